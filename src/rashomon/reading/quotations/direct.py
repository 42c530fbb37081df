"""Ties marked stretches to the cue beside them: "…," X said; X said: "…"; and their continuations."""

from rashomon.model.parse import Token
from rashomon.reading.quotations.cues import Cue, attitudes, is_verb, taking, verb_cue, word_list
from rashomon.reading.quotations.lines import signature
from rashomon.reading.quotations.scene import Draft, Paragraph, Scene, is_sentence_end
from rashomon.reading.quotations.sources import noun_phrase, source_of
from rashomon.text.quotation_marks import Marked

_OPEN_ENDS = ",?!…—–-"
# “We sail at dawn” X said: with no comma, so many words must stand between the marks.
_MIN_WORDS_NO_STOP = 4
# A name before a colon has at most so many words, its title among them.
_MAX_NAME_WORDS = 6
_CLOSING_STOPS = ".?!…"
_MARKS = frozenset("\"“”„‟«»＂'‘’‚‛‹›") | {"''", "``"}
_LIGHT_POS = frozenset({"PUNCT", "ADV", "PART", "SYM", "SPACE", "X"})
_LIGHT_DEPS = frozenset(
    {
        "dobj",
        "dative",
        "pobj",
        "npadvmod",
        "compound",
        "nummod",
        "poss",
        "nsubj",
        "appos",
        "amod",
        "det",
        "flat",
    }
)
_PART_OF_NAME = frozenset({"compound", "flat", "poss", "amod", "nmod"})
# A cue farther than this many words from the marks it would open is not theirs.
_MAX_LIGHT_WORDS = 14
# Attribution after the marks: the cue stands within so many words ("…," Senator X of Y, the chair of the Z, said).
_MAX_WORDS_TO_CUE = 40


def attach_direct(scene: Scene, paragraph: Paragraph) -> tuple[list[Draft], list[Marked]]:
    """Drafts for stretches with a cue beside them, and the stretches left over."""
    drafts: list[Draft] = []
    left_over: list[Marked] = []
    current: Draft | None = None
    pending: Marked | None = None
    for at, stretch in enumerate(paragraph.stretches):
        before = gap_tokens(scene, paragraph, at)
        after = gap_tokens(scene, paragraph, at + 1)
        if current is not None and pending is not None and _continues(scene, before, stretch, after, current):
            current.content.append((stretch.start, stretch.end))
            pending = stretch
            continue
        draft = signature(scene, paragraph, stretch) if stretch is paragraph.stretches[-1] else None
        draft = draft or _opened_by(scene, before, stretch, after)
        draft = draft or _followed_by(scene, before, stretch, after)
        if draft is None:
            left_over.append(stretch)
            current = pending = None
        else:
            drafts.append(draft)
            current, pending = draft, stretch
    return drafts, left_over


def gap_tokens(scene: Scene, paragraph: Paragraph, at: int) -> list[Token]:
    """Tokens between stretch at-1 and stretch `at` of the paragraph, marks left out."""
    low = paragraph.stretches[at - 1].outer_end if at > 0 else paragraph.start
    high = paragraph.stretches[at].outer_start if at < len(paragraph.stretches) else paragraph.end
    if low >= high:
        return []
    return [
        t for t in scene.parse.between(low, high) if t.start >= low and t.end <= high and t.text not in _MARKS
    ]


def last_part(tokens: list[Token]) -> list[Token]:
    """What stands after the last sentence end."""
    if tokens and _ends_in_abbreviation(tokens[-1]):
        return []
    at = next((i for i in range(len(tokens) - 1, -1, -1) if is_sentence_end(tokens[i])), -1)
    return tokens[at + 1 :]


def _ends_in_abbreviation(token: Token) -> bool:
    """Whether a stop before the marks is an abbreviation's and the sentence's at once: "in San Jose, Calif. “We …”"."""
    title = token.dep == "compound" and token.head > token.index
    return len(token.text) > 2 and token.text.endswith(".") and token.text[0].isalpha() and not title


def first_part(tokens: list[Token]) -> list[Token]:
    """What stands before the first sentence end."""
    at = next((i for i, t in enumerate(tokens) if is_sentence_end(t)), len(tokens))
    return tokens[:at]


def _opened_by(scene: Scene, before: list[Token], stretch: Marked, after: list[Token]) -> Draft | None:
    part = last_part(before)
    if not part or not _ends_here(scene, stretch, after):
        return None
    colon = part[-1].text == ":"
    cue = _cue_that_opens(scene, part, colon=colon)
    if cue is None:
        return _named_before_colon(part, stretch) if colon else None
    source = source_of(scene.parse, cue) or _beside(scene, part, cue)
    return Draft([(stretch.start, stretch.end)], cue, source, "direct", "opens")


def _named_before_colon(part: list[Token], stretch: Marked) -> Draft | None:
    """Dialogue and headlines: a name, a colon, the words."""
    name = part[:-1]
    if not 1 <= len(name) <= _MAX_NAME_WORDS or not any(t.pos == "PROPN" for t in name):
        return None
    if any(t.pos in ("VERB", "AUX", "ADP", "PUNCT") for t in name):
        return None
    if all(t.text.lower() in word_list("phrases", "caption_labels") for t in name):
        return None
    colon = ((part[-1].start, part[-1].end),)
    source = (tuple(t.index for t in name),)
    return Draft([(stretch.start, stretch.end)], None, source, "direct", "dialogue", cue_chars=colon)


def _ends_here(scene: Scene, stretch: Marked, after: list[Token]) -> bool:
    """Whether the sentence ends with the stretch, so that what opened it attributes the whole of it."""
    if scene.text[stretch.end - 1] in _CLOSING_STOPS or not after:
        return True
    return is_sentence_end(after[0]) or after[0].text in (",", ";", "—", "–", "-", "(", ":")


def _cue_that_opens(scene: Scene, part: list[Token], *, colon: bool) -> Cue | None:
    for at in range(len(part) - 1, -1, -1):
        token = part[at]
        between = part[at + 1 :]
        if len(between) > (_MAX_WORDS_TO_CUE if colon else _MAX_LIGHT_WORDS):
            return None
        if token.text.lower() == "according":
            return next(iter(scene.cues_between(token.index, token.index + 1)), None)
        if not is_verb(token) or not _speaks(token):
            continue
        if colon or _light(between):
            return verb_cue(scene.parse, token)
        if token.lemma not in ("be", "have", "do"):
            return None
    return None


def _speaks(token: Token) -> bool:
    """Whether a verb can stand beside a whole quotation: "said", "went on", but not "discussed" or "described"."""
    beside = token.lemma in word_list("beside_marks", "verbs")
    return beside or (token.lemma in attitudes() and token.lemma not in taking("no_clause"))


def _light(between: list[Token]) -> bool:
    """Whether nothing between cue and mark belongs to the content: "told reporters in a statement on Friday, that"."""
    if not between:
        return True
    if any(is_verb(t) for t in between):
        return False
    last = between[-1]
    if last.dep in ("nsubj", "nsubjpass") and last.head > last.index:
        return False  # "said Rubio “has failed”": the subject of the marked words
    if last.text in (",", ":") or last.lemma == "that":
        return all(
            t.pos in _LIGHT_POS or t.dep in _LIGHT_DEPS or t.dep in ("prep", "mark", "cc", "conj", "case")
            for t in between
        )
    if last.pos in ("DET", "ADP", "ADJ", "PRON", "AUX"):
        return False
    return all(
        t.pos in ("PUNCT", "ADV", "PROPN", "PART", "CCONJ")
        or t.dep in ("prep", "pobj", "npadvmod", "dobj", "dative", "nsubj", "prt")
        for t in between
    )


def _followed_by(scene: Scene, before: list[Token], stretch: Marked, after: list[Token]) -> Draft | None:
    part = first_part(after)
    if not part or not starts_here(last_part(before)):
        return None
    ending = scene.text[stretch.end - 1]
    comma_after = part[0].text == ","
    open_ended = ending in _OPEN_ENDS or comma_after
    if (
        not open_ended
        and ending != "."
        and len(scene.text[stretch.start : stretch.end].split()) < _MIN_WORDS_NO_STOP
    ):
        return None
    own_sentence = ending in "?!…" and part[0].text[:1].isupper()
    cue = _cue_that_follows(scene, part, strict=not open_ended or own_sentence)
    if cue is None:
        return None
    source = source_of(scene.parse, cue)
    if not source or scene.parse.tokens[source[0][0]].start < stretch.end or _passed_over(part, cue, source):
        # The parser took the last words of the quotation for the subject: "… . Full panic,” said Okoro."
        source = _beside(scene, part, cue)
    if not source:
        return None
    return Draft([(stretch.start, stretch.end)], cue, source, "direct", "follows")


def _passed_over(part: list[Token], cue: Cue, source: tuple[tuple[int, ...], ...]) -> bool:
    """Whether a name leads to the cue and yet the source was sought after it: "Okoro, a pilot, said on Radio Port"."""
    return source[0][0] > cue.head and part[0].pos == "PROPN" and part[0].index < cue.head


def starts_here(part: list[Token]) -> bool:
    """Whether the stretch begins its sentence: nothing before it but a link word or a dash."""
    words = [t for t in part if t.pos not in ("PUNCT", "CCONJ", "SYM")]
    return len(words) <= 1 and all(t.pos in ("ADV", "INTJ", "SCONJ", "X", "NUM") for t in words)


def _cue_that_follows(scene: Scene, part: list[Token], *, strict: bool) -> Cue | None:
    """The first main verb of speech after the marks; `strict` where the marked words already ended with a stop."""
    fallback: Cue | None = None
    for at, token in enumerate(part[:_MAX_WORDS_TO_CUE]):
        if token.text.lower() == "according" and at <= 2:
            return next(iter(scene.cues_between(token.index, token.index + 1)), None)
        if not is_verb(token) or not _speaks(token):
            continue
        cue = verb_cue(scene.parse, token)
        if strict and not _bare_attribution(part, at):
            return None
        if token.dep in ("relcl", "acl", "advcl") and token.tag in ("VBN", "VBG", "VBD", "VB") and at > 2:
            fallback = fallback or (cue if token.dep == "advcl" else None)
            continue
        return cue
    return fallback


def _bare_attribution(part: list[Token], at: int) -> bool:
    """Whether the sentence holds no more than source and cue: "he wrote", "said the minister on Monday"."""
    if any(is_verb(t) and t.dep not in ("relcl", "acl", "aux", "advcl") for t in part[:at]):
        return False
    if part[at].tag not in ("VBD", "VBZ", "VBP"):
        return False
    rest = part[at + 1 :]
    return (
        not any(t.dep in ("ccomp", "xcomp") or (t.lemma == "that" and t.dep == "mark") for t in rest)
        and len(part) <= 25
    )


def _beside(scene: Scene, part: list[Token], cue: Cue) -> tuple[tuple[int, ...], ...]:
    """The name or noun next to the cue, where the parser found it no subject: "…," said Mr. X."""
    indices = {t.index for t in part if t.entity not in ("DATE", "TIME")}
    # "Flynn, a top adviser, said Thursday morning": what stands before the cue goes before what follows it.
    first = next((t for t in part if t.index < cue.tokens[0] and t.pos in ("PROPN", "PRON", "NOUN")), None)
    if first is not None:
        head = first.index
        while (
            scene.parse.tokens[head].dep in _PART_OF_NAME
            and first.index < scene.parse.tokens[head].head < cue.head
        ):
            head = scene.parse.tokens[head].head
        return (noun_phrase(scene.parse, head),)
    for step in (1, -1):
        at = cue.tokens[-1] + 1 if step > 0 else cue.tokens[0] - 1
        while at in indices and scene.parse.tokens[at].pos in ("ADV", "AUX", "DET", "ADJ", "PART"):
            at += step
        if at in indices and scene.parse.tokens[at].pos in ("PROPN", "PRON", "NOUN"):
            head = at
            while scene.parse.tokens[head].dep in _PART_OF_NAME and scene.parse.tokens[head].head in indices:
                head = scene.parse.tokens[head].head
            return (noun_phrase(scene.parse, head),)
    return ()


def _continues(
    scene: Scene, before: list[Token], stretch: Marked, after: list[Token], current: Draft
) -> bool:
    """Whether a stretch goes on with the quotation before it: only that one's attribution stands between."""
    words = [t for t in before if t.pos != "PUNCT"]
    if not words:
        return _followed_by(scene, [], stretch, after) is None
    if answers(scene, current, stretch, after):
        return False
    heads = set(current.cue.tokens if current.cue else ())
    if not any(t.index in heads for t in before):
        return False
    if _opened_by_other(scene, before, heads):
        return False
    part = last_part(before)
    if part:
        spoken = next((i for i, t in enumerate(part) if t.index in heads), -1)
        if any(is_verb(t) and t.lemma in attitudes() for t in part[spoken + 1 :]):
            return False  # "…," he said, suggesting some questions, "…"
        return (
            part[-1].text in (",", ":", ";", "—", "–", "…")
            or part[-1].index in heads
            or _light_tail(part, heads)
        )
    parts = sum(1 for t in before if is_sentence_end(t))
    return parts <= 1 and _followed_by(scene, [], stretch, after) is None


def answers(scene: Scene, before: Draft, stretch: Marked, after: list[Token]) -> bool:
    """Whether marked words answer the question before them: “Why?” Voss asked. “Because I said so.” Lee smiled."""
    asked = before.cue is not None and before.cue.lemma in word_list("phrases", "asked_of")
    low, high = before.content[-1]
    if not asked or scene.text[high - 1 : high] != "?" or stretch.start < low:
        return False
    first = next((t for t in scene.parse.between(stretch.start, stretch.end) if t.pos != "PUNCT"), None)
    if first is not None and first.text.lower() in word_list("phrases", "answers"):
        return True
    return bool(after) and after[0].pos == "PROPN" and scene.text[stretch.end - 1] in _CLOSING_STOPS


def _light_tail(part: list[Token], heads: set[int]) -> bool:
    at = max((i for i, t in enumerate(part) if t.index in heads), default=-1)
    return at >= 0 and _light(part[at + 1 :])


def _opened_by_other(scene: Scene, before: list[Token], heads: set[int]) -> bool:
    part = last_part(before)
    if not part:
        return False
    cue = _cue_that_opens(scene, part, colon=part[-1].text == ":")
    return cue is not None and cue.head not in heads

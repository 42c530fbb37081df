"""Quotations with no cue of their own: blocks after a colon, and paragraphs of marked words."""

from rashomon.model.parse import Token
from rashomon.reading.quotations.cues import Cue, is_verb, taking, verb_cue, word_list
from rashomon.reading.quotations.direct import first_part, gap_tokens, last_part
from rashomon.reading.quotations.lines import heading_source
from rashomon.reading.quotations.scene import Draft, Paragraph, Scene
from rashomon.reading.quotations.sources import source_of
from rashomon.text.quotation_marks import Marked

# Fewer words in marks, with no cue, are scare quotes, nicknames, names of ships and papers.
MIN_WORDS_ALONE = 4
# "These were Lavrov's words": the noun after the owner.
_WORD_NOUNS = frozenset({"word", "remark", "comment", "statement", "message", "answer", "reply"})
# "told the Russian State Duma on Wednesday:" and not a whole sentence more.
_MAX_WORDS_TO_COLON = 12


def stands_alone(scene: Scene, paragraph: Paragraph) -> bool:
    """Whether the paragraph is nothing but marked words."""
    if not paragraph.stretches or sum(len(s_words(scene, s)) for s in paragraph.stretches) < MIN_WORDS_ALONE:
        return False
    return not any(
        t.pos != "PUNCT"
        for at in range(len(paragraph.stretches) + 1)
        for t in gap_tokens(scene, paragraph, at)
    )


def s_words(scene: Scene, stretch: Marked) -> list[str]:
    """The words of a stretch."""
    return scene.text[stretch.start : stretch.end].split()


def opened_block(scene: Scene, paragraph: Paragraph) -> Draft | None:
    """A draft, its content still empty, from a paragraph that ends in a colon and says who is about to speak."""
    end = paragraph.start + len(scene.text[paragraph.start : paragraph.end].rstrip())
    if scene.text[end - 1 : end] != ":":
        return None
    found = _colon_cue(scene, paragraph, end)
    if found is not None:
        return Draft([], found[0], found[1], "direct", "colon block")
    source = heading_source(scene, paragraph, marked=True)
    if not source:
        return None
    return Draft([], None, (), "direct", "colon block", source_chars=source, cue_chars=((end - 1, end),))


def introduces_unmarked(scene: Scene, paragraph: Paragraph, opened: Draft) -> bool:
    """Whether a block without marks is taken for the speech that a colon announced."""
    if opened.cue is None:
        return bool(heading_source(scene, paragraph, marked=False))
    return is_bare(scene, paragraph, opened.cue)


def _colon_cue(
    scene: Scene, paragraph: Paragraph, end: int
) -> tuple[Cue, tuple[tuple[int, ...], ...]] | None:
    tokens = [t for t in scene.parse.between(paragraph.start, end - 1) if t.text != ":"]
    part = last_part(tokens)
    best: tuple[int, Cue] | None = None
    for token in part:
        if is_verb(token) and (cue := _cue_at(scene, token)):
            depth = sum(1 for _ in scene.parse.ancestors(token.index))
            if source_of(scene.parse, cue) and (best is None or depth < best[0]):
                best = (depth, cue)
    if best is None:
        return None
    return best[1], source_of(scene.parse, best[1])


def _cue_at(scene: Scene, token: Token) -> Cue | None:
    """A verb of saying, or any verb with a message for its object: "made the following comment:"."""
    cue = next(iter(scene.cues_between(token.index, token.index + 1)), None)
    given = scene.parse.child_with(token.index, "dobj")
    if cue is None and given is not None and given.lemma in word_list("phrases", "messages"):
        return Cue(token.index, tuple(sorted((token.index, given.index))), token.lemma, "neutral")
    return cue


def is_bare(scene: Scene, paragraph: Paragraph, cue: Cue) -> bool:
    """Whether a cue before a colon attributes nothing but what follows: "told the council on Wednesday:".

    Only then is a block without marks taken for speech; "he listed six steps to take:" opens a list.
    """
    token = scene.parse.tokens[cue.head]
    if cue.lemma == "according to" or cue.lemma in taking("no_clause") or token.dep not in ("ROOT", "conj"):
        return False
    after = scene.parse.between(token.end, paragraph.end)
    return len(after) <= _MAX_WORDS_TO_COLON and not any(is_verb(t) for t in after)


def words_of(scene: Scene, paragraph: Paragraph) -> tuple[tuple[int, ...], ...]:
    """The owner in "These were Lavrov's words to …" at the head of the paragraph after a quotation."""
    part = first_part(list(scene.parse.between(paragraph.start, paragraph.end))[:12])
    if not part or part[0].text.lower() not in ("these", "those", "such", "this", "that"):
        return ()
    for token in part:
        if token.lemma in _WORD_NOUNS and (owner := scene.parse.child_with(token.index, "poss")):
            from_owner = range(min(scene.parse.subtree(owner.index)), owner.index + 1)
            return (tuple(from_owner),)
    return ()


def subject_before(scene: Scene, before: list[Token]) -> tuple[tuple[int, ...], ...]:
    """The subject of the sentence that leads to a stretch with a colon and no verb of speech."""
    for token in reversed(last_part(before)):
        if is_verb(token) and (source := source_of(scene.parse, verb_cue(scene.parse, token))):
            return source
    return ()

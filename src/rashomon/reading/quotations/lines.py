"""Whole lines that say whose words they are: dialogue ("Name: …"), headlines, signatures and signed posts."""

import re
from collections.abc import Collection

from rashomon.model.parse import Token
from rashomon.reading.quotations.cues import is_verb, word_list
from rashomon.reading.quotations.scene import Draft, Paragraph, Scene
from rashomon.text.quotation_marks import Marked

# A label before a colon has at most so many words, title and all ("Chief Justice Inés Bellamy Ruiz of Port").
_MAX_LABEL_WORDS = 6
# A name alone on a line after a dash or a colon.
_MAX_SIGNED_WORDS = 8
_LABEL = re.compile(r"[\"“”]?((?:[A-Z][\w.'’\-]*)(?: [\w.'’\-]+){0,5})(?: ?\([^()\n]{1,40}\))?: +(?=\S)")
_DASH = re.compile(r"\s*(—|–|―|--?)\s*(?=[A-Z])")
_COLON = re.compile(r"\s*(:)\s+(?=[A-Z])")
_HANDLE = re.compile(r"[—–-]\s*([^\n()]{1,80}?)\s*\((@\w{1,30})\)[^\n]*")
# The line of a post that says when it went out: "10:32 AM · May 3, 2020", "May 3, 2020", "3 May 2020".
_POST_DATE = re.compile(
    r"\s*(?:\d{1,2}:\d{2}(?: ?[AaPp]\.?[Mm]\.?)?\s*[·,–-]?\s*)?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})\s*"
)
# One label of this kind makes no dialogue unless it is somebody named in the article.
_MIN_DIALOGUE_LINES = 2
# A headline that ends in a colon and a name has at most so many words.
_MAX_HEADLINE_WORDS = 25
# A line over a signature with fewer words is a heading, not the post.
_MIN_POST_WORDS = 4
_CLOSING_STOPS = ".?!…"
_QUESTION_AND_ANSWER = frozenset({"Q", "A"})


def read_lines(scene: Scene) -> list[Draft]:
    """Posts, dialogue and unmarked headlines; what they hold is nobody else's speech."""
    people = scene.surnames
    drafts = _posts(scene)
    taken = {low for d in drafts for low, _ in d.content}
    labelled = [(p, m) for p in scene.paragraphs if (m := _LABEL.match(scene.text, p.start, p.end))]
    drafts += _dialogue(scene, [(p, m) for p, m in labelled if p.start not in taken], people)
    drafts += [d for p in scene.paragraphs if (d := _named_at_the_end(scene, p, people))]
    return drafts


def _dialogue(
    scene: Scene, lines: list[tuple[Paragraph, re.Match[str]]], people: frozenset[str]
) -> list[Draft]:
    """Lines that begin with a name or a label in capitals and a colon."""
    named = [(p, m) for p, m in lines if _is_speaker(m[1], people) and _unmarked(scene, p, m)]
    shouted = [(p, m) for p, m in lines if _is_shouted(m[1]) and _unmarked(scene, p, m)]
    if len(shouted) < _MIN_DIALOGUE_LINES:
        shouted = []
    by_place = {p.start: (p, m) for p, m in (*named, *shouted)}
    places = {p.start: n for n, p in enumerate(scene.paragraphs)}
    drafts = []
    for _, (paragraph, match) in sorted(by_place.items()):
        content = _trimmed(scene.text, match.end(), paragraph.end)
        if content is not None:
            pieces = [content, *_going_on(scene, places[paragraph.start], by_place.keys())]
            colon = scene.text.index(":", match.end(1))
            source = match.span(1)
            known = match[1] not in _QUESTION_AND_ANSWER
            drafts.append(
                Draft(
                    pieces,
                    None,
                    (),
                    "direct",
                    "dialogue",
                    source_chars=(source,) if known else (),
                    cue_chars=((colon, colon + 1),),
                )
            )
    return drafts


def _going_on(scene: Scene, at: int, labelled: Collection[int]) -> list[tuple[int, int]]:
    """The paragraphs after the labelled one at this place, whose open mark each of them repeats."""
    pieces: list[tuple[int, int]] = []
    last = scene.paragraphs[at]
    while last.stretches and not last.stretches[-1].closed and at + 1 < len(scene.paragraphs):
        at += 1
        last = scene.paragraphs[at]
        if last.start in labelled or not last.stretches or last.stretches[0].outer_start != last.start:
            break
        pieces.append((last.stretches[0].start, last.end))
    return pieces


def _is_speaker(label: str, people: frozenset[str]) -> bool:
    words = label.split()
    capital = all(w[:1].isupper() or w in ("of", "de", "da", "al", "van", "von") for w in words)
    known = words[-1].lower() in people and not _is_caption_label(words)
    return capital and len(words) <= _MAX_LABEL_WORDS and known


def _is_shouted(label: str) -> bool:
    words = label.split()
    return label.isupper() and len(words) <= _MAX_LABEL_WORDS and not _is_caption_label(words)


def _is_caption_label(words: list[str]) -> bool:
    """ "FILE PHOTO", "WATCH": a label over a picture, nobody's name."""
    return all(w.lower() in word_list("phrases", "caption_labels") for w in words)


def _unmarked(scene: Scene, paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether the words after the label stand in no marks of their own (an open mark before the label is none)."""
    return not any(s.outer_start == match.end() for s in paragraph.stretches)


def _named_at_the_end(scene: Scene, paragraph: Paragraph, people: frozenset[str]) -> Draft | None:
    """A headline of the kind "Quay to stay closed for months: Bellamy"."""
    line = scene.text[paragraph.start : paragraph.end].rstrip()
    at = line.rfind(": ")
    name = line[at + 2 :]
    if at < 0 or paragraph.stretches or line[-1] in _CLOSING_STOPS or line[at - 1 : at].isdigit():
        return None
    if len(line.split()) > _MAX_HEADLINE_WORDS or not _is_speaker(name, people):
        return None
    low, colon = paragraph.start, paragraph.start + at
    if not any(is_verb(t) for t in scene.parse.between(low, colon)) or ": " in line[:at]:
        return None
    source = (colon + 2, colon + 2 + len(name))
    return Draft(
        [(low, colon)],
        None,
        (),
        "direct",
        "headline",
        source_chars=(source,),
        cue_chars=((colon, colon + 1),),
    )


def signature(scene: Scene, paragraph: Paragraph, stretch: Marked) -> Draft | None:
    """“…” — Name, or ‘…’: Name, and nothing else up to the end of the paragraph."""
    match = _DASH.match(scene.text, stretch.outer_end, paragraph.end) or _COLON.match(
        scene.text, stretch.outer_end, paragraph.end
    )
    name = _trimmed(scene.text, match.end(), paragraph.end) if match else None
    if match is None or name is None:
        return None
    low, high = name
    words = scene.text[low:high].rstrip(".").split()
    tokens = scene.parse.between(low, high)
    if len(words) > _MAX_SIGNED_WORDS or any(_is_plain_verb(t) for t in tokens):
        return None
    if not all(w[:1].isupper() for w in words[:2]):
        return None
    high = low + len(scene.text[low:high].rstrip("."))
    return Draft(
        [(stretch.start, stretch.end)],
        None,
        (),
        "direct",
        "signed",
        source_chars=((low, high),),
        cue_chars=(match.span(1),),
    )


def _is_plain_verb(token: Token) -> bool:
    return is_verb(token) and token.text[:1].islower()


def _posts(scene: Scene) -> list[Draft]:
    """One draft for each signed post: its lines, without the line that names the author."""
    drafts = []
    for block in scene.article.blocks:
        if block.kind == "embed" and (match := _HANDLE.search(scene.text, block.start, block.end)):
            pieces = ((block.start, match.start()), (match.end(), block.end))
            drafts += _post(scene, match, pieces)
    for before, paragraph in zip([None, *scene.paragraphs], scene.paragraphs, strict=False):
        match = _HANDLE.search(scene.text, paragraph.start, paragraph.end)
        if match is None:
            continue
        here = _trimmed(scene.text, paragraph.start, match.start())
        if here is not None:
            drafts += _post(scene, match, (here,))
        elif before is not None and len(scene.text[before.start : before.end].split()) >= _MIN_POST_WORDS:
            drafts += _post(scene, match, ((before.start, before.end),))
    return drafts


def _post(scene: Scene, match: re.Match[str], pieces: tuple[tuple[int, int], ...]) -> list[Draft]:
    content = [
        t
        for low, high in pieces
        if (t := _trimmed(scene.text, low, high)) and not _POST_DATE.fullmatch(scene.text, *t)
    ]
    source = (match.start(1), match.end(2) + 1)  # the bracket that closes the account's name too
    return [Draft(content, None, (), "direct", "post", source_chars=(source,))] if content else []


def _trimmed(text: str, low: int, high: int) -> tuple[int, int] | None:
    """Without white space at either end; None where no word is left."""
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return (low, high) if any(c.isalnum() for c in text[low:high]) else None


def heading_source(scene: Scene, paragraph: Paragraph, *, marked: bool) -> tuple[tuple[int, int], ...]:
    """Who a heading that ends in a colon gives the floor to: "Bellamy on the quay:", "Statement by Bellamy:".

    Where the block has no marks, the heading must name a text ("statement", "letter").
    """
    tokens = [t for t in scene.parse.between(paragraph.start, paragraph.end) if t.text != ":"]
    if not tokens or len(tokens) > _MAX_HEADLINE_WORDS // 2 or any(_is_plain_verb(t) for t in tokens):
        return ()
    messages = word_list("phrases", "messages")
    if not marked and not any(t.lemma in messages for t in tokens):
        return ()
    surnames = scene.surnames
    last = next((t for t in reversed(tokens) if t.pos == "PROPN" and t.text.lower() in surnames), None)
    if last is None or not scene.text[paragraph.start : paragraph.end].rstrip().endswith(":"):
        return ()
    first = last.index
    while first > tokens[0].index and scene.parse.tokens[first - 1].pos == "PROPN":
        first -= 1
    if any(t.text.lower() in surnames for t in tokens if t.index < first):
        return ()
    return ((scene.parse.tokens[first].start, last.end),)

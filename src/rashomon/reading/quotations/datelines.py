"""Keeps datelines out of sources: in "LONDON (Reuters) - Johnson said …" it is Johnson who said it."""

import re
from bisect import bisect_right

from rashomon.reading.quotations.scene import Draft, Scene
from rashomon.reading.quotations.sources import noun_phrase

# A town in capitals (with region and date), an agency in brackets or none, and a dash.
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’\-]+(?:[ ,/]+[A-Z][\w.'’\-]*){0,6}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?P<agency> ?\([^()\n]{2,40}\))? *(?P<dash>—|–|--| -) *(?=\S)"
)
# With no agency, a second dash so near closes an insertion: "NATO — the alliance — said".
_MAX_INSERTION = 200
_PART_OF_NAME = frozenset({"compound", "flat", "poss", "amod", "nmod"})


def leave_out_datelines(scene: Scene, drafts: list[Draft]) -> None:
    """Take datelines out of the sources of these drafts; the rest of the noun phrase stays."""
    places = sorted(_datelines(scene))
    starts = [low for low, _ in places]
    for draft in drafts:
        if not draft.source:
            continue
        first = scene.parse.tokens[draft.source[0][0]].start
        at = bisect_right(starts, first) - 1
        if at >= 0 and first < places[at][1]:
            draft.source = (*_after(scene, draft, places[at][1]), *draft.source[1:])


def _datelines(scene: Scene) -> list[tuple[int, int]]:
    found = [(b.start, b.end) for b in scene.article.blocks if b.kind == "dateline"]
    for paragraph in scene.paragraphs:
        match = _DATELINE.match(scene.text, paragraph.start, paragraph.end)
        if match is None:
            continue
        near = scene.text[match.end() : min(match.end() + _MAX_INSERTION, paragraph.end)]
        if match["agency"] or match["dash"] not in near:
            found.append(match.span())
    return found


def _after(scene: Scene, draft: Draft, end: int) -> tuple[tuple[int, ...], ...]:
    """The noun phrase that the dateline was taken into or that follows it before the cue."""
    tokens = scene.parse.tokens
    kept = tuple(i for i in draft.source[0] if tokens[i].start >= end)
    last = draft.cue.head if draft.cue else draft.source[0][-1] + 1
    head = next((i for i in kept or range(draft.source[0][-1] + 1, last) if tokens[i].start >= end), None)
    while head is not None and head < last and tokens[head].pos not in ("PROPN", "NOUN", "PRON"):
        head += 1
    if head is None or head >= last:
        return ()
    while tokens[head].dep in _PART_OF_NAME and head < tokens[head].head < last:
        head = tokens[head].head
    phrase = tuple(i for i in noun_phrase(scene.parse, head) if tokens[i].start >= end)
    return (phrase,)

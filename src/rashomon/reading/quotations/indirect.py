"""Indirect and mixed attributions: the clause below a cue, with the marked words that stand in it."""

from rashomon.reading.quotations.contents import contents_of
from rashomon.reading.quotations.cues import Cue, attitudes, is_verb, taking, verb_cue, word_list
from rashomon.reading.quotations.marks import Marked
from rashomon.reading.quotations.scene import Draft, Ranges, Scene, char_range, is_sentence_end
from rashomon.reading.quotations.sources import source_of

# A cue farther before the marks than this many words is not looked for where the parser failed.
_MAX_WORDS_BACK = 60


def read_indirect(scene: Scene, taken: list[Draft]) -> list[Draft]:
    """One draft for each cue of the outlet's own text that attributes something not yet taken."""
    used = {i for d in taken if d.cue for i in d.cue.tokens}
    held = Ranges(r for d in taken for r in d.content)
    drafts = []
    for cue in scene.cues:
        token = scene.parse.tokens[cue.head]
        around = scene.stretch_at(token.start)
        if cue.head in used or (around is not None and not around.single):
            continue
        draft = _draft(scene, cue, held, quoted=False)
        if draft is not None and draft.source:
            drafts.append(draft)
    return drafts


def read_embedded(
    scene: Scene, left_over: list[Marked], taken: list[Draft]
) -> tuple[list[Draft], list[Marked]]:
    """Marked words in the middle of a sentence: tied to the nearest verb above them that can attribute."""
    held = Ranges(r for d in taken for r in d.content if d.rule != "clause")
    covered = Ranges(r for d in taken for r in d.content)
    drafts: list[Draft] = []
    rest: list[Marked] = []
    for stretch in left_over:
        if is_title(scene, stretch):
            continue
        # Stretches come in text order, so that what could hold this one was found just before.
        if covered.covers(stretch.start, stretch.end) or any(
            _inside(stretch, d.content) for d in drafts[-3:]
        ):
            continue
        draft = _above(scene, stretch, held)
        if draft is None:
            rest.append(stretch)
        else:
            drafts.append(draft)
    return drafts, rest


def is_title(scene: Scene, stretch: Marked) -> bool:
    """Whether marked words are written as the name of a paper, ship or work: two or more, all with capitals."""
    long_words = [
        w for w in scene.text[stretch.start : stretch.end].split() if len(w) > 3 and w[:1].isalpha()
    ]
    return len(long_words) > 1 and all(w[:1].isupper() for w in long_words)


def _inside(stretch: Marked, ranges: list[tuple[int, int]]) -> bool:
    return any(low <= stretch.start and stretch.end <= high for low, high in ranges)


def _above(scene: Scene, stretch: Marked, held: Ranges) -> Draft | None:
    inside = scene.parse.between(stretch.start, stretch.end)
    if not inside:
        return None
    top = next(
        (t for t in inside if not inside[0].index <= t.head <= inside[-1].index or t.head == t.index),
        inside[0],
    )
    above = [t for t in scene.parse.ancestors(top.index) if is_verb(t) and scene.stretch_at(t.start) is None]
    for lemmas in (attitudes().keys(), word_list("around_marks", "verbs")):
        for token in above:
            if token.lemma in lemmas:
                draft = _draft(scene, verb_cue(scene.parse, token), held, quoted=True)
                if draft and draft.source and _inside(stretch, draft.content):
                    return draft
    return _after_that(scene, stretch, inside[0].index)


def _after_that(scene: Scene, stretch: Marked, first: int) -> Draft | None:
    """A verb of saying, then "that", then the stretch, in one sentence that the parser lost its way in."""
    tokens = scene.parse.tokens
    low = first
    while low > 0 and first - low < _MAX_WORDS_BACK and not is_sentence_end(tokens[low - 1]):
        low -= 1
    that = next(
        (i for i in range(first - 1, low, -1) if tokens[i].lemma == "that" and tokens[i].tag == "IN"), None
    )
    if that is None or "\n" in scene.text[tokens[low].start : stretch.start]:
        return None
    for cue in reversed(scene.cues_between(low, that)):
        if not cue.noun and cue.lemma not in taking("no_clause") and (source := source_of(scene.parse, cue)):
            content = (tokens[that + 1].start, stretch.outer_end)
            return Draft([content], cue, source, "mixed", "clause")
    return None


def _draft(scene: Scene, cue: Cue, held: Ranges, *, quoted: bool) -> Draft | None:
    source = source_of(scene.parse, cue)
    ranges = contents_of(scene.parse, cue, quoted=quoted)
    pieces = []
    for first, last in ranges:
        low, high = char_range(scene.parse, first, last)
        piece = _fit(scene, low, high)
        if piece is not None and not held.overlaps(*piece):
            pieces.append(piece)
    if not pieces:
        return None
    return Draft(pieces, cue, source, _type(scene, pieces), "clause")


def _fit(scene: Scene, low: int, high: int) -> tuple[int, int] | None:
    """Take in marked stretches that the range cuts; leave out the marks where one stretch is the whole range."""
    stretches = scene.stretches_between(low, high)
    for stretch in stretches:
        if stretch.outer_start < low or stretch.outer_end > high:
            low, high = min(low, stretch.outer_start), max(high, stretch.outer_end)
    if stretches and stretches[0].outer_start <= low and high <= stretches[0].outer_end:
        return stretches[0].start, stretches[0].end
    return (low, high) if low < high else None


def _type(scene: Scene, pieces: list[tuple[int, int]]) -> str:
    stretches = [s for low, high in pieces for s in scene.stretches_between(low, high)]
    if not stretches:
        return "indirect"
    inside = sum(
        max(0, min(s.end, high) - max(s.start, low))
        for low, high in pieces
        for s in scene.stretches_between(low, high)
    )
    return "direct" if inside >= 0.9 * sum(high - low for low, high in pieces) else "mixed"

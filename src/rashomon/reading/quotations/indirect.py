"""Indirect and mixed attributions: the clause below a cue, with the marked words that stand in it."""

from bisect import bisect_left

from rashomon.model.parse import Token
from rashomon.reading.quotations.contents import contents_of
from rashomon.reading.quotations.cues import Cue, attitudes, is_verb, taking, verb_cue, word_list
from rashomon.reading.quotations.scene import Draft, Ranges, Scene, char_range, is_sentence_end
from rashomon.reading.quotations.sources import noun_phrase, source_of
from rashomon.text.quotation_marks import Marked

# A cue farther before the marks than this many words is not looked for where the parser failed.
_MAX_WORDS_BACK = 60


def read_indirect(scene: Scene, taken: list[Draft]) -> list[Draft]:
    """One draft for each cue of the outlet's own text that attributes something not yet taken."""
    used = {i for d in taken if d.cue for i in d.cue.tokens}
    own_words = Ranges(r for d in taken if d.cue is None for r in d.content)
    held = _Held(scene, taken)
    drafts = []
    for cue in scene.cues:
        token = scene.parse.tokens[cue.head]
        around = scene.stretch_at(token.start)
        if cue.head in used or (around is not None and not around.single):
            continue
        if own_words.covers(token.start, token.end):
            continue
        draft = _draft(scene, cue, held, quoted=False)
        if draft is not None and draft.source:
            drafts.append(draft)
    return drafts


def read_embedded(
    scene: Scene, left_over: list[Marked], taken: list[Draft]
) -> tuple[list[Draft], list[Marked]]:
    """Marked words in the middle of a sentence: tied to the nearest verb above them that can attribute."""
    held = _Held(scene, [d for d in taken if d.rule != "clause"])
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


class _Held:
    """The words that other attributions hold; one attribution may hold another whole, cue and all."""

    def __init__(self, scene: Scene, drafts: list[Draft]) -> None:
        """Index the drafts by their content and by their cue."""
        self._parse = scene.parse
        self._ranges = Ranges(r for d in drafts for r in d.content)
        self._by_cue = sorted(
            ((scene.parse.tokens[d.cue.head].start, d) for d in drafts if d.cue and d.content),
            key=lambda pair: pair[0],
        )
        self._starts = [start for start, _ in self._by_cue]

    def bars(self, low: int, high: int) -> bool:
        """Whether [low, high) takes words of another attribution without being a report of all of it."""
        if not self._ranges.overlaps(low, high):
            return False
        inside = self._by_cue[bisect_left(self._starts, low) : bisect_left(self._starts, high)]
        return not any(low <= d.content[0][0] and d.content[-1][1] <= high for _, d in inside)


class Spoken:
    """Finds the sentence with an attribution that marked words go on from: "The quay is old, she said. “It leaks.”" """

    def __init__(self, scene: Scene, drafts: list[Draft]) -> None:
        """Index attributions in the outlet's own words by the sentence of their cue."""
        self._scene = scene
        self._by_sentence: dict[int, Draft] = {}
        tokens = scene.parse.tokens
        direct = {tokens[d.cue.head].sentence for d in drafts if d.cue and d.rule != "clause"}
        for draft in drafts:
            if draft.cue is None or not draft.source or draft.rule != "clause":
                continue
            if tokens[draft.cue.head].sentence in direct:
                continue
            sentence = tokens[draft.cue.head].sentence
            held = self._by_sentence.get(sentence)
            # The cue highest in the sentence speaks; the others are inside what it says.
            if held is None or held.cue is None or self._depth(draft.cue.head) < self._depth(held.cue.head):
                self._by_sentence[sentence] = draft

    def _depth(self, index: int) -> int:
        return sum(1 for _ in self._scene.parse.ancestors(index))

    def just_before(self, stretch: Marked) -> Draft | None:
        """The attribution of the sentence before, in the same paragraph."""
        words = self._scene.parse.between(stretch.start, stretch.end)
        if not words or not words[0].index:
            return None
        at = words[0].index - 1
        tokens = self._scene.parse.tokens
        while at > 0 and tokens[at].pos == "PUNCT":
            at -= 1
        draft = self._by_sentence.get(tokens[at].sentence)
        if draft is None or "\n" in self._scene.text[draft.content[-1][1] : stretch.start]:
            return None
        return draft


def is_title(scene: Scene, stretch: Marked) -> bool:
    """Whether marked words are written as the name of a paper, ship or work: two or more, all with capitals."""
    long_words = [
        w for w in scene.text[stretch.start : stretch.end].split() if len(w) > 3 and w[:1].isalpha()
    ]
    return len(long_words) > 1 and all(w[:1].isupper() for w in long_words)


def _inside(stretch: Marked, ranges: list[tuple[int, int]]) -> bool:
    return any(low <= stretch.start and stretch.end <= high for low, high in ranges)


def _above(scene: Scene, stretch: Marked, held: _Held) -> Draft | None:
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
    return _after_that(scene, stretch, inside[0].index) or _in_words_of(scene, stretch, inside[0])


def _in_words_of(scene: Scene, stretch: Marked, first: Token) -> Draft | None:
    """ "In Okoro's words, the quay is “a heap of rust”": the owner of the words in the same sentence."""
    low, high = scene.parse.sentences[first.sentence]
    for token in scene.parse.tokens[
        max(low, first.index - _MAX_WORDS_BACK) : min(high, first.index + _MAX_WORDS_BACK)
    ]:
        owner = scene.parse.child_with(token.index, "poss") if token.lemma == "word" else None
        ahead = scene.parse.tokens[token.head]
        if owner is not None and ahead.lemma == "in" and ahead.index < token.index:
            cue = Cue(token.index, (ahead.index, token.index), "word", "neutral", noun=True)
            source = (noun_phrase(scene.parse, owner.index),)
            return Draft([(stretch.start, stretch.end)], cue, source, "direct", "clause")
    return None


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


def _draft(scene: Scene, cue: Cue, held: _Held, *, quoted: bool) -> Draft | None:
    source = source_of(scene.parse, cue)
    ranges = contents_of(scene.parse, cue, quoted=quoted)
    pieces = []
    for first, last in ranges:
        low, high = char_range(scene.parse, first, last)
        piece = _fit(scene, low, high)
        if piece is not None and not held.bars(*piece):
            pieces.append(piece)
    if not pieces or (cue.lemma == "read" and _names_a_work(scene, pieces[0])):
        return None
    return Draft(pieces, cue, source, _type(scene, pieces), "clause")


def _names_a_work(scene: Scene, piece: tuple[int, int]) -> bool:
    """Whether what was read begins with a title in marks: read “War and Peace”."""
    stretch = scene.stretch_at(piece[0])
    if stretch is None:
        return False
    words = [w for w in scene.text[stretch.start : stretch.end].split() if w[:1].isalpha()]
    capital = sum(w[:1].isupper() for w in words)
    return capital > 1 and 2 * capital > len(words) and words[0][:1].isupper() and words[-1][:1].isupper()


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

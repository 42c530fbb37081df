"""Who said what: direct, mixed and indirect quotations with cue, source and speaker.

In: the text, its parse, mentions and entities. Out: `Quote` records (the content-cue-source triple of PARC 3.0 and
PolNeAR). Marked words go to the cue beside them; then clauses to the cue above them; then what is left over to a
colon, to the quotation before, or to nobody. Speech inside somebody's own marked words is not taken apart.
"""

import itertools
from bisect import bisect_left, insort
from dataclasses import replace

from rashomon.model.ids import make_id
from rashomon.model.parse import Token
from rashomon.model.quote import Quote, QuoteType
from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.reading.base import Reader
from rashomon.reading.quotations.datelines import leave_out_datelines
from rashomon.reading.quotations.direct import answers, attach_direct, gap_tokens, last_part, starts_here
from rashomon.reading.quotations.floating import (
    MIN_WORDS_ALONE,
    introduces_unmarked,
    opened_block,
    s_words,
    stands_alone,
    subject_before,
    words_of,
)
from rashomon.reading.quotations.indirect import Spoken, is_title, read_embedded, read_indirect
from rashomon.reading.quotations.lines import read_lines
from rashomon.reading.quotations.scene import Draft, Paragraph, Ranges, Scene, prepare
from rashomon.reading.quotations.speakers import Speakers
from rashomon.text.quotation_marks import Marked

_MARKS = '"“”„«»'


def read_quotes(reading: Reading) -> tuple[Quote, ...]:
    """All attributions of the article in text order."""
    scene = prepare(reading.article, reading.parsed)
    drafts = read_drafts(scene)
    speakers = Speakers(reading, scene)
    quotes: list[Quote] = []
    before: Quote | None = None
    for draft in drafts:
        quote = _quote(scene, draft, speakers, before)
        if quote.speaker is not None or quote.candidates or not _by_a_thing(scene, draft):
            quotes.append(quote)
            # What stands inside somebody's words is not what the next quotation goes on from.
            if before is None or quote.content[0].start >= before.content[-1].end:
                before = quote
    return tuple(quotes)


def _by_a_thing(scene: Scene, draft: Draft) -> bool:
    """Whether a plain noun that is nobody "threatens to" or "mocks": the outlet's figure of speech, not speech."""
    if draft.type != "indirect" or draft.cue is None or draft.cue.noun or not draft.source:
        return False
    if draft.cue.lemma == "according to" or scene.parse.child_with(draft.cue.head, "ccomp"):
        return False
    inside = set(draft.source[0])
    return all(
        scene.parse.tokens[i].pos == "NOUN" for i in inside if scene.parse.tokens[i].head not in inside
    )


def read_drafts(scene: Scene) -> list[Draft]:
    """Attributions in text order, before anybody is looked for behind the sources."""
    drafts = read_lines(scene)
    left_over: list[tuple[Paragraph, list[Marked]]] = []
    held = Ranges(r for d in drafts for r in d.content)
    for paragraph in scene.paragraphs:
        free = (s for s in paragraph.stretches if not held.overlaps(s.start, s.end))
        paragraph.stretches = tuple(free)
    for paragraph in scene.paragraphs:
        found, rest = attach_direct(scene, paragraph)
        drafts += found
        left_over.append((paragraph, rest))
    _join_paragraphs(scene, drafts, left_over)
    drafts += _after_colons(scene, left_over)
    drafts += read_indirect(scene, drafts)
    inside = [s for paragraph, rest in left_over if not stands_alone(scene, paragraph) for s in rest]
    found, unresolved = read_embedded(scene, inside, drafts)
    # With its marked words a cue governs more than the parse alone had shown.
    again = {d.cue.head for d in found if d.cue}
    drafts = [d for d in drafts if d.rule != "clause" or d.cue is None or d.cue.head not in again] + found
    solved = set(inside) - set(unresolved)
    for _, rest in left_over:
        rest[:] = [s for s in rest if s not in solved]
    _leave_to_the_last(scene, drafts, left_over)
    leave_out_datelines(scene, drafts)
    return sorted(drafts, key=lambda d: (d.content[0], d.content))


def _join_paragraphs(
    scene: Scene, drafts: list[Draft], left_over: list[tuple[Paragraph, list[Marked]]]
) -> None:
    """A quotation left open at a paragraph's end goes on where the next paragraph begins with a mark."""
    holder = {piece: draft for draft in drafts for piece in draft.content}
    pairs = itertools.pairwise(left_over)
    for (paragraph, rest), (following, next_rest) in pairs:
        if not paragraph.stretches or not following.stretches:
            continue
        last, first = paragraph.stretches[-1], following.stretches[0]
        if last.closed or first.outer_start != following.start:
            continue
        opening = scene.text[first.outer_start]
        if (
            scene.text[last.outer_start] != opening
            and not opening.isalnum()
            and scene.text[last.outer_start] in _MARKS
        ):
            continue  # a straight mark at one paragraph's head and a curly one at the next are two quotations'
        here, there = holder.get((last.start, last.end)), holder.get((first.start, first.end))
        if here is not None and there is None and first in next_rest:
            next_rest.remove(first)
            here.content.append((first.start, first.end))
            holder[first.start, first.end] = here
        elif here is None and there is not None and last in rest:
            rest.remove(last)
            there.content.insert(0, (last.start, last.end))
            holder[last.start, last.end] = there


def _after_colons(scene: Scene, left_over: list[tuple[Paragraph, list[Marked]]]) -> list[Draft]:
    """Paragraphs that a colon at the end of the one before introduces, marked or not."""
    found: list[Draft] = []
    opened: Draft | None = None
    for at, (paragraph, rest) in enumerate(left_over):
        if opened is not None and rest and stands_alone(scene, paragraph):
            found.append(replace(opened, content=[(s.start, s.end) for s in rest]))
            rest.clear()
            continue
        opened = opened_block(scene, paragraph)
        if opened is None or at + 1 == len(left_over):
            continue
        following, marked = left_over[at + 1]
        if not following.stretches and not marked and introduces_unmarked(scene, paragraph, opened):
            high = following.start + len(scene.text[following.start : following.end].rstrip())
            found.append(replace(opened, content=[(following.start, high)]))
            opened = None
    return found


def _leave_to_the_last(
    scene: Scene, drafts: list[Draft], left_over: list[tuple[Paragraph, list[Marked]]]
) -> None:
    """Marked sentences with no cue: carried on from the quotation before, else with nobody named."""
    marked = [d for d in drafts if d.rule != "clause" or d.type != "indirect"]
    ordered = sorted(((d.content[0][0], n) for n, d in enumerate(marked)))
    spoken = Spoken(scene, drafts)
    for at, (paragraph, rest) in enumerate(left_over):
        if not rest:
            continue
        following = left_over[at + 1][0] if at + 1 < len(left_over) else None
        alone = stands_alone(scene, paragraph)
        owner = words_of(scene, following) if following is not None and alone else ()
        earliest = left_over[at - 1][0].start if at else paragraph.start
        places = {stretch: n for n, stretch in enumerate(paragraph.stretches)}
        for stretch in rest:
            gap = gap_tokens(scene, paragraph, places[stretch])
            draft = _floating(scene, stretch, gap, owner)
            if draft is None:
                continue
            before = bisect_left(ordered, (stretch.start, 0)) - 1
            if draft.rule == "carried":
                last = marked[ordered[before][1]] if before >= 0 else None
                after = gap_tokens(scene, paragraph, places[stretch] + 1)
                if last is not None and answers(scene, last, stretch, after):
                    last = None
                draft.carried = spoken.just_before(stretch) or _goes_with(last, earliest)
                draft.rule = "carried" if draft.carried else "nobody"
            drafts.append(draft)
            insort(ordered, (stretch.start, len(marked)))
            marked.append(draft)


def _floating(
    scene: Scene, stretch: Marked, gap: list[Token], owner: tuple[tuple[int, ...], ...]
) -> Draft | None:
    """What marked words without a cue can still go by; None where they are no utterance."""
    if len(s_words(scene, stretch)) < MIN_WORDS_ALONE or is_title(scene, stretch):
        return None
    if len(gap) > 1 and gap[-1].lemma == "as" and gap[-2].lemma in ("know", "title"):
        return None  # known as “the hammer of the quays”
    content = [(stretch.start, stretch.end)]
    if owner:
        return Draft(content, None, owner, "direct", "owner after")
    part = last_part(gap)
    if part and part[-1].text == ":":
        colon = ((part[-1].start, part[-1].end),)
        return Draft(content, None, subject_before(scene, gap), "direct", "colon", cue_chars=colon)
    return Draft(content, None, (), "direct", "carried" if starts_here(part) else "nobody")


def _goes_with(before: Draft | None, earliest: int) -> Draft | None:
    """The quotation before, where it stands in this paragraph or the one before."""
    if before is None or before.content[-1][1] < earliest:
        return None
    return before.carried or before


def _quote(scene: Scene, draft: Draft, speakers: Speakers, before: Quote | None) -> Quote:
    article = scene.article
    origin = draft.carried or draft
    content = tuple(article.span(low, high) for low, high in draft.content)
    source = _source_spans(scene, origin)
    cue = tuple(article.span(low, high) for low, high in _cue_ranges(scene, draft))
    found = speakers.decide(origin, before, draft.content[0][0], carried=origin is not draft)
    places = [n for span in (*content, *cue) for n in (span.start, span.end)]
    return Quote(
        id=make_id("q", article.id, draft.type, *places),
        article=article.id,
        type=_quote_type(draft.type),
        content=content,
        cue=cue,
        source=source,
        speaker=found.speaker,
        why=found.why,
        candidates=found.candidates,
        attitude=draft.cue.attitude if draft.cue else None,
    )


def _quote_type(name: str) -> QuoteType:
    return "direct" if name == "direct" else "mixed" if name == "mixed" else "indirect"


def _source_spans(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    if draft.source_chars:
        return tuple(scene.article.span(low, high) for low, high in draft.source_chars)
    tokens = scene.parse.tokens
    return tuple(scene.article.span(tokens[g[0]].start, tokens[g[-1]].end) for g in draft.source)


def _cue_ranges(scene: Scene, draft: Draft) -> list[tuple[int, int]]:
    if draft.cue is None:
        return list(draft.cue_chars)
    tokens = scene.parse.tokens
    ranges: list[tuple[int, int]] = []
    previous = -2
    for index in draft.cue.tokens:
        if index == previous + 1:
            ranges[-1] = (ranges[-1][0], tokens[index].end)
        else:
            ranges.append((tokens[index].start, tokens[index].end))
        previous = index
    return ranges


QUOTES = Reader("quotes", "1", read_quotes, needs=("parse", "mentions", "entities"))

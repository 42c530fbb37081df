"""Copies: passages that stand in two articles word for word or nearly so, told apart from shared quotations.

In goes the body text of every article; out come pairs of spans with the share of equal words, whose voice the
passage is, and which side is earlier where dates or credit lines tell. Where two articles share none of these,
neighbouring sentences that say the same in other words are looked for (reuse.reworded).
"""

import functools
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from rashomon.aligning.base import Aligner
from rashomon.aligning.reuse.credits import reprints
from rashomon.aligning.reuse.passages import Passage, shared_passages
from rashomon.aligning.reuse.reworded import (
    Sentence,
    narrated_sentences,
    reworded_pairs,
    reworded_passages,
)
from rashomon.aligning.reuse.seeds import candidate_pairs, sample
from rashomon.aligning.reuse.words import BodyWords, body_words
from rashomon.model.alignment import Alignment, Copy, Pile
from rashomon.model.article import Article

# A paragraph of a news text has some twenty words or more.
MIN_WORDS = 20
# A shorter passage counts when it is verbatim. Twelve quoted words are one utterance; twelve narrated ones can still
# be an office and its name ("Fauci, the director of the National Institute of Allergy and Infectious Diseases").
MIN_VERBATIM_WORDS = 16
MIN_QUOTED_WORDS = 12
VERBATIM = 0.99
# Where two articles share this much, a shorter verbatim run is what editing left of another paragraph, no stock
# phrase. Over the silver pairs F1 of passage characters goes from .941 to .957, of origins from .936 to .971; runs of
# five gain .006 more and bring in "in a statement on Tuesday".
MUCH_COPIED_WORDS = 30
MIN_REMNANT_WORDS = 7
# Below three equal words in four the sides tell the same in their own words.
MIN_SCORE = 0.75
# A passage is a quotation where more than half of its words stand between quotation marks, on both sides.
QUOTED_SHARE = 0.5
# Author notes and house lines stand at the end, hardly ever exceed forty words, and share nothing else.
HOUSE_LINE_WORDS = 40
TAIL_WORDS = 60
# What one outlet's own articles share is furniture ("Get the stories you care about delivered to your inbox") or its
# reporter's stock paragraphs. All this holds unless the shared words make up so much of the shorter text: then
# it is the same piece, updated or cut.
FURNITURE_SHARE = 0.3
# Articles kept at hand while pairs are aligned; pairs come sorted, so that few are read twice.
WORDS_CACHE = 512


def align_copies(pile: Pile, so_far: Alignment) -> tuple[Copy, ...]:
    """All shared passages, by article and place."""
    samples, sentences = [], []
    for reading in pile.readings("quotes"):
        found = body_words(reading)
        samples.append(sample(found.hashes))
        sentences.append(narrated_sentences(found))
    ids = pile.article_ids()
    words: Callable[[str], BodyWords] = functools.lru_cache(WORDS_CACHE)(
        lambda i: body_words(pile.reading(i, "quotes"))
    )
    copies: list[Copy] = []
    for a, b in candidate_pairs(samples).tolist():
        copies += copies_of(words(ids[a]), words(ids[b]))
    known = {(copy.a.article, copy.b.article) for copy in copies}
    for a, b in reworded_pairs(sentences):
        if (ids[a], ids[b]) not in known:
            copies += _reworded(words(ids[a]), words(ids[b]), sentences[a], sentences[b])
    return tuple(sorted(copies, key=lambda c: (c.a, c.b)))


def _reworded(
    left: BodyWords, right: BodyWords, ours: Sequence[Sentence], theirs: Sequence[Sentence]
) -> list[Copy]:
    """What the one tells in other words than the other; an outlet's own articles may repeat themselves."""
    if _same_outlet(left.article, right.article):
        return []
    earlier, reason = which_is_earlier(left.article, right.article)
    return [
        Copy(
            a=left.article.span(left.starts[p.a], left.ends[p.a_end - 1]),
            b=right.article.span(right.starts[p.b], right.ends[p.b_end - 1]),
            score=round(p.shared / p.terms, 4),
            earlier=earlier,
            voice="narration",
            why=f"neighbouring sentences say the same in other words: of some {p.terms} rarer words {p.shared} are "
            f"the same; {reason}",
            wording="other",
        )
        for p in reworded_passages(ours, theirs)
    ]


def copies_of(left: BodyWords, right: BodyWords) -> list[Copy]:
    """The copies between two articles."""
    shared = shared_passages(left, right)
    passages = [p for p in shared if _long_enough(p, _quoted(p, left, right))]
    total = sum(p.words for p in passages)
    if total >= MUCH_COPIED_WORDS:
        passages = [p for p in shared if p in passages or _remnant(p)]
    if total < FURNITURE_SHARE * min(len(left.forms), len(right.forms)) and (
        _same_outlet(left.article, right.article)
        or (total < HOUSE_LINE_WORDS and all(_is_note(p, left, right) for p in passages))
    ):
        return []
    earlier, reason = which_is_earlier(left.article, right.article)
    return [_copy(p, left, right, earlier, reason) for p in passages]


def which_is_earlier(a: Article, b: Article) -> tuple[Literal["a", "b", "unknown"], str]:
    """Which of two articles was there first, and why in half a sentence; credits are asked where dates don't tell."""
    if reprints(b, a) and not reprints(a, b):
        return "a", f"{b.shown_outlet} credits {a.shown_outlet}"
    if reprints(a, b) and not reprints(b, a):
        return "b", f"{a.shown_outlet} credits {b.shown_outlet}"
    first, second = (x.published.value if x.published else "" for x in (a, b))
    shared = min(len(first), len(second))  # "2022-12" and "2022-12-05" do not tell
    if not shared or first[:shared] == second[:shared]:
        return "unknown", "neither dates nor credit lines tell which came first"
    outlet, value = (a.shown_outlet, first) if first < second else (b.shown_outlet, second)
    return ("a" if first < second else "b"), f"{outlet} was published first, on {value}"


def _long_enough(passage: Passage, quoted: bool) -> bool:
    if passage.words >= MIN_WORDS:
        return passage.score >= MIN_SCORE
    return passage.words >= (MIN_QUOTED_WORDS if quoted else MIN_VERBATIM_WORDS) and passage.score >= VERBATIM


def _remnant(passage: Passage) -> bool:
    return passage.words >= MIN_REMNANT_WORDS and passage.score >= VERBATIM


def _quoted(p: Passage, left: BodyWords, right: BodyWords) -> bool:
    share = min(float(np.mean(left.quoted[p.a : p.a_end])), float(np.mean(right.quoted[p.b : p.b_end])))
    return share > QUOTED_SHARE


def _same_outlet(a: Article, b: Article) -> bool:
    return a.outlet is not None and a.outlet == b.outlet


def _is_note(passage: Passage, left: BodyWords, right: BodyWords) -> bool:
    """Whether a passage closes both articles; what somebody said may do so as well."""
    if _quoted(passage, left, right):
        return False
    return passage.a >= len(left.forms) - TAIL_WORDS and passage.b >= len(right.forms) - TAIL_WORDS


def _copy(
    p: Passage, left: BodyWords, right: BodyWords, earlier: Literal["a", "b", "unknown"], reason: str
) -> Copy:
    equal = "all" if p.score == 1 else f"{p.equal}"
    return Copy(
        a=left.article.span(left.starts[p.a], left.ends[p.a_end - 1]),
        b=right.article.span(right.starts[p.b], right.ends[p.b_end - 1]),
        score=round(p.score, 4),
        earlier=earlier,
        voice="quotation" if _quoted(p, left, right) else "narration",
        why=f"{equal} of {max(p.a_end - p.a, p.b_end - p.b)} words are the same, in the same order; {reason}",
    )


COPIES = Aligner("copies", "3", align_copies)

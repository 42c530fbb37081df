"""Passages told again in other words: neighbouring sentences that share most of their rarer words, in any order.

In go the sentences of every article's narration; out come places where two or more sentences in a row of one article
stand, reworded, close together in another. One sentence alone proves nothing: two reporters who have the same fact
before them write it in much the same words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.aligning.reuse.words import BodyWords
from rashomon.text.rarity import background_shares, term

# Words that more of general news has are glue, and the first that rewording changes.
COMMON_SHARE = 0.3
# A shorter sentence is too little to know again.
MIN_TERMS = 6
# Two sentences say the same when twice their common terms are this share of all their terms. Two such in a row are
# found in 8 of 10 of our reworded texts (benchmarks/copies/edited.jsonl).
LEAST_ALIKE = 0.6
MIN_SENTENCES = 2
# More alike is not reworded: word for word, it has been weighed as a copy already.
MOST_ALIKE = 0.95
# How far from each other, in sentences, neighbours may stand.
MAX_STEP = 2
# A sentence is looked up under each two of its rarest terms, so many; keys that more sentences share are topics.
KEY_TERMS = 5
MAX_HOLDERS = 12
# Sentences looked at in one article: later ones are background, and hostile texts have no end.
MAX_SENTENCES = 120
_END = re.compile(r"[.!?][”\"’]?\s+|\n+")
_ENDINGS = ("ing", "ed")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """Terms of one narrated sentence, and the words [first, last) of the article it consists of."""

    terms: frozenset[str]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reworded:
    """Word ranges of two articles that say the same, and how many terms they share, of how many on average."""

    a: int
    a_end: int
    b: int
    b_end: int
    shared: int
    terms: int


def narrated_sentences(words: BodyWords) -> tuple[Sentence, ...]:
    """The sentences of an article that are long enough and for the most part not quoted, in order."""
    text, common = words.article.text, background_shares()
    found: list[Sentence] = []
    first = 0
    for n, end in enumerate(words.ends):
        following = words.starts[n + 1] if n + 1 < len(words.starts) else end
        if n + 1 < len(words.starts) and not _END.search(text, end, min(following, end + 8)):
            continue
        terms = frozenset(
            t for w in words.forms[first : n + 1] if common.get(t := _stem(w), 0.0) < COMMON_SHARE
        )
        if len(terms) >= MIN_TERMS and 2 * int(words.quoted[first : n + 1].sum()) < n + 1 - first:
            found.append(Sentence(terms, first, n + 1))
            if len(found) == MAX_SENTENCES:
                break
        first = n + 1
    return tuple(found)


def reworded_pairs(sentences: Sequence[tuple[Sentence, ...]]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of articles of which two sentences or more may say the same, sorted."""
    spread = Counter(t for article in sentences for t in set().union(*(s.terms for s in article)))
    holders: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for i, article in enumerate(sentences):
        for n, sentence in enumerate(article):
            rarest = sorted((t for t in sentence.terms if spread[t] > 1), key=lambda t: (spread[t], t))
            for key in combinations(sorted(rarest[:KEY_TERMS]), 2):
                holders[key].append((i, n))
    met: dict[tuple[int, int], set[int]] = defaultdict(set)
    for places in holders.values():
        if len(places) <= MAX_HOLDERS:
            for (i, n), (j, _) in combinations(places, 2):
                if i != j:
                    met[i, j].add(n)
    return sorted(pair for pair, found in met.items() if len(found) >= MIN_SENTENCES)


def reworded_passages(left: Sequence[Sentence], right: Sequence[Sentence]) -> list[Reworded]:
    """Where neighbouring sentences of the left stand reworded close together on the right."""
    found = []
    for run in _runs(left, right):
        if len({j for _, j in run}) >= MIN_SENTENCES:
            ours, theirs = [left[i] for i, _ in run], [right[j] for _, j in run]
            found.append(
                Reworded(
                    ours[0].first,
                    ours[-1].last,
                    min(s.first for s in theirs),
                    max(s.last for s in theirs),
                    sum(len(a.terms & b.terms) for a, b in zip(ours, theirs, strict=True)),
                    sum(len(a.terms) + len(b.terms) for a, b in zip(ours, theirs, strict=True)) // 2,
                )
            )
    return found


def _runs(left: Sequence[Sentence], right: Sequence[Sentence]) -> Iterator[list[tuple[int, int]]]:
    run: list[tuple[int, int]] = []
    for i, sentence in enumerate(left):
        alike, j = max(
            ((_likeness(sentence.terms, other.terms), -n) for n, other in enumerate(right)), default=(0.0, 0)
        )
        if alike < LEAST_ALIKE:
            continue
        if run and (i - run[-1][0] > MAX_STEP or min(abs(-j - known) for _, known in run) > MAX_STEP):
            yield run
            run = []
        run.append((i, -j))
    if run:
        yield run


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    alike = 2 * shared / (len(a) + len(b))
    return alike if shared >= MIN_TERMS and alike <= MOST_ALIKE else 0.0


def _stem(word: str) -> str:
    stem = term(word)
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) > _SHORTEST_STEM:
            return stem.removesuffix(ending)
    return stem

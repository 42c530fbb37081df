"""Origins: articles grouped by the telling they stand on, so that five prints of one wire story count once.

In go the copies; out comes a partition of all articles, each group with its reason. Only copied narration
counts: two outlets that quote the same speech at length still tell it themselves.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from rashomon.aligning.base import Aligner
from rashomon.aligning.reuse.credits import agency_credits, is_agency
from rashomon.aligning.reuse.words import BodyWords, body_words
from rashomon.model.alignment import Alignment, Copy, OriginGroup, Pile
from rashomon.model.article import Article
from rashomon.model.ids import make_id

# An article stands on another when this share of what it narrates, outside quotation marks, stands there word for
# word. On the silver pairs this joins seven of eight copied or derived pairs and none of the others; at a half it
# misses one in five, as light edits break words out of the copied passages.
MIN_SHARE = 0.4
# With the same agency credited on both sides a quarter is enough: the credit says where the rest comes from.
MIN_SHARE_CREDITED = 0.25
# Fewer copied words than a paragraph say nothing, however short the article.
MIN_COPIED_WORDS = 20
# A group's reason names this many reuses, strongest first; more would not be read.
MAX_REASONS = 4


@dataclass(frozen=True, slots=True)
class _Reuse:
    """How much of `copy` stands in `source`."""

    copy: str
    source: str
    share: float
    agency: str | None

    @property
    def enough(self) -> bool:
        return self.share >= (MIN_SHARE_CREDITED if self.agency else MIN_SHARE)


def align_origins(pile: Pile, so_far: Alignment) -> tuple[OriginGroup, ...]:
    """Every article in exactly one group, ordered by the first article of each."""
    by_pair: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in so_far.copies:
        if copy.voice == "narration" and copy.wording == "same":
            by_pair[copy.a.article, copy.b.article].append(copy)
    reuses = [_reuse(pile, *pair, by_pair[pair]) for pair in sorted(by_pair)]
    groups = _partition(pile.article_ids(), [r for r in reuses if r.enough])
    reasons: dict[str, list[_Reuse]] = defaultdict(list)
    for reuse in reuses:
        reasons[groups[reuse.copy]].append(reuse)
    members: dict[str, list[str]] = defaultdict(list)
    for article in pile.article_ids():
        members[groups[article]].append(article)
    return tuple(
        OriginGroup(make_id("o", *articles), tuple(articles), _why(pile, articles, reasons[first]))
        for first, articles in sorted(members.items())
    )


def _reuse(pile: Pile, a: str, b: str, copies: list[Copy]) -> _Reuse:
    """The pair's reuse, seen from the article of which more is copied."""
    left, right = (body_words(pile.reading(i, "quotes")) for i in (a, b))
    share_a = _copied_share(left, [(c.a.start, c.a.end) for c in copies])
    share_b = _copied_share(right, [(c.b.start, c.b.end) for c in copies])
    shared = sorted(set(_agencies(left.article)) & set(_agencies(right.article)))
    agency = shared[0] if shared else None
    if share_a > share_b:
        return _Reuse(a, b, share_a, agency)
    return _Reuse(b, a, share_b, agency)


def _copied_share(words: BodyWords, ranges: list[tuple[int, int]]) -> float:
    starts = np.array(words.starts)
    copied = np.zeros(len(starts), dtype=np.bool_)
    for start, end in ranges:
        copied |= (starts >= start) & (starts < end)
    narrated = ~words.quoted
    count = int(np.sum(copied & narrated))
    return count / int(np.sum(narrated)) if count >= MIN_COPIED_WORDS else 0.0


def _agencies(article: Article) -> tuple[str, ...]:
    own = is_agency(article)
    return (own,) if own else agency_credits(article)


def _partition(articles: tuple[str, ...], reuses: list[_Reuse]) -> dict[str, str]:
    """For each article the first article of its group."""
    parent = {a: a for a in articles}

    def root(article: str) -> str:
        while parent[article] != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for reuse in reuses:
        low, high = sorted((root(reuse.copy), root(reuse.source)))
        parent[high] = low
    return {a: root(a) for a in articles}


def _why(pile: Pile, articles: list[str], reuses: list[_Reuse]) -> str:
    """The strongest reuse of each article, in a sentence each; for an article alone, what it shares nonetheless."""
    told: dict[str, _Reuse] = {}
    for reuse in sorted(reuses, key=lambda r: (-r.share, r.copy, r.source)):
        if reuse.source in articles or len(articles) == 1:
            told.setdefault(reuse.copy, reuse)
    if len(articles) > 1:
        joined = [r for r in told.values() if r.enough]
        more = f" {len(joined) - MAX_REASONS} more likewise." if len(joined) > MAX_REASONS else ""
        return " ".join(_sentence(pile, r) for r in joined[:MAX_REASONS]) + more
    if told and (part := round(100 * told[articles[0]].share)):
        return f"Its own telling: no more than {part} % of its narration stands in any other article."
    return "Its own telling: no long passage of its narration stands in another article."


def _sentence(pile: Pile, reuse: _Reuse) -> str:
    copy, source = _named(pile, reuse.copy), _named(pile, reuse.source)
    credit = f", and both credit {reuse.agency}" if reuse.agency else ""
    return (
        f"{round(100 * reuse.share)} % of the narration of {copy} stands in {source} word for word{credit}."
    )


def _named(pile: Pile, article: str) -> str:
    found = pile.article(article)
    return f"{found.shown_outlet} (“{found.headline}”)" if found.headline else found.shown_outlet


ORIGINS = Aligner("origins", "1", align_origins, needs=("copies",))

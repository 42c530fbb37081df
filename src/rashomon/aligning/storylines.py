"""Storylines: happenings of different days with the same two main actors, chained through time.

In go stories and identities; out come lines such as a minister's visits to one country in three years. A story
stands in one line at most, and only when the day of its happening is known.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from rashomon.aligning.base import Aligner
from rashomon.model.alignment import Alignment, Identity, Pile, Story, Storyline
from rashomon.model.ids import make_id
from rashomon.model.mention import EntityKind

# Who carries a story: the people and bodies it mentions most. With more, every pair of heads of state that some
# summit lists would make a line.
MAIN_ACTORS = 4
# ... and in at least this share of its articles.
LEAST_SHARE = 0.5
# ... and this often, one article with another: who is named once is no actor.
LEAST_MENTIONS = 2
ACTORS: tuple[EntityKind, ...] = ("person", "organization")
# Two actors who meet in so many stories, and in so large a part of all, are a beat and not a line.
MAX_KNOTS = 20
MAX_SHARE = 0.05


def align_storylines(pile: Pile, so_far: Alignment) -> tuple[Storyline, ...]:
    """All lines, by their first story."""
    dated = {s.id: s for s in so_far.stories if s.start}
    names = {i.id: i.name for i in so_far.identities}
    left = {
        pair: found
        for pair, found in _stories_by_pair(dated, so_far.identities).items()
        if len(found) <= max(MAX_KNOTS, MAX_SHARE * len(dated))
    }
    taken: set[str] = set()
    lines = []
    # The pair with most stories first; what stands in its line is no longer there for others.
    for pair in sorted(left, key=lambda p: (-len(left[p]), p)):
        stories = [dated[s] for s in left[pair] if s not in taken]
        if len({s.start for s in stories}) > 1:
            taken.update(s.id for s in stories)
            lines.append(_line(stories, [names[i] for i in pair]))
    return tuple(sorted(lines, key=lambda line: (line.stories, line.id)))


def _stories_by_pair(
    dated: Mapping[str, Story], identities: tuple[Identity, ...]
) -> dict[tuple[str, str], list[str]]:
    """For each two main actors the stories they carry."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for story, actors in _main_actors(dated, identities):
        for pair in combinations(sorted(actors), 2):
            found[pair].append(story)
    return found


def _main_actors(
    dated: Mapping[str, Story], identities: tuple[Identity, ...]
) -> Iterator[tuple[str, list[str]]]:
    story_of = {a: s.id for s in dated.values() for a in s.articles}
    mentions: dict[str, Counter[str]] = defaultdict(Counter)
    articles: dict[str, Counter[str]] = defaultdict(Counter)
    for identity in identities:
        if identity.kind not in ACTORS:
            continue
        for span in identity.mentions:
            if span.article in story_of:
                mentions[story_of[span.article]][identity.id] += 1
        for article in {span.article for span in identity.mentions}:
            if article in story_of:
                articles[story_of[article]][identity.id] += 1
    for story in sorted(mentions):
        size = len(dated[story].articles)
        main = [
            (-count, identity)
            for identity, count in mentions[story].items()
            if count >= LEAST_MENTIONS * size * LEAST_SHARE
            and count >= LEAST_MENTIONS
            and articles[story][identity] >= LEAST_SHARE * size
        ]
        yield story, [identity for _, identity in sorted(main)[:MAIN_ACTORS]]


def _line(stories: list[Story], actors: list[str]) -> Storyline:
    order = sorted(stories, key=lambda s: (s.start or "", s.id))
    first, last = order[0].start, order[-1].start
    return Storyline(
        make_id("l", *(s.id for s in order)),
        " and ".join(sorted(actors)),
        tuple(s.id for s in order),
        f"{len(order)} happenings from {first} to {last} in which {' and '.join(sorted(actors))} are among those "
        f"mentioned most.",
    )


STORYLINES = Aligner("storylines", "1", align_storylines, needs=("identities", "stories"))

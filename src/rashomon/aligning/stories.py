"""Stories: the articles on one happening, not on one topic.

In go all readings; out comes each article in exactly one story, alone if need be, with the evidence. Words are
weighed by rarity in the pile and in general news, dates count for and against, and groups are joined by average
link. One set of constants serves every pile; they were chosen on four development sets together (see
benchmarks/stories). An article that tells two happenings is put with the one it tells most of.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rashomon.aligning.base import Aligner
from rashomon.aligning.happenings.clustering import average_link
from rashomon.aligning.happenings.dates import happening_days
from rashomon.aligning.happenings.evidence import shared_evidence, shown_name
from rashomon.aligning.happenings.judged import apply_judgements, judged_articles
from rashomon.aligning.happenings.similarity import Pairs, TermTable, cosines, similarities
from rashomon.aligning.happenings.splitting import split_groups
from rashomon.aligning.happenings.times import TimeSigns, time_signs
from rashomon.aligning.happenings.titles import choose_title
from rashomon.aligning.happenings.words import profile
from rashomon.model.alignment import Alignment, Copy, Membership, Pile, Story
from rashomon.model.ids import make_id
from rashomon.model.reading import Reading

# Groups join while their mean similarity is at least this ...
LEAST_SIMILARITY = 0.15
# ... or, where the group is then big enough to be looked at from inside (happenings.splitting), at least this: what is
# one topic and two happenings is taken apart again. F1 without and with: ECB+ .918, .934; giveme5w1h .921, .924;
# NewsWCL50 with BASIL .957 both; one pool .930, .936.
LOOSE_SIMILARITY = 0.12
BIG_GROUP = 7
# Readings kept at hand while stories are written up.
READINGS_CACHE = 64


@dataclass(frozen=True, slots=True)
class _Pool:
    """What is known of the pile once all pairs are compared."""

    ids: tuple[str, ...]
    days: tuple[tuple[str, str] | None, ...]
    similarity: Pairs
    closest: dict[int, list[int]]
    shares: dict[str, float]
    reading: Callable[[str], Reading]
    by_hand: frozenset[str] = frozenset()


def align_stories(pile: Pile, so_far: Alignment) -> tuple[Story, ...]:
    """All stories, by their first day and then by their articles; undated ones last."""
    table = TermTable()
    signs: list[TimeSigns] = []
    days: list[tuple[str, str] | None] = []
    for reading in pile.readings("sentences", "mentions", "entities", "timexes"):
        table.add(profile(reading.article))
        signs.append(time_signs(reading))
        days.append(happening_days(reading))
    numbers = {article: i for i, article in enumerate(pile.article_ids())}
    copied = {_pair(c, numbers) for c in so_far.copies if c.wording == "same"}
    similarity = similarities(cosines(table.vectors()), signs, copied)
    pool = _Pool(
        pile.article_ids(),
        tuple(days),
        similarity,
        _by_closeness(len(signs), similarity),
        dict(zip(table.numbers, table.shares().tolist(), strict=True)),
        lru_cache(READINGS_CACHE)(lambda article: pile.reading(article, "timexes", "entities")),
        judged_articles(so_far.judgements),
    )
    near = _near(len(signs), similarity)
    groups = apply_judgements(_groups(table, similarity, near), so_far.judgements, numbers, near)
    return tuple(sorted((_story(pool, group) for group in groups), key=_order))


def _groups(table: TermTable, similarity: Pairs, near: list[dict[int, float]]) -> list[list[int]]:
    """Loosely linked groups, taken apart where they tell two happenings; small ones must be linked closely."""
    loose = average_link(len(table.rows), similarity, LOOSE_SIMILARITY)
    split = split_groups(loose, table.rows, table.rarity(), near)
    return sorted(
        part for group in split for part in ([group] if len(group) >= BIG_GROUP else _closely(group, near))
    )


def _near(count: int, similarity: Pairs) -> list[dict[int, float]]:
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for (i, j), s in similarity.items():
        near[i][j] = near[j][i] = s
    return near


def _closely(group: list[int], near: list[dict[int, float]]) -> list[list[int]]:
    place = {i: n for n, i in enumerate(group)}
    pairs = {(place[i], place[j]): s for i in group for j, s in near[i].items() if i < j and j in place}
    return [[group[n] for n in part] for part in average_link(len(group), pairs, LEAST_SIMILARITY)]


def _pair(copy: Copy, numbers: dict[str, int]) -> tuple[int, int]:
    one, other = numbers[copy.a.article], numbers[copy.b.article]
    return min(one, other), max(one, other)


def _order(story: Story) -> tuple[bool, str, tuple[str, ...]]:
    return (story.start is None, story.start or "", story.articles)


def _by_closeness(count: int, similarity: Pairs) -> dict[int, list[int]]:
    """For each article its candidates, most similar first."""
    near: dict[int, list[tuple[float, int]]] = {i: [] for i in range(count)}
    for (i, j), s in similarity.items():
        near[i].append((-s, j))
        near[j].append((-s, i))
    return {i: [j for _, j in sorted(found)] for i, found in near.items()}


def _story(pool: _Pool, group: list[int]) -> Story:
    order = sorted(group, key=lambda i: (pool.days[i] is None, pool.days[i] or (), pool.ids[i]))
    readings = [pool.reading(pool.ids[i]) for i in order]
    known = [d for i in group if (d := pool.days[i])]
    return Story(
        make_id("s", *sorted(pool.ids[i] for i in group)),
        choose_title(readings),
        tuple(Membership(pool.ids[i], _membership(pool, i, group) + _by_hand(pool, [i])) for i in order),
        min((first for first, _ in known), default=None),
        max((last for _, last in known), default=None),
        _why(pool, group) + _by_hand(pool, group),
    )


def _by_hand(pool: _Pool, group: list[int]) -> str:
    return " Decided by hand." if any(pool.ids[i] in pool.by_hand for i in group) else ""


def _membership(pool: _Pool, i: int, group: list[int]) -> str:
    members = set(group)
    nearest = next((j for j in pool.closest[i] if j in members), None)
    if nearest is None:
        return _alone(pool, i) if len(group) == 1 else "Close to the story as a whole, to no single article."
    return shared_evidence(pool.reading(pool.ids[i]), pool.reading(pool.ids[nearest]), pool.shares)


def _alone(pool: _Pool, i: int) -> str:
    if not pool.closest[i]:
        return "No other article shares its rare words."
    nearest, other = pool.closest[i][0], pool.closest[i][-1]
    name = shown_name(pool.reading(pool.ids[nearest]))
    likeness, unlikeness = (pool.similarity[min(i, j), max(i, j)] for j in (nearest, other))
    if (days := pool.days[other]) and unlikeness <= -LEAST_SIMILARITY:
        return f"Its topic is that of {name}, but reports of that happening are of another time, {days[0]}."
    if likeness < LEAST_SIMILARITY:
        return f"No other article is close enough; the closest is {name}."
    return f"Tells another happening than the articles it is most like, among them {name}."


def _why(pool: _Pool, group: list[int]) -> str:
    if len(group) == 1:
        return "One article tells this happening."
    pairs = [(i, j) for n, i in enumerate(group) for j in group[n + 1 :]]
    mean = sum(pool.similarity.get(pair, 0.0) for pair in pairs) / len(pairs)
    dates = sorted({day for i in group if (d := pool.days[i]) for day in d})
    when = ""
    if dates:
        when = f", dated {dates[0]}" if len(dates) == 1 else f", dated {dates[0]} to {dates[-1]}"
    needed = LEAST_SIMILARITY if len(group) < BIG_GROUP else LOOSE_SIMILARITY
    return (
        f"{len(group)} articles{when}, whose names and rare words are alike: {mean:.2f} on average, "
        f"{needed} is needed."
    )


STORIES = Aligner("stories", "3", align_stories, needs=("copies",))

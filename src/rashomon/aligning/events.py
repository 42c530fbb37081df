"""One event, many reports: acts of one kind by the same actor to the same recipient, at times that do not differ.

Only events of one story are joined. Each is filed under its kind and its two principal parties, so that the work grows
with the number of events and not with its square. A plan and its fulfilment are one event; what did not happen, or only
might, is never joined to what did. An event with two possible partners in time joins neither.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from rashomon.aligning.base import Aligner
from rashomon.model.alignment import Alignment, EventGroup, Pile, Report, Story
from rashomon.model.event import Actor, Event
from rashomon.model.ids import make_id
from rashomon.model.reading import Reading
from rashomon.text.countries import country_name

# Acts in which neither side leads: who is named first does not matter.
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Of these a story tells one at a time; two who meet may meet many.
_PACTS = frozenset({"AGREE", "COOPERATE"})
_REAL = frozenset({"occurred", "planned", "ongoing"})
# "Sign", "signed" and "signing" begin alike.
_STEM = 4
# One happening may spread over this many days ("met on Monday and Tuesday"); a time expression longer than this is a
# stretch in which a happening lies, not its date.
_DAYS = 2
# At most this many days may lie between dates of one visit: a stop is dated by arrival, talks or departure.
_GAP_DAYS = 1


@dataclass(frozen=True, slots=True)
class Told:
    """An event with what decides whom it may join; parties are identity ids, `=` and a country code, or words."""

    article: str
    event: Event
    parties: tuple[str | None, str | None]
    start: str | None
    end: str | None

    @property
    def dated(self) -> bool:
        """Whether it has a date as exact as a day or two."""
        return self.start is not None and self.end is not None and _gap(self.start, self.end) <= _DAYS


def align_events(pile: Pile, so_far: Alignment) -> tuple[EventGroup, ...]:
    """Every event of the pile in exactly one group, ordered by story and first report."""
    identities = {(ref.article, ref.entity): i.id for i in so_far.identities for ref in i.members}
    names = {i.id: i.name for i in so_far.identities}
    groups: list[EventGroup] = []
    for story, articles in _by_story(pile, so_far.stories):
        told = [
            t for a in articles for t in _told(pile.reading(a, "events", "timexes", "entities"), identities)
        ]
        order = {t.event.id: n for n, t in enumerate(told)}
        for members in sorted(_joined(told), key=lambda g: min(order[t.event.id] for t in g)):
            groups.append(_group(story, members, names))
    return tuple(groups)


def _by_story(pile: Pile, stories: Sequence[Story]) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Stories with their articles, then every article of no story by itself."""
    taken: set[str] = set()
    for story in stories:
        yield story.id, tuple(a for a in story.articles if a not in taken)
        taken.update(story.articles)
    for article in pile.article_ids():
        if article not in taken:
            yield None, (article,)


def _told(reading: Reading, identities: Mapping[tuple[str, int], str]) -> Iterator[Told]:
    for event in reading.events:
        timex = reading.timexes[event.date] if event.date is not None else None
        parties = _parties(reading, event, identities)
        yield Told(
            reading.article.id, event, parties, timex.start if timex else None, timex.end if timex else None
        )


def _parties(
    reading: Reading, event: Event, identities: Mapping[tuple[str, int], str]
) -> tuple[str | None, str | None]:
    """The first actor and the first recipient; the two actors of a mutual act; the country of a visit."""

    def key(actor: Actor) -> str:
        kind = reading.entities[actor.entity].kind if actor.entity is not None else None
        if (
            actor.code
            and actor.code != "IGO"
            and (kind == "place" or (kind is None and actor.sector in {None, "GOV"}))
        ):
            return f"={actor.code}"
        if actor.entity is not None:
            return identities.get((reading.article.id, actor.entity), f"{reading.article.id}#{actor.entity}")
        return actor.span.text.lower()

    keys = [key(a) for a in event.actors[:2]]
    others = [key(r) for r in event.recipients[:1]]
    if not others and event.type in _MUTUAL:
        others = keys[1:2]
    if not others and event.place is not None and event.mode == "visit":
        place = reading.entities[event.place]
        others = [
            f"={place.country}"
            if place.country
            else identities.get((reading.article.id, event.place), place.name)
        ]
    pair = (keys[0] if keys else None, others[0] if others else None)
    if event.type in _MUTUAL and event.mode != "visit" and None not in pair:
        return tuple(sorted(pair, key=str))  # type: ignore[return-value]
    return pair


def _joined(told: Sequence[Told]) -> list[list[Told]]:
    """File by kind and parties, then split each file by time."""
    files: dict[tuple[str | None, ...], list[Told]] = defaultdict(list)
    for one in told:
        mode = one.event.mode if one.event.type == "CONSULT" else None
        real = "happens" if one.event.realis in _REAL else one.event.realis
        files[(one.event.type, mode, real, *one.parties)].append(one)
    groups = [group for key in files for group in _by_time(files[key], whole=None not in key[3:])]
    return _with_one_side(groups)


def _with_one_side(groups: Sequence[list[Told]]) -> list[list[Told]]:
    """A pact told of one side joins the one group that names this side and another, told with the same verb.

    "Halasz will travel there to sign" and "both signed" are one signing; with two pacts to choose from it joins none.
    """
    whole = [g for g in groups if g[0].event.type in _MUTUAL and None not in g[0].parties]
    joined: list[list[Told]] = []
    for group in groups:
        first = group[0]
        side = next((p for p in first.parties if p is not None), None)
        if first.event.type in _PACTS and None in first.parties and side is not None:
            homes = [w for w in whole if side in w[0].parties and _same_act(group, w)]
            if len(homes) == 1:
                homes[0].extend(group)
                continue
        joined.append(group)
    return joined


def _same_act(group: Sequence[Told], other: Sequence[Told]) -> bool:
    """One kind of act, as equally real or foretold, in the same verb, at times that do not differ."""
    left, right = group[0].event, other[0].event
    verbs = ({t.event.trigger.text.lower()[:_STEM] for t in told} for told in (group, other))
    real = all((e.realis in _REAL) or e.realis == left.realis == right.realis for e in (left, right))
    return (
        left.type == right.type
        and real
        and bool(set.intersection(*verbs))
        and all(_may_share(one, other) for one in group)
    )


def _by_time(told: Sequence[Told], *, whole: bool) -> list[list[Told]]:
    """Runs of neighbouring days; an event without an exact day joins the one run it fits, if there is just one.

    `whole` says whether both parties are known: with one party only, the same day is asked for.
    """
    runs: list[list[Told]] = []
    for one in sorted((t for t in told if t.dated), key=lambda t: (t.start or "", t.end or "")):
        if runs and _gap(max(t.end or "" for t in runs[-1]), one.start or "") <= (_GAP_DAYS if whole else 0):
            runs[-1].append(one)
        else:
            runs.append([one])
    loose = [t for t in told if not t.dated]
    if not whole:
        return runs + [[t] for t in loose]
    exact = [list(run) for run in runs]
    apart: list[list[Told]] = []
    for one in loose:
        fits = [n for n, run in enumerate(exact) if _may_share(one, run)]
        if len(fits) == 1:
            runs[fits[0]].append(one)
        else:
            home = next((group for group in apart if not fits and not exact and _may_share(one, group)), None)
            if home is None:
                apart.append([one])
            else:
                home.append(one)
    return runs + apart


def _may_share(one: Told, run: Sequence[Told]) -> bool:
    """Whether a vague time can hold the run's days."""
    return all(
        one.start is None
        or one.end is None
        or t.start is None
        or t.end is None
        or (one.start <= t.end and t.start <= one.end)
        for t in run
    )


def _gap(earlier: str, later: str) -> int:
    """Days from one ISO day to another; none when they overlap."""
    return (Date.fromisoformat(later) - Date.fromisoformat(earlier)).days


def _group(story: str | None, members: Sequence[Told], names: Mapping[str, str]) -> EventGroup:
    fullest = sorted(members, key=lambda t: (-_fullness(t), t.article, t.event.trigger.start))
    reports = tuple(Report(t.article, t.event.id) for t in fullest)
    return EventGroup(
        make_id("g", story, *sorted(r.event for r in reports)), story, reports, _why(fullest, names)
    )


def _fullness(told: Told) -> int:
    event = told.event
    return (
        2 * (told.start is not None) + (event.place is not None) + len(event.actors) + len(event.recipients)
    )


def _why(members: Sequence[Told], names: Mapping[str, str]) -> str:
    """One sentence on what the reports share."""
    first = members[0]
    kind = f"{first.event.type}, {first.event.mode}" if first.event.mode else f"{first.event.type}"
    if len(members) == 1:
        return f"Only one report of this act ({kind})."
    left, right = (_shown(p, names) for p in first.parties)
    days = sorted({t.start for t in members if t.start is not None})
    when = (
        f"dated {days[0]}"
        if len(days) == 1
        else f"dated {days[0]} to {days[-1]}"
        if days
        else "with no dates that differ"
    )
    mixed = len({t.event.realis for t in members} & {"planned", "occurred"}) == 2
    return f"{len(members)} reports of one kind of act, {kind}, between {left} and {right}, {when}" + (
        ", foretold in one and told as done in another." if mixed else "."
    )


def _shown(party: str | None, names: Mapping[str, str]) -> str:
    if party is None:
        return "nobody named"
    return country_name(party[1:]) if party.startswith("=") else names.get(party, party.split("#")[0])


EVENTS = Aligner("events", "2", align_events, needs=("identities", "stories"))

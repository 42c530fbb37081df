"""Why an article belongs to a story: what it shares with the member closest to it, in a sentence."""

from rashomon.aligning.happenings.dates import date_clue, gap_days
from rashomon.aligning.happenings.words import Profile, profile
from rashomon.model.mention import EntityKind
from rashomon.model.reading import Reading
from rashomon.text.normal_forms import fold

# Enough to convince, few enough to read.
SHOWN_NAMES = 4
SHOWN_WORDS = 3
# Words that fewer than one article in twenty has.
RARE_SHARE = 0.05
# Publication or lead days this close are worth telling.
CLOSE_DAYS = 3
_NAMED: tuple[EntityKind, ...] = ("person", "place", "organization")


def shared_evidence(one: Reading, other: Reading, shares: dict[str, float]) -> str:
    """ "shares Sergey Lavrov, Caracas, dates 1 day apart and 14 rare words (…) with X"."""
    left, right = profile(one.article), profile(other.article)
    common = sorted(left.weights.keys() & right.weights.keys(), key=lambda t: (shares.get(t, 1.0), t))
    names = _shared_names(one, other) or _name_words(left, right, common)
    covered = {word for name in names for word in fold(name).split()}
    rare = [t for t in common if shares.get(t, 1.0) < RARE_SHARE and t not in left.names and t not in covered]
    parts = names[:SHOWN_NAMES]
    gap = gap_days(date_clue(one), date_clue(other))
    if gap is not None and gap <= CLOSE_DAYS:
        parts.append("the same date" if gap == 0 else f"dates {gap} day{'s' * (gap > 1)} apart")
    if rare:
        examples = ", ".join(left.shown[t] for t in rare[:SHOWN_WORDS])
        parts.append(f"{len(rare)} rare word{'s' * (len(rare) > 1)} ({examples})")
    return f"Shares {_listed(parts or ['its wording'])} with {shown_name(other)}."


def shown_name(reading: Reading) -> str:
    """The outlet, with the headline where there is one."""
    article = reading.article
    return f"{article.shown_outlet} (“{article.headline}”)" if article.headline else article.shown_outlet


def _shared_names(one: Reading, other: Reading) -> list[str]:
    """Names of entities that both articles have, by how often the first mentions them."""
    theirs = {fold(e.name) for e in other.entities if e.kind in _NAMED}
    own = [e for e in one.entities if e.kind in _NAMED and fold(e.name) in theirs]
    return [e.name for e in sorted(own, key=lambda e: (-len(e.members), e.key))]


def _name_words(left: Profile, right: Profile, common: list[str]) -> list[str]:
    """The shared words that both write as names, heaviest first; used where entities have not been read."""
    names = [t for t in common if t in left.names and t in right.names and not t.isdigit()]
    names.sort(key=lambda t: (-left.weights[t] * right.weights[t], t))
    return [left.shown[t] for t in names]


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]

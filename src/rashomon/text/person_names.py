"""Names of people taken apart and held against each other, in the conventions that news text mixes.

Spanish double surnames, Portuguese particles, initials, hyphens, accents and transliterations; no lists of known
people. What two names show of each other is a `Likeness` with a sentence that a reader of the page understands.
"""

import functools
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from rashomon.text.normal_forms import fold
from rashomon.text.vocabulary import load_vocabulary

# Parts of a name that belong to the next word, or stand before or after it; no block and no surname of their own.
PARTICLES, TITLES, SUFFIXES = (
    frozenset(load_vocabulary("identities")[key]) for key in ("particles", "titles", "suffixes")
)
# A third of the letters may differ between two transliterations of a first name: Sergey and Serguei, Mohamed and
# Muhammad; Jorge and Joao do not pass.
SPELLING_SHARE = 0.34
# A misspelt surname differs in one letter, and in two only when it is long; "Madurdo", "Petroshenko".
LONG_SURNAME = 7


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure two names are one person's (0 to 1) and why.

    `needs_role` where the office must agree as well, `needs_company` where the articles must also name the same others.
    """

    score: float
    why: str
    needs_role: bool = False
    needs_company: bool = False


@functools.lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[str, ...]:
    """Folded words of a name without titles, suffixes and dots: "Mr. Kim Jong-un" gives kim, jong, un."""
    folded = fold(name).replace(".", " ").replace("-", " ").replace("'", "").replace(",", " ")
    parts = [p for p in folded.split() if p.isalpha()]
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in SUFFIXES:
        parts = parts[:-1]
    return tuple(parts)


def core_parts(name: str) -> tuple[str, ...]:
    """The parts without particles: what a name is looked up by."""
    parts = name_parts(name)
    return tuple(p for p in parts if p not in PARTICLES) or parts


def compare_people(left: str, right: str) -> Likeness | None:
    """What two names of two words or more show of each other, None where they may be two people."""
    a, b = name_parts(left), name_parts(right)
    if "".join(a) == "".join(b):
        return Likeness(
            1.0, f"both articles use the name {left}" if left == right else f"{left} and {right} are one name"
        )
    a, b = core_parts(left), core_parts(right)
    if len(a) < 2 or len(b) < 2:
        return None
    first = same_first_name(a[0], b[0])
    if first is None:
        return None
    if a[-1] == b[-1]:
        return Likeness(0.9, f"{left} and {right} share the surname, and {first}")
    short, long = sorted((a, b), key=len)
    if len(short) < len(long) and _in_order(short[1:], long[1:]):
        return Likeness(0.85, f"every part of the shorter name stands in the longer of {left} and {right}")
    if len(a) == len(b) and a[1:-1] == b[1:-1] and misspelt(a[-1], b[-1]) and min(len(a[0]), len(b[0])) > 1:
        why = f"{left} and {right} differ by a letter or two"
        return Likeness(0.6, why, needs_role=True, needs_company=a[0] != b[0])
    return None


def same_first_name(left: str, right: str) -> str | None:
    """Why two first names may be one, or None."""
    if left == right:
        return "the first name is the same"
    if min(len(left), len(right)) == 1:
        return "one gives the first name's initial" if left[0] == right[0] else None
    distance = Levenshtein.distance(left, right)
    if left[0] == right[0] and distance <= max(len(left), len(right)) * SPELLING_SHARE:
        return "the first names are spellings of one name"
    return None


def misspelt(left: str, right: str) -> bool:
    """Whether two long words differ by one letter, or two in a long one."""
    shorter = min(len(left), len(right))
    allowed = 2 if shorter >= LONG_SURNAME else 1 if shorter >= 5 else 0
    return left[0] == right[0] and 0 < Levenshtein.distance(left, right) <= allowed


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(part in rest for part in short)

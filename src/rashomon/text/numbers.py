"""Numbers as English newspapers write them, in figures or in words: "1,600", "twenty-seven", "2.5 million", "a dozen".

`NUMBER` is a regular expression (to be used with re.IGNORECASE, no groups inside) that finds one in a text;
`read_number` turns what it found into its value. Fractions ("two-thirds") and Roman numerals are left out.
"""

import functools
import re
from collections.abc import Iterable

from rashomon.text.vocabulary import load_vocabulary

_TABLES = load_vocabulary("numbers")
WORDS: dict[str, int] = _TABLES["words"]
SCALES: dict[str, int] = _TABLES["scales"]
SUFFIXES: dict[str, int] = _TABLES["suffixes"]
ORDINALS: dict[str, int] = _TABLES["ordinals"]
VAGUE: dict[str, int] = _TABLES["vague"]


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first, so that "sixteen" is not read as "six"."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_SCALE = alternatives(SCALES)
_WORD = f"(?:{alternatives([*WORDS, *SCALES])})"
# "and" joins only below a scale ("two hundred and six"): "between two and three" holds two numbers.
_JOIN = r"(?:[\s-]|(?:(?<=hundred)|(?<=thousand)|(?<=million))\sand\s)"
# Atomic, so that a long run of number words is read once and not in every shorter cut.
IN_WORDS = rf"(?:\b(?:half\san?|an?\shalf|half|an?)[\s-](?={_SCALE})|\b)(?>{_WORD}(?:{_JOIN}{_WORD}){{0,8}})\b(?:\sand\sa\s(?:half|quarter)\b)?"
# "1,600" and, where a typesetter let a space slip in, "1, 600".
IN_FIGURES = rf"(?:\d{{1,3}}(?:,\s?\d{{3}}(?!\d))+|\d{{1,15}})(?:\.\d{{1,6}})?(?:[\s-](?:{_SCALE})\b)?"
NUMBER = f"(?:{IN_FIGURES}|{IN_WORDS})"
ORDINAL_WORDS = (
    rf"\b(?:(?:{alternatives([w for w, n in WORDS.items() if n >= 20])})-)?(?:{alternatives(ORDINALS)})\b"
)
_NUMERAL = re.compile(r"(\d[\d,\s]*(?:\.\d+)?)\s*-?\s*([a-z]*)")
_TAIL = {"and a half": 0.5, "and a quarter": 0.25}


@functools.lru_cache(maxsize=4096)
def read_number(words: str) -> float | None:
    """The value of a number in figures or words, None where it is neither."""
    text = " ".join(words.lower().split())
    if numeral := _NUMERAL.fullmatch(text):
        value = float(numeral[1].replace(",", "").replace(" ", ""))
        if not numeral[2]:
            return value
        scale = SCALES.get(numeral[2]) or SUFFIXES.get(numeral[2])
        return round(value * scale, 6) if scale else None
    extra = next((v for tail, v in _TAIL.items() if text.endswith(tail)), 0.0)
    if extra:
        text = text.rsplit(" and ", 1)[0]
    words_alone = text.replace("-", " ").split()
    half = "half" in words_alone[:2]
    value_in_words = _read_words([w for w in words_alone if w != "half"])
    if value_in_words is None:
        return None
    return value_in_words * (0.5 if half else 1) + extra


def _read_words(words: list[str]) -> float | None:
    """Adds up what stands between scales: "two hundred and six thousand"."""
    total, part, seen = 0, 0, False
    for word in words:
        if word in WORDS:
            part, seen = part + WORDS[word], True
        elif word in SCALES:
            scale = SCALES[word]
            part, seen = max(part, 1) * scale, True
            if scale >= SCALES["thousand"]:
                total, part = total + part, 0
        elif word not in ("a", "an", "and"):
            return None
    return float(total + part) if seen else None


@functools.lru_cache(maxsize=1024)
def read_ordinal(words: str) -> int | None:
    """The place that an ordinal names: 78 for "78th", 21 for "twenty-first", None where it is no ordinal."""
    text = words.lower().replace(",", "")
    if (numeral := re.fullmatch(r"(\d{1,6})(?:st|nd|rd|th)", text)) is not None:
        return int(numeral[1])
    *tens, last = text.split("-")
    if last not in ORDINALS or any(t not in WORDS for t in tens):
        return None
    return sum(WORDS[t] for t in tens) + ORDINALS[last]

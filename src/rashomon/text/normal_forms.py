"""Forms of words for comparing: case, accents, scripts and typographic marks folded away."""

import functools
import re

from anyascii import anyascii

_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")
# One-for-one, so that offsets hold: typographic marks to their plain forms.
_MARKS = str.maketrans("“”„‟«»‘’‚‛–—−\u00a0", '""""""\'\'\'\'---\u0020')


def fold_marks(text: str) -> str:
    """Plain quote marks, dashes and spaces; the length stays the same."""
    return text.translate(_MARKS)


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case in plain ASCII letters: "Serguéi" and "SERGUEI" are equal, "Лавров" is "lavrov"."""
    return anyascii(text).lower()


def words(text: str) -> list[str]:
    """Folded words in order, without punctuation; hyphens and inner apostrophes stay."""
    return [fold(m.group()) for m in _WORD.finditer(text)]


def located_words(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The folded words of a stretch of text, each with its place in the whole text."""
    return [(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]

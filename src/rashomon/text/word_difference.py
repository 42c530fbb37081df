"""Which words of one wording the other wording lacks, by longest common run of folded words."""

import re
from difflib import SequenceMatcher

from rashomon.text.normal_forms import fold

_WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*")
# Longer wordings are compared up to here; difflib's time grows with the square of the length.
MAX_WORDS = 400


def differing_words(text: str, other: str) -> tuple[tuple[int, int], ...]:
    """[start, end) of each run of words in `text` that `other` does not have in that order."""
    here = [(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)][:MAX_WORDS]
    there = [fold(m.group()) for m in _WORD.finditer(other)][:MAX_WORDS]
    matcher = SequenceMatcher(None, [w for w, _, _ in here], there, autojunk=False)
    return tuple(
        (here[first][1], here[last - 1][2])
        for tag, first, last, _, _ in matcher.get_opcodes()
        if tag in ("replace", "delete")
    )

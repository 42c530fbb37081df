"""A second reading of damaged text: what the parser is given, with the way back to the untouched original.

Machine translation and lost links glue words ("Lavrovannounced", "Russia.in", "3.8%while", "2020.CRISTIAN");
hashtags and odd spaces mislead the tagger. Only insertions, deletions and one-for-one substitutions are made.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

# A full stop between a lower-case word and a capital, or a known word glued to the next: "Russia.in", "2020.CRISTIAN".
_GLUED_STOP = re.compile(r"(?<=[a-z0-9]{3})([.!?])(?=(?:[A-Z][A-Za-z]|in\b|the\b|and\b|he\b|it\b|but\b))")
_GLUED_PERCENT = re.compile(r"(?<=\d%)(?=[a-z]{3,})")
_GLUED_VERBS = "announced|invited|said|told|added|stated|claimed|warned|upon|visited|met|arrived|met|declared|offered|since"
# A capitalised word of three letters or more with a common verb or link word grown onto it.
_GLUED_NAME = re.compile(rf"\b(?=[A-Z])([A-Z][a-z]{{2,}}?)({_GLUED_VERBS})\b")
_HASH = re.compile(r"(?<!\S)#(?=[A-Za-z])")
# Words that really end in one of the verbs above ("Benedict" does not; "Undersaid" would not be a name).
_NOT_GLUED = frozenset({"Foretold", "Retold", "Untold", "Aforesaid", "Comet", "Kismet", "Helmet", "Gourmet", "Calumet",
                        "Hermet", "Mahomet", "Mehmet", "Ahmet", "Thereupon", "Whereupon", "Hereupon", "Islamet"})  # fmt: skip
# An opening mark or accent typed for an apostrophe: "Teresz‘s".
_ODD_APOSTROPHE = re.compile(r"(?<=[A-Za-zÀ-ÿ])[‘`´](?=s\b)")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t"), " ")
_LOOKALIKES = {
    ord("\u00ad"): "-",
    ord("\u2011"): "-",
    ord("\u02bc"): "’",
    ord("\u0091"): "‘",
    ord("\u0092"): "’",
}


@dataclass(frozen=True, slots=True)
class Repaired:
    """`text` as the parser reads it; `original(n)` gives the place of its character n in the source."""

    text: str
    _starts: tuple[int, ...]
    _sources: tuple[int, ...]

    def original(self, offset: int) -> int:
        """Offset in the source of a character of `text`; an inserted one maps to the character after it."""
        if len(self._starts) == 1:  # nothing was repaired
            return offset
        at = bisect_right(self._starts, offset) - 1
        limit = self._sources[at + 1] if at + 1 < len(self._sources) else None
        place = self._sources[at] + offset - self._starts[at]
        return place if limit is None else min(place, limit)


def repair(text: str) -> Repaired:
    """Unglue words and drop hash signs, character by character traceable."""
    base = _ODD_APOSTROPHE.sub("’", text.translate(_SPACES | _LOOKALIKES))
    edits: list[tuple[int, int]] = []  # (place, +1 insert a space before | -1 delete the character)
    edits += [(m.end(), 1) for m in _GLUED_STOP.finditer(base)]
    edits += [(m.start(), 1) for m in _GLUED_PERCENT.finditer(base)]
    edits += [(m.start(2), 1) for m in _GLUED_NAME.finditer(base) if m[0] not in _NOT_GLUED]
    edits += [(m.start(), -1) for m in _HASH.finditer(base)]
    pieces, starts, sources, taken, length = [], [0], [0], 0, 0
    for place, step in sorted(set(edits)):
        pieces.append(base[taken:place])
        length += place - taken
        if step > 0:
            pieces.append(" ")
            length += 1
        taken = place if step > 0 else place + 1
        starts.append(length)
        sources.append(taken)
    pieces.append(base[taken:])
    return Repaired("".join(pieces), tuple(starts), tuple(sources))

"""Finds the mention that stands at a token, the innermost first."""

from bisect import bisect_right

from rashomon.model.mention import Mention
from rashomon.model.parse import Token
from rashomon.model.reading import Reading

# Mentions before a token that may still reach over it; names are seldom nested deeper.
LOOK_BACK = 4


class MentionIndex:
    """The mentions of one reading that belong to an entity, in text order."""

    def __init__(self, reading: Reading) -> None:
        keys = {m.mention: e.key for e in reading.entities for m in e.members}
        self._mentions: list[tuple[Mention, int]] = sorted(
            ((reading.mentions[i], key) for i, key in keys.items()),
            key=lambda pair: (pair[0].span.start, pair[0].span.end),
        )
        self._starts = [m.span.start for m, _ in self._mentions]

    def at(self, token: Token) -> tuple[Mention, int] | None:
        """The shortest mention over a token, with the key of its entity."""
        last = bisect_right(self._starts, token.start)
        over = [
            pair
            for pair in self._mentions[max(0, last - LOOK_BACK) : last]
            if pair[0].span.start <= token.start < pair[0].span.end
        ]
        return min(over, key=lambda pair: pair[0].span.end - pair[0].span.start, default=None)

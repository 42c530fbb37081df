"""The citation: a stretch of one article's text, with the words repeated as a check."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open [start, end) in code points of `Article.text`; `text` repeats the words."""

    article: str
    start: int
    end: int
    text: str

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character of the same article."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

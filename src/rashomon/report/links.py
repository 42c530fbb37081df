"""Where things are shown: one page with anchors for the report, an address each for the web."""

from dataclasses import dataclass

from rashomon.model.span import Span


def anchor_of(span: Span) -> str:
    """The anchor of a cited stretch inside its article."""
    return f"w-{span.article}-{span.start}-{span.end}"


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses; `separate` puts each story, article and person on a page of its own."""

    separate: bool = False

    def story(self, story: str) -> str:
        """A story's sheet."""
        return f"/story/{story}" if self.separate else f"#{story}"

    def article(self, article: str) -> str:
        """An article's text."""
        return f"/article/{article}" if self.separate else f"#{article}"

    def identity(self, identity: str) -> str:
        """A person, organisation or place."""
        return f"/identity/{identity}" if self.separate else f"#{identity}"

    def row(self, story: str, row: str) -> str:
        """A row of a story's sheet."""
        return f"{self.story(story)}#{row}" if self.separate else f"#{row}"

    def words(self, span: Span) -> str:
        """The very words in their article."""
        return f"{self.article(span.article) if self.separate else ''}#{anchor_of(span)}"

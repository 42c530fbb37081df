"""All that a page shows of one story, and what the front of the report needs of every story."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.alignment import Alignment, Copy, Pile, Story, Storyline
from rashomon.model.reading import Reading
from rashomon.model.row import Row, Verdict
from rashomon.report.article_view import ArticleView, build_article
from rashomon.report.links import Links
from rashomon.report.people_view import Naming, PersonView, build_people
from rashomon.report.sheet_view import RowView, SheetView, build_sheet
from rashomon.report.summary import told_by
from rashomon.report.timeline_view import TimelineView, build_timeline

# What timeline and people are made from; the sheet is in the rows.
STORY_LAYERS = ("sentences", "entities", "timexes", "clauses", "labels")


@dataclass(frozen=True, slots=True)
class OriginView:
    """Articles of a story that stand on one telling."""

    articles: tuple[tuple[str, str], ...]  # (outlet, address)
    why: str


@dataclass(frozen=True, slots=True)
class CopyView:
    """A passage that two articles share."""

    words: str
    a: tuple[str, str]  # (outlet, address)
    b: tuple[str, str]
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story, laid out."""

    id: str
    title: str
    told: str
    why: str
    members: tuple[tuple[str, str, str], ...]  # (outlet, address, why it belongs)
    sheet: SheetView
    timeline: TimelineView
    people: tuple[PersonView, ...]
    origins: tuple[OriginView, ...]
    copies: tuple[CopyView, ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in one line of a list."""

    id: str
    title: str
    dates: str
    told: str
    counts: tuple[tuple[Verdict, int], ...]
    href: str


class StoryPages:
    """Builds story views one at a time from a pile and its alignment, reading only that story's articles."""

    def __init__(self, pile: Pile, alignment: Alignment, links: Links) -> None:
        self.pile, self.alignment, self.links = pile, alignment, links
        self.naming = Naming(alignment.identities)
        self._origin_ids = {article: o.id for o in alignment.origins for article in o.articles}
        self.rows: defaultdict[str, list[Row]] = defaultdict(list)
        self.rows_of_article: defaultdict[str, list[Row]] = defaultdict(list)
        for row in alignment.rows:
            self.rows[row.story].append(row)
            for article in dict.fromkeys(c.article for c in row.cells):
                self.rows_of_article[article].append(row)
        self._origin_of = {a: n for n, origin in enumerate(alignment.origins) for a in origin.articles}
        self._copies: defaultdict[str, list[Copy]] = defaultdict(list)
        for copy in alignment.copies:
            self._copies[copy.a.article].append(copy)

    def stories(self) -> tuple[Story, ...]:
        """Stories with the most to compare first: several articles before one, then by date."""
        return tuple(
            sorted(
                self.alignment.stories, key=lambda s: (len(s.articles) < 2, s.start or "9999", s.title, s.id)
            )
        )

    def compared(self) -> tuple[Story, ...]:
        """Stories with something to lay side by side."""
        return tuple(s for s in self.stories() if self._has_sheet(s))

    def storylines(self) -> list[tuple[Storyline, list[StoryLine]]]:
        """Each line with its stories summed up, in the order of their days."""
        known = {story.id: story for story in self.alignment.stories}
        return [(line, [self.line(known[s]) for s in line.stories]) for line in self.alignment.storylines]

    def view(self, story: Story) -> StoryView:
        """Lay one story out."""
        readings = {a: self.pile.reading(a, *STORY_LAYERS) for a in story.articles}
        articles = {a: r.article for a, r in readings.items()}
        sheet = build_sheet(story, articles, tuple(self.rows[story.id]), self.links)
        outlets = tuple(name for name, _ in sheet.outlets)
        return StoryView(
            id=story.id,
            title=story.title,
            told=self._told_by(story),
            why=story.why,
            members=tuple(
                (articles[m.article].shown_outlet, self.links.article(m.article), m.why)
                for m in story.members
            ),
            sheet=sheet,
            timeline=build_timeline(readings, self.links),
            people=build_people(readings, outlets, self.naming, self.links),
            origins=tuple(self._origins(story, readings)),
            copies=tuple(self._shared(readings)),
        )

    def article(self, reading: Reading) -> ArticleView:
        """Lay one article out, its cited words lit."""
        return build_article(reading, self.rows_of_article[reading.article.id], self.naming, self.links)

    def line(self, story: Story) -> StoryLine:
        """Sum one story up."""
        counts: defaultdict[Verdict, int] = defaultdict(int)
        for row in self.rows[story.id]:
            counts[row.verdict] += 1
        order: tuple[Verdict, ...] = ("conflict", "update", "vague", "agree", "only")
        return StoryLine(
            id=story.id,
            title=story.title,
            dates=story_dates(story),
            told=self._told_by(story),
            counts=tuple((v, counts[v]) for v in order if counts[v]),
            # One article with nothing to compare has no sheet: its text is where to go.
            href=self.links.story(story.id)
            if self._has_sheet(story)
            else self.links.article(story.articles[0]),
        )

    def _told_by(self, story: Story) -> str:
        return told_by(story, {a: self.pile.article(a) for a in story.articles}, self._origin_ids)

    def _has_sheet(self, story: Story) -> bool:
        return len(story.articles) > 1 or bool(self.rows[story.id])

    def conflicts(self) -> Iterator[tuple[Story, RowView, tuple[tuple[str, str], ...]]]:
        """Every conflict of the pile: its story, its row, and (outlet, date) of each column."""
        for story in self.compared():
            rows = tuple(r for r in self.rows[story.id] if r.verdict == "conflict")
            if rows:
                articles = {a: self.pile.article(a) for a in story.articles}
                sheet = build_sheet(story, articles, rows, self.links)
                heads = tuple((c.outlet, c.date) for c in sheet.columns)
                yield from ((story, row, heads) for row in sheet.compared)

    def _origins(self, story: Story, readings: dict[str, Reading]) -> Iterator[OriginView]:
        members = set(story.articles)
        for number in self._origins_at(story.articles):
            origin = self.alignment.origins[number]
            shared = (a for a in origin.articles if a in members)
            yield OriginView(tuple(self._place(readings[a]) for a in shared), origin.why)

    def _origins_at(self, articles: tuple[str, ...]) -> list[int]:
        """Numbers of the origin groups that some articles belong to."""
        return sorted({self._origin_of[a] for a in articles if a in self._origin_of})

    def _shared(self, readings: dict[str, Reading]) -> Iterator[CopyView]:
        for article, reading in readings.items():
            for copy in self._copies[article]:
                if copy.b.article in readings:
                    a, b = self._place(reading), self._place(readings[copy.b.article])
                    yield CopyView(copy.a.text, a, b, copy.score, copy.why)

    def _place(self, reading: Reading) -> tuple[str, str]:
        return reading.article.shown_outlet, self.links.article(reading.article.id)


def story_dates(story: Story) -> str:
    """The story's dates as a reader writes them, empty where none is known."""
    if not story.start:
        return ""
    return story.start if not story.end or story.end == story.start else f"{story.start} to {story.end}"

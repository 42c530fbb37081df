"""What a run found, for a terminal: stories, how many of their rows agree or not, the conflicts word for word."""

from collections.abc import Iterator

from rashomon.model.alignment import Story
from rashomon.model.article import Article
from rashomon.model.row import Row
from rashomon.report.wording import (
    counted,
    differing_cells,
    period,
    plain,
    said,
    teller,
    verdict_counts,
)
from rashomon.store.views import Store

# A screen of conflicts per story; all of them stand in the report and under `rashomon show STORY`.
CONFLICTS_SHOWN = 12
# Long passages are cut on the terminal; a line of quotation of more than two rows of it is not read anyway.
WORDS_SHOWN = 160
# Stories of a single article, and warnings, that are named before "and n more".
NAMED = 10


def summary_lines(store: Store) -> Iterator[str]:
    """The summary, line by line."""
    stories = list(store.stories())
    shared = [story for story in stories if len(story.articles) > 1]
    alone = [story for story in stories if len(story.articles) == 1]
    yield _heading(store, len(stories), len(shared))
    origin_of = {article: group.id for group in store.origins() for article in group.articles}
    for number, story in enumerate(shared, 1):
        yield ""
        yield from _story(store, story, number, origin_of)
    if alone:
        yield ""
        yield from _alone(store, alone)
    yield from warning_lines(store)


def _heading(store: Store, stories: int, shared: int) -> str:
    outlets = [outlet for (outlet,) in store.rows_of("SELECT outlet FROM article")]
    known = len({outlet for outlet in outlets if outlet})
    found = counted(len(outlets), "article", "articles") + by_outlets(known, outlets.count(None))
    if not stories:
        return f"{found}: no story was found."
    told = (
        "none of them is told by more than one article"
        if not shared
        else f"{shared:,} told by more than one article"
    )
    return f"{found}: {counted(stories, 'story', 'stories')}, {told}."


def by_outlets(known: int, unknown: int) -> str:
    """ " by 3 outlets and 2 of unknown outlet"; empty where no outlet is known."""
    if not known:
        return ""
    return f" by {counted(known, 'outlet', 'outlets')}" + (
        f" and {unknown:,} of unknown outlet" if unknown else ""
    )


def _story(store: Store, story: Story, number: int, origin_of: dict[str, str]) -> Iterator[str]:
    articles = {key: store.article(key) for key in story.articles}
    counts = store.verdicts(story.id)
    yield f"{number}. {plain(story.title, WORDS_SHOWN)}  [{story.id}]"
    yield f"   {told_by(story, articles, origin_of)}"
    yield f"   {row_counts(counts)}"
    if counts.get("conflict"):
        yield "   They contradict each other on:"
        yield from _conflicts(store, story, articles, counts["conflict"])


def told_by(story: Story, articles: dict[str, Article], origin_of: dict[str, str]) -> str:
    """How many articles and outlets tell a story, how many independently, and when it happened."""
    outlets = [article.outlet for article in articles.values()]
    origins = {origin_of.get(key, key) for key in story.articles}
    found = counted(len(articles), "article", "articles")
    found += by_outlets(len({outlet for outlet in outlets if outlet}), outlets.count(None))
    if len(articles) > 1:
        found += f", from {counted(len(origins), 'independent origin', 'independent origins')}"
    when = period(story.start, story.end)
    return f"{found}, {when}" if when else found


def row_counts(counts: dict[str, int]) -> str:
    """How many questions are answered by several tellings, with which verdicts, and how many by one alone."""
    compared = sum(number for verdict, number in counts.items() if verdict != "only")
    lead = counted(compared, "question", "questions") + " answered by two or more"
    detail = verdict_counts(counts)
    return f"{lead}{f': {detail}' if detail else ''}; {counts.get('only', 0)} told by one alone"


def _conflicts(store: Store, story: Story, articles: dict[str, Article], total: int) -> Iterator[str]:
    rows = (row for row in store.rows(story.id) if row.verdict == "conflict")
    for row, _ in zip(rows, range(CONFLICTS_SHOWN), strict=False):
        yield from conflict_lines(row, articles)
    if total > CONFLICTS_SHOWN:
        yield f"   … and {total - CONFLICTS_SHOWN} more, with `rashomon show {story.id}` or in the report"


def conflict_lines(row: Row, articles: dict[str, Article]) -> Iterator[str]:
    """A conflict: the question, both wordings with who tells them, and why they cannot both be true."""
    yield f"   ≠ {plain(row.question, WORDS_SHOWN)}"
    for index in differing_cells(row, "conflict"):
        cell = row.cells[index]
        by = f", said by {plain(cell.said_by)}" if cell.said_by else ""
        yield f"       {plain(said(cell), WORDS_SHOWN)}  {teller(articles[cell.article])}{by}"
    # One reason is enough here: the others say the same of other pairs; `show` and the report have them all.
    yield f"       {plain(next(link.why for link in row.links if link.verdict == 'conflict'))}"


def _alone(store: Store, alone: list[Story]) -> Iterator[str]:
    yield f"{counted(len(alone), 'article tells', 'articles tell')} of something that no other does:"
    for story in alone[:NAMED]:
        yield f"   {plain(story.title, WORDS_SHOWN)}  {teller(store.article(story.articles[0]))}  [{story.id}]"
        counts = store.verdicts(story.id)
        if counts.get("conflict"):
            yield "   It contradicts itself on:"
            articles = {key: store.article(key) for key in story.articles}
            yield from _conflicts(store, story, articles, counts["conflict"])
    if len(alone) > NAMED:
        yield f"   … and {len(alone) - NAMED:,} more, with `rashomon stories` or in the report"


def warning_lines(store: Store) -> Iterator[str]:
    """What could not be read, and why."""
    warnings = store.warnings()
    if warnings:
        yield ""
        yield counted(len(warnings), "warning:", "warnings:")
    for warning in warnings[:NAMED]:
        place = f", {warning.place}" if warning.place else ""
        yield f"   {plain(warning.path + place)}: {plain(warning.reason)}"
    if len(warnings) > NAMED:
        yield f"   … and {len(warnings) - NAMED:,} more, in the report and the JSON export under run.warnings"

"""One story, article, identity or row of a store as lines for a terminal."""

from collections.abc import Iterator

from rashomon.model.article import Article
from rashomon.model.row import Cell, Row
from rashomon.model.span import Span
from rashomon.report.summary import WORDS_SHOWN, row_counts, told_by
from rashomon.report.wording import MOST_SERIOUS_FIRST, counted, day, period, plain, said, teller
from rashomon.store.views import Store

SIGNS = {"agree": "=", "vague": "≈", "update": "↻", "conflict": "≠", "only": "·"}
# Characters of the article shown on each side of a citation: about a line of a terminal in all.
CONTEXT_CHARS = 60


def stories_lines(store: Store) -> Iterator[str]:
    """Every story with its articles and counts, in two lines each."""
    origin_of = {article: group.id for group in store.origins() for article in group.articles}
    for story in store.stories():
        articles = {key: store.article(key) for key in story.articles}
        yield f"{story.id}  {plain(story.title, WORDS_SHOWN)}"
        yield f"    {told_by(story, articles, origin_of)}; {row_counts(store.verdicts(story.id))}"


def shown(store: Store, table: str, key: str) -> Iterator[str]:
    """What the store knows of one story, article, identity or row."""
    lines = {"story": story_lines, "article": article_lines, "identity": identity_lines, "row": row_lines}
    return lines[table](store, key)


def story_lines(store: Store, key: str) -> Iterator[str]:
    """A story's articles with the reason each belongs to it, then its rows, the most serious first."""
    story = store.story(key)
    articles = {member: store.article(member) for member in story.articles}
    origin_of = {article: group.id for group in store.origins() for article in group.articles}
    yield f"{plain(story.title)}  [{story.id}]"
    yield told_by(story, articles, origin_of)
    yield plain(story.why)
    for member in story.members:
        yield f"  {member.article}  {teller(articles[member.article])}: {plain(member.why, WORDS_SHOWN)}"
    rows = sorted(store.rows(key), key=lambda row: MOST_SERIOUS_FIRST.index(row.verdict))
    for row in rows:
        yield ""
        yield f"{SIGNS[row.verdict]} {plain(row.question)}  ({row.verdict})  [{row.id}]"
        yield from (f"    {_cell(cell, articles[cell.article])}" for cell in row.cells)


def row_lines(store: Store, key: str) -> Iterator[str]:
    """A row's evidence as a ladder: each cell in its context, then each pair that differs with the reason."""
    row = store.row(key)
    articles = {article: store.article(article) for article in _articles_of(row)}
    yield f"{plain(row.question)}  [{row.id}]"
    yield f"verdict: {row.verdict}; {plain(row.why)}"
    for number, cell in enumerate(row.cells, 1):
        yield ""
        yield f"{number}. {_cell(cell, articles[cell.article])}"
        yield f"   read as {plain(cell.value)} ({cell.bound}){f', as of {day(cell.as_of)}' if cell.as_of else ''}"
        yield from (f"   {_context(span, articles[cell.article])}" for span in cell.spans)
    if row.links:
        yield ""
    for link in row.links:
        yield f"{link.a + 1} {SIGNS[link.verdict]} {link.b + 1}  {link.verdict}: {plain(link.why)}"
    if row.searched:
        yield f"searched in vain: {', '.join(teller(articles[a]) for a in row.searched)}"


def article_lines(store: Store, key: str) -> Iterator[str]:
    """Who published an article when, with the evidence, and what was read in it."""
    article = store.article(key)
    yield f"{plain(article.headline or '(no headline)')}  [{article.id}]"
    yield f"file: {plain(article.origin.path)}{f', {article.origin.record}' if article.origin.record else ''}"
    reasons = "; ".join(plain(evidence.why) for evidence in article.outlet_evidence)
    yield f"outlet: {plain(article.outlet or 'not known')}{f' ({reasons})' if reasons else ''}"
    if article.published:
        reasons = "; ".join(plain(evidence.why) for evidence in article.published.evidence)
        yield f"published: {day(article.published.value)}, {article.published.how} ({reasons})"
    else:
        yield "published: not known"
    for story in store.stories_of(key):
        yield f"story: {plain(store.story(story).title)}  [{story}]"
    names = store.identities_in(key)
    for quote in store.layer(key, "quotes"):
        speaker = names.get(quote.speaker) if quote.speaker is not None else None
        who = (
            store.identity(speaker).name
            if speaker
            else " ".join(span.text for span in quote.source) or "nobody named"
        )
        yield f"  “{plain(quote.words, WORDS_SHOWN)}” — {plain(who)} ({quote.type})"
    for identity in sorted(set(names.values())):
        found = store.identity(identity)
        yield f"  {found.kind}: {plain(found.name)}  [{identity}]"


def identity_lines(store: Store, key: str) -> Iterator[str]:
    """Names, offices, labels and quotations of one identity."""
    identity = store.identity(key)
    yield f"{plain(identity.name)} ({identity.kind})  [{identity.id}]"
    yield "names: " + ", ".join(f"{plain(name.text)} ({name.count})" for name in identity.names)
    yield plain(identity.why)
    for role in identity.roles:
        of = f" of {role.of}" if role.of else ""
        when = period(role.start, role.end)
        yield f"office: {plain(role.role + of)}, {role.status}{f', {when}' if when else ''}"
    for article in dict.fromkeys(member.article for member in identity.members):
        yield f"in {teller(store.article(article))}  [{article}]"
        keys = {member.entity for member in identity.members if member.article == article}
        yield from _labels(store, article, keys)
        for quote in store.layer(article, "quotes"):
            if quote.speaker in keys:
                yield f"    says “{plain(quote.words, WORDS_SHOWN)}”"


def _labels(store: Store, article: str, keys: set[int]) -> Iterator[str]:
    """What one article calls somebody, each wording once, and in whose voice."""
    who = store.identities_in(article)
    told = []
    for label in store.layer(article, "labels"):
        if label.entity in keys:
            speaker = who.get(label.speaker) if label.speaker is not None else None
            quoted = f"quoting {store.identity(speaker).name}" if speaker else "quoted, from whom is not told"
            told.append(
                f"    called “{plain(label.words)}” ({'the outlet' if label.voice == 'narrator' else quoted})"
            )
    yield from dict.fromkeys(told)


def layer_lines(store: Store, key: str, layers: tuple[str, ...]) -> Iterator[str]:
    """Every record of an article's layers, as kept."""
    yield from article_lines(store, key)
    for layer in layers:
        records = store.layer(key, layer)
        yield ""
        yield f"{layer}: {counted(len(records), 'record', 'records')}"
        yield from (f"  {number:>4}  {plain(repr(record))}" for number, record in enumerate(records))


def _articles_of(row: Row) -> list[str]:
    return list(dict.fromkeys([*(cell.article for cell in row.cells), *row.searched]))


def _cell(cell: Cell, article: Article) -> str:
    by = f", said by {plain(cell.said_by)}" if cell.said_by else ""
    return f"{plain(said(cell), WORDS_SHOWN)}  {teller(article)}{by}"


def _context(span: Span, article: Article) -> str:
    before = article.text[max(span.start - CONTEXT_CHARS, 0) : span.start]
    after = article.text[span.end : span.end + CONTEXT_CHARS]
    words = f"{before}⟦{span.text}⟧{after}"
    return f"characters {span.start}–{span.end}: …{plain(words)}…"

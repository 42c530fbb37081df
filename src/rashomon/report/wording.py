"""Words of articles, counts and dates as they are printed in summaries: one line, harmless, readable."""

import re
import unicodedata
from datetime import date

from rashomon.model.article import Article
from rashomon.model.row import SERIOUSNESS, Cell, Row, Verdict

# What a reader should look at first.
MOST_SERIOUS_FIRST: tuple[Verdict, ...] = tuple(reversed(SERIOUSNESS))
_SPACE = re.compile(r"\s+")
# Control characters could move a terminal's cursor or turn a line round; half surrogates cannot be printed at all.
_HARMFUL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(words: str, most: int | None = None) -> str:
    """One line without control characters, cut to `most` characters if given."""
    line = _SPACE.sub(" ", words).strip()
    line = "".join(c for c in line if c not in _HARMFUL and unicodedata.category(c) not in ("Cc", "Cs"))
    return line if most is None or len(line) <= most else line[: most - 1].rstrip() + "…"


def counted(number: int, one: str, many: str) -> str:
    """ "1 story", "3 stories", "1,200 stories"."""
    return f"{number:,} {one if number == 1 else many}"


def day(value: str) -> str:
    """An ISO date in words, reduced or not: "7 March 2026", "March 2026", "2026"; anything else as it is."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}", value):
            return f"{date.fromisoformat(f'{value}-01'):%B %Y}"
        if re.match(r"\d{4}-\d{2}-\d{2}", value):
            when = date.fromisoformat(value[:10])
            return f"{when.day} {when:%B %Y}"
    except ValueError:
        return value
    return value


def period(start: str | None, end: str | None) -> str:
    """From one date to another, in words; empty where neither is known."""
    if start and end and start != end:
        return f"{day(start)} to {day(end)}"
    known = start or end
    return day(known) if known else ""


def teller(article: Article) -> str:
    """Whose telling it is: the outlet if known, and always the file, which the reader can open."""
    file = article.origin.path.rsplit("/", 1)[-1]
    place = f"{file} {article.origin.record}" if article.origin.record else file
    return plain(f"{article.outlet} ({place})" if article.outlet else place)


def said(cell: Cell) -> str:
    """The cell's own words in quotation marks, its value where it cites none."""
    words = " … ".join(span.text for span in cell.spans)
    return f"“{plain(words)}”" if words else plain(cell.value)


def differing_cells(row: Row, verdict: Verdict) -> list[int]:
    """Indices of the cells that a link of this verdict joins, in order."""
    return sorted({index for link in row.links if link.verdict == verdict for index in (link.a, link.b)})


def verdict_counts(counts: dict[str, int]) -> str:
    """ "1 conflict, 2 updates, 1 vague, 8 agree", the most serious first, without rows told by one alone."""
    names = {"conflict": "in conflict", "update": "updated", "vague": "vague", "agree": "agree"}
    return ", ".join(f"{counts[v]} {names[v]}" for v in MOST_SERIOUS_FIRST if v in names and counts.get(v))

"""Credit lines: the agency or outlet that an article names as the source of its words."""

import functools
import re

from rashomon.model.article import Article
from rashomon.text.normal_forms import fold
from rashomon.text.vocabulary import load_vocabulary

# Where credits stand: beside the dateline and byline, or after the last sentence. In between an agency's name is
# that of a source ("state news agency TASS reported"), not a credit.
HEAD_CHARS = 160
TAIL_CHARS = 300
# How far after a reprint phrase the outlet's name may stand.
NAME_CHARS = 60


def agency_credits(article: Article) -> tuple[str, ...]:
    """Names of the agencies that the byline, the dateline or the last lines credit, sorted."""
    start = _body_start(article)
    head, tail = article.text[start : start + HEAD_CHARS], article.text[-TAIL_CHARS:]
    return _credits(head, tail, article.byline or "", tuple(_credit_lines(article)))


def is_agency(article: Article) -> str | None:
    """The agency that published the article itself, if its outlet is one."""
    outlet = fold(article.outlet or "")
    for name, _, sites in _agencies():
        if any(re.search(rf"(?<!\w){re.escape(site)}(?!\w)", outlet) for site in sites):
            return name
    return None


def reprints(copy: Article, source: Article) -> bool:
    """Whether one article's credit line names the other's outlet or agency as where its words come from."""
    agency = is_agency(source)
    if agency and agency in agency_credits(copy) and is_agency(copy) != agency:
        return True
    outlet = fold(source.outlet or "")
    if not outlet or outlet == fold(copy.outlet or ""):
        return False
    edges = fold(copy.text[: _body_start(copy) + HEAD_CHARS]) + "\n" + fold(copy.text[-TAIL_CHARS:])
    return any(outlet in edges[m.end() : m.end() + NAME_CHARS] for m in _reprint_pattern().finditer(edges))


def _body_start(article: Article) -> int:
    return next((b.start for b in article.blocks if b.kind == "body"), 0)


def _credit_lines(article: Article) -> list[str]:
    kinds = ("byline", "dateline")
    return [article.text[b.start : b.end] for b in article.blocks if b.kind in kinds]


@functools.lru_cache(maxsize=4096)
def _credits(head: str, tail: str, byline: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    last_lines = tail.rsplit("\n", 2)[-2:]
    found = set()
    for name, forms, _ in _agencies():
        # In running text only the bracketed form, or the full name in a last line that is nothing but a credit.
        marked = [form for form in forms if not form[0].isalpha()]
        if (
            any(form in head for form in marked)
            or any(_names(form, line) for form in forms for line in (byline, *lines))
            or any(_names(form, line) and len(line) < 2 * NAME_CHARS for form in forms for line in last_lines)
        ):
            found.add(name)
    return tuple(sorted(found))


def _names(form: str, line: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", line))


@functools.cache
def _agencies() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    table = load_vocabulary("credits")["agency"]
    return tuple((a["name"], tuple(a["forms"]), tuple(a["sites"])) for a in table)


@functools.cache
def _reprint_pattern() -> re.Pattern[str]:
    phrases = load_vocabulary("credits")["reprint"]["phrases"]
    return re.compile("|".join(re.escape(p) for p in phrases))

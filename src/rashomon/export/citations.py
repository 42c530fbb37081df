"""Where a record of an export must cite: a field that is null, empty or about another article supports nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

SPAN_FIELDS = frozenset(("article", "start", "end", "text"))
# Fields that hold one citation; `trigger` is later than the first exports and may be absent.
_ONE = {
    "copies": ("a", "b"),
    "dates": ("span",),
    "figures": ("span",),
    "labels": ("span",),
    "events": ("trigger",),
}
_MAY_BE_ABSENT = ("trigger",)


def missing_citations(section: str, record: dict[str, Any]) -> Iterator[str]:
    """In words, each place of the record that ought to cite and does not, or cites another article than its own."""
    for name in _ONE.get(section, ()):
        if name in record or name not in _MAY_BE_ABSENT:
            yield from _faults(name, [record[name]])
    if section == "quotes":
        yield from _faults("content", record["content"], article=record["article"], least=1)
        for name in ("cue", "source"):
            yield from _faults(name, record[name], article=record["article"])
    elif section == "identities":
        yield from _faults("mentions", record["mentions"])
        for n, role in enumerate(record["roles"]):
            yield from _faults(f"role {n}", role["spans"])
    elif section == "events":
        for actor in (*record["actors"], *record["recipients"]):
            yield from _faults("actor", [actor["span"]])
        yield from _of_articles("report", record["reports"])
    elif section == "rows":
        yield from _of_articles("cell", record["cells"])


def _of_articles(what: str, parts: Iterable[dict[str, Any]]) -> Iterator[str]:
    for n, part in enumerate(parts):
        yield from _faults(f"{what} {n}", part["spans"], article=part["article"], least=1)


def _faults(what: str, spans: Sequence[Any], *, article: object = None, least: int = 0) -> Iterator[str]:
    if len(spans) < least:
        yield f"{what} cites nothing"
    for span in spans:
        if not (isinstance(span, dict) and span.keys() >= SPAN_FIELDS):
            yield f"{what} holds {str(span)[:40]!r} where a citation belongs"
        elif article is not None and span["article"] != article:
            yield f"{what} is of {article!r} but cites {span['article']!r}"

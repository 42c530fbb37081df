"""One record of JSON or CSV to a draft: which field holds what is told by the names that known formats use."""

from collections.abc import Mapping
from typing import Any

from rashomon.errors import Unreadable
from rashomon.intake.draft import Draft, Fact
from rashomon.text.vocabulary import load_vocabulary

MAX_NAMES_SHOWN = 12


def read_record(record: Mapping[str, Any], *, path: str, place: str | None, raw_sha256: str) -> Draft:
    """The draft of one record, its text unchanged; raises Unreadable where no field holds a text."""
    fields = {_plain(str(name)): (str(name), value) for name, value in reversed(list(record.items()))}
    outlet = _first(fields, "outlet")
    return Draft(
        path=path,
        text=_text(fields),
        raw_sha256=raw_sha256,
        place=place,
        record=_value(fields, "record"),
        outlet=Fact(outlet[1], f"the record's field “{outlet[0]}”") if outlet else None,
        headline=_value(fields, "headline"),
        byline=_value(fields, "byline"),
        url=_value(fields, "url"),
        language=_value(fields, "language"),
        dates=_dates(fields),
    )


def has_text_field(names: list[str]) -> bool:
    """Whether one of the names is one under which texts are kept."""
    return any(_plain(name) in load_vocabulary("record_fields")["text"] for name in names)


def known_fields(names: list[str]) -> int:
    """How many of the names are known for any part of an article."""
    known = {
        name for part, group in load_vocabulary("record_fields").items() if part != "lists" for name in group
    }
    return sum(_plain(name) in known for name in names)


def no_text_reason(names: list[str]) -> str:
    """Which fields there are and which were looked for."""
    seen = ", ".join(_shown(name) for name in names[:MAX_NAMES_SHOWN]) or "none"
    more = ", …" if len(names) > MAX_NAMES_SHOWN else ""
    expected = ", ".join(load_vocabulary("record_fields")["text"][:6])
    return f"no field with the article's text: it has {seen}{more}; rename the one that holds it to “text” (also known: {expected})"


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def _shown(name: str) -> str:
    return repr(name[:40]).strip("'\"")


def _text(fields: Mapping[str, tuple[str, Any]]) -> str:
    empty = None
    for name in load_vocabulary("record_fields")["text"]:
        if name in fields and isinstance(fields[name][1], str):
            if fields[name][1].strip():
                return str(fields[name][1])
            empty = empty or fields[name][0]
        elif name in fields and fields[name][1] is None:
            empty = empty or fields[name][0]
    if empty:
        raise Unreadable(f"the text field “{empty}” is empty; leave the record out or fill it in")
    raise Unreadable(no_text_reason(sorted(name for name, _ in fields.values())))


def _first(fields: Mapping[str, tuple[str, Any]], part: str) -> tuple[str, str] | None:
    """Name as written and value of the first known field that holds something."""
    for name in load_vocabulary("record_fields")[part]:
        if name in fields and (words := _words(fields[name][1])):
            return fields[name][0], words
    return None


def _value(fields: Mapping[str, tuple[str, Any]], part: str) -> str | None:
    found = _first(fields, part)
    return found[1] if found else None


def _dates(fields: Mapping[str, tuple[str, Any]]) -> tuple[Fact, ...]:
    """Every date field in order of trust; the first that reads as a date is believed."""
    return tuple(
        Fact(words, f"the record's field “{fields[name][0]}”")
        for name in load_vocabulary("record_fields")["date"]
        if name in fields and (words := _words(fields[name][1]))
    )


def _words(value: Any) -> str | None:
    """A field as one string: names of a list joined by commas, the name or value of a nested object."""
    if isinstance(value, list):
        parts = [_words(item) for item in value if not isinstance(item, list)]
        return ", ".join(dict.fromkeys(p for p in parts if p)) or None
    if isinstance(value, Mapping):
        return _words(value.get("name") or value.get("value")) if not _nested(value) else None
    if isinstance(value, bool) or value is None:
        return None
    words = " ".join(str(value).split())
    return None if words.lower() in ("", "none", "null", "nan", "n/a") else words


def _nested(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("name") or value.get("value"), Mapping | list)

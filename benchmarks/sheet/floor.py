"""The naive floor: rows from equal numbers, names, dates and quoted strings alone, first occurrence per article."""

from collections.abc import Iterator
from typing import Any

from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.text.normal_forms import fold


def floor_export(readings: list[Reading]) -> dict[str, Any]:
    """An export with one row for each string or value that two articles share; every verdict is agree."""
    found: dict[tuple[str, str], dict[str, Span]] = {}
    for reading in readings:
        for kind, value, span in _values(reading):
            found.setdefault((kind, value), {}).setdefault(reading.article.id, span)
    rows = [
        {
            "id": f"{kind}:{value}",
            "kind": kind,
            "verdict": "agree",
            "links": [],
            "cells": [
                {"article": a, "spans": [{"start": s.start, "end": s.end}]} for a, s in sorted(cells.items())
            ],
        }
        for (kind, value), cells in sorted(found.items())
        if len(cells) > 1
    ]
    articles = [{"id": r.article.id, "origin": {"record": r.article.origin.record}} for r in readings]
    return {"articles": articles, "rows": rows}


def _values(reading: Reading) -> Iterator[tuple[str, str, Span]]:
    for figure in reading.figures:
        if figure.number is not None:
            yield "figure", f"{figure.number} {figure.unit}", figure.span
    for timex in reading.timexes:
        if timex.type in ("DATE", "TIME"):
            yield "date", timex.value, timex.span
    for mention in reading.mentions:
        if mention.form == "name":
            yield "place" if mention.kind == "place" else "who", fold(mention.name), mention.span
    for quote in reading.quotes:
        if quote.type != "indirect":
            yield "quote", fold(quote.words), quote.content[0]

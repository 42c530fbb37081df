"""Scores time expressions on MEANTIME, GUM news and EventStoryLine (development parts), and on our own small gold.

    python benchmarks/dates/run.py [--errors] [--set NAME] [--data ../shared/data]

Strict = both ends equal, relaxed = any overlap; value F1 = overlapping and the same value. The reference for
relative dates is the document's creation time, as the sets define it. Where a set writes values its own way
(GUM's from/to, EventStoryLine's zones) both sides are brought to one form first; see `plain_value`.
"""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rashomon.model.article import Article, Block, Origin, Published
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.parse import PARSE
from rashomon.reading.sentences import SENTENCES
from rashomon.reading.timexes import TIMEXES

ROOT = Path(__file__).resolve().parents[2]
# MEANTIME's annotators covered the title, the date line and the first sentences only.
MEANTIME_SENTENCES = 6
# Values that name no time at all: neither side is held to them.
_NO_TIME = re.compile(r"(?:PRESENT|PAST|FUTURE)_REF|X+(?:-X+)*|P?T?X+[A-Z]*|")


@dataclass(frozen=True)
class Case:
    """One article with its gold: (start, end, words, accepted values); only marks inside `places` are scored."""

    set: str
    id: str
    text: str
    published: str | None
    gold: tuple[tuple[int, int, str, frozenset[str]], ...]
    places: tuple[tuple[int, int], ...] | None


def plain_value(value: str) -> str:
    """One form for all sets: no seconds, no zone, decades as three digits, sets as their period."""
    value = re.sub(r"(T\d\d:\d\d)(?::\d\d)?(?:Z|[ap]m)?$", r"\1", value.strip())
    value = re.sub(r"^(\d{3})X$", r"\1", value)
    value = re.sub(r"-(\d)(?=$|T)", r"-0\1", value)
    return re.sub(r"-XX$", "", value)


def same_value(gold: frozenset[str], found: frozenset[str]) -> bool:
    """Equal, or clock times of one moment: EventStoryLine converts to UTC where the article gives its own clock."""
    return bool(gold & found) or any(_one_moment(g, f) for g in gold for f in found)


def _one_moment(a: str, b: str) -> bool:
    try:
        apart = abs(datetime.fromisoformat(a) - datetime.fromisoformat(b)).total_seconds()
    except ValueError:
        return False
    return "T" in a and "T" in b and apart <= 14 * 3600 and apart % 1800 == 0


def load_meantime(path: Path) -> Iterator[Case]:
    for record in _records(path / "meantime" / "docs.jsonl"):
        sentences = record["sentences"]
        limit = sentences[min(MEANTIME_SENTENCES, len(sentences)) - 1]["end"]
        marks = [m for m in record["mentions"] if m["kind"] == "TIMEX3" and m.get("start", limit) < limit]
        yield _case("meantime", record["doc_id"], record["text"], record["dct"], marks, [(0, limit)])


def load_eventstoryline(path: Path) -> Iterator[Case]:
    for record in _records(path / "eventstoryline" / "docs.jsonl"):
        marks = [m for m in record["timex"] if "start" in m]
        # Only the sentences that ECB+ chose are annotated.
        chosen = {m["sent"] for m in [*marks, *record["events"]] if "start" in m}
        places = [
            (s["start"], s["end"]) for n, s in enumerate(record["sentences"]) if s.get("n", n) in chosen
        ]
        yield _case("eventstoryline", record["doc_id"], record["text"], record["dct"], marks, places)


def load_gum(path: Path) -> Iterator[Case]:
    for record in _records(path / "gum_news" / "docs.jsonl"):
        marks = [{**m, "values": _gum_values(m)} for m in record["dates"]]
        yield _case("gum", record["doc_id"], record["text"], record["date_created"], marks)


def load_invented(path: Path) -> Iterator[Case]:
    for number, record in enumerate(_records(Path(__file__).parent / "gold.jsonl")):
        marks, at = [], 0
        for words, value in record["timexes"]:
            at = record["text"].index(words, at)
            marks.append({"start": at, "end": at + len(words), "text": words, "value": value})
            at += len(words)
        yield _case("invented", str(number), record["text"], record["published"], marks)


LOADERS = {
    "meantime": load_meantime,
    "gum": load_gum,
    "eventstoryline": load_eventstoryline,
    "invented": load_invented,
}


def _gum_values(mark: dict[str, Any]) -> list[str]:
    """GUM gives days, not TIMEX3: a stretch is right by its first and last day."""
    if "when" in mark:
        return [mark["when"]]
    return [
        f"{mark.get('from') or mark.get('notBefore') or ''}/{mark.get('to') or mark.get('notAfter') or ''}"
    ]


def _case(
    name: str,
    id: str,
    text: str,
    published: str | None,
    marks: list[dict[str, Any]],
    places: list[tuple[int, int]] | None = None,
) -> Case:
    gold = []
    for mark in marks:
        values = mark.get("values") or [mark.get("value") or ""]
        gold.append((mark["start"], mark["end"], mark["text"], frozenset(map(plain_value, values))))
    day = published[:10] if published else None
    return Case(
        name,
        id,
        text,
        day,
        tuple(sorted(gold, key=lambda g: g[:2])),
        tuple(places) if places is not None else None,
    )


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def found_in(case: Case) -> list[tuple[int, int, str, frozenset[str]]]:
    """What the reader finds, with all forms of its value that a gold set might write."""
    published = Published(case.published, "stated", ()) if case.published else None
    article = Article(
        case.id, Origin(case.id), case.text, (Block("body", 0, len(case.text)),), published=published
    )
    reading = apply_readers(Reading(article), (PARSE, SENTENCES, TIMEXES))
    found = []
    for timex in reading.timexes:
        values = {plain_value(timex.value)}
        if case.set == "gum":
            values |= {
                re.sub("^XXXX-", "--", timex.value),
                f"{timex.start}/{timex.end}",
                timex.value.split("T")[-1] + ":00",
            }
            values |= {timex.value[:10]} if timex.type == "TIME" else set()
        if case.set == "gum" and timex.type in ("DURATION", "SET"):
            continue  # GUM marks dates and times of day only
        if case.places is None or any(a <= timex.span.start < b for a, b in case.places):
            found.append((timex.span.start, timex.span.end, timex.span.text, frozenset(values)))
    return found


def score(cases: list[Case], errors: bool = False) -> dict[str, float]:
    """Strict, relaxed and value F1 over all cases, leaving out marks that name no time."""
    strict = relaxed = value = gold_count = found_count = 0
    for case in cases:
        found = found_in(case)
        scored = [g for g in case.gold if not all(_NO_TIME.fullmatch(v) for v in g[3])]
        free = [g for g in case.gold if g not in scored]
        pairs = _pairs(scored, found)
        spare = [f for f in found if f not in {p[1] for p in pairs} and not _pairs(free, [f])]
        gold_count += len(scored)
        found_count += len(pairs) + len(spare)
        strict += sum(g[:2] == f[:2] for g, f in pairs)
        relaxed += len(pairs)
        value += sum(same_value(g[3], f[3]) for g, f in pairs)
        if errors:
            _print_errors(case, scored, pairs, spare)
    return {
        name: round(200 * hits / max(1, gold_count + found_count), 1)
        for name, hits in (("strict", strict), ("relaxed", relaxed), ("value", value))
    } | {"gold": gold_count, "found": found_count}


Mark = tuple[int, int, str, frozenset[str]]


def _pairs(gold: list[Mark], found: list[Mark]) -> list[tuple[Mark, Mark]]:
    """Each gold mark with the first free found one that overlaps it."""
    pairs, used = [], set()
    for g in gold:
        for f in found:
            if f not in used and f[0] < g[1] and g[0] < f[1]:
                pairs.append((g, f))
                used.add(f)
                break
    return pairs


def _print_errors(case: Case, scored: list[Mark], pairs: list[tuple[Mark, Mark]], spare: list[Mark]) -> None:
    paired = {g for g, _ in pairs}
    for g in scored:
        if g not in paired:
            print(f"MISSED {case.id} [{case.published}] {g[2]!r} {sorted(g[3])} … {_around(case, g)}")
    for g, f in pairs:
        if not same_value(g[3], f[3]):
            print(
                f"VALUE {case.id} [{case.published}] {g[2]!r} {sorted(g[3])} we: {f[2]!r} {sorted(f[3])} … {_around(case, g)}"
            )
    for f in spare:
        print(f"SPARE {case.id} [{case.published}] {f[2]!r} {sorted(f[3])} … {_around(case, f)}")


def _around(case: Case, mark: Mark) -> str:
    return case.text[max(0, mark[0] - 50) : mark[1] + 30].replace("\n", " ")


def main() -> None:
    """Print one line a set and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT / "../shared/data")
    parser.add_argument("--set", choices=sorted(LOADERS), action="append")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    every: list[Case] = []
    for name in options.set or LOADERS:
        if name != "invented" and not options.data.exists():
            print(f"{name}: skipped, {options.data} is not there")
            continue
        cases = list(LOADERS[name](options.data))
        every += cases if name != "invented" else []
        print(name, json.dumps(score(cases, options.errors)))
    print("mix", json.dumps(score(every)) if len(options.set or LOADERS) > 1 else "")


if __name__ == "__main__":
    main()

"""Scores people and pronouns on GUM's news texts and interviews (CC BY 4.0; ../shared/data/gum_news, not in git).

python -m benchmarks.mentions.gum PATH/docs.jsonl [--show]

Names: the gold's mentions of people that are nothing but two to four capitalised words; one is found if a name of two or
more words of ours lies in it, and a name of ours is extra if the gold has no person there. Pronouns: he and she outside quotation marks; one is right if the other
mentions of the entity it was put in are, by the gold, mostly of the person that the pronoun means.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.mentions.run import Score
from rashomon.model.article import Article, Block, Origin
from rashomon.model.mention import Entity
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.entities import ENTITIES
from rashomon.reading.mentions import MENTIONS
from rashomon.reading.parse import PARSE

_SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
# A gold mention that is nothing but a full name.
_FULL_NAME = re.compile(r"(?!The )[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w.-]*){1,3}(?:['’]s?)?")
_NAMED = frozenset({"organization", "place", "object", "abstract", "event"})
Gold = dict[tuple[int, int], str]


def read_text(text: str) -> Reading:
    """The text with its mentions and entities."""
    article = Article("gum", Origin("gum"), text, (Block("body", 0, len(text)),))
    return apply_readers(Reading(article), (PARSE, MENTIONS, ENTITIES))


def gold_of(record: dict[str, Any]) -> Gold:
    """The spans of people, with their chains."""
    return {(e["start"], e["end"]): e["group"] for e in record["entities"] if e["type"] == "person"}


def names_in(record: dict[str, Any]) -> set[tuple[int, int]]:
    """Full names of people that are no part of a body's, a place's or a thing's name."""
    people = {
        (e["start"], e["end"])
        for e in record["entities"]
        if e["type"] == "person" and _FULL_NAME.fullmatch(record["text"][e["start"] : e["end"]])
    }
    others = [(e["start"], e["end"]) for e in record["entities"] if e["type"] in _NAMED]
    return {(a, b) for a, b in people if not any(c <= a and b <= d and (a, b) != (c, d) for c, d in others)}


def group_at(gold: Gold, start: int, end: int) -> str | None:
    """The chain of the smallest gold span over the words, else of one that begins or ends with them."""
    over = [(b - a, a, b) for a, b in gold if a <= start and end <= b]
    if not over:
        over = [(b - a, a, b) for a, b in gold if a == start or b == end]
    return gold[min(over)[1:]] if over else None


def score_names(reading: Reading, gold: Gold, wanted: set[tuple[int, int]]) -> Score:
    """Full names in the gold that are found, and full names found that the gold knows."""
    ours = [m.span for m in reading.mentions if m.kind == "person" and m.form == "name" and " " in m.name]
    right = sum(any(a <= s.start < s.end <= b for s in ours) for a, b in wanted)
    known = sum(group_at(gold, s.start, s.end) is not None for s in ours)
    return Score(right, right + len(ours) - known, len(wanted))


def score_pronouns(reading: Reading, gold: Gold, show: bool) -> Score:
    """He and she, against the chains of the gold."""
    mentions = reading.mentions
    of = {m.mention: e for e in reading.entities for m in e.members}
    right = predicted = total = 0
    for at, mention in enumerate(mentions):
        span = mention.span
        if mention.form != "pronoun" or span.text.lower() not in _SINGULAR:
            continue
        group = gold.get((span.start, span.end))
        total += group is not None
        entity = of.get(at)
        if entity is None:
            if show and group is not None:
                print("OPEN ", _context(reading.article.text, span.start))
            continue
        predicted += 1
        meant = _mostly(reading, entity, gold)
        right += group is not None and meant == group
        if show and meant != group:
            print("WRONG", _context(reading.article.text, span.start), "->", entity.name, meant, group)
    return Score(right, predicted, total)


def _mostly(reading: Reading, entity: Entity, gold: Gold) -> str | None:
    """The gold chain that most names and phrases of an entity lie in."""
    spans = [reading.mentions[m.mention] for m in entity.members]
    groups = Counter(
        group_at(gold, m.span.start, m.span.end)
        for m in sorted(spans, key=lambda m: m.span.start)
        if m.form != "pronoun"
    )
    return groups.most_common(1)[0][0] if groups else None


def _context(text: str, at: int) -> str:
    return " ".join((text[max(0, at - 220) : at] + "<<" + text[at : at + 60]).split())


def main() -> None:
    """Print both scores."""
    names, pronouns = Score(0, 0, 0), Score(0, 0, 0)
    show = "--show" in sys.argv
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        reading, gold = read_text(record["text"]), gold_of(record)
        names += score_names(reading, gold, names_in(record))
        pronouns += score_pronouns(reading, gold, show)
    for name, score in (("names", names), ("pronouns", pronouns)):
        print(
            f"{name}: precision {score.precision:.3f} recall {score.recall:.3f} "
            f"({score.right} right, {score.predicted} found, {score.gold} in the gold)"
        )


if __name__ == "__main__":
    main()

"""Runs add and align with readers that take their time, so that a test can kill it anywhere: killable.py PILE DB."""

import sys
import time
from typing import Any

from rashomon.aligning.base import Aligner
from rashomon.model.alignment import Alignment, Membership, OriginGroup, Pile, Story
from rashomon.model.ids import make_id
from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.pipeline.run import compare
from rashomon.reading.base import Reader
from rashomon.store.views import Store

# Long enough for a kill to hit any article, short enough for a test.
PAUSE_SECONDS = 0.01


def _sentences(reading: Reading) -> tuple[Span, ...]:
    time.sleep(PAUSE_SECONDS)
    text = reading.article.text
    ends = [at for at, letter in enumerate(text) if letter == "."]
    return tuple(reading.article.span(start, end + 1) for start, end in zip([0, *ends], ends, strict=False))


def _labels(reading: Reading) -> tuple[Any, ...]:
    if "unreadable" in reading.article.text:
        raise ValueError("no such luck")
    return ()


def _origins(pile: Pile, so_far: Alignment) -> tuple[OriginGroup, ...]:
    found = []
    for reading in pile.readings():
        time.sleep(PAUSE_SECONDS)
        key = reading.article.id
        found.append(OriginGroup(make_id("o", key), (key,), f"{len(reading.sentences)} sentences of its own"))
    return tuple(found)


def _stories(pile: Pile, so_far: Alignment) -> tuple[Story, ...]:
    members = tuple(Membership(key, "it is here") for key in pile.article_ids())
    return (
        Story(make_id("s", *pile.article_ids()), "All of it", members, None, None, "they are all there is"),
    )


READERS = (Reader("sentences", "1", _sentences), Reader("labels", "1", _labels, needs=("sentences",)))
ALIGNERS = (Aligner("origins", "1", _origins), Aligner("stories", "1", _stories))

if __name__ == "__main__":
    with Store.open(sys.argv[2], "write") as opened:
        compare(opened, [sys.argv[1]], readers=READERS, aligners=ALIGNERS)

"""Holds the whole job to what a careful reader lays side by side from the example pile (examples/gold.json)."""

import json
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from rashomon.model.alignment import Identity
from rashomon.model.article import Article
from rashomon.model.row import Row, Verdict
from rashomon.store.views import Store

pytestmark = pytest.mark.model

GOLD: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "examples" / "gold.json").read_text(encoding="utf-8")
)


def key_of(article: Article) -> str:
    """The article as the gold names it: its file below the pile, and its record."""
    path = article.origin.path.partition("examples/pile/")[2]
    return f"{path}#{article.origin.record}" if article.origin.record else path


@pytest.fixture
def ids(example_store: Store) -> dict[str, str]:
    return {key_of(article): article.id for article in example_store.articles()}


def by_entity(store: Store) -> dict[tuple[str, int], Identity]:
    return {(m.article, m.entity): i for i in store.identities() for m in i.members}


def folded(words: str) -> str:
    return words.strip(' .,“”"„‟').lower()


def test_example_every_article_is_read_and_the_broken_one_is_named(
    example_store: Store, ids: dict[str, str]
) -> None:
    told = {a for story in GOLD["stories"] for a in story}
    assert set(ids) == told
    for path in GOLD["broken"]:
        assert any(w.path.endswith(path) for w in example_store.warnings())


def test_example_stories_are_the_two_happenings(example_store: Store, ids: dict[str, str]) -> None:
    found = sorted(sorted(s.articles) for s in example_store.stories())
    assert found == sorted(sorted(ids[a] for a in story) for story in GOLD["stories"])


def test_example_wire_story_is_one_origin(example_store: Store, ids: dict[str, str]) -> None:
    pair = {ids[a] for a in GOLD["one_origin"]}
    assert any(pair == set(o.articles) for o in example_store.origins())
    others = set(ids.values()) - pair
    assert all(len(o.articles) == 1 for o in example_store.origins() if set(o.articles) & others)


@pytest.mark.parametrize(("name", "outlet"), sorted(GOLD["outlets"].items()))
def test_example_outlet(example_store: Store, ids: dict[str, str], name: str, outlet: str) -> None:
    assert example_store.article(ids[name]).outlet == outlet


@pytest.mark.parametrize(("name", "date"), sorted(GOLD["published"].items()))
def test_example_publication_date(example_store: Store, ids: dict[str, str], name: str, date: str) -> None:
    published = example_store.article(ids[name]).published
    assert published is not None
    assert published.value[:10] == date
    assert published.evidence


@pytest.mark.parametrize("gold", GOLD["quotes"], ids=lambda g: g["words"][:30])
def test_example_quote_has_its_speaker(
    example_store: Store, ids: dict[str, str], gold: dict[str, str]
) -> None:
    article = ids[gold["article"]]
    quotes = [
        q
        for q in example_store.layer(article, "quotes")
        if any(folded(gold["words"]) in folded(s.text) for s in q.content)
    ]
    assert quotes, "not found as a quotation"
    people = by_entity(example_store)
    speakers = {people[article, q.speaker].name for q in quotes if q.speaker is not None}
    assert any(gold["speaker"] in name for name in speakers), speakers


@pytest.mark.parametrize("gold", GOLD["variants"], ids=lambda g: g[0][:30])
def test_example_wordings_of_one_utterance_meet(example_store: Store, gold: list[str]) -> None:
    words = {q.id: q.words for a in example_store.article_ids() for q in example_store.layer(a, "quotes")}
    groups = [[folded(words[q]) for q in group.quotes] for group in example_store.variants()]
    assert any(all(any(folded(w) in said for said in group) for w in gold) for group in groups)


def tells(row: Row, ids: dict[str, str], cell: list[str]) -> list[int]:
    """Indices of the row's cells that hold the gold cell's words."""
    return [
        n
        for n, c in enumerate(row.cells)
        if c.article == ids[cell[0]]
        and any(folded(cell[1]) in folded(s.text) or folded(s.text) in folded(cell[1]) for s in c.spans)
    ]


def verdict_of(row: Row, a: int, b: int) -> Verdict:
    return next((link.verdict for link in row.links if {link.a, link.b} == {a, b}), "agree")


@pytest.mark.parametrize("gold", GOLD["rows"], ids=lambda g: g["cells"][0][1])
def test_example_row_is_laid_side_by_side(
    example_store: Store, ids: dict[str, str], gold: dict[str, Any]
) -> None:
    left, right = gold["cells"]
    met = [
        (row, verdict_of(row, a, b))
        for row in example_store.rows()
        if row.kind == gold["kind"]
        for a in tells(row, ids, left)
        for b in tells(row, ids, right)
        if a != b
    ]
    assert met, "no row holds both"
    assert gold["verdict"] in {verdict for _, verdict in met}


def test_example_has_no_false_conflict(example_store: Store, ids: dict[str, str]) -> None:
    allowed = [g for g in GOLD["rows"] if g["verdict"] == "conflict"]
    for row in example_store.rows():
        for link in row.links:
            if link.verdict == "conflict":
                texts = [row.cells[link.a].spans[0].text, row.cells[link.b].spans[0].text]
                assert any(_same_conflict(texts, g["cells"]) for g in allowed), (
                    row.question,
                    texts,
                    link.why,
                )


def _same_conflict(texts: list[str], cells: list[list[str]]) -> bool:
    numbers = [_numbers(words) for _, words in cells]
    return sorted(map(_numbers, texts)) == sorted(numbers)


def _numbers(words: str) -> list[str]:
    return [
        "".join(c for c in word if c.isdigit() or c == ".").strip(".")
        for word in words.split()
        if any(map(str.isdigit, word))
    ]


@pytest.mark.parametrize("gold", GOLD["labels"], ids=lambda g: f"{g['words']}-{g['voice']}")
def test_example_label_and_voice(example_store: Store, ids: dict[str, str], gold: dict[str, str]) -> None:
    article, people = ids[gold["article"]], by_entity(example_store)
    found = [
        label
        for label in example_store.layer(article, "labels")
        if gold["words"].lower() in label.words.lower() and gold["of"] in people[article, label.entity].name
    ]
    assert found
    voices = {
        "narrator"
        if label.voice == "narrator"
        else people[article, label.speaker].name
        if label.speaker is not None
        else None
        for label in found
    }
    assert any(voice and gold["voice"] in voice for voice in voices), voices


@pytest.mark.parametrize("gold", GOLD["one_person"], ids=lambda g: g[0])
def test_example_spellings_are_one_person(example_store: Store, gold: list[str]) -> None:
    assert any(set(gold) <= {n.text for n in i.names} for i in example_store.identities())


@pytest.mark.parametrize(("name", "words"), GOLD["furniture"])
def test_example_furniture_is_not_narration(
    example_store: Store, ids: dict[str, str], name: str, words: str
) -> None:
    article = example_store.article(ids[name])
    block = article.block_at(article.text.index(words))
    assert block is not None
    assert block.kind == "boilerplate"


@pytest.mark.parametrize(("name", "words"), GOLD["not_in_text"])
def test_example_page_furniture_is_left_out(
    example_store: Store, ids: dict[str, str], name: str, words: str
) -> None:
    assert words not in example_store.article(ids[name]).text


def test_example_plan_and_outcome_meet(example_store: Store, ids: dict[str, str]) -> None:
    planned, done = ids[GOLD["planned_then_done"]["planned"]], ids[GOLD["planned_then_done"]["done"]]
    updates = [row for row in example_store.rows() if any(link.verdict == "update" for link in row.links)]
    assert any(_linked(row, planned, done, {"update"}) for row in updates)


def _linked(row: Row, left: str, right: str, verdicts: Iterable[str]) -> bool:
    return any(
        {row.cells[a].article, row.cells[b].article} == {left, right} and verdict_of(row, a, b) in verdicts
        for a, b in combinations(range(len(row.cells)), 2)
    )

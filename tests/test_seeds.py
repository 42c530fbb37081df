"""What a careful reader finds in the five real reports of ../shared/seeds; skipped where they are not."""

import re
from collections.abc import Iterator

import pytest

from rashomon.model.alignment import Identity
from rashomon.model.quote import Quote
from rashomon.store.views import Store

pytestmark = pytest.mark.model


@pytest.fixture
def ids(seeds_store: Store) -> dict[str, str]:
    """Article id by the three digits its file name begins with."""
    return {re.sub(r".*/", "", a.origin.path)[:3]: a.id for a in seeds_store.articles()}


@pytest.fixture
def people(seeds_store: Store) -> dict[tuple[str, int], Identity]:
    return {(m.article, m.entity): i for i in seeds_store.identities() for m in i.members}


def quotes_with(store: Store, article: str, words: str) -> Iterator[Quote]:
    return (q for q in store.layer(article, "quotes") if words in q.words)


def test_seeds_are_three_stories(seeds_store: Store, ids: dict[str, str]) -> None:
    found = {frozenset(s.articles) for s in seeds_store.stories()}
    assert found == {frozenset(map(ids.__getitem__, g)) for g in (("000", "001", "003"), ("002",), ("004",))}


def test_seeds_are_one_line_with_three_knots(seeds_store: Store, ids: dict[str, str]) -> None:
    (line,) = seeds_store.storylines()
    articles = {s.id: s.articles for s in seeds_store.stories()}
    assert [len(articles[s]) for s in line.stories] == [1, 3, 1]
    assert articles[line.stories[0]] == (ids["004"],)


@pytest.mark.parametrize("article", ["000", "001"])
def test_seeds_dependent_economy_is_lavrovs(
    seeds_store: Store, ids: dict[str, str], people: dict[tuple[str, int], Identity], article: str
) -> None:
    quote = next(quotes_with(seeds_store, ids[article], "Venezuela’s economy less and less dependent"))
    assert quote.speaker is not None
    assert people[ids[article], quote.speaker].name.endswith("Lavrov")


def test_seeds_lavrov_is_one_identity(seeds_store: Store, ids: dict[str, str]) -> None:
    lavrov = [i for i in seeds_store.identities() if i.name.endswith("Lavrov")]
    assert len(lavrov) == 1
    assert {m.article for m in lavrov[0].members} == set(ids.values())


def test_seeds_dependent_economy_is_one_utterance(seeds_store: Store, ids: dict[str, str]) -> None:
    words = {q.id: q for a in ids.values() for q in quotes_with(seeds_store, a, "less and less dependent")}
    assert any(set(words) <= set(group.quotes) for group in seeds_store.variants())
    assert len(words) == 2


def test_seeds_partners_are_one_utterance_in_two_wordings(seeds_store: Store, ids: dict[str, str]) -> None:
    faithful = next(quotes_with(seeds_store, ids["000"], "most faithful partners")).id
    reliable = next(quotes_with(seeds_store, ids["001"], "most reliable partners")).id
    assert any({faithful, reliable} <= set(group.quotes) for group in seeds_store.variants())
    row = next(
        row
        for row in seeds_store.rows()
        if row.kind == "quote"
        and any("most faithful partners" in s.text for c in row.cells for s in c.spans)
        and any("most reliable partners" in s.text for c in row.cells for s in c.spans)
    )
    assert row.verdict == "vague"


def test_seeds_block_after_a_colon_is_lavrovs(
    seeds_store: Store, ids: dict[str, str], people: dict[tuple[str, int], Identity]
) -> None:
    quote = next(quotes_with(seeds_store, ids["002"], "We are actively working within the G20"))
    assert quote.speaker is not None
    assert people[ids["002"], quote.speaker].name.endswith("Lavrov")


def test_seeds_g20_meeting_has_two_dates_in_one_article(seeds_store: Store, ids: dict[str, str]) -> None:
    rows = [
        row
        for row in seeds_store.rows()
        if row.kind == "date"
        and {c.article for c in row.cells} == {ids["002"]}
        and {"21-22", "22-23"} <= {part for c in row.cells for s in c.spans for part in s.text.split()}
    ]
    assert rows
    assert rows[0].links
    assert rows[0].verdict == "conflict"


@pytest.mark.parametrize("article", ["000", "002"])
def test_seeds_dictator_is_the_narrators_word(
    seeds_store: Store, ids: dict[str, str], people: dict[tuple[str, int], Identity], article: str
) -> None:
    labels = [label for label in seeds_store.layer(ids[article], "labels") if "dictator" in label.words]
    assert labels
    assert {label.voice for label in labels} == {"narrator"}
    assert all("Maduro" in people[ids[article], label.entity].name for label in labels)


def test_seeds_tyrant_is_trumps_word(
    seeds_store: Store, ids: dict[str, str], people: dict[tuple[str, int], Identity]
) -> None:
    labels = [label for label in seeds_store.layer(ids["004"], "labels") if "tyrant" in label.words]
    assert [label.voice for label in labels] == ["quoted"]
    speaker = labels[0].speaker
    assert speaker is not None
    assert people[ids["004"], speaker].name.endswith("Trump")


def test_seeds_a_translated_name_is_no_quotation(seeds_store: Store, ids: dict[str, str]) -> None:
    assert not [
        q for a in ids.values() for q in quotes_with(seeds_store, a, "Yellow House") if q.type != "indirect"
    ]


def test_seeds_have_no_conflict_but_the_two_dates(seeds_store: Store, ids: dict[str, str]) -> None:
    conflicts = [row for row in seeds_store.rows() if row.verdict == "conflict"]
    assert {row.kind for row in conflicts} <= {"date"}
    assert {c.article for row in conflicts for c in row.cells} <= {ids["002"]}

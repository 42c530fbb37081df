import sqlite3
from pathlib import Path

import pytest

from pile import ALIGNMENT, DAILY, IDENTITY, POST, READINGS, write_pile
from rashomon.errors import NotFound
from rashomon.model.record import to_record
from rashomon.store.views import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(write_pile(tmp_path / "pile.sqlite"))


def test_store_gives_back_the_readings(store: Store) -> None:
    assert tuple(store.readings()) == READINGS
    assert store.article_ids() == tuple(sorted([POST.id, DAILY.id]))
    assert store.reading(POST.id).article == POST
    with pytest.raises(KeyError):
        store.reading("a-none")


def test_store_gives_back_the_alignment(store: Store) -> None:
    assert tuple(store.copies()) == ALIGNMENT.copies
    assert tuple(store.origins()) == ALIGNMENT.origins
    assert tuple(store.identities()) == ALIGNMENT.identities
    assert tuple(store.stories()) == ALIGNMENT.stories
    assert tuple(store.variants()) == ALIGNMENT.variants
    assert tuple(store.event_groups()) == ALIGNMENT.events
    assert tuple(store.rows()) == ALIGNMENT.rows
    assert store.identities_in(POST.id) == {0: IDENTITY.id}
    assert store.stories_of(DAILY.id) == ("s-aurora",)
    assert store.verdicts("s-aurora") == {"conflict": 1, "only": 1}
    assert not list(store.lone_events())


def test_columns_read_from_the_records(store: Store) -> None:
    words = list(store.rows_of("SELECT substr(article.text, start + 1, quote_end - start) FROM article JOIN "
                               "(SELECT article, start, start + length(text) AS quote_end FROM quote) AS q "
                               "ON q.article = article.id"))  # fmt: skip
    assert words == [("Eighty-four people were on board.",)] * 2
    assert list(store.rows_of('SELECT question, verdict FROM "row" WHERE kind = ?', "figure")) == [
        ("How many people were on board?", "conflict")
    ]
    assert list(store.rows_of("SELECT value, article FROM cell WHERE verdict = 'conflict' ORDER BY n")) == [
        ("84 people", POST.id),
        ("79 passengers", DAILY.id),
    ]
    assert list(store.rows_of("SELECT a, b, verdict FROM link")) == [(0, 1, "conflict")]


def test_full_text_search_finds_words(store: Store) -> None:
    found = (
        "SELECT id FROM article JOIN article_fts ON article_fts.rowid = article.n WHERE article_fts MATCH ?"
    )
    assert list(store.rows_of(found, "grounded OR ground OR aground")) == [(POST.id,)]
    declared = next(store.rows_of("SELECT sql FROM sqlite_master WHERE name = 'article_fts'"))[0]
    assert 'content="article"' in declared  # with other quotes Datasette shows no search box


@pytest.mark.parametrize(
    ("start", "table", "key"),
    [
        ("r-c", "row", "r-count"),
        ("s", "story", "s-aurora"),
        ("i-", "identity", "i-bellamy"),
        (POST.id, "article", POST.id),
    ],
)
def test_find_takes_the_beginning_of_an_id(store: Store, start: str, table: str, key: str) -> None:
    assert store.find(start) == (table, key)


@pytest.mark.parametrize("name", ["daily.txt", "DAILY"])
def test_find_takes_a_name(store: Store, name: str) -> None:
    assert store.find(name)[0] == "article"


@pytest.mark.parametrize(
    ("start", "says"), [("r-", "r-count, r-place: write more"), ("x", "rashomon stories")]
)
def test_find_says_what_it_cannot_tell(store: Store, start: str, says: str) -> None:
    with pytest.raises(NotFound, match=says):
        store.find(start)


def test_readers_in_other_processes_see_the_file_while_it_is_written(tmp_path: Path) -> None:
    path = write_pile(tmp_path / "pile.sqlite")
    with Store.open(path, "write") as writer, writer.transaction() as connection:
        connection.execute('DELETE FROM "row"')
        with Store.open(path) as reader:
            assert reader.count("row") == 2


def test_records_are_plain_json(store: Store) -> None:
    raw = sqlite3.connect(store.path).execute("SELECT record FROM identity").fetchone()[0]
    assert '"name":"Inés Bellamy"' in raw
    assert to_record(IDENTITY)["members"][0]["entity"] == 0

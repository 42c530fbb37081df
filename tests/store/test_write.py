from dataclasses import replace
from pathlib import Path

import pytest

from pile import DAILY, POST, READINGS, reading_of, write_pile
from rashomon.errors import StoreError
from rashomon.store.views import Store, Warned
from rashomon.store.write import (
    forget_warnings,
    write_article,
    write_inputs,
    write_reading,
    write_warning,
)


def test_an_article_is_kept_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        assert write_article(store, POST)
        before = store.article(POST.id)
        assert not write_article(store, replace(POST, outlet="Somebody Else"))
        assert store.article(POST.id) == before == POST


def test_a_new_reading_replaces_the_old_and_drops_the_alignment(tmp_path: Path) -> None:
    with Store.open(write_pile(tmp_path / "pile.sqlite"), "write") as store:
        assert store.up_to_date()
        write_reading(
            store, replace(reading_of(POST), quotes=()), "by-newer", ["could not be read for quotes"]
        )
        assert store.reading(POST.id).quotes == ()
        assert store.reading(DAILY.id) in READINGS
        assert not list(store.rows())
        assert not store.up_to_date()
        assert store.unread("by-newer") == (DAILY.id,)
        assert store.warnings() == (Warned("post.txt", None, "could not be read for quotes"),)
        write_reading(store, reading_of(POST), "by-newer")
        assert store.warnings() == ()


def test_a_warning_is_kept_once_and_forgotten_when_its_file_is_tried_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        for _ in range(2):
            write_warning(store, Warned("in/a.pdf", None, "not text"))
            write_warning(store, Warned("in/b.jsonl", "line 3", "cut off"))
            write_warning(store, Warned("into/c", None, "empty"))
        assert len(store.warnings()) == 3
        forget_warnings(store, ["in"])
        assert [w.path for w in store.warnings()] == ["into/c"]


def test_inputs_are_noted_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        write_inputs(store, [("b", "22"), ("a", "11")])
        write_inputs(store, [("a", "11")])
        assert store.inputs() == (("a", "11"), ("b", "22"))


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        write_article(store, POST)
        broken = replace(reading_of(POST), article=DAILY)  # DAILY is not in the store
        with pytest.raises(StoreError):
            write_reading(store, broken, "by-test")
        assert store.count("sentence") == store.count("reading") == 0

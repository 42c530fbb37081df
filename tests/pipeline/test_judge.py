"""Corrections of stories: they outrank the machine, survive a new aligning and a rebuilt store, and can be undone."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from rashomon.aligning.copies import COPIES
from rashomon.aligning.happenings.judged import apply_judgements
from rashomon.aligning.stories import STORIES
from rashomon.errors import RashomonError
from rashomon.model.judgement import Judgement
from rashomon.pipeline import judge, run
from rashomon.store.judgements import judgements_path, read_judgements
from rashomon.store.views import Store

ALIGN = partial(run.align, readers=(), aligners=(COPIES, STORIES))
TEXTS = {
    "quake1": "A strong earthquake shook the Oremal valley and felled the tower of Saint Brannoc in Tessaly.",
    "quake2": "Twelve died as an earthquake in the Oremal valley felled the tower of Saint Brannoc in Tessaly.",
    "ferry1": "The ferry Halcyon ran aground off Skerry; harbour master Dana Okoye took off ninety passengers.",
    "ferry2": "Ninety passengers were taken off the ferry Halcyon, aground off Skerry, said Dana Okoye.",
}


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def store(pile: Path, tmp_path: Path) -> Iterator[Store]:
    with filled(pile, tmp_path / "pile.sqlite") as opened:
        yield opened


def filled(pile: Path, path: Path) -> Store:
    opened = Store.open(path, "write")
    run.add(opened, [str(pile)], readers=())
    ALIGN(opened)
    return opened


def told(store: Store) -> set[frozenset[str]]:
    name_of = {a.id: Path(a.origin.path).stem for a in store.articles()}
    return {frozenset(name_of[a] for a in s.articles) for s in store.stories()}


def story_of(store: Store, name: str) -> str:
    wanted = next(a.id for a in store.articles() if Path(a.origin.path).stem == name)
    return next(s.id for s in store.stories() if wanted in s.articles)


QUAKE, FERRY = frozenset(("quake1", "quake2")), frozenset(("ferry1", "ferry2"))


def test_merge_joins_two_stories_and_undo_parts_them(store: Store) -> None:
    assert told(store) == {QUAKE, FERRY}
    judge.merge(store, story_of(store, "quake1"), story_of(store, "ferry1"), ALIGN)
    assert told(store) == {QUAKE | FERRY}
    assert "Decided by hand." in next(iter(store.stories())).why
    judge.undo(store, ALIGN)
    assert told(store) == {QUAKE, FERRY}
    assert not judgements_path(store.path).exists()


def test_split_survives_new_articles_and_a_store_built_anew(store: Store, pile: Path, tmp_path: Path) -> None:
    judge.split(store, story_of(store, "quake1"), ["quake2.txt"], ALIGN)
    apart = {frozenset(("quake1",)), frozenset(("quake2",)), FERRY}
    assert told(store) == apart
    (pile / "more.txt").write_text("Beekeepers met in Hurn to taste the year's honey.\n", encoding="utf-8")
    run.add(store, [str(pile)], readers=())
    ALIGN(store)
    assert told(store) == apart | {frozenset(("more",))}
    path = store.path
    store.close()
    path.unlink()
    with filled(pile, path) as anew:
        assert told(anew) == apart | {frozenset(("more",))}


def test_a_later_judgement_outranks_an_earlier(store: Store) -> None:
    judge.split(store, story_of(store, "quake1"), ["quake2.txt"], ALIGN)
    judge.merge(store, story_of(store, "quake1"), story_of(store, "quake2"), ALIGN)
    assert told(store) == {QUAKE, FERRY}
    assert [j.verdict for j in read_judgements(store.path)] == ["different", "same"]


def test_align_notices_a_judgement_written_by_hand(store: Store) -> None:
    ids = {Path(a.origin.path).stem: a.id for a in store.articles()}
    line = {"id": "j-1", "verdict": "same", "left": [ids["quake1"]], "right": [ids["ferry1"], "a-gone"]}
    judgements_path(store.path).write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert ALIGN(store)
    assert told(store) == {QUAKE | FERRY}
    assert not ALIGN(store)


@pytest.mark.parametrize("line", ["{", '{"id": "j-1"}', '{"id":"j","verdict":"maybe","left":[],"right":[]}'])
def test_a_broken_line_is_named(store: Store, line: str) -> None:
    judgements_path(store.path).write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(RashomonError, match="line 2"):
        ALIGN(store)


def test_judgements_that_cannot_be_made_say_why(store: Store) -> None:
    quake = story_of(store, "quake1")
    with pytest.raises(RashomonError, match="same story"):
        judge.merge(store, quake, quake, ALIGN)
    with pytest.raises(RashomonError, match="does not belong"):
        judge.split(store, quake, ["ferry1.txt"], ALIGN)
    with pytest.raises(RashomonError, match="nothing would stay"):
        judge.split(store, quake, ["quake1.txt", "quake2.txt"], ALIGN)
    with pytest.raises(RashomonError, match="no story"):
        judge.split(store, "quake1.txt", ["quake2.txt"], ALIGN)
    with pytest.raises(RashomonError, match="no correction"):
        judge.undo(store, ALIGN)


def test_split_takes_along_who_is_more_like_those_that_leave() -> None:
    numbers = {"a": 0, "b": 1, "c": 2, "d": 3}
    near = [{1: 0.5, 2: 0.9}, {0: 0.5, 3: 0.9}, {0: 0.9}, {1: 0.9}]
    judgement = Judgement("j", "different", ("a",), ("b",))
    assert apply_judgements([[0, 1, 2, 3]], [judgement], numbers, near) == [[0, 2], [1, 3]]

import json
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from killable import ALIGNERS, READERS
from rashomon.aligning.base import Aligner
from rashomon.errors import MissingDependency, NothingToRead, RashomonError
from rashomon.export.json_export import json_chunks
from rashomon.export.verify import verify
from rashomon.model.reading import Reading
from rashomon.pipeline.read import read_layers
from rashomon.pipeline.run import add, align, compare
from rashomon.reading.base import Reader
from rashomon.store.views import Store

ARTICLES = 24
# Each kill lands at another point of the run: enough that some hit each step, few enough for a fast test.
KILLS = 4


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for number in range(ARTICLES):
        text = f"The ferry Aurora left port at {number} o'clock. Her master was ashore. Nobody was hurt."
        (folder / f"{number:02}.txt").write_text(text + (" It was unreadable." if number == 7 else ""))
    (folder / "broken.jsonl").write_text(
        json.dumps({"id": "x", "text": "A tug came. " * 20}) + '\n{"id": "y", "te'
    )
    return folder


def exported(db: Path) -> str:
    with Store.open(db) as store:
        return "".join(json_chunks(store))


def run(pile: Path, db: Path) -> None:
    with Store.open(db, "write") as store:
        compare(store, [str(pile)], readers=READERS, aligners=ALIGNERS)


def test_compare_keeps_articles_readings_and_alignment(pile: Path, tmp_path: Path) -> None:
    run(pile, tmp_path / "pile.sqlite")
    export = json.loads(exported(tmp_path / "pile.sqlite"))
    assert len(export["articles"]) == len(export["stories"][0]["articles"]) == ARTICLES + 1
    assert len(export["run"]["inputs"]) == ARTICLES + 1
    assert export["run"]["components"]["reading.sentences"] == "1"
    reasons = {(Path(w["path"]).name, w["reason"].split(":")[0]) for w in export["run"]["warnings"]}
    assert ("07.txt", "could not be read for labels") in reasons
    assert any(name == "broken.jsonl" for name, _ in reasons)
    assert verify(tmp_path / "pile.sqlite").failures == ()


def test_killed_anywhere_and_run_again_the_result_is_the_same(pile: Path, tmp_path: Path) -> None:
    run(pile, tmp_path / "whole.sqlite")
    command = [
        sys.executable,
        str(Path(__file__).parents[1] / "killable.py"),
        str(pile),
        str(tmp_path / "killed.sqlite"),
    ]
    began = time.monotonic()
    subprocess.run([*command[:-1], str(tmp_path / "timed.sqlite")], check=True)
    seconds = time.monotonic() - began
    chance, killed = random.Random(84), 0
    for _ in range(KILLS):
        process = subprocess.Popen(command)
        try:
            process.wait(chance.uniform(0.4, 1.0) * seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.wait()
    subprocess.run(command, check=True)
    assert killed
    assert exported(tmp_path / "killed.sqlite") == exported(tmp_path / "whole.sqlite")


def test_a_second_add_reads_nothing_and_a_new_article_is_all_that_is_read(pile: Path, tmp_path: Path) -> None:
    read: list[str] = []

    def noting(reading: Reading) -> tuple[object, ...]:
        read.append(reading.article.id)
        return ()

    readers = (Reader("sentences", "1", noting),)
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        assert add(store, [str(pile)], readers=readers).new == ARTICLES + 1
        before = "".join(json_chunks(store))
        assert add(store, [str(pile)], readers=readers).new == 0
        assert "".join(json_chunks(store)) == before
        assert len(read) == ARTICLES + 1
        (pile / "zz.txt").write_text("The tug Borealis pulled the Aurora free at dawn. Nobody was hurt.")
        assert add(store, [str(pile)], readers=readers).new == 1
        assert len(read) == ARTICLES + 2
        newer = (replace(readers[0], version="2"),)
        add(store, [str(pile)], readers=newer)
        assert len(read) == 2 * (ARTICLES + 2)


def test_align_runs_only_when_something_changed(pile: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        compare(store, [str(pile)], readers=READERS, aligners=ALIGNERS)
        assert not align(store, readers=READERS, aligners=ALIGNERS)
        newer = (replace(ALIGNERS[0], version="2"), ALIGNERS[1])
        assert align(store, readers=READERS, aligners=newer)
        (pile / "zz.txt").write_text("The tug Borealis pulled the Aurora free at dawn. Nobody was hurt.")
        add(store, [str(pile)], readers=READERS)
        assert not store.up_to_date()
        assert align(store, readers=READERS, aligners=newer)
        assert store.up_to_date()


def test_the_order_of_adding_changes_nothing_that_is_aligned(pile: Path, tmp_path: Path) -> None:
    run(pile, tmp_path / "whole.sqlite")
    with Store.open(tmp_path / "parts.sqlite", "write") as store:
        for file in sorted(pile.iterdir(), reverse=True):
            add(store, [str(file)], readers=READERS)
        align(store, readers=READERS, aligners=ALIGNERS)
    assert exported(tmp_path / "parts.sqlite") == exported(tmp_path / "whole.sqlite")


def test_nothing_to_read_names_what_was_refused(tmp_path: Path) -> None:
    with (
        Store.open(tmp_path / "pile.sqlite", "write") as store,
        pytest.raises(NothingToRead, match=r"no article could be read from nowhere \(nowhere: no such file"),
    ):
        compare(store, ["nowhere"], readers=READERS, aligners=ALIGNERS)


def test_a_failing_reader_costs_its_layer_and_those_that_need_it(pile: Path, tmp_path: Path) -> None:
    def fail(reading: Reading) -> tuple[object, ...]:
        raise ValueError("two\nlines")

    readers = (
        Reader("mentions", "1", fail),
        Reader("quotes", "1", lambda reading: ("never",), needs=("mentions",)),
        Reader("labels", "1", lambda reading: ("never",), needs=("quotes",)),
        *READERS[:1],
    )
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        add(store, [str(pile)], readers=READERS)
        reading, problems = read_layers(Reading(next(store.articles())), readers)
    assert len(problems) == 1
    assert problems[0].startswith("could not be read for mentions: ValueError: two lines")
    assert (reading.quotes, reading.labels) == ((), ())
    assert reading.sentences


def test_a_missing_dependency_stops_the_run(pile: Path, tmp_path: Path) -> None:
    def fail(reading: Reading) -> tuple[object, ...]:
        raise MissingDependency("the language model is not installed")

    with Store.open(tmp_path / "pile.sqlite", "write") as store, pytest.raises(MissingDependency):
        add(store, [str(pile)], readers=(Reader("sentences", "1", fail),))


def test_a_failing_aligner_keeps_the_readings(pile: Path, tmp_path: Path) -> None:
    def fail(*_: object) -> tuple[object, ...]:
        raise ZeroDivisionError("none")

    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        with pytest.raises(
            RashomonError, match=r"aligning copies failed \(ZeroDivisionError: none\): all readings are kept"
        ):
            compare(store, [str(pile)], readers=READERS, aligners=(Aligner("copies", "1", fail),))
        assert store.count("reading") == ARTICLES + 1

"""Reading in several processes: the same bytes as in one, and plain words where a process dies."""

import os
import signal
from pathlib import Path

import pytest

from factory import article
from killable import READERS as QUICK_READERS
from rashomon.errors import RashomonError
from rashomon.export.json_export import json_chunks
from rashomon.model.reading import Reading
from rashomon.pipeline.read import FEWEST_FOR_JOBS, MOST_JOBS, jobs_for, read_articles
from rashomon.pipeline.run import compare
from rashomon.reading.base import Reader
from rashomon.store.views import Store

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "pile"


def _killed(reading: Reading) -> tuple[()]:
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


def _process(reading: Reading) -> tuple[int, ...]:
    return (os.getpid(),)


@pytest.mark.model
def test_one_and_two_jobs_give_the_same_bytes(tmp_path: Path) -> None:
    exports = []
    for jobs in (1, 2):
        with Store.open(tmp_path / f"{jobs}.sqlite", "write") as store:
            compare(store, [str(EXAMPLE)], jobs=jobs)
            exports.append("".join(json_chunks(store)))
    assert exports[0] == exports[1]


def test_results_keep_their_order_and_their_problems() -> None:
    articles = [
        article(f"Boat {n} sank.{' It was unreadable.' if n == 3 else ''}", name=f"{n}.txt") for n in range(9)
    ]
    found = list(read_articles(articles, QUICK_READERS, 2))
    assert [encoded.article for encoded, _ in found] == [a.id for a in articles]
    assert [bool(problems) for _, problems in found] == [n == 3 for n in range(9)]
    assert found == list(read_articles(articles, QUICK_READERS, 1))


def test_more_than_one_job_reads_elsewhere() -> None:
    readers = (Reader("labels", "1", _process),)
    pids = {encoded.layers[-1] for encoded, _ in read_articles([article("A boat sank.")] * 8, readers, 2)}
    assert (str(os.getpid()),) not in pids


def test_a_killed_process_is_told_in_plain_words() -> None:
    with pytest.raises(RashomonError, match="run the same command again to go on"):
        list(read_articles([article("A boat sank.")], (Reader("labels", "1", _killed),), 2))


def test_few_articles_are_read_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert jobs_for(FEWEST_FOR_JOBS - 1) == 1
    assert jobs_for(FEWEST_FOR_JOBS) == MOST_JOBS

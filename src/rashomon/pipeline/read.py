"""Reads articles one after the other, here or in several processes: the same records come out, in the same order."""

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice

from rashomon.errors import MissingDependency, RashomonError
from rashomon.model.article import Article
from rashomon.model.reading import Reading
from rashomon.reading.base import Reader
from rashomon.store.write import Encoded, encode_reading

log = logging.getLogger(__name__)

# A process takes 2 s to load the language model and then reads three articles a second.
FEWEST_FOR_JOBS = 40
# Each process takes up to 0.5 GB of memory.
MOST_JOBS = 4
# Articles handed out for each process: none waits, and little is held.
AHEAD = 2

Read = tuple[Encoded, list[str]]


def jobs_for(articles: int) -> int:
    """How many processes read this many articles, where nobody says."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_JOBS) if articles >= FEWEST_FOR_JOBS else 1


def read_articles(
    articles: Iterable[Article], readers: Sequence[Reader], jobs: int
) -> Generator[Read, None, None]:
    """Each article's layers, ready to be kept, and what its readers failed on."""
    if jobs == 1:
        return (_read(article, readers) for article in articles)
    return _read_in_processes(iter(articles), readers, jobs)


def _read(article: Article, readers: Sequence[Reader]) -> Read:
    reading, problems = read_layers(Reading(article), readers)
    return encode_reading(reading), problems


def read_layers(reading: Reading, readers: Iterable[Reader]) -> tuple[Reading, list[str]]:
    """Fill the layers in order; a reader that fails costs its own layer and those that need it, no more."""
    problems: list[str] = []
    lost: set[str] = set()
    for reader in readers:
        if lost.intersection(reader.needs):
            lost.add(reader.layer)
            continue
        try:
            reading = replace(reading, **{reader.layer: reader.read(reading)})
        except MissingDependency:
            raise
        except Exception as error:
            log.debug("%s: the %s reader failed", reading.article.id, reader.layer, exc_info=True)
            lost.add(reader.layer)
            problems.append(
                f"could not be read for {reader.layer}: {one_line(error)}; the rest of it was kept, "
                "please report this"
            )
    return reading, problems


def one_line(error: Exception) -> str:
    """An error's kind and words."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def _read_in_processes(
    articles: Iterator[Article], readers: Sequence[Reader], jobs: int
) -> Generator[Read, None, None]:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # what the processes inherit: one thread each
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        jobs,
        multiprocessing.get_context("spawn"),
        _start_process,
        (_Work(tuple(readers), logging.getLogger("rashomon").level),),
    )
    try:
        with _interrupts_unheard():
            waiting = deque(pool.submit(_read_here, a) for a in islice(articles, jobs * AHEAD))
        while waiting:
            yield _result(waiting.popleft())
            waiting.extend(pool.submit(_read_here, a) for a in islice(articles, 1))
    except BaseException:  # Ctrl-C must not wait for long articles
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_unheard() -> Iterator[None]:
    """Processes started inside never hear Ctrl-C, not even while they load; ours is heard again after."""
    if threading.current_thread() is not threading.main_thread():  # only the main thread may set handlers
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


def _result(future: Future[Read]) -> Read:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise RashomonError(
            "a reading process was killed (memory?): run the same command again to go on, "
            "with --jobs 1 if it happens again"
        ) from error


@dataclass(frozen=True, slots=True)
class _Work:
    """What a process needs to know before it starts."""

    readers: tuple[Reader, ...]
    log_level: int


_work = _Work((), logging.WARNING)


def _start_process(work: _Work) -> None:
    """Ctrl-C is the parent's business; when the parent dies, so does the process."""
    global _work  # a pool gives its processes no other place to keep what they start with
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("rashomon").setLevel(work.log_level)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_here(article: Article) -> Read:
    return _read(article, _work.readers)

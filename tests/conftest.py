"""Stores that several tests look at: the example pile, and the seeds where they are there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.pipeline.run import compare
from rashomon.store.views import Store

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "pile"
SEEDS = ROOT / ".." / "shared" / "seeds"


@pytest.fixture(scope="session")
def example_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example pile, read and aligned, as a store file."""
    path = tmp_path_factory.mktemp("example") / "pile.sqlite"
    with Store.open(path, "write") as store:
        compare(store, [str(EXAMPLES)])
    return path


@pytest.fixture
def example_store(example_db: Path) -> Iterator[Store]:
    """The example pile, open for reading."""
    with Store.open(example_db) as store:
        yield store


@pytest.fixture(scope="session")
def seeds_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five seed reports, read and aligned, as a store file."""
    if not SEEDS.exists():
        pytest.skip("the seed reports in ../shared/seeds are not here")
    path = tmp_path_factory.mktemp("seeds") / "pile.sqlite"
    with Store.open(path, "write") as store:
        compare(store, [str(SEEDS)])
    return path


@pytest.fixture
def seeds_store(seeds_db: Path) -> Iterator[Store]:
    """The five seed reports, open for reading."""
    with Store.open(seeds_db) as store:
        yield store

"""The five real texts that matter most, read beforehand by eye."""

from pathlib import Path

import pytest

from rashomon.intake import read_paths
from rashomon.model.article import Article

SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")


@pytest.fixture(scope="module")
def seeds() -> dict[str, Article]:
    found = [a for a in read_paths([str(SEEDS)]) if isinstance(a, Article)]
    return {a.origin.path.rsplit("/", 1)[-1][:3]: a for a in found}


def words(article: Article, kind: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]


def test_texts_are_the_files(seeds: dict[str, Article]) -> None:
    for path in SEEDS.glob("*.txt"):
        assert seeds[path.name[:3]].text == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("name", "value", "how"),
    [("001", "2023-04", "inferred"), ("002", "2024-02-14", "inferred"), ("003", "2023-04-17", "stated"),
     ("004", "2020-02-07", "inferred")],
)  # fmt: skip
def test_dates(seeds: dict[str, Article], name: str, value: str, how: str) -> None:
    found = seeds[name].published
    assert found is not None
    assert (found.value, found.how) == (value, how)


def test_what_is_not_said_is_not_known(seeds: dict[str, Article]) -> None:
    assert seeds["000"].published is None
    assert [seeds[n].outlet for n in ("000", "001", "002", "003", "004")] == [
        None,
        "Misión Verdad",
        None,
        None,
        "Globe",
    ]
    assert seeds["003"].headline is None
    assert {a.language for a in seeds.values()} == {"en"}


def test_furniture(seeds: dict[str, Article]) -> None:
    assert words(seeds["000"], "dateline") == ["CARACAS, Venezuela —"]
    assert words(seeds["003"], "boilerplate") == ["date 2023-04-17"]
    assert words(seeds["001"], "headline")[1:] == ["FOR A STRATEGIC PARTNERSHIP", "A GROWING PARTNERSHIP"]
    assert len(words(seeds["001"], "quote")) == 5
    assert len(words(seeds["001"], "boilerplate")) == 2
    (post,) = words(seeds["002"], "embed")
    assert post.startswith("💬 #Zakharova:")
    assert post.endswith("pic.twitter.com/4uQaYlxWQi")
    assert [len(words(seeds[n], "caption")) for n in ("000", "001", "002", "003", "004")] == [0, 1, 2, 0, 1]
    assert [len(words(seeds[n], "boilerplate")) for n in ("000", "002", "004")] == [1, 1, 2]

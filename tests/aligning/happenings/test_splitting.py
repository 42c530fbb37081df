"""Look-alike happenings inside one group are taken apart, one happening is not."""

import random

import pytest

from factory import article, pile_of
from rashomon.aligning.happenings.similarity import TermTable
from rashomon.aligning.happenings.splitting import split_groups, two_camps
from rashomon.aligning.happenings.words import profile
from rashomon.aligning.stories import align_stories
from rashomon.model.alignment import Alignment
from rashomon.model.reading import Reading

TOPIC = "police in Velmar arrested a Harriers defender suspected of drunken driving before the cup match"
ONE = "Jonas Hale 27 Bridge Street Renault Sunday coach Petra Lund lawyer Amos Reed 0.11"
TWO = "Milan Kost 31 Harbour Tunnel Volvo Thursday captain Ruben Dahl judge Ida Marsh 0.19"
FILLER = [
    "spokesman",
    "statement",
    "released",
    "early",
    "morning",
    "later",
    "season",
    "contract",
    "club",
    "fans",
    "said",
    "night",
    "team",
    "officer",
]


def reports(*happenings: str, each: int) -> list[str]:
    """Invented reports: the topic, most of a happening's names, and some filler."""
    dice = random.Random(7)
    texts = []
    for told in happenings:
        names = told.split()
        for _ in range(each):
            some = dice.sample(names, len(names) - 3)
            texts.append(" ".join([TOPIC, *some, *dice.sample(FILLER, 5)]) + ".")
    return texts


def parts(texts: list[str], tie: float) -> list[list[int]]:
    table = TermTable()
    for n, text in enumerate(texts):
        table.add(profile(article(text, name=str(n))))
    near = [{j: tie for j in range(len(texts)) if j != i} for i in range(len(texts))]
    return split_groups([list(range(len(texts)))], table.rows, table.rarity(), near)


def test_split_groups_two_arrests_in_one_team() -> None:
    assert parts(reports(ONE, TWO, each=8), 0.12) == [list(range(8)), list(range(8, 16))]


@pytest.mark.parametrize("each", [4, 8, 16])
def test_split_groups_leaves_one_arrest_whole(each: int) -> None:
    assert parts(reports(ONE, each=each), 0.25) == [list(range(each))]


def test_split_groups_leaves_close_ties() -> None:
    assert len(parts(reports(ONE, TWO, each=3), 0.6)) == 1


def test_two_camps_needs_four_and_two_each() -> None:
    table = TermTable()
    for n, text in enumerate(reports(ONE, TWO, each=2)):
        table.add(profile(article(text, name=str(n))))
    assert two_camps([0, 1, 2], table.rows, table.rarity()) is None
    assert sorted(two_camps([0, 1, 2, 3], table.rows, table.rarity()) or ()) == [[0, 1], [2, 3]]


def test_two_camps_of_equal_texts_are_none() -> None:
    table = TermTable()
    for n in range(5):
        table.add(profile(article(TOPIC, name=str(n))))
    assert two_camps(list(range(5)), table.rows, table.rarity()) is None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_stories_do_not_depend_on_the_order_of_ids(seed: int) -> None:
    texts = reports(ONE, TWO, each=6)
    plain = [article(text, name=str(n)) for n, text in enumerate(texts)]
    names = list(range(len(texts)))
    random.Random(seed).shuffle(names)
    shuffled = [article(text, name=f"x{name}") for name, text in zip(names, texts, strict=True)]
    found = []
    for articles in (plain, shuffled):
        place = {a.id: n for n, a in enumerate(articles)}
        stories = align_stories(pile_of(*map(Reading, articles)), Alignment())
        found.append(sorted(sorted(place[a] for a in s.articles) for s in stories))
    assert found[0] == found[1]

from pathlib import Path

import pytest

from factory import read
from rashomon.model.reading import Reading

pytestmark = pytest.mark.model
SEEDS = Path(__file__).resolve().parents[2] / "../shared/seeds"


def labels(reading: Reading) -> list[tuple[str, str, str, str | None]]:
    """(name, words, voice, speaker's name) of each label."""
    names = {e.key: e.name for e in reading.entities}
    return [
        (names[x.entity], x.words, x.voice, names[x.speaker] if x.speaker is not None else None)
        for x in reading.labels
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The envoy met socialist dictator Pedro Sandoval.", "socialist dictator"),
        ("The envoy met President Pedro Sandoval on Monday.", "President"),
        ("Pedro Sandoval, president of Norland, spoke on Monday.", "president of Norland"),
        ("Pedro Sandoval is a brutal dictator.", "brutal dictator"),
        ("Bolivian radical leftist President Pedro Sandoval spoke.", "Bolivian radical leftist President"),
    ],
)
def test_words_before_and_after_a_name_are_the_narrators(text: str, words: str) -> None:
    assert [x[1:3] for x in labels(read(text))] == [(words, "narrator")]


def test_word_in_place_of_the_name_goes_to_its_bearer() -> None:
    found = labels(read("The envoy met dictator Pedro Sandoval. The dictator smiled."))
    assert [x[:2] for x in found] == [("Pedro Sandoval", "dictator"), ("Pedro Sandoval", "dictator")]


def test_word_in_marks_is_that_of_whoever_calls() -> None:
    found = labels(read("Ana Ruiz called Pedro Sandoval a “tyrant.”"))
    assert ("Pedro Sandoval", "tyrant", "quoted", "Ana Ruiz") in found


def test_caller_without_marks_keeps_the_words() -> None:
    found = labels(read("Ana Ruiz described Pedro Sandoval as a brutal dictator."))
    assert ("Pedro Sandoval", "brutal dictator", "quoted", "Ana Ruiz") in found


def test_direct_speech_is_the_speakers() -> None:
    found = labels(read("“I met President Pedro Sandoval,” Ana Ruiz said."))
    assert ("Pedro Sandoval", "President", "quoted", "Ana Ruiz") in found


def test_indirect_speech_keeps_the_narrators_words() -> None:
    found = labels(read("Ana Ruiz said that dictator Pedro Sandoval fled."))
    assert ("Pedro Sandoval", "dictator", "narrator", None) in found


def test_denied_label_is_none() -> None:
    assert labels(read("Pedro Sandoval is not a dictator.")) == []


def test_courtesy_is_no_label() -> None:
    assert labels(read("Mr. Sandoval spoke to reporters in Lima.")) == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there")
@pytest.mark.parametrize("seed", ["000", "002"])
def test_seed_calls_maduro_dictator_itself(seed: str) -> None:
    reading = read(next(SEEDS.glob(f"{seed}_*")).read_text(encoding="utf-8"))
    found = [x for x in labels(reading) if "Maduro" in x[0] and "dictator" in x[1]]
    assert found
    assert all(x[2] == "narrator" for x in found)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there")
def test_seed_leaves_tyrant_to_trump() -> None:
    reading = read(next(SEEDS.glob("004_*")).read_text(encoding="utf-8"))
    assert ("Nicolas Maduro", "tyrant", "quoted", "Donald Trump") in labels(reading)

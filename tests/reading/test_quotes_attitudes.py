"""Every cue word has one attitude, and every attitude is explained to the reader."""

from pathlib import Path

from rashomon.reading.quotations.cues import attitudes, beside_attitudes
from rashomon.text.vocabulary import load_vocabulary

DOCS = Path(__file__).resolve().parents[2] / "docs" / "quotes.md"


def test_every_word_that_attributes_has_one_attitude() -> None:
    lists = load_vocabulary("cues")
    words = {w for name, held in lists["takes"].items() if name != "particle" for w in held}
    words |= {*lists["beside_marks"]["verbs"], *lists["around_marks"]["verbs"]}
    assert words <= attitudes().keys() | beside_attitudes().keys()
    assert not attitudes().keys() & beside_attitudes().keys()
    every = [w for table in ("attitudes", "beside_attitudes") for held in lists[table].values() for w in held]
    assert len(every) == len(set(every))


def test_every_attitude_is_documented() -> None:
    text = DOCS.read_text(encoding="utf-8")
    lists = load_vocabulary("cues")
    names = {*lists["attitudes"], *lists["beside_attitudes"], *lists["nouns"]}
    assert [
        n for n in sorted(names) if f"| {n} |" not in text and f"{n}," not in text and f", {n} |" not in text
    ] == []

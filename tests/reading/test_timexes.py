"""Time expressions on invented sentences, and the development sets where they are at hand."""

import json
from pathlib import Path

import pytest
from benchmarks.dates.run import LOADERS, score

from factory import article, read
from rashomon.model.article import Article, Block, Origin, Published
from rashomon.model.reading import Reading
from rashomon.model.timex import Timex

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / "../shared"
FLOORS = json.loads((ROOT / "benchmarks" / "dates" / "floors.json").read_text(encoding="utf-8"))
# A Wednesday.
PUBLISHED = "2023-05-17"


def timexes(text: str, published: str | None = PUBLISHED) -> dict[str, Timex]:
    """Each expression found in the text, by its words."""
    return {t.span.text: t for t in read(article(text, published=published)).timexes}


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The dam burst on April 18, 2022.", "April 18, 2022", "2022-04-18"),
        ("The dam burst on 18 April 2022.", "18 April 2022", "2022-04-18"),
        ("The dam burst on Feb. 7, 2020.", "Feb. 7, 2020", "2020-02-07"),
        ("The dam burst on 17/04/2022.", "17/04/2022", "2022-04-17"),
        ("The dam burst in October 2021.", "October 2021", "2021-10"),
        ("The dam burst on Tuesday.", "Tuesday", "2023-05-16"),
        ("The dam burst on Wednesday.", "Wednesday", "2023-05-17"),
        ("The dam will open on Friday.", "Friday", "2023-05-19"),
        ("The mayor is expected to open the dam on Friday.", "Friday", "2023-05-19"),
        ("The dam burst late Tuesday evening.", "late Tuesday evening", "2023-05-16TEV"),
        ("The dam burst at 5:10 a.m. on Tuesday.", "5:10 a.m. on Tuesday", "2023-05-16T05:10"),
        ("The mayor visited the dam in December.", "December", "2022-12"),
        ("The mayor had planned to visit the dam in December but stayed away.", "December", "2022-12"),
        ("The mayor will visit the dam in December.", "December", "2023-12"),
        ("They are preparing ahead of November's vote.", "November", "2023-11"),
        ("The dam was finished at the beginning of the month.", "the beginning of the month", "2023-05"),
        ("The dam was finished at the end of 2008.", "the end of 2008", "2008"),
        ("They met between February 22-23.", "February 22-23", "2023-02-22/2023-02-23"),
        ("No dam was built for the last 20 years.", "the last 20 years", "P20Y"),
        ("It was a five-day visit.", "five-day", "P5D"),
        ("Two dams burst in the 1990s.", "the 1990s", "199"),
        ("The talks resume next week.", "next week", "2023-W21"),
        ("The tracks have been shut since December.", "December", "2022-12"),
        (
            "It started about an hour before midnight on Monday.",
            "about an hour before midnight on Monday",
            "2023-05-15T23:00",
        ),
    ],
)
def test_value(sentence: str, words: str, value: str) -> None:
    assert timexes(sentence)[words].value == value


@pytest.mark.parametrize(
    "sentence",
    [
        "The town may march on the capital.",
        "It bought 2005 rifles and an F16.",
        "She reads the Sunday Times.",
        "It met on 03/04/2022.",  # March or April: nothing decides
    ],
)
def test_no_time_is_told(sentence: str) -> None:
    assert timexes(sentence) == {}


def test_without_a_publication_date_nothing_is_guessed() -> None:
    found = timexes("The dam burst on Tuesday. The vote is in May.", published=None)
    assert (found["Tuesday"].value, found["Tuesday"].start) == ("XXXX-WXX-2", None)
    assert found["May"].value == "XXXX-05"
    assert "no publication date" in found["Tuesday"].why


def test_counting_beyond_the_calendar_is_left_open() -> None:
    found = timexes(
        "The reef was dry on May 3, 2020. Some 2,500 years earlier it lay deep. The sea of 2,500 years ago was warm. "
        "It sank over the last 3,000 years."
    )
    told = [next(t for words, t in found.items() if part in words) for part in ("years earlier", "years ago")]
    assert [t.start for t in told] == [None, None]
    assert all("leaves the calendar" in t.why for t in told)


def test_a_reduced_publication_date_resolves_only_what_it_decides() -> None:
    found = timexes("The dam burst yesterday. It was built last year.", published="2022-12")
    assert found["yesterday"].start is None
    assert "known only as 2022-12" in found["yesterday"].why
    assert found["last year"].value == "2021"


def test_the_weekday_settles_a_missing_year_among_years_the_article_names() -> None:
    text = "On Tuesday, April 18, the dam burst. It was built in 2021, shut in 2022 and reopened in 2023."
    found = timexes(text, published=None)["Tuesday, April 18"]
    assert found.value == "2023-04-18"
    assert "2023" in found.why
    unsettled = timexes("On Tuesday, April 18, the dam burst.", published=None)["Tuesday, April 18"]
    assert (unsettled.value, unsettled.start) == ("XXXX-04-18", None)


def test_a_post_counts_from_its_own_date_and_boilerplate_is_left_out() -> None:
    post = "Harbour Office (@harbour) March 3, 2021: the quay opens tomorrow."
    text = f"The quay burnt down yesterday.\n{post}\nSign up today."
    at = text.index(post)
    made = Article(
        id="a",
        origin=Origin("a.txt"),
        text=text,
        blocks=(
            Block("body", 0, at - 1),
            Block("embed", at, at + len(post)),
            Block("boilerplate", at + len(post) + 1, len(text)),
        ),
        published=Published(PUBLISHED, "stated", ()),
    )
    found = {t.span.text: t.value for t in read(made).timexes}
    assert found == {"yesterday": "2023-05-16", "March 3, 2021": "2021-03-03", "tomorrow": "2021-03-04"}


def test_every_span_cuts_its_words_and_ends_follow_starts() -> None:
    reading: Reading = read(
        article("Since 2005, on May 3 and from 1 to 4 June, all “met” at noon.", published=PUBLISHED)
    )
    assert reading.timexes
    for timex in reading.timexes:
        assert reading.article.text[timex.span.start : timex.span.end] == timex.span.text
        assert timex.start is None or timex.end is None or timex.start <= timex.end


def test_invented_gold_holds_its_floor() -> None:
    scores = score(list(LOADERS["invented"](SHARED / "data")))
    for measure, floor in FLOORS["invented"].items():
        assert scores[measure] >= floor - FLOORS["noise"]


@pytest.mark.skipif(not (SHARED / "data" / "meantime").is_dir(), reason="no ../shared/data/meantime here")
def test_meantime_holds_its_floor() -> None:
    scores = score(list(LOADERS["meantime"](SHARED / "data"))[:20])
    assert scores["value"] >= 80
    assert scores["strict"] >= 80

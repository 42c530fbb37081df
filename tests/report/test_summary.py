from pathlib import Path

import pytest

from pile import write_pile
from rashomon.report.markdown import escaped, markdown_chunks
from rashomon.report.summary import summary_lines, warning_lines
from rashomon.report.wording import counted, day, period, plain
from rashomon.store.views import Store, Warned
from rashomon.store.write import write_warning


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(write_pile(tmp_path / "pile.sqlite"), "write")


def test_summary_tells_stories_counts_and_conflicts(store: Store) -> None:
    lines = list(summary_lines(store))
    assert lines[0] == "2 articles by 2 outlets: 1 story, 1 told by more than one article."
    assert "   2 articles by 2 outlets, from 2 independent origins, 2 March 2026" in lines
    assert "   1 question answered by two or more: 1 in conflict; 1 told by one alone" in lines
    assert "       “Eighty-four people”  Harbour Post (post.txt), said by Inés Bellamy" in lines
    assert "       “79 passengers”  Coast <Daily> (daily.txt)" in lines
    assert "       84 and 79 cannot both be the number on board" in lines


def test_summary_of_an_empty_store(tmp_path: Path) -> None:
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        assert list(summary_lines(store)) == ["0 articles: no story was found."]


def test_warnings_stand_at_the_end_and_stay_short(store: Store) -> None:
    for number in range(12):
        write_warning(store, Warned(f"f{number:02}", f"line {number}", "cut\noff"))
    lines = list(warning_lines(store))
    assert lines[1:3] == ["12 warnings:", "   f00, line 0: cut off"]
    assert lines[-1].startswith("   … and 2 more")


def test_markdown_cites_and_escapes(store: Store) -> None:
    text = "".join(markdown_chunks(store))
    assert "**How many people were on board?**" in text
    assert "“Eighty-four people” — Harbour Post (post.txt), said by Inés Bellamy, characters" in text
    assert "Coast \\<Daily\\>" in text
    assert "- Searched in vain: Coast" in text


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("[a](http://b)", "\\[a\\](http\\://b)"),
        ("*bold* _it_ `code` #1 @you", "\\*bold\\* \\_it\\_ \\`code\\` \\#1 \\@you"),
        ("On: Monday, 3.5-4", "On: Monday, 3.5-4"),
    ],
)
def test_escaped_keeps_words_as_words(words: str, safe: str) -> None:
    assert escaped(words) == safe


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\n\n b\tc", "a b c"),
        ("red \x1b[31mtext\x07", "red [31mtext"),
        ("turned \u202eround", "turned round"),
        ("half \ud83d pair", "half  pair"),
        ("🛳 é", "🛳 é"),
    ],
)
def test_plain_prints_nothing_that_acts(words: str, shown: str) -> None:
    assert plain(words) == shown


def test_plain_cuts() -> None:
    assert plain("one two three", 8) == "one two…"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-03-07", "7 March 2026"),
        ("2026-03", "March 2026"),
        ("2026", "2026"),
        ("2026-13", "2026-13"),
        ("x", "x"),
    ],
)
def test_day(value: str, words: str) -> None:
    assert day(value) == words


def test_period_and_counted() -> None:
    assert period("2026-03-01", "2026-03-02") == "1 March 2026 to 2 March 2026"
    assert period(None, "2026-03") == "March 2026"
    assert period(None, None) == ""
    assert counted(1, "story", "stories") == "1 story"
    assert counted(1200, "story", "stories") == "1,200 stories"

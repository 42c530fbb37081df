"""Tables by the names in their first line."""

from pathlib import Path

import pytest

from rashomon.intake import Refusal, read_paths
from rashomon.model.article import Article


def read(path: Path) -> tuple[list[Article], list[Refusal]]:
    found = list(read_paths([str(path)]))
    return [a for a in found if isinstance(a, Article)], [r for r in found if isinstance(r, Refusal)]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_columns_by_name_whatever_the_delimiter(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "a.csv"
    rows = [
        ["ID", "Publisher", "Pub Date", "Body"],
        ["7", "Aar Post", "2024-03-05", '"It shut.\r\nAgain, it shut."'],
    ]
    path.write_bytes("\r\n".join(mark.join(r) for r in rows).encode())
    (article,), refusals = read(path)
    assert refusals == []
    assert article.text == "It shut.\r\nAgain, it shut."
    assert (article.outlet, article.origin.record) == ("Aar Post", "7")
    assert article.published is not None
    assert article.published.value == "2024-03-05"


def test_bad_rows_are_refused_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1,One.\n2,Two, and more\n3,\n\n4,Four.\n")
    articles, refusals = read(path)
    assert [a.text for a in articles] == ["One.", "Four."]
    assert [r.place for r in refusals] == ["line 3", "line 4"]
    assert "put quote marks" in refusals[0].reason


def test_byte_order_mark_and_windows_accents(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbfid,text\n1,Caf\xc3\xa9.\n")
    (article,), refusals = read(path)
    assert (article.text, article.origin.record, refusals) == ("Café.", "1", [])
    path.write_bytes(b"id,text\n1,Caf\xe9.\n")
    (article,), refusals = read(path)
    assert article.text == "Café."
    assert "Windows-1252" in refusals[0].reason

import zipfile
from pathlib import Path

import pytest

from rashomon.intake import Refusal, read_paths
from rashomon.intake.endings import ending_of
from rashomon.model.article import Article

NAMES = (
    "a.txt",
    "b.HTM",
    "run.py",
    "more.py",
    "app.log",
    "photo.png",
    "statement",
    "talk.2024-03-05",
    "note.md",
)
READ = {"a.txt", "b.HTM", "statement", "talk.2024-03-05", "note.md"}
LEFT_OUT = [
    "1 file ending in .log is no article: left out",
    "1 file ending in .png is no article: left out",
    "2 files ending in .py are no articles: left out",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "mixed"
    where.mkdir()
    for name in NAMES:
        (where / name).write_text(f"The bridge was shut on Monday, says {name}.")
    return where


def read(path: Path | str) -> tuple[set[str], list[str]]:
    found = list(read_paths([str(path)]))
    names = {Path(a.origin.path).name for a in found if isinstance(a, Article)}
    return names, [r.reason.partition(";")[0] for r in found if isinstance(r, Refusal)]


def test_a_folder_gives_its_articles_and_one_line_for_each_other_ending(folder: Path) -> None:
    assert read(folder) == (READ, LEFT_OUT)


def test_a_glob_too(folder: Path) -> None:
    assert read(folder / "*") == (READ, LEFT_OUT)


def test_a_zip_too(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mixed.zip", "w") as archive:
        for name in NAMES:
            archive.write(folder / name, f"deep/{name}")
    assert read(tmp_path / "mixed.zip") == (READ, LEFT_OUT)


def test_what_is_named_is_read(folder: Path) -> None:
    assert read(folder / "app.log") == ({"app.log"}, [])
    assert read(folder / "*.log") == ({"app.log"}, [])


def test_a_pdf_in_a_folder_is_told_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    assert read(tmp_path)[1] == ["a PDF"]


def test_an_address_is_not_fetched() -> None:
    assert read("https://news.example/a?b=*") == (
        set(),
        ["fetching is not built in: save the page first, then name its file"],
    )


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.TXT", ".txt"),
        ("a.tar.gz", ".gz"),
        ("a.2024-03-05", ""),
        ("Talk with Mr. Smith", ""),
        ("a", ""),
        (".env", ""),
    ],
)
def test_ending(name: str, ending: str) -> None:
    assert ending_of(name) == ending

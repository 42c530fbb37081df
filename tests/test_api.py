import json
import subprocess
import sys
from pathlib import Path

import pytest

import rashomon
from pile import write_pile
from rashomon.errors import RashomonError

# What `import rashomon` and reading a store must do without: a newsroom's notebook, a small server.
HEAVY = ("spacy", "trafilatura", "starlette", "uvicorn", "typer", "rich", "numpy", "py3langid", "htmldate")


@pytest.fixture
def sheet(tmp_path: Path) -> rashomon.Sheet:
    return rashomon.open(write_pile(tmp_path / "pile.sqlite"))


def test_public_names_are_few_and_there() -> None:
    assert len(rashomon.__all__) <= 15
    assert sorted(rashomon.__all__) == rashomon.__all__
    assert all(getattr(rashomon, name) for name in rashomon.__all__)
    assert set(rashomon.__all__) <= set(dir(rashomon))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = rashomon.nothing


def test_the_package_and_a_store_need_nothing_heavy(tmp_path: Path) -> None:
    path = write_pile(tmp_path / "pile.sqlite")
    code = (
        "import sys\n"
        f"for name in {HEAVY!r}: sys.modules[name] = None\n"
        "import rashomon\n"
        "assert rashomon.NotFound\n"
        "from rashomon.store.views import Store\n"
        "from rashomon.export.json_export import json_chunks\n"
        "assert '\"rashomon/1\"' in ''.join(json_chunks(Store.open(sys.argv[1])))\n"
        "assert rashomon.verify(sys.argv[1]).failed == 0\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code, str(path)], check=True)


def test_the_library_is_there_without_heavy_packages() -> None:
    heavy = [name for name in HEAVY if name != "numpy"]  # copies are found with numpy; it is no optional part
    code = f"import sys\nfor name in {heavy!r}: sys.modules[name] = None\nimport rashomon\nassert rashomon.compare"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_sheet_offers_stories_rows_and_articles(sheet: rashomon.Sheet) -> None:
    assert [story.title for story in sheet.stories] == ["Aurora runs aground"]
    assert [row.verdict for row in sheet.rows] == ["conflict", "only"]
    assert len(sheet.articles) == 2
    assert [identity.name for identity in sheet.identities] == ["Inés Bellamy"]
    assert sheet.warnings == ()
    assert json.loads(sheet.to_json()) == sheet.to_dict()


def test_records_are_flat_enough_for_a_data_frame(sheet: rashomon.Sheet) -> None:
    records = sheet.to_records()
    assert len(records) == 3
    assert all(not isinstance(value, dict | list | tuple) for record in records for value in record.values())


def test_repr_shows_the_conflict(sheet: rashomon.Sheet) -> None:
    shown = repr(sheet)
    assert "“Eighty-four people”" in shown
    assert "“79 passengers”" in shown


def test_notebook_table_is_escaped(sheet: rashomon.Sheet) -> None:
    shown = sheet._repr_html_()
    assert "Coast &lt;Daily&gt;" in shown
    assert "<Daily>" not in shown
    assert shown.count("<tr>") == 3


@pytest.mark.parametrize("ending", ["html", "json", "md", "csv"])
def test_save_goes_by_the_ending(sheet: rashomon.Sheet, tmp_path: Path, ending: str) -> None:
    sheet.save(tmp_path / f"sheet.{ending}")
    text = (tmp_path / f"sheet.{ending}").read_text(encoding="utf-8")
    assert "79 passengers" in text
    assert ending == "json" or "<script>alert" not in text


def test_save_says_which_endings_it_knows(sheet: rashomon.Sheet, tmp_path: Path) -> None:
    with pytest.raises(RashomonError, match=r"end the file's name in \.html, \.json, \.md or \.csv"):
        sheet.save(tmp_path / "sheet.pdf")
    sheet.save(tmp_path / "sheet.pdf", format="csv")


def test_compare_says_that_nothing_is_there(tmp_path: Path) -> None:
    with pytest.raises(rashomon.NothingToRead, match="no such file"):
        rashomon.compare(tmp_path / "none")


@pytest.mark.model
def test_compare_reads_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The ferry Aurora ran aground on Monday. All 84 people on board were saved."
    )
    (tmp_path / "b.txt").write_text(
        "On Monday the ferry Aurora hit a rock. Eighty-four people were taken off."
    )
    with rashomon.compare([tmp_path / "a.txt", str(tmp_path / "b.txt")]) as sheet:
        assert len(sheet.articles) == 2
        again = rashomon.compare([tmp_path / "a.txt", str(tmp_path / "b.txt")])
        assert sheet.to_json() == again.to_json()
        folder = sheet.store.path.parent
    assert not folder.exists()

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pile import POST, write_pile
from rashomon.errors import Unreadable
from rashomon.export.json_export import json_chunks
from rashomon.export.records import SECTIONS
from rashomon.export.verify import SHOWN_FAILURES, verify
from rashomon.store.views import Store

Export = dict[str, Any]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return write_pile(tmp_path / "pile.sqlite")


@pytest.fixture
def text(db: Path) -> str:
    with Store.open(db) as store:
        return "".join(json_chunks(store))


def test_a_true_export_is_true(tmp_path: Path, text: str) -> None:
    (tmp_path / "sheet.json").write_text(text, encoding="utf-8")
    (tmp_path / "pretty.json").write_text(json.dumps(json.loads(text), indent=2), encoding="utf-8")
    found = verify(tmp_path / "sheet.json")
    assert found.failed == 0
    assert found.checked >= 20
    assert verify(tmp_path / "pretty.json") == found


def test_a_true_store_is_true_in_every_layer(db: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "sheet.json").write_text(text, encoding="utf-8")
    found = verify(db)
    assert found.failed == 0
    assert found.checked > verify(tmp_path / "sheet.json").checked


def _shift_quote(export: Export) -> None:
    export["quotes"][0]["content"][0]["start"] += 1


def _run_over_the_end(export: Export) -> None:
    export["figures"][0]["span"]["end"] = 10**6


def _cite_a_stranger(export: Export) -> None:
    export["dates"][0]["span"]["article"] = "a-stranger"


def _new_field(export: Export) -> None:
    export["rows"][0]["later"] = [{"deep": {"article": POST.id, "start": 0, "end": 3, "text": "She"}}]


def _change_the_text(export: Export) -> None:
    export["articles"][0]["text"] = "x" + export["articles"][0]["text"][1:]


def _unknown_speaker(export: Export) -> None:
    export["quotes"][0]["speaker"] = "i-nobody"


def _unknown_story(export: Export) -> None:
    export["rows"][0]["story"] = "s-none"


def _block_outside(export: Export) -> None:
    export["articles"][0]["blocks"][0]["end"] += 1


def _link_to_nothing(export: Export) -> None:
    export["rows"][0]["links"][0]["b"] = 7


def _float_offset(export: Export) -> None:
    export["figures"][0]["span"]["start"] = float(export["figures"][0]["span"]["start"])


def _null_span(export: Export) -> None:
    export["figures"][0]["span"] = None


def _null_in_content(export: Export) -> None:
    export["quotes"][0]["content"].append(None)


def _null_actor(export: Export) -> None:
    export["events"][0]["actors"][0]["span"] = None


def _empty_cell(export: Export) -> None:
    export["rows"][0]["cells"][1]["spans"] = []


def _cell_of_another(export: Export) -> None:
    cells = export["rows"][0]["cells"]
    cells[0]["article"] = cells[1]["article"]


def _same_article_twice(export: Export) -> None:
    export["articles"].append(export["articles"][0])


def _lone_variant(export: Export) -> None:
    export["quotes"][0]["variants"] = "v-none"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_null_span, "span holds 'None' where a citation belongs"),
        (_null_in_content, "content holds 'None' where a citation belongs"),
        (_null_actor, "actor holds 'None' where a citation belongs"),
        (_empty_cell, "cell 1 cites nothing"),
        (_cell_of_another, "cell 0 is of 'a-"),
        (_same_article_twice, "its id stands twice among the articles"),
        (_lone_variant, "names the variants 'v-none', in which no other quote is"),
        (_shift_quote, "is 'ighty-four people"),
        (_run_over_the_end, "lies outside the"),
        (_cite_a_stranger, "cites the article 'a-stranger', which is not there"),
        (_new_field, "not 'She'"),
        (_change_the_text, "is 'x"),
        (_unknown_speaker, "'i-nobody', which is not among the identities"),
        (_unknown_story, "'s-none', which is not among the stories"),
        (_block_outside, "leaves the text"),
        (_link_to_nothing, "not both there"),
        (_float_offset, "lies outside the"),
    ],
)
def test_a_false_export_is_found_out(
    tmp_path: Path, text: str, spoil: Callable[[Export], None], says: str
) -> None:
    export = json.loads(text)
    spoil(export)
    (tmp_path / "sheet.json").write_text(json.dumps(export), encoding="utf-8")
    found = verify(tmp_path / "sheet.json")
    assert found.failed >= 1
    assert any(says in failure for failure in found.failures), found.failures


@pytest.mark.parametrize("section", ["run", *SECTIONS])
def test_a_section_that_is_gone_is_missed_in_either_layout(tmp_path: Path, text: str, section: str) -> None:
    export = json.loads(text)
    del export[section]
    parts = ",\n".join(
        f'"{name}": {json.dumps(value)}'
        if name == "run"
        else f'"{name}": [\n' + ",\n".join(map(json.dumps, value)) + "\n]"
        for name, value in export.items()
        if name != "schema"
    )
    (tmp_path / "lines.json").write_text('{"schema": "rashomon/1",\n' + parts + "}\n", encoding="utf-8")
    (tmp_path / "whole.json").write_text(json.dumps(export), encoding="utf-8")
    for name in ("lines.json", "whole.json"):
        with pytest.raises(Unreadable, match=rf"it has no {section}$"):
            verify(tmp_path / name)


def test_only_the_first_failures_are_told(tmp_path: Path, text: str) -> None:
    export = json.loads(text)
    for article in export["articles"]:
        article["text"] = "?" * len(article["text"])
    (tmp_path / "sheet.json").write_text(json.dumps(export), encoding="utf-8")
    found = verify(tmp_path / "sheet.json")
    assert found.failed > len(found.failures) == SHOWN_FAILURES


def test_a_false_layer_of_a_store_is_found_out(db: Path) -> None:
    with Store.open(db, "write") as store, store.transaction() as connection:
        connection.execute(
            """UPDATE sentence SET record = json_set(record, '$.start', 2) WHERE article = ?""", (POST.id,)
        )
    found = verify(db)
    assert found.failed == 1
    assert found.failures[0].startswith("sentence 0 of a-")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"A ferry ran aground.", "neither a Rashomon export nor a store"),
        (b"", "neither a Rashomon export nor a store"),
        (b"\xff\xfe\x00", "neither a Rashomon export nor a store"),
        (b'{"schema": "other/1"}', "neither a Rashomon export nor a store"),
        (b"[1, 2]", "neither a Rashomon export nor a store"),
        (b'{"schema": "rashomon/1"}', "not laid out as rashomon/1 says"),
        (b'{"schema": "rashomon/1",\n"articles": [\n', "cut off"),
        (b'{"schema": "rashomon/1",\n]}', "it has no run, articles, copies"),
        (b"<!DOCTYPE html>", r"verify reads \.json exports and stores"),
    ],
)
def test_what_is_neither_is_said(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(Unreadable, match=says):
        verify(tmp_path / "file")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="No such file"):
        verify(tmp_path / "none.json")


@pytest.mark.model
def test_the_example_store_is_true(example_db: Path) -> None:
    assert verify(example_db).failures == ()


@pytest.mark.model
def test_the_seeds_store_is_true(seeds_db: Path) -> None:
    assert verify(seeds_db).failures == ()

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from factory import article
from pile import ALIGNMENT, DAILY, IDENTITY, POST, write_pile
from rashomon.export.json_export import json_chunks, schema_text
from rashomon.store.views import Store, Warned
from rashomon.store.write import write_article, write_inputs, write_warning


@pytest.fixture
def export(tmp_path: Path) -> dict[str, list[dict[str, object]]]:
    with Store.open(write_pile(tmp_path / "pile.sqlite")) as store:
        return json.loads("".join(json_chunks(store)))  # type: ignore[no-any-return]


def validate(export: object) -> None:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(export)


def test_export_follows_its_schema(export: object) -> None:
    validate(export)


@pytest.mark.model
def test_real_exports_follow_the_schema(example_store: Store) -> None:
    validate(json.loads("".join(json_chunks(example_store))))


@pytest.mark.model
def test_seeds_export_follows_the_schema(seeds_store: Store) -> None:
    validate(json.loads("".join(json_chunks(seeds_store))))


def test_schema_rejects_what_the_contract_forbids(export: dict[str, list[dict[str, object]]]) -> None:
    export["rows"][0]["verdict"] = "lie"
    with pytest.raises(jsonschema.ValidationError):
        validate(export)


def test_an_empty_store_is_an_export_too(tmp_path: Path) -> None:
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        validate(json.loads("".join(json_chunks(store))))


def test_one_record_a_line(tmp_path: Path) -> None:
    with Store.open(write_pile(tmp_path / "pile.sqlite")) as store:
        lines = "".join(json_chunks(store)).splitlines()
    assert len([line for line in lines if line.startswith('{"id": "a-')]) == 2
    assert max(line.count('"question"') for line in lines) == 1


def test_entities_become_identities(export: dict[str, list[dict[str, object]]]) -> None:
    assert [quote["speaker"] for quote in export["quotes"]] == [IDENTITY.id] * 2
    assert [quote["variants"] for quote in export["quotes"]] == ["v-84"] * 2
    voices = {str(label["words"]): label["voice"] for label in export["labels"]}
    assert voices == {"Harbour master": "narrator", "<b>queen</b> of the quay": None}
    assert [label["identity"] for label in export["labels"]] == [IDENTITY.id] * 2


def test_an_event_has_the_reports_of_all_articles(export: dict[str, list[dict[str, object]]]) -> None:
    (event,) = export["events"]
    assert {report["article"] for report in event["reports"]} == {POST.id, DAILY.id}  # type: ignore[attr-defined]
    assert event["actors"][0]["identity"] == IDENTITY.id  # type: ignore[index]
    assert event["date"] == {"start": "2026-03-02", "end": "2026-03-02", "text": "Monday"}
    assert event["id"] == ALIGNMENT.events[0].id


def test_run_names_inputs_components_and_warnings(tmp_path: Path) -> None:
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        write_inputs(store, [("in/a.txt", "ab12")])
        write_warning(store, Warned("in/b.bin", None, "not text"))
        run = json.loads("".join(json_chunks(store)))["run"]
    assert run["inputs"] == [{"path": "in/a.txt", "sha256": "ab12"}]
    assert run["warnings"] == [{"path": "in/b.bin", "place": None, "reason": "not text"}]


@pytest.mark.parametrize("text", ["line\u2028separator\x0band\x85feed", "nul \x00 inside", "🛳 e\u0301"])
def test_any_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        write_article(store, article(text))
        assert json.loads("".join(json_chunks(store)))["articles"][0]["text"] == text

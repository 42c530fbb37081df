import re
from pathlib import Path
from typing import Any

import pytest
import typer

from rashomon.cli.app import app
from rashomon.store.views import Store

DOCS = Path(__file__).resolve().parents[1] / "docs"


def commands(group: Any, path: str = "rashomon") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found |= commands(command, f"{path} {name}")
        else:
            found[f"{path} {name}"] = command
    return found


ROOT = typer.main.get_command(app)
COMMANDS = commands(ROOT)


def section(name: str) -> str:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(name)}\b.*?(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"docs/cli.md has no section on `{name}`"
    return found[0]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "option":
            for option in parameter.opts:
                assert option in section(name), f"docs/cli.md does not name {option} of `{name}`"


def test_options_before_the_command_are_documented() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    for parameter in ROOT.params:
        assert all(option in text for option in parameter.opts)


def test_no_command_is_documented_that_is_not_there() -> None:
    text = (DOCS / "cli.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## ([a-z ]+)", text, re.MULTILINE)
    assert {head.strip() for head in heads} == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_an_example_in_its_help(name: str) -> None:
    assert f"`{name}" in (COMMANDS[name].help or "")


def test_every_table_of_the_store_is_documented(tmp_path: Path) -> None:
    text = (DOCS / "data-model.md").read_text(encoding="utf-8")
    with Store.open(tmp_path / "pile.sqlite", "write") as store:
        names = [
            name
            for (name,) in store.rows_of("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        ]
    for name in names:
        if not name.startswith(("sqlite_", "article_fts_")):
            assert f"`{name}`" in text, f"docs/data-model.md does not name the table {name}"

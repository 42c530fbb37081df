"""Word lists and tables that ship in `rashomon/data`, read once."""

import functools
import tomllib
from importlib.resources import files
from typing import Any


@functools.cache
def load_vocabulary(name: str) -> dict[str, Any]:
    """The TOML file `data/<name>.toml`."""
    return tomllib.loads((files("rashomon") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def load_table(name: str) -> tuple[dict[str, str], ...]:
    """The tab-separated file `data/<name>.tsv`, one dict a line; lines that start with # are notes."""
    text = (files("rashomon") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(dict(zip(lines[0], line, strict=True)) for line in lines[1:])

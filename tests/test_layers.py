"""Who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BASE = {"errors", "model", "text"}
STEPS = {"intake", "reading", "aligning"}
MAY: dict[str, set[str]] = {  # part: the parts it may import; a part missing here fails the test
    "errors": set(),
    "model": {"errors"},
    "text": {"errors", "model"},
    **dict.fromkeys(STEPS, BASE),
    "store": BASE,
    "pipeline": BASE | STEPS | {"store"},
    "report": BASE | {"store"},
    "export": BASE | {"store"},
    "web": BASE | {"store", "report", "export"},
    "api": BASE | STEPS | {"store", "pipeline", "report", "export"},
    "spacy_component": BASE | {"reading"},
    "cli": BASE | STEPS | {"store", "pipeline", "report", "export", "web", "api"},
    "__main__": {"cli"},
}


def imports(tree: ast.AST, package: str) -> Iterator[tuple[str | None, int]]:
    """Yield (part, line) for each import of `package`, at any depth; part is None for a relative import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield None, node.lineno
        elif isinstance(node, ast.ImportFrom | ast.Import):
            prefix = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            for alias in node.names:
                parts = (prefix + alias.name).split(".")
                if parts[0] == package and len(parts) > 1:
                    yield parts[1], node.lineno


def violations(root: Path, package: str, may: dict[str, set[str]] = MAY) -> list[str]:
    found = []
    for path in sorted(root.rglob("*.py")):
        here = path.relative_to(root).parts[0].removesuffix(".py")
        if here == "__init__":  # the public face may import anything
            continue
        if here not in may:
            found.append(f"{path.relative_to(root)}: {here} has no row in MAY")
            continue
        for there, line in imports(ast.parse(path.read_text(encoding="utf-8")), package):
            where = f"{path.relative_to(root)}:{line}"
            if there is None:
                found.append(f"{where}: relative import, write the full name")
            elif there not in may:
                found.append(f"{where}: import {there} from the module that defines it")
            elif there != here and there not in may[here]:
                found.append(f"{where}: {here} may not import {there}")
    return found


def test_layers() -> None:
    root = Path(__file__).resolve().parents[1] / "src" / "rashomon"
    assert violations(root, "rashomon") == []


# Inside a step, a folder or file of rules belongs to these modules; everything else stands alone.
OWNED = {
    "reading": {
        "naming": {"mentions"},
        "coreference": {"entities"},
        "dates": {"timexes"},
        "quotations": {"quotes"},
        "quantities": {"figures"},
        "acts": {"events"},
        "labels_words": {"labels"},
        "realis": {"clauses"},
    },
    "aligning": {
        "reuse": {"copies", "origins"},
        "resolving": {"identities"},
        "happenings": {"stories", "storylines"},
        "sheet": {"rows"},
        "wording": {"quote_variants", "sheet"},
    },
}


def strangers(root: Path, step: str) -> list[str]:
    """Imports between parts of a step that should not know each other; `base` is everybody's."""
    owned, found = OWNED[step], []
    for path in sorted((root / step).rglob("*.py")):
        here = path.relative_to(root / step).parts[0].removesuffix(".py")
        if here == "__init__":  # the list of all parts
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"rashomon.{step}."):
                there = (node.module or "").split(".")[2]
                if there not in (here, "base") and here not in owned.get(there, set()):
                    found.append(f"{path.relative_to(root)}:{node.lineno}: {here} knows {there}")
    return found


@pytest.mark.parametrize("step", sorted(OWNED))
def test_parts_of_a_step_do_not_know_each_other(step: str) -> None:
    root = Path(__file__).resolve().parents[1] / "src" / "rashomon"
    assert strangers(root, step) == []

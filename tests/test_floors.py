"""Benchmarks that no other test runs: each fails where a figure lies under its floor, and when it measured nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / ".." / "shared" / "data"


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("copies", "copy_pairs"),
        ("intake", "article_extraction"),
        ("sheet", "sheet"),
        ("stories", "ecbplus"),
    ],
)
def test_benchmark_holds_its_floors(name: str, needs: str) -> None:
    if not (DATA / needs).is_dir():
        pytest.skip(f"the development set ../shared/data/{needs} is not here")
    run = [sys.executable, "-m", f"benchmarks.{name}.run"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert any(character.isdigit() for character in done.stdout)

"""Reading in several processes from the real command line."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "pile"


@pytest.mark.model
def test_two_jobs_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    written = []
    for jobs in ("1", "2"):
        out = tmp_path / f"{jobs}.json"
        command = [sys.executable, "-m", "rashomon", "compare", str(EXAMPLES), "--jobs", jobs, "-o", str(out)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        assert done.returncode == 0, done.stderr
        written.append(out.read_bytes())
    assert written[0] == written[1]

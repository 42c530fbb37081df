"""Runs every benchmark, one process each: `python -m benchmarks`, or some of them: `python -m benchmarks quotes dates`."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all, speed first; returns how many did not end well."""
    known = sorted(
        (path.parent.name for path in HERE.glob("*/run.py")), key=lambda name: (name != "speed", name)
    )
    failed = []
    for name in names or known:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}.run"], check=False).returncode:
            failed.append(name)
    print(f"\nnot well: {', '.join(failed)}" if failed else "\nall well")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

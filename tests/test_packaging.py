"""The wheel carries all it needs, and puts `rashomon` on the path."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "src" / "rashomon"
    ours = {
        f"rashomon/{path.relative_to(package)}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if name.startswith("rashomon/")}
    assert carried == ours


def test_installed_wheel_answers_on_the_path(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    scripts = home / "bin"
    site = next((home / "lib").glob("python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(scripts / "python"),
        "install",
        "--quiet",
        "--no-deps",
    ]
    subprocess.run([*install, "--force-reinstall", str(wheel)], check=True, capture_output=True)
    answer = subprocess.run([scripts / "rashomon", "--version"], capture_output=True, text=True, check=True)
    assert answer.stdout.split()[-1][0].isdigit()
    where = subprocess.run(
        [scripts / "python", "-c", "import rashomon; print(rashomon.__file__)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(home))

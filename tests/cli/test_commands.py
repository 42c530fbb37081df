import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pile import POST, write_pile
from rashomon.cli import main
from rashomon.export.json_export import schema_text
from rashomon.store.views import Store

Run = Callable[..., tuple[int, str, str]]
# The command line, with standard input that says when it is waited for and never comes.
WAITING = """
import sys, time
from rashomon.cli import main
from rashomon.intake import sources

def wait(*_):
    print("waiting", flush=True)
    time.sleep(60)

sources.shutil.copyfileobj = wait
sys.argv[0] = "rashomon"
main()
"""
FERRY = "The ferry Aurora ran aground off Vessel Point on Monday, the coastguard said. Nobody was hurt."


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Exit status, standard output and standard error of a command line."""

    def running(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["rashomon", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return int(left.value.code or 0), out, err

    return running


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return write_pile(tmp_path / "pile.sqlite")


def one_line(err: str) -> str:
    """The error, which must be one line and no traceback."""
    lines = [line for line in err.splitlines() if line.startswith("rashomon: ")]
    assert len(lines) == 1, err
    assert "Traceback" not in err
    return lines[0]


# looking into a store


def test_stories_are_listed(run: Run, db: Path) -> None:
    status, out, err = run("stories", "--db", db)
    assert (status, err) == (0, "")
    assert "s-aurora  Aurora runs aground" in out
    assert "1 question answered by two or more: 1 in conflict; 1 told by one alone" in out


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("s-", "≠ How many people were on board?"),
        (POST.id[:6], "outlet: Harbour Post"),
        ("i-b", "called “<b>queen</b> of the quay” (quoted, from whom is not told)"),
        ("r-c", "1 ≠ 2  conflict: 84 and 79 cannot both be the number on board"),
        ("r-c", "⟦79 passengers⟧ were on the Aurora"),
        ("r-p", "searched in vain: Coast <Daily> (daily.txt)"),
    ],
)
def test_show(run: Run, db: Path, key: str, says: str) -> None:
    status, out, _ = run("show", key, "--db", db)
    assert status == 0
    assert says in out


def test_show_says_what_it_does_not_know(run: Run, db: Path) -> None:
    status, out, err = run("show", "s-none", "--db", db)
    assert (status, out) == (1, "")
    assert "no story, article, identity or row" in one_line(err)


@pytest.mark.parametrize("form", ["html", "json", "md", "csv"])
def test_export_to_a_file_and_to_standard_output(run: Run, db: Path, tmp_path: Path, form: str) -> None:
    status, out, _ = run("export", "--db", db, "-o", tmp_path / f"sheet.{form}")
    assert (status, out) == (0, f"written: {tmp_path / 'sheet'}.{form}\n")
    status, out, _ = run("export", "--db", db, "--format", form)
    assert status == 0
    assert out == (tmp_path / f"sheet.{form}").read_text(encoding="utf-8")


def test_verify_a_true_and_a_false_export(run: Run, db: Path, tmp_path: Path) -> None:
    run("export", "--db", db, "-o", tmp_path / "sheet.json")
    status, out, _ = run("verify", tmp_path / "sheet.json")
    assert status == 0
    assert out.endswith("citations checked, all true\n")
    text = (tmp_path / "sheet.json").read_text(encoding="utf-8")
    (tmp_path / "sheet.json").write_text(text.replace("79 passengers", "97 passengers", 1), encoding="utf-8")
    status, out, err = run("verify", tmp_path / "sheet.json")
    assert status == 1
    assert "'97 passengers'" in out
    assert "failures" in err
    assert run("verify", db)[0] == 0


def test_schema_is_printed(run: Run) -> None:
    assert run("schema") == (0, schema_text(), "")


def test_debug_lists_readers_and_layers(run: Run, db: Path) -> None:
    status, out, _ = run("debug", "readers")
    assert status == 0
    assert "reader   parse" in out
    status, out, _ = run("debug", "article", POST.id, "--db", db, "--layer", "figures")
    assert status == 0
    assert "figures: 1 record" in out
    status, _, err = run("debug", "article", POST.id, "--db", db, "--layer", "figure")
    assert status == 1
    assert "the layers are sentences, mentions" in one_line(err)


def test_version(run: Run) -> None:
    status, out, _ = run("--version")
    assert status == 0
    assert out.startswith("rashomon 0.")


# bad input


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    folder = tmp_path / "odd"
    folder.mkdir()
    return folder


def test_a_missing_path(run: Run, odd: Path) -> None:
    status, out, err = run("compare", odd / "none.txt")
    assert (status, out) == (2, "")
    assert "none.txt: no such file or folder; check the path" in one_line(err)


def test_a_folder_with_nothing_readable(run: Run, odd: Path) -> None:
    (odd / "empty.txt").touch()
    (odd / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    status, _, err = run("compare", odd)
    assert status == 2
    assert "no article could be read from" in one_line(err)


def test_an_output_in_a_missing_folder_is_said_before_any_work(run: Run, odd: Path) -> None:
    status, _, err = run("compare", odd, "-o", odd / "no" / "sheet.html")
    assert status == 1
    assert "there is no folder" in one_line(err)
    assert "taking in" not in err


def test_an_unknown_ending_is_said_before_any_work(run: Run, odd: Path) -> None:
    status, _, err = run("compare", odd, "-o", odd / "sheet.pdf")
    assert status == 1
    assert "end the file's name in" in one_line(err)


@pytest.mark.parametrize("command", ["add", "align", "stories", "export"])
def test_a_db_that_is_no_database(run: Run, odd: Path, command: str) -> None:
    (odd / "a.txt").write_text(FERRY * 20)
    extra: dict[str, list[object]] = {"add": [odd], "export": ["--format", "json"]}
    status, _, err = run(command, *extra.get(command, []), "--db", odd / "a.txt")
    assert status == 1
    assert "a.txt is no Rashomon store: name another file with --db" in one_line(err)
    assert (odd / "a.txt").read_text() == FERRY * 20


def test_align_of_an_empty_store(run: Run, odd: Path) -> None:
    Store.open(odd / "pile.sqlite", "write").close()
    status, _, err = run("align", "--db", odd / "pile.sqlite")
    assert status == 1
    assert "holds no article: fill it with" in one_line(err)


def test_export_needs_to_know_where(run: Run, db: Path) -> None:
    status, _, err = run("export", "--db", db)
    assert status == 1
    assert "name a file with -o" in one_line(err)


def test_an_unexpected_error_is_one_line_and_a_traceback_only_with_vv(
    run: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("no\nway")

    monkeypatch.setattr(Store, "stories", fail)
    status, _, err = run("stories", "--db", db)
    assert status == 1
    assert "unexpected error (ZeroDivisionError: no way): please report this" in one_line(err)


def rashomon(*arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "rashomon", *map(str, arguments)]
    return subprocess.run(command, text=True, stderr=subprocess.PIPE, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_under_output_and_standard_output(db: Path) -> None:
    done = rashomon("export", "--db", db, "-o", "/dev/full", "--format", "json", stdout=subprocess.PIPE)
    assert done.returncode == 1
    assert "the disk is full: free space" in one_line(done.stderr)
    with open("/dev/full", "w") as full:
        done = rashomon("export", "--db", db, "--format", "json", stdout=full)
    assert done.returncode == 1
    assert "standard output cannot be written: No space left" in one_line(done.stderr)


def test_a_closed_pipe_is_no_error_worth_words(db: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = rashomon("export", "--db", db, "--format", "json", stdout=writing)
    os.close(writing)
    assert done.stderr == ""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mount.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_under_the_store(small_disk: Path, odd: Path) -> None:
    (odd / "a.txt").write_text(FERRY)
    (odd / "b.txt").write_text(" ".join(f"{FERRY} {number}." for number in range(4000)))
    done = rashomon("add", odd / "b.txt", "--db", small_disk / "pile.sqlite", stdout=subprocess.PIPE)
    assert done.returncode == 1
    assert "the disk" in one_line(done.stderr)
    assert "free space or choose another --db" in done.stderr


def test_a_full_temporary_folder_under_compare(small_disk: Path, odd: Path) -> None:
    (odd / "b.txt").write_text(" ".join(f"{FERRY} {number}." for number in range(4000)))
    done = rashomon("compare", odd, stdout=subprocess.PIPE, env={**os.environ, "TMPDIR": str(small_disk)})
    assert done.returncode == 1
    assert "name another folder in the environment variable TMPDIR" in one_line(done.stderr)
    assert "--db" not in done.stderr


def test_a_file_size_limit_under_the_temporary_folder(odd: Path) -> None:
    (odd / "b.txt").write_text(" ".join(f"{FERRY} {number}." for number in range(4000)))
    done = rashomon(
        "compare",
        odd,
        stdout=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
    )
    assert done.returncode == 1
    assert "name another folder in the environment variable TMPDIR" in one_line(done.stderr)


def test_add_of_nothing_leaves_no_new_store(run: Run, odd: Path, db: Path) -> None:
    (odd / "empty.txt").touch()
    assert run("add", odd, "--db", odd.parent / "new.sqlite")[0] == 2
    assert not list(odd.parent.glob("new.sqlite*"))
    assert run("add", odd, "--db", db)[0] == 2
    assert db.exists()


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["compare", "-"], "stopped; nothing was kept: `rashomon add"),
        (["add", "-", "--db", "pile.sqlite"], "stopped; 0 articles kept; run the same command again"),
    ],
)
def test_ctrl_c_is_told_and_counted_as_shells_do(odd: Path, command: list[str], says: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING, *command],
        cwd=odd,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "waiting\n"
        process.send_signal(signal.SIGINT)
        assert says in one_line(process.stderr.read())
    assert process.returncode == 130


def test_serve_on_a_taken_port_promises_nothing(db: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = rashomon("serve", "--db", db, "--port", port, stdout=subprocess.PIPE)
    assert (done.returncode, done.stdout) == (1, "")
    assert one_line(done.stderr) == f"rashomon: port {port} is taken: choose another with --port"


def test_serve_answers_where_it_says(db: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "rashomon", "serve", "--db", str(db), "--port", "0"],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        found = re.search(r"http://127.0.0.1:\d+/", process.stdout.readline())
        try:
            assert found
            with urllib.request.urlopen(found[0], timeout=20) as answer:
                assert answer.status == 200
        finally:
            process.send_signal(signal.SIGINT)
    assert process.returncode == 0


def test_a_file_size_limit_under_the_store(odd: Path) -> None:
    (odd / "b.txt").write_text(" ".join(f"{FERRY} {number}." for number in range(4000)))
    done = rashomon(
        "add",
        odd / "b.txt",
        "--db",
        odd / "pile.sqlite",
        stdout=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
    )
    assert done.returncode == 1
    assert "the disk may be full or failing" in one_line(done.stderr)


def test_help_is_there_without_the_model() -> None:
    code = (
        "import sys\n"
        "for name in ('spacy', 'trafilatura', 'starlette', 'uvicorn', 'numpy', 'jinja2'): sys.modules[name] = None\n"
        "sys.argv = ['rashomon', '--help']\n"
        "from rashomon.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "compare" in done.stdout


# the whole job


@pytest.mark.model
def test_the_job_in_one_go(run: Run, odd: Path) -> None:
    (odd / "a.txt").write_text(FERRY)
    (odd / "b.jsonl").write_text(
        json.dumps({"id": "b1", "text": FERRY + " She was carrying cars."}) + '\n{"id": "b2", "te'
    )
    status, out, err = run("compare", odd, "-o", odd.parent / "sheet.json")
    assert status == 0
    assert out.startswith("2 articles")
    assert "b.jsonl" in out  # the line that is cut off
    assert "reading: 2 to do" in err
    assert run("verify", odd.parent / "sheet.json")[0] == 0
    status, out, err = run("compare", odd, "--format", "json")
    assert out == (odd.parent / "sheet.json").read_text(encoding="utf-8")


@pytest.mark.model
def test_the_job_step_by_step(run: Run, odd: Path, tmp_path: Path) -> None:
    (odd / "a.txt").write_text(FERRY)
    db = tmp_path / "pile.sqlite"
    status, out, _ = run("add", odd, "--db", db)
    assert status == 0
    assert "1 article found, 1 new" in out
    assert "next: rashomon align" in out
    assert "not all articles are aligned" in run("stories", "--db", db)[2]
    assert run("align", "--db", db)[0] == 0
    status, out, err = run("add", odd, "--db", db)
    assert "1 article found, 0 new, 1 known already" in out
    assert "reading" not in err
    assert "next" not in out
    run("compare", odd, "-o", tmp_path / "once.json")
    run("export", "--db", db, "-o", tmp_path / "kept.json")
    assert (tmp_path / "once.json").read_bytes() == (tmp_path / "kept.json").read_bytes()

"""Whole piles through the front door: what is read, what is refused and in which words."""

import io
import json
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from rashomon.intake import Refusal, count_hint, inputs, limits, read_paths
from rashomon.model.article import Article

STORY = "The bridge over the Aar closed on Monday.\r\n\r\n“We had no choice,” the engineer said.\n"


def read(*paths: Path | str) -> tuple[list[Article], list[Refusal]]:
    found = list(read_paths([str(p) for p in paths]))
    return [a for a in found if isinstance(a, Article)], [r for r in found if isinstance(r, Refusal)]


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def assert_tiled(article: Article) -> None:
    at = 0
    for block in article.blocks:
        assert block.start >= at
        assert not article.text[at : block.start].strip()
        assert article.text[block.start : block.end].strip()
        at = block.end
    assert not article.text[at:].strip()


def test_plain_text_is_kept_character_by_character(tmp_path: Path) -> None:
    (article,), refusals = read(write(tmp_path, "a.txt", "  " + STORY))
    assert article.text == "  " + STORY
    assert refusals == []
    assert_tiled(article)


def test_folder_is_read_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.secret.txt", ".git/config", "c.md"):
        write(tmp_path, name, f"{STORY}{name}")
    articles, refusals = read(tmp_path)
    assert [Path(a.origin.path).name for a in articles] == ["b.txt", "c.md", "z.txt"]
    assert refusals == []


def test_glob_that_the_shell_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "one/a.txt", STORY)
    write(tmp_path, "two/b.txt", STORY + "More.")
    articles, _ = read(tmp_path / "*" / "*.txt")
    assert len(articles) == 2
    _, refusals = read(tmp_path / "*.csv")
    assert "no file matches" in refusals[0].reason


def test_same_article_from_two_paths_is_kept_once(tmp_path: Path) -> None:
    first = write(tmp_path, "a.txt", STORY)
    articles, refusals = read(first, write(tmp_path, "b.txt", STORY))
    assert len(articles) == 1
    assert refusals[0].reason == f"the same article as {first}; kept once"


def test_id_is_the_same_whatever_the_path(tmp_path: Path) -> None:
    ids = [read(write(tmp_path, name, STORY))[0][0].id for name in ("a.txt", "deep/b.txt")]
    assert ids[0] == ids[1]


def test_one_record_id_with_two_texts_keeps_both_and_warns(tmp_path: Path) -> None:
    lines = [
        {"id": "x", "text": "One thing happened."},
        {"id": "y", "text": "B."},
        {"id": "x", "text": "Another did."},
    ]
    articles, refusals = read(write(tmp_path, "p.jsonl", "\n".join(map(json.dumps, lines))))
    assert [a.origin.record for a in articles] == ["x", "y", "x"]
    assert articles[0].id != articles[2].id
    assert "id 'x' stands twice (line 1 and line 3); both are kept" in refusals[0].reason


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "an empty file"),
        ("blank.txt", b" \n\t\n", "white space"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        ("binary.txt", b"abc\x00\x01\x02" * 50, "binary data"),
        ("control.txt", b"\x01\x02\x03\x04" * 50, "binary data"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3", "a PDF; save it as text first"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "old office document"),
        ("rich.rtf", b"{\\rtf1 Hello}", "RTF"),
        ("packed.gz", b"\x1f\x8b\x08\x00", "unpack it first"),
        ("table.parquet", b"PAR1\x00", "Parquet"),
        ("feed.xml", b"<?xml version='1.0'?><rss><channel></channel></rss>", "a news feed"),
        ("mail.eml", b"From: a@b.example\nSubject: x\n\nHello", "an e-mail"),
        ("bad16.txt", b"\xff\xfea\x00b\xd8\x00\x00", "marked as utf-16-le but is not"),
        ("number.json", b"42", "expected an object or a list"),
        ("broken.json", b'{"text": "Some words', "the file is cut off"),
        ("nothing.json", b"[]", "no record in it"),
        ("textless.json", b'{"headline": "A", "views": 3}', "it has headline, views; rename"),
        ("null.json", b'{"maintext": null, "title": "A"}', "text field “maintext” is empty"),
        ("list.jsonl", b"[1, 2]\n", "not an object"),
        ("table.csv", b"name,age\nAnna,3\n", "it has name, age"),
        ("half.json", b'{"text": "half \\ud83d only"}', "half of a character (U+D83D"),
        (
            "shell.html",
            b"<html><head><title></title></head><body><script>x</script></body></html>",
            "no article text",
        ),
    ],
)
def test_bad_file_is_refused_in_one_clear_line(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = write(tmp_path, name, data)
    articles, refusals = read(path)
    assert articles == []
    assert [r.path for r in refusals] == [str(path)]
    assert words in refusals[0].reason
    assert "\n" not in refusals[0].reason


def test_missing_path_and_empty_folder(tmp_path: Path) -> None:
    _, refusals = read(tmp_path / "gone.txt", tmp_path)
    assert [r.reason.split(";")[0] for r in refusals] == [
        "no such file or folder",
        "the folder holds no file",
    ]


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "locked.txt", STORY)

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", locked)
    _, refusals = read(path)
    assert refusals[0].reason.startswith("no permission to read it")


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", STORY)
    write(tmp_path, "b.txt", b"\x00\x01")
    write(tmp_path, "c.txt", STORY + "More.")
    articles, refusals = read(tmp_path)
    assert (len(articles), len(refusals)) == (2, 1)


def test_too_large_for_one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.write(b"word ")
        stream.truncate(limits.MAX_ARTICLE_BYTES + 1)
        stream.seek(0)
        stream.write(b"word " * 20_000)
    _, refusals = read(path)
    assert refusals[0].reason == "larger than 20 MB: not one article; split it"


def test_windows_text_is_read_with_a_warning(tmp_path: Path) -> None:
    (article,), refusals = read(write(tmp_path, "a.txt", "Le maire a été élu à Orléans.".encode("cp1252")))
    assert "été élu" in article.text
    assert "read as Windows-1252" in refusals[0].reason


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_other_encodings_are_told_apart(tmp_path: Path, codec: str) -> None:
    (article,), refusals = read(write(tmp_path, "a.txt", STORY.encode(codec)))
    assert article.text == STORY
    assert refusals == []


def test_few_bad_bytes_do_not_spoil_all_accents(tmp_path: Path) -> None:
    data = "Café, élève, garçon".encode() + b" \xff end"
    (article,), refusals = read(write(tmp_path, "a.txt", data))
    assert "Café, élève, garçon" in article.text
    assert "not valid UTF-8" in refusals[0].reason


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "page.txt",
            "<!DOCTYPE html><html><body><article><h1>Bridge closed</h1><p>{}</p></article></body></html>",
        ),
        ("lines.txt", '{{"text": "{}"}}\n{{"text": "Other words."}}\n'),
        ("object.txt", '{{\n "title": "Bridge", "text": "{}"}}'),
        ("table.txt", 'title,text\nBridge,"{}"\n'),
    ],
)
def test_content_tells_the_format_not_the_name(tmp_path: Path, name: str, data: str) -> None:
    words = "The old bridge over the river was closed on Monday after cracks were found in two of its piers."
    articles, refusals = read(write(tmp_path, name, data.format(words)))
    assert refusals == []
    assert words in articles[0].text
    assert "<" not in articles[0].text
    assert "{" not in articles[0].text


def test_text_that_begins_with_a_bracket_is_text(tmp_path: Path) -> None:
    (article,), _ = read(write(tmp_path, "a.txt", "[Note: all names are invented.]\n\nA man left town."))
    assert article.text.startswith("[Note")


def test_markdown_front_matter_states_facts(tmp_path: Path) -> None:
    text = "---\ntitle: Bridge closed\ndate: 2024-03-05\nsource: The Aar Post\n---\n# Bridge closed\n\nIt was shut.\n"
    (article,), _ = read(write(tmp_path, "a.md", text))
    assert article.text == text
    assert (article.headline, article.outlet) == ("Bridge closed", "The Aar Post")
    assert article.published is not None
    assert article.published.value == "2024-03-05"
    assert {b.kind for b in article.blocks} == {"boilerplate", "headline", "body"}
    assert_tiled(article)


def test_zip_members_in_sorted_order_and_tricks_harmless(tmp_path: Path) -> None:
    path = tmp_path / "pile.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", STORY)
        archive.writestr("a/one.jsonl", '{"text": "One."}\n{"text": "Two."}\n')
        archive.writestr("../../etc/passwd", "Not a path that anybody follows.")
        archive.writestr("__MACOSX/x.txt", "x")
        archive.writestr("inner.zip", b"PK\x03\x04....")
    articles, refusals = read(path)
    assert {a.origin.path for a in articles} == {f"{path}/b.txt", f"{path}/a/one.jsonl"}
    assert [a.text for a in articles if "one" in a.origin.path] == ["One.", "Two."]
    assert any("inside a zip" in r.reason for r in refusals)
    assert count_hint([str(path)]) is not None


def test_zip_bomb_office_file_and_damage_are_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b" " * 20_000_000)
    office = tmp_path / "paper.docx"
    with zipfile.ZipFile(office, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    broken = write(tmp_path, "broken.zip", b"PK\x03\x04 nothing more")
    _, refusals = read(bomb, office, broken)
    assert "zip bomb" in refusals[0].reason
    assert "save it as text first" in refusals[1].reason
    assert "damaged zip" in refusals[2].reason


def test_damage_inside_a_zip_member_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pile.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", STORY)
        archive.writestr("b.txt", "Another one stands here.")
    data = bytearray(path.read_bytes())
    at = data.find(b"bridge")
    data[at : at + 6] = b"XXXXXX"
    path.write_bytes(data)
    articles, refusals = read(path)
    assert [a.text for a in articles] == ["Another one stands here."]
    assert "damaged zip" in refusals[0].reason


def test_zip_with_too_much_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pile.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", STORY)
    monkeypatch.setattr(limits, "MAX_ARCHIVE_BYTES", 10)
    _, refusals = read(path)
    assert "unpacks to more than" in refusals[0].reason


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (STORY, [STORY]),
        ('{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        ('[{"text": "One."}, {"text": "Two."}]', ["One.", "Two."]),
        ("headline,body\nA,One.\nB,Two.\n", ["One.", "Two."]),
    ],
)
def test_standard_input_is_sniffed(data: str, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    (counted, kept) = (count_hint(["-"]), inputs(["-"]))
    articles, _ = read("-")
    assert [a.text for a in articles] == texts
    assert counted is not None
    assert kept[0].path == "-"


def test_inputs_hash_each_file_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "abc")
    found = inputs([str(path), str(tmp_path)])
    assert [f.path for f in found] == [str(path)]
    assert found[0].sha256.startswith("ba7816bf")


def test_count_hint_counts_lines_rows_and_files(tmp_path: Path) -> None:
    write(tmp_path, "a.jsonl", '{"text": "a"}\n' * 7)
    write(tmp_path, "b.csv", "id,text\n1,a\n2,b\n")
    write(tmp_path, "c.txt", STORY)
    assert count_hint([str(tmp_path)]) == 10
    assert count_hint([str(tmp_path / "gone")]) is None


def test_pile_is_never_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "pile.json"
    with path.open("w") as stream:
        stream.write("[")
        for n in range(600):
            stream.write(
                ("," if n else "") + json.dumps({"id": n, "language": "en", "text": f"Word {n}. " * 2_000})
            )
        stream.write("]")
    size = os.path.getsize(path)
    tracemalloc.start()
    count = sum(isinstance(a, Article) for a in read_paths([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 600
    assert peak < size / 2


def test_a_run_gives_the_same_articles_twice(tmp_path: Path) -> None:
    write(tmp_path, "a.jsonl", '{"text": "One. On Friday."}\n{"text": "Two."}\n')
    write(tmp_path, "b.txt", STORY)
    assert read(tmp_path) == read(tmp_path)

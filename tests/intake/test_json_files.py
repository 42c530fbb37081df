"""JSON in its shapes, told apart by fields, read in pieces."""

import json
from pathlib import Path
from typing import Any

import pytest

from rashomon.intake import Refusal, limits, read_paths
from rashomon.model.article import Article

NEWS_PLEASE = {"title": "Bridge shut", "description": "d", "maintext": "The bridge shut.", "language": "en",
               "date_publish": "2024-03-05 10:00:00", "date_download": "2024-09-09", "source_domain": "aar.example",
               "url": "https://aar.example/x", "authors": ["Ida Moser", "Jan Roth"]}  # fmt: skip
PASSIM = {"id": "p1", "series": "aarpost", "text": "The bridge shut.", "date": "1871-03-05"}
NGEC = {"id": "n1", "date": "2024-03-01", "event_text": "The bridge shut.", "publisher": "Aar Post", "headline": "Shut",
        "pub_date": "2024-03-05"}  # fmt: skip
NEWS_TLS = {"id": 7, "time": "2024-03-05T00:00:00Z", "text": "The bridge shut.", "title": "Shut"}
GENERIC = {"id": "g1", "outlet": "Aar Post", "date": "2024-03-05", "title": "Shut", "text": "The bridge shut.",
           "url": "https://aar.example/x", "authors": "Ida Moser"}  # fmt: skip
NEWS_API = {"source": {"id": None, "name": "Aar Post"}, "author": "Ida Moser", "title": "Shut",
            "publishedAt": "2024-03-05T10:00:00Z", "content": "The bridge shut."}  # fmt: skip


def read(path: Path) -> tuple[list[Article], list[Refusal]]:
    found = list(read_paths([str(path)]))
    return [a for a in found if isinstance(a, Article)], [r for r in found if isinstance(r, Refusal)]


@pytest.mark.parametrize(
    ("record", "outlet", "date", "byline", "own_id"),
    [
        (NEWS_PLEASE, "aar.example", "2024-03-05", "Ida Moser, Jan Roth", None),
        (PASSIM, "aarpost", "1871-03-05", None, "p1"),
        (NGEC, "Aar Post", "2024-03-05", None, "n1"),
        (NEWS_TLS, None, "2024-03-05", None, "7"),
        (GENERIC, "Aar Post", "2024-03-05", "Ida Moser", "g1"),
        (NEWS_API, "Aar Post", "2024-03-05", "Ida Moser", None),
    ],
)
def test_known_shapes(
    tmp_path: Path,
    record: dict[str, Any],
    outlet: str | None,
    date: str,
    byline: str | None,
    own_id: str | None,
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record) + "\n")
    (article,), refusals = read(path)
    assert refusals == []
    assert article.text == "The bridge shut."
    assert (article.outlet, article.byline, article.origin.record) == (outlet, byline, own_id)
    assert article.published is not None
    assert (article.published.value, article.published.how) == (date, "stated")


@pytest.mark.parametrize(
    "shape",
    [
        lambda r: json.dumps(r),
        lambda r: json.dumps(r, indent=2),
        lambda r: json.dumps({"meta": {"n": 2}, "articles": r}, indent=1),
        lambda r: json.dumps({"schema": "pile/1", "articles": r, "copies": [], "rows": [{"id": "x"}]}),
        lambda r: "\n".join(json.dumps(x) for x in r),
        lambda r: "\n\n".join(json.dumps(x, indent=2) for x in r),
        lambda r: ",\n".join(json.dumps(x, indent=2) for x in r),
    ],
)
def test_arrays_wrapped_lists_and_lines(tmp_path: Path, shape: Any) -> None:
    path = tmp_path / "a.json"
    path.write_text(shape([GENERIC, PASSIM]))
    articles, refusals = read(path)
    assert refusals == []
    assert [a.origin.record for a in articles] == ["g1", "p1"]


def test_an_article_with_lists_of_its_own_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({"text": "One.", "authors": [{"name": "Ida Moser"}], "news": ["tag"], "data": []})
    )
    (article,), refusals = read(path)
    assert article.byline == "Ida Moser"
    assert refusals == []


def test_cut_off_line_is_refused_by_number_and_the_rest_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n{"text": "Tw\n\n{"text": "Three."}')
    articles, refusals = read(path)
    assert [a.text for a in articles] == ["One.", "Three."]
    assert [r.place for r in refusals] == ["line 2"]
    assert "broken JSON" in refusals[0].reason


def test_cut_off_array_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "One."}, {"text": "Two."}, {"text": "Thr')
    articles, refusals = read(path)
    assert [a.text for a in articles] == ["One.", "Two."]
    assert "only its first 2 records were read" in refusals[0].reason


def test_longer_than_the_window(tmp_path: Path) -> None:
    long = "Ä" * (3 * limits.HEAD_BYTES)
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": long}, {"text": "One."}, {"n": 12345, "text": long + "!"}]))
    articles, _ = read(path)
    assert [len(a.text) for a in articles] == [len(long), 4, len(long) + 1]


def test_huge_line_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ARTICLE_BYTES", 1_000)
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x" * 5_000_000}) + '\n{"text": "One."}\n')
    articles, refusals = read(path)
    assert [a.text for a in articles] == ["One."]
    assert (refusals[0].place, refusals[0].reason.split(";")[1]) == ("line 1", " split it")


def test_huge_record_of_an_array_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ARTICLE_BYTES", 1_000)
    path = tmp_path / "a.json"
    path.write_text('[{"text": "One."}, {"text": "' + "x" * 2_000_000 + '"}]')
    articles, refusals = read(path)
    assert [a.text for a in articles] == ["One."]
    assert "not one article" in refusals[0].reason


@pytest.mark.parametrize(
    "data", ['{"text": ' + "[" * 100_000, "[" * 100_000, '{"text": 1' + "0" * 10_000 + "}"]
)
def test_hostile_nesting_is_refused(tmp_path: Path, data: str) -> None:
    for name in ("a.json", "a.jsonl"):
        path = tmp_path / name
        path.write_text(data)
        articles, refusals = read(path)
        assert articles == []
        assert refusals


def test_control_characters_stay_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One\\u0000two\\u0007 \\u202e three."}\n')
    (article,), _ = read(path)
    assert article.text == "One\x00two\x07 \u202e three."


def test_title_outside_the_text_leaves_the_text_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        json.dumps({"title": "Shut", "text": "The bridge shut.\nNobody was hurt."})
        + "\n"
        + json.dumps({"title": "Bridge Shut", "text": "Bridge shut\n\nIt was on Monday that it closed."})
    )
    (outside, inside), _ = read(path)
    assert outside.headline == "Shut"
    assert {b.kind for b in outside.blocks} == {"body"}
    assert [b.kind for b in inside.blocks] == ["headline", "body"]


def test_a_thousand_faults_are_told_in_few_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("nothing\n" * 1_000 + '{"text": "One."}\n')
    articles, refusals = read(path)
    assert len(articles) == 1
    assert len(refusals) == limits.MAX_REFUSALS + 1
    assert refusals[-1].reason.startswith("800 more records could not be read")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ('{"text": "The bridge fell on the Aar', "the file is cut off (Unterminated string"),
        ('{"text": "The bridge fell.", "outlet":', "the file is cut off (Expecting value"),
        ('{"text": "The bridge fell.", "outlet": }', "broken JSON (Expecting value"),
    ],
)
def test_a_broken_object_says_what_to_do(tmp_path: Path, words: str, reason: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(words)
    articles, refusals = read(path)
    assert not articles
    assert refusals[0].reason.startswith(reason)
    assert refusals[0].reason.endswith("; nothing of it was read")
    assert "again" in refusals[0].reason
    assert "\n" not in refusals[0].reason

"""Messy invented pages: the article found, its facts read, and every character led back to the page."""

import html
import re
from pathlib import Path

import pytest

from growth import grows_in_step
from rashomon.intake import Refusal, read_paths
from rashomon.intake.page_text import page_place, visible
from rashomon.model.article import Article

SENTENCE = (
    "The old bridge over the river was closed on Monday, and people on both banks had to walk for an hour. "
)
PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Bridge &amp; river: closed | Aar Post</title>
<meta property="og:title" content="Bridge &amp; river: closed"><meta property="og:site_name" content="Aar Post">
<meta property="article:published_time" content="2024-03-05T10:00:00+01:00">
<link rel="canonical" href="https://www.aarpost.example/2024/03/05/bridge">
<style>p {{ color: red }}</style><script>var p = "<p>Not a word of this.</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Bridge &amp; river: closed</h1><div class="byline">By <a rel="author" href="/im">Ida Moser</a></div>
<p>AARBURG &mdash; {first}It cost 5&nbsp;000&nbsp;francs &amp; much <b>pa<i>tien</i>ce</b>, the caf&eacute;&#39;s owner said.</p>
<!-- <p>Never shown</p> --><p data-x="a > b">&ldquo;We had <a href="#">no&#160;choice</a>,&rdquo; the
   engineer   said. {second}</p><h2>A long history</h2><p>{third}</p><aside><p>Advertisement</p></aside>
<blockquote><p>It was built when my grandfather was a boy, and he helped to carry the stones.</p></blockquote>
<p>{fourth}</p></article><footer>&copy; 2024 Aar Post</footer></body></html>"""


def page() -> str:
    return PAGE.format(
        first=SENTENCE,
        second=SENTENCE.replace("closed", "shut"),
        third=SENTENCE.replace("old", "stone") * 2,
        fourth=SENTENCE.replace("people", "cattle") * 2,
    )


def read(path: Path, data: str | bytes) -> tuple[list[Article], list[Refusal]]:
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    found = list(read_paths([str(path)]))
    return [a for a in found if isinstance(a, Article)], [r for r in found if isinstance(r, Refusal)]


def shown(source: str, at: int) -> str:
    """The character of the page at a place, entity decoded."""
    entity = re.match(r"&#?\w+;", source[at : at + 12])
    return html.unescape(entity[0]) if entity else source[at]


def shares(article: Article, source: str) -> tuple[float, float]:
    """Share of the visible characters that are mapped, and of these that are the same in the page."""
    letters = [n for n, c in enumerate(article.text) if not c.isspace()]
    places = [(n, at) for n in letters if (at := page_place(article.page_map, n)) is not None]
    return len(places) / len(letters), sum(shown(source, at) == article.text[n] for n, at in places) / len(
        places
    )


def test_article_its_facts_and_nothing_else(tmp_path: Path) -> None:
    (article,), refusals = read(tmp_path / "a.html", page())
    assert refusals == []
    assert article.text.startswith("Bridge & river: closed\n\n")
    assert article.headline == "Bridge & river: closed"
    assert article.outlet == "Aar Post"
    assert article.byline == "Ida Moser"
    assert article.url == "https://www.aarpost.example/2024/03/05/bridge"
    assert article.language == "en"
    assert article.published is not None
    assert (article.published.value, len(article.published.evidence)) == ("2024-03-05", 2)
    for words in ("Not a word", "Never shown", "color: red", "<"):
        assert words not in article.text
    kinds = [b.kind for b in article.blocks]
    assert kinds[0] == "headline"
    assert {"dateline", "body", "quote"} <= set(kinds)


def test_every_character_leads_back_to_the_page(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "a.html", page())
    mapped, same = shares(article, page())
    assert mapped > 0.99
    assert same > 0.999
    at = page_place(article.page_map, article.text.index("We had"))
    assert at is not None
    assert page()[at:].startswith("We had <a")


def test_structured_data_outranks_the_head(tmp_path: Path) -> None:
    data = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": ["NewsArticle"], '
        '"headline": "Bridge &amp; river: closed", "datePublished": "2024-03-04T23:00:00Z", '
        '"author": [{"name": "Ida Moser"}, {"name": "Jan Roth"}], "publisher": {"name": "The Aar Post"}}]}</script>'
    )
    (article,), _ = read(tmp_path / "a.html", page().replace("<style>", data + "<style>"))
    assert (article.outlet, article.byline) == ("The Aar Post", "Ida Moser, Jan Roth")
    assert article.published is not None
    assert article.published.value == "2024-03-04"
    assert "structured data" in article.published.evidence[0].why


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "headline": 5, "author": {"name": null}}',
        "{broken",
        "[" * 5_000,
        '"text"',
        "",
    ],
)
def test_odd_structured_data_is_passed_over(tmp_path: Path, data: str) -> None:
    script = f'<script type="application/ld+json">{data}</script>'
    (article,), _ = read(tmp_path / "a.html", page().replace("<style>", script + "<style>"))
    assert article.headline == "Bridge & river: closed"


def test_declared_charset_is_honoured(tmp_path: Path) -> None:
    source = page().replace("utf-8", "iso-8859-15").replace("francs", "€ et café")
    (article,), refusals = read(tmp_path / "a.html", source.encode("iso-8859-15"))
    assert "€ et café" in article.text
    assert refusals == []


def test_page_saved_from_the_bad_old_days(tmp_path: Path) -> None:
    source = page().replace("</p>", "").replace("</article>", "").replace("</body></html>", "")
    (article,), _ = read(tmp_path / "a.html", source)
    mapped, same = shares(article, source)
    assert mapped > 0.95
    assert same > 0.999


def test_plain_text_named_html_is_text(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "a.html", "The bridge fell.\n\nNobody was hurt.")
    assert article.text == "The bridge fell.\n\nNobody was hurt."
    assert article.page_map == ()


def test_visible_text_skips_mark_up_and_decodes() -> None:
    source = "<p title='a > b'>5 &lt; 6 &amp; x<!-- no --><script>if (a<b) {}</script></p>A < B & C"
    assert visible(source).letters == "5<6&xA<B&C"


@pytest.mark.parametrize(
    "piece", ["<", "<a '", '<a "', "<script>", "<!--", "&", "&amp", "<p>x", "<a b='", "<title"]
)
def test_hostile_pages_take_linear_time(piece: str) -> None:
    assert grows_in_step(visible, piece, 200_000)


POSTS = f"""<html><body><article><h1>Bridge closed</h1><p>{SENTENCE}</p><p>{SENTENCE.replace("Monday", "Tuesday")}</p>
<figure><img src="a.jpg"><figcaption>The bridge before it was closed, seen from the north bank.</figcaption></figure>
<blockquote class="twitter-tweet"><p>What a noise it made, I am <b>still</b> shaking</p>&mdash; Jan Roth (@jan_r) March 14, 2024</blockquote>
<p>{SENTENCE.replace("Monday", "Friday")}</p>
<blockquote class="social"><p>Nobody told us that the bridge was closed today.</p></blockquote>
<blockquote><p>We will build it again and stronger, the mayor wrote to the people.</p></blockquote>
<p>{SENTENCE.replace("Monday", "Sunday")}</p></article></body></html>"""


def test_embedded_posts_with_their_signature(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(POSTS)
    (article,) = (a for a in read_paths([str(path)]) if isinstance(a, Article))
    kinds = {article.text[b.start : b.end]: b.kind for b in article.blocks}
    assert [words for words, kind in kinds.items() if kind == "embed"] == [
        "What a noise it made, I am still shaking",
        "— Jan Roth (@jan_r) March 14, 2024",
        "Nobody told us that the bridge was closed today.",
    ]
    assert [words for words, kind in kinds.items() if kind == "quote"] == [
        "We will build it again and stronger, the mayor wrote to the people."
    ]
    assert all(kind in ("caption", "embed", "quote") or "bridge" in w.lower() for w, kind in kinds.items())

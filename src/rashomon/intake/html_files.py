"""A saved web page to a draft: trafilatura finds the article, the page's own metadata says whose and when."""

import hashlib
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from rashomon.errors import MissingDependency, Unreadable
from rashomon.intake.decode import decode
from rashomon.intake.draft import Draft, Fact
from rashomon.intake.page_text import map_to_page
from rashomon.intake.posts import is_signed_post
from rashomon.model.article import BlockKind
from rashomon.model.refusal import Refusal

_JSON_LD = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_ARTICLE_TYPES = ("article", "newsarticle", "reportagenewsarticle", "reportage", "blogposting", "opinionnewsarticle",
                  "analysisnewsarticle", "liveblogposting", "webpage")  # fmt: skip
# Meta names and properties that give the day of first publication; those of changes are left out.
_DATE_NAMES = ("article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dcterms.created",
               "date", "pubdate", "publishdate", "publish_date", "publish-date", "sailthru.date", "parsely-pub-date",
               "dc.date", "dcterms.date", "article.published", "cxenseparse:recs:publishtime", "originalpublicationdate")  # fmt: skip
# htmldate would otherwise ask the clock for its latest day, and a rerun next year could read another date.
_DATE_PARAMS = {"original_date": True, "max_date": "2099-12-31", "extensive_search": False}
# Classes of the block quotations in which pages embed posts, as the networks' own snippets and common systems set them.
_POST_CLASS = re.compile(
    r"twitter|tweet|instagram|tiktok|facebook|fb-|bluesky|mastodon|threads|telegram|reddit|social|embed",
    re.IGNORECASE,
)
_KINDS: dict[str, BlockKind] = {"head": "headline", "quote": "quote"}


@dataclass(slots=True)
class _Told:
    """What the page says of itself; lists in order of trust."""

    headlines: list[str] = field(default_factory=list)
    outlets: list[Fact] = field(default_factory=list)
    dates: list[Fact] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    url: str | None = None
    language: str | None = None


def read_page(data: bytes, *, path: str) -> Iterator[Draft | Refusal]:
    """The article of the page with a map back to it, or the reason why there is none."""
    try:
        page, warning = decode(data, page=True)
        draft = _draft(page, path, hashlib.sha256(data).hexdigest())
    except Unreadable as error:
        yield Refusal(path, None, str(error))
        return
    if warning:
        yield Refusal(path, None, warning)
    yield draft


def _draft(page: str, path: str, raw_sha256: str) -> Draft:
    tree, document = _extract(page)
    told = _told(page, tree, document)
    headline = next(iter(told.headlines), None)
    pieces = _pieces(document.body, _set_apart(tree))
    if not pieces:
        raise Unreadable("no article text found in the page; copy the article's text into a .txt file")
    if headline and not _same(pieces[0][0], headline):
        pieces.insert(0, (headline, "headline"))
    text, marks, spots = _assemble(pieces)
    return Draft(
        path,
        text,
        raw_sha256,
        outlet=next(iter(told.outlets), None),
        headline=headline,
        byline=next(iter(told.bylines), None),
        url=told.url,
        language=told.language,
        dates=tuple(told.dates),
        page_map=map_to_page(text, spots, page),
        marks=marks,
    )


def _extract(page: str) -> tuple[Any, Any]:
    """The parsed page and trafilatura's document; raises Unreadable where it finds nothing."""
    try:
        import trafilatura
        from trafilatura.settings import Document
    except ImportError as error:
        raise MissingDependency("trafilatura is not installed: run `pip install rashomon` again") from error
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            raise Unreadable("no HTML in it; save the page again, or name the file .txt")
        document = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=_DATE_PARAMS,
        )
    except (
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
        RecursionError,
        AssertionError,
    ) as error:
        reason = f"the page's mark-up breaks the extractor ({type(error).__name__}); save it as text instead"
        raise Unreadable(reason) from error
    if not isinstance(document, Document):
        raise Unreadable("no article text found in the page; copy the article's text into a .txt file")
    return tree, document


def _set_apart(tree: Any) -> dict[str, BlockKind]:
    """Letters of what the page marks as somebody's post or a picture's caption, with its kind."""
    found: dict[str, BlockKind] = {}
    for element in tree.iter("blockquote", "figcaption"):
        classes = f"{element.get('class') or ''} {element.get('cite') or ''}"
        if element.tag == "figcaption" or _POST_CLASS.search(classes):
            found["".join("".join(element.itertext()).split())] = (
                "caption" if element.tag == "figcaption" else "embed"
            )
    return found


def _pieces(body: Any, set_apart: dict[str, BlockKind]) -> list[tuple[str, BlockKind]]:
    """Paragraphs in order with the kind their element tells ("body" says nothing yet)."""
    pieces: list[tuple[str, BlockKind]] = []

    def add(words: str, kind: BlockKind) -> None:
        if words := " ".join(words.split()):
            pieces.append((words, kind))

    for element in body.iterchildren():
        whole = "".join(element.itertext())
        kind = set_apart.get("".join(whole.split())) or _KINDS.get(element.tag, "body")
        if element.tag == "quote":
            for words in _quoted(element):
                add(words, "embed" if is_signed_post(whole) else kind)
        elif element.tag == "list":
            for item in list(element.iterchildren("item", "p")) or [element]:
                add("".join(item.itertext()), kind)
        else:
            add(_lines(element), kind)
        add(element.tail or "", "body")
    return pieces


def _quoted(element: Any) -> Iterator[str]:
    """The paragraphs of a block quotation, and what stands loose between them (a post's signature)."""
    loose = [element.text or ""]
    for child in element.iterchildren():
        if child.tag in ("p", "item"):
            yield "".join(loose)
            yield "".join(child.itertext())
            loose = [child.tail or ""]
        else:
            loose += ["".join(child.itertext()), child.tail or ""]
    yield "".join(loose)


def _lines(element: Any) -> str:
    return " ".join(element.itertext()) if element.tag == "table" else "".join(_text_of(element))


def _text_of(element: Any) -> Iterator[str]:
    """The words below an element, a line break as a space."""
    for node in element.iter():
        if node.tag == "lb":
            yield " "
        if isinstance(node.tag, str) and node.text:
            yield node.text
        if node is not element and node.tail:
            yield node.tail


def _assemble(
    pieces: list[tuple[str, BlockKind]],
) -> tuple[str, tuple[tuple[int, int, BlockKind], ...], list[tuple[int, int]]]:
    marks: list[tuple[int, int, BlockKind]] = []
    spots: list[tuple[int, int]] = []
    at = 0
    for words, kind in pieces:
        spots.append((at, at + len(words)))
        if kind != "body":
            marks.append((at, at + len(words), kind))
        at += len(words) + 2
    return "\n\n".join(words for words, _ in pieces), tuple(marks), spots


def _same(one: str, other: str) -> bool:
    return "".join(one.lower().split()) == "".join(other.lower().split())


def _told(page: str, tree: Any, document: Any) -> _Told:
    told = _Told()
    _tell_json_ld(page, told)
    _tell_meta(tree, told)
    heads = [" ".join(h.itertext()) for h in tree.iter("h1")]
    heads = [" ".join(h.split()) for h in heads if h.strip()]
    close = [h for h in heads if any(_same(h, t) or h.lower() in t.lower() for t in told.headlines)]
    told.headlines[:0] = close[:1]
    if len(heads) == 1:
        told.headlines.append(heads[0])
    for value, found in ((document.title, told.headlines), (document.author, told.bylines)):
        if value:
            found.append(" ".join(value.split()))
    if document.date and not told.dates:
        told.dates.append(Fact(document.date, "the date that the page shows"))
    told.url = told.url or document.url
    host = urlsplit(told.url).hostname if told.url else None
    if document.sitename and document.sitename != document.hostname:
        told.outlets.append(Fact(document.sitename, "the page names its site so"))
    if host:
        told.outlets.append(Fact(host.removeprefix("www."), "the host of the page's address"))
    return told


def _tell_json_ld(page: str, told: _Told) -> None:
    for found in _JSON_LD.finditer(page):
        try:
            value = json.loads(found[1].strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _articles_in(value):
            _tell_item(item, told)


def _articles_in(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _articles_in(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(str(k).lower() in _ARTICLE_TYPES for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        yield from _articles_in(value.get("@graph"), depth + 1)


def _tell_item(item: dict[str, Any], told: _Told) -> None:
    for value, found in ((item.get("headline"), told.headlines), (_name(item.get("author")), told.bylines)):
        if isinstance(value, str) and value.strip():
            found.append(" ".join(_plain(value).split()))
    publisher = _name(item.get("publisher"))
    if publisher:
        told.outlets.append(Fact(_plain(publisher), "the page's structured data names its publisher"))
    if isinstance(item.get("datePublished"), str):
        told.dates.append(Fact(item["datePublished"], "“datePublished” in the page's structured data"))
    language = item.get("inLanguage")
    if isinstance(language, str):
        told.language = told.language or language


def _plain(value: str) -> str:
    """Entities decoded: structured data often holds them twice over."""
    return html.unescape(value).strip()


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        names = [n for n in (_name(v) for v in value[:20] if not isinstance(v, list)) if n]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None


def _tell_meta(tree: Any, told: _Told) -> None:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name, content)
    if "og:title" in metas:
        told.headlines.append(metas["og:title"])
    if "og:site_name" in metas:
        told.outlets.append(Fact(metas["og:site_name"], "the page's “og:site_name” names its site"))
    told.dates += [Fact(metas[n], f"“{n}” in the page's head") for n in _DATE_NAMES if n in metas]
    for stamp in tree.iter("time"):
        if (stamp.get("itemprop") or "").lower() == "datepublished" or stamp.get("pubdate") is not None:
            told.dates.append(
                Fact(stamp.get("datetime") or "".join(stamp.itertext()), "the page's time stamp")
            )
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            told.url = told.url or link.get("href")
    address = metas.get("og:url", "")
    told.url = told.url or (address if address.startswith("http") else None)
    told.language = told.language or (tree.get("lang") or metas.get("og:locale") or None)

"""What a file is, told by its first bytes before its name, and the reader for it."""

import re
from collections.abc import Iterator

from rashomon.intake import limits
from rashomon.intake.csv_files import looks_like_csv, read_rows
from rashomon.intake.decode import BOMS, looks_binary
from rashomon.intake.draft import Draft
from rashomon.intake.html_files import read_page
from rashomon.intake.json_files import read_document, read_lines
from rashomon.intake.source import Source, head, why_not
from rashomon.intake.text_files import read_text
from rashomon.model.refusal import Refusal

# First bytes of files that hold no plain text, and what to do with them.
MAGIC = (
    (b"%PDF", "a PDF; save it as text first"),
    (b"{\\rtf", "an RTF document; save it as text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text first"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ", "an xz file; unpack it first"),
    (b"7z\xbc\xaf", "a 7z file; unpack it first"),
    (b"Rar!", "a rar file; unpack it first"),
    (b"PAR1", "a Parquet table; save it as CSV or JSON lines first"),
    (b"SQLite format 3", "an SQLite file; export its articles as JSON lines first"),
    (b"\x89PNG", "a picture; type its words into a text file"),
    (b"\xff\xd8\xff", "a picture; type its words into a text file"),
    (b"GIF8", "a picture; type its words into a text file"),
    (b"WARC/", "a web archive; save its pages as HTML first"),
)
LINE_NAMES = (".jsonl", ".ndjson", ".jl")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}>\s*){0,5}<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|section)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?(?:p|div|span|a|br|h[1-6]|article|section|li|body|html)\b[^<>]{0,500}>", re.IGNORECASE)
# So many tags in the head of a file named .html are a page, whatever stands first.
MIN_TAGS = 4
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}>\s*){0,5}<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE
)
_MAIL = re.compile(
    r"(?:From|Received|Return-Path|MIME-Version|Date|Subject): [^\n]*\n(?:[\w\-]+:|[ \t])", re.IGNORECASE
)
_JSON = re.compile(r"\s*(?:\{\s*(?:[\"}]|$)|\[\s*[\[{\]])")


def read_source(source: Source) -> Iterator[Draft | Refusal]:
    """Every draft of one file; trouble becomes a refusal and never an exception."""
    try:
        if not source.size and not head(source):
            yield Refusal(source.path, None, "an empty file; leave it out or fill it in")
            return
        yield from _bounded(source.path, _read(source, head(source)))
    except OSError as error:
        yield Refusal(source.path, None, why_not(error))


def _bounded(path: str, found: Iterator[Draft | Refusal]) -> Iterator[Draft | Refusal]:
    """The same, with all refusals beyond a number told in one."""
    drafts = refused = 0
    for each in found:
        drafts += isinstance(each, Draft)
        refused += isinstance(each, Refusal)
        if isinstance(each, Draft) or refused <= limits.MAX_REFUSALS:
            yield each
    if refused > limits.MAX_REFUSALS:
        more = refused - limits.MAX_REFUSALS
        yield Refusal(
            path, None, f"{more:,} more records could not be read; mend the first ones and try again"
        )
    if not drafts and not refused:
        yield Refusal(path, None, "no record in it; leave the file out or fill it in")


def is_lines(source: Source, start: bytes) -> bool:
    """Whether it holds one JSON record a line."""
    kind, name = _kind(start, source.path.lower()), source.path.lower()
    return kind == "lines" and (name.endswith(LINE_NAMES) or b"\n" in start)


def is_rows(source: Source, start: bytes) -> bool:
    """Whether it holds a table."""
    return _kind(start, source.path.lower()) == "rows"


def _read(source: Source, start: bytes) -> Iterator[Draft | Refusal]:
    for magic, reason in MAGIC:
        if start.startswith(magic):
            yield Refusal(source.path, None, reason)
            return
    kind = _kind(start, source.path.lower())
    if kind == "lines":
        yield from read_lines(source)
    elif kind == "document":
        yield from read_document(source)
    elif kind == "rows":
        yield from read_rows(source)
    elif kind in ("feed", "mail"):
        what = "a news feed" if kind == "feed" else "an e-mail or a web archive"
        yield Refusal(source.path, None, f"{what}, not an article; save the article's page or text instead")
    else:
        yield from _read_single(source, kind)


def _read_single(source: Source, kind: str) -> Iterator[Draft | Refusal]:
    if source.size > limits.MAX_ARTICLE_BYTES:
        size = limits.MAX_ARTICLE_BYTES // limits.MEGABYTE
        yield Refusal(source.path, None, f"larger than {size} MB: not one article; split it")
        return
    with source.open() as stream:
        data = stream.read(limits.MAX_ARTICLE_BYTES + 1)
    if kind == "page":
        yield from read_page(data, path=source.path)
    else:
        yield from read_text(data, path=source.path, markdown=kind == "markdown")


def _kind(start: bytes, name: str) -> str:
    words = _peek(start)
    if words is None:
        return "text"  # decoding says what is wrong with it
    if _FEED.match(words):
        return "feed"
    if _MAIL.match(words) and not name.endswith((".txt", ".md")):
        return "mail"
    if _PAGE.match(words) or (
        name.endswith((".html", ".htm", ".xhtml")) and len(_TAG.findall(words)) >= MIN_TAGS
    ):
        return "page"
    if name.endswith(LINE_NAMES):
        return "lines"
    if _JSON.match(words) or name.endswith(".json"):
        return "lines" if _first_line_is_record(words) else "document"
    if name.endswith((".csv", ".tsv")) or looks_like_csv(words):
        return "rows"
    return "markdown" if name.endswith((".md", ".markdown")) else "text"


def _first_line_is_record(words: str) -> bool:
    """Lines of records: the first line closes its object and another record follows."""
    first, ended, rest = words.lstrip().partition("\n")
    return (
        bool(ended)
        and first.rstrip().endswith("}")
        and first.startswith("{")
        and rest.lstrip()[:1] in ("{", "")
    )


def _peek(start: bytes) -> str | None:
    for mark, codec in BOMS:
        if start.startswith(mark):
            return start[len(mark) :].decode(codec, "ignore")
    if start[1:2] == b"\x00" or start[:1] == b"\x00":
        return start.decode("utf-16-le" if start[1:2] == b"\x00" else "utf-16-be", "ignore")
    return None if looks_binary(start) else start.decode("utf-8", "ignore")

"""Which outlet an article is from: its record, its page, its address or its own words, each with the evidence."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from rashomon.intake.draft import Draft, Fact
from rashomon.intake.heads import dated_name, edition_of
from rashomon.intake.lines import Line, read_line
from rashomon.intake.published import Spans
from rashomon.model.article import Block, Evidence
from rashomon.model.span import Span
from rashomon.text.normal_forms import fold_marks, words
from rashomon.text.vocabulary import load_vocabulary

MAX_NAME_CHARS = 60
# Places where a page's address begins that say nothing of whose it is.
_IDLE_HOSTS = re.compile(r"^(?:www\d?|m|amp|mobile|edition|en|eng|english)\.")
_NAME = r"(?P<name>[A-ZÀ-Þ][\w'&.\-]*(?: (?:of|the|and|de|del|la|el|&|[A-ZÀ-Þ][\w'&.\-]*)){0,5})"
_OWN_WORDS = (
    (
        re.compile(
            rf"\bnewsletters? (?:is|are) (?:written|edited|curated) by (?:the )?{_NAME} (?:editors|journalists|staff|reporters|newsroom)\b"
        ),
        "its own newsletters are said to be written by the outlet's people",
    ),
    (
        re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)(?: ?©)? ?\d{{4}},? (?:by )?{_NAME}"),
        "its copyright line names the owner",
    ),
    (re.compile(rf"\bVisit {_NAME}'s homepage\b"), "it sends readers to the outlet's own home page"),
    (
        re.compile(rf"\b(?:writes|reports|covers)\b[^.]{{0,80}} for (?:the )?{_NAME}(?=\.|$)"),
        "the note on its author says for whom the author writes",
    ),
    (
        re.compile(rf"^[Tt]ranslation by (?:the )?{_NAME} [A-Z][a-z]+ (?:desk|staff|newsroom|editors)\b"),
        "its translation is said to be by the outlet's own desk",
    ),
)
# Said beside a name that a line at the top bears alone, these make it the outlet's.
_OWN_BEFORE = "told|seen by|reviewed by|obtained by|interview with|(?:writes|reports|covers)[^.\n]{0,80} for|newsletter of"
_OWN_AFTER = "desk|newsroom|has seen|has learned|staff|correspondent|readers|editors"
# In articles_pile the three that say "seen by" or "reviewed by" an outlet mean their own; "obtained by" does in 7 of 11,
# "interview with" in 6 of 26: these alone are no evidence.
_SEEN_BY = re.compile(rf"\b(?:seen|viewed|reviewed) by {_NAME}")
_SMALL_END = re.compile(r"(?:[ .]|'s| (?:of|the|and|de|del|la|el|&))+$")
_NAME_ALONE = re.compile(r"[A-ZÀ-Þ][\w'.\-]*(?: (?:of|the|and|de|del|la|el|&|[A-ZÀ-Þ][\w'.\-]*)){1,5}")
_LEGAL_FORM = re.compile(r",? (?:LLC|Inc|Ltd|Limited|GmbH|Corp|Co|All|Company|Media Group)\b.*$")


def read_outlet(
    draft: Draft, blocks: Sequence[Block], spans: Spans
) -> tuple[str | None, tuple[Evidence, ...]]:
    """The name and why; (None, ()) where nothing says it."""
    if draft.outlet and not _is_address(draft.outlet.value):
        return draft.outlet.value, (_given(draft.outlet),)
    if draft.outlet:
        host = _host(draft.outlet.value)
        return host, (_given(draft.outlet),)
    if draft.url and (host := _host(draft.url)):
        return host, (Evidence(f"the host of its address is {host}"),)
    for name, evidence in _in_text(draft, blocks, spans):
        return name, (evidence,)
    return None, ()


def _given(fact: Fact) -> Evidence:
    return Evidence(f"{fact.why}: “{fact.value[:MAX_NAME_CHARS]}”")


def is_outlet_name(line: str) -> bool:
    """Whether a line that is only a name has the shape of an outlet's: it holds a word that newspapers bear."""
    bearing = load_vocabulary("furniture")["byline"]["outlet_words"]
    return not is_by(line) and len(line.split()) > 1 and any(word in bearing for word in line.lower().split())


def is_by(line: str) -> bool:
    """Whether it names an author or an agency, and so no outlet."""
    return line.lower().startswith(("by ", "by: "))


def _in_text(draft: Draft, blocks: Sequence[Block], spans: Spans) -> Iterator[tuple[str, Evidence]]:
    lines = [
        (block.kind, read_line(draft.text, block.start, block.end, markdown=draft.markdown))
        for block in blocks
    ]
    below_author = False
    for kind, line in lines:
        if kind == "byline":
            yield from _in_head(draft.text, line, spans, below_author=below_author)
        below_author = kind == "byline" and is_by(line.plain)
    for kind, line in lines:
        if kind == "boilerplate":
            yield from _in_furniture(line, spans)
    yield from _in_telling([line for kind, line in lines if kind == "body"], spans)


def _in_head(text: str, line: Line, spans: Spans, *, below_author: bool) -> Iterator[tuple[str, Evidence]]:
    """A line that is only the name, or the name with its edition or day."""
    if is_by(line.plain):
        return
    if edition := edition_of(line.plain):
        span = _cite(line, edition.span("name"), spans)
        yield span.text, Evidence("the line at the top names the outlet and its edition", span)
    elif name := dated_name(line.plain):
        span = _cite(line, (0, len(name)), spans)
        if is_outlet_name(name) or _is_named_as_own(name, text):
            yield span.text, Evidence("the line at the top is this name and a day", span)
    elif is_outlet_name(line.plain):
        span = _cite(line, (0, len(line.plain)), spans)
        yield (
            span.text,
            Evidence("the line under the headline is only this name, shaped like an outlet's", span),
        )
    elif below_author and _NAME_ALONE.fullmatch(line.plain) and _is_named_as_own(line.plain, text):
        span = _cite(line, (0, len(line.plain)), spans)
        yield (
            span.text,
            Evidence("the line under the author's is this name, and the text calls it its own", span),
        )


def _is_named_as_own(name: str, text: str) -> bool:
    """Whether the text elsewhere speaks of the name as of the paper it stands in."""
    said = re.escape(fold_marks(name).removeprefix("The "))
    own = rf"\b(?:{_OWN_BEFORE}) (?:[Tt]he )?{said}\b|\b{said} (?:[A-Z][a-z]+ )?(?:{_OWN_AFTER})\b"
    return re.search(own, fold_marks(text)) is not None


def _in_furniture(line: Line, spans: Spans) -> Iterator[tuple[str, Evidence]]:
    for pattern, why in _OWN_WORDS:
        if found := pattern.search(line.plain):
            name = _bare(_LEGAL_FORM.sub("", found["name"]))
            if name and words(name) and not _is_seller(name):
                at = found.start("name")
                span = _cite(line, (at, at + len(name)), spans)
                yield span.text, Evidence(why, span)


def _is_seller(name: str) -> bool:
    sellers = load_vocabulary("furniture")["byline"]["sellers"]
    return any(word in sellers for word in words(name))


def _in_telling(lines: Sequence[Line], spans: Spans) -> Iterator[tuple[str, Evidence]]:
    """ "A draft seen by the Aar Post": papers say so of themselves, unless two of them are said to have seen things."""
    named = [
        (line, seen.start("name"), name)
        for line in lines
        for seen in _SEEN_BY.finditer(line.plain)
        if is_outlet_name(name := _bare(seen["name"])) and not _is_seller(name)
    ]
    if named and len({tuple(words(name)) for _, _, name in named}) == 1:
        line, at, name = named[0]
        span = _cite(line, (at, at + len(name)), spans)
        yield span.text, Evidence("it tells of papers seen by this outlet, as outlets do of themselves", span)


def _bare(name: str) -> str:
    """Without the full stop and the small words that the pattern ran into."""
    return _SMALL_END.sub("", name)


def _cite(line: Line, within: tuple[int, int], spans: Spans) -> Span:
    return spans(line.places[within[0]], line.at(within[1]))


def _is_address(value: str) -> bool:
    return "://" in value


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    return _IDLE_HOSTS.sub("", host) if host and "." in host else None

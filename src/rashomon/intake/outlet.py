"""Which outlet an article is from: its record, its page, its address or its own words, each with the evidence."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from rashomon.intake.draft import Draft, Fact
from rashomon.intake.published import Spans
from rashomon.model.article import Block, Evidence
from rashomon.text.normal_forms import fold_marks, words
from rashomon.text.vocabulary import load_vocabulary

MAX_NAME_CHARS = 60
# Places where a page's address begins that say nothing of whose it is.
_IDLE_HOSTS = re.compile(r"^(?:www\d?|m|amp|mobile|edition|en|eng|english)\.")
_NAME = r"(?P<name>[A-ZÀ-Þ][\w'&.\-]*(?: (?:of|the|and|de|la|el|&|[A-ZÀ-Þ][\w'&.\-]*)){0,5})"
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
)
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
    for name, evidence in _in_text(draft.text, blocks, spans):
        return name, (evidence,)
    return None, ()


def _given(fact: Fact) -> Evidence:
    return Evidence(f"{fact.why}: “{fact.value[:MAX_NAME_CHARS]}”")


def is_outlet_name(line: str) -> bool:
    """Whether a line that is only a name has the shape of an outlet's: it holds a word that newspapers bear."""
    bearing = load_vocabulary("furniture")["byline"]["outlet_words"]
    return len(line.split()) > 1 and any(word in bearing for word in line.lower().split())


def _in_text(text: str, blocks: Sequence[Block], spans: Spans) -> Iterator[tuple[str, Evidence]]:
    for block in blocks:
        line = fold_marks(text[block.start : block.end])
        if block.kind == "byline" and is_outlet_name(line):
            span = spans(block.start, block.end)
            yield (
                span.text,
                Evidence("the line under the headline is only this name, shaped like an outlet's", span),
            )
        if block.kind == "boilerplate":
            for pattern, why in _OWN_WORDS:
                if found := pattern.search(line):
                    name = _LEGAL_FORM.sub("", found["name"]).strip(" .")
                    at = block.start + found.start("name")
                    if name and len(words(name)) > 0:
                        yield text[at : at + len(name)], Evidence(why, spans(at, at + len(name)))


def _is_address(value: str) -> bool:
    return "://" in value


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    return _IDLE_HOSTS.sub("", host) if host and "." in host else None

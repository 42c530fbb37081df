"""Posts of social networks inside a text: the signature with its handle and day, and the lines that belong to it."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from rashomon.model.article import BlockKind
from rashomon.text.normal_forms import fold_marks
from rashomon.text.vocabulary import load_vocabulary

# A post has at most 280 characters, its links and signature some 150 more (longest of articles_pile: 346).
MAX_POST_CHARS = 480
# Lines of one post on either side of its signature.
MAX_POST_LINES = 10

SIGNATURE = re.compile(r"-{1,2} ?[^()\n]{1,70}\(@\w{1,20}\)")
# Some pages set the name first: "Name (@handle) The words of the post".
_NAMED_FIRST = re.compile(r"[A-Z][\w.' \-]{1,50}\(@\w{1,20}\) [\"A-Z#@.]")
_DAY_AFTER = re.compile(r"\)\s?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})?$")
_PICTURE = re.compile(r"pic\.twitter\.com/\w+")
_SHORT_LINK = re.compile(r"https?://t\.co/\w+")
_HASHTAG = re.compile(r"(?<![\w&])#[A-Za-z]\w+")
# Pictographs, flags, dingbats and arrows; not the typographic marks that newspapers print.
_EMOJI = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B50\u25B6]")


class PostLine(Protocol):
    """What this module asks of a line of text."""

    plain: str
    after_gap: bool
    kind: BlockKind | None


def mark_posts(lines: Sequence[PostLine]) -> None:
    """Set `kind` to "embed" on every line that belongs to a post."""
    for n, line in enumerate(lines):
        if line.kind is not None or len(line.plain) > MAX_POST_CHARS:
            continue
        signature = SIGNATURE.search(line.plain)
        signed = signature is not None and _DAY_AFTER.search(line.plain) is not None
        if signed or _is_post(line.plain):
            line.kind = "embed"
        if signed and signature is not None and signature.start() == 0:
            _mark_before(lines, n)
        if signed:
            _mark_after(lines, n)


def is_signed_post(words: str) -> bool:
    """Whether it ends in a post's signature: "- Name (@handle) March 14, 2026"."""
    tail = fold_marks(words.strip()[-MAX_POST_CHARS:])
    signatures = list(SIGNATURE.finditer(tail))
    return bool(signatures) and _DAY_AFTER.match(tail, signatures[-1].end() - 1) is not None


def _is_post(plain: str) -> bool:
    return bool(
        _PICTURE.search(plain) or _is_link(plain) or _NAMED_FIRST.match(plain) or _widgets().fullmatch(plain)
    )


@cache
def _widgets() -> re.Pattern[str]:
    return re.compile("|".join(load_vocabulary("furniture")["embed"]["widgets"]), re.IGNORECASE)


def _is_link(plain: str) -> bool:
    """Ends in the network's short link; a sentence that links from its middle stays."""
    found = list(_SHORT_LINK.finditer(plain))
    return bool(found) and found[-1].end() >= len(plain) - 1


def _marks(plain: str) -> bool:
    return bool(_EMOJI.match(plain) or _HASHTAG.match(plain) or _PICTURE.search(plain) or _is_link(plain))


def _mark_before(lines: Sequence[PostLine], at: int) -> None:
    """The words of a post stand above its signature: lines that only posts have, or one set close to it."""
    for n in range(at - 1, max(at - MAX_POST_LINES, -1), -1):
        line = lines[n]
        if lines[n + 1].after_gap and not _marks(line.plain):
            break
        # Where paragraphs have no empty line between them, nearness says nothing: the line needs a post's marks.
        close = not lines[n + 1].after_gap and line.after_gap and len(line.plain) <= MAX_POST_CHARS and n > 0
        if line.kind not in (None, "embed") or not (_marks(line.plain) or close):
            break
        line.kind = "embed"
        if line.after_gap:
            break


def _mark_after(lines: Sequence[PostLine], at: int) -> None:
    """Some pages put the signature first: pictographed lines below it, down to the post's picture or link."""
    last = at
    for n in range(at + 1, min(at + MAX_POST_LINES, len(lines))):
        if lines[n].kind not in (None, "embed") or not _EMOJI.match(lines[n].plain):
            break
        last = n
    for n in range(at + 1, last + 1):
        lines[n].kind = "embed"

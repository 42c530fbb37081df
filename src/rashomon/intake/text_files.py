"""Plain text and Markdown: one article a file, its text exactly the file's."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.errors import Unreadable
from rashomon.intake.decode import decode
from rashomon.intake.draft import Draft
from rashomon.intake.records import read_record
from rashomon.model.refusal import Refusal

# The block of `name: value` lines that Markdown writers put first, between two lines of dashes.
FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n((?:[^\n]*\n){0,60}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"([A-Za-z][\w \-]{0,30}):[ \t]*(\S[^\r\n]*)")


def read_text(data: bytes, *, path: str, markdown: bool) -> Iterator[Draft | Refusal]:
    """The file as one draft."""
    try:
        text, warning = decode(data)
    except Unreadable as error:
        yield Refusal(path, None, str(error))
        return
    if not text.strip():
        yield Refusal(path, None, "nothing but white space; leave the file out or fill it in")
        return
    if warning:
        yield Refusal(path, None, warning)
    draft = Draft(path, text, hashlib.sha256(data).hexdigest(), markdown=markdown)
    yield _with_front_matter(draft) if markdown else draft


def _with_front_matter(draft: Draft) -> Draft:
    found = FRONT_MATTER.match(draft.text)
    if not found:
        return draft
    fields = {m[1]: m[2].strip().strip("\"'") for m in _FIELD.finditer(found[1])}
    told = read_record(
        fields | {"text": draft.text}, path=draft.path, place=None, raw_sha256=draft.raw_sha256
    )
    return replace(told, markdown=True, marks=((found.start(), len(found[0].rstrip()), "boilerplate"),))

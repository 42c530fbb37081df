"""Tells Rashomon's own reports and exports by how they begin: taken as articles, they would repeat their sources."""

import re

from rashomon.intake.source import Source
from rashomon.model.refusal import Refusal

# The report's generator line stands within this many bytes, before its style sheet.
OWN_HEAD_BYTES = 2_048
# In this order: report, export, notes, table. tests/test_own_output.py holds them to what is written.
_OWN = re.compile(
    rb'[^\x00]*?<meta name="generator" content="rashomon '
    rb'|\s*\{\s*"schema":\s*"rashomon/\d'
    rb"|# One event, many tellings\n"
    rb"|story,story_title,row,kind,question,verdict,cell,article,"
)
_REMEDY = "a report of Rashomon's own; left out (open it in a browser; `rashomon verify` checks an export)"


def unless_own(source: Source) -> Source | Refusal:
    """The file, or why it is left out where Rashomon wrote it itself."""
    try:
        with source.open() as stream:
            start = stream.read(OWN_HEAD_BYTES)
    except OSError:
        return source  # whoever reads it says why
    own = _OWN.match(start.removeprefix(b"\xef\xbb\xbf"))
    return Refusal(source.path, None, _REMEDY) if own else source

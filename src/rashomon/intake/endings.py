"""Which files of a folder, glob or zip hold articles, told by the endings of their names.

A file that is named itself is always read, whatever its ending: its first bytes tell what it is.
"""

import re
from collections import Counter
from collections.abc import Iterator

from rashomon.model.refusal import Refusal

ARTICLE_ENDINGS = frozenset(
    (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".jl", ".csv", ".tsv")
)  # fmt: skip
# These may hold articles too, so intake opens a zip and tells of each other one what to do with it.
DOCUMENT_ENDINGS = frozenset(
    (".zip", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".eml", ".mht", ".mhtml", ".warc", ".parquet", ".gz",
     ".bz2", ".xz", ".7z", ".rar")
)  # fmt: skip
# What comes after the last dot of "statement.2024-03-05" or of "Talk with Mr. Smith" is no ending.
_ENDING = re.compile(r"[^.]\.(?P<ending>[a-z][a-z0-9]{0,9})$", re.IGNORECASE)


def ending_of(name: str) -> str:
    """The ending in small letters with its dot, "" where there is none."""
    found = _ENDING.search(name)
    return f".{found['ending'].lower()}" if found else ""


class LeftOut:
    """Files of one place that are left out for their endings, told in one line for each ending."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._counts: Counter[str] = Counter()

    def takes(self, name: str) -> bool:
        """Whether the file is to be read; counts it where it is not."""
        ending = ending_of(name)
        wanted = not ending or ending in ARTICLE_ENDINGS or ending in DOCUMENT_ENDINGS
        # Whoever writes *.log means those.
        wanted = wanted or self._path.lower().endswith(f"*{ending}")
        self._counts[ending] += not wanted
        return wanted

    def refusals(self) -> Iterator[Refusal]:
        """One for each ending, sorted."""
        for ending, count in sorted(self._counts.items()):
            if count:
                what = (
                    "1 file ending in {} is no article"
                    if count == 1
                    else "{1:,} files ending in {0} are no articles"
                )
                told = what.format(ending, count)
                yield Refusal(self._path, None, f"{told}: left out; name such a file itself to have it read")

"""One event, many tellings: lays news articles on the same happening side by side, every line citing its source.

    >>> import rashomon
    >>> sheet = rashomon.compare(["first.txt", "second.html"])
    >>> sheet.rows[0].question, sheet.rows[0].verdict
    >>> sheet.save("report.html")

Names are fetched when first used: whoever imports one part of the package, a store reader say, loads that part only.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.api import Sheet as Sheet
    from rashomon.api import compare as compare
    from rashomon.api import open_store as open
    from rashomon.errors import NotFound as NotFound
    from rashomon.errors import NothingToRead as NothingToRead
    from rashomon.errors import RashomonError as RashomonError
    from rashomon.errors import StoreError as StoreError
    from rashomon.export.verify import verify as verify
    from rashomon.model.article import Article as Article
    from rashomon.model.row import Cell as Cell
    from rashomon.model.row import Link as Link
    from rashomon.model.row import Row as Row
    from rashomon.model.span import Span as Span

_HOMES = {
    "Article": ("rashomon.model.article", "Article"),
    "Cell": ("rashomon.model.row", "Cell"),
    "Link": ("rashomon.model.row", "Link"),
    "NotFound": ("rashomon.errors", "NotFound"),
    "NothingToRead": ("rashomon.errors", "NothingToRead"),
    "RashomonError": ("rashomon.errors", "RashomonError"),
    "Row": ("rashomon.model.row", "Row"),
    "Sheet": ("rashomon.api", "Sheet"),
    "Span": ("rashomon.model.span", "Span"),
    "StoreError": ("rashomon.errors", "StoreError"),
    "compare": ("rashomon.api", "compare"),
    "open": ("rashomon.api", "open_store"),
    "verify": ("rashomon.export.verify", "verify"),
}

__all__ = [
    "Article",
    "Cell",
    "Link",
    "NotFound",
    "NothingToRead",
    "RashomonError",
    "Row",
    "Sheet",
    "Span",
    "StoreError",
    "compare",
    "open",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    module, inside = _HOMES[name]
    value = getattr(import_module(module), inside)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

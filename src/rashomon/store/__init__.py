"""All that is known of a pile, in one SQLite file: articles, readings, alignment, warnings, and what made them."""

from rashomon.store.views import Store

__all__ = ["Store"]

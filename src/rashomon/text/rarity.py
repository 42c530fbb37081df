"""Words by what they stand for, and how common each is in general news."""

import functools

from rashomon.text.normal_forms import fold
from rashomon.text.vocabulary import load_table


@functools.lru_cache(maxsize=65536)
def term(word: str) -> str:
    """A word's folded form without possessive and plural endings: "Quakes'" and "quake" are equal."""
    folded = fold(word).removesuffix("'s").removesuffix("'")
    return folded[:-1] if len(folded) > 4 and folded.endswith("s") and not folded.endswith("ss") else folded


@functools.cache
def background_shares() -> dict[str, float]:
    """For each term of general news the share of articles that have it."""
    shares: dict[str, float] = {}
    for row in load_table("background_words"):
        key = term(row["word"])
        shares[key] = max(shares.get(key, 0.0), int(row["per_thousand"]) / 1000)
    return shares

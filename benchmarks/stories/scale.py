"""Times copies, origins and stories on piles of any size whose clusters are known, and says what memory they take.

    python -m benchmarks.stories.scale [--sizes 1000 4000 10000]

The pile is the pool of all gold sets, multiplied: in every further round each word that fewer than one article in
twenty has gets a new ending, so that its happenings are others, told in the same common words; every third word,
by a hash, is dropped, so that no run of common words looks like a copy between rounds. B-cubed F1 is
printed beside the time: it must not fall as the pile grows.
"""

import argparse
import re
import resource
import sys
import time
import zlib
from dataclasses import replace

import numpy as np

from benchmarks.stories.run import b_cubed, gold_sets
from benchmarks.stories.sets import pile_of
from rashomon.aligning.base import apply_aligner
from rashomon.aligning.copies import COPIES
from rashomon.aligning.origins import ORIGINS
from rashomon.aligning.stories import STORIES
from rashomon.model.alignment import Alignment
from rashomon.model.article import Article, Block
from rashomon.text.rarity import background_shares, term

SIZES = (1000, 4000, 10000)
DROP_EVERY = 3
# Rarer words are what tells happenings apart.
COMMON_SHARE = 0.05
_WORD = re.compile(r"[^\W\d_]{3,}")


def multiplied(count: int) -> tuple[dict[str, Article], dict[str, str]]:
    """So many articles, and the gold group of each."""
    pool = sorted(gold_sets()["one pool"].items())
    articles, groups = {}, {}
    for number in range(count):
        turn, place = divmod(number, len(pool))
        key, (article, group) = pool[place]
        articles[f"{turn}-{key}"] = renamed(article, turn)
        groups[f"{turn}-{key}"] = f"{turn}-{group}"
    return articles, groups


def renamed(article: Article, turn: int) -> Article:
    """The article about other things: the same common words around other rare ones."""
    text = other_words(article.text, turn)
    return replace(
        article,
        id=f"{turn}-{article.id}",
        text=text,
        headline=other_words(article.headline or "", turn) or None,
        blocks=(Block("body", 0, len(text)),),
    )


def other_words(text: str, turn: int) -> str:
    """Rare words with the round's ending; round 0 is left as it is."""
    common, ending = background_shares(), "".join("bdfgklmnrt"[int(digit)] for digit in str(turn))
    if turn == 0:
        return text

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if common.get(term(word), 0.0) <= COMMON_SHARE:
            return word + ending
        return "" if zlib.crc32(f"{turn} {found.start()}".encode()) % DROP_EVERY == 0 else word

    return _WORD.sub(other, text)


def main() -> int:
    """Print a line for each size, then the growth exponent from the first to the last."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    sizes = sorted(parser.parse_args().sizes)
    totals = []
    for size in sizes:
        articles, groups = multiplied(size)
        pile, so_far, spent = pile_of(articles), Alignment(), []
        for aligner in (COPIES, ORIGINS, STORIES):
            begun = time.process_time()
            so_far = apply_aligner(pile, so_far, aligner)
            spent.append(time.process_time() - begun)
        totals.append(sum(spent))
        f1 = b_cubed(groups, {a: s.id for s in so_far.stories for a in s.articles})[2]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        parts = "  ".join(
            f"{n} {t:.1f} s" for n, t in zip(("copies", "origins", "stories"), spent, strict=True)
        )
        print(f"{size:6} articles  {parts}  F1 {f1:.3f}  peak {peak:.0f} MB with the texts", flush=True)
    if len(sizes) > 1:
        print(f"growth exponent {np.log(totals[-1] / totals[0]) / np.log(sizes[-1] / sizes[0]):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

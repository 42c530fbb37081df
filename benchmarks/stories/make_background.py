"""Rebuilds `src/rashomon/data/background_words.tsv`: in how many of a thousand news articles a word stands.

Counted over the development parts of three sets whose licence allows it: GUM's Wikinews part (CC BY), MEANTIME
(CC BY) and the texts under ECB+'s annotation (CC BY; the texts are not copyrighted by its own statement). Only
words that occur under at least three topics are kept: the names of a single topic are no background.
Usage: make_background.py SHARED_DATA_FOLDER > src/rashomon/data/background_words.tsv
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from rashomon.text.normal_forms import words

SETS = (
    ("gum_news/docs.jsonl", "doc_id"),
    ("meantime/docs.jsonl", "topic"),
    ("ecbplus/docs.jsonl", "topic"),
)
MIN_TOPICS = 3


def main(folder: Path) -> None:
    """Print the table."""
    counts: Counter[str] = Counter()
    topics: dict[str, set[tuple[str, str]]] = defaultdict(set)
    articles = 0
    for name, topic in SETS:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            articles += 1
            for word in set(words(record["text"])):
                counts[word] += 1
                topics[word].add((name, str(record[topic])))
    print(
        "# Made by benchmarks/stories/make_background.py: of a thousand news articles, those with the word."
    )
    print("# Counted on GUM Wikinews, MEANTIME and ECB+ (all CC BY); word counts only, no text.")
    print("word\tper_thousand")
    for word in sorted(w for w in counts if len(topics[w]) >= MIN_TOPICS and w.isascii()):
        print(f"{word}\t{max(1, round(1000 * counts[word] / articles))}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

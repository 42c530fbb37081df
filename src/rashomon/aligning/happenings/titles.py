"""A title for a story from its articles' own words: the headline most like all members, else a clause of a lead."""

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.aligning.happenings.words import profile
from rashomon.model.article import Article
from rashomon.model.reading import Reading
from rashomon.text.rarity import background_shares, term

# What fits a line of the report and of a terminal.
MAX_CHARS = 90
# A headline is its desk's own line and stays whole up to this length.
MAX_HEADLINE_CHARS = 140
# No first sentence is longer; hostile lines are.
MAX_LEAD_CHARS = 1000
MIN_WORDS = 4
# Words that more of general news has say nothing of the happening.
COMMON_SHARE = 0.1
_DATELINE = re.compile(r"^[A-Z][\w .,’'()/-]{1,60}?\s*(?:—|–|--)\s+(?=[A-Z“\"])")
_FURNITURE = re.compile(r"^(?:date\s+)?\d{4}-\d\d-\d\d\s+|^skip to .*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9”\"’)])[.!?](?=\s|[A-Z]|$)")
# Where a lead may be cut so that what is left is still a statement.
_CLAUSE = re.compile(
    r"(?:,\s+(?:who|which|where|while|as|after|and|but|in|including|whose)\b|\s+(?:as part of|while|following)\b"
    r"|,\s+according to|\s+–\s+|\s+—\s+|;\s+|,\s+)",
)
_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")
_LINE = re.compile(r"[^\n]+")


def choose_title(readings: Sequence[Reading]) -> str:
    """The candidate whose rarer words most members share; headlines before leads, then the shorter one."""
    articles = [r.article for r in readings]
    heads = [h for a in articles if (h := _headline(a)) and len(_WORD.findall(h)) >= MIN_WORDS]
    candidates = heads or [lead for a in articles if (lead := _lead(a))]
    if not candidates:
        return articles[0].shown_outlet
    if len(candidates) == 1:
        return _fitted(candidates[0], bool(heads))
    spread: Counter[str] = Counter(key for a in articles for key in profile(a).weights)
    common = background_shares()

    def rank(title: str) -> tuple[float, int, str]:
        words = {term(w) for w in _WORD.findall(title)}
        shared = sum(spread[w] - 1 for w in words if spread[w] and common.get(w, 0.0) < COMMON_SHARE)
        return (-shared / (len(words) + MIN_WORDS), len(title), title)

    return _fitted(min(sorted(set(candidates)), key=rank), bool(heads))


def _fitted(title: str, is_headline: bool) -> str:
    return " ".join(title.split()) if is_headline and len(title) <= MAX_HEADLINE_CHARS else shorten(title)


def shorten(title: str) -> str:
    """At most MAX_CHARS: up to the last clause end that leaves a statement, else to a word's end and an ellipsis."""
    title = " ".join(title.split())
    if len(title) <= MAX_CHARS:
        return title.rstrip(" .")
    cuts = [m.start() for m in _CLAUSE.finditer(title) if MAX_CHARS // 2 <= m.start() <= MAX_CHARS]
    if cuts:
        return title[: cuts[-1]]
    return title[: MAX_CHARS - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _headline(article: Article) -> str | None:
    if article.headline:
        return article.headline
    return next((article.text[b.start : b.end] for b in article.blocks if b.kind == "headline"), None)


def _lead(article: Article) -> str | None:
    """The first sentence of the body that is one, without dateline."""
    for block in article.blocks:
        if block.kind != "body":
            continue
        for found in _LINE.finditer(article.text, block.start, block.end):
            line = _FURNITURE.sub("", found.group()[:MAX_LEAD_CHARS].strip())
            line = _DATELINE.sub("", line)
            if len(_WORD.findall(line)) > 2 * MIN_WORDS:
                end = _SENTENCE_END.search(line, MAX_CHARS // 3)
                return line[: end.start()] if end else line
    return None

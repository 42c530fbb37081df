"""Who and what an article names: people, organisations, places and groups, by name, by common noun or by pronoun."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.article import Article
from rashomon.model.mention import Mention, MentionForm
from rashomon.model.parse import Token
from rashomon.model.reading import Reading
from rashomon.reading.base import Reader
from rashomon.reading.naming.found import Found, words_of
from rashomon.reading.naming.names import find_names
from rashomon.reading.naming.nominals import find_nominals, find_pronouns, quoted_tokens
from rashomon.text.normal_forms import fold

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})


def read_mentions(reading: Reading) -> tuple[Mention, ...]:
    """All mentions in text order; names do not overlap, phrases may hold a name ("Maduro’s top diplomat")."""
    parse, article = reading.parsed, reading.article
    tokens = parse.tokens
    outside = [(b.start, b.end) for b in article.blocks if b.kind == "boilerplate"]
    names = tuple(_of_outlet(tokens, f, article.outlet) for f in find_names(tokens, article.text))
    taken = {at for f in names for at in range(f.first, f.last)}
    quoted = quoted_tokens(tokens, article.text)
    found: list[Mention] = []
    forms: tuple[tuple[MentionForm, tuple[Found, ...]], ...] = (
        ("name", names),
        ("nominal", tuple(find_nominals(parse, taken))),
        ("pronoun", tuple(find_pronouns(tokens, quoted))),
    )
    for form, ranges in forms:
        for f in ranges:
            start, end = tokens[f.first].start, tokens[f.last - 1].end
            if start < end and not any(a <= start < b for a, b in outside):
                found.append(_mention(article, tokens, f, form))
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _of_outlet(tokens: Sequence[Token], found: Found, outlet: str | None) -> Found:
    """The outlet's own name is a body's, whatever it looks like."""
    if outlet is None or found.kind != "person":
        return found
    words = fold(words_of(tokens, max(found.last - len(outlet.split()), 0), found.last))
    return replace(found, kind="organization") if words == fold(outlet) else found


def _mention(article: Article, tokens: Sequence[Token], found: Found, form: MentionForm) -> Mention:
    span = article.span(tokens[found.first].start, tokens[found.last - 1].end)
    first = found.first
    if form == "nominal":
        while first < found.last - 1 and fold(tokens[first].text) in _DETERMINERS:
            first += 1
    return Mention(span, found.kind, form, words_of(tokens, first, found.last))


MENTIONS = Reader("mentions", "1", read_mentions, needs=("parse",))

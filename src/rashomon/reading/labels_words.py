"""Which words beside a name are worth keeping as a label, and how far a descriptor before a name reaches."""

import functools
from collections.abc import Sequence

from rashomon.model.parse import Parse, Token
from rashomon.text.offices import is_office_word
from rashomon.text.vocabulary import load_vocabulary

# A descriptor longer than this before a name is a misparse ("Russian Deputy Prime Minister for ..." has four).
_MAX_WORDS = 8
_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ"})
_JOINTS = frozenset({"-", "–", "/", "“", "”", '"', "''", "``"})
_ARTICLES = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that", "another", "some"}
)


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """One list of `data/labels.toml`."""
    return frozenset(load_vocabulary("labels")[name])


def tells(token: Token) -> bool:
    """Whether a word is an office, or says what somebody is like or stands for."""
    form = token.text.lower()
    listed = form in word_list("adjectives") or {token.lemma, form} & (
        word_list("nouns") | word_list("governments")
    )
    return bool(listed) or (token.pos in _MODIFIERS and is_office_word(token.lemma))


def descriptor_before(
    parse: Parse, first: int, last: int, other_names: frozenset[int]
) -> tuple[int, int] | None:
    """Token range of the words before a name [first, last) that describe it: "socialist dictator" Nicolás Maduro.

    `other_names` are tokens of other mentions, which end a descriptor unless they are a state's.
    """
    start = at = first
    while at > 0 and first - at < _MAX_WORDS:
        token, beside = parse.tokens[at - 1], parse.tokens[at]
        if token.sentence != beside.sentence or beside.start - token.end > 1 or token.index in other_names:
            break
        if token.text in _JOINTS or (
            token.text.lower() == "and" and beside.pos == "ADJ" and parse.tokens[at - 2].pos == "ADJ"
        ):
            at -= 1
            continue
        attached = (token.head < last and (token.head > token.index or token.dep == "appos")) or at == first
        adjective = token.tag in {"VBN", "VBG"} and token.text.lower() in word_list("adjectives")
        if (token.pos not in _MODIFIERS and not adjective) or not (attached or tells(token)):
            break
        at -= 1
        start = at
    end = first
    while end > start and parse.tokens[end - 1].text.lower() in word_list("honorifics"):
        end -= 1
    if start >= end or not any(tells(parse.tokens[i]) for i in range(start, end)):
        return None
    return start, end


def without_article(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """The range without "the", "his" and the like at its start, and without marks at its ends."""
    while first < last and (
        parse.tokens[first].text.lower() in _ARTICLES or parse.tokens[first].pos == "PUNCT"
    ):
        first += 1
    while last > first and parse.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return (first, last) if first < last else None


def any_tells(tokens: Sequence[Token]) -> bool:
    """Whether at least one of the words does."""
    return any(tells(t) for t in tokens)

"""Mentions without a name: role phrases, people and bodies told by a common noun, and personal pronouns.

Role phrases ("the Russian top diplomat") count anywhere; other people and groups ("the woman", "police", "officials")
only where the grammar makes them act, own or be the source of words, for that is what quotes and events need.
"""

import functools
from collections.abc import Iterator, Sequence

from rashomon.model.mention import EntityKind
from rashomon.model.parse import Parse, Token
from rashomon.reading.naming.found import Found
from rashomon.text.countries import is_demonym
from rashomon.text.normal_forms import fold
from rashomon.text.offices import is_office_word
from rashomon.text.person_words import PRONOUNS
from rashomon.text.vocabulary import load_vocabulary

_LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "predet", "punct", "npadvmod", "advmod", "quantmod"}
)
_RIGHT = frozenset({"of", "for", "to"})
_ACTING = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_SOURCES = frozenset({"to", "by", "from"})
# Longest phrase kept, in tokens: beyond it the parse has run away (the longest of 171 in GUM news and interviews has 9).
_MAX_TOKENS = 14
_MAX_AFTER = 8
# Offices that "the" makes somebody where they act: "the general said"; "the head" would be a part of the body.
_RANKS = frozenset({"general", "speaker", "secretary", "chief", "deputy"})
# "How many people", "no official": nobody in particular.
_VAGUE = frozenset(
    {"how", "many", "more", "most", "few", "no", "any", "which", "what", "every", "each", "much"}
)
_OPEN, _CLOSE = "“«„", "”»"


def find_nominals(parse: Parse, taken: set[int]) -> Iterator[Found]:
    """Phrases headed by a noun for a person, group or body; `taken` are the tokens of names."""
    covered: set[int] = set()
    for token in parse.tokens:
        if token.index in taken or token.pos not in ("NOUN", "PROPN") or token.index in covered:
            continue
        if not token.text[:1].isalpha() or _is_title_or_modifier(parse, token, taken):
            continue
        kind = _kind(parse, token) or _kin_of_named(parse, token, taken)
        if kind is None:
            continue
        first, last = phrase_bounds(parse, token.index, taken)
        covered |= set(range(first, last))
        yield Found(first, last, kind)


def find_pronouns(tokens: Sequence[Token], quoted: set[int]) -> Iterator[Found]:
    """Personal pronouns of the third person outside quotation marks."""
    for token in tokens:
        gender = PRONOUNS.get(token.text.lower())
        if gender is not None and token.pos == "PRON" and token.index not in quoted:
            yield Found(token.index, token.index + 1, "group" if gender == "plural" else "person")


def quoted_tokens(tokens: Sequence[Token], text: str) -> set[int]:
    """Tokens between quotation marks; a mark left open ends with its paragraph."""
    inside: set[int] = set()
    is_open, at = False, 0
    for token in tokens:
        between = text[at : token.start]
        if "\n" in between:
            is_open = False
        at = token.end
        if token.text == '"':
            is_open = not is_open
        elif token.text in _OPEN:
            is_open = True
        elif token.text in _CLOSE:
            is_open = False
        elif is_open:
            inside.add(token.index)
    return inside


def phrase_bounds(parse: Parse, head: int, taken: set[int] | None = None) -> tuple[int, int]:
    """[first, last) of a noun with what stands before it and its "of", "for" or "to" complement."""
    first, last = _left_edge(parse, head), head + 1
    for child in parse.children[head]:
        word = parse.tokens[child]
        if child >= last and word.dep == "prep" and word.text.lower() in _RIGHT and child <= last + 1:
            last = max(last, _complement_end(parse, child, head))
        elif child == head + 1 and parse.tokens[child].text == "-":
            continue
    if taken is not None:
        last = next((at for at in range(head + 1, last) if _starts_person(parse, at, taken)), last)
    while last - 1 > head and parse.tokens[last - 1].text.lower() in (*_RIGHT, "the", ",", "and"):
        last -= 1
    return max(_with_owner(parse.tokens, first), head - _MAX_TOKENS), last


def _with_owner(tokens: Sequence[Token], first: int) -> int:
    """The owner before a possessive mark, which the parser sometimes cuts off as a sentence of its own."""
    if first < 2 or tokens[first - 1].text not in ("’s", "'s", "’") or tokens[first - 2].pos != "PROPN":
        return first
    first -= 2
    while (
        first
        and tokens[first - 1].pos == "PROPN"
        and tokens[first].head in (first - 1, tokens[first - 1].head)
    ):
        first -= 1
    return first


def _starts_person(parse: Parse, at: int, taken: set[int]) -> bool:
    """A name right after a comma inside the complement is an apposition, no part of the phrase."""
    return at in taken and parse.tokens[at - 1].text == ","


def _left_edge(parse: Parse, head: int) -> int:
    first = head
    for child in sorted((c for c in parse.children[head] if c < head), reverse=True):
        word = parse.tokens[child]
        if (
            word.dep not in _LEFT
            or (word.dep == "punct" and word.text != "-")
            or word.sentence != parse.tokens[head].sentence
        ):
            break
        if word.dep == "advmod" and word.tag not in ("JJ", "RB", "JJS", "RBS"):
            break
        first = min(first, _subtree_start(parse, child))
    marks = [at for at in range(first, head) if parse.tokens[at].text in (",", '"', "“", "”")]
    first = marks[-1] + 1 if marks else first
    while first < head and parse.tokens[first].text == "-":
        first += 1
    return max(first, head - _MAX_TOKENS)


def _subtree_start(parse: Parse, index: int) -> int:
    """The first token under a left modifier; one level of descent at a time, never past a sentence."""
    start = index
    while parse.children[index] and (child := parse.children[index][0]) < index:
        index = start = child
    return start


def _complement_end(parse: Parse, prep: int, head: int) -> int:
    """The end of the noun phrase after a preposition, following nested "of" phrases up to a limit."""
    end = prep + 1
    at = prep
    while True:
        noun = next((c for c in parse.children[at] if parse.tokens[c].dep == "pobj"), None)
        if noun is None or noun < at or noun - head > _MAX_AFTER:
            return end if end > prep + 1 else head + 1
        end = noun + 1
        deeper = next(
            (c for c in parse.children[noun] if parse.tokens[c].text.lower() == "of" and c == end), None
        )
        if deeper is None:
            return end
        at = deeper


def _is_title_or_modifier(parse: Parse, token: Token, taken: set[int]) -> bool:
    """Titles before a name and nouns that only modify another noun are no mentions of their own."""
    following = token.index + 1
    if (
        token.lemma == "counterpart"
    ):  # "his Venezuelan counterpart Jorge Arreaza" says who he is through another
        return False
    if (
        following < len(parse.tokens)
        and following in taken
        and parse.tokens[following].sentence == token.sentence
    ):
        after = parse.tokens[following]
        if after.entity in ("PERSON", "ORG", "") and after.pos == "PROPN" and not is_demonym(after.text):
            return True
    if token.dep in ("compound", "amod", "nmod") and token.head > token.index:
        between = range(token.index + 1, token.head + 1)
        return token.head not in taken or all(
            at in taken or parse.tokens[at].dep == "compound" for at in between
        )
    return False


def _kind(parse: Parse, token: Token) -> EntityKind | None:
    """What the noun means, None where it is no participant here."""
    lemma = fold(token.lemma)
    plural = token.tag in ("NNS", "NNPS")
    nouns = _nouns()
    if is_office_word(lemma) and _is_office_use(parse, token):
        return "group" if plural else "person"
    if any(parse.tokens[c].text.lower() in _VAGUE for c in parse.children[token.index]):
        return None
    acting = _acts(parse, token)
    if lemma == "counterpart":
        return "group" if plural else "person"
    if not acting:
        return None
    if plural and (lemma in nouns["person"] or lemma in nouns["group"]):
        return "group"
    if not plural and lemma in nouns["person"]:
        return "person"
    if lemma in nouns["organization"]:
        return "organization" if not plural else None
    return "group" if lemma in ("police", "opposition", "delegation", "crowd", "family", "staff") else None


def _kin_of_named(parse: Parse, token: Token, taken: set[int]) -> EntityKind | None:
    """ "Her brother, Timur Nurlan": somebody’s person right before a name."""
    following = token.index + 1
    if following < len(parse.tokens) and parse.tokens[following].text == ",":
        following += 1
    owned = parse.child_with(token.index, "poss") is not None
    is_person = fold(token.lemma) in _nouns()["person"] and token.tag == "NN"
    return "person" if owned and is_person and following in taken else None


def _is_office_use(parse: Parse, token: Token) -> bool:
    """An office word with a determiner, an owner, a nation or a complement: not "in general", "the head of a pin"."""
    words = [parse.tokens[c] for c in parse.children[token.index]]
    if token.text.lower() in (
        "head",
        "general",
        "speaker",
        "secretary",
        "chief",
        "justice",
        "deputy",
        "representative",
    ):
        first, last = phrase_bounds(parse, token.index)
        if token.text.lower() in _RANKS and token.tag == "NN" and _acts(parse, token):
            return any(w.dep == "det" and w.text.lower() in ("the", "this", "that") for w in words)
        return any(
            (t.text[:1].isupper() and (t.pos == "PROPN" or t.dep == "amod")) or is_demonym(t.text)
            for t in parse.tokens[first:last]
        )
    if token.tag in ("NNS", "NNPS") and not _acts(parse, token):
        return any(w.dep in ("det", "poss", "predet") for w in words)
    return any(w.dep in ("det", "poss", "amod", "compound", "prep") for w in words) or token.dep in (
        "appos",
        "attr",
        *_ACTING,
    )


def _acts(parse: Parse, token: Token) -> bool:
    """Subject, agent, owner, or the one that words come from ("according to police", "told reporters" is not)."""
    if token.dep in _ACTING or token.dep in ("poss", "appos"):
        return True
    head = parse.tokens[token.head]
    if token.dep == "conj":
        return head.index != token.index and head.dep in _ACTING
    if token.dep == "pobj":
        above = parse.tokens[head.head]
        return head.dep == "agent" or (head.text.lower() in _SOURCES and above.text.lower() == "according")
    return False


@functools.cache
def _nouns() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in load_vocabulary("people")["nouns"].items()}

"""Finds the words that attribute: verbs and nouns of saying, "according to". The word lists are data/cues.toml."""

import functools
from dataclasses import dataclass

from rashomon.model.parse import Parse, Token
from rashomon.text.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Cue:
    """`head` is the token that governs, `tokens` all words of the cue, `attitude` how the outlet words it."""

    head: int
    tokens: tuple[int, ...]
    lemma: str
    attitude: str
    noun: bool = False


@functools.cache
def attitudes() -> dict[str, str]:
    """From the lemma of a cue verb to the attitude it ascribes."""
    lists = load_vocabulary("cues")["attitudes"]
    return {lemma: attitude for attitude, lemmas in lists.items() for lemma in lemmas}


@functools.cache
def noun_attitudes() -> dict[str, str]:
    """From the lemma of a cue noun to the attitude it ascribes."""
    lists = load_vocabulary("cues")["nouns"]
    return {lemma: attitude for attitude, lemmas in lists.items() for lemma in lemmas}


@functools.cache
def beside_attitudes() -> dict[str, str]:
    """The same for verbs that attribute marked words only."""
    lists = load_vocabulary("cues")["beside_attitudes"]
    return {lemma: attitude for attitude, lemmas in lists.items() for lemma in lemmas}


@functools.cache
def taking(complement: str) -> frozenset[str]:
    """The verbs that attribute with a complement of this kind."""
    return frozenset(load_vocabulary("cues")["takes"][complement])


@functools.cache
def word_list(table: str, name: str) -> frozenset[str]:
    """Any other list of data/cues.toml."""
    return frozenset(load_vocabulary("cues")[table][name])


def is_verb(token: Token) -> bool:
    """Verbs by their fine tag, since the coarse one takes participles for adjectives now and then."""
    return token.tag.startswith("VB") and token.pos in ("VERB", "AUX")


def find_cues(parse: Parse) -> tuple[Cue, ...]:
    """Every possible cue of the article in text order; whether it attributes anything is decided later."""
    found = []
    for token in parse.tokens:
        if token.text.lower() == "according" and (to := parse.child_with(token.index, "prep")):
            found.append(Cue(token.index, (token.index, to.index), "according to", "neutral"))
        elif is_verb(token) and token.lemma in attitudes():
            found.append(verb_cue(parse, token))
        elif token.pos == "NOUN" and token.lemma in noun_attitudes():
            found.append(
                Cue(token.index, (token.index,), token.lemma, noun_attitudes()[token.lemma], noun=True)
            )
    return tuple(found)


def verb_cue(parse: Parse, token: Token) -> Cue:
    """The verb with its particle and its negation."""
    extra = [
        c
        for c in parse.children[token.index]
        if parse.tokens[c].dep in ("prt", "neg") and abs(c - token.index) <= 2
    ]
    negated = any(parse.tokens[c].dep == "neg" for c in extra)
    attitude = _attitude(parse, token)
    words = tuple(sorted([token.index, *extra]))
    return Cue(token.index, words, token.lemma, f"not {attitude}" if negated else attitude)


def _attitude(parse: Parse, token: Token) -> str:
    """The attitude of the verb's list; "called him a pirate" labels, "asked for a strike" demands, "asked why" asks."""
    attitude = attitudes().get(token.lemma) or beside_attitudes().get(token.lemma, "neutral")
    below = [parse.tokens[c] for c in parse.children[token.index]]
    demands = any(t.dep == "xcomp" or (t.dep == "prep" and t.lemma in ("for", "on")) for t in below)
    if token.lemma == "ask":
        return "demanded" if demands else "asked"
    return "labelled" if token.lemma == "call" and not demands else attitude

"""Whether the clause around a time expression looks back or ahead: decides which Tuesday "Tuesday" is."""

from typing import Literal

from rashomon.model.parse import Parse, Token
from rashomon.text.vocabulary import load_vocabulary

Tense = Literal["past", "present", "future"]

_WORDS = load_vocabulary("calendar")["tense"]
_AHEAD = frozenset(_WORDS["ahead"])
_PREPOSITIONS = frozenset(_WORDS["prepositions"])
_BACK = frozenset(_WORDS["back_prepositions"])
_MODALS = frozenset(_WORDS["future_modals"])
# How far up a clause is searched: deeper nests say little about the time below them, and the cost stays linear.
MAX_STEPS = 25


def tense_of(parse: Parse, start: int, end: int) -> Tense:
    """The tense of the nearest verb above the words; "present" where there is no verb."""
    inside = parse.between(start, end)
    if not inside:
        return "present"
    top = next(
        (t for t in inside if not start <= parse.tokens[t.head].start < end or t.head == t.index), inside[0]
    )
    if any(parse.tokens[c].lemma in _PREPOSITIONS for c in parse.children[top.index]):
        return "future"
    before = parse.tokens[inside[0].index - 1] if inside[0].index else None
    if before is not None and before.lemma in _BACK and before.sentence == inside[0].sentence:
        return "past"
    token = top
    for _ in range(MAX_STEPS):
        if token.index != top.index and (decided := _decide(parse, token)) is not None:
            return decided
        if token.head == token.index:
            break
        token = parse.tokens[token.head]
    return "present"


def _decide(parse: Parse, token: Token) -> Tense | None:
    """What one word above the expression says of its time; None where the search goes on upwards."""
    if token.lemma in _PREPOSITIONS and token.dep in ("prep", "advmod", "amod", "mark"):
        return "future"
    if token.pos == "ADJ" and token.lemma in _AHEAD:
        return "future"
    if token.pos not in ("VERB", "AUX"):
        return None
    helpers = [
        parse.tokens[c] for c in parse.children[token.index] if parse.tokens[c].dep in ("aux", "auxpass")
    ]
    words = {h.text.lower() for h in helpers}
    tags = {h.tag for h in helpers}
    if words & _MODALS:
        return "past" if {"have", "'ve"} & words else "future"
    if "to" in words:
        return _infinitive(parse, token)
    if token.tag == "VBD" or "VBD" in tags:
        return "past" if not _looks_ahead(token, words) else "future"
    if token.tag == "VB":
        return None  # its helpers stand further up: "will meet him and visit her on Monday"
    if token.tag == "VBN":
        return _participle(token, tags)
    if token.tag == "VBG":
        return "future" if "VBZ" in tags or "VBP" in tags else None
    if token.tag in ("VBZ", "VBP"):
        return "future" if token.lemma in _AHEAD else "present"
    return None


def _participle(token: Token, helper_tags: set[str]) -> Tense:
    """ "is scheduled for", "elections planned for" look ahead; "has visited" and "signed in" look back."""
    return (
        "future" if token.lemma in _AHEAD else "past" if helper_tags <= {"VBZ", "VBP", "VBN"} else "present"
    )


def _infinitive(parse: Parse, token: Token) -> Tense:
    """ "plans to visit", "to visit" look ahead; "had planned to visit" and "managed to visit" look back."""
    governor = parse.tokens[token.head]
    if governor.index == token.index:
        return "future"
    helpers = {
        parse.tokens[c].text.lower()
        for c in parse.children[governor.index]
        if parse.tokens[c].dep in ("aux", "auxpass")
    }
    if governor.tag == "VBD" and governor.lemma not in _AHEAD:
        return "past"
    if "had" in helpers or (helpers & {"was", "were"} and governor.lemma not in _AHEAD):
        return "past"
    return "future"


def _looks_ahead(token: Token, helpers: set[str]) -> bool:
    """ "was scheduled for Wednesday": told in the past, still of the time after it."""
    return token.tag == "VBN" and token.lemma in _AHEAD and "had" not in helpers and "have" not in helpers

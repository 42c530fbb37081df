"""What a number counts: the noun phrase it stands in, up to its head noun, read from the parse."""

from bisect import bisect_right
from dataclasses import dataclass

from rashomon.model.parse import Parse, Token
from rashomon.text.vocabulary import load_vocabulary

_WORDS = load_vocabulary("figures")["words"]
_STATES = frozenset(_WORDS["states"])
# "two New York City subway work trains" has six words between number and noun; longer gaps were parse errors.
MAX_GAP = 7
# Words of a name and its noun that may follow the head that the parse gives.
MAX_TAIL = 4
# Irregular forms that the tagger leaves alone.
_LEMMAS = {"people": "person", "persons": "person", "folks": "person", "doses": "dose"}
_INSIDE = frozenset(
    {"ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "ADV", "VERB", "PART", "SYM", "CCONJ", "DET", "ADP"}
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Tokens [first, last] that name what is counted, and the lemma of their head."""

    first: int
    last: int
    head: str


def counted_by(parse: Parse, number: tuple[Token, ...], after: int, *, through_of: bool) -> Counted | None:
    """The noun phrase that the number belongs to, if it follows at once; `after` is the first token behind it."""
    if not number or after >= len(parse.tokens):
        return None
    sentence, following = number[-1].sentence, parse.tokens[after]
    if following.sentence != sentence:
        return None
    if following.text.lower() == "of":
        return _behind_of(parse, after) if through_of else None
    head = _parsed_head(parse, number, after) or _scanned_head(parse, after)
    if head is not None:
        return Counted(after, head.index, lemma_of(head))
    if following.text.lower() in _STATES:
        return Counted(after, after, following.text.lower())
    return None


def lemma_of(token: Token) -> str:
    """The noun's lemma; "person" for people."""
    word = token.text.lower()
    if token.tag == "NNPS":
        return word.removesuffix("s")  # the tagger leaves "Americans" as it is
    return _LEMMAS.get(word, token.lemma.lower())


def _parsed_head(parse: Parse, number: tuple[Token, ...], after: int) -> Token | None:
    """The first noun above the number that stands behind it in the same noun phrase."""
    for token in reversed(number):
        for above in parse.ancestors(token.index):
            if not 0 <= above.index - after < MAX_GAP or above.sentence != token.sentence:
                break
            if _hyphen_follows(parse, above):
                break
            if (
                above.pos in ("NOUN", "PROPN")
                and above.text[0].isalpha()
                and _unbroken(parse, after, above.index)
            ):
                return _whole_compound(parse, above)
    return None


def _hyphen_follows(parse: Parse, token: Token) -> bool:
    """ "year" in "year-over-year" is no noun of its own."""
    return token.index + 1 < len(parse.tokens) and parse.tokens[token.index + 1].tag == "HYPH"


def _unbroken(parse: Parse, first: int, last: int) -> bool:
    """No comma, verb of its own or preposition lies between: those end a noun phrase."""
    return all(
        t.text not in (",", ";", ":", "(", ")", "-") or t.tag == "HYPH" for t in parse.tokens[first:last]
    ) and not any(t.pos in ("ADP", "CCONJ", "AUX", "PRON", "DET") for t in parse.tokens[first:last])


def _whole_compound(parse: Parse, noun: Token) -> Token:
    """From "work" on to "trains" where the first noun above is only a modifier of the next."""
    while noun.dep in ("compound", "nmod", "amod") and 0 < noun.head - noun.index <= 3:
        if not _unbroken(parse, noun.index, noun.head) or parse.tokens[noun.head].pos not in (
            "NOUN",
            "PROPN",
        ):
            break
        noun = parse.tokens[noun.head]
    if noun.pos != "PROPN":
        return noun
    # "Kalashnikov" before "rifles" that the parse hangs elsewhere
    for behind in parse.tokens[noun.index + 1 : noun.index + 1 + MAX_TAIL]:
        if behind.sentence != noun.sentence or behind.pos not in ("NOUN", "PROPN"):
            break
        if behind.tag == "NNS":
            return behind
    return noun


def _scanned_head(parse: Parse, after: int) -> Token | None:
    """Where the parse puts the number elsewhere: the last noun of the words that follow at once."""
    head: Token | None = None
    for token in parse.tokens[after : after + MAX_GAP]:
        if token.sentence != parse.tokens[after].sentence:
            break
        if not token.text[0].isalpha() and token.tag != "HYPH":
            break
        if token.pos == "NOUN" or (token.pos == "PROPN" and head is None):
            head = token
        elif head is not None or not (
            token.pos == "ADJ" or token.tag in ("HYPH", "VBN") or token.pos == "PROPN"
        ):
            break
    return head if head is not None and head.pos == "NOUN" else None


def _behind_of(parse: Parse, of: int) -> Counted | None:
    """ "hundreds of women", "four of the victims"."""
    for token in parse.tokens[of + 1 : of + 1 + MAX_GAP]:
        if token.sentence != parse.tokens[of].sentence or token.text in (",", ";", ".", "("):
            return None
        if token.pos in ("NOUN", "PROPN"):
            head = _whole_compound(parse, token)
            return Counted(of, head.index, lemma_of(head))
        if token.pos in ("VERB", "AUX", "PRON") and token.tag not in ("VBN", "PRP$", "VBG"):
            return None
    return None


def touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether [start, end) touches one of the sorted, disjoint spans."""
    at = bisect_right(spans, (start, 1 << 60)) - 1
    return (at >= 0 and spans[at][1] > start) or (at + 1 < len(spans) and spans[at + 1][0] < end)

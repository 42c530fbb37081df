"""Where a name begins: what the recogniser put before it, a title, an office or a word in lower case, is cut off."""

from collections.abc import Sequence

from rashomon.model.parse import Token
from rashomon.text.normal_forms import fold
from rashomon.text.offices import is_office_word, is_status_word
from rashomon.text.person_words import is_particle, is_title, word_set

_MAX_TICKER = 5


def name_start(tokens: Sequence[Token], first: int, last: int) -> int:
    """The first token of the name itself in a person's span: "harbour master Ada Lund" begins at "Ada".

    Equals `last` where nothing but titles is there ("Vice-President").
    """
    lowered = [at for at in range(first, last) if _is_lower_word(tokens[at])]
    start = _after_lower_part(tokens, first, last, lowered)
    while start < last and _is_part_of_title(tokens, start, last):
        start += 1
    return start


def name_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a person's name ends: before its first word again, a verb of a headline, or a stock's ticker."""
    start = fold(tokens[first].text)
    for at in range(first + 2, last):
        if fold(tokens[at].text) == start and tokens[at].text != "-":
            last = at
            break
    while last - first > 1 and _is_no_name(tokens[first], tokens[last - 1], last - first):
        last -= 1
    return last


def _is_no_name(first: Token, token: Token, size: int) -> bool:
    if token.tag in ("VBZ", "VBD", "MD") and size > 2:
        return True
    ticker = token.text.isupper() and token.text.isalpha() and 2 < len(token.text) <= _MAX_TICKER
    return ticker and not first.text.isupper() and fold(token.text) not in word_set("particles", "suffixes")


def _is_lower_word(token: Token) -> bool:
    return token.text[:1].islower() and not is_particle(token.text)


def _after_lower_part(tokens: Sequence[Token], first: int, last: int, lowered: Sequence[int]) -> int:
    """Past the leading words in lower case, if capitalised words follow them to the end."""
    if not lowered or lowered[0] != first:
        return first
    after = next((at for at in range(first, last) if tokens[at].text[:1].isupper()), None)
    return first if after is None or any(at > after for at in lowered) else after


def _is_part_of_title(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Office words and what goes with them at the head of a span; "Vice" only where its office or nothing follows."""
    token = tokens[at]
    if token.text == "-" or is_title(token.text):
        return True
    word = fold(token.text)
    if is_office_word(token.lemma) or is_office_word(word) or word in word_set("titles", "epithets"):
        return True
    if word in word_set("titles", "ranks") or is_status_word(token):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return (
            at + 1 >= last
            or following is None
            or following.text == "-"
            or is_office_word(following.lemma)
            or fold(following.text) in word_set("titles", "ranks")
            or is_status_word(token)
        )
    return False

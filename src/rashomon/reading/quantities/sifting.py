"""Which numbers are figures: not names ("F16", "Article 5"), list marks, scores, pronouns or telephone numbers."""

import re

from rashomon.model.parse import Parse, Token
from rashomon.reading.quantities.cores import Core
from rashomon.reading.quantities.counted import Counted
from rashomon.text.vocabulary import load_vocabulary

_WORDS = load_vocabulary("figures")["words"]
_COUNTABLE = frozenset(_WORDS["countable"])
_NUMBERED = frozenset(_WORDS["numbered"])
_NOT_BY_ONE = frozenset(_WORDS["not_counted_by_one"])
_NAMES_WITH_ORDINALS = frozenset(_WORDS["names_with_ordinals"])
# "the two men" points back at two men told of before and counts nothing anew.
_POINTING = frozenset({"the", "these", "those", "both"})
POINTED_AT = 3
# Longer runs of digits without a comma are telephone or serial numbers.
MAX_DIGITS = 7
# White space and bullets in front of a list mark.
MAX_INDENT = 12
_LIST_MARK = re.compile(r"[.)]\s")
_NUMBERED_MARK = re.compile(r"\b[Nn]os?\.\s*$|#\s*$")


def lone_unit(parse: Parse, text: str, core: Core, number: tuple[Token, ...]) -> str | None:
    """ "Smith, 31," is an age."""
    return "year" if _is_age(parse, text, core, number) else None


def _is_age(parse: Parse, text: str, core: Core, number: tuple[Token, ...]) -> bool:
    """A number between commas behind a name, of a size that people reach."""
    first = number[0].index
    if first < 2 or core.number is None or not 1 <= core.number <= 120 or core.number % 1:
        return False
    comma, name = parse.tokens[first - 1], parse.tokens[first - 2]
    return (
        comma.text == ","
        and name.pos == "PROPN"
        and text[core.end : core.end + 1] in (",", ".", ")", ";")
        and not core.hedged
    )


def is_figure(
    parse: Parse, text: str, core: Core, number: tuple[Token, ...], counted: Counted | None
) -> bool:
    """Whether the core, with what it counts, tells a quantity."""
    if core.kind in ("money", "age"):
        return True
    before = parse.tokens[number[0].index - 1] if number[0].index else None
    if before is not None and before.sentence != number[0].sentence:
        before = None
    if core.kind == "ordinal":
        return _ranks(parse, number, counted)
    if core.kind in ("vague", "times"):
        return True
    if core.kind == "measure":
        if (
            text[core.number_end : core.end].strip(" -")[:1].isupper()
            and not text[core.start : core.end].isupper()
        ):
            return core.unit in ("gigabyte", "megawatt")  # "60 Minutes" is a programme
        return not (
            before is not None
            and before.text.lower() == "the"
            and text[core.number_at : core.end].lower() == "one day"
        )
    return _counts(parse, text, core, number, counted, before)


def _ranks(parse: Parse, number: tuple[Token, ...], counted: Counted | None) -> bool:
    """ "the 78th anniversary", "a second bomb"; not "first reported", "First Lady", "Fifth Avenue"."""
    if counted is None or counted.first != number[-1].index + 1:
        return False
    if counted.head in _NAMES_WITH_ORDINALS or parse.tokens[counted.last].pos == "PROPN":
        return False
    capital = (
        number[0].text[:1].isupper()
        and parse.tokens[number[0].index].sentence == parse.tokens[number[0].index - 1].sentence
    )
    return not (capital and number[0].index) and number[0].pos in ("ADJ", "NUM", "NOUN")


def _counts(
    parse: Parse,
    text: str,
    core: Core,
    number: tuple[Token, ...],
    counted: Counted | None,
    before: Token | None,
) -> bool:
    """Whether a bare number counts something, and is not a name, a mark, a score or a pronoun."""
    words = text[core.number_at : core.number_end]
    if words.isdigit() and (
        len(words) > MAX_DIGITS or (counted is None and len(words) == 4 and 1900 <= int(words) <= 2100)
    ):
        return False
    if (
        _NUMBERED_MARK.search(text[max(0, core.start - 5) : core.start])
        or _opens_list(text, core)
        or _is_name(parse, number, counted, before)
    ):
        return False
    if words.lower() == "one":
        return _counts_one(text, core, number, counted)
    if core.number_max is not None and counted is None and not core.hedged:
        return False
    small = core.number is not None and core.number <= POINTED_AT and not words[0].isdigit()
    if small and before is not None and before.text.lower() in _POINTING and not core.hedged:
        return False
    if counted is None and not core.hedged:
        return _stands_alone(parse, text, core, number, before)
    return True


def _opens_list(text: str, core: Core) -> bool:
    """ "3. Wash your hands" at the head of a line."""
    lead = text[max(0, core.start - MAX_INDENT) : core.start]
    if core.start > len(lead) and "\n" not in lead:
        return False
    return not lead.rpartition("\n")[2].strip(" (*-#") and (
        _LIST_MARK.match(text, core.end) is not None or text[core.end : core.end + 1] in ("", "\n")
    )


def _is_name(parse: Parse, number: tuple[Token, ...], counted: Counted | None, before: Token | None) -> bool:
    """ "Boeing 737", "Article 5", "flight 93"."""
    if before is None:
        return False
    if before.text.lower() == "covid" or before.lemma in _NUMBERED or before.text.lower() in _NUMBERED:
        return True
    glued = before.pos == "PROPN" and number[0].text[0].isdigit()
    if not glued:
        return False
    head = parse.tokens[number[-1].head]
    if before.dep in ("compound", "nmod") and before.head == head.index:
        return True  # "Boeing 737 jets"
    return counted is None or head.index <= before.index


def _counts_one(text: str, core: Core, number: tuple[Token, ...], counted: Counted | None) -> bool:
    """ "one person", "at least one suspect"; not "one of them", "one day", "one another", "no one"."""
    if counted is None or text[core.end : core.end + 3].lower() == " of" or counted.head in _NOT_BY_ONE:
        return False
    if counted.head not in _COUNTABLE and not core.hedged:
        return False  # "one strategist said" counts no strategists
    if number[0].pos == "PRON" or (
        text[max(0, core.start - 3) : core.start].lower() in ("no ", "he ", "is ", "at ") and not core.hedged
    ):
        return False
    return text[core.end : core.end + 1] != "-"


def _stands_alone(
    parse: Parse, text: str, core: Core, number: tuple[Token, ...], before: Token | None
) -> bool:
    """ "Four were killed", "leaving 120", "Smith, 31,": the number is a part of the sentence by itself."""
    if _is_age(parse, text, core, number):
        return True
    if (
        text[core.number_end : core.number_end + 1] == "-"
        or text[core.number_end : core.number_end + 3] == " - "
    ):
        return False
    if before is not None and before.text.lower() in _POINTING:
        return core.number is not None and core.number > POINTED_AT and text[core.number_at].isdigit()
    return number[-1].dep in ("nsubj", "nsubjpass", "dobj", "attr") and number[-1].pos == "NUM"

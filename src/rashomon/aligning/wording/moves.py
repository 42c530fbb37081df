"""Where two printings of one utterance differ in meaning: a negation, a number, a modal, a tense or a name.

Words are compared with contractions opened ("don't" is "do not") and numbers read ("two" is 2), between the first
and the last word that both print: what lies outside was cut, not changed.
"""

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from rapidfuzz.distance import Levenshtein

from rashomon.text.countries import country_of
from rashomon.text.normal_forms import fold
from rashomon.text.numbers import read_number
from rashomon.text.vocabulary import load_vocabulary

_WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*")
# "have to", "needs to": a duty, where "have" alone is a helper.
_OBLIGED = re.compile(r"(have|has|had|need|needs|needed) to\b", re.IGNORECASE)
_DUTIES = {f"{f}-to": "have-to" for f in ("have", "has", "had", "need", "needs", "needed")}
# Longer utterances are compared up to here; difflib's time grows with the square of the length.
MAX_WORDS = 600
# A name so unlike another is another name ("Wendy" and "Debbie"; not "Zelensky" and "Zelenskyy").
OTHER_NAME = 0.6
# A change of meaning stands between equal words; runs longer than this are another sentence, not another word.
MAX_CHANGED_WORDS = 4
# Two forms of one verb share so many first letters, or all of a shorter one ("sign", "signed").
_STEM_LETTERS = 4
KINDS = ("negation", "number", "name", "modal", "tense")
_STOPS = ".!?"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared (`form`) and as it is printed; `initial` where it begins a sentence."""

    form: str
    text: str
    initial: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Words of one printing beside words of the other, equal or not."""

    kind: str
    a: tuple[Word, ...]
    b: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """What moved, and a sentence that says it."""

    kind: str
    why: str


def find_moves(a_text: str, b_text: str) -> tuple[Move, ...]:
    """Every change of meaning in text order, at most one for each differing run of words."""
    steps = _window(_steps(list(_words(a_text)), list(_words(b_text))))
    balanced = _count(steps, "a") == _count(steps, "b")
    found = []
    for before, step, after in zip([None, *steps], steps, [*steps[1:], None], strict=False):
        if step.kind == "equal" or max(len(step.a), len(step.b)) > MAX_CHANGED_WORDS:
            continue
        enclosed = (before is not None and after is not None) or (len(step.a) == len(step.b) <= 2)
        move = None if balanced or not enclosed else _negated(step)
        move = move or _opposite(step) or _number(step) or _name(step) or _modal(step)
        if move := move or _tense(step):
            found.append(move)
    return tuple(found)


def _words(text: str) -> Iterator[Word]:
    initial = True
    previous = 0
    for match in itertools.islice(_WORD.finditer(text), MAX_WORDS):
        initial = initial or any(c in _STOPS for c in text[previous : match.start()])
        previous = match.end()
        obliged = _OBLIGED.match(text, match.start())
        forms = [f"{fold(obliged[1])}-to"] if obliged else _forms(match.group())
        for form in forms:
            yield Word(_DUTIES.get(form, form), match.group(), initial)
        initial = False


def _forms(word: str) -> list[str]:
    """ "don't": do, not; "two-in-three": 2, in, 3; "U.S.": us."""
    form = fold(word).replace("’", "'")
    if form in _table("contractions"):
        return str(_table("contractions")[form]).split()
    if form.endswith("n't"):
        return [form[:-3], "not"]
    head, mark, tail = form.rpartition("'")
    if mark and tail == "s" and head in _set("is_heads"):
        return [head, "is"]
    if mark and tail in _table("endings"):
        return [head, *str(_table("endings")[tail]).split()]
    value = read_number(word)
    if value is not None and form not in ("a", "an", "one"):
        return [f"#{value:g}"]
    parts = form.split("-")
    if len(parts) > 1 and any(read_number(p) is not None for p in parts):
        return [f"#{v:g}" if (v := read_number(p)) is not None else p for p in parts]
    return [form]


def _steps(a: list[Word], b: list[Word]) -> list[Step]:
    matcher = SequenceMatcher(None, [w.form for w in a], [w.form for w in b], autojunk=False)
    return [Step(kind, tuple(a[i1:i2]), tuple(b[j1:j2])) for kind, i1, i2, j1, j2 in matcher.get_opcodes()]


def _window(steps: list[Step]) -> list[Step]:
    """The steps between the first and the last equal words, and words changed on both sides next to them."""
    equal = [i for i, s in enumerate(steps) if s.kind == "equal"]
    if not equal:
        return []
    low, high = equal[0], equal[-1]
    if low > 0 and steps[low - 1].a and steps[low - 1].b:
        low -= 1
    if high + 1 < len(steps) and steps[high + 1].a and steps[high + 1].b:
        high += 1
    return steps[low : high + 1]


def _count(steps: list[Step], side: str) -> int:
    return sum(w.form in _set("negations") for s in steps if s.kind != "equal" for w in getattr(s, side))


def _negated(step: Step) -> Move | None:
    a, b = ([w for w in side if w.form in _set("negations")] for side in (step.a, step.b))
    if len(a) + len(b) != 1:
        return None
    return Move("negation", f"one text has “{(a or b)[0].text}” where the other does not")


def _opposite(step: Step) -> Move | None:
    """ "possible" beside "impossible"."""
    if len(step.a) != len(step.b):
        return None
    for x, y in zip(step.a, step.b, strict=True):
        short, long = sorted((x.form, y.form), key=len)
        if len(short) > 2 and long.endswith(short) and long.removesuffix(short) in _set("negative_prefixes"):
            return Move("negation", f"“{x.text}” in one text is “{y.text}” in the other")
    return None


def _number(step: Step) -> Move | None:
    a, b = ({_value(w.form) for w in side} - {None} for side in (step.a, step.b))
    if not a or not b or a & b:
        return None
    whole_a, whole_b = (read_number(" ".join(w.text for w in side)) for side in (step.a, step.b))
    if whole_a is not None and whole_a == whole_b:  # "12.5m" beside "12.5 million"
        return None
    return Move("number", f"the numbers differ: “{_text(step.a)}” and “{_text(step.b)}”")


def _value(form: str) -> str | None:
    return "#1" if form == "one" else form if form.startswith("#") else None


def _name(step: Step) -> Move | None:
    if len(step.a) != len(step.b) or not all(_name_like(w) for w in (*step.a, *step.b)):
        return None
    a, b = "".join(w.form for w in step.a), "".join(w.form for w in step.b)
    if Levenshtein.normalized_similarity(a, b) >= OTHER_NAME or a[:1] == b[:1]:
        return None
    return Move("name", f"the names differ: “{_text(step.a)}” and “{_text(step.b)}”")


def _name_like(word: Word) -> bool:
    """Words with a capital; at a sentence's head, where all words have one, only names of countries."""
    if not word.text[:1].isupper() or len(word.form) < 3 or word.form in _set("function_words"):
        return False
    return country_of(word.text) is not None if word.initial else True


def _modal(step: Step) -> Move | None:
    a, b = _modals(step.a), _modals(step.b)
    if len(a) != 1 or len(b) != 1:
        return None
    (first, of_a), (second, of_b) = *a.items(), *b.items()
    if first == second or {first, second} in _same_modals():
        return None
    return Move("modal", f"“{of_a}” in one text is “{of_b}” in the other")


def _modals(side: tuple[Word, ...]) -> dict[str, str]:
    """From the class of each modal to its word: "will" promises, "may" allows for."""
    classes = {form: name for name, forms in _table("modals").items() for form in forms}
    return {classes[w.form]: w.text for w in side if w.form in classes}


def _same_modals() -> list[set[str]]:
    return [set(pair) for pair in load_vocabulary("wording")["same_modals"]]


def _tense(step: Step) -> Move | None:
    """The same verb told as past, as going on, or as to come."""
    a, b = _time(step.a), _time(step.b)
    if a is None or b is None or a == b or ("perfect" in (a, b) and "future" not in (a, b)):
        return None
    if not _one_verb(step, told="future" not in (a, b)):
        return None
    return Move("tense", f"“{_text(step.a)}” in one text is “{_text(step.b)}” in the other")


def _time(side: tuple[Word, ...]) -> str | None:
    forms = [w.form for w in side]
    for name in ("future", "past", "present", "perfect"):
        if any(f in _table("times")[name] for f in forms):
            return name
    if any(f in _table("irregular_past") or f.endswith("ed") for f in forms):
        return "past"
    return "present" if len(forms) == 1 and _base(forms[0]) in _table("irregular_past").values() else None


def _one_verb(step: Step, *, told: bool) -> bool:
    """Whether both sides hold forms of one verb, or only its helpers, the verb itself being equal.

    With `told`, verbs of telling do not count: "and I say", "and I said" is the past told as present.
    """
    a, b = ([_base(w.form) for w in side if not _is_helper(w.form)] for side in (step.a, step.b))
    if not a and not b:
        return True
    if told and any(verb in _set("telling") for verb in (*a, *b)):
        return False
    return any(_alike(x, y) for x in a for y in b)


def _is_helper(form: str) -> bool:
    return form == "to" or any(form in forms for forms in _table("times").values())


def _base(form: str) -> str:
    found = _table("irregular_past").get(form)
    if found is not None:
        return str(found)
    for ending in ("ing", "ed", "es", "s"):
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form.removesuffix(ending)
    return form


def _alike(x: str, y: str) -> bool:
    return x[:_STEM_LETTERS] == y[:_STEM_LETTERS] and len(x) >= 3 and len(y) >= 3


def _text(words: tuple[Word, ...]) -> str:
    """The words as printed, an opened contraction once."""
    printed = [w.text for i, w in enumerate(words) if i == 0 or words[i - 1].text is not w.text]
    return " ".join(printed)


@functools.cache
def _set(name: str) -> frozenset[str]:
    return frozenset(load_vocabulary("wording")[name])


@functools.cache
def _table(name: str) -> dict[str, Any]:
    found: dict[str, Any] = load_vocabulary("wording")[name]
    return found

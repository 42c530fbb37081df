"""Two printings of one utterance, word by word: what is equal, what was cut, and whether the meaning moved."""

import functools
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from rashomon.model.quote import Quote
from rashomon.model.row import Verdict
from rashomon.text.normal_forms import fold
from rashomon.text.numbers import read_number
from rashomon.text.vocabulary import load_vocabulary

_WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*")
# Longer utterances are compared up to here; difflib's time grows with the square of the length.
MAX_WORDS = 600
# Two words this alike are one word spelled or inflected otherwise ("askin" and "asking").
SAME_WORD = 0.75
# A name so unlike another is another name ("Wendy" and "Debbie"; not "Zelensky" and "Zelenskyy").
OTHER_NAME = 0.6
# Of the shorter printing, so much must be found in the longer before a changed word is read as a change of meaning.
MIN_SHARED = 0.6
# A change of meaning stands between equal words; runs longer than this are another sentence, not another word.
MAX_CHANGED_WORDS = 4
# Below this many words a printing is a fragment, of which nothing follows for the rest.
MIN_WORDS_FOR_CONFLICT = 5


@dataclass(frozen=True, slots=True)
class WordRun:
    """A run of words: [a_start, a_end) of one text beside [b_start, b_end) of the other, in characters."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    equal: bool


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Step:
    kind: str
    a: tuple[_Word, ...]
    b: tuple[_Word, ...]


def word_diff(a_text: str, b_text: str) -> tuple[WordRun, ...]:
    """Aligned runs of words in order; an inserted or cut run has an empty range on the other side."""
    runs: list[WordRun] = []
    a_at = b_at = 0
    for step in _steps(_words(a_text), _words(b_text)):
        a_start, a_end = (step.a[0].start, step.a[-1].end) if step.a else (a_at, a_at)
        b_start, b_end = (step.b[0].start, step.b[-1].end) if step.b else (b_at, b_at)
        runs.append(WordRun(a_start, a_end, b_start, b_end, step.kind == "equal"))
        a_at, b_at = a_end, b_end
    return tuple(runs)


def quote_verdict(a: Quote, b: Quote, *, same_speaker: bool | None = None) -> tuple[Verdict, str]:
    """How two printings of one utterance differ, with the reason in a sentence.

    `same_speaker` is what the identities say; None where either speaker is not known.
    """
    if same_speaker is False:
        return "conflict", "the same words are given to two different speakers"
    steps = _steps(_words(a.words), _words(b.words))
    inner = _window(steps)
    moved = (
        _moved(inner, marked=a.type != "indirect" and b.type != "indirect") if _comparable(steps) else None
    )
    if moved is not None:
        return "conflict", moved
    changed = [s for s in inner if s.kind != "equal" and not _small(s)]
    if not changed:
        return _cut_or_same(steps)
    if "indirect" in (a.type, b.type):
        return "vague", "one text quotes the words, the other gives them in its own"
    return "vague", _reworded(changed)


def _cut_or_same(steps: list[_Step]) -> tuple[Verdict, str]:
    only_a = any(s.a and not s.b for s in steps)
    only_b = any(s.b and not s.a for s in steps)
    if only_a and only_b:
        return "agree", "the same words, and each goes on where the other stops"
    if only_a or only_b:
        return "agree", "the same words; one text prints less of them"
    return "agree", "the same words"


def _reworded(changed: list[_Step]) -> str:
    pairs = [s for s in changed if s.a and s.b and max(len(s.a), len(s.b)) <= MAX_CHANGED_WORDS]
    if not pairs:
        return "one utterance in two wordings"
    first = pairs[0]
    return f"one utterance in two wordings, such as “{_text(first.a)}” for “{_text(first.b)}”"


def _text(words: tuple[_Word, ...]) -> str:
    return " ".join(w.text for w in words)


def _words(text: str) -> list[_Word]:
    found = []
    for match in _WORD.finditer(text):
        found.append(_Word(fold(match.group()), match.group(), match.start(), match.end()))
        if len(found) == MAX_WORDS:
            break
    return found


def _steps(a: list[_Word], b: list[_Word]) -> list[_Step]:
    matcher = SequenceMatcher(None, [w.form for w in a], [w.form for w in b], autojunk=False)
    return [_Step(kind, tuple(a[i1:i2]), tuple(b[j1:j2])) for kind, i1, i2, j1, j2 in matcher.get_opcodes()]


def _window(steps: list[_Step]) -> list[_Step]:
    """The steps between the first and the last equal words: what lies outside was cut, not changed."""
    equal = [i for i, s in enumerate(steps) if s.kind == "equal"]
    if not equal:
        return steps
    inner = steps[equal[0] : equal[-1] + 1]
    # At either end, words on both sides were changed; words on one side alone were cut.
    if equal[0] > 0 and (first := steps[equal[0] - 1]).a and first.b:
        inner = [first, *inner]
    if equal[-1] + 1 < len(steps) and (last := steps[equal[-1] + 1]).a and last.b:
        inner = [*inner, last]
    return inner


def _comparable(steps: list[_Step]) -> bool:
    a, b = sum(len(s.a) for s in steps), sum(len(s.b) for s in steps)
    shared = sum(len(s.a) for s in steps if s.kind == "equal")
    return min(a, b) >= MIN_WORDS_FOR_CONFLICT and shared >= MIN_SHARED * min(a, b)


def _small(step: _Step) -> bool:
    """Spelling, inflection, or function words alone."""
    if len(step.a) == len(step.b):
        return all(
            Levenshtein.normalized_similarity(x.form, y.form) >= SAME_WORD
            for x, y in zip(step.a, step.b, strict=True)
        )
    joined_a, joined_b = "".join(w.form for w in step.a), "".join(w.form for w in step.b)
    return bool(step.a and step.b and Levenshtein.normalized_similarity(joined_a, joined_b) >= SAME_WORD)


def _moved(inner: list[_Step], *, marked: bool) -> str | None:
    for before, step, after in zip([None, *inner], inner, [*inner[1:], None], strict=False):
        if step.kind == "equal" or max(len(step.a), len(step.b)) > MAX_CHANGED_WORDS:
            continue
        enclosed = before is not None and after is not None
        reason = _negated(step, enclosed=enclosed) or _other_number(step) or _other_name(step)
        reason = reason or (_other_modal(step) if marked else None)
        if reason:
            return reason
    return None


def _negated(step: _Step, *, enclosed: bool) -> str | None:
    a, b = (sum(_negative(w.form) for w in side) for side in (step.a, step.b))
    if not enclosed or (a + b) != 1:
        return None
    side = step.a if a else step.b
    word = next(w for w in side if _negative(w.form))
    return f"one text has “{word.text}” where the other does not"


def _negative(form: str) -> bool:
    return form in _list("negations") or form.endswith("n't")


def _other_number(step: _Step) -> str | None:
    a, b = (_numbers(side) for side in (step.a, step.b))
    if not a or not b or a & b:
        return None
    return f"the numbers differ: “{_text(step.a)}” and “{_text(step.b)}”"


def _numbers(side: tuple[_Word, ...]) -> set[float]:
    values = {read_number(w.text) for w in side}
    return {v for v in values if v is not None}


def _other_name(step: _Step) -> str | None:
    if len(step.a) != len(step.b) or not step.a:
        return None
    for x, y in zip(step.a, step.b, strict=True):
        if not (_name_like(x) and _name_like(y)):
            return None
    a, b = "".join(w.form for w in step.a), "".join(w.form for w in step.b)
    if Levenshtein.normalized_similarity(a, b) >= OTHER_NAME or a[:1] == b[:1]:
        return None
    return f"the names differ: “{_text(step.a)}” and “{_text(step.b)}”"


def _name_like(word: _Word) -> bool:
    return word.text[:1].isupper() and word.form not in _list("function_words") and len(word.form) > 2


def _other_modal(step: _Step) -> str | None:
    a, b = ({w.form for w in side} for side in (step.a, step.b))
    for firm, loose in ((a, b), (b, a)):
        if firm & _list("firm_modals") and loose & _list("loose_modals"):
            return f"“{min(firm & _list('firm_modals'))}” in one text is “{min(loose & _list('loose_modals'))}” in the other"
    return None


@functools.cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_vocabulary("wording")[name])

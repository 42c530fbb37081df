"""Two printings of one utterance, word by word: what is equal, what was cut, and whether the meaning moved."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from rashomon.aligning.wording.moves import KINDS, MAX_CHANGED_WORDS, Move, find_moves
from rashomon.model.quote import Quote
from rashomon.model.row import Verdict
from rashomon.text.normal_forms import fold
from rashomon.text.numbers import read_number

_WORD = re.compile(r"\w+(?:[’'.,\-]\w+)*")
_MARKS_INSIDE = re.compile(r"[’'\-]|(?<!\d)\.|,(?=\d{3})")
# Longer utterances are compared up to here; difflib's time grows with the square of the length.
MAX_WORDS = 600
# Two words this alike are one word spelled or inflected otherwise ("askin" and "asking").
SAME_WORD = 0.75
# ... if they begin alike, too: "increase" and "decrease", "then" and "than" do not. Set by reason; no figure of
# benchmarks/quote_variants moves with it.
SAME_HEAD = 3
# Of the shorter printing, so much must be found in the longer before a changed word is read as a change of meaning.
MIN_SHARED = 0.6
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


@dataclass(frozen=True, slots=True)
class Difference:
    """How two printings differ: the verdict, its reason, the kinds of meaning moved, and the words side by side.

    `moved` holds some of "negation", "number", "name", "modal" and "tense", in that order.
    """

    verdict: Verdict
    why: str
    moved: tuple[str, ...]
    runs: tuple[WordRun, ...]


def compare_quotes(a: Quote, b: Quote, *, same_speaker: bool | None = None) -> Difference:
    """Two printings of one utterance, word by word.

    `same_speaker` is what the identities say; None where either speaker is not known.
    """
    steps = _steps(_words(a.words), _words(b.words))
    moves = find_moves(a.words, b.words) if _comparable(steps) else ()
    if "indirect" in (a.type, b.type):
        # Reported speech shifts "will" to "would" and "is" to "was" of itself.
        moves = tuple(m for m in moves if m.kind not in ("modal", "tense"))
    verdict, why = _verdict(a, b, steps, moves, same_speaker)
    kinds = {m.kind for m in moves}
    return Difference(verdict, why, tuple(k for k in KINDS if k in kinds), word_diff(a.words, b.words))


def quote_verdict(a: Quote, b: Quote, *, same_speaker: bool | None = None) -> tuple[Verdict, str]:
    """The verdict of `compare_quotes` with its reason in a sentence."""
    found = compare_quotes(a, b, same_speaker=same_speaker)
    return found.verdict, found.why


def _verdict(
    a: Quote, b: Quote, steps: list[_Step], moves: tuple[Move, ...], same_speaker: bool | None
) -> tuple[Verdict, str]:
    if same_speaker is False:
        return "conflict", "the same words are given to two different speakers"
    contrary = next((m for m in moves if m.kind != "tense"), None)
    if contrary is not None:
        return "conflict", contrary.why
    if moves:
        return "vague", moves[0].why
    changed = [s for s in _window(steps) if s.kind != "equal" and not _small(s)]
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
    """Spelling, inflection, or a number in figures for one in words."""
    if _same_number(step):
        return True
    if len(step.a) == len(step.b):
        return all(_same_word(x.form, y.form) for x, y in zip(step.a, step.b, strict=True))
    joined_a, joined_b = "".join(w.form for w in step.a), "".join(w.form for w in step.b)
    return bool(step.a and step.b and _same_word(joined_a, joined_b))


def _same_word(x: str, y: str) -> bool:
    """Whether two words are one, spelled or inflected otherwise; with another head ("in-", "de-") they are not."""
    x, y = _MARKS_INSIDE.sub("", x), _MARKS_INSIDE.sub("", y)
    if any(c.isdigit() for c in x + y):
        return x == y
    return x[:SAME_HEAD] == y[:SAME_HEAD] and Levenshtein.normalized_similarity(x, y) >= SAME_WORD


def _same_number(step: _Step) -> bool:
    """ "12.5m" beside "12.5 million"."""
    a, b = (read_number(" ".join(w.form for w in side)) for side in (step.a, step.b))
    return a is not None and a == b

"""A row's question in plain words, turned from the clause of one of its cells: "When did the ferry pass its inspection?"

Only clauses that turn safely are turned: a subject that is no pronoun, then an auxiliary or a finite verb, then the
rest without the answer. Where no cell's clause does, the question quotes the clause with a gap for the answer.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from rashomon.aligning.sheet.facts import Fact
from rashomon.model.clause import Clause
from rashomon.model.span import Span
from rashomon.text.vocabulary import load_vocabulary

T = TypeVar("T")
MAX_QUESTION_CHARS = 140
# No longer clause makes a question, and hostile text is not searched.
MAX_CLAUSE_CHARS = 600
# A turned question longer than this reads worse than a shorter one from another cell.
READABLE_CHARS = 100
MIN_WORDS = 5
# So many characters either side show what a fragment of a sentence is about.
CONTEXT = 60
_SENTENCE_END = re.compile(r"[.!?…][”’\"')]*\s|\n")
# What a clause taken out of its sentence may begin or end with.
_LOOSE_START = re.compile(
    r"^(?:that|when|after|before|while|because|as|but|and|although|if|since|where|who|which|how|whether)\s+",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(
    r"(?:[\s,]+(?:and|but|or|while|as|that|when|after|on|in|at|for|of|to|by|with|from|the|a|an|between|since|until|including|during|about|into|over|here|there|this))+$",
    re.IGNORECASE,
)
_EDGES = " .,;:—–-\"“”'‘’[](){}|#*•"
# Small words before a date or place that go with it: "on Monday", "late on Sunday", "in early May".
_PREPOSITION = re.compile(
    r"(?:^|[\s,]+)(?:(?:late|early|only|just)\s+)?"
    r"(?:on|in|at|to|into|near|during|over|around|about|between|towards?|outside|inside|across)\s*(?:the\s*)?$",
    re.IGNORECASE,
)
# Small words that the question takes along: "since when", "by how much".
_TAKEN_ALONG = re.compile(r"\b(since|until|within|by|at|to|in|from|of)\s*$", re.IGNORECASE)
_DATE_WORDS = frozenset({"since", "until", "by", "from"})
_DURATION = re.compile(r"\bfor\s*$", re.IGNORECASE)
# "The next 30 years", "the nine victims": the answer stands inside a larger thing.
_INSIDE = re.compile(r"\b(?:the|a|an|its|his|her|their|last|next|past|first|of)\s*$", re.IGNORECASE)
_LATER_PART = re.compile(r"\s*(?:,(?!\d)|[;:—–(])|\n[ \t]*\n|\s+according to\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:\band|\bor|[,&])\s*$", re.IGNORECASE)
_JOINS_ON = re.compile(r"\s*(?:and|or|to|of|&)\b|\s*['’]", re.IGNORECASE)
# "Mazar" of "Mazar-i-Sharif": the rest of the word goes with the answer.
_WORD_GOES_ON = re.compile(r"-[\w’'-]+")
# "In northern Afghanistan": without the answer, a preposition and half its noun would be left.
_HALF_PHRASE = re.compile(r"\b(?:in|at|to|of|from|into|near)\s+[\w-]+\s*$", re.IGNORECASE)
# A subject that names a day ("the bombing late Thursday") has its own date, which is not the one asked for.
_OWN_DATE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow)\b", re.IGNORECASE
)
# Words in quote marks stand together in the text: a quotation goes no further than a mark or bracket of the text.
_BREAK = re.compile(r"[\"“”„«»\[\]{}|]|\n[ \t]*\n")
_BRACKET = re.compile(r"[()]")
_GAP_BEFORE_MARK = re.compile(r"… (?=[,.;:)'’])")
_GAP_AFTER_BRACKET = re.compile(r"\( …")
_MARKS = re.compile(r"[\"“”„«»]")
# A quoted clause of fewer words around its gap shows nothing of what is asked.
MIN_SHOWN_WORDS = 3
_DETERMINER = re.compile(
    r"(?:The|A|An|His|Her|Its|Their|Our|This|That|These|Those|All|Some|Two|Three|Four)\b"
)
_PLURAL = re.compile(r"(?<![s’'])s$|\band\b")
_PLACED = ("When", "Where")


def question_of(group: Sequence[Fact[T]], asked: str) -> str:
    """The best of the cells' clauses turned into a question; else the fullest clause with a gap."""
    turned = [q for q in (turn(fact, asked) for fact in group) if q]
    if turned:
        return min(turned, key=lambda q: (len(q) > READABLE_CHARS, len(q.split()) < MIN_WORDS, -len(q), q))
    fullest = max(group, key=lambda f: (_whole(f), len(f.scope), -f.span.start))
    return gapped(fullest, asked)


def turn(fact: Fact[T], asked: str) -> str | None:
    """The fact's clause as a question, None where it does not turn safely."""
    clause = fact.clause
    if clause is None or (subject := _subject(clause)) is None or not _speaks_for_itself(subject.text):
        return None
    part = next((p for p in clause.spans if p.start <= clause.trigger.start < p.end), None)
    if (
        part is None
        or not part.start <= fact.span.start < part.end
        or part.end - part.start > MAX_CLAUSE_CHARS
    ):
        return None
    verb = _verb(fact, clause, subject, part)
    found = (
        _rest(fact, clause.trigger.end, part.end, asked) if fact.span.start >= clause.trigger.end else None
    )
    between = fact.article.text[fact.span.end : max(subject.start, fact.span.end)]
    if found is None and fact.span.end <= subject.start and asked in _PLACED and not between.strip(" ,"):
        found = asked, _cut(fact.article.text[clause.trigger.end : part.end])
    if verb is None or found is None or _WORD_GOES_ON.match(fact.article.text, fact.span.end):
        return None
    (auxiliary, main), (asked, rest) = verb, found
    if (")" in rest and "(" not in rest) or rest.lstrip().startswith("-"):
        return None
    if (asked == "When" and _OWN_DATE.search(subject.text)) or asked == "How many":
        return None
    words = " ".join(f"{asked} {auxiliary} {_lowered(subject.text)} {main} {rest}".split()).rstrip(_EDGES)
    return asked_whole(words)


def whether(fact: Fact[T]) -> str | None:
    """The fact's clause as a yes-or-no question: "Did Israel indict the girl?"; `fact.span` is its verb."""
    clause = fact.clause
    if clause is None or (subject := _subject(clause)) is None or not _speaks_for_itself(subject.text):
        return None
    part = next((p for p in clause.spans if p.start <= clause.trigger.start < p.end), None)
    turns = part is not None and part.end - part.start <= MAX_CLAUSE_CHARS
    verb = _verb(fact, clause, subject, part) if part and turns else None
    if part is None or verb is None:
        return None
    rest = _cut(fact.article.text[clause.trigger.end : part.end])
    words = " ".join(f"{verb[0].capitalize()} {_lowered(subject.text)} {verb[1]} {rest}".split()).rstrip(
        _EDGES
    )
    return asked_whole(words)


def asked_whole(words: str) -> str | None:
    """The words as a question without a loose end; None where they are too many or break up a quotation."""
    told = _LOOSE_END.sub("", words)
    return f"{told}?" if len(words) <= MAX_QUESTION_CHARS and balanced(told) == told else None


def balanced(words: str) -> str:
    """The words, or their longest piece without quote marks where a mark has no partner."""
    opened, closed, plain = (sum(words.count(mark) for mark in marks) for marks in ("“„«", "”»", '"'))
    return words if opened == closed and plain % 2 == 0 else max(_MARKS.split(words), key=len).strip(_EDGES)


def gapped(fact: Fact[T], asked: str) -> str:
    """When? “the ship hit a pillar on …”: the clause as it stands, with a gap for the answer."""
    clause, text, span = fact.clause, fact.article.text, fact.span
    part = next((p for p in clause.spans if p.start <= span.start < p.end), None) if clause else None
    start, end = (part.start, max(span.end, part.end)) if part else (span.start, span.end)
    if _whole(fact) < 2 or end - start > MAX_CLAUSE_CHARS or len(text[start:end].split()) < MIN_WORDS:
        start, end = _around(text, span)
    shown = _shown(text, span, start, end)
    return f"{asked}? “{shown}”" if len(shown.replace("…", " ").split()) >= MIN_SHOWN_WORDS else f"{asked}?"


def _shown(text: str, span: Span, start: int, end: int) -> str:
    """What stands before and after the span, each as far as it is unbroken, about a gap for the span's words."""
    goes_on = _WORD_GOES_ON.match(text, span.end)
    before = text[start : span.start]
    after = text[goes_on.end() if goes_on else span.end : end]
    for mark in (_BREAK, _BRACKET):
        if mark is _BREAK or not _bracketed(before + after):
            before, after = mark.split(before)[-1], mark.split(after)[0]
    before = _LOOSE_START.sub("", " ".join(before.split()).lstrip(_EDGES.replace("(", "")))
    after = _without_end(" ".join(after.split()))
    if len(before) + len(after) > MAX_QUESTION_CHARS:
        room = max(MAX_QUESTION_CHARS // 2, MAX_QUESTION_CHARS - len(before))
        after = _without_end(after[: after.rfind(" ", 0, room)]) if len(after) > room else after
        room = MAX_QUESTION_CHARS - len(after)
        before = before[before.find(" ", len(before) - room) + 1 :] if len(before) > room else before
        if not _bracketed(before + after):
            before, after = _BRACKET.split(before)[-1], _BRACKET.split(after)[0]
    return _GAP_BEFORE_MARK.sub("…", _GAP_AFTER_BRACKET.sub("(…", f"{before} … {after}".strip()))


def _without_end(words: str) -> str:
    """The words without the joint and the marks at their end; a bracket may close there."""
    return _LOOSE_END.sub("", f" {words}".rstrip(_EDGES.replace(")", ""))).strip()


def _bracketed(words: str) -> bool:
    """Whether each bracket has its partner."""
    depth = 0
    for mark in _BRACKET.findall(words):
        depth += 1 if mark == "(" else -1
        if depth < 0:
            return False
    return depth == 0


def _around(text: str, span: Span) -> tuple[int, int]:
    """Where the words beside the span begin and end: its sentence, or as much of it as a reader needs."""
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    opened = [m.end() for m in _SENTENCE_END.finditer(before)]
    closed = _SENTENCE_END.search(f"{after} ")
    start = span.start - len(before) + (opened[-1] if opened else 0)
    if not opened and span.start > CONTEXT:
        start = text.find(" ", start, span.start) + 1 or span.start
    ends = span.end + CONTEXT >= len(text)
    end = span.end + (closed.start() if closed else len(after) if ends else max(after.rfind(" "), 0))
    return start, min(end, len(text))


def trimmed(told: str, most: int) -> str:
    """Words of a clause without the joints to its sentence, cut at a space where they are too many."""
    words = bare(" ".join(told.split()))
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"


def bare(told: str) -> str:
    """The words without the joints and marks at either end."""
    words = _LOOSE_START.sub("", told.strip().strip(_EDGES))
    return _LOOSE_END.sub("", words).strip().strip(_EDGES)


def _whole(fact: Fact[T]) -> int:
    """How much of a sentence the fact's clause is: two with its subject, one without, none where there is no clause."""
    clause = fact.clause
    if clause is None:
        return 0
    subject = _subject(clause)
    return 2 if subject and any(p.covers(subject) for p in clause.spans) else 1


def _subject(clause: Clause) -> Span | None:
    """What stands before the verb: the subject, or the object of a passive."""
    parties = (clause.subject, clause.object)
    return next((p for p in parties if p is not None and p.end <= clause.trigger.start), None)


def _speaks_for_itself(subject: str) -> bool:
    """Whether a reader knows who is meant without the sentence before."""
    first = subject.lower().split()[0]
    if first in _listed("no_subject") or first == "it" or subject[0].isdigit():
        return False
    return subject.lower() not in _listed("pronouns") and len(subject) < READABLE_CHARS // 2


def _verb(fact: Fact[T], clause: Clause, subject: Span, part: Span) -> tuple[str, str] | None:
    """The word that comes before the subject in a question, and the verb behind it."""
    trigger, inside = clause.trigger.text, part.covers(subject)
    start = subject.end if inside else part.start
    between = _LOOSE_START.sub("", fact.article.text[start : clause.trigger.start].lstrip(" ,")).strip(" ,")
    words = between.lower().split()
    if words == ["to"] and clause.realis == "planned":
        return ("are" if _PLURAL.search(subject.text) else "is"), f"to {trigger}"
    if words and words[0] in _listed("auxiliaries"):
        return words[0], " ".join((*between.split()[1:], trigger))
    if any(w not in _listed("light_adverbs") for w in words):
        return None
    if not words and clause.predicate == "be" and trigger.lower() in _listed("auxiliaries"):
        return trigger.lower(), ""
    shared = clause.object is not None and clause.object.start >= clause.trigger.end
    if not inside and not shared:
        return None
    lemma = clause.predicate.split()[0]
    support = _support(trigger.lower(), lemma)
    return (support, f"{between} {lemma}") if support else None


def _support(trigger: str, lemma: str) -> str | None:
    """ "did" for a past form, "does" for a present one; None for forms that may be either or neither."""
    if trigger.endswith("ing") or trigger[:2] != lemma[:2]:
        return None
    if trigger in _listed("unchanging_verbs"):
        return "did"
    if trigger == lemma:
        return None
    return "does" if trigger.endswith("s") else "did"


def _rest(fact: Fact[T], start: int, end: int, asked: str) -> tuple[str, str] | None:
    """What is asked and the clause behind its verb without the answer; None where the answer is part of a list."""
    text, span = fact.article.text, fact.span
    before, after = text[start : span.start], text[span.end : end]
    if _JOINED.search(before) or _JOINS_ON.match(after):
        return None
    if asked in _PLACED:
        taken = _TAKEN_ALONG.search(before)
        if taken and taken[1].lower() in _DATE_WORDS and asked == "When":
            asked, before = f"{taken[1].capitalize()} when", before[: taken.start()]
        bare_before = _PREPOSITION.sub(" ", before)
        if asked == "Where" and bare_before == before and _HALF_PHRASE.search(before):
            return None
        before = bare_before
    elif _INSIDE.search(before) and not before.endswith(" of"):
        return None
    elif asked == "How long" and (long := _DURATION.search(before)):
        before = before[: long.start()]
    elif taken := _TAKEN_ALONG.search(before):
        asked, before = f"{taken[1].capitalize()} {asked[0].lower()}{asked[1:]}", before[: taken.start()]
    return None if _INSIDE.search(before) else (asked, f"{_cut(before)} {_cut(after)}")


def _cut(words: str) -> str:
    """As far as the next comma or bracket: what comes there is a new thought."""
    mark = _LATER_PART.search(words)
    return words[: mark.start()] if mark else words


def _lowered(subject: str) -> str:
    subject = " ".join(subject.split()).strip(_EDGES)
    return subject[0].lower() + subject[1:] if _DETERMINER.match(subject) else subject


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_vocabulary("scope")["grammar"][name])

"""Finds whose words they are: the subject of the cue, however far up the sentence it stands."""

from rashomon.model.parse import Parse, Token
from rashomon.reading.quotations.cues import Cue, attitudes, word_list

_SUBJECTS = ("nsubj", "csubj", "expl")
_BELOW_VERB = frozenset({"dobj", "pobj", "attr", "prep", "conj", "dative"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Below the head noun of a source, these say more about it but are no part of its name.
_LEFT_OUT = frozenset({"relcl", "acl", "advcl", "parataxis", "punct", "cc", "ccomp"})
# A source longer than this many words is cut to what stands before its first comma.
_MAX_SOURCE_WORDS = 14


def source_of(parse: Parse, cue: Cue) -> tuple[tuple[int, ...], ...]:
    """Groups of token indices that name the source, the head group first; empty where the sentence names nobody."""
    if cue.lemma == "according to":
        head = parse.child_with(cue.tokens[-1], "pobj", "pcomp")
        return (noun_phrase(parse, head.index),) if head else ()
    if cue.noun:
        return _owner(parse, cue.head)
    return _subject(parse, cue.head)


def _passes_through(parse: Parse, token: Token) -> bool:
    """Whether a participle speaks for the subject of the sentence, not for the noun that it follows.

    "issued a statement saying", "made a third attempt, writing".
    """
    after_comma = parse.tokens[token.index - 1].text == "," and token.index > token.head
    return after_comma or parse.tokens[token.head].lemma in word_list("phrases", "by_the_way")


def _owner(parse: Parse, noun: int) -> tuple[tuple[int, ...], ...]:
    owner = parse.child_with(noun, "poss")
    if owner:
        return (noun_phrase(parse, owner.index),)
    for child in parse.children[noun]:
        token = parse.tokens[child]
        if (
            token.dep == "prep"
            and token.lemma in ("by", "from")
            and (head := parse.child_with(child, "pobj"))
        ):
            return (noun_phrase(parse, head.index),)
    return ()


def _subject(parse: Parse, verb: int) -> tuple[tuple[int, ...], ...]:
    if _asked_of_subject(parse, verb):
        return _agent(parse, verb)
    going_on = parse.tokens[verb].tag == "VBG" and parse.tokens[verb].lemma in word_list(
        "phrases", "going_on"
    )
    seen = 0
    while seen < 8:
        seen += 1
        token = parse.tokens[verb]
        if going_on and _told_in_clause(parse, token):
            verb = token.head
            continue
        subject = parse.child_with(verb, *_SUBJECTS)
        if subject is not None and _may_speak(subject):
            if subject.lemma in _RELATIVE and token.dep == "relcl":
                return (noun_phrase(parse, token.head), (subject.index,))
            if subject.lemma == "who" and parse.tokens[token.head].pos == "VERB" and token.head < verb:
                return (*_subject(parse, token.head), (subject.index,))
            return (noun_phrase(parse, subject.index),)
        if by := _agent(parse, verb):
            return by
        passive = parse.child_with(verb, "nsubjpass")
        if passive is not None:
            # "was quoted as saying", "is reported to have said": the subject is whose words they are.
            return (noun_phrase(parse, passive.index),) if seen > 1 else ()
        asked = parse.child_with(verb, "advcl")
        if asked is not None and asked.index < verb and _asked_of_subject(parse, asked.index):
            # "Lee, asked whether …, said": the parser gave "Lee" to the nearer verb.
            subject = parse.child_with(asked.index, *_SUBJECTS)
            return (noun_phrase(parse, subject.index),) if subject is not None else ()
        if token.dep in ("acl", "relcl") and parse.tokens[token.head].pos in _NOMINAL:
            if token.tag != "VBG":  # neither "an event called" nor "the way to reject"
                return ()
            if not _passes_through(parse, token):
                return (noun_phrase(parse, token.head),)
            verb = token.head
            token = parse.tokens[verb]
            if token.head == verb or token.dep not in _BELOW_VERB:
                return ()
            verb = token.head
            continue
        reported = _who_is_reported(parse, token)
        if reported is not None:
            return (noun_phrase(parse, reported),)
        if token.dep not in ("conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "aux", "dep", "parataxis"):
            return ()
        if token.head == verb:
            return ()
        verb = _joined_to(parse, token)
    return ()


def _agent(parse: Parse, verb: int) -> tuple[tuple[int, ...], ...]:
    agent = parse.child_with(verb, "agent")
    head = parse.child_with(agent.index, "pobj") if agent is not None else None
    return (noun_phrase(parse, head.index),) if head is not None else ()


def _asked_of_subject(parse: Parse, verb: int) -> bool:
    """Whether somebody was asked, not asking: "Asked whether …, Lee said", "Lee, asked whether …, said"."""
    token = parse.tokens[verb]
    if token.lemma not in word_list("phrases", "asked_of") or token.tag not in ("VBN", "VBD"):
        return False
    subject = parse.child_with(verb, *_SUBJECTS)
    if subject is None:
        has_helper = parse.child_with(verb, "aux", "auxpass") is not None
        return token.tag == "VBN" and token.dep in ("advcl", "acl", "dep") and not has_helper
    # One comma between name and verb opens an insertion; two would close one ("Lee, the mayor, asked").
    between = [t.text for t in parse.tokens[subject.index + 1 : verb]]
    return between == [","]


def _told_in_clause(parse: Parse, token: Token) -> bool:
    """Whether a verb stands in what somebody says: in "Okoro said Lee was ill, adding …" it is Okoro who adds."""
    above = parse.tokens[token.head]
    return token.dep == "ccomp" and above.index < token.index and above.lemma in attitudes()


def _may_speak(subject: Token) -> bool:
    """Nouns, and names that the tagger took for something else ("Trump" for a verb)."""
    return subject.pos in _NOMINAL | {"DET", "ADJ", "X"} or subject.text[:1].isupper()


def _who_is_reported(parse: Parse, token: Token) -> int | None:
    """Whose words they are in "quoted Okoro as saying …" and "forced Okoro to admit …": the object's."""
    above = parse.tokens[token.head]
    if token.dep == "pcomp" and above.lemma == "as":
        above = parse.tokens[above.head]
        if above.lemma not in word_list("phrases", "reporting_somebody"):
            return None
    elif token.dep != "xcomp" or above.lemma not in word_list("phrases", "making_somebody"):
        return None
    found = parse.child_with(above.index, "dobj", "nsubjpass")
    return found.index if found is not None and found.index < token.index else None


def _joined_to(parse: Parse, token: Token) -> int:
    """The verb whose subject a verb without one shares: "said it would leave and suggested …" goes with "said".

    A finite verb is not joined to a bare one ("would leave"), whatever the parser says.
    """
    above = parse.tokens[token.head]
    finite = token.tag in ("VBD", "VBZ", "VBP")
    if token.dep == "conj" and finite and above.tag == "VB" and above.dep == "ccomp":
        return above.head
    return token.head


def noun_phrase(parse: Parse, head: int) -> tuple[int, ...]:
    """The words of a name or noun phrase without relative clauses, as one unbroken run around its head."""
    kept, todo = {head}, [head]
    while todo:
        at = todo.pop()
        for child in parse.children[at]:
            if parse.tokens[child].dep not in _LEFT_OUT and not _joined_clause(parse.tokens[child]):
                kept.add(child)
                todo.append(child)
    low = high = head
    while low - 1 in kept or (low - 2 in kept and _inner(parse.tokens[low - 1])):
        low -= 1
    while high + 1 in kept or (high + 2 in kept and _inner(parse.tokens[high + 1])):
        high += 1
    if high - low >= _MAX_SOURCE_WORDS:
        comma = next((i for i in range(head + 1, high) if parse.tokens[i].text == ","), None)
        high = comma - 1 if comma else min(high, head + _MAX_SOURCE_WORDS)
    return tuple(range(low, high + 1))


def _joined_clause(token: Token) -> bool:
    return token.dep == "conj" and token.pos not in _NOMINAL


def _inner(token: Token) -> bool:
    if token.dep == "cc":  # "the mayor and the harbour master"
        return True
    return token.text in (",", "-", "–", "’s", "'s", ".", "(", ")", "#", "/") or token.pos == "PUNCT"

"""What a cue attributes without marks: the clause, infinitive or object that stands below it in the parse."""

from rashomon.model.parse import Parse, Token
from rashomon.reading.quotations.cues import Cue, attitudes, taking

_CLAUSE_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_PREPOSITIONS = ("as", "of", "for", "about", "on")
_BOUND_PREPOSITIONS = ("for", "on")
# "..., the minister of the islands told reporters on Monday, ...": longer is no insertion.
_MAX_INSERTED = 14
# Fewer words after the insertion are its own tail ("he said, on Monday").
_MIN_REST = 3
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def contents_of(parse: Parse, cue: Cue, *, quoted: bool = False) -> tuple[tuple[int, int], ...]:
    """Token ranges [first, last) of what the cue attributes, in text order; empty where it attributes nothing.

    With `quoted`, marked words stand among the complements and any of them will do.
    """
    if cue.lemma == "according to":
        return _rest_of_clause(parse, cue)
    if cue.noun:
        return _below_noun(parse, cue)
    children = [parse.tokens[c] for c in parse.children[cue.head]]
    clause = _clause(cue, children, quoted=quoted)
    if clause is not None:
        return _clause_ranges(parse, cue, clause)
    heads = _complements(cue, children, quoted=quoted)
    if heads and (quoted or not _unsaid(parse, cue)):
        return _after_cue(parse, cue, heads)
    return _parenthetical(parse, cue)


def _clause(cue: Cue, children: list[Token], *, quoted: bool) -> Token | None:
    if cue.lemma in taking("no_clause") and cue.lemma not in taking("clause_wide") and not quoted:
        return None
    clauses = [c for c in children if c.dep == "ccomp"]
    return max(clauses, key=lambda c: (c.index > cue.head, -c.index)) if clauses else None


def _complements(cue: Cue, children: list[Token], *, quoted: bool) -> list[Token]:
    after = [c for c in children if c.index > cue.head]
    objects = [c for c in after if c.dep in ("dobj", "dative")]
    found: list[Token] = []
    names = [c for c in after if c.dep in ("oprd", "attr", "acomp", "ccomp")]
    infinitives = [c for c in after if c.dep == "xcomp"]
    if names and (quoted or cue.lemma in taking("naming")):
        found = objects + names
    elif _gerund(infinitives) and cue.lemma in taking("gerund"):
        found = infinitives
    elif _as_saying(children, cue):
        found = [c for c in after if c.dep != "agent"]
    elif infinitives and (
        quoted or cue.lemma in taking("object_infinitive") or cue.lemma in taking("infinitive")
    ):
        asked = [
            c for c in after if c.dep == "prep" and c.lemma in _BOUND_PREPOSITIONS and cue.lemma == "call"
        ]
        found = objects + asked + infinitives if cue.lemma not in ("tell", "warn") else infinitives
    else:
        prepositions = [
            c
            for c in after
            if c.dep == "prep" and ((c.lemma in _PREPOSITIONS and cue.lemma in taking(c.lemma)) or quoted)
        ]
        if prepositions:
            found = objects + prepositions
        elif objects and (quoted or cue.lemma in taking("object")):
            found = objects
    return found


def _gerund(complements: list[Token]) -> bool:
    """ "denied closing the quay"."""
    return bool(complements) and complements[0].tag == "VBG"


def _as_saying(children: list[Token], cue: Cue) -> bool:
    """ "quoted Okoro as saying that …": what is reported is another attribution."""
    return cue.lemma in ("quote", "cite") and any(c.dep == "prep" and c.lemma == "as" for c in children)


def _unsaid(parse: Parse, cue: Cue) -> bool:
    """Whether nothing was said yet or at all: "to discuss trade", "will announce cuts", "without mentioning it"."""
    token = parse.tokens[cue.head]
    helpers = [parse.tokens[c] for c in parse.children[cue.head] if parse.tokens[c].dep == "aux"]
    return token.dep in ("pcomp", "xcomp") or any(t.tag in ("TO", "MD") for t in helpers)


def _clause_ranges(parse: Parse, cue: Cue, clause: Token) -> tuple[tuple[int, int], ...]:
    words = set(parse.subtree(clause.index))
    low, high = min(words), max(words) + 1
    if high <= cue.head and (rest := _after_insertion(parse, cue, low, high)):
        return (_trim(parse, low, high), rest)
    if high <= cue.head or low > cue.head:
        if low > cue.head and _when_said(parse, low):
            low += 2
        return (_trim(parse, low, high),) if low < high else ()
    # The cue stands inside what it attributes: "The plan, he said, would work".
    left, right = _around(parse, cue)
    pieces = [_trim(parse, low, left), _trim(parse, right, high)]
    return tuple(p for p in pieces if p[0] < p[1])


def _after_insertion(parse: Parse, cue: Cue, low: int, high: int) -> tuple[int, int] | None:
    """The rest of the sentence after "…, he said, …", where the parser hung only the first half on the cue."""
    left, right = _around(parse, cue)
    last = parse.sentences[parse.tokens[cue.head].sentence][1]
    if right >= last or parse.tokens[right].text != "," or left < high or right - left > _MAX_INSERTED:
        return None
    if _own_clause(parse, right, last):
        return None
    rest = _trim(parse, right, last)
    return rest if rest[1] - rest[0] >= _MIN_REST else None


def _own_clause(parse: Parse, comma: int, last: int) -> bool:
    """Whether what follows "he said," says more about the saying: "adding …", "citing …", "who …", "according to"."""
    words = [t for t in parse.tokens[comma + 1 : last] if t.pos not in ("ADV", "PUNCT")][:2]
    if not words:
        return True
    first = words[0]
    more = first.tag in ("VBG", "WP", "WDT", "WRB", "VBN") or first.lemma in (
        "according",
        "after",
        "when",
        "as",
        "while",
    )
    return (
        more
        or known(first.lemma)
        or (first.pos == "CCONJ" and len(words) > 1 and words[1].tag in ("VBD", "VBZ", "VBG"))
    )


def _around(parse: Parse, cue: Cue) -> tuple[int, int]:
    """The run of words of the cue with its own subject and adverbs, up to the commas around them."""
    first, last = parse.sentences[parse.tokens[cue.head].sentence]
    left, right = cue.head, cue.head + 1
    while left > first and parse.tokens[left - 1].text not in (",", "–", "—", "”", '"'):
        left -= 1
    while right < last and parse.tokens[right].text not in (",", "–", "—", "“", '"'):
        right += 1
    return left, right


def _after_cue(parse: Parse, cue: Cue, heads: list[Token]) -> tuple[tuple[int, int], ...]:
    words = [i for head in heads for i in parse.subtree(head.index) if i > cue.head]
    if not words:
        return ()
    # "called for a strike", "called on the mayor to resign": the preposition belongs to the cue.
    bound = parse.tokens[min(words)].lemma in _BOUND_PREPOSITIONS and cue.lemma in ("call", "ask")
    return (_trim(parse, min(words) + bound, max(words) + 1),)


def _parenthetical(parse: Parse, cue: Cue) -> tuple[tuple[int, int], ...]:
    """ "The plan would work, he said": the parser hangs the cue below what it attributes."""
    token = parse.tokens[cue.head]
    has_subject = parse.child_with(cue.head, *_CLAUSE_SUBJECTS) is not None
    if token.dep not in ("parataxis", "ccomp") or not has_subject or cue.lemma in taking("no_clause"):
        return ()
    own = set(parse.subtree(cue.head))
    if max(own) - min(own) > 12:
        return ()
    if not _set_off(parse, min(own), max(own)):
        return ()
    words = [i for i in parse.subtree(token.head) if i not in own]
    before = [i for i in words if i < min(own)]
    after = [i for i in words if i > max(own)]
    pieces = [_trim(parse, part[0], part[-1] + 1) for part in (before, after) if part]
    return tuple(p for p in pieces if p[0] < p[1])


def _set_off(parse: Parse, low: int, high: int) -> bool:
    before = low > 0 and parse.tokens[low - 1].text in (",", "–", "—")
    inside = parse.tokens[low].text in (",", "–", "—")
    return before or inside


def _rest_of_clause(parse: Parse, cue: Cue) -> tuple[tuple[int, int], ...]:
    own = set(parse.subtree(cue.head))
    governor = parse.tokens[cue.head].head
    if governor == cue.head:
        return ()
    # "see their income go up by a fifth, according to …": the whole of it, up to the next verb of saying.
    while parse.tokens[governor].dep in ("ccomp", "xcomp") and parse.tokens[
        parse.tokens[governor].head
    ].pos in (
        "VERB",
        "AUX",
    ):
        above = parse.tokens[governor].head
        if above > governor or known(parse.tokens[above].lemma):
            break
        governor = above
    words = [i for i in parse.subtree(governor) if i not in own]
    first, last = min(own), max(own)
    if parse.tokens[governor].pos not in ("VERB", "AUX"):
        # "12 percent, according to the survey": the sentence is what is attributed, when it ends there.
        start, end = parse.sentences[parse.tokens[cue.head].sentence]
        words = [i for i in range(start, end) if i not in own]
    pieces = [
        _trim(parse, part[0], part[-1] + 1)
        for part in ([i for i in words if i < first], [i for i in words if i > last])
        if part
    ]
    pieces = [p for p in pieces if p[1] - p[0] >= 2]
    return tuple(pieces)


def _below_noun(parse: Parse, cue: Cue) -> tuple[tuple[int, int], ...]:
    for child in parse.children[cue.head]:
        token = parse.tokens[child]
        if (
            token.dep in ("acl", "ccomp")
            and (mark := parse.child_with(child, "mark"))
            and mark.lemma == "that"
        ):
            words = parse.subtree(child)
            return (_trim(parse, words[0], words[-1] + 1),)
    return ()


def _trim(parse: Parse, low: int, high: int) -> tuple[int, int]:
    """Leave out "that" and commas at the edges."""
    while low < high and (
        (parse.tokens[low].pos == "PUNCT" and parse.tokens[low].text in ",;:.-–—") or _is_that(parse, low)
    ):
        low += 1
    if high - low > 2 and parse.tokens[low].lemma in ("but", "and") and parse.tokens[low].pos == "CCONJ":
        low += 1
    while high > low and parse.tokens[high - 1].text in (
        ",",
        ".",
        ";",
        ":",
        "-",
        "–",
        "—",
        "?",
        "!",
        "and",
        "but",
    ):
        high -= 1
    return low, high


def _when_said(parse: Parse, low: int) -> bool:
    """Whether words open with the day on which they were said: "said on Friday he had met"."""
    tokens = parse.tokens
    return tokens[low].lemma == "on" and low + 2 < len(tokens) and tokens[low + 1].text.lower() in _WEEKDAYS


def _is_that(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.lemma == "that" and token.dep == "mark"


def known(lemma: str) -> bool:
    """Whether a lemma is a cue verb."""
    return lemma in attitudes()

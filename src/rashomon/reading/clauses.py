"""Clauses from the dependency parse: each predicate with its words, its subject and object, and its reality.

A predicate is a verb, a copula, or the root of a verbless sentence. Verbs that only add tense ("is set to visit") are
merged with the infinitive below them. Passives keep their verb; what is their subject in grammar is their object here.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rashomon.model.article import Article
from rashomon.model.clause import Clause, Realis
from rashomon.model.parse import Parse
from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.reading.base import Reader
from rashomon.reading.realis import realis_of
from rashomon.text.grammar import (
    heads_clause,
    merged_verbs,
    noun_span,
    noun_words,
    participants,
    predicate_of,
)

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
# Verbs too empty to tell two clauses apart.
_EMPTY = frozenset({"be", "have", "do", "mr.", "mrs.", "ms."})


def read_clauses(reading: Reading) -> tuple[Clause, ...]:
    """All clauses of the article in text order."""
    parse = reading.parsed
    merged = merged_verbs(parse)
    heads = [t.index for t in parse.tokens if heads_clause(t) and t.index not in merged]
    above = {below: verb for verb, below in merged.items()}
    words = _owned(parse, frozenset(heads), merged)
    known: dict[int, Realis] = {}
    for head in _top_down(parse, frozenset(heads)):
        known[head] = realis_of(parse, head, above, known)
        while head in above:  # what hangs on the merged verb asks for its reality too
            known[above[head]] = known[head]
            head = above[head]
    clauses = [_clause(reading.article, parse, head, above, words[head], known[head]) for head in heads]
    return tuple(sorted(clauses, key=lambda c: (c.spans[0].start, c.trigger.start)))


def _top_down(parse: Parse, heads: frozenset[int]) -> list[int]:
    """The heads in an order in which each comes after those above it."""
    order = [t.index for t in parse.tokens if t.head == t.index]
    for at in order:
        order.extend(parse.children[at])
    return [at for at in order if at in heads]


def _owned(parse: Parse, heads: frozenset[int], merged: Mapping[int, int]) -> dict[int, list[int]]:
    """The tokens of each clause: those whose nearest head above (or self) it is."""
    owner: dict[int, int] = {}
    for token in parse.tokens:
        path, at = [], token.index
        while at not in owner:
            path.append(at)
            if at in heads:
                owner[at] = at
                break
            if at in merged:
                at = merged[at]
            elif parse.tokens[at].head == at:
                owner[at] = at
                break
            else:
                at = parse.tokens[at].head
        for step in path:
            owner[step] = owner[at]
    found: dict[int, list[int]] = {head: [] for head in heads}
    for token in parse.tokens:
        found.setdefault(owner[token.index], []).append(token.index)
    return found


def _clause(
    article: Article, parse: Parse, head: int, above: Mapping[int, int], own: Sequence[int], realis: Realis
) -> Clause:
    subject, obj = participants(parse, head, above)
    lent = {i for at in (subject, obj) if at is not None for i in noun_words(parse, at)}
    return Clause(
        spans=_spans(article, parse, own, head),
        trigger=article.span(parse.tokens[head].start, parse.tokens[head].end),
        predicate=predicate_of(parse, head),
        words=_content(parse, sorted(lent | set(own))),
        subject=None if subject is None else noun_span(article, parse, subject),
        object=None if obj is None else noun_span(article, parse, obj),
        realis=realis,
        sentence=parse.tokens[head].sentence,
    )


def _spans(article: Article, parse: Parse, own: Sequence[int], head: int) -> tuple[Span, ...]:
    """Runs of neighbouring words, without punctuation at their ends."""
    runs = []
    for _, group in groupby(enumerate(own), key=lambda pair: pair[1] - pair[0]):
        run = [parse.tokens[i] for _, i in group]
        while run and run[0].pos == "PUNCT":
            run.pop(0)
        while run and run[-1].pos == "PUNCT":
            run.pop()
        if run:
            runs.append(article.span(run[0].start, run[-1].end))
    return tuple(runs) or (article.span(parse.tokens[head].start, parse.tokens[head].end),)


def _content(parse: Parse, indices: Sequence[int]) -> tuple[str, ...]:
    words = (parse.tokens[i] for i in indices if parse.tokens[i].pos in _CONTENT)
    return tuple(t.lemma for t in words if t.lemma not in _EMPTY and t.dep not in {"aux", "auxpass"})


CLAUSES = Reader("clauses", "1", read_clauses, needs=("parse",))

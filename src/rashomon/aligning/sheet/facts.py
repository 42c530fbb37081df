"""Facts: what one article says that another may say too, each with the words that tell what it is about.

The scope of a fact is the content of its clause and, weaker, of its sentence. Two facts are compared by the scope
they share, rare words counting more, so that a row joins what is told of the same thing and not what looks alike.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from rashomon.model.alignment import EntityRef, Identity
from rashomon.model.article import NARRATION, Article
from rashomon.model.clause import Clause
from rashomon.model.figure import Bound
from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.text.countries import is_country_name
from rashomon.text.normal_forms import fold, words
from rashomon.text.vocabulary import load_vocabulary

T = TypeVar("T")
# A word of the clause counts whole; one that stands elsewhere in the sentence counts this much: AP sentences string
# three facts together, and half the weight kept "killed" and "wounded" numbers apart on the development events.
SENTENCE_WEIGHT = 0.35
# Blocks whose words can answer a question; page furniture, datelines and bylines cannot.
TOLD = (*NARRATION, "caption", "embed")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """One answer of one article; `scope` gives each word that tells what it is about, with its weight.

    `pieces` are the spans to cite where the words are broken up; the first of them is `span`. `anchors` are the
    organisations and places that the sentence names, without countries, which say little. `tolls` and `measures` are
    what a figure is shown to be a figure of; `near` is the place that its sentence names closest to it, and
    `days` are the first and last days of the dates in its clause. `decides` is whatever else of the fact can change
    how it is joined or judged.
    """

    article: Article
    span: Span
    value: str
    bound: Bound
    as_of: str | None
    said_by: str | None
    clause: Clause | None
    scope: Mapping[str, float]
    what: T
    pieces: tuple[Span, ...] = ()
    anchors: frozenset[str] = frozenset()
    tolls: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    near: str | None = None
    days: tuple[tuple[str, str], ...] = ()
    decides: tuple[str | None, ...] = ()

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands, for sorting."""
        return (self.span.article, self.span.start, self.span.end)

    @property
    def telling(self) -> Hashable:
        """Equal for facts that are joined alike: the same words about the same thing, wherever they are printed."""
        clause = self.clause
        return (
            *(self.value, self.span.text, self.bound, self.decides, self.near, self.days),
            *(self.anchors, self.tolls, self.measures, tuple(self.scope.items())),
            *((clause.predicate, clause.realis, clause.words) if clause else ()),
        )

    @property
    def claim(self) -> Hashable:
        """Equal for facts that are judged alike: one telling of one day, said by one speaker."""
        published = self.article.published.value[:10] if self.article.published else None
        pieces = tuple(piece.text for piece in self.pieces)
        return (self.telling, published, self.as_of, self.said_by, pieces)


class Scopes:
    """Clauses and sentences of one article, looked up by place; parts of a name are read as its bearer."""

    def __init__(self, reading: Reading, identities: Mapping[EntityRef, Identity]) -> None:
        self.reading = reading
        self._bearers = _bearers(reading, identities)
        self._anchors = _named(reading, identities)
        self._places = _placed(reading, identities)
        self._by_sentence: dict[int, list[Clause]] = {}
        for clause in reading.clauses:
            self._by_sentence.setdefault(clause.sentence, []).append(clause)
        self._starts = [s.start for s in reading.sentences]

    def told(self, span: Span) -> bool:
        """Whether the words stand where an outlet tells something."""
        block = self.reading.article.block_at(span.start)
        return block is not None and block.kind in TOLD

    def clause_of(self, span: Span) -> Clause | None:
        """The smallest clause whose words hold the span's first character."""
        holding = [
            (part.end - part.start, n, clause)
            for n, clause in enumerate(self.clauses_at(span))
            for part in clause.spans
            if part.start <= span.start < part.end
        ]
        return min(holding, key=lambda h: h[:2])[2] if holding else None

    def scope_of(self, span: Span, clause: Clause | None) -> dict[str, float]:
        """Content words around a span, without its own words."""
        own = {self._key(w) for w in span.text.replace("-", " ").split()}
        weights: dict[str, float] = {}
        for other in self.clauses_at(span):
            weight = 1.0 if other is clause else SENTENCE_WEIGHT
            for key in self.keys_of(other):
                if key not in own and key not in _empty() and not key.isdigit():
                    weights[key] = max(weights.get(key, 0.0), weight)
        return dict(sorted(weights.items()))  # one order, so that sums over it are the same in every run

    def anchors_of(self, span: Span) -> frozenset[str]:
        """Identities of the organisations and places named in the span's sentence."""
        sentence = self.reading.sentences[self.sentence_of(span)]
        named = {key for place, _, key in self._anchors if sentence.start <= place < sentence.end}
        said = {word for clause in self.clauses_at(span) for word in self.keys_of(clause)}
        return frozenset(named | {key for _, name, key in self._anchors if name in said})

    def near_place(self, span: Span) -> str | None:
        """Name of the place, smaller than a country, that the sentence names closest to the span."""
        sentence = self.reading.sentences[self.sentence_of(span)]
        found = [
            (max(span.start - end, start - span.end), key)
            for start, end, key in self._places
            if sentence.start <= start < sentence.end
        ]
        return min(found)[1] if found else None

    def places_in(self, start: int, end: int) -> set[str]:
        """Bare names of the places, smaller than a country, named between two offsets."""
        return {base_name(name) for at, stop, name in self._places if start <= at and stop <= end}

    def days_of(self, clause: Clause | None) -> tuple[tuple[str, str], ...]:
        """First and last day of each date that the clause names."""
        return tuple(
            (t.start, t.end)
            for t in self.reading.timexes
            if clause and t.start and t.end and any(part.covers(t.span) for part in clause.spans)
        )

    def keys_of(self, clause: Clause) -> set[str]:
        """The clause's content words in the form that is compared."""
        return {self._key(word) for word in (*clause.words, clause.predicate) if not is_empty(word)}

    def _key(self, word: str) -> str:
        folded = fold(word)
        return self._bearers.get(folded) or canonical(folded)

    def quoted_speaker(self, span: Span) -> str | None:
        """Name of the speaker whose words in quote marks hold the span, if one is known."""
        for quote in self.reading.quotes:
            if quote.type == "direct" and any(piece.covers(span) for piece in quote.content):
                return None if quote.speaker is None else self.reading.entities[quote.speaker].name
        return None

    def clauses_at(self, span: Span) -> list[Clause]:
        """The clauses of the span's sentence."""
        return self._by_sentence.get(self.sentence_of(span), [])

    def sentence_of(self, span: Span) -> int:
        """Number of the sentence in which the span starts."""
        low, high = 0, len(self._starts)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._starts[middle] <= span.start else (low, middle)
        return low - 1


class Likeness:
    """How much scope two facts share, rare words of the story counting more."""

    def __init__(self, articles: Iterable[Scopes]) -> None:
        counts: Counter[str] = Counter()
        self._sentences = 1
        for scopes in articles:
            seen: dict[int, set[str]] = {}
            for clause in scopes.reading.clauses:
                seen.setdefault(clause.sentence, set()).update(scopes.keys_of(clause))
            self._sentences += len(seen)
            counts.update(word for keys in seen.values() for word in keys)
        self._counts = counts
        self._rarity: dict[str, float] = {}

    def rarity(self, word: str) -> float:
        """Between about .3 for a word in every sentence and 1 for one that stands in a single sentence."""
        found = self._rarity.get(word)
        if found is None:
            share = math.log(1 + self._sentences / (1 + self._counts[word]))
            found = share / math.log(1 + self._sentences / 2) if self._sentences > 2 else 1.0
            self._rarity[word] = found
        return found

    def of(self, a: Mapping[str, float], b: Mapping[str, float]) -> float:
        """Shared weight over the geometric mean of both weights; 0 to 1."""
        shared = sum(min(weight, b[w]) * self.rarity(w) for w, weight in a.items() if w in b)
        if not shared:
            return 0.0
        return shared / math.sqrt(self._weight(a) * self._weight(b))

    def _weight(self, scope: Mapping[str, float]) -> float:
        return sum(weight * self.rarity(word) for word, weight in scope.items())

    def shared(self, a: Mapping[str, float], b: Mapping[str, float]) -> list[str]:
        """The words both scopes hold, the most telling first."""
        return sorted(a.keys() & b.keys(), key=lambda w: (-min(a[w], b[w]) * self.rarity(w), w))


def _bearers(reading: Reading, identities: Mapping[EntityRef, Identity]) -> dict[str, str]:
    """Each word of a name in this article to the one identity that bears it: "Mike" and "Pompeo" are one word."""
    found: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for entity in reading.entities:
        identity = identities.get(EntityRef(reading.article.id, entity.key))
        if identity is None or identity.kind != "person":
            continue
        names[identity.id] = identity.name
        for member in entity.members:
            mention = reading.mentions[member.mention]
            for word in words(mention.name) if mention.form == "name" else ():
                found.setdefault(word, set()).add(identity.id)
    return {word: names[min(ids)] for word, ids in sorted(found.items()) if len(ids) == 1}


def _named(reading: Reading, identities: Mapping[EntityRef, Identity]) -> list[tuple[int, str, str]]:
    """Where the article names which organisation or place, with the name: "#G20" is no mention, but the word."""
    found = []
    for entity in reading.entities:
        identity = identities.get(EntityRef(reading.article.id, entity.key))
        if identity is None or entity.kind not in ("organization", "place"):
            continue
        if not is_country_name(identity.name):
            mentions = (reading.mentions[m.mention] for m in entity.members)
            # One article's "Coast Guard" is nobody's identity elsewhere, but within a story its name will do.
            key = identity.id if len(identity.members) > 1 else fold(identity.name)
            found += [(m.span.start, fold(m.name), key) for m in mentions if m.form == "name"]
    return sorted(found)


def _placed(reading: Reading, identities: Mapping[EntityRef, Identity]) -> list[tuple[int, int, str]]:
    """Where the article names which place smaller than a country."""
    found = []
    for entity in reading.entities:
        identity = identities.get(EntityRef(reading.article.id, entity.key))
        if identity is not None and entity.kind == "place" and not is_country_name(identity.name):
            spans = (reading.mentions[m.mention].span for m in entity.members)
            found += [(span.start, span.end, identity.name) for span in spans]
    return sorted(found)


def base_name(place: str) -> str:
    """The name without its kind: "Kunduz" of "Kunduz province"."""
    kinds = load_vocabulary("scope")["place_kinds"]
    bare = " ".join(w for w in words(place) if w not in kinds)
    return bare if bare and not is_country_name(bare) else fold(place)  # Mexico City is not Mexico


def canonical(word: str) -> str:
    """The one word that stands for a group of words used for one another."""
    return _groups("same_scope").get(word, word)


def canonical_counted(word: str) -> str:
    """The same for counted things: passengers are not people, but civilians, victims and others are."""
    return _groups("same_counted").get(word, word)


def is_event_word(word: str) -> bool:
    """Whether a compared word stands for a kind of event that news text has several words for."""
    return word in _groups("same_scope") and _groups("same_scope")[word] == word


@cache
def exclusive_scopes() -> frozenset[str]:
    """Scopes of which a clause is about one."""
    return frozenset(load_vocabulary("scope")["exclusive_scopes"])


@cache
def rising_scopes() -> frozenset[str]:
    """Scopes whose numbers change while the news runs."""
    return frozenset(load_vocabulary("scope")["rising_scopes"])


@cache
def _groups(name: str) -> dict[str, str]:
    return {word: group[0] for group in load_vocabulary("scope")[name] for word in group}


def is_empty(word: str) -> bool:
    """Whether a word is too empty to show what a clause is about: the "accord" of "according to"."""
    return word in _empty()


@cache
def phrase_scopes() -> tuple[tuple[str, frozenset[str]], ...]:
    """Scopes that take two words: "lost their lives"."""
    told: dict[str, list[list[str]]] = load_vocabulary("scope")["scope_phrases"]
    return tuple((scope, frozenset(phrase)) for scope in sorted(told) for phrase in told[scope])


@cache
def _empty() -> frozenset[str]:
    return frozenset(load_vocabulary("scope")["empty"])

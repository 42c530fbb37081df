"""Labels: the words an outlet uses of somebody, and in whose voice.

Titles and descriptions before a name, after it, in place of it, and said of it ("is a", "called him a"). Words inside
quotation marks belong to whoever is quoted; the rest are the outlet's own, indirect speech included. Labels of
nobody in the article's entities are left out.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from rashomon.model.label import Label
from rashomon.model.mention import Mention
from rashomon.model.parse import Token
from rashomon.model.quote import Quote
from rashomon.model.reading import Reading
from rashomon.reading.base import Reader
from rashomon.reading.labels_words import any_tells, descriptor_before, tells, without_article, word_list
from rashomon.text.countries import country_of
from rashomon.text.grammar import merged_verbs, participants
from rashomon.text.mention_index import MentionIndex
from rashomon.text.quotation_marks import find_marked

# A word and whoever uses it where the sentence itself says so ("Trump called him a tyrant").
_Found = tuple[int, int, int, int | None]  # first and last token of the words, entity, entity of the caller


def read_labels(reading: Reading) -> tuple[Label, ...]:
    """All labels of the article in text order, each stretch of words once."""
    scene = _Scene(reading)
    labels: dict[tuple[int, int], Label] = {}
    for first, last, entity, caller in scene.found():
        tokens = reading.parsed.tokens
        span = reading.article.span(tokens[first].start, tokens[last - 1].end)
        if not scene.in_furniture(span.start):
            voice, speaker = scene.voice(span.start, span.end)
            if caller is not None:
                voice, speaker = "quoted", speaker if speaker is not None else caller
            labels.setdefault((span.start, span.end), Label(entity, span.text, voice, speaker, span))
    return tuple(labels[key] for key in sorted(labels))


class _Scene:
    """The places in one reading where somebody is described."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.parse = reading, reading.parsed
        self.named = MentionIndex(reading)
        self.marked = find_marked(reading.article.text)
        self._marked_starts = [m.outer_start for m in self.marked]
        self._quotes = sorted(
            ((s.start, s.end, q) for q in reading.quotes for s in q.content), key=lambda t: t[:2]
        )
        self._quote_starts = [q[0] for q in self._quotes]
        self._embeds = [(b.start, b.end) for b in reading.article.blocks if b.kind == "embed"]
        self._furniture = [b for b in reading.article.blocks if b.kind == "boilerplate"]

    def found(self) -> Iterator[_Found]:
        """Descriptions by position, the most specific rules first."""
        yield from self._said_of()
        yield from self._beside_mentions()
        yield from self._governments()

    def in_furniture(self, offset: int) -> bool:
        """Whether the words stand in the page's boilerplate."""
        return any(b.start <= offset < b.end for b in self._furniture)

    def voice(self, start: int, end: int) -> tuple[Literal["narrator", "quoted"], int | None]:
        """Narrator, or quoted and by whom: inside marks, around a marked part, or in an unmarked block of direct speech."""
        quote = self._quote_over(start, end)
        direct = quote is not None and quote.type == "direct"
        if direct or self._in_marks(start, end):
            return "quoted", quote.speaker if quote is not None else None
        if any(s <= start < e for s, e in self._embeds):
            return "quoted", None  # somebody's post, shown as it was
        return "narrator", None

    def _in_marks(self, start: int, end: int) -> bool:
        """Whether a marked stretch shares words with [start, end); nests are few, so a short look back is enough."""
        last = bisect_right(self._marked_starts, end)
        return any(m.closed and m.start < end and start < m.end for m in self.marked[max(0, last - 6) : last])

    def _quote_over(self, start: int, end: int) -> Quote | None:
        last = bisect_right(self._quote_starts, end)
        over = [q for s, e, q in self._quotes[max(0, last - 6) : last] if s < end and start < e]
        return min(over, key=lambda q: q.type == "indirect", default=None)

    def _beside_mentions(self) -> Iterator[_Found]:
        """Before, after and in place of names."""
        keys = {m.mention: e.key for e in self.reading.entities for m in e.members}
        named = {e.key for e in self.reading.entities if any(self._is_name(m.mention) for m in e.members)}
        ranges = {i: self._range(self.reading.mentions[i]) for i in keys}
        for index in sorted(keys):
            mention, (first, last) = self.reading.mentions[index], ranges[index]
            if first == last:
                continue
            if mention.form == "nominal" and (keys[index] in named or mention.kind != "person"):
                yield from self._nominal(mention, first, last, keys[index])
            elif mention.form == "name" and mention.kind in {"person", "organization", "group"}:
                others = self._blocking(first)
                before = descriptor_before(self.parse, first, last, others)
                fits = mention.kind == "person" or (before is not None and self._listed(before))
                if before and fits and not self._serves(last - 1, last):
                    yield (*before, keys[index], None)
                if mention.kind == "person":
                    yield from self._inside_name(first, last, keys[index])
                    yield from self._apposed(first, last, keys[index])

    def _is_name(self, mention: int) -> bool:
        return self.reading.mentions[mention].form == "name"

    def _range(self, mention: Mention) -> tuple[int, int]:
        words = self.parse.between(mention.span.start, mention.span.end)
        return (words[0].index, words[-1].index + 1) if words else (0, 0)

    def _blocking(self, first: int) -> frozenset[int]:
        """Tokens just before a name that are another person's or place's name, save a state's ("U.S. President")."""
        found = set()
        for at in range(max(0, first - 8), first):
            over = self.named.at(self.parse.tokens[at])
            if (
                over
                and over[0].form == "name"
                and over[0].kind in {"person", "place"}
                and not country_of(over[0].name)
            ):
                found.add(at)
        return frozenset(found)

    def _listed(self, bounds: tuple[int, int]) -> bool:
        """For bodies only words of the list count: "state-run" does, "Foreign Ministry" does not."""
        words = (self.parse.tokens[i].text.lower() for i in range(*bounds))
        return any(w in word_list("adjectives") for w in words)

    def _nominal(self, mention: Mention, first: int, last: int, entity: int) -> Iterator[_Found]:
        bounds = without_article(self.parse, first, last)
        if bounds is None:
            return
        words = self.parse.tokens[bounds[0] : bounds[1]]
        listed = any(
            t.text.lower() in word_list("adjectives") or t.lemma in word_list("governments") for t in words
        )
        if listed or (mention.kind == "person" and any_tells(words)):
            yield (*bounds, entity, None)

    def _serves(self, index: int, last: int) -> bool:
        """Whether the name only qualifies the next noun: what is communist in "the communist Castro regime" is the regime."""
        token = self.parse.tokens[index]
        return (
            token.dep in {"compound", "nmod"}
            and token.head >= last
            and self.parse.tokens[token.head].pos == "NOUN"
        )

    def _inside_name(self, first: int, last: int, entity: int) -> Iterator[_Found]:
        """A describing word that the name recogniser took for a part of the name ("Strongman Rafael Montero")."""
        listed = word_list("nouns") | word_list("adjectives")
        end = first
        while end < last - 1 and self.parse.tokens[end].text.lower() in listed:
            end += 1
        if end > first:
            yield first, end, entity, None

    def _apposed(self, first: int, last: int, entity: int) -> Iterator[_Found]:
        """ "Díaz-Canel, president of Cuba" and "the vice president, Delcy Rodríguez", where one comma parts the two."""
        for index in range(first, last):
            token = self.parse.tokens[index]
            after = (self.parse.tokens[c] for c in self.parse.children[index])
            beside = [t for t in after if t.dep == "appos" and self.parse.subtree(t.index)[0] - last <= 1]
            if token.dep == "appos" and first - token.head == 2:
                beside.append(self.parse.tokens[token.head])
            for noun in beside:
                if (
                    noun.pos == "NOUN"
                    and not first <= noun.index < last
                    and tells(noun)
                    and self.named.at(noun) is None
                ):
                    yield from self._phrase(noun, entity, None)

    def _phrase(self, head: Token, entity: int, caller: int | None) -> Iterator[_Found]:
        """The head with the words before it, and "of" somewhere after it."""
        first = last = head.index
        for child in self.parse.children[head.index]:
            token = self.parse.tokens[child]
            if token.dep in {"amod", "compound", "nmod", "det", "poss", "advmod"} and child < head.index:
                first = min(first, self.parse.subtree(child)[0])
            elif token.dep == "prep" and token.lemma == "of" and child == head.index + 1:
                noun = self.parse.child_with(child, "pobj")
                last = noun.index if noun is not None else last
        bounds = without_article(self.parse, first, last + 1)
        if bounds:
            yield (*bounds, entity, caller)

    def _said_of(self) -> Iterator[_Found]:
        """ "is a dictator", "called him a tyrant", "described her as a liar"."""
        above = {below: verb for verb, below in merged_verbs(self.parse).items()}
        for token in self.parse.tokens:
            if token.pos not in {"VERB", "AUX"}:
                continue
            calls = token.lemma in word_list("callers") or token.lemma in word_list("as_callers")
            if not calls and token.lemma != "be":
                continue
            subject, obj = participants(self.parse, token.index, above)
            if calls:
                words = self._complement(token)
                of, caller = obj, subject
            else:
                noun = self.parse.child_with(token.index, "attr", "acomp")
                words = noun if noun is not None and any_tells(self._around(noun)) else None
                of, caller = subject, None
            target = self._entity(of)
            if target is None and calls and of is not None:
                target = self._only_other(of, self._entity(subject))
            if words is not None and target is not None and words.index != of and not self._negated(token):
                yield from self._phrase(words, target, self._entity(caller))

    def _only_other(self, pronoun: int, caller: int | None) -> int | None:
        """For a pronoun that leads nowhere: the one person besides the caller named before it in its sentence."""
        token = self.parse.tokens[pronoun]
        if token.text.lower() not in {"him", "her"} or caller is None:
            return None
        first, _ = self.parse.sentences[token.sentence]
        over = (self.named.at(self.parse.tokens[i]) for i in range(first, pronoun))
        keys = {m[1] for m in over if m and m[0].kind == "person"} - {caller}
        return keys.pop() if len(keys) == 1 else None

    def _negated(self, verb: Token) -> bool:
        return self.parse.child_with(verb.index, "neg") is not None

    def _around(self, noun: Token) -> list[Token]:
        near = [self.parse.tokens[c] for c in self.parse.children[noun.index]]
        return [noun, *(t for t in near if t.dep in {"amod", "compound"})]

    def _entity(self, index: int | None) -> int | None:
        found = self.named.at(self.parse.tokens[index]) if index is not None else None
        return found[1] if found else None

    def _complement(self, verb: Token) -> Token | None:
        """What somebody is called: an object predicate, or the noun after "as" (which may hang on a noun between)."""
        if verb.lemma in word_list("callers"):
            direct = self.parse.child_with(verb.index, "oprd")
            if direct is not None and direct.pos in {"NOUN", "ADJ"}:
                return direct
        if verb.lemma in word_list("as_callers"):
            heads = [
                verb.index,
                *(c for c in self.parse.children[verb.index] if self.parse.tokens[c].dep in {"dobj", "prep"}),
            ]
            heads += [
                g for h in heads[1:] for g in self.parse.children[h] if self.parse.tokens[g].dep == "pobj"
            ]
            for head in heads:
                for child in self.parse.children[head]:
                    if self.parse.tokens[child].text.lower() == "as":
                        noun = self.parse.child_with(child, "pobj", "amod", "acomp")
                        return noun if noun is not None and any_tells(self._around(noun)) else None
        return None

    def _governments(self) -> Iterator[_Found]:
        """ "the Venezuelan socialist regime", where no mention holds it: a label of the state."""
        states = {
            e.country: e.key
            for e in reversed(self.reading.entities)
            if e.kind == "place" and country_of(e.name)
        }
        for token in self.parse.tokens:
            if token.lemma not in word_list("governments") or token.pos != "NOUN" or token.dep == "compound":
                continue
            if self.named.at(token):
                continue
            named = [
                c
                for c in self.parse.children[token.index]
                if self.parse.tokens[c].dep in {"amod", "compound", "nmod"}
            ]
            code = next((k for c in named if (k := country_of(self.parse.tokens[c].text))), None)
            if code in states:
                yield from self._phrase(token, states[code], None)


LABELS = Reader("labels", "1", read_labels, needs=("parse", "mentions", "entities", "quotes"))

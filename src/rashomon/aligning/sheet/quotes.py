"""Quote rows: one utterance in quotation marks, as each article prints it and to whom it gives it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.aligning.sheet.building import Judged, build_row, only_row
from rashomon.aligning.sheet.facts import Fact, Scopes
from rashomon.aligning.sheet.phrases import phrase_groups
from rashomon.aligning.sheet.questions import balanced, trimmed
from rashomon.aligning.wording.difference import quote_verdict
from rashomon.model.alignment import EntityRef, Identity, VariantGroup
from rashomon.model.article import Article
from rashomon.model.quote import Quote
from rashomon.model.row import Row
from rashomon.text.normal_forms import fold_marks, words
from rashomon.text.person_names import core_parts

# What stands between a pair of quote marks; an apostrophe inside a word is none.
_MARKED = re.compile(r"""(?<!\w)(?:"([^"]+)"|'((?:[^']|(?<=\w)'(?=\w))+)'(?!\w))""")
# A shorter quotation in one article alone is a word in quote marks, not something told.
MIN_WORDS_ALONE = 4
MAX_TOPIC_CHARS = 60
# Shorter words can well be said by two people: "an act of terror".
MIN_WORDS_OTHER_SPEAKER = 8
NOT_SHOWN_OTHER = "one may quote the other, so that two speakers are not shown"
SAME_WORDS = "the same words are printed"
SAME_PHRASE = "the same speaker is quoted with the same words"

Speakers = Mapping[EntityRef, Identity]


def quote_rows(
    story: str, variants: Sequence[VariantGroup], scopes: Mapping[str, Scopes], speakers: Speakers
) -> Iterator[Row]:
    """A row for each utterance that two articles print, and what one telling quotes alone."""
    quotes = {q.id: (s, q) for s in scopes.values() for q in s.reading.quotes if _counts(s, q)}

    def judge(a: Fact[Quote], b: Fact[Quote]) -> Judged:
        left, right = (speakers.get(EntityRef(f.article.id, _speaker(f.what))) for f in (a, b))
        same = left.id == right.id if left and right else None
        picked = _picked(a.what, b.what) or _picked(b.what, a.what)
        if picked and same is not False:
            return Judged("agree", "one prints pieces of what the other prints whole")
        if same is not False or left is None or right is None:
            return Judged(*quote_verdict(a.what, b.what, same_speaker=same))
        long = min(len(f.what.words.split()) for f in (a, b)) >= MIN_WORDS_OTHER_SPEAKER
        named = all(_named_at(scopes[f.article.id], f.what, i) for f, i in ((a, left), (b, right)))
        if long and named and core_parts(left.name)[-1] != core_parts(right.name)[-1]:
            return Judged(*quote_verdict(a.what, b.what, same_speaker=False))
        verdict, why = quote_verdict(a.what, b.what, same_speaker=None)
        told = f"given to {left.name} in one and to {right.name} in the other; {NOT_SHOWN_OTHER}"
        return Judged(verdict, why) if verdict == "conflict" and not picked else Judged("vague", told)

    placed: set[str] = set()
    for group in variants:
        facts = [_fact(*quotes[q], speakers) for q in group.quotes if q in quotes]
        if len({f.article.id for f in facts}) > 1:
            placed.update(f.what.id for f in facts)
            row = build_row(story, "quote", facts, question=_question(facts), why=group.why, judge=judge)
            if row:
                yield row
    facts = [_fact(scope, quote, speakers) for scope, quote in quotes.values()]
    for phrase in phrase_groups(facts, lambda a, b: bool(a.said_by) and a.said_by == b.said_by):
        placed.update(f.what.id for f in phrase)
        row = build_row(story, "quote", phrase, question=_question(phrase), why=SAME_PHRASE, judge=judge)
        if row:
            yield row
    alike: dict[tuple[str, ...], list[Fact[Quote]]] = defaultdict(list)
    for fact in facts:
        if fact.what.id not in placed and len(fact.what.words.split()) >= MIN_WORDS_ALONE:
            alike[tuple(words(fact.what.words))].append(fact)
    for same in alike.values():
        if row := build_row(story, "quote", same, question=_question(same), why=SAME_WORDS, judge=judge):
            yield row
        elif len(scopes) > 1:
            searched = [a for a in scopes if a != same[0].article.id]
            yield from (only_row(story, "quote", f, _question([f]), searched) for f in same[:1] if f.said_by)


def _named_at(scopes: Scopes, quote: Quote, speaker: Identity) -> bool:
    """Whether the words beside the quotation name its speaker in person, and no other quotation holds it."""
    named = set(words(" ".join(span.text for span in quote.source)))
    if speaker.kind != "person" or core_parts(speaker.name)[-1] not in named:
        return False
    others = (q for q in scopes.reading.quotes if q.id != quote.id and q.type != "indirect")
    return not any(outer.covers(piece) for q in others for outer in q.content for piece in quote.content)


def _picked(pieces: Quote, whole: Quote) -> bool:
    """Whether a quotation of several pieces has each of them word for word in the other."""
    held = f" {' '.join(words(whole.words))} "
    return len(pieces.content) > 1 and all(f" {' '.join(words(p.text))} " in held for p in pieces.content)


def _counts(scopes: Scopes, quote: Quote) -> bool:
    return quote.type != "indirect" and bool(quote.content) and scopes.told(quote.content[0])


def _fact(scopes: Scopes, quote: Quote, speakers: Speakers) -> Fact[Quote]:
    article = scopes.reading.article
    quote = _marked_words(article, quote)
    name = _name(scopes, quote, speakers)
    source = " ".join(span.text for span in quote.source)
    return Fact(
        *(
            article,
            quote.content[0],
            name or quote.words,
            "exact",
            None,
            name,
            None,
            {},
            quote,
            quote.content,
        ),
        decides=(quote.type, source),
    )


def _marked_words(article: Article, quote: Quote) -> Quote:
    """A mixed quotation cut down to what stands between quote marks; the rest is the outlet's wording."""
    if quote.type != "mixed":
        return quote
    pieces = [
        article.span(
            span.start + match.start(match.lastindex or 0), span.start + match.end(match.lastindex or 0)
        )
        for span in quote.content
        for match in _MARKED.finditer(fold_marks(span.text))
    ]
    return replace(quote, content=tuple(pieces)) if pieces else quote


def _name(scopes: Scopes, quote: Quote, speakers: Speakers) -> str | None:
    if quote.speaker is None:
        return None
    identity = speakers.get(EntityRef(quote.article, quote.speaker))
    return identity.name if identity else scopes.reading.entities[quote.speaker].name


def _speaker(quote: Quote) -> int:
    return -1 if quote.speaker is None else quote.speaker


def _question(facts: Sequence[Fact[Quote]]) -> str:
    """Who said what, by the words that the printings share at their start."""
    name = next((f.said_by for f in facts if f.said_by), None)
    shortest = min(facts, key=lambda f: (len(f.what.words), f.place)).what
    printed = " … ".join(" ".join(piece.text.split()) for piece in shortest.content)
    topic = balanced(trimmed(printed, MAX_TOPIC_CHARS))
    return f"What did {name} say: “{topic}”?" if name else f"What was said: “{topic}”?"

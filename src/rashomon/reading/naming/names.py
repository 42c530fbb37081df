"""Named mentions: what the name recogniser found, put right by rules that look at the whole article.

The recogniser types lone surnames as organisations, cuts names at particles and takes credits, platforms and
weapons for people. Here every name is a range of tokens; nothing is looked at but the article itself and the
word lists in data/people.toml and data/countries.tsv.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.mention import EntityKind
from rashomon.model.parse import Token
from rashomon.reading.naming.found import (
    Found,
    could_be_person,
    has_title,
    is_described,
    is_org_like,
    looks_like_full_name,
    occupied_by,
    words_of,
)
from rashomon.reading.naming.kinds import typed
from rashomon.reading.naming.surnames import propagate_surnames, without_things
from rashomon.reading.naming.titles import name_end, name_start
from rashomon.reading.naming.unseen import (
    grown_name,
    unseen_bodies,
    unseen_full_names,
    unseen_people,
    unseen_places,
)
from rashomon.reading.naming.vessels import without_vessels
from rashomon.text.normal_forms import fold
from rashomon.text.offices import is_office_word
from rashomon.text.person_words import is_given_name, is_particle, is_title, word_set
from rashomon.text.places import find_place

KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}

# Types that never name a participant, but under which the recogniser hides names it should know: "#Lavrov".
_HIDING = frozenset({"WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "DATE", "LANGUAGE"})

_EDGE = frozenset({"of"}) | frozenset(
    {"the", "a", "an", "The", "A", "An", "#", "@", "'", "’", '"', "“", "”", "‘", "-", "–", "—", "/", ",", "."}
)

_CREDIT = re.compile(
    r"\([^()\n]{0,100}?(?:Getty Images|Reuters|AFP|Xinhua|EPA|Shutterstock|Anadolu|Photo|AP)\b[^()\n]{0,60}\)"
    r"|[A-Z][\w.\- ]{0,40}/[\w /]{0,60}(?:Getty Images|Reuters|AFP|EPA|Xinhua|AP)\b"
    r"|\b(?:AFP|AP|EPA|REUTERS|Reuters)/[A-Z][\w.\- ]{0,30}"
)  # fmt: skip


def find_names(tokens: Sequence[Token], text: str) -> tuple[Found, ...]:
    """Names in text order that do not overlap."""
    credits = [(m.start(), m.end()) for m in _CREDIT.finditer(text)]
    taken = _recognised(tokens)
    taken = without_vessels(tokens, (typed(tokens, found) for found in taken))
    taken = _merged(tokens, _people_named_as_places(tokens, taken))
    taken += unseen_people(tokens, occupied_by(taken))
    taken += unseen_full_names(tokens, occupied_by(taken))
    taken += unseen_bodies(tokens, occupied_by(taken))
    taken += unseen_places(tokens, text, occupied_by(taken))
    taken = [replace(f, last=name_end(tokens, f.first, f.last)) if f.kind == "person" else f for f in taken]
    taken = propagate_surnames(tokens, without_things(tokens, sorted(taken, key=lambda f: f.first)))
    whole = {f.first for f in taken if f.kind == "organization"}
    taken = [f for f in taken if f.kind != "group" or f.first not in whole]
    kept = [f for f in taken if _is_participant(tokens, f) and not _inside(tokens, f, credits)]
    return tuple(sorted(kept, key=lambda f: f.first))


def _recognised(tokens: Sequence[Token]) -> list[Found]:
    """The recogniser's own names, trimmed; hidden ones only where a title or a surname shows through."""
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        label, first = tokens[at].entity, at
        at += 1
        if not label:
            continue
        while at < len(tokens) and _same_entity(tokens[first], tokens[at]):
            at += 1
        kind = KINDS.get(label)
        trimmed = _trim(tokens, first, at)
        if trimmed is None or (kind is None and label not in _HIDING):
            continue
        if kind is None:
            kind = (
                "person"
                if has_title(tokens, first, trimmed[0]) or looks_like_full_name(tokens, *trimmed)
                else None
            )
        if kind is not None:
            start = name_start(tokens, *trimmed) if kind == "person" else _after_portfolio(tokens, *trimmed)
            if start < trimmed[1]:
                kind = "person" if start > trimmed[0] else kind
                found.extend(_split(tokens, Found(start, trimmed[1], kind)))
    return found


def _after_portfolio(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a person's full name begins in "Transport Inés Calloway", taken for a body after "Minister of"."""
    if first < 2 or tokens[first - 1].text.lower() not in ("of", "for") or not is_office_word(
        tokens[first - 2].lemma
    ):  # fmt: skip
        return first
    names = (at for at in range(first + 1, last - 1) if looks_like_full_name(tokens, at, last))
    return next(names, first)


def _same_entity(first: Token, token: Token) -> bool:
    """Whether a token goes on with a name; never into the next sentence or paragraph."""
    return token.entity == first.entity and not token.entity_starts and token.sentence == first.sentence


def _trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Cut articles, titles, marks and possessives off both ends; None where no word with a letter stays."""
    while first < last and (tokens[first].text in _EDGE or is_title(tokens[first].text)):
        first += 1
    while first < last - 1 and (
        tokens[first].lemma in ("president", "minister", "presidents") or tokens[first].text == "of"
    ):
        first += 1
    while first < last and (
        tokens[last - 1].text in _EDGE
        or tokens[last - 1].tag == "POS"
        or (
            fold(tokens[last - 1].text) in word_set("not_person_words", "words")
            and last - first > 1
            and tokens[first].entity == "PERSON"
        )
    ):
        last -= 1
    if first >= last or not any(t.text[:1].isalpha() for t in tokens[first:last]):
        return None
    return (first, last)


def _split(tokens: Sequence[Token], found: Found) -> Iterator[Found]:
    """Cut a span at an inner possessive ("Lavrov’s Visit"), keeping what stands before it for a later look."""
    for at in range(found.first + 1, found.last):
        if tokens[at].tag == "POS" and found.kind == "organization" and at - found.first <= 2:
            rest = _trim(tokens, at + 1, found.last)
            yield Found(found.first, at, found.kind)
            if rest is not None and len(tokens) > rest[0] and is_org_like(tokens, *rest):
                yield Found(*rest, "organization")
            return
    yield found


def _merged(tokens: Sequence[Token], found: list[Found]) -> list[Found]:
    """Join pieces of one name and grow names over the capitalised words that belong to them."""
    out: list[Found] = []
    for name in found:
        last = out[-1] if out else None
        if last is not None and last.kind == name.kind == "person" and _joins(tokens, last.last, name.first):
            out[-1] = replace(last, last=name.last)
        elif last is not None and last.last == name.first and _is_national_body(tokens, last, name):
            out[-1] = Found(last.first, name.last, "organization")
        elif last is not None and last.last == name.first and tokens[name.first].lemma == "palace":
            out[-1] = Found(last.first, name.last, "place")
        else:
            out.append(name)
    starts = {f.first for f in out}
    return [grown_name(tokens, f, starts) if f.kind == "person" else f for f in out]


def _is_national_body(tokens: Sequence[Token], nation: Found, body: Found) -> bool:
    """ "Russian" + "Foreign Ministry"."""
    kinds = (nation.kind, body.kind) == ("group", "organization")
    return kinds and is_org_like(tokens, body.first, body.last)


def _people_named_as_places(tokens: Sequence[Token], found: list[Found]) -> list[Found]:
    """ "Valeska Paris, an Australian woman": a word no map has and a place's, side by side, described as a person."""
    out: list[Found] = []
    for f in found:
        last = out[-1] if out else None
        if (
            last is not None
            and (last.kind, f.kind) == ("place", "place")
            and last.last == f.first
            and f.last - last.first == 2
            and find_place(tokens[last.first].text) is None
            and tokens[last.first].head == f.first
            and (is_given_name(tokens[last.first].text) or is_described(tokens, tokens[f.first]))
        ):
            out[-1] = Found(last.first, f.last, "person")
        else:
            out.append(f)
    return out


def _joins(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether only particles, or nothing, stand between two pieces, in one sentence."""
    if first > last or last - first > 2 or tokens[first - 1].sentence != tokens[last].sentence:
        return False
    return all(is_particle(t.text) and t.text.islower() for t in tokens[first:last])


def _is_participant(tokens: Sequence[Token], f: Found) -> bool:
    """Drops platforms, credits, works, weapons, adjectives of nations and lone words that nothing makes a person."""
    words = fold(words_of(tokens, f.first, f.last))
    subject = any(t.dep in ("nsubj", "nsubjpass") for t in tokens[f.first : f.last])
    if words in word_set("stop", "platforms") or words.startswith(("@", "http")) or "/" in words:
        return False
    if f.first and fold(tokens[f.first - 1].lemma) in word_set("works", "before") and f.kind != "place":
        return False
    if f.kind == "group":
        return _is_people(tokens, f)
    if f.kind == "person":
        return could_be_person(tokens, f)
    if f.kind == "organization":
        parts = tokens[f.first : f.last]
        return any(t.pos == "PROPN" or t.text.isupper() for t in parts) and all(
            t.tag != "PRP$" for t in parts
        )
    return words not in word_set("stop", "credits") or subject


def _is_people(tokens: Sequence[Token], f: Found) -> bool:
    """ "Russians met" is a group; "Russian" before a noun is only an adjective."""
    head = tokens[f.last - 1]
    return head.tag in ("NNPS", "NNS") or (
        head.pos in ("PROPN", "NOUN") and head.dep not in ("amod", "compound", "nmod")
    )


def _inside(tokens: Sequence[Token], f: Found, ranges: Sequence[tuple[int, int]]) -> bool:
    before = bisect_right(ranges, (tokens[f.first].start, tokens[-1].end))
    return before > 0 and tokens[f.last - 1].end <= ranges[before - 1][1]

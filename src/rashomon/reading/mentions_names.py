"""Named mentions: what the name recogniser found, put right by rules that look at the whole article.

The recogniser types lone surnames as organisations, cuts names at particles and takes credits, platforms and
weapons for people. Here every name is a range of tokens; nothing is looked at but the article itself and the
word lists in data/people.toml and data/countries.tsv.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.model.mention import EntityKind
from rashomon.model.parse import Token
from rashomon.reading.mentions_words import (
    is_given_name,
    is_particle,
    is_place_word,
    is_region,
    is_title,
    word_set,
)
from rashomon.reading.roles import is_office_word
from rashomon.text.countries import capital_of, country_of, government_of, is_country_name, is_demonym
from rashomon.text.normal_forms import fold
from rashomon.text.places import is_city

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
_PALACES = frozenset(
    {"miraflores", "miraflores palace", "casa rosada", "la moneda", "planalto palace", "elysee palace"}
)
_NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "FW", "JJ", "NNS"})
_EDGE = frozenset({"of"}) | frozenset(
    {"the", "a", "an", "The", "A", "An", "#", "@", "'", "’", '"', "“", "”", "‘", "-", "–", "—", "/", ",", "."}
)
_CREDIT = re.compile(
    r"\([^()\n]{0,100}?(?:Getty Images|Reuters|AFP|Xinhua|EPA|Shutterstock|Anadolu|Photo|AP)\b[^()\n]{0,60}\)"
    r"|[A-Z][\w.\- ]{0,40}/[\w /]{0,60}(?:Getty Images|Reuters|AFP|EPA|Xinhua|AP)\b"
    r"|\b(?:AFP|AP|EPA|REUTERS|Reuters)/[A-Z][\w.\- ]{0,30}"
)  # fmt: skip
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,40}(?=,| [—–\-(]| \()")


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens [first, last) that name somebody or something."""

    first: int
    last: int
    kind: EntityKind


def find_names(tokens: Sequence[Token], text: str) -> tuple[Found, ...]:
    """Names in text order that do not overlap."""
    credits = [(m.start(), m.end()) for m in _CREDIT.finditer(text)]
    taken = _recognised(tokens)
    taken = [_typed(tokens, found) for found in taken]
    taken = _merged(tokens, taken)
    taken += _unseen_people(tokens, _occupied(taken))
    taken += _unseen_bodies(tokens, _occupied(taken))
    taken += _gazetteer(tokens, text, _occupied(taken))
    taken = _propagate(tokens, sorted(taken, key=lambda f: f.first))
    whole = {f.first for f in taken if f.kind == "organization"}
    taken = [f for f in taken if f.kind != "group" or f.first not in whole]
    kept = [f for f in taken if _is_participant(tokens, f) and not _inside(tokens, f, credits)]
    return tuple(sorted(kept, key=lambda f: f.first))


def words_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """The tokens' words as a name: hyphens and full stops closed up, one space elsewhere."""
    pieces: list[str] = []
    for at in range(first, last):
        if tokens[at].text == "#":
            continue
        glued = at > first and tokens[at - 1].end == tokens[at].start
        pieces.append(tokens[at].text if not pieces or glued else " " + tokens[at].text)
    return "".join(pieces)


def _recognised(tokens: Sequence[Token]) -> list[Found]:
    """The recogniser's own names, trimmed; hidden ones only where a title or a surname shows through."""
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        label, first = tokens[at].entity, at
        at += 1
        if not label:
            continue
        while at < len(tokens) and tokens[at].entity == label and not tokens[at].entity_starts:
            at += 1
        kind = KINDS.get(label)
        trimmed = _trim(tokens, first, at)
        if trimmed is None or (kind is None and label not in _HIDING):
            continue
        if kind is None:
            kind = (
                "person" if _titled(tokens, first, trimmed[0]) or _is_hidden_name(tokens, *trimmed) else None
            )
        if kind is not None:
            found.extend(_split(tokens, Found(*trimmed, kind)))
    return found


def _trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """Cut articles, titles, marks and possessives off both ends; None where no word with a letter stays."""
    while first < last and (tokens[first].text in _EDGE or is_title(tokens[first].text)):
        first += 1
    while first < last - 1 and tokens[first].lemma in ("president", "minister", "presidents"):
        first += 1
    while first < last and (tokens[last - 1].text in _EDGE or tokens[last - 1].tag == "POS"):
        last -= 1
    if first >= last or not any(t.text[:1].isalpha() for t in tokens[first:last]):
        return None
    return (first, last)


def _titled(tokens: Sequence[Token], first: int, name: int) -> bool:
    """Whether a title or office stands right before a name, inside the recogniser's span or outside it."""
    before = tokens[name - 1] if name else None
    return before is not None and before.end <= tokens[name].start and (
        is_title(before.text) or (is_office_word(before.lemma) and before.text[:1].isupper())
    )  # fmt: skip


def _is_hidden_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Two or three capitalised words of which the first is a common given name."""
    return (
        2 <= last - first <= 3 and is_given_name(tokens[first].text) and _all_capitalised(tokens, first, last)
    )


def _all_capitalised(tokens: Sequence[Token], first: int, last: int) -> bool:
    return all(t.text[:1].isupper() or is_particle(t.text) for t in tokens[first:last])


def _split(tokens: Sequence[Token], found: Found) -> Iterator[Found]:
    """Cut a span at an inner possessive ("Lavrov’s Visit"), keeping what stands before it for a later look."""
    for at in range(found.first + 1, found.last):
        if tokens[at].tag == "POS" and found.kind == "organization" and at - found.first <= 2:
            rest = _trim(tokens, at + 1, found.last)
            yield Found(found.first, at, found.kind)
            if rest is not None and len(tokens) > rest[0] and _org_like(tokens, *rest):
                yield Found(*rest, "organization")
            return
    yield found


def _org_like(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(fold(t.text) in word_set("org_nouns", "inside") for t in tokens[first:last])


def _typed(tokens: Sequence[Token], found: Found) -> Found:
    """The kind that the words themselves or the word before them make certain."""
    words = words_of(tokens, found.first, found.last)
    before = _word_before(tokens, found.first)
    if fold(words) in word_set("organizations", "names"):
        return replace(found, kind="organization")
    if fold(tokens[found.last - 1].text) == "palace":
        return replace(found, kind="place")
    if is_country_name(words) or is_region(words):
        return replace(found, kind="place")
    if fold(words) in _PALACES:
        return replace(found, kind="place")
    if government_of(words) is not None:
        return replace(found, kind="organization" if fold(words) in _seats() else "place")
    if is_demonym(words):
        return replace(found, kind="group")
    if found.kind != "person" and _is_titled_person(tokens, found):
        return replace(found, kind="person")
    if found.kind == "organization" and _is_hidden_name(tokens, found.first, found.last):
        return replace(found, kind="person")
    if found.kind == "person" and found.last - found.first == 1 and _is_listed_firm(tokens, found.first):
        return replace(found, kind="organization")
    if fold(before) in word_set("org_nouns", "before") and found.kind != "place":
        return replace(found, kind="organization")
    if found.kind == "person" and _org_like(tokens, found.first, found.last) and found.last - found.first > 1:
        return replace(found, kind="organization")
    return found


def _word_before(tokens: Sequence[Token], at: int) -> str:
    """The lemma of the word before, looking through an opening quotation mark."""
    while at and tokens[at - 1].text in ("“", '"', "‘", "'"):
        at -= 1
    return tokens[at - 1].lemma if at else ""


def _is_titled_person(tokens: Sequence[Token], found: Found) -> bool:
    """An office or form of address, then capitalised words that are no body's name."""
    return (
        _titled(tokens, found.first, found.first)
        and _all_capitalised(tokens, found.first, found.last)
        and not _org_like(tokens, found.first, found.last)
        and not is_place_word(words_of(tokens, found.first, found.last))
        and found.last - found.first <= 4
    )


def _is_listed_firm(tokens: Sequence[Token], at: int) -> bool:
    """One of a list that is announced as firms or bodies: "joint ventures such as A, B and C"."""
    while tokens[at].dep == "conj" and tokens[at].head != at:
        at = tokens[at].head
    above = tokens[tokens[at].head]
    noun = tokens[above.head]
    return above.text.lower() in ("as", "like", "including") and fold(noun.lemma) in word_set(
        "org_nouns", "before"
    )


def _seats() -> frozenset[str]:
    return frozenset({"kremlin", "white house", "pentagon", "state department", "downing street", "whitehall",
                      "elysee", "itamaraty", "quai d'orsay", "blue house", "the kremlin", "the white house"})  # fmt: skip


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
    return [_grown(tokens, f, starts) if f.kind == "person" else f for f in out]


def _is_national_body(tokens: Sequence[Token], nation: Found, body: Found) -> bool:
    """ "Russian" + "Foreign Ministry"."""
    kinds = (nation.kind, body.kind) == ("group", "organization")
    return kinds and _org_like(tokens, body.first, body.last)


def _joins(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether only particles, or nothing, stand between two pieces, in one sentence."""
    if first > last or last - first > 2 or tokens[first - 1].sentence != tokens[last].sentence:
        return False
    return all(is_particle(t.text) and t.text.islower() for t in tokens[first:last])


def _grown(tokens: Sequence[Token], found: Found, starts: set[int]) -> Found:
    """Add following proper nouns that hang on the name: "Bruno Rodríguez" + "Parrilla"."""
    last = found.last
    while last < len(tokens) and last not in starts and _continues(tokens, found, last):
        last += 1
    while last - 1 > found.first and is_particle(tokens[last - 1].text) and last > found.last:
        last -= 1
    return replace(found, last=last)


def _continues(tokens: Sequence[Token], found: Found, at: int) -> bool:
    token = tokens[at]
    if token.sentence != tokens[found.first].sentence or token.entity not in ("", "PERSON", "ORG"):
        return False
    if tokens[at - 1].end == token.start:
        return False
    if is_particle(token.text) and token.text.islower() and at + 1 < len(tokens):
        return token.text in ("da", "de", "del", "bin", "al", "van", "von") and tokens[at + 1].tag == "NNP"
    return (
        token.tag == "NNP"
        and token.text[:1].isupper()
        and token.text.isalpha()
        and not token.text.isupper()
        and not is_place_word(token.text)
        and fold(token.text) not in word_set("not_person_words", "words")
        and (found.first <= token.head < at or token.head == tokens[at - 1].head or tokens[at - 1].head == at)
    )


def _occupied(found: Iterable[Found]) -> set[int]:
    return {at for f in found for at in range(f.first, f.last)}


def _unseen_people(tokens: Sequence[Token], occupied: set[int]) -> list[Found]:
    """Names the recogniser passed over: a title or a given name before capitalised words."""
    found: list[Found] = []
    for at, token in enumerate(tokens):
        if at in occupied or token.tag not in ("NNP", "NNPS") or not token.text[:1].isupper():
            continue
        if not token.text.isalpha() or is_office_word(token.lemma) or is_title(token.text):
            continue
        given = is_given_name(token.text)
        following = at + 1 < len(tokens) and tokens[at + 1].tag == "NNP" and at + 1 not in occupied
        titled = at > 0 and is_title(tokens[at - 1].text) and tokens[at - 1].sentence == token.sentence
        if titled or (
            given and following and tokens[at + 1].text[:1].isupper() and tokens[at + 1].text.isalpha()
        ):
            grown = _grown(tokens, Found(at, at + 1, "person"), set())
            if titled or grown.last - grown.first > 1:
                found.append(grown)
                occupied |= set(range(grown.first, grown.last))
    return found


def _unseen_bodies(tokens: Sequence[Token], occupied: set[int]) -> list[Found]:
    """Capitalised words with a body's noun among them, after "the" or a nation: "the Russian State Duma"."""
    found: list[Found] = []
    at = 1
    while at < len(tokens):
        first = at
        while at < len(tokens) and _could_name_body(tokens, at, occupied):
            at += 1
        before = tokens[first - 1].text
        bodily = at - first >= 2 and fold(tokens[at - 1].text) in word_set("org_nouns", "inside")
        if bodily and (before.lower() == "the" or is_demonym(before)):
            start = first - 1 if is_demonym(before) else first
            found.append(Found(start, at, "organization"))
        at = max(at, first + 1)
    return found


def _could_name_body(tokens: Sequence[Token], at: int, occupied: set[int]) -> bool:
    token = tokens[at]
    return token.tag in ("NNP", "NNPS") and token.text[:1].isupper() and not token.text.isupper() and (
        at not in occupied or is_demonym(token.text)
    )  # fmt: skip


def _gazetteer(tokens: Sequence[Token], text: str, occupied: set[int]) -> list[Found]:
    """Countries, capitals and datelines the recogniser passed over."""
    found: list[Found] = []
    starts = {t.start: t.index for t in tokens}
    for match in _DATELINE.finditer(text):
        if match.start() and text[match.start() - 1] != "\n":
            continue
        first = starts.get(match.start())
        last = first
        while last is not None and last < len(tokens) and tokens[last].end <= match.end():
            last += 1
        if first is None or last is None or last == first or not _names_place(match[0]):
            continue
        if not occupied & set(range(first, last)):
            found.append(Found(first, last, "place"))
            occupied |= set(range(first, last))
    for at, token in enumerate(tokens):
        if at in occupied or not token.text[:1].isupper() or token.pos == "VERB":
            continue
        for size in (3, 2, 1):
            words = words_of(tokens, at, min(at + size, len(tokens)))
            if occupied & set(range(at, at + size)) or not _names_place(words):
                continue
            if (
                is_country_name(words)
                or is_region(words)
                or fold(words) in _PALACES
                or size > 1
                or _is_capital(token)
            ):
                found.append(_typed(tokens, Found(at, at + size, "place")))
                occupied |= set(range(at, at + size))
                break
    return found


def _is_capital(token: Token) -> bool:
    return token.pos == "PROPN" and not token.entity and capital_of(token.text) is not None


def _names_place(words: str) -> bool:
    if is_demonym(words):
        return False
    return is_place_word(words) or is_city(words)


def _propagate(tokens: Sequence[Token], found: list[Found]) -> list[Found]:
    """Lone surnames of people named in full elsewhere are people, whatever they were taken for."""
    surnames = _surnames(tokens, found)
    out = []
    for f in found:
        if f.last - f.first == 1 and f.kind != "person" and fold(tokens[f.first].text) in surnames:
            f = replace(f, kind="person")
        elif f.kind == "organization":
            f = _city_or_same(tokens, f)
        out.append(f)
    occupied = _occupied(out)
    for token in tokens:
        if (
            token.index not in occupied
            and token.text[:1].isupper()
            and token.pos in ("PROPN", "NOUN", "ADJ", "X")
            and token.entity not in ("GPE", "LOC", "FAC", "WORK_OF_ART")
            and fold(token.text) in surnames
        ):
            out.append(Found(token.index, token.index + 1, "person"))
    return sorted(out, key=lambda f: f.first)


def _city_or_same(tokens: Sequence[Token], found: Found) -> Found:
    """A well-known city that the recogniser took for an organisation."""
    words = words_of(tokens, found.first, found.last)
    return replace(found, kind="place") if is_city(words) and not words.isupper() else found


def _surnames(tokens: Sequence[Token], found: Iterable[Found]) -> set[str]:
    """Every name part after the first of full names, and lone names that bear a title."""
    parts: set[str] = set()
    for f in found:
        if f.kind != "person" or not _is_person(tokens, f):
            continue
        if f.last - f.first >= 2:
            words = [t.text for t in tokens[f.first + 1 : f.last]]
            parts.update(fold(w) for w in words if w[:1].isupper() and len(w) > 2 and not is_particle(w))
        elif _titled(tokens, f.first, f.first):
            parts.add(fold(tokens[f.first].text))
    return {
        p for p in parts if not is_place_word(p.capitalize()) and p not in word_set("particles", "suffixes")
    }


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
        return _is_person(tokens, f)
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


def _is_person(tokens: Sequence[Token], f: Found) -> bool:
    parts = tokens[f.first : f.last]
    if any(fold(t.text) in word_set("stop", "not_person") for t in parts):
        return False
    if not all(t.text[:1].isupper() or is_particle(t.text) or t.text in ("-", "'", "’") for t in parts):
        return False
    if not any(t.text[:1].isalpha() and len(t.text) > 1 for t in parts):
        return False
    return country_of(words_of(tokens, f.first, f.last)) is None


def _inside(tokens: Sequence[Token], f: Found, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(a <= tokens[f.first].start and tokens[f.last - 1].end <= b for a, b in ranges)

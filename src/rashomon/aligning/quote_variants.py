"""Groups the quotations that print one utterance: identical, cut, stitched, reworded or translated twice.

In: the quotes of all articles, the identities and the stories. Out: groups of quote ids. Quotations meet only where
they share rare words, and only inside one story: the same words at another time are another utterance. They are
compared sentence by sentence, by the words they share in the same order.
"""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from rashomon.aligning.base import Aligner
from rashomon.model.alignment import Alignment, Pile, VariantGroup
from rashomon.model.article import Published
from rashomon.model.ids import make_id
from rashomon.model.quote import Quote
from rashomon.model.reading import Reading
from rashomon.text.normal_forms import fold, words
from rashomon.text.vocabulary import load_vocabulary

_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+(?=[\w])[^.!?…]+)*[.!?…]*")
_FRAGMENT = re.compile(r"[“\"‘]([^“”\"‘]{3,400})[”\"]")
# Fewer content words tell nothing: "We will not", "fruitful".
MIN_CONTENT_WORDS = 2
# Sentences with fewer are compared by all their words.
FEW_CONTENT_WORDS = 3
# Words longer than this are compared by so many first letters: "partner", "partners", "partnership" meet.
STEM_LETTERS = 6
# A word in more sentences of one story than this joins nothing; bounds the pairs to n times this.
MAX_SENTENCES_PER_WORD = 60
# Longer sentences are compared up to here: comparing takes time with the product of the lengths.
MAX_WORDS = 300
# Each sentence is looked up by so many of its rarest words.
KEYS_PER_SENTENCE = 8
# Words in order shared by this much of the shorter sentence: the same words, whoever is named as the speaker.
SAME_WORDS = 0.9
MIN_SAME_WORDS = 4
# The same, with the same speaker or an unknown one: reworded in places.
REWORDED = 0.7
# Content words shared, and words in order, by which the same speaker's sentences are one in two translations.
RETRANSLATED_CONTENT = 0.6
# Of the content words of both together; below it, two sentences on one subject met ("the nuclear test site").
RETRANSLATED_OF_BOTH = 0.4
RETRANSLATED_ORDER = 0.5
MIN_RETRANSLATED = 2
# Of letters, in the best place of the longer sentence: a cut and reworded part. Tuned on benchmarks/quote_variants
# together with the least length: 74 to 84 lie within .01 of F of each other.
WITHIN = 80
MIN_WORDS_WITHIN = 5
# With different speakers named, only a long run of the same words is one utterance (given to the wrong person).
MIN_WORDS_OTHER_SPEAKER = 8
# The same words from the same mouth in articles farther apart than this were said twice.
MAX_DAYS_APART = 30
# A sentence this much shorter than the other must be found in it whole, or it is another sentence.
MAX_LENGTH_RATIO = 3.0


@dataclass(frozen=True, slots=True)
class _Sentence:
    quote: int
    words: tuple[str, ...]
    content: frozenset[str]
    fragment: bool = False  # marked words inside a clause that the outlet wrote: called it “a heap of rust”


@dataclass(frozen=True, slots=True)
class _Candidate:
    quote: Quote
    story: str
    speaker: str | None
    surname: str | None
    day: date | None


def align_quote_variants(pile: Pile, so_far: Alignment) -> tuple[VariantGroup, ...]:
    """Groups of two quotations or more, by the first quote's place."""
    candidates = _candidates(pile, so_far)
    sentences = [s for at, c in enumerate(candidates) for s in _sentences(at, c.quote)]
    reasons: dict[tuple[int, int], str] = {}
    for left, right in _pairs(candidates, sentences):
        a, b = sentences[left], sentences[right]
        key = (min(a.quote, b.quote), max(a.quote, b.quote))
        if key not in reasons and (why := _one_utterance(candidates, a, b)):
            reasons[key] = why
    return tuple(_groups(candidates, reasons))


def _candidates(pile: Pile, so_far: Alignment) -> list[_Candidate]:
    stories = {m.article: story.id for story in so_far.stories for m in story.members}
    people = {(r.article, r.entity): i for i in so_far.identities for r in i.members}
    found = []
    for reading in pile.readings("quotes", "entities", "mentions"):
        article = reading.article.id
        story = stories.get(article, _own_story(so_far, reading))
        day = _day(reading.article.published)
        named = _named(reading)
        for quote in reading.quotes:
            speaker = quote.speaker if quote.speaker in named or (article, quote.speaker) in people else None
            identity = people.get((article, speaker)) if speaker is not None else None
            name = identity.name if identity else named.get(speaker) if speaker is not None else None
            # "the head of state" is somebody, but nobody whose surname could differ from another's.
            surname = fold(name).split()[-1] if name and speaker in named else None
            found.append(_Candidate(quote, story, identity.id if identity else None, surname, day))
    return found


def _day(published: Published | None) -> date | None:
    """The day of publication, where it is known to the day."""
    try:
        return date.fromisoformat(published.value[:10]) if published else None
    except ValueError:
        return None


def _another_time(a: date | None, b: date | None) -> bool:
    return a is not None and b is not None and abs((a - b).days) > MAX_DAYS_APART


def _named(reading: Reading) -> dict[int, str]:
    """Entities that the article calls by a name; all of them where it keeps no mentions."""
    if not reading.mentions:
        return {e.key: e.name for e in reading.entities}
    return {
        e.key: e.name
        for e in reading.entities
        if any(reading.mentions[m.mention].form == "name" for m in e.members)
    }


def _own_story(so_far: Alignment, reading: Reading) -> str:
    """An article outside every story stands alone; without stories, all stand together."""
    return reading.article.id if so_far.stories else ""


def _sentences(at: int, quote: Quote) -> Iterable[_Sentence]:
    for span in quote.content:
        for match in _SENTENCE.finditer(span.text):
            form = tuple(words(match.group()))[:MAX_WORDS]
            content = _content(form)
            if len(content) < FEW_CONTENT_WORDS and len(form) >= MIN_SAME_WORDS:
                content = frozenset(map(_stem, form))  # "Tell me who you are": compared by all its words
            if len(content) >= MIN_CONTENT_WORDS:
                yield _Sentence(at, form, content)
        for match in _FRAGMENT.finditer(span.text) if quote.type == "mixed" else ():
            form = tuple(words(match[1]))
            if len(content := _content(form)) >= MIN_CONTENT_WORDS:
                yield _Sentence(at, form, content, fragment=True)


def _content(form: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_stem(w) for w in form if w not in _function_words() and len(w) > 1)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    return word[:STEM_LETTERS] if word.isalpha() else word


@functools.cache
def _function_words() -> frozenset[str]:
    return frozenset(load_vocabulary("wording")["function_words"])


def _pairs(candidates: list[_Candidate], sentences: list[_Sentence]) -> list[tuple[int, int]]:
    """Pairs of sentences of one story that share two of their rarest words, most shared first."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for word in sentence.content:
            places[candidates[sentence.quote].story, word].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for at, sentence in enumerate(sentences):
        story = candidates[sentence.quote].story
        keys = sorted(sentence.content, key=lambda w: (len(places[story, w]), w))
        for word in keys[:KEYS_PER_SENTENCE]:
            if len(places[story, word]) > MAX_SENTENCES_PER_WORD:
                break
            for other in places[story, word]:
                if sentences[other].quote != sentence.quote:
                    shared[min(at, other), max(at, other)] += 1
    found = [pair for pair, count in shared.items() if count >= MIN_CONTENT_WORDS]
    return sorted(found, key=lambda p: (-shared[p], p))


def _one_utterance(candidates: list[_Candidate], a: _Sentence, b: _Sentence) -> str | None:
    """Why two sentences are one utterance, None where they are not."""
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    in_order = LCSseq.similarity(short.words, long.words) / len(short.words)
    content = len(short.content & long.content)
    share = content / min(len(short.content), len(long.content))
    same = _same_speaker(candidates[a.quote], candidates[b.quote])
    if a.fragment or b.fragment:
        own = all(s.fragment or candidates[s.quote].quote.type == "direct" for s in (a, b))
        return _fragment_of(a, b) if same and own else None
    direct = "indirect" not in (candidates[a.quote].quote.type, candidates[b.quote].quote.type)
    if _overlapping(candidates[a.quote].quote, candidates[b.quote].quote):
        return None
    if _another_time(candidates[a.quote].day, candidates[b.quote].day):
        return None
    if _a_mere_phrase(candidates, short):
        return None
    if in_order >= SAME_WORDS and share >= SAME_WORDS and len(short.words) >= MIN_SAME_WORDS:
        if same is False:
            return _given_to_another(short, direct=direct)
        return "they share the same words" if in_order == 1 else "they share nearly the same words"
    if same is not False and share >= RETRANSLATED_CONTENT and content >= MIN_RETRANSLATED:
        stretch = fuzz.partial_ratio(" ".join(short.words), " ".join(long.words))
        if stretch >= WITHIN and len(short.words) >= MIN_WORDS_WITHIN:
            return "the one stands nearly word for word within the other"
    if same is False or len(long.words) > MAX_LENGTH_RATIO * len(short.words):
        return None
    if in_order >= REWORDED and content >= MIN_RETRANSLATED and share >= RETRANSLATED_CONTENT:
        return "most words are the same and in the same order"
    of_both = content / len(short.content | long.content)
    retranslated = share >= RETRANSLATED_CONTENT and of_both >= RETRANSLATED_OF_BOTH
    if same and retranslated and in_order >= RETRANSLATED_ORDER and content >= MIN_RETRANSLATED:
        return "the same speaker says the same in other words"
    return None


def _fragment_of(a: _Sentence, b: _Sentence) -> str | None:
    """Marked words of one that stand, word for word, in what the same speaker says in the other."""
    for fragment, other in ((a, b), (b, a)):
        if fragment.fragment and f" {' '.join(fragment.words)} " in f" {' '.join(other.words)} ":
            return "the words that one text marks stand in the other"
    return None


def _a_mere_phrase(candidates: list[_Candidate], short: _Sentence) -> bool:
    """Whether a sentence is too short, and too small a part of its quotation, to tell anything."""
    whole = len(candidates[short.quote].quote.words.split())
    return len(short.words) < MIN_WORDS_WITHIN and 2 * len(short.words) < whole


def _given_to_another(short: _Sentence, *, direct: bool) -> str | None:
    if direct and len(short.words) >= MIN_WORDS_OTHER_SPEAKER:
        return "the same words are given to two speakers"
    return None


def _overlapping(a: Quote, b: Quote) -> bool:
    """Whether two attributions are of the same place in one article, one inside the other."""
    return a.article == b.article and any(x.overlaps(y) for x in a.content for y in b.content)


def _same_speaker(a: _Candidate, b: _Candidate) -> bool | None:
    """None where either is not known; by identity where both have one, else by surname."""
    if a.speaker is not None and a.speaker == b.speaker:
        return True
    if a.surname is None or b.surname is None:
        return None
    return a.surname == b.surname


def _groups(candidates: list[_Candidate], reasons: dict[tuple[int, int], str]) -> Iterable[VariantGroup]:
    """A quotation joins a group when it matches more than half of it, so that two halves of one speech stay apart."""
    linked: dict[int, set[int]] = defaultdict(set)
    for a, b in reasons:
        linked[a].add(b)
        linked[b].add(a)
    groups: list[list[int]] = []
    home: dict[int, int] = {}
    for at in sorted(linked, key=lambda q: (-len(linked[q]), q)):
        near = Counter(home[other] for other in linked[at] if other in home)
        fitting = [g for g, count in near.items() if 2 * count > len(groups[g])]
        if fitting:
            best = max(fitting, key=lambda g: (near[g], -g))
            groups[best].append(at)
            home[at] = best
        else:
            home[at] = len(groups)
            groups.append([at])
    for group in sorted(sorted(g) for g in groups if len(g) > 1):
        ids = tuple(candidates[i].quote.id for i in group)
        why = Counter(w for (a, b), w in reasons.items() if a in group and b in group).most_common(1)[0][0]
        yield VariantGroup(make_id("v", *ids), ids, why)


QUOTE_VARIANTS = Aligner("variants", "1", align_quote_variants, needs=("identities", "stories"))

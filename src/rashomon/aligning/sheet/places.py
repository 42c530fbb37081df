"""Place rows: where the same thing happened, from places named after a preposition of place in like clauses."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rashomon.aligning.sheet.building import Judged, build_row, without_repeats
from rashomon.aligning.sheet.facts import Fact, Likeness, Scopes, base_name, canonical
from rashomon.aligning.sheet.grouping import group_facts
from rashomon.aligning.sheet.questions import question_of
from rashomon.model.alignment import EntityRef, Identity
from rashomon.model.row import Row
from rashomon.text.vocabulary import load_vocabulary

# A pair of places is one row from here on. Weights and threshold: by hand on the eight development events.
THRESHOLD = 0.5
SAME_PLACE, SCOPE = 0.3, 0.65
# A place that no article names twice is named for one thing.
RARE_PLACE = 0.1
# The words before a place that say something is there, up to three words of its description between.
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|to|into|from|on|outside|inside|around|across|over|through|off|toward|towards|between|within|(?:city|town|village|province|region|island|district|port|area|part)\s+of)"
    r"(?:\s+[\w’'-]+){0,4}\s*$",
    re.IGNORECASE,
)
_LOOK_BACK = 60
# "Russia's economy" is no place where something happens; "Afghanistan's Mazar-i-Sharif" is one, but is named itself.
# "His Florida resort", "most U.S. lawsuits": the place only says which one.
_DETERMINED = re.compile(r"\b(?:his|her|its|their|our|most|some|all|any|several)\s+$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[ -]([A-Za-z][\w’'-]+)")
_POSSESSIVE = re.compile(r"['’]s?\b|['’]\s")


def place_facts(scopes: Scopes, identities: Mapping[EntityRef, Identity]) -> Iterator[Fact[str]]:
    """Places that the article says something is or happens at; `what` is the identity's id."""
    reading = scopes.reading
    quoted = [piece for quote in reading.quotes if quote.type == "direct" for piece in quote.content]
    for entity in reading.entities:
        identity = identities.get(EntityRef(reading.article.id, entity.key))
        if entity.kind != "place" or identity is None:
            continue
        for member in entity.members:
            mention = reading.mentions[member.mention]
            before = reading.article.text[max(0, mention.span.start - _LOOK_BACK) : mention.span.start]
            after = reading.article.text[mention.span.end : mention.span.end + _LOOK_BACK]
            located = _LOCATIVE.search(before) and not _POSSESSIVE.match(after)
            if _DETERMINED.search(before) and (noun := _NEXT_WORD.match(after)) and not _ends_there(noun[1]):
                continue
            if mention.form != "name" or not located or not scopes.told(mention.span):
                continue
            if any(piece.covers(mention.span) for piece in quoted):
                continue
            clause = scopes.clause_of(mention.span)
            scope = scopes.scope_of(mention.span, clause)
            yield Fact(
                reading.article, mention.span, identity.name, "exact", None, None, clause, scope, identity.id
            )


def _ends_there(word: str) -> bool:
    """Whether the word behind a place begins something else, or says what kind of place it is."""
    lists = load_vocabulary("scope")["place_kinds"], load_vocabulary("wording")["function_words"]
    return any(word.lower() in words for words in lists)


def place_rows(story: str, facts: Sequence[Fact[str]], likeness: Likeness) -> Iterator[Row]:
    """Rows of places that two articles or more give for the same thing."""
    rare = _rare(facts)

    def score(a: Fact[str], b: Fact[str]) -> float:
        return score_places(a, b, likeness) + (RARE_PLACE if a.what in rare else 0.0)

    groups = group_facts(
        facts,
        score,
        place_keys,
        threshold=THRESHOLD,
        barred=lambda a, b: False,
    )
    for group in groups:
        if len({fact.article.id for fact in group}) < 2:
            continue
        shared = likeness.shared(group[0].scope, group[-1].scope)[:4]
        why = f"the same place, told of {', '.join(shared)}" if shared else "the same place"
        question = question_of(without_repeats(group, judge_places), "Where")
        row = build_row(story, "place", group, question=question, why=why, judge=judge_places)
        if row:
            yield row


def _rare(facts: Sequence[Fact[str]]) -> frozenset[str]:
    """Places that every article names once at most."""
    counts = Counter((f.article.id, f.what) for f in facts)
    return frozenset(f.what for f in facts) - {place for (_, place), n in counts.items() if n > 1}


def place_keys(fact: Fact[str]) -> Iterator[tuple[str, str]]:
    """Places are compared when they are one identity."""
    yield ("place", fact.what)
    yield ("name", base_name(fact.value))


def score_places(a: Fact[str], b: Fact[str], likeness: Likeness) -> float:
    """How likely two places answer one question."""
    same_act = a.clause and b.clause and canonical(a.clause.predicate) == canonical(b.clause.predicate)
    return SAME_PLACE + SCOPE * likeness.of(a.scope, b.scope) + (0.05 if same_act else 0.0)


def judge_places(a: Fact[str], b: Fact[str]) -> Judged:
    """One identity is one place."""
    if a.what == b.what:
        return Judged("agree", "both name the same place")
    return Judged("vague", f"“{a.span.text}” and “{b.span.text}”: how one lies to the other is not told")

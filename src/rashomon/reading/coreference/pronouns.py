"""Who "he" and "she" are: the most salient person of that sex nearby, if far enough ahead of the next.

Salience follows Lappin and Leass (1994) in a small way: nearness, subject before object, the subject of a
possessive's own clause. Plural pronouns and pronouns inside quotation marks stay open.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from rashomon.model.parse import Token
from rashomon.reading.coreference.scene import Chain, Placed, Scene, name_of
from rashomon.text.person_words import PRONOUNS, word_set

# Sentences back; beyond one, only to somebody whose sex is known and with nobody nearer. On GUM's 29 news texts and
# interviews (CC BY 4.0; benchmarks/mentions/gum.py) pronouns were right in 0.972 of 109 at 1 and 0.958 of 118 at 2.
_PRONOUN_SENTENCES = 2
# Mentions looked at before a pronoun; three honest sentences have fewer. It bounds the work on a hostile one.
_MAX_LOOKED_AT = 60
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SUBJECT, _OBJECT, _OTHER = 80, 50, 30
_RECENCY = 100
# A person whose sex the words tell goes before one of whom nothing is known. Set by reason, not fitted.
_KNOWN_SEX = 25
# "Maduro posted on his account": a possessive mostly looks to the subject of its own clause. Set by the seeds.
_OWN_CLAUSE = 80
# "Teresz said she ...": the subject of the verb that tells the clause. Set by reason: less than the clause's own subject.
_TELLER = 60
# The best candidate has to lead the second by this factor: on the same texts, at one sentence back, 0.929 were right of
# 98 at 1.25 and 0.898 of 108 at 1.15.
_LEAD = 1.25
# "X called Y a liar. ... “...,” she said": who was the subject before goes on telling, with less of a lead.
_LEAD_TOLD = 1.1
# "Following his visits to ..., X": the pronoun stands within this many tokens of the sentence's first word.
_FRONTED = 4


def resolve_pronoun(scene: Scene, placed: Placed) -> None:
    """He or she: the most salient person of that sex nearby, if far enough ahead of the next."""
    gender = PRONOUNS.get(placed.mention.name.lower())
    if gender == "plural":
        return
    if (near := _beside(scene, placed)) is not None and near[0].gender in (None, gender):
        near[0].gender = near[0].gender or gender
        scene.join(placed, *near)
        return
    ranked = _ranked(scene, placed, gender)
    lead = _LEAD_TOLD if ranked and _tells_on(scene, placed, ranked[0][1]) else _LEAD
    if ranked and (len(ranked) == 1 or ranked[0][0] >= lead * ranked[1][0]):
        chain = ranked[0][1]
        chain.gender = chain.gender or gender
        scene.join(
            placed,
            chain,
            f"{name_of(chain)} is the person last spoken of whom “{placed.mention.span.text}” fits best.",
        )


def _ranked(scene: Scene, placed: Placed, gender: str | None) -> list[tuple[float, Chain]]:
    """The people nearby whom the pronoun can mean, the most salient first."""
    if _clause_is_of_unknown(scene, placed):
        return []
    far = 0 if _is_told_by_another(scene, placed) else _PRONOUN_SENTENCES
    scores: dict[int, tuple[float, Chain]] = {}
    teller = _teller(scene, placed)
    start = scene.position[placed.index]
    for at in range(start - 1, max(start - _MAX_LOOKED_AT, 0) - 1, -1):
        other = scene.placed[at]
        gap = placed.sentence - other.sentence
        if gap > far or (gap > 1 and scores):
            break
        chain = scene.of.get(other.index)
        if (
            chain is None
            or other.last > placed.first  # a phrase that holds the pronoun: "his lawyer, Simon Okafor"
            or not chain.is_person()
            or chain.gender not in (None, gender)
            or _bound(scene, placed, other)
            or (gap > 1 and chain.gender != gender)
        ):
            continue
        score = (
            _RECENCY / 2**gap + _grammar(scene, other) / 2**gap + (0 if chain.gender is None else _KNOWN_SEX)
        )
        score += _TELLER if other.head == teller else 0
        score += _OWN_CLAUSE if _owns_clause(scene, placed, other) else 0
        if score > scores.get(id(chain), (0.0, chain))[0]:
            scores[id(chain)] = (score, chain)
    return sorted(scores.values(), key=lambda s: (-s[0], s[1].first))


def _above(scene: Scene, placed: Placed) -> Iterator[Token]:
    """The nearest words over a mention in the parse."""
    return islice(scene.parse.ancestors(placed.head), _MAX_LOOKED_AT)


def _tells_on(scene: Scene, placed: Placed, chain: Chain) -> bool:
    """Whether the pronoun says something and the person was the subject of the main clause before."""
    pronoun = scene.tokens[placed.head]
    if pronoun.dep not in _SUBJECTS or scene.tokens[pronoun.head].lemma not in word_set("verbs", "speech"):
        return False
    before = bisect_left(chain.order, placed.index)
    last = scene.by_index[chain.order[before - 1]] if before else None
    if last is None or placed.sentence - last.sentence > 1:
        return False
    name = scene.tokens[last.head]
    return name.dep in _SUBJECTS and scene.tokens[name.head].dep == "ROOT"


def _teller(scene: Scene, placed: Placed) -> int | None:
    """The subject of the verb that tells the pronoun's clause: "Teresz" for the "she" of "Teresz said she"."""
    verb = next((t for t in _above(scene, placed) if t.dep == "ccomp"), None)
    if verb is None:
        return None
    subject = scene.parse.child_with(verb.head, *_SUBJECTS)
    return subject.index if subject is not None and subject.index < placed.head else None


def _is_told_by_another(scene: Scene, placed: Placed) -> bool:
    """Somebody says "I" in the sentence: an utterance without quotation marks, in which the last named may be speaking."""
    first, last = scene.parse.sentences[placed.sentence]
    first, last = max(first, placed.first - _MAX_LOOKED_AT), min(last, placed.first + _MAX_LOOKED_AT)
    return any(t.text in ("I", "my", "My", "me") for t in scene.tokens[first:last])


def _clause_is_of_unknown(scene: Scene, placed: Placed) -> bool:
    """Whether a possessive stands in a clause whose subject is a name that no rule could place."""
    if scene.tokens[placed.head].dep != "poss":
        return False
    verb = next((t for t in _above(scene, placed) if t.pos in ("VERB", "AUX")), None)
    while verb is not None and verb.dep == "xcomp" and scene.parse.child_with(verb.index, *_SUBJECTS) is None:
        verb = scene.tokens[verb.head]
    subject = scene.parse.child_with(verb.index, *_SUBJECTS) if verb is not None else None
    index = scene.at_token.get(subject.index) if subject is not None else None
    return index is not None and index not in scene.of and scene.reading.mentions[index].kind == "person"


def _beside(scene: Scene, placed: Placed) -> tuple[Chain, str] | None:
    """ "X and his minister" is X’s; "For his part, X said" and "Following his visit, X left" are the subject’s."""
    tokens, at = scene.tokens, placed.first
    if tokens[at].tag != "PRP$":
        return None
    if at >= 2 and tokens[at - 1].text.lower() == "and" and (chain := scene.person_at(at - 2)) is not None:
        return chain, f"“{tokens[at].text}” follows right on {name_of(chain)}."
    start, _ = scene.parse.sentences[placed.sentence]
    if at - start > _FRONTED or tokens[start].pos not in ("ADP", "SCONJ", "VERB", "ADV"):
        return None
    last = scene.parse.sentences[placed.sentence][1]
    subject = next((t for t in tokens[at:last] if t.dep in _SUBJECTS), None)
    if subject is None:
        return None
    found = scene.by_head.get(subject.index)
    chain = scene.of.get(found.index) if found is not None else None
    if chain is None or not chain.is_person():
        return None
    return chain, f"{name_of(chain)} is the subject of the sentence that “{tokens[at].text}” opens."


def _grammar(scene: Scene, other: Placed) -> int:
    dep = scene.tokens[other.head].dep
    first = scene.tokens[other.head]
    while first.dep == "conj" and first.head != first.index:  # "X and Y met": both are the subject
        first = scene.tokens[first.head]
    if first.dep in _SUBJECTS:
        return _SUBJECT
    return _SUBJECT if dep in _SUBJECTS else _OBJECT if dep in ("dobj", "pobj", "dative", "agent") else _OTHER


def _owns_clause(scene: Scene, placed: Placed, other: Placed) -> bool:
    """Whether the other is the subject of the verb over a possessive."""
    if scene.tokens[placed.head].dep != "poss":
        return False
    verb = next((t for t in _above(scene, placed) if t.pos in ("VERB", "AUX")), None)
    name = scene.tokens[other.head]
    if verb is None or name.dep not in _SUBJECTS or name.head != verb.index:
        return False
    # A person between the two makes it unsure: "Díaz-Canel showed his support for Putin in his confrontation",
    # "thanked the judge for his patience".
    between = scene.placed[scene.position[other.index] + 1 : scene.position[placed.index]]
    return not any(p.mention.kind == "person" and p.mention.form != "pronoun" for p in between)


def _bound(scene: Scene, placed: Placed, other: Placed) -> bool:
    """ "Him" is never the subject of its own clause, nor "he" its object."""
    pronoun, name = scene.tokens[placed.head], scene.tokens[other.head]
    if _in_own_relative_clause(scene, placed, other):
        return True
    if pronoun.dep in ("poss", "nsubj", "nsubjpass"):
        return False
    verb = scene.tokens[pronoun.head]
    if pronoun.dep == "pobj":
        verb = scene.tokens[verb.head]
    return name.dep in _SUBJECTS and name.head == verb.index


def _in_own_relative_clause(scene: Scene, placed: Placed, other: Placed) -> bool:
    """ "Maduro, with whom he spoke": he is not Maduro."""
    if scene.tokens[placed.head].dep == "poss":
        return False
    return any(
        above.dep == "relcl"
        and other.first <= above.head < other.last
        and _has_relative_object(scene, above.index)
        for above in (scene.tokens[scene.tokens[placed.head].head],)
    )


def _has_relative_object(scene: Scene, verb: int) -> bool:
    """Whether the clause's "who" is not its subject."""
    subject = scene.parse.child_with(verb, *_SUBJECTS)
    return subject is not None and subject.tag not in ("WP", "WDT")

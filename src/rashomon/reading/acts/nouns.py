"""Nouns that are acts: "Lavrov's visit to Cuba", "U.S. sanctions against the airline", "began a tour of Asia"."""

from rashomon.model.clause import Clause, Realis
from rashomon.model.event import Actor
from rashomon.model.parse import Parse, Token
from rashomon.reading.acts.frames import Frame, FrameFinder
from rashomon.reading.acts.rules import NounRule, frame_words, noun_rules
from rashomon.text.grammar import merged_verbs, participants

# A country's adjective before these nouns says who did it; "Latin American tour" says where.
_BY_ADJECTIVE = frozenset({"SANCTION", "ASSAULT", "RETREAT", "MOBILIZE"})
# Acts that are worth telling even when only their victim is named.
_ONE_SIDED = frozenset({"ASSAULT", "COERCE"})


def noun_frames(verbs: FrameFinder, clauses: dict[int, Clause]) -> list[Frame]:
    """The acts that nouns name and no verb has taken, in text order."""
    parse = verbs.parse
    above = {below: verb for verb, below in merged_verbs(parse).items()}
    found = []
    for token in parse.tokens:
        rule = noun_rules().get(token.lemma)
        if rule is None or token.pos != "NOUN" or token.index in verbs.used or token.dep == "compound":
            continue
        home = _home(parse, token.index, clauses)
        if home is not None and (frame := _frame(verbs, token, rule, home, clauses[home], above)):
            found.append(frame)
    return found


def _frame(
    verbs: FrameFinder, noun: Token, rule: NounRule, home: int, clause: Clause, above: dict[int, int]
) -> Frame | None:
    parse, finder = verbs.parse, verbs.finder
    carrier = _carrier(parse, noun, home)
    recipients = verbs.finder.parties(verbs.reached((noun.index,), sorted(rule.to)))
    actors = _own_actors(verbs, noun, rule)
    if carrier and not actors:
        subject, _ = participants(parse, home, above)
        subjects = [] if subject is None else [subject]
        actors = verbs.finder.parties(subjects) or verbs.finder.parties(verbs.owners(subjects))
        recipients = recipients or verbs.finder.parties(verbs.reached((home,), sorted(rule.to)))
    if rule.mode == "visit":
        recipients = tuple(
            r
            for r in recipients
            if r.code or (r.entity is not None and finder.entities[r.entity].kind == "place")
        )
    taken = {a.entity for a in actors if a.entity is not None}
    recipients = tuple(r for r in recipients if r.entity is None or r.entity not in taken)
    known = [a for a in (*actors, *recipients) if a.entity is not None or a.code or a.sector]
    enough = bool(known) if rule.type in _ONE_SIDED else bool(actors and recipients and len(known) > 1)
    if not enough:
        return None
    realis = _realis(parse, noun, clause, carrier)
    return Frame(noun.index, home, rule.type, rule.mode, None, realis, actors, recipients, nominal=True)


def _own_actors(verbs: FrameFinder, noun: Token, rule: NounRule) -> tuple[Actor, ...]:
    """Whose act it is: "his visit", "a visit by her", "Russian strikes"."""
    parse = verbs.parse
    named = [*verbs.owners([noun.index]), *verbs.reached((noun.index,), ("by",))]
    if rule.type in _BY_ADJECTIVE:
        before = [
            c for c in parse.children[noun.index] if parse.tokens[c].dep in {"amod", "compound", "nmod"}
        ]
        named += [c for c in before if (a := verbs.finder.actor(c)).code or a.entity is not None]
    return verbs.finder.parties(named)


def _home(parse: Parse, index: int, clauses: dict[int, Clause]) -> int | None:
    """The head of the clause that a noun stands in."""
    if index in clauses:
        return index
    return next((t.index for t in parse.ancestors(index) if t.index in clauses), None)


def _carrier(parse: Parse, noun: Token, home: int) -> str | None:
    """The verb (or "including") whose subject does what the noun says."""
    above = parse.tokens[noun.head]
    if noun.dep in {"dobj", "nsubjpass"} and above.index == home:
        listed = frame_words("carry") | frame_words("negated") | frame_words("planned")
        return above.lemma if above.lemma in listed else None
    if noun.dep == "pobj" and above.text.lower() in {"including", "with"} and above.head == home:
        lemma = parse.tokens[home].lemma
        return (
            lemma
            if above.text.lower() == "including" or lemma in {"begin", "start", "kick", "open", "continue"}
            else None
        )
    return None


def _realis(parse: Parse, noun: Token, clause: Clause, carrier: str | None) -> Realis:
    """A noun's own adjectives first, then the verb that carries it, then its clause."""
    near = [parse.tokens[c] for c in parse.children[noun.index]]
    if any(t.dep == "det" and t.text.lower() == "no" for t in near):
        return "negated"
    if any(t.dep in {"amod", "compound"} and t.lemma in frame_words("planned_words") for t in near):
        return "planned"
    if carrier in frame_words("negated") and clause.realis == "occurred":
        return "negated"
    if carrier in frame_words("planned") and clause.realis == "occurred":
        return "planned"
    if carrier:
        return clause.realis
    ahead = any(
        t.text.lower() in frame_words("ahead")
        for t in parse.ancestors(noun.index)
        if t.dep in {"prep", "advmod"}
    )
    if ahead and clause.realis == "occurred":
        return "planned"
    return clause.realis if clause.realis in {"planned", "hypothetical"} else "occurred"

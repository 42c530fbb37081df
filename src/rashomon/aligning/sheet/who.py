"""Who rows: the people of a story, each by title and name as the articles first give them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.aligning.sheet.building import Judged, build_row
from rashomon.aligning.sheet.facts import Fact, Scopes
from rashomon.model.alignment import Identity
from rashomon.model.article import Article
from rashomon.model.mention import Entity, Mention, RoleClaim
from rashomon.model.row import Row
from rashomon.model.span import Span
from rashomon.text.normal_forms import fold
from rashomon.text.offices import epithets
from rashomon.text.person_names import core_parts, name_parts

# Without an office, somebody is a main participant when this share of the story's articles names them.
MAIN_SHARE = 0.6
# A name this long that another lengthens by an ending of no more than this is the noun of its adjective.
NATION_CHARS, ADJECTIVE_ENDING = 5, 3
# Characters that may stand between an office and the name it belongs to: "Ana Ruiz, the mayor".
APPOSITION_GAP = 6
# "CIA Director": up to three capitalised words before the office are part of it.
_BEFORE_OFFICE = re.compile(r"(?:(?:(?:[A-Z]\.)+|[A-Z][\w’'-]*) ){1,3}$")
_OWN_START = re.compile(r"(?:the|a|an|his|her|their|its)\b", re.IGNORECASE)
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Presented:
    """How an article presents somebody: the name it uses there and the office, if any."""

    name: str
    office: RoleClaim | None


def who_rows(story: str, identities: Sequence[Identity], scopes: Mapping[str, Scopes]) -> Iterator[Row]:
    """A row for each person whose office two articles give, or whom most articles name in full."""
    for identity in identities:
        if identity.kind != "person":
            continue
        facts: list[Fact[Presented]] = []
        for member in identity.members:
            if member.article in scopes:
                scope = scopes[member.article]
                facts += _presentation(scope, scope.reading.entities[member.entity])
        offices = sum(f.what.office is not None for f in facts)
        if offices >= 2:
            facts = [f for f in facts if f.what.office is not None]
        named_in_full = any(len(core_parts(f.what.name)) > 1 for f in facts)
        if offices >= 2 or (named_in_full and len(facts) >= max(2, MAIN_SHARE * len(scopes))):
            asked = "What office does {} hold?" if offices >= 2 else "Under what name does {} appear?"
            row = build_row(
                story,
                "who",
                facts,
                question=asked.format(identity.name),
                why=_why(identity),
                judge=judge_people,
            )
            if row:
                yield row


def judge_people(a: Fact[Presented], b: Fact[Presented]) -> Judged:
    """Offices are compared where both give one, else names; two offices can be held at once, so never a conflict."""
    left, right = a.what.office, b.what.office
    if left is None or right is None:
        return _judge_names(a, b)
    if left.role == right.role and left.status != right.status:
        if "elect" in (left.status, right.status):
            return Judged(
                "update", f"one tells the office “{left.span.text}” as still to come, the other as held"
            )
        return Judged(
            "vague", f"one calls the office {left.status}, the other {right.status}; titles outlive offices"
        )
    if left.role == right.role and _one_body(left.of, right.of):
        return Judged("agree", "both give the same office")
    return Judged(
        "vague",
        f"one gives the office as “{left.span.text}”, the other as “{right.span.text}”; both can be true of one person",
    )


def _one_body(left: str | None, right: str | None) -> bool:
    """Whether two offices can be of one body; a nation no table knows stands as "Tarnovia" and as "Tarnovian"."""
    if left is None or right is None:
        return True
    short, long = sorted((fold(left), fold(right)), key=len)
    adjective = len(short) >= NATION_CHARS and len(long) - len(short) <= ADJECTIVE_ENDING
    return short == long or (adjective and long.startswith(short))


def _judge_names(a: Fact[Presented], b: Fact[Presented]) -> Judged:
    """Accents, hyphens and parts left out make no other name; other letters are shown."""
    left, right = name_parts(a.what.name), name_parts(b.what.name)
    if "".join(left) == "".join(right) or set(left) <= set(right) or set(right) <= set(left):
        return Judged("agree", "both give the same name")
    return Judged("vague", f"the name is spelt “{a.what.name}” in one and “{b.what.name}” in the other")


def _presentation(scopes: Scopes, entity: Entity) -> Iterator[Fact[Presented]]:
    """The first office that stands beside the name, else the first office, else the first full name."""
    mentions = [scopes.reading.mentions[m.mention] for m in entity.members]
    names = [m for m in mentions if m.form == "name" and scopes.told(m.span)]
    if not names:
        return
    first = next((m for m in names if len(core_parts(m.name)) > 1), names[0])
    claims = [c for c in entity.roles if scopes.told(c.span) and c.role not in epithets()]
    pairs = [(c, name) for c in claims for name in names if _beside(c, name)]
    claim, named = pairs[0] if pairs else (next(iter(claims), None), first)
    pieces = (named.span, _whole_office(scopes.reading.article, claim)) if claim else (named.span,)
    status = f"{claim.status} " if claim and claim.status != "current" else ""
    value = f"{status}{claim.role}, {named.name}" if claim else named.name
    spans = tuple(sorted(pieces))
    presented = Presented(named.name, claim)
    yield Fact(scopes.reading.article, spans[0], value, "exact", None, None, None, {}, presented, spans)


def _beside(claim: RoleClaim, name: Mention) -> bool:
    """Whether the office stands right before the name or as an apposition after it."""
    before, after = name.span.start - claim.span.end, claim.span.start - name.span.end
    return 0 <= before <= 1 or 0 <= after <= APPOSITION_GAP


def _whole_office(article: Article, claim: RoleClaim) -> Span:
    """The office with the capitalised words before it: "CIA" of "CIA Director"."""
    if _OWN_START.match(claim.span.text):
        return claim.span
    start = max(0, claim.span.start - _LOOK_BACK)
    before = _BEFORE_OFFICE.search(article.text[start : claim.span.start])
    return article.span(claim.span.start - (len(before[0]) if before else 0), claim.span.end)


def _why(identity: Identity) -> str:
    return f"all of {identity.name}: {identity.why}"

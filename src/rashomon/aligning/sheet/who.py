"""Who rows: the offices that the articles give the people of a story, and the names of those who take part."""

from collections.abc import Iterator, Sequence

from rashomon.aligning.identities_names import name_parts
from rashomon.aligning.sheet.building import Judged, build_row
from rashomon.aligning.sheet.facts import Fact, Scopes
from rashomon.aligning.sheet.verdicts import NOT_SHOWN
from rashomon.model.alignment import Identity
from rashomon.model.mention import Entity, RoleClaim
from rashomon.model.row import Row
from rashomon.text.normal_forms import fold

# Named in this share of the story's articles, somebody is a main participant.
MAIN_SHARE = 0.6


def who_rows(story: str, identities: Sequence[Identity], scopes: dict[str, Scopes]) -> Iterator[Row]:
    """Offices where two articles give one, else names of those most articles name."""
    for identity in identities:
        if identity.kind != "person":
            continue
        here = [m for m in identity.members if m.article in scopes]
        entities = [(scopes[m.article], scopes[m.article].reading.entities[m.entity]) for m in here]
        row = _office_row(story, identity, entities) or _name_row(story, identity, entities, len(scopes))
        if row:
            yield row


def _office_row(story: str, identity: Identity, entities: Sequence[tuple[Scopes, Entity]]) -> Row | None:
    facts = []
    for scope, entity in entities:
        for claim in entity.roles:
            if scope.told(claim.span):
                article = scope.reading.article
                value = f"{claim.status} {claim.role}" if claim.status != "current" else claim.role
                value += f", {claim.of}" if claim.of else ""
                facts.append(Fact(article, claim.span, value, "exact", None, None, None, {}, claim))
    if len({f.article.id for f in facts}) < 2:
        return None
    question = f"What office does {identity.name} hold?"
    return build_row(
        story, "who", facts, question=question, why=f"offices given to {identity.name}", judge=judge_offices
    )


def judge_offices(a: Fact[RoleClaim], b: Fact[RoleClaim]) -> Judged:
    """Two offices can be held at once, so that different ones are never a conflict by themselves."""
    left, right = a.what, b.what
    if left.status != right.status and left.role == right.role:
        return Judged("update", f"“{a.span.text}” and “{b.span.text}” are of different times of one office")
    if left.role == right.role and (left.of is None or right.of is None or fold(left.of) == fold(right.of)):
        return Judged("agree", "both give the same office")
    return Judged("vague", f"“{a.span.text}” differs from “{b.span.text}”; {NOT_SHOWN}")


def _name_row(
    story: str, identity: Identity, entities: Sequence[tuple[Scopes, Entity]], articles: int
) -> Row | None:
    facts = []
    for scope, entity in entities:
        mentions = [scope.reading.mentions[m.mention] for m in entity.members]
        named = [m for m in mentions if m.form == "name" and scope.told(m.span)]
        if named:
            fullest = max(named, key=lambda m: (len(name_parts(m.name)), -m.span.start))
            article = scope.reading.article
            facts.append(
                Fact(article, fullest.span, fullest.name, "exact", None, None, None, {}, fullest.name)
            )
    if len(facts) < max(2, MAIN_SHARE * articles):
        return None
    question = f"Under what name does {identity.name} appear?"
    return build_row(story, "who", facts, question=question, why=identity.why, judge=judge_names)


def judge_names(a: Fact[str], b: Fact[str]) -> Judged:
    """Spellings of one name agree when accents, hyphens and parts left out explain the difference."""
    left, right = name_parts(a.what), name_parts(b.what)
    short, long = sorted(("".join(left), "".join(right)), key=len)
    if short == long or set(left) <= set(right) or set(right) <= set(left):
        return Judged("agree", "both give the same name")
    return Judged("vague", f"the name is spelt “{a.span.text}” in one and “{b.span.text}” in the other")

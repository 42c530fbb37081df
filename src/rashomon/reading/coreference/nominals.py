"""Who "the Russian top diplomat", and "his Bolivian counterpart" are: by office and country, then by nearness.

A phrase that two people fit equally stays open; the rest say in one sentence why they were joined.
"""

from bisect import bisect_left
from dataclasses import replace

from rashomon.reading.coreference.pronouns import resolve_pronoun
from rashomon.reading.coreference.scene import Chain, Placed, Scene, name_of
from rashomon.text.countries import country_name, country_of
from rashomon.text.normal_forms import fold
from rashomon.text.offices import RolePhrase, is_body, standing_for

# Of two people with one office the one named within this many sentences is meant, if the other is not. Set by
# reason: 1, 3 and 6 gave the same on GUM news and interviews.
_NEAR_SENTENCES = 3
_DEFINITE = frozenset({"the", "these", "those", "both", "this", "that", "his", "her", "its", "their"})
# Offices that a phrase may give to the nation while the title gives them to a body: "the Russian spokeswoman" for
# "Russian Foreign Ministry spokeswoman". Heads and secretaries are of their own body only.
_LOOSE = frozenset({"spokesperson", "embassy", "finance", "defence"})


def resolve(scene: Scene, placed: Placed, phrases: dict[int, RolePhrase]) -> None:
    """Join one phrase or pronoun to a person, or open a chain of its own where it introduces somebody."""
    if placed.mention.form == "pronoun":
        resolve_pronoun(scene, placed)
        return
    if placed.mention.kind != "person":
        _group(scene, placed)
        return
    role = _role_of(scene, placed)
    if role is not None:
        phrases[placed.index] = role
    if scene.tokens[placed.head].lemma == "counterpart":
        _resolve_counterpart(scene, placed)
    elif role is not None:
        _resolve_role(scene, placed, role)
    else:
        _resolve_described(scene, placed)


def leans_on_another(scene: Scene, placed: Placed) -> bool:
    """Pronouns, phrases with an owner and counterparts wait until the plain phrases are settled."""
    if placed.mention.form == "name":
        return False
    tokens = scene.tokens[placed.first : placed.last]
    return placed.mention.form == "pronoun" or any(
        t.tag == "PRP$" or t.lemma == "counterpart" for t in tokens
    )


def _role_of(scene: Scene, placed: Placed) -> RolePhrase | None:
    """The phrase's office; an owner who is a person lends the country ("Maduro’s top diplomat")."""
    role = scene.role_in(placed.first, placed.last, placed.head)
    return with_owner(scene, role) if role is not None else None


def with_owner(scene: Scene, role: RolePhrase) -> RolePhrase:
    """Fill the country from the person who owns the office's holder, if that person's country is known."""
    if role.owner is None or role.country is not None:
        return role
    owner = scene.person_at(role.owner)
    if owner is None:
        pronoun = scene.pronoun_at.get(role.owner)
        owner = scene.of.get(pronoun.index) if pronoun is not None else None
    country = owner_country(owner)
    return replace(role, country=country, of=role.of or (country_name(country) if country else None))


def owner_country(chain: Chain | None) -> str | None:
    """The one country a person's offices are of."""
    found = {r.country for r in chain.roles if r.country} if chain is not None else set()
    return found.pop() if len(found) == 1 else None


def _resolve_role(scene: Scene, placed: Placed, role: RolePhrase) -> None:
    if role.owner is not None and role.country is None:
        return  # somebody’s minister, and nothing tells of which country
    words = scene.tokens[placed.first].text.lower()
    indefinite = words in ("a", "an", "one", "another", "some", "any")
    bare = scene.tokens[placed.first].tag not in ("DT", "PRP$") and role.of is None
    chain, why = (None, "bare" if bare else "") if indefinite or bare else _holder(scene, placed, role)
    if chain is not None:
        scene.join(placed, chain, why)
        if role.country is not None and not any(r.country == role.country for r in chain.roles):
            scene.give(chain, role)
    elif why == "" and (indefinite or role.country is not None or is_body(role)):
        same = _same_described(scene, placed, role) if not indefinite else None
        if same is not None:
            scene.join(placed, same, "The same office, held by nobody whom the article names.")
        else:
            scene.give(scene.start(placed, "An office whose holder the article does not name."), role)


def _holder(scene: Scene, placed: Placed, role: RolePhrase) -> tuple[Chain | None, str]:
    """The one named person who holds the office; (None, reason) where two do, (None, "") where nobody does."""
    families = standing_for(role.role) or ()
    holders = [c for c in scene.find("role", role.role) if c.names]
    relatives = [c for family in families for c in scene.find("family", family) if c.names]
    relatives = [c for at, c in enumerate(relatives) if all(c is not other for other in relatives[:at])]
    country = f" of {country_name(role.country)}" if role.country else ""
    for test, among in ((_holds, holders), (_holds_in_family, relatives)):
        fitting = [c for c in among if test(c, role, same_country=True)]
        if role.country is None:
            fitting = [c for c in fitting if c.first < placed.index]
        chain, unsure = _nearest_alone(scene, placed, fitting)
        if chain is not None:
            return chain, f"{name_of(chain)} is the {role.role}{country} whom the article means." if test is _holds else (
                f"{name_of(chain)} is the only person here whose office{country} the words fit."
            )  # fmt: skip
        if unsure:
            return None, "unsure"
    if role.country is not None:
        unknown = [c for c in holders if c.first < placed.index and _holds(c, role, same_country=False)]
        if not unknown:
            unknown = [c for c in relatives if c.first < placed.index and _is_of_unknown_country(c, families)]
        if len(unknown) == 1:
            return unknown[
                0
            ], f"{name_of(unknown[0])} is the only {role.role} here whose country is not told otherwise."
    return None, ""


def _holds(chain: Chain, role: RolePhrase, *, same_country: bool) -> bool:
    """Exactly this office; with `same_country` of the same country (or of any, where the phrase names none)."""
    for held in chain.roles:
        if (
            held.role == role.role
            and not _other_body(held, role)
            and (held.status == role.status or role.status == "current")
        ):
            if same_country and (role.country is None or held.country == role.country):
                return True
            if not same_country and held.country is None and owner_country(chain) in (None, role.country):
                return True
    return False


def _is_of_unknown_country(chain: Chain, families: tuple[str, ...]) -> bool:
    """Whether somebody holds an office of these families and no word tells of which country or body."""
    held = [r for r in chain.roles if r.family in families]
    return bool(held) and all(r.country is None and r.of is None for r in chain.roles)


def _other_body(held: RolePhrase, role: RolePhrase) -> bool:
    """Whether the two offices are of different bodies."""
    if not is_body(held) and not is_body(role):
        return False
    if role.of is None or (role.family in _LOOSE and not (is_body(held) and is_body(role))):
        return False
    return held.of is None or fold(held.of) != fold(role.of)


def _holds_in_family(chain: Chain, role: RolePhrase, *, same_country: bool) -> bool:
    """An office that the phrase's general noun can stand for ("diplomat" for a foreign minister)."""
    families = standing_for(role.role) or ()
    return any(
        held.family in families and (role.country is None or held.country == role.country)
        for held in chain.roles
    )


def _nearest_alone(scene: Scene, placed: Placed, fitting: list[Chain]) -> tuple[Chain | None, bool]:
    """The only one that fits, or the only one of them named nearby; second value: whether several fit."""
    if len(fitting) < 2:
        return (fitting[0], False) if fitting else (None, False)
    near = [c for c in fitting if (gap := _gap(scene, placed, c)) is not None and gap <= _NEAR_SENTENCES]
    return (near[0], False) if len(near) == 1 else (None, True)


def _gap(scene: Scene, placed: Placed, chain: Chain) -> int | None:
    """Sentences since the chain's last mention before this one."""
    before = bisect_left(chain.order, placed.index)
    return placed.sentence - scene.by_index[chain.order[before - 1]].sentence if before else None


def _same_described(scene: Scene, placed: Placed, role: RolePhrase) -> Chain | None:
    """An unnamed holder of the same office met before."""
    for chain in scene.find("role", role.role):
        same = ((r.role, r.country, r.of) == (role.role, role.country, role.of) for r in chain.roles)
        if not chain.names and any(same):
            return chain
    return None


def _resolve_counterpart(scene: Scene, placed: Placed) -> None:
    """ "His Bolivian counterpart" holds, for Bolivia, the office of the person named before it in the sentence."""
    country = counterpart_country(scene, placed)
    role = counterpart_role(scene, placed, country)
    if role is None:
        return
    holders = scene.find("role", role.role)
    fitting = [c for c in holders if any(r.role == role.role and r.country == country for r in c.roles)]
    chain, _ = _nearest_alone(scene, placed, fitting)
    if chain is None and not fitting:
        relatives = scene.find("family", role.family)
        fitting = [
            c for c in relatives if any(r.family == role.family and r.country == country for r in c.roles)
        ]
        chain, _ = _nearest_alone(scene, placed, fitting)
    if chain is not None:
        scene.join(
            placed,
            chain,
            f"{name_of(chain)} is the {role.role} of {role.of}, the office of the person it is set against.",
        )


def counterpart_country(scene: Scene, placed: Placed) -> str | None:
    """The nation in the phrase."""
    for token in scene.tokens[placed.first : placed.last]:
        if token.text[:1].isupper() and (country := scene.country_in(token.text)):
            return country
    return None


def counterpart_role(scene: Scene, placed: Placed, country: str | None) -> RolePhrase | None:
    """The office of the nearest person before who is of another country, moved to the phrase's country."""
    if country is None:
        return None
    for at in range(scene.position[placed.index] - 1, -1, -1):
        other = scene.placed[at]
        if other.sentence != placed.sentence:
            break
        chain = scene.of.get(other.index)
        if (
            chain is not None
            and chain.is_person()
            and other.mention.form != "pronoun"
            and (own := owner_country(chain))
            and own != country
        ):
            held = next(r for r in chain.roles if r.country == own)
            return RolePhrase(
                held.role, held.family, country_name(country), country, "current", placed.first, placed.last
            )
    return None


def _resolve_described(scene: Scene, placed: Placed) -> None:
    """ "A witness" opens a chain; "the witness" later joins it; anything else stays open."""
    head = fold(scene.tokens[placed.head].lemma)
    det = scene.tokens[placed.first].text.lower()
    if det in ("a", "an", "one", "another") or any(
        t.tag in ("POS", "PRP$") for t in scene.tokens[placed.first : placed.head]
    ):
        chain = scene.start(placed, "Somebody whom the article does not name.")
        chain.words = head
        scene.index(chain, "described", head)
        return
    if det in ("the", "this", "that"):
        fitting = scene.find("described", head)
        if len(fitting) == 1:
            scene.join(placed, fitting[0], f"The only {head} without a name whom the article speaks of.")


def _group(scene: Scene, placed: Placed) -> None:
    """Groups and bodies told by the same words are one; others open a chain of their own."""
    words = fold(placed.mention.name)
    kind = placed.mention.kind
    for chain in scene.find("words", kind, words) if _is_definite(scene, placed) else ():
        scene.join(placed, chain, "The same words.")
        return
    chain = scene.start(placed, "A group or body told by its kind.")
    chain.words = words
    scene.index(chain, "words", kind, words)
    first = next(
        (t for t in scene.tokens[placed.first : placed.last] if t.text[:1].isupper() and country_of(t.text)),
        None,
    )
    if placed.mention.kind == "organization" and first is not None:
        chain.country = country_of(first.text)


def _is_definite(scene: Scene, placed: Placed) -> bool:
    """Whether the same words mean the same people again: "the rebels", "U.S. officials", "police", not "people"."""
    tokens = scene.tokens[placed.first : placed.last]
    named = any((t.text[:1].isupper() and t.pos == "PROPN") or country_of(t.text) for t in tokens)
    return named or tokens[0].text.lower() in _DEFINITE or fold(tokens[-1].lemma) in ("police", "authority")

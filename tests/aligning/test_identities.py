"""Identities: one person under several names is one, two people under one surname are two."""

import pytest

from factory import article, pile_of, span_of
from rashomon.aligning.identities import align_identities
from rashomon.model.alignment import Alignment, Identity
from rashomon.model.mention import Entity, EntityKind, Member, Mention, RoleClaim
from rashomon.model.reading import Reading

Named = tuple[EntityKind, str] | tuple[EntityKind, str, str, str | None]


def naming(*named: Named, name: str = "a.txt", published: str | None = None) -> Reading:
    """A reading whose text is nothing but names, one entity each, with office and its body where given."""
    where = article(". ".join(n[1] for n in named) + ".", name=name, published=published)
    mentions, entities = [], []
    for key, one in enumerate(named):
        span = span_of(where, one[1])
        mentions.append(Mention(span, one[0], "name", one[1]))
        roles = (RoleClaim(one[2], one[3], "current", span),) if len(one) == 4 else ()
        entities.append(Entity(key, one[0], one[1], (Member(key, "its name"),), roles))
    return Reading(where, mentions=tuple(mentions), entities=tuple(entities))


def identities(*readings: Reading) -> tuple[Identity, ...]:
    return align_identities(pile_of(*readings), Alignment())


def joined(left: Named, right: Named, *company: Named) -> bool:
    found = identities(naming(left, *company, name="a.txt"), naming(right, *company, name="b.txt"))
    return any(len(i.members) == 2 and {n.text for n in i.names} == {left[1], right[1]} for i in found)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Sergey Lavrov", "Serguéi Lavrov"),
        ("Nicolás Maduro Moros", "Nicolas Maduro"),
        ("Delcy Rodríguez Gómez", "Delcy Rodríguez"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("J. Halvorsen", "Jonas Halvorsen"),
        ("Sergey Lavrov", "Sergey Lavrov"),
    ],
)
def test_forms_of_one_name_are_one_person(left: str, right: str) -> None:
    assert joined(("person", left), ("person", right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Delcy Rodríguez", "Bruno Rodríguez Parrilla"),
        ("Jorge Rodríguez", "Delcy Rodríguez"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Nicolás Maduro", "Nicolás Madurdo"),
    ],
)
def test_other_first_names_and_mere_likeness_stay_two(left: str, right: str) -> None:
    assert not joined(("person", left), ("person", right))


def test_misspelt_surname_joins_with_the_same_office() -> None:
    left: Named = ("person", "Nicolás Maduro", "president", "VEN")
    assert joined(left, ("person", "Nicolás Madurdo", "president", "VEN"))
    assert not joined(left, ("person", "Nicolás Madurdo", "mayor", "VEN"))


OTHERS: tuple[Named, ...] = (("person", "Ana Ruiz"), ("person", "Bo Lind"), ("place", "Oslund"))


def test_both_names_misspelt_join_with_the_same_office_in_the_same_company() -> None:
    left: Named = ("person", "Viktor Halasz", "minister", None)
    right: Named = ("person", "Victor Hallasz", "minister", None)
    assert joined(left, right, *OTHERS)
    assert not joined(left, right)
    assert not joined(left, ("person", "Victor Hallasz", "mayor", None), *OTHERS)


def test_lone_surname_goes_to_its_only_bearer_in_the_same_company() -> None:
    company: tuple[Named, ...] = (("place", "Oslund"), ("organization", "Harbour Watch"))
    assert joined(("person", "Luiz Inácio Lula da Silva"), ("person", "Lula"), *company)
    assert not joined(("person", "Luiz Inácio Lula da Silva"), ("person", "Lula"))


def test_lone_surname_stays_alone_between_two_bearers() -> None:
    company: tuple[Named, ...] = (("place", "Oslund"), ("organization", "Harbour Watch"))
    found = identities(
        naming(("person", "Ana Ruiz"), *company, name="a.txt"),
        naming(("person", "Pedro Ruiz"), *company, name="b.txt"),
        naming(("person", "Ruiz"), *company, name="c.txt"),
    )
    assert sorted(i.name for i in found if i.kind == "person") == ["Ana Ruiz", "Pedro Ruiz", "Ruiz"]


def test_kinds_never_join() -> None:
    assert not joined(("person", "Harriet Lowe"), ("organization", "Harriet Lowe"))


def test_organisation_joins_its_initials_and_generic_names_need_a_country() -> None:
    assert joined(("organization", "Metropolitan Transport Union"), ("organization", "MTU"))
    assert not joined(("organization", "Foreign Ministry"), ("organization", "the Foreign Ministry"))
    assert joined(
        ("organization", "Russian Foreign Ministry"), ("organization", "Foreign Ministry of Russia")
    )


def test_countries_join_by_what_they_are_and_places_by_spelling() -> None:
    assert joined(("place", "U.S."), ("place", "the United States"))
    assert joined(("place", "Mazar-e-Sharif"), ("place", "Mazar-i-Sharif"))
    assert not joined(("place", "Niger"), ("place", "Nigeria"))


def test_roles_are_dated_by_the_articles_that_give_them() -> None:
    (found,) = identities(
        naming(("person", "Ana Ruiz", "mayor", "Oslund"), name="a.txt", published="2023-04-18"),
        naming(("person", "Ana Ruiz", "mayor", "Oslund"), name="b.txt", published="2023-05-02T10:00:00"),
    )
    (role,) = found.roles
    assert (role.role, role.of, role.start, role.end) == ("mayor", "Oslund", "2023-04-18", "2023-05-02")
    assert all(span.text == "Ana Ruiz" for span in role.spans)


def test_order_of_the_pile_does_not_matter() -> None:
    a = naming(("person", "Ana Ruiz"), ("person", "Bo Lind"), name="a.txt")
    b = naming(("person", "A. Ruiz"), ("person", "Lind"), name="b.txt")
    assert identities(a, b) == identities(b, a)

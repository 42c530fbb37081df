"""Origins: every article in one group, joined by copied narration alone."""

from barge import OTHER, OWN, SPEECH, WIRE
from factory import article, pile_of
from rashomon.aligning.copies import align_copies
from rashomon.aligning.origins import align_origins
from rashomon.model.alignment import Alignment, OriginGroup
from rashomon.model.article import Article
from rashomon.model.reading import Reading


def origins(*articles: Article) -> tuple[OriginGroup, ...]:
    held = pile_of(*map(Reading, articles))
    return align_origins(held, Alignment(copies=align_copies(held, Alignment())))


def groups(*articles: Article) -> set[frozenset[str]]:
    return {frozenset(o.articles) for o in origins(*articles)}


def test_origins_wire_printed_twice_is_one_origin() -> None:
    one = article(WIRE + OWN, name="1", outlet="Echo")
    two = article(OWN + WIRE, name="2", outlet="Lantern")
    alone = article(OTHER, name="3")
    assert groups(one, two, alone) == {frozenset({one.id, two.id}), frozenset({alone.id})}
    why = next(o.why for o in origins(one, two, alone) if len(o.articles) == 2)
    assert why.startswith("100 % of the narration of ")
    assert "word for word" in why


def test_origins_cut_print_stands_on_the_long_one() -> None:
    assert len(groups(article(WIRE, name="1"), article(OWN * 2 + WIRE + OTHER, name="2"))) == 1


def test_origins_shared_speech_is_no_shared_origin() -> None:
    one = article(f"{OWN}“{SPEECH},” the lock keeper said.", name="1")
    two = article(f'{OTHER}The keeper put it plainly: "{SPEECH}."', name="2")
    assert len(groups(one, two)) == 2
    assert all(o.why.startswith("Its own telling") for o in origins(one, two))


def test_origins_small_borrowing_is_its_own_telling_and_says_how_much() -> None:
    one, two = article(WIRE + OWN * 3 + OTHER * 3, name="1"), article(WIRE + "Elsewhere. " * 90, name="2")
    assert len(groups(one, two)) == 2
    assert any("of its narration stands in any other" in o.why for o in origins(one, two))


def test_origins_shared_credit_needs_less_copying() -> None:
    text = (
        WIRE
        + "Divers went down at noon and found nothing of note under the arches, said the fire brigade. " * 4
    )
    plain = [article(text, name="1"), article(WIRE + OWN + OTHER, name="2")]
    credited = [article(f"KELLMARK (AP) — {a.text}", name=a.origin.path) for a in plain]
    assert len(groups(*plain)) == 2
    assert len(groups(*credited)) == 1
    assert "both credit Associated Press" in origins(*credited)[0].why


def test_origins_chain_is_one_group() -> None:
    long = [article(t, name=str(n)) for n, t in enumerate((WIRE, WIRE + OWN, OWN))]
    assert len(groups(*long)) == 1

"""Sentences told again in other words: two neighbours or more, whatever their order, and never one alone."""

from factory import article, pile_of
from rashomon.aligning.copies import align_copies
from rashomon.aligning.reuse.reworded import narrated_sentences, reworded_pairs, reworded_passages
from rashomon.aligning.reuse.words import body_words
from rashomon.model.alignment import Alignment, Copy
from rashomon.model.reading import Reading

TOLD = (
    "Engineers found rust in the main girders of the Mill Bridge in Port Almeda on Monday. "
    "The tram line across it stays closed for eight months, and buses run every six minutes. "
    "The council has asked the army for a pontoon bridge."
)
RETOLD = (
    "On Monday the Mill Bridge, Port Almeda, showed engineers the rust that sits in its main girders. "
    "For eight months its tram line is closed; every six minutes there run buses instead. "
    "From the army a pontoon bridge was asked by the council."
)
OWN = "Commuters queued for an hour. A councillor spoke of weak spots in an old survey, and of no money."


def copies(one: str, other: str, outlet: str | None = None) -> tuple[Copy, ...]:
    left, right = (article(t, name=str(n), outlet=outlet) for n, t in enumerate((one, other)))
    return align_copies(pile_of(Reading(left), Reading(right)), Alignment())


def test_reworded_sentences_are_a_copy_in_other_words() -> None:
    (found,) = copies(TOLD, RETOLD)
    assert (found.wording, found.voice) == ("other", "narration")
    assert found.why.startswith("neighbouring sentences say the same in other words: of some ")
    assert "Mill Bridge" in found.a.text
    assert "Mill Bridge" in found.b.text


def test_reworded_needs_more_than_one_sentence_and_another_outlet() -> None:
    first = RETOLD.split(". ")[0] + "."
    assert copies(TOLD, f"{OWN} {first}") == ()
    assert copies(TOLD, OWN) == ()
    assert copies(TOLD, RETOLD, outlet="Almeda Echo") == ()


def test_narrated_sentences_leave_out_speech() -> None:
    words = body_words(Reading(article(f"{TOLD} “{RETOLD}”")))
    assert len(narrated_sentences(words)) == 2  # the third is too short


def test_reworded_pairs_and_passages_are_none_for_no_text() -> None:
    assert reworded_pairs([(), ()]) == []
    assert reworded_passages((), ()) == []


def test_reworded_stands_repetitive_text() -> None:
    assert (
        copies("The tide came and the tide went at noon. " * 3000, "Tide went and tide came by noon. " * 3000)
        == ()
    )

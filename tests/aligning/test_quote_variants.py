"""Printings of one utterance meet; another utterance, another time and another speaker do not."""

import pytest

from factory import article, pile_of, span_of
from rashomon.aligning.quote_variants import align_quote_variants
from rashomon.aligning.wording.difference import compare_quotes, quote_verdict, word_diff
from rashomon.model.alignment import Alignment, Membership, Story
from rashomon.model.ids import make_id
from rashomon.model.mention import Entity
from rashomon.model.quote import Quote, QuoteType
from rashomon.model.reading import Reading

WHOLE = "We will do whatever it takes to keep the islands free of the whims of the mainland"


def quoting(
    words: str, speaker: str | None, name: str, kind: QuoteType = "direct", published: str | None = None
) -> Reading:
    """A reading whose article is one quotation."""
    where = article(words, name=name, published=published)
    entities = (Entity(0, "person", speaker, ()),) if speaker else ()
    quote = Quote(
        id=make_id("q", name, words),
        article=where.id,
        type=kind,
        content=(span_of(where, words),),
        cue=(),
        source=(),
        speaker=0 if speaker else None,
        why="",
    )
    return Reading(where, entities=entities, quotes=(quote,))


def joined(a: Reading, b: Reading, *, stories: tuple[Story, ...] = ()) -> bool:
    """Whether the two quotations end up in one group."""
    groups = align_quote_variants(pile_of(a, b), Alignment(stories=stories))
    return any(len(g.quotes) == 2 and g.why for g in groups)


def verdict(a: str, b: str, **options: bool) -> str:
    """The verdict on two wordings."""
    left, right = quoting(a, None, "a.txt").quotes[0], quoting(b, None, "b.txt").quotes[0]
    found, why = quote_verdict(left, right, **options)
    assert why
    return found


@pytest.mark.parametrize(
    "other",
    [
        WHOLE,
        WHOLE.upper(),
        "We will do whatever it takes to keep the islands free",
        f"The islands are our home. {WHOLE}. Nobody will sail alone.",
        "We will do everything it takes to keep the islands free of the moods of the mainland",
        "We shall do what it takes so that the islands stay free of the whims of that mainland",
    ],
    ids=["identical", "case", "cut", "stitched", "reworded", "translated"],
)
def test_align_quote_variants_joins_printings_of_one_utterance(other: str) -> None:
    assert joined(quoting(WHOLE, "Inés Bellamy", "a.txt"), quoting(other, "Ines Bellamy", "b.txt"))


@pytest.mark.parametrize(
    ("other", "speaker"),
    [
        ("We will sell the islands to whoever pays the most for them", "Inés Bellamy"),
        ("The mainland has whims and the islands have weather", "Inés Bellamy"),
        (
            "We shall do what it takes so that the islands stay free of the whims of that mainland",
            "Tomas Okoro",
        ),
    ],
    ids=["other words", "same subject", "other speaker"],
)
def test_align_quote_variants_keeps_other_utterances_apart(other: str, speaker: str) -> None:
    assert not joined(quoting(WHOLE, "Inés Bellamy", "a.txt"), quoting(other, speaker, "b.txt"))


def test_align_quote_variants_shows_one_wording_given_to_two_speakers() -> None:
    assert joined(quoting(WHOLE, "Inés Bellamy", "a.txt"), quoting(WHOLE, "Tomas Okoro", "b.txt"))


def test_align_quote_variants_keeps_stories_apart() -> None:
    a, b = quoting(WHOLE, "Inés Bellamy", "a.txt"), quoting(WHOLE, "Inés Bellamy", "b.txt")
    stories = tuple(
        Story(f"s{n}", "", (Membership(r.article.id, ""),), None, None, "") for n, r in enumerate((a, b))
    )
    assert not joined(a, b, stories=stories)


@pytest.mark.parametrize(
    ("other_day", "expected"), [("2026-03-05", True), ("2026-03", True), ("2027-03-04", False)]
)
def test_align_quote_variants_keeps_another_time_apart(other_day: str, expected: bool) -> None:
    a = quoting(WHOLE, "Inés Bellamy", "a.txt", published="2026-03-03T08:00:00Z")
    b = quoting(WHOLE, "Inés Bellamy", "b.txt", published=other_day)
    assert joined(a, b) is expected


@pytest.mark.parametrize(
    ("other", "kind", "speaker", "expected"),
    [
        ("called it “free of the whims of the mainland” at last", "mixed", "Inés Bellamy", True),
        ("called it “free of the whims of the mainland” at last", "mixed", "Tomas Okoro", False),
        ("hoped for islands “free of every whim of the mainland” at last", "mixed", "Inés Bellamy", False),
    ],
    ids=["same words", "other speaker", "other words"],
)
def test_align_quote_variants_joins_marked_words_with_where_they_stand(
    other: str, kind: QuoteType, speaker: str, expected: bool
) -> None:
    whole = quoting(f"I say it again. {WHOLE}.", "Inés Bellamy", "a.txt")
    assert joined(whole, quoting(other, speaker, "b.txt", kind)) is expected


def test_align_quote_variants_is_not_led_by_a_short_sentence_of_a_long_speech() -> None:
    a = "Our boats came home late. Nothing happened to them. The mainland lied about the storm and its price."
    b = "The crane fell on the quay in March. Nothing happened to them. Who will mend the wall before the winter?"
    assert not joined(quoting(a, "Inés Bellamy", "a.txt"), quoting(b, "Inés Bellamy", "b.txt"))


def test_align_quote_variants_keeps_two_halves_of_one_speech_apart() -> None:
    first, second = (
        "The islands will never be sold to anybody",
        "Every ferry must return before the winter storms",
    )
    readings = [
        quoting(f"{first}. {second}.", "Inés Bellamy", "a.txt"),
        quoting(f"{first}.", "Inés Bellamy", "b.txt"),
        quoting(f"{second}.", "Inés Bellamy", "c.txt"),
    ]
    groups = align_quote_variants(pile_of(*readings), Alignment())
    assert [len(g.quotes) for g in groups] == [2]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (WHOLE, WHOLE, "agree"),
        (WHOLE, "to keep the islands free of the whims", "agree"),
        ("The ferry will leave for the islands tonight", "The ferry will leave for the island tonight", "agree"),
        ("The town is one of our most faithful friends", "The town is one of our most reliable friends", "vague"),
        ("We will sell the islands to the mainland", "We will not sell the islands to the mainland", "conflict"),
        ("We counted 84 boats in the harbour today", "We counted 48 boats in the harbour today", "conflict"),
        ("The letter from Wendy was read to us all", "The letter from Debora was read to us all", "conflict"),
        ("The ferry will sail to the islands today", "The ferry may sail to the islands today", "conflict"),
    ],
)  # fmt: skip
def test_quote_verdict_tells_rewording_from_a_change_of_meaning(a: str, b: str, expected: str) -> None:
    assert verdict(a, b) == expected
    assert verdict(b, a) == expected


@pytest.mark.parametrize(
    ("a", "b", "moved"),
    [
        ("We will sell the islands to the mainland", "We will not sell the islands to the mainland", ("negation",)),
        ("It is possible to mend the wall this year", "It is impossible to mend the wall this year", ("negation",)),
        ("We counted two boats in the harbour today", "We counted 12 boats in the harbour today", ("number",)),
        ("The ferry will sail to the islands today", "The ferry may sail to the islands today", ("modal",)),
        ("You have to pay the toll at the old bridge", "You can pay the toll at the old bridge", ("modal",)),
        ("The council has signed the treaty of peace", "The council will sign the treaty of peace", ("tense",)),
        ("They attacked the pilots with sticks at noon", "They are attacking the pilots with sticks at noon", ("tense",)),
        ("The letter from Wendy was read to us all", "The letter from Debora was read to us all", ("name",)),
        ("Norway took our maps and all of our boats", "Sweden took our maps and all of our boats", ("name",)),
        (
            "We counted 84 boats and we will count again on Monday",
            "We counted 48 boats and we may count again on Monday",
            ("number", "modal"),
        ),
        ("We don't want the mainland in our harbour", "We do not want the mainland in our harbour", ()),
        ("There is a 2 in 3 chance that we win it", "There is a two-in-three chance that we win it", ()),
        ("He was told of it, and I said no to him", "He was told of it, and I say no to him", ()),
        ("We shall keep the islands free of storms", "We will keep the islands free of storms", ()),
    ],
)  # fmt: skip
def test_compare_quotes_names_what_moved(a: str, b: str, moved: tuple[str, ...]) -> None:
    left, right = quoting(a, None, "a.txt").quotes[0], quoting(b, None, "b.txt").quotes[0]
    found = compare_quotes(left, right)
    assert found.moved == moved
    assert compare_quotes(right, left).moved == moved
    assert (found.verdict == "conflict") is bool(set(moved) - {"tense"})
    assert all(
        a[r.a_start : r.a_end].lower() == b[r.b_start : r.b_end].lower() for r in found.runs if r.equal
    )


def test_compare_quotes_lets_reported_speech_shift_its_tenses() -> None:
    left = quoting("The council will sign the treaty of peace", None, "a.txt").quotes[0]
    right = quoting("the council may sign the treaty of peace", None, "b.txt", "indirect").quotes[0]
    assert compare_quotes(left, right).moved == ()


def test_quote_verdict_takes_two_speakers_for_a_conflict() -> None:
    assert verdict(WHOLE, WHOLE, same_speaker=False) == "conflict"


def test_word_diff_covers_both_texts_and_marks_what_differs() -> None:
    a, b = "one of our most faithful friends", "one of our most reliable friends"
    runs = word_diff(a, b)
    assert [(a[r.a_start : r.a_end], b[r.b_start : r.b_end]) for r in runs if not r.equal] == [
        ("faithful", "reliable")
    ]
    assert [a[r.a_start : r.a_end] for r in runs if r.equal] == ["one of our most", "friends"]


def test_align_quote_variants_does_not_compare_all_pairs() -> None:
    readings = [
        quoting(
            f"Boats of fleet{n} under captain{n} sailed past pier{n} with cargo{n} at dawn",
            "Inés Bellamy",
            f"{n}.txt",
        )
        for n in range(400)
    ]
    assert align_quote_variants(pile_of(*readings), Alignment()) == ()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "Taxes will increase on the islands in spring",
            "Taxes will decrease on the islands in spring",
            False,
        ),
        (
            "The rule was legal on the islands in spring",
            "The rule was illegal on the islands in spring",
            False,
        ),
        (
            "The harbour cost $12.5m to build in spring",
            "The harbour cost $12.5 million to build in spring",
            True,
        ),
        ("The harbour cost $12.5m to build in spring", "The harbour cost $125m to build in spring", False),
        ("They organise the islands in the spring", "They organize the islands in the spring", True),
        ("They are askin the islands for the money", "They are asking the islands for the money", True),
    ],
)
def test_quote_verdict_takes_only_spelling_and_inflection_for_the_same_word(
    a: str, b: str, *, same: bool
) -> None:
    assert (verdict(a, b) == "agree") is same

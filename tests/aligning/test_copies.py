"""Copies: shared passages with their places, voice and direction."""

from dataclasses import replace

import pytest

from barge import OTHER, OWN, SPEECH, WIRE
from factory import article, pile_of
from rashomon.aligning.copies import align_copies, which_is_earlier
from rashomon.aligning.reuse.credits import agency_credits, is_agency
from rashomon.aligning.reuse.seeds import NEIGHBOURS, candidate_pairs, sample
from rashomon.aligning.reuse.words import body_words
from rashomon.model.alignment import Alignment, Copy
from rashomon.model.article import Article, Block
from rashomon.model.reading import Reading


def copies(*articles: Article) -> tuple[Copy, ...]:
    return align_copies(pile_of(*map(Reading, articles)), Alignment())


def sides(copy: Copy, *articles: Article) -> list[str]:
    """The copied words, in the order of the articles given."""
    by_id = {span.article: span.text for span in (copy.a, copy.b)}
    return [by_id[a.id] for a in articles]


def test_copies_finds_a_paragraph_and_cites_both_sides() -> None:
    one, two = article(OWN + WIRE, name="1"), article(WIRE + OTHER, name="2")
    (found,) = copies(one, two)
    assert sides(found, one, two) == [WIRE.rstrip(" .")] * 2
    assert (found.score, found.voice) == (1.0, "narration")
    for span, where in ((found.a, found.a.article), (found.b, found.b.article)):
        text = {one.id: one, two.id: two}[where].text
        assert text[span.start : span.end] == span.text


def test_copies_bridges_small_edits() -> None:
    edited = WIRE.replace("before dawn", "early on Tuesday").replace("two footbridges", "three footbridges")
    (found,) = copies(article(OWN + WIRE, name="1"), article(edited + OTHER, name="2"))
    assert 0.75 <= found.score < 1
    assert found.a.text.startswith("A cargo barge")
    assert found.a.text.endswith("the old mint")


def test_copies_short_remnants_count_beside_a_long_passage() -> None:
    remnant = "the swans of the mill pond had all flown off by noon"
    one, two = article(f"{WIRE}{OWN}{remnant}.", name="1"), article(f"{remnant}. {OTHER}{WIRE}", name="2")
    assert len(copies(one, two)) == 2
    assert copies(article(f"{OWN}{remnant}.", name="1"), article(f"{remnant}. {OTHER}", name="2")) == ()


def test_copies_of_reordered_paragraphs_are_two_passages() -> None:
    one, two = article(f"{OWN}\n\n{OTHER}\n\n{WIRE}", name="1"), article(f"{WIRE}\n\n{OWN}", name="2")
    assert len(copies(one, two)) == 2


def test_copies_same_speech_in_own_words_around_is_quotation() -> None:
    one = article(f"{OWN}“{SPEECH},” the lock keeper said.", name="1")
    two = article(f'{OTHER}The keeper put it plainly: "{SPEECH}."', name="2")
    (found,) = copies(one, two)
    assert found.voice == "quotation"


def test_copies_a_quotation_told_as_narration_is_narration() -> None:
    one = article(f"{OWN}“{SPEECH},” the lock keeper said.", name="1")
    two = article(f"{OTHER}{SPEECH}.", name="2")
    (found,) = copies(one, two)
    assert found.voice == "narration"


@pytest.mark.parametrize(
    "shared",
    [
        "said on Tuesday that the river board of the lower town",
        "Anna Weld, director of the National Institute for Inland Waterways and Harbours,",
    ],
)
def test_copies_leaves_stock_phrases(shared: str) -> None:
    assert copies(article(f"{OWN} {shared} {WIRE}", name="1"), article(f"{OTHER} {shared}.", name="2")) == ()


def test_copies_leaves_author_notes_and_house_lines() -> None:
    note = "Ida Marsh writes about rivers and the people on them. Follow her letters every week in the Saturday supplement."
    assert (
        copies(article(f"{OWN}{OWN}{WIRE}\n{note}", name="1"), article(f"{OTHER * 3}\n{note}", name="2"))
        == ()
    )
    line = "Sign up for our harbour letter and get the best of the water front in your inbox every single morning."
    one = article(f"{OWN * 2}{line} {WIRE}", name="1", outlet="Kellmark Echo")
    two = article(f"{OTHER}{line} {OTHER * 2}", name="2", outlet="Kellmark Echo")
    assert copies(one, two) == ()


def test_copies_leaves_boilerplate_and_captions() -> None:
    one, two = article(OWN + WIRE, name="1"), article(WIRE + OTHER, name="2")
    cut = len(WIRE)
    marked = replace(two, blocks=(Block("caption", 0, cut), Block("body", cut, len(two.text))))
    assert copies(one, marked) == ()


def test_copies_are_the_same_whatever_the_order() -> None:
    one, two, three = (article(t + WIRE, name=n) for t, n in ((OWN, "1"), (OTHER, "2"), ("", "3")))
    assert copies(one, two, three) == copies(three, two, one)
    assert len(copies(one, two, three)) == 3


def test_copies_stand_repetitive_text() -> None:
    assert len(copies(article("tide and " * 20_000, name="1"), article("tide and " * 20_000, name="2"))) <= 1


def test_candidate_pairs_of_a_much_printed_story_are_capped() -> None:
    many = [sample(body_words(Reading(article(WIRE, name=str(n)))).hashes) for n in range(60)]
    pairs = candidate_pairs(many)
    assert len(pairs) <= 60 * NEIGHBOURS
    assert {*pairs.ravel().tolist()} == set(range(60))


def test_which_is_earlier_asks_dates_and_says_so() -> None:
    early = article(WIRE, name="1", outlet="Echo", published="2026-02-03")
    late = article(WIRE, name="2", outlet="Lantern", published="2026-02-04")
    assert which_is_earlier(early, late) == ("a", "Echo was published first, on 2026-02-03")
    assert which_is_earlier(late, early)[0] == "b"


@pytest.mark.parametrize(
    "dates", [("2026-02", "2026-02-04"), (None, "2026-02-04"), ("2026-02-04", "2026-02-04")]
)
def test_which_is_earlier_is_unknown_where_dates_do_not_tell(dates: tuple[str | None, str | None]) -> None:
    one, two = (article(WIRE, name=str(n), published=d) for n, d in enumerate(dates))
    assert which_is_earlier(one, two)[0] == "unknown"


def test_which_is_earlier_believes_a_credit_line() -> None:
    source = article(WIRE, name="1", outlet="Kellmark Echo")
    copy = article(f"{WIRE}\nTranslation by Kellmark Echo", name="2", outlet="Lantern")
    assert which_is_earlier(copy, source) == ("b", "Lantern credits Kellmark Echo")


def test_agency_credits_stand_at_the_edges_only() -> None:
    assert agency_credits(article(f"KELLMARK (AP) — {WIRE}")) == ("Associated Press",)
    assert agency_credits(article(f"{OWN}The state news agency TASS reported the accident. {WIRE}")) == ()
    assert is_agency(article(WIRE, outlet="Reuters")) == "Reuters"
    assert is_agency(article(WIRE, outlet="Kellmark Echo")) is None

"""Storylines: the same two actors on several days make one line; a beat and a single day make none."""

from factory import pile_of
from rashomon.aligning.storylines import MAX_KNOTS, align_storylines
from rashomon.model.alignment import Alignment, EntityRef, Identity, Membership, NameCount, Story, Storyline
from rashomon.model.span import Span


def story(name: str, day: str | None) -> Story:
    return Story(f"s-{name}", name, (Membership(f"a-{name}", ""),), day, day, "")


def identity(name: str, *stories: str, times: int = 3) -> Identity:
    mentions = tuple(Span(f"a-{s}", n, n + 1, "x") for s in stories for n in range(times))
    members = tuple(EntityRef(f"a-{s}", 0) for s in stories)
    return Identity(f"i-{name}", name, "person", (NameCount(name, times),), members, mentions, (), "")


def lines(stories: list[Story], *identities: Identity) -> tuple[Storyline, ...]:
    return align_storylines(pile_of(), Alignment(stories=tuple(stories), identities=identities))


def test_three_visits_are_one_line_with_three_knots() -> None:
    visits = [story("b", "2025-02-07"), story("c", "2026-02-20"), story("a", "2022-04-18")]
    (line,) = lines(visits, identity("Karel Dorn", "a", "b", "c"), identity("Lucia Ferrante", "a", "b", "c"))
    assert line.stories == ("s-a", "s-b", "s-c")
    assert line.title == "Karel Dorn and Lucia Ferrante"
    assert line.why.startswith("3 happenings from 2022-04-18 to 2026-02-20")


def test_one_actor_or_one_day_or_no_day_is_no_line() -> None:
    both = identity("Karel Dorn", "a", "b"), identity("Lucia Ferrante", "a", "b")
    assert lines([story("a", "2025-01-01"), story("b", "2026-01-01")], both[0]) == ()
    assert lines([story("a", "2025-01-01"), story("b", "2025-01-01")], *both) == ()
    assert lines([story("a", "2025-01-01"), story("b", None)], *both) == ()


def test_who_is_named_once_is_no_actor() -> None:
    dated = [story("a", "2025-01-01"), story("b", "2026-01-01")]
    assert lines(dated, identity("Karel Dorn", "a", "b"), identity("Ida Marsh", "a", "b", times=1)) == ()


def test_a_beat_is_no_line() -> None:
    names = [f"n{n}" for n in range(MAX_KNOTS + 1)]
    dated = [story(name, f"2025-01-{n + 1:02}") for n, name in enumerate(names)]
    assert lines(dated, identity("Karel Dorn", *names), identity("Lucia Ferrante", *names)) == ()


def test_a_story_stands_in_one_line() -> None:
    dated = [story(name, f"2025-01-0{n + 1}") for n, name in enumerate("abcd")]
    people = (
        identity("Karel Dorn", "a", "b", "c"),
        identity("Lucia Ferrante", "a", "b", "c"),
        identity("Ida Marsh", "c", "d"),
        identity("Amos Reed", "c", "d"),
    )
    assert [line.stories for line in lines(dated, *people)] == [("s-a", "s-b", "s-c")]

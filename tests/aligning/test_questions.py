"""Questions: a clause turned round reads as a person would ask it, and where it cannot, it is left as it stands."""

import pytest

from factory import article, span_of
from rashomon.aligning.sheet.facts import Fact
from rashomon.aligning.sheet.questions import gapped, question_of, turn, whether
from rashomon.model.clause import Clause, Realis
from rashomon.model.span import Span


def fact(
    text: str,
    answer: str,
    verb: str,
    lemma: str,
    subject: str | None = None,
    *,
    object_: str | None = None,
    clause: str | None = None,
    realis: Realis = "occurred",
) -> Fact[None]:
    where = article(text)

    def cut(words: str | None) -> Span | None:
        return span_of(where, words) if words else None

    made = Clause(
        (span_of(where, clause or text),),
        span_of(where, verb),
        lemma,
        (),
        cut(subject),
        cut(object_),
        realis,
        0,
    )
    return Fact(where, span_of(where, answer), answer, "exact", None, None, made, {}, None)


@pytest.mark.parametrize(
    ("told", "asked", "question"),
    [
        (
            fact(
                "The old launch passed its test on May 3, the owner said",
                "May 3",
                "passed",
                "pass",
                "The old launch",
            ),
            "When",
            "When did the old launch pass its test?",
        ),
        (
            fact("Ana Ruiz will visit Oslund on Monday", "Monday", "visit", "visit", "Ana Ruiz"),
            "When",
            "When will Ana Ruiz visit Oslund?",
        ),
        (
            fact("Ana Ruiz is expected to visit the pier on Monday", "Monday", "visit", "visit", "Ana Ruiz"),
            "When",
            "When is Ana Ruiz expected to visit the pier?",
        ),
        (
            fact("Ana Ruiz has led the guild since 2002", "2002", "led", "lead", "Ana Ruiz"),
            "When",
            "Since when has Ana Ruiz led the guild?",
        ),
        (
            fact("In 2008, the two towns signed a pact", "2008", "signed", "sign", "the two towns"),
            "When",
            "When did the two towns sign a pact?",
        ),
        (
            fact("The state would pay each household 500 crowns", "500 crowns", "pay", "pay", "The state"),
            "How many crowns",
            "How many crowns would the state pay each household?",
        ),
        (
            fact("Wheat sales grew by 3%", "3%", "grew", "grow", "Wheat sales"),
            "What percentage",
            "By what percentage did Wheat sales grow?",
        ),
    ],
)
def test_clauses_that_turn(told: Fact[None], asked: str, question: str) -> None:
    assert turn(told, asked) == question


@pytest.mark.parametrize(
    "told",
    [
        fact("He left on Monday", "Monday", "left", "leave", "He"),
        fact("Ana Ruiz went home on Monday", "Monday", "went", "go", "Ana Ruiz"),
        fact("They carried 64 passengers and nine dogs", "64 passengers", "carried", "carry", "They"),
        fact(
            "The launch carried 64 passengers and nine dogs",
            "64 passengers",
            "carried",
            "carry",
            "The launch",
        ),
        fact(
            "The visit, planned since May", "May", "planned", "plan", "The visit", clause="planned since May"
        ),
    ],
)
def test_clauses_that_do_not_turn_safely(told: Fact[None]) -> None:
    assert turn(told, "When" if "64" not in told.value else "How many passengers") is None


def test_whether_asks_for_a_plan_or_an_act() -> None:
    plan = fact("Ana Ruiz to sign a pact with Oslund", "sign", "sign", "sign", "Ana Ruiz", realis="planned")
    assert whether(plan) == "Is Ana Ruiz to sign a pact with Oslund?"
    done = fact("Ana Ruiz signed a pact with Oslund", "signed", "signed", "sign", "Ana Ruiz")
    assert whether(done) == "Did Ana Ruiz sign a pact with Oslund?"


def test_gap_stands_where_the_answer_stood() -> None:
    told = fact("it hit the wall at noon in thick fog, they say", "noon", "hit", "hit", "it")
    assert gapped(told, "When") == "When? “it hit the wall at … in thick fog, they say”"


def test_fragment_is_asked_with_its_sentence() -> None:
    text = "Nobody knew. Ana Ruiz spoke of the launch, modernised in May at public cost. Then it rained."
    told = fact(text, "May", "modernised", "modernise", clause="modernised in May at public cost")
    assert gapped(told, "When") == "When? “Ana Ruiz spoke of the launch, modernised in … at public cost”"


def test_quoted_words_stand_together_and_brackets_have_partners() -> None:
    told = fact(
        "The ship hit “the wall” of the old pier (near noon) in fog and", "noon", "hit", "hit", "The ship"
    )
    assert gapped(told, "When") == "When? “of the old pier (near …) in fog”"
    told = fact("The truck blew up in the city of Tarn-i-Oslund, they said", "Tarn", "blew", "blow")
    assert gapped(told, "Where") == "Where? “The truck blew up in the city of …, they said”"


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (
            fact(
                "The blast late Thursday avenged raids this month",
                "this month",
                "avenged",
                "avenge",
                "The blast late Thursday",
            ),
            "When",
        ),
        (
            fact("Tarnovia leads the mission in northern Oslund", "Oslund", "leads", "lead", "Tarnovia"),
            "Where",
        ),
        (fact("Tarnovia’s envoy left Tarn-i-Oslund", "Tarn", "left", "leave", "Tarnovia’s envoy"), "Where"),
    ],
)
def test_clauses_whose_answer_stands_inside_more(told: Fact[None], asked: str) -> None:
    assert turn(told, asked) is None


def test_here_is_left_out() -> None:
    told = fact("Ana Ruiz arrived here on Monday", "Monday", "arrived", "arrive", "Ana Ruiz")
    assert turn(told, "When") == "When did Ana Ruiz arrive?"


def test_turned_clause_is_preferred() -> None:
    turned = fact("Ana Ruiz visited Oslund on Monday", "Monday", "visited", "visit", "Ana Ruiz")
    left = fact("She visited the whole of Oslund and its pier on Monday", "Monday", "visited", "visit", "She")
    assert question_of([left, turned], "When") == "When did Ana Ruiz visit Oslund?"

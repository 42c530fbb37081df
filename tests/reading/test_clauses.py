import pytest

from factory import article, read
from rashomon.model.clause import Clause
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.clauses import CLAUSES
from rashomon.reading.parse import PARSE

pytestmark = pytest.mark.model


def clauses_of(text: str) -> dict[str, Clause]:
    """Clauses by the words of their trigger."""
    reading = apply_readers(Reading(article(text)), (PARSE, CLAUSES))
    return {c.trigger.text: c for c in reading.clauses}


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("The minister visited Norland on Monday.", "visited", "occurred"),
        ("The minister will visit Norland on Monday.", "visit", "planned"),
        ("The minister is scheduled to visit Norland.", "visit", "planned"),
        ("The minister is due to visit Norland.", "visit", "planned"),
        ("Moscow is determined to take part in the talks.", "take", "planned"),
        ("The minister plans to visit Norland.", "visit", "planned"),
        ("He said he would resign.", "resign", "planned"),
        ("The army may attack the town.", "attack", "hypothetical"),
        ("If rebels attack the town, the army will answer.", "attack", "hypothetical"),
        ("They urged Paris to send aid.", "send", "hypothetical"),
        ("The two leaders did not meet.", "meet", "negated"),
        ("No soldiers were hurt in the blast.", "hurt", "negated"),
        ("The army failed to take the town.", "take", "negated"),
        ("The rebels denied attacking the convoy.", "attacking", "negated"),
        ("The minister has yet to announce a date.", "announce", "negated"),
        ("The two sides are negotiating a truce.", "negotiating", "ongoing"),
        ("The minister had planned to visit Norland.", "visit", "hypothetical"),
    ],
)
def test_realis_follows_tense_modals_and_governing_verbs(text: str, trigger: str, realis: str) -> None:
    assert clauses_of(text)[trigger].realis == realis


def test_passive_keeps_its_verb_and_turns_its_participants_round() -> None:
    clause = clauses_of("Ten people were killed by rebels.")["killed"]
    assert clause.predicate == "kill"
    assert clause.subject is not None
    assert clause.subject.text == "rebels"
    assert clause.object is not None
    assert clause.object.text == "Ten people"


def test_infinitive_shares_the_subject_of_the_verb_above() -> None:
    clause = clauses_of("The envoy arrived to meet the general.")["meet"]
    assert clause.subject is not None
    assert clause.subject.text == "The envoy"
    assert clause.object is not None
    assert clause.object.text == "the general"


def test_relative_clause_takes_the_noun_it_hangs_on() -> None:
    clause = clauses_of("Rebels, who denied the charge, fled.")["denied"]
    assert clause.subject is not None
    assert clause.subject.text == "Rebels"


@pytest.mark.parametrize(
    ("text", "trigger", "predicate", "other"),
    [
        ("The minister held talks with rebels.", "held", "talk", "rebels"),
        ("The minister held a meeting with the king.", "held", "meet", "the king"),
        ("They signed a pact with Norland.", "signed", "agree", "Norland"),
        ("The minister met with the king.", "met", "meet", "the king"),
    ],
)
def test_light_verbs_give_way_to_their_noun(text: str, trigger: str, predicate: str, other: str) -> None:
    clause = clauses_of(text)[trigger]
    assert clause.predicate == predicate
    assert clause.object is not None
    assert clause.object.text == other


def test_particles_belong_to_the_predicate() -> None:
    assert clauses_of("The army carried out a search.")["carried"].predicate == "carry out"


def test_nested_clause_leaves_its_words_to_itself() -> None:
    found = clauses_of("The minister, who resigned on Friday, visited Norland twice.")
    assert [s.text for s in found["visited"].spans] == ["The minister", "visited Norland twice"]
    assert [s.text for s in found["resigned"].spans] == ["who resigned on Friday"]
    assert "minister" in found["resigned"].words


def test_words_are_content_lemmas_without_numbers() -> None:
    words = clauses_of("The storm has killed 84 people in the valley.")["killed"].words
    assert words == ("storm", "kill", "people", "valley")


def test_every_clause_cites_its_own_sentence() -> None:
    reading = read("The king left. The queen, who stayed, spoke to reporters about the war.")
    assert [c.sentence for c in reading.clauses] == sorted(c.sentence for c in reading.clauses)
    for clause in reading.clauses:
        assert all(reading.sentences[clause.sentence].covers(s) for s in clause.spans)
        assert any(s.covers(clause.trigger) for s in clause.spans)
        for span in clause.spans:
            assert reading.article.text[span.start : span.end] == span.text


def test_text_without_words_has_no_clauses() -> None:
    assert clauses_of("... !!!") == {} or all(c.spans for c in clauses_of("... !!!").values())

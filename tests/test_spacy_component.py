"""The quotes reader inside a spaCy pipeline that is not ours."""

import pytest
import spacy
from spacy.tokens import Doc

from factory import read
from rashomon.reading.parse import parse_of
from rashomon.text.language_pipeline import MODEL, load_pipeline

pytestmark = pytest.mark.model

TEXT = (
    "Harbour master Inés Bellamy met Mayor Tomas Okoro on Monday. “The quay,” Bellamy said, “is closed.” "
    "Okoro denied that it was. The sea was calm."
)


@pytest.fixture(scope="module")
def doc() -> Doc:
    """The text read by the plain model with the component at its end."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("rashomon_quotes")
    return nlp(TEXT)


def test_component_is_found_by_its_entry_point_and_gives_records_with_spans(doc: Doc) -> None:
    first, second = doc._.rashomon_quotes
    assert [span.text for span in first.content] == ["The quay,", "is closed."]
    assert ([s.text for s in first.cue], [s.text for s in first.source]) == (["said"], ["Bellamy"])
    assert (first.type, first.speaker, first.attitude) == ("direct", "Inés Bellamy", "neutral")
    assert (second.speaker, second.attitude) == ("Tomas Okoro", "denied")
    assert "follows the quoted words" in first.why
    assert all(span.doc is doc for quote in (first, second) for span in quote.content)


def test_component_gives_the_quotations_of_a_sentence(doc: Doc) -> None:
    sentences = list(doc.sents)
    assert [quote.cue[0].text for quote in sentences[1]._.rashomon_quotes] == ["said"]
    assert sentences[-1]._.rashomon_quotes == ()


def test_component_keeps_what_it_found_through_saving(doc: Doc) -> None:
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [str(q.content) for q in again._.rashomon_quotes] == [
        str(q.content) for q in doc._.rashomon_quotes
    ]


def test_component_says_what_its_pipeline_lacks() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_quotes")
    with pytest.raises(ValueError, match="needs a parser"):
        nlp(TEXT)
    assert nlp("")._.rashomon_quotes == ()


def test_parse_of_a_doc_is_the_parse_of_its_text() -> None:
    assert parse_of(load_pipeline()(TEXT)) == read(TEXT).parsed

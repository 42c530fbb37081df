"""Names and versions of what reads and aligns, and a signature for each set of them."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version

from rashomon.aligning.base import Aligner
from rashomon.model.ids import make_id
from rashomon.reading.base import Reader
from rashomon.text.language_pipeline import MODEL, model_fingerprint


def reading_components(readers: Sequence[Reader]) -> dict[str, str]:
    """Each reader with its version, and the language model if one of them parses."""
    found = {f"reading.{reader.layer}": reader.version for reader in readers}
    if "reading.parse" in found:
        found[f"model.{MODEL}"] = model_fingerprint()
        found["spacy"] = version("spacy")
    return found


def aligning_components(aligners: Sequence[Aligner]) -> dict[str, str]:
    """Each aligner with its version."""
    return {f"aligning.{aligner.field}": aligner.version for aligner in aligners}


def signature_of(components: Mapping[str, str]) -> str:
    """Changes when a component or its version changes."""
    return make_id("by", *(f"{name} {made}" for name, made in sorted(components.items())))

"""The parts that commands call, imported at first use: `rashomon --help` answers without numpy or spaCy (0.2 s, not 1 s)."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["aligning", "api", "judge", "pipeline", "reading", "web"]


class Late:
    """Stands for a module that is imported, in the ordinary way, when one of its names is first asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)


if TYPE_CHECKING:
    from rashomon import aligning, api, reading
    from rashomon.pipeline import judge
    from rashomon.pipeline import run as pipeline
    from rashomon.web import app as web
else:
    aligning = Late("rashomon.aligning")
    api = Late("rashomon.api")
    reading = Late("rashomon.reading")
    judge = Late("rashomon.pipeline.judge")
    pipeline = Late("rashomon.pipeline.run")
    web = Late("rashomon.web.app")

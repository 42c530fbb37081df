"""The parts that commands call, loaded at first use: `rashomon --help` answers without numpy or spaCy (0.2 s, not 1 s)."""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING

__all__ = ["aligning", "api", "judge", "pipeline", "reading", "web"]


def lazily(name: str) -> ModuleType:
    """A module that is executed when one of its names is first asked for."""
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    loader = LazyLoader(spec.loader)
    spec.loader = loader
    module = module_from_spec(spec)
    sys.modules[name] = module
    loader.exec_module(module)
    return module


if TYPE_CHECKING:
    from rashomon import aligning, api, reading
    from rashomon.pipeline import judge
    from rashomon.pipeline import run as pipeline
    from rashomon.web import app as web
else:
    aligning = lazily("rashomon.aligning")
    api = lazily("rashomon.api")
    reading = lazily("rashomon.reading")
    judge = lazily("rashomon.pipeline.judge")
    pipeline = lazily("rashomon.pipeline.run")
    web = lazily("rashomon.web.app")

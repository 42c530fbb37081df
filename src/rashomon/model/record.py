"""Records to plain JSON values and back, by their type annotations alone."""

import dataclasses
import functools
import types
from collections.abc import Callable
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_record(value: object) -> Any:
    """Dataclasses become dicts and tuples lists, at any depth."""
    if isinstance(value, tuple):
        return [to_record(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_record(getattr(value, name)) for name in _field_names(type(value))}
    return value


def from_record(kind: type[T], record: Any) -> T:
    """The inverse of `to_record`; raises KeyError or TypeError where the record does not fit the class."""
    return cast(T, _builder(cast(Any, kind))(record))


@functools.cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(kind))


def _same(value: Any) -> Any:
    return value


@functools.cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    if dataclasses.is_dataclass(kind):
        return _dataclass_builder(cast(type, kind))
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        item = _builder(args[0])
        return lambda values: tuple(item(v) for v in values)
    if origin is tuple:
        items = [_builder(a) for a in args]
        return lambda values: tuple(b(v) for b, v in zip(items, values, strict=True))
    if origin in (Union, types.UnionType) and type(None) in args:
        inner = [a for a in args if a is not type(None)]
        build = _builder(inner[0]) if len(inner) == 1 else _same
        return lambda value: None if value is None else build(value)
    return _same


def _dataclass_builder(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    fields = [
        (f.name, _builder(hints[f.name]), f.default is dataclasses.MISSING) for f in dataclasses.fields(kind)
    ]

    def build(record: Any) -> Any:
        return kind(**{name: b(record[name]) for name, b, needed in fields if needed or name in record})

    return build

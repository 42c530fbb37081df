"""Records to plain JSON values and back, by their type annotations alone."""

import dataclasses
import functools
import types
from collections.abc import Callable, Iterable
from operator import itemgetter
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


def from_records(kind: type[T], records: Iterable[Any]) -> tuple[T, ...]:
    """Many records of one class."""
    return tuple(map(_builder(cast(Any, kind)), records))


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
    """Records are decoded by the hundred thousand: fields are fetched in one call and passed by position."""
    fields, hints = dataclasses.fields(kind), get_type_hints(kind)
    builders = [_builder(hints[field.name]) for field in fields]
    nested = [(place, build) for place, build in enumerate(builders) if build is not _same]
    names = tuple(field.name for field in fields)
    fetch = itemgetter(*names) if len(names) > 1 else lambda record: (record[names[0]],)
    optional = {field.name for field in fields if field.default is not dataclasses.MISSING}

    def build_flat(record: Any) -> Any:
        try:
            return kind(*fetch(record))
        except KeyError:
            return build_short(record)

    def build_nested(record: Any) -> Any:
        try:
            values = list(fetch(record))
        except KeyError:
            return build_short(record)
        for place, build in nested:
            if (value := values[place]) is not None:
                values[place] = build(value)
        return kind(*values)

    def build_short(record: Any) -> Any:
        """A record of an older store, without the fields that came since: those keep their defaults."""
        given = [(name, build) for name, build in zip(names, builders, strict=True) if name in record]
        if missing := [name for name in names if name not in record and name not in optional]:
            raise KeyError(missing[0])
        return kind(**{name: build(record[name]) for name, build in given})

    return build_nested if nested else build_flat

"""Frozen dataclasses to plain JSON values and back, the same everywhere a record is stored or sent.

Fields that hold their default are left out, so that a record stays small and an older one still reads.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Json = Any  # null, booleans, numbers, text, lists and objects of these
Convert = Callable[[Any], Any]
#: most values by far; asking for them first halves the time that a record takes
_PLAIN = frozenset((str, int, float, bool, type(None)))


def encode(value: Any) -> Json:
    """A dataclass, mapping, sequence or scalar as plain JSON values."""
    if value.__class__ in _PLAIN:
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: encode(item) for name, item in _told(value).items()}
    if isinstance(value, Mapping):
        return {str(key): encode(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    return value


def text(value: Any) -> str:
    """What `encode` makes of it as compact JSON, in a third of the time that the two steps would take."""
    return _TEXT.encode(value)


def decode(cls: type[T], data: Json) -> T:
    """The record of class `cls` that `encode` wrote; unknown fields are ignored, so that a newer writer can be read."""
    return cast("T", _reader(cast("Any", cls))(data))


def _told(record: Any) -> dict[str, Any]:
    """Its fields that say something."""
    names, defaults, values = _fields(record.__class__)
    found = zip(names, values(record), defaults, strict=True)
    return {name: item for name, item, default in found if item != default}


def _one_step(value: Any) -> Any:
    """What JSON does not know, made of values that it knows or that are asked about in their turn."""
    return _told(value) if dataclasses.is_dataclass(value) else dict(value)


_TEXT = json.JSONEncoder(default=_one_step, separators=(",", ":"), ensure_ascii=False, check_circular=False)


@cache
def _fields(cls: type) -> tuple[tuple[str, ...], tuple[Any, ...], Callable[[Any], tuple[Any, ...]]]:
    """Names, defaults, and what takes all values at once."""
    absent = object()
    names, defaults = [], []
    for field in dataclasses.fields(cls):
        default = field.default
        if default is dataclasses.MISSING:
            made = field.default_factory
            default = absent if made is dataclasses.MISSING else made()
        names.append(field.name)
        defaults.append(default)
    return tuple(names), tuple(defaults), _taker(names)


def _taker(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


@cache
def _reader(annotation: Any) -> Convert:
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        return _record_reader(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        inner = _reader(next(arg for arg in args if arg is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            item = _reader(args[0])
            return lambda data: tuple(map(item, data))
        parts = tuple(map(_reader, args))
        return lambda data: tuple(part(value) for part, value in zip(parts, data, strict=True))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        key, value = args[0], _reader(args[1])
        return lambda data: {key(name): value(item) for name, item in data.items()}
    return _as_is


def _as_is(data: Any) -> Any:
    return data


def _record_reader(cls: type) -> Convert:
    hints = get_type_hints(cls)
    readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(cls)}

    def read(data: Mapping[str, Any]) -> Any:
        return cls(**{name: readers[name](value) for name, value in data.items() if name in readers})

    return read

"""Claims as JSON and back: the form in which they are cached and in which other programs get them.

Every object has the fields of its class in :mod:`civicgraph.model`; a field that holds its default is left out, a
date is its text. The outermost object says ``"version"``; another version is refused, not guessed at.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache, partial
from itertools import chain
from json.encoder import encode_basestring
from operator import attrgetter
from types import UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

from civicgraph.errors import ReadError
from civicgraph.model import Article, Claims, Evidence, PartialDate

VERSION: Final = 1

_T = TypeVar("_T")
_Codec = Callable[[Any], Any]
_Writer = Callable[[Any], str]
_text: _Writer = encode_basestring
_scalar: _Writer = json.JSONEncoder(ensure_ascii=False).encode


def fingerprint(article: Article) -> str:
    """SHA-256 in hex of title, a line break and text: what the claims of an article depend on, with its metadata."""
    return hashlib.sha256(f"{article.title}\n{article.text}".encode()).hexdigest()


def evidences(claims: Claims) -> Iterator[Evidence]:
    """Every evidence in the claims, also that of what was not understood."""
    yield from chain.from_iterable(person.evidence for person in claims.persons)
    yield from chain.from_iterable(unit.evidence for unit in claims.units)
    yield from chain.from_iterable(tenure.evidence for tenure in claims.tenures)
    yield from chain.from_iterable(award.evidence for award in claims.awards)
    yield from chain.from_iterable(document.evidence for document in claims.documents)
    for event in claims.events:
        yield from event.evidence
        for participation in event.participants:
            yield from participation.evidence
    yield from (unmatched.evidence for unmatched in claims.unmatched)


def claims_to_json(claims: Claims) -> str:
    """One line of JSON without blanks; the same claims always give the same text."""
    return f'{{"version":{VERSION},{_written(claims)[1:]}'


def claims_from_json(text: str) -> Claims:
    """The claims that :func:`claims_to_json` wrote.

    Raises:
        ReadError: the text is no JSON, is of another version, or has other fields.
    """
    try:
        found = json.loads(text)
        version = found.pop("version", None)
        if version != VERSION:
            raise ReadError(f"claims of version {version!r}, not {VERSION}: extract them again")
        return _from_plain(Claims, found)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ReadError(f"not claims as civicgraph writes them ({error}): extract them again") from error


def _written(value: Any) -> str:
    """An object as JSON; put together here, for the encoder of ``json`` would need a copy in dicts and lists first."""
    if isinstance(value, Evidence):
        quote, rule = _text(value.quote), _text(value.rule)
        return f'{{"part":"{value.part}","start":{value.start},"end":{value.end},"quote":{quote},"rule":{rule}}}'
    cls: Any = type(value)
    read, writers = _writers(cls)
    parts = [
        key + write(part) for part, (key, default, write) in zip(read(value), writers, strict=True) if part != default
    ]
    return f"{{{','.join(parts)}}}"


def _from_plain(cls: Callable[..., _T], found: Mapping[str, Any]) -> _T:
    decoders = _decoders(cls)
    return cls(**{name: decoders[name](part) for name, part in found.items()})


@cache
def _writers(cls: type) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[tuple[str, object, _Writer], ...]]:
    """What reads all fields of a class at once; for each its name as JSON has it, its default, what writes it."""
    hints = get_type_hints(cls)
    writers = tuple((f'"{field.name}":', _default(field), _writer(hints[field.name])) for field in fields(cls))
    return attrgetter(*hints), writers


@cache
def _decoders(cls: Callable[..., Any]) -> dict[str, _Codec]:
    return {name: _decoder(hint) for name, hint in get_type_hints(cls).items()}


def _default(field: Field[Any]) -> object:
    return field.default if field.default is not MISSING else MISSING


def _writer(hint: Any) -> _Writer:
    if get_origin(hint) is tuple:
        write = _writer(get_args(hint)[0])
        return lambda items: f"[{','.join([write(item) for item in items])}]"
    if hint is str:
        return _text
    bare = _without_none(hint)
    if bare is PartialDate:
        return lambda date: _text(str(date))
    return _written if is_dataclass(bare) else _scalar


def _decoder(hint: Any) -> _Codec:
    if get_origin(hint) is tuple:
        decode = _decoder(get_args(hint)[0])
        return lambda items: tuple(decode(item) for item in items)
    bare = _without_none(hint)
    if bare is PartialDate:
        return lambda text: None if text is None else PartialDate(text)
    return partial(_of_class, bare) if is_dataclass(bare) else _same


def _of_class(cls: Any, found: Any) -> Any:
    return _from_plain(cls, found)


def _without_none(hint: Any) -> Any:
    if isinstance(hint, UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def _same(value: Any) -> Any:
    return value

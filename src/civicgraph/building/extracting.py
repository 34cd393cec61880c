"""A batch of articles → their claims, packed for the ledger; needs no state, so it runs anywhere."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from civicgraph.building.digest import Digest, digest_of
from civicgraph.building.outcome import Failure
from civicgraph.checks import check_claims, check_evidence
from civicgraph.claims import claims_from_json, claims_to_json, fingerprint
from civicgraph.errors import CivicgraphError, EvidenceError
from civicgraph.model import Article, Claims
from civicgraph.resolve.stories import signature

Extract = Callable[[Article], Claims]

LONGEST: Final = 1_000_000
"""Characters of a text; what is longer is no article, and would keep one process busy for minutes."""

_REPORT: Final = "the rules are at fault, not the article: please report it"


@dataclass(frozen=True, slots=True)
class Packed:
    """The claims of an article and their digest, as the ledger keeps them."""

    claims: bytes
    digest: str


def content_of(article: Article) -> bytes:
    """A hash of all of the article but where it was read."""
    parts = (
        article.id, article.title, article.text, article.published, article.publisher, article.jurisdiction, article.url
    )  # fmt: skip
    return hashlib.sha256(json.dumps(parts).encode()).digest()


def content_key(article: Article, version: str) -> bytes:
    """What tells claims from others: all of the article, and the version of the rules and tables that read it."""
    return key_of(content_of(article), version)


def key_of(content: bytes, version: str) -> bytes:
    """As :func:`content_key`, of what :func:`content_of` gave."""
    return hashlib.sha256(version.encode() + content).digest()[:16]


def claims_of(articles: Iterable[Article], extract: Extract) -> list[Claims | Failure]:
    """The claims of each article of a batch, or why there are none; no article harms another."""
    return [_claims_or_failure(article, extract) for article in articles]


def pack_with(extract: Extract) -> Callable[[list[Article]], list[Packed | Failure]]:
    """What packs the claims of a batch; with the extraction of civicgraph it can be sent to other processes."""
    from civicgraph.extraction import extract as ours  # noqa: PLC0415 (a second to load; not for help)

    if extract is ours:
        return pack_batch
    return lambda articles: _packed(articles, extract)


def pack_batch(articles: list[Article]) -> list[Packed | Failure]:
    """The packed claims of each article of a batch, or why there are none."""
    from civicgraph.extraction import extract  # noqa: PLC0415

    return _packed(articles, extract)


def unpack(claims: bytes) -> Claims:
    """The claims of :class:`Packed`."""
    return claims_from_json(zlib.decompress(claims).decode())


def renamed(packed: Packed, id_: str) -> Packed:
    """The same claims of an article that has another id."""
    claims = replace(unpack(packed.claims), article=id_)
    return Packed(_zipped(claims), Digest.from_json(packed.digest).of_article(id_).to_json())


def lost(article: Article) -> Failure:
    """For an article at which a process died."""
    reason = "the process that read it died, perhaps for want of memory; it stays out"
    return Failure(article.source or article.id, reason, wrong=True)


def _packed(articles: list[Article], extract: Extract) -> list[Packed | Failure]:
    found = claims_of(articles, extract)
    return [
        claims if isinstance(claims, Failure) else _pack(claims, article.text)
        for article, claims in zip(articles, found, strict=True)
    ]


def _pack(claims: Claims, text: str) -> Packed:
    digest = digest_of(claims, signature(text), text)
    return Packed(_zipped(claims), digest.to_json())


def _zipped(claims: Claims) -> bytes:
    return zlib.compress(claims_to_json(claims).encode(), 1)


def _claims_or_failure(article: Article, extract: Extract) -> Claims | Failure:
    source = article.source or article.id
    if len(article.text) > LONGEST:
        return Failure(source, f"has {len(article.text)} characters: no article is that long; split it")
    try:
        claims = extract(article)
        check_evidence(article, claims)
        check_claims(claims)
        return replace(claims, url=article.url, sha256=fingerprint(article))
    except EvidenceError as error:
        return Failure(source, str(error), wrong=True)
    except CivicgraphError as error:
        return Failure(source, str(error))
    except Exception as error:  # a fault of ours in one article must not cost the others
        return Failure(source, f"{type(error).__name__}: {error} ({_where(error)}); {_REPORT}", wrong=True)


def _where(error: BaseException) -> str:
    """The line of code that raised it, so that the report is worth something."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return "somewhere"
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"

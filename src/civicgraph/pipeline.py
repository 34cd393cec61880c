"""From inputs to a graph: the one module that knows the order read → extract → resolve → emit → store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from civicgraph.checks import check_claims, check_evidence
from civicgraph.claims import fingerprint
from civicgraph.errors import CivicgraphError, EvidenceError, ReadError
from civicgraph.extraction import extract
from civicgraph.model import Article, Claims
from civicgraph.rdf.derived import Sightings, identity_quads
from civicgraph.rdf.emit import article_quads
from civicgraph.rdf.gazetteer import gazetteer_quads
from civicgraph.rdf.sheet import article_node
from civicgraph.reading import ReadFailure, read_articles
from civicgraph.resolve.persons import Resolution, Resolver
from civicgraph.store import check_output, write_graph

Extract = Callable[[Article], Claims]
Progress = Callable[[int], None]

BATCH: Final = 64
"""Articles in one call of :func:`claims_of`: enough that the call costs nothing beside the work."""

COUNTED: Final = ("persons", "units", "tenures", "events", "awards", "documents")


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """An article that is not in the graph: where it was read from, and why."""

    source: str
    reason: str


@dataclass(slots=True)
class BuildSummary:
    """What a build did.

    Attributes:
        articles: how many are in the graph.
        failures: those that are not, in a fixed order.
        facts: how many of each kind, per article, in the order of :data:`COUNTED`; ``participations`` too.
        unmatched: what no rule placed, by (kind, surface), with its number.
        quads: how many were written.
    """

    articles: int = 0
    failures: list[Failure] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)
    unmatched: Counter[tuple[str, str]] = field(default_factory=Counter)
    quads: int = 0


def build(
    inputs: Sequence[str | Path],
    out: str | Path,
    *,
    jurisdiction: str | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> BuildSummary:
    """Read articles and write their graph.

    Args:
        inputs: files and folders, as :func:`civicgraph.reading.read_articles` takes them.
        out: a file ``.ttl``, ``.trig``, ``.nq`` or ``.jsonld``, or a folder for an on-disk store.
        jurisdiction: of articles that do not tell theirs.
        force: replace a file that civicgraph did not write.
        progress: is told how many articles have been read so far.

    Returns: what was done. The same articles give the same graph in any order, a file with the same bytes.

    Raises:
        ReadError: there is no article in the inputs.
        EvidenceError: a quote is not what stands at its offsets.
        GraphError: the graph cannot be written there.
    """
    check_output(Path(out), force=force)
    articles = read_articles(sorted(map(str, inputs)), jurisdiction=jurisdiction)
    return build_articles(articles, Path(out), extract=extract, force=force, progress=progress)


def build_articles(
    articles: Iterable[Article | ReadFailure],
    out: Path,
    *,
    extract: Extract,
    force: bool = False,
    progress: Progress | None = None,
) -> BuildSummary:
    """As :func:`build`, of articles that have been read."""
    summary = BuildSummary()
    claims = _unique(_extracted(articles, extract, summary, progress), summary)
    if not claims:
        raise ReadError(_nothing(summary.failures))
    summary.articles = len(claims)
    write_graph(_graphs(claims, _who_is_who(claims), summary), out, force=force)
    return summary


def claims_of(articles: Iterable[Article], extract: Extract) -> list[Claims | Failure]:
    """Read a batch of articles: needs no engine and no state, so it can run anywhere.

    Raises:
        EvidenceError: a quote is not what stands at its offsets.
    """
    return [_claims_or_failure(article, extract) for article in articles]


def _claims_or_failure(article: Article, extract: Extract) -> Claims | Failure:
    try:
        claims = extract(article)
        check_evidence(article, claims)
        check_claims(claims)
    except EvidenceError:
        raise
    except CivicgraphError as error:
        return Failure(article.source or article.id, str(error))
    return replace(claims, url=article.url, sha256=fingerprint(article))


def _extracted(
    articles: Iterable[Article | ReadFailure], extract: Extract, summary: BuildSummary, progress: Progress | None
) -> Iterator[tuple[Claims, str]]:
    """The claims of each article with where it was read from."""
    done = 0
    for batch in _batches(_read(articles, summary)):
        for article, found in zip(batch, claims_of(batch, extract), strict=True):
            if isinstance(found, Failure):
                summary.failures.append(found)
            else:
                yield found, article.source or article.id
        done += len(batch)
        if progress:
            progress(done)


def _read(articles: Iterable[Article | ReadFailure], summary: BuildSummary) -> Iterator[Article]:
    for found in articles:
        if isinstance(found, Article):
            yield found
        else:
            summary.failures.append(Failure(found.source, found.reason))


def _batches(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while batch := list(islice(articles, BATCH)):
        yield batch


def _unique(extracted: Iterable[tuple[Claims, str]], summary: BuildSummary) -> list[Claims]:
    """The claims in the order of their graphs; of several articles with one id the same one whatever their order."""
    kept: dict[str, tuple[Claims, str]] = {}
    for claims, source in sorted(extracted, key=lambda pair: (pair[0].sha256 or "", pair[1])):
        first, first_source = kept.setdefault(claims.article, (claims, source))
        if first.sha256 != claims.sha256:
            reason = f"has the id {claims.article!r}, as another article ({first_source}) has: give it its own id"
            summary.failures.append(Failure(source, reason))
    summary.failures.sort()
    return sorted((claims for claims, _ in kept.values()), key=lambda claims: article_node(claims.article).value)


def _who_is_who(claims: Iterable[Claims]) -> Resolution:
    resolver = Resolver()
    for each in claims:
        resolver.add(each)
    return resolver.resolve()


def _graphs(claims: Iterable[Claims], resolution: Resolution, summary: BuildSummary) -> Iterator[list[Quad]]:
    """One list of quads a graph: the articles by IRI, then what is told by all of them."""
    sightings, places = Sightings(), set[str]()
    for each in claims:
        quads = article_quads(each, resolution.people(each))
        sightings.note(quads)
        places.update(_places(each))
        _count(each, summary)
        summary.quads += len(quads)
        yield quads
    for quads in (sightings.quads(), gazetteer_quads(places), identity_quads(resolution.judgements)):
        summary.quads += len(quads)
        yield quads


def _places(claims: Claims) -> Iterator[str]:
    yield from filter(None, (claims.jurisdiction, *(unit.place for unit in claims.units)))


def _count(claims: Claims, summary: BuildSummary) -> None:
    for kind in COUNTED:
        summary.facts[kind] += len(getattr(claims, kind))
    summary.facts["participations"] += sum(len(event.participants) for event in claims.events)
    summary.unmatched.update((each.kind, each.surface) for each in claims.unmatched)


def _nothing(failures: Sequence[Failure]) -> str:
    if not failures:
        return "there is no article in the inputs: name files or folders with articles"
    first = failures[0]
    more = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return f"no article could be read: {first.source}: {first.reason}{more}"

"""From inputs to a graph: the one module that knows the order read → extract → resolve → emit → store."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Unpack

from pyoxigraph import Quad, RdfFormat, parse

from civicgraph.building import emission
from civicgraph.building.changes import find_changes, is_touched
from civicgraph.building.edit import Edit, write_all, write_changes
from civicgraph.building.extracting import Extract, claims_of, pack_with
from civicgraph.building.intake import Intake
from civicgraph.building.ledger import Ledger, explained, open_ledger
from civicgraph.building.outcome import BuildSummary, Failure, Progress, Step
from civicgraph.building.pages import Found
from civicgraph.building.report import check_found, summarise, write_report
from civicgraph.building.ruling import enter_decisions, passed_over
from civicgraph.building.shelf import Shelf
from civicgraph.building.things import count_in_store, counted
from civicgraph.building.version import graph_version, pages_version, reading_version
from civicgraph.building.workers import Workers
from civicgraph.errors import ReadError
from civicgraph.extraction import extract as extract_facts
from civicgraph.reading import ReadingOptions, read_unparsed
from civicgraph.resolve.decisions import NONE, Decisions, read_decisions
from civicgraph.store import FORMATS, cannot_write, check_output, write_graph

__all__ = ["BuildSummary", "Extract", "Failure", "Options", "Progress", "Step", "build", "build_articles", "claims_of"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to build.

    Attributes:
        force: replace a file that civicgraph did not write.
        prune: let go of the articles of a store that are not in the inputs; else they stay.
        jobs: how many processes extract and write; with more than one the module that is run must be guarded by
            ``if __name__ == "__main__":``, as the new processes import it.
        report: a file that gets one line of JSON an article: what became of it.
        progress: hears how far the build is.
        decisions: the file of what people decided; else the one beside the graph, see :func:`decisions_path`.
    """

    force: bool = False
    prune: bool = False
    jobs: int = 1
    report: Path | None = None
    progress: Progress | None = None
    decisions: Path | None = None

    def tell(self, step: Step) -> None:
        """Pass on how far the build is."""
        if self.progress:
            self.progress(step)


def build(
    inputs: Sequence[str | Path],
    out: str | Path,
    *,
    options: Options | None = None,
    **reading: Unpack[ReadingOptions],
) -> BuildSummary:
    """Read articles and write their graph.

    A file is written anew. A store is brought up to date: only new and changed articles are extracted, and only the
    graphs that they touch are written; it then holds what one build of all its articles from nothing would hold.

    Args:
        inputs: files, folders and patterns, as :func:`civicgraph.reading.read_articles` takes them.
        out: a file ``.ttl``, ``.trig``, ``.nq`` or ``.jsonld``, or a folder for an on-disk store.
        options: how to build.
        reading: how to read, as that function takes it: ``jurisdiction="某省某市某县"``.

    Returns: what was done. The same articles give the same graph in any order, a file with the same bytes.

    Raises:
        ReadError: there is no article in the inputs.
        GraphError: the graph cannot be written there.
    """
    options = options or Options()
    check_output(Path(out), force=options.force)
    articles = read_unparsed(sorted(map(str, inputs)), **reading)
    return build_articles(articles, Path(out), options=options)


def build_articles(
    articles: Iterable[Found],
    out: Path,
    *,
    extract: Extract = extract_facts,
    version: str | None = None,
    options: Options | None = None,
) -> BuildSummary:
    """As :func:`build`, of articles that have been read.

    Args:
        extract: another extraction; it runs in this process.
        version: of that extraction; claims that it made are used again. None: nothing that was kept is used.
    """
    options = options or Options()
    ours = extract is extract_facts
    version = version or (reading_version() if ours else token_hex())
    check_output(out, force=options.force)
    decisions = _decisions(out, options.decisions)
    write = _into_file if out.suffix in FORMATS else _into_store
    try:
        with Workers(options.jobs if ours else 1) as workers:
            return write(articles, out, _Means(extract, version, workers, options, decisions))
    except sqlite3.Error as error:
        raise explained(error, out / "ledger") from error
    except OSError as error:
        raise cannot_write(out, error) from error


def decisions_path(out: Path) -> Path:
    """Where the decisions about a graph lie unless one says so: in the folder of a store, beside a file."""
    return out.with_suffix(".decisions.csv") if out.suffix in FORMATS else out / "decisions.csv"


def _decisions(out: Path, told: Path | None) -> Decisions:
    path = told or decisions_path(out)
    return read_decisions(path) if told or path.is_file() else NONE


@dataclass(frozen=True, slots=True)
class _Means:
    """What a build works with."""

    extract: Extract
    version: str
    workers: Workers
    options: Options
    decisions: Decisions

    def take_in(self, ledger: Ledger, articles: Iterable[Found]) -> None:
        """Read, and extract what is new."""
        Intake(ledger, self.workers, pack_with(self.extract), self.version, self.options.tell).run(articles)
        check_found(ledger)

    def emitted(self, ledger: Ledger) -> Iterator[emission.Emitted]:
        """The graphs of articles that are to be written."""
        return emission.emit_articles(ledger, self.workers, self.options.tell)

    def done(self, ledger: Ledger) -> BuildSummary:
        """What was done, also as a report."""
        if self.options.report:
            write_report(ledger, self.options.report)
        found = summarise(ledger)
        found.passed_over = [*self.decisions.problems, *passed_over(ledger, self.decisions.source)]
        return found


def _into_file(articles: Iterable[Found], out: Path, means: _Means) -> BuildSummary:
    with (
        tempfile.TemporaryDirectory(prefix="civicgraph-", ignore_cleanup_errors=True) as folder,
        open_ledger(Path(folder) / "ledger", lasting=False) as ledger,
    ):
        means.take_in(ledger, articles)
        with ledger.transaction():
            enter_decisions(ledger, means.decisions)
            find_changes(ledger, everything=True, prune=True)
            write_graph(counted(_graphs(ledger, means), ledger), out, force=means.options.force)
        return means.done(ledger)


def _graphs(ledger: Ledger, means: _Means) -> Iterator[list[Quad]]:
    """One list of quads a graph: the articles by IRI, then what is told by all of them."""
    for emitted in means.emitted(ledger):
        yield list(parse(emitted.quads, RdfFormat.N_QUADS))
    yield from emission.shared(ledger)


def _into_store(articles: Iterable[Found], out: Path, means: _Means) -> BuildSummary:
    with Shelf(out) as shelf:
        try:
            means.take_in(shelf.ledger, articles)
        except ReadError:
            shelf.abandon()
            raise
        with shelf.ledger.transaction():
            shelf.ledger.keep_pages(f"{means.version} {pages_version()}")
            _bring_up_to_date(shelf, means)
        shelf.publish()
        return means.done(shelf.ledger)


def _bring_up_to_date(shelf: Shelf, means: _Means) -> None:
    """Make the next data of a store, where anything has changed."""
    ledger = shelf.ledger
    outdated = not shelf.generation or ledger.get("version") != graph_version()
    everywhere = enter_decisions(ledger, means.decisions)
    everything = find_changes(ledger, everything=outdated or everywhere, prune=means.options.prune)
    if not everything and not is_touched(ledger):
        return
    edit = Edit(shelf.begin(empty=everything))
    if everything:
        write_all(edit, ledger, means.emitted(ledger))
    else:
        write_changes(edit, ledger, means.emitted(ledger))
    edit.flush()
    count_in_store(edit.store, ledger)
    ledger.drop_unused()
    ledger.set("version", graph_version())
    shelf.describe()

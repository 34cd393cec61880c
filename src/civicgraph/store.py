"""Graphs on disk: files in four formats and the embedded store; writes them whole and opens them.

What is written is built beside its place and renamed, so that a broken run leaves the old graph. Only what civicgraph
wrote is ever replaced: a text file says so in its first line, JSON-LD by our IRIs, a store by the file
``civicgraph.store`` in its folder. Turtle has no named graphs: a ``.ttl`` holds the union of all graphs.

A store has the union of all graphs as its default graph, too, each triple once. Oxigraph can make up a union while it
answers, but has then a triple as often as graphs have it: counts are too high, and joins over what many articles
repeat (the name of a unit) grow with the product of the repetitions; 1 ms became 20 s on 3,000 articles.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from typing import IO, Final

from pyoxigraph import Quad, RdfFormat, Store, serialize

from civicgraph.errors import GraphError
from civicgraph.rdf.vocab import ID, PREFIXES

FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
}
_READ_ONLY_FORMATS: Final = {".nt": RdfFormat.N_TRIPLES, ".rdf": RdfFormat.RDF_XML}
_HEADER: Final = b"# A graph written by civicgraph, format 1\n"
_JSON_HEAD: Final = f'[{{"@id":"{ID}article/'.encode()

STDIN: Final = "-"
"""Stands for the standard input where a graph is read."""

MARKER: Final = "civicgraph.store"
"""The file that makes a folder a store."""
_MARK: Final = {"civicgraph": "store", "format": 1}
DATA: Final = "oxigraph"
"""The folder of the data in that of a store, or how its name begins."""
_CHUNK: Final = 100_000
"""Quads that are loaded at once: in one go a million would take 800 MB, so they take 200 MB and no longer."""

Graphs = Iterable[list[Quad]]
"""One list of sorted quads per named graph, in the order in which they are written."""


def write_graph(graphs: Graphs, out: Path, *, force: bool = False) -> None:
    """Write named graphs to a file (by its suffix) or a store folder, replacing what civicgraph wrote there before.

    Args:
        graphs: one sorted list of quads per named graph; the same graphs give the same bytes in a file.
        out: ``.ttl``, ``.trig``, ``.nq``, ``.jsonld``, or a folder for a store.
        force: also replace a file that civicgraph did not write; a folder of others is never replaced.

    Raises:
        GraphError: see :func:`check_output`, or the place cannot be written.
    """
    check_output(out, force=force)
    write = _write_file if out.suffix in FORMATS else _write_store
    try:
        write(graphs, out)
    except OSError as error:
        raise cannot_write(out, error) from error


def cannot_write(out: Path, error: OSError) -> GraphError:
    """Why a graph cannot be written, and what to do."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT} or "No space left" in str(error):  # Oxigraph gives no number
        return GraphError(f"cannot write {out}: the disk is full; what was there is untouched: make room, run it again")
    return GraphError(f"cannot write {out}: {error.strerror or error}; what was there is untouched")


def check_output(out: Path, *, force: bool = False) -> None:
    """See that a graph may be written here, before any work is done.

    Raises:
        GraphError: the suffix is none that we write, the folder around it is missing, or something of others is there.
    """
    if out.suffix not in (*FORMATS, "") and not out.is_dir():
        raise GraphError(f"cannot write {out}: the suffix must be one of {', '.join(FORMATS)}, or none for a store")
    if out.name == "-":
        raise GraphError("a graph is not written to the standard output: name a file or a folder")
    if not out.absolute().parent.is_dir():
        raise GraphError(f"cannot write {out}: there is no folder {out.absolute().parent}; make it first")
    if out.suffix in FORMATS:
        _check_file(out, force=force)
    elif out.exists() and not (is_store(out) or _is_empty_folder(out)):
        raise GraphError(f"{out} exists and is no store of civicgraph: it stays as it is; name another folder")


def _check_file(out: Path, *, force: bool) -> None:
    if out.is_dir():
        raise GraphError(f"{out} is a folder; a graph with the suffix {out.suffix} is a file: name another one")
    if out.exists() and not force and not _is_our_file(out):
        raise GraphError(f"{out} exists and was not written by civicgraph: name another file, or say --force")


def is_store(path: Path) -> bool:
    """Whether a folder is a store that civicgraph wrote."""
    try:
        return bool(json.loads((path / MARKER).read_text(encoding="utf-8")).get("civicgraph") == "store")
    except (OSError, ValueError, AttributeError):
        return False


def data_name(path: Path) -> str | None:
    """The name of the folder in a store that holds its data, as the marker tells; None where none is finished yet."""
    name = json.loads((path / MARKER).read_text(encoding="utf-8")).get("data", DATA)
    return None if name is None else str(name)


def mark_store(path: Path, data: str | None) -> None:
    """Make a folder a store whose data lie in the folder ``data`` in it; in one step, whatever happens."""
    with beside(path / MARKER) as part, part.open("w", encoding="utf-8") as file:
        json.dump({**_MARK, "data": data}, file)
        file.flush()
        os.fsync(file.fileno())


def _is_our_file(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith((_HEADER, _JSON_HEAD))


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def open_store(path: Path | str, *, read_only: bool = True) -> Store:
    """Open a graph: a store folder as it lies on disk, a file as it is read into memory.

    A store's default graph is the union of its named graphs; a file has the graphs that are written in it.

    Args:
        path: what :func:`write_graph` wrote, or any RDF file of these formats; ``-`` is the standard input, which may
            hold N-Quads, TriG, Turtle or JSON-LD.
        read_only: for a folder; a store that is open for writing cannot be opened by others.

    Raises:
        GraphError: nothing is there, or it is no graph.
    """
    path = Path(path)
    if str(path) == STDIN:
        return _open_piped(sys.stdin.buffer.read())
    if not path.exists():
        raise GraphError(f"there is no graph {path}: build it with civicgraph build INPUT -o {path}")
    try:
        return _open_folder(path, read_only=read_only) if path.is_dir() else _open_file(path)
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"cannot read the graph {path}: {error}") from error


def _open_folder(path: Path, *, read_only: bool) -> Store:
    if not is_store(path):
        raise GraphError(f"the folder {path} is no store of civicgraph: name one that civicgraph build wrote")
    name = data_name(path)
    if name is None:
        raise GraphError(f"the store {path} is not finished: run the same civicgraph build again")
    data = str(path / name)
    return Store.read_only(data) if read_only else Store(data)


def _open_file(path: Path) -> Store:
    form = (FORMATS | _READ_ONLY_FORMATS).get(path.suffix)
    if form is None:
        raise GraphError(f"{path} is no graph: its suffix is none of {', '.join(FORMATS | _READ_ONLY_FORMATS)}")
    store = Store()
    store.bulk_load(path=str(path), format=form)
    return store


def _open_piped(data: bytes) -> Store:
    """The graph of bytes whose format is to be found out; N-Triples are N-Quads, too, and Turtle is TriG."""
    if not data.strip():
        raise GraphError("the standard input is empty: pipe a graph into it, or name a file")
    is_json = data.lstrip()[:1] in (b"[", b"{")
    reasons: list[str] = []
    for form in [RdfFormat.JSON_LD] if is_json else [RdfFormat.N_QUADS, RdfFormat.TRIG]:
        store = Store()
        try:
            store.bulk_load(data, form)
        except (SyntaxError, ValueError) as error:
            reasons.append(str(error))
        else:
            return store
    raise GraphError(f"the standard input is no graph in N-Quads, TriG, Turtle or JSON-LD: {reasons[-1]}")


def _write_file(graphs: Graphs, out: Path) -> None:
    with beside(out) as part, part.open("wb") as file:
        if out.suffix != ".jsonld":
            file.write(_HEADER)
        _SERIALISERS[out.suffix](graphs, file)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """A path for a new file or folder that takes the place of ``out`` when the block ends well."""
    room = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.absolute().parent))
    try:
        yield room / "new"
        if out.is_dir():
            out.rename(room / "old")
        (room / "new").replace(out)
    except BaseException:
        with suppress(OSError):
            if (room / "old").exists() and not out.exists():
                (room / "old").rename(out)
        raise
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _lines(graphs: Graphs, file: IO[bytes]) -> None:
    for quads in graphs:
        serialize(quads, file, RdfFormat.N_QUADS)


def _blocks(graphs: Graphs, file: IO[bytes]) -> None:
    serialize(chain.from_iterable(graphs), file, RdfFormat.TRIG, prefixes=PREFIXES)


def _union(graphs: Graphs, file: IO[bytes]) -> None:
    triples = {quad.triple for quads in graphs for quad in quads}
    serialize(sorted(triples, key=str), file, RdfFormat.TURTLE, prefixes=PREFIXES)


def _json(graphs: Graphs, file: IO[bytes]) -> None:
    serialize(chain.from_iterable(graphs), file, RdfFormat.JSON_LD, prefixes=PREFIXES)
    file.write(b"\n")


_SERIALISERS: Final = {".nq": _lines, ".trig": _blocks, ".ttl": _union, ".jsonld": _json}


def _write_store(graphs: Graphs, out: Path) -> None:
    with beside(out) as part:
        part.mkdir()
        store = Store(str(part / DATA))
        quads = chain.from_iterable(graphs)
        while chunk := list(islice(quads, _CHUNK)):
            store.bulk_extend(chunk)
            store.bulk_extend({Quad(quad.subject, quad.predicate, quad.object) for quad in chunk})
        store.flush()
        del store  # closes it
        (part / MARKER).write_text(json.dumps(_MARK) + "\n", encoding="utf-8")

"""Parquet: one article a row, read in batches."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from civicgraph.reading.columns import Columns
from civicgraph.reading.extras import extra
from civicgraph.reading.limits import LARGEST_OBJECT, read_all
from civicgraph.reading.records import Draft, ReadFailure, draft_of_record
from civicgraph.reading.sources import Source

_BATCH = 500


def read(source: Source) -> Iterator[Draft | ReadFailure]:
    """The rows of the file.

    Raises:
        ReadError: pyarrow is not installed.
    """
    arrow = extra("pyarrow", "parquet")
    parquet = extra("pyarrow.parquet", "parquet")
    number = 0
    with source.open() as stream:
        seekable = stream if stream.seekable() and not source.inner else io.BytesIO(read_all(stream, LARGEST_OBJECT))
        try:
            for number, record in enumerate(_records(parquet.ParquetFile(seekable), source.columns), start=1):
                yield draft_of_record(record, f"{source.name}:{number}", f"{source.stem}-{number}", source.columns)
        except (arrow.ArrowException, OSError) as error:
            reason = str(error).partition("\n")[0]
            yield ReadFailure(f"{source.name}:{number + 1}", f"is no Parquet that can be read: {reason}")
            return
    if not number:
        yield ReadFailure(source.name, "is empty: there is no article in it")


def _records(file: Any, columns: Columns) -> Iterator[dict[str, Any]]:
    """The rows with those of their columns that can say something of an article, or with all if none can."""
    usual = {name.partition(".")[0] for names in columns.values() for name in names}
    present = file.schema_arrow.names
    wanted = [name for name in present if name in usual or name in {n for names in columns.values() for n in names}]
    for batch in file.iter_batches(batch_size=_BATCH, columns=wanted or present):
        yield from batch.to_pylist()

"""Files → articles: text, saved web pages, tables, JSON, crawls; in any encoding that Chinese articles come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from civicgraph.model import Article
from civicgraph.reading.articles import Finisher
from civicgraph.reading.columns import columns_of
from civicgraph.reading.formats import read_source
from civicgraph.reading.ids import safe_id
from civicgraph.reading.json_lines import read_record
from civicgraph.reading.limits import LONGEST_TEXT
from civicgraph.reading.pages import read_page
from civicgraph.reading.publishers import Publishers
from civicgraph.reading.records import Draft, RawPage, RawRecord, ReadFailure
from civicgraph.reading.sources import Source, find_sources

__all__ = [
    "RawPage", "ReadFailure", "ReadingOptions", "Unread", "UnreadPage", "UnreadRecord",
    "read_articles", "read_page", "read_unparsed",
]  # fmt: skip


class ReadingOptions(TypedDict, total=False):
    """How to read, as :func:`read_articles` takes it."""

    jurisdiction: str | None
    columns: Mapping[str, str] | None
    sources: str | Path | None


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A web page whose article is found by :func:`read_page`, in whichever process, and then finished.

    Attributes:
        raw: the page.
        file: it was read from.
    """

    raw: RawPage
    file: str
    _finisher: Finisher

    def finish(self, draft: Draft) -> Article | ReadFailure:
        """The article of the draft that was found on the page."""
        return _finished(draft, self.file, self._finisher)

    def settings(self) -> str:
        """All that the article depends on beside the page."""
        return repr((self.raw.name, self.raw.url, self.raw.charset, self.file, self._finisher.settings()))


@dataclass(frozen=True, slots=True)
class UnreadRecord:
    """A line of JSON whose article is found by :meth:`read`.

    Attributes:
        raw: the line.
        file: it was read from.
    """

    raw: RawRecord
    file: str
    _finisher: Finisher

    def read(self) -> Article | ReadFailure:
        """The article of the line."""
        draft = read_record(self.raw)
        return _finished(draft, self.file, self._finisher) if isinstance(draft, Draft) else draft

    def settings(self) -> str:
        """All that the articles of the file depend on beside their lines; on its place only where a folder is known."""
        file = self.file if self._finisher.publishers.entries else ""
        return repr((self.raw.encoding, self.raw.columns, file, self._finisher.settings()))

    def names(self, article: Article) -> bool:
        """Whether the article is named after its place in the file, and not by the line."""
        return article.id == safe_id(self.raw.name)


Unread = Article | ReadFailure | UnreadPage | UnreadRecord
"""What is read at one place, as far as it is read by then."""


def read_articles(
    inputs: Sequence[str | Path],
    *,
    jurisdiction: str | None = None,
    columns: Mapping[str, str] | None = None,
    sources: str | Path | None = None,
) -> Iterator[Article | ReadFailure]:
    """The articles of files, folders (all files below them, by name), patterns, and of ``-``, the standard input.

    A file or record that is no article is a :class:`ReadFailure` and stops nothing. Of two different articles with one
    id the second has a hash of its content behind it.

    Args:
        inputs: in this order.
        jurisdiction: of articles that state none.
        columns: a field of ours → the name it has in the records: ``{"title": "headline", "text": "content"}``.
        sources: a ``sources.toml`` that tells publisher and jurisdiction by site, folder or medium.

    Raises:
        ReadError: an input does not exist, a folder has no file of a known kind, or an option is wrong (before
            anything is read).
    """
    finisher = Finisher(jurisdiction, _publishers(sources))
    return map(_parsed, _read_all(_found(inputs, columns), finisher))


def read_unparsed(
    inputs: Sequence[str | Path],
    *,
    jurisdiction: str | None = None,
    columns: Mapping[str, str] | None = None,
    sources: str | Path | None = None,
) -> Iterator[Unread]:
    """As :func:`read_articles`, but pages and lines of JSON are left to the caller, and different articles keep one id.

    Neither costs memory, whatever the number of articles.
    """
    finisher = Finisher(jurisdiction, _publishers(sources), apart=False)
    return _read_all(_found(inputs, columns), finisher)


def _publishers(sources: str | Path | None) -> Publishers:
    return Publishers.load(Path(sources)) if sources else Publishers()


def _found(inputs: Sequence[str | Path], columns: Mapping[str, str] | None) -> list[Source]:
    return list(find_sources(inputs, columns_of(columns)))


def _read_all(sources: list[Source], finisher: Finisher) -> Iterator[Unread]:
    for source in sources:
        for found in read_source(source):
            if isinstance(found, Draft):
                yield _finished(found, source.name, finisher)
            elif isinstance(found, RawRecord):
                yield UnreadRecord(found, source.name, finisher)
            else:
                yield UnreadPage(found, source.name, finisher) if isinstance(found, RawPage) else found


def _parsed(found: Unread) -> Article | ReadFailure:
    if isinstance(found, UnreadRecord):
        return found.read()
    if not isinstance(found, UnreadPage):
        return found
    draft = read_page(found.raw)
    return found.finish(draft) if isinstance(draft, Draft) else draft


def _finished(draft: Draft, file: str, finisher: Finisher) -> Article | ReadFailure:
    if len(draft.text) > LONGEST_TEXT:
        length = f"has {len(draft.text):,} characters, which no article has ({LONGEST_TEXT:,} are read)"
        return ReadFailure(draft.source, f"{length}: split it into its articles")
    return finisher.article(draft, file)

"""Drafts → articles: ids, headline, date and medium, from the record or else from the lines of the text."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field

from civicgraph.model import Article
from civicgraph.reading.ids import Ids, safe_id
from civicgraph.reading.published import read_published
from civicgraph.reading.publishers import Publishers
from civicgraph.reading.records import Draft
from civicgraph.text.fold import fold
from civicgraph.text.header import find_source, read_header
from civicgraph.text.layout import layout, looks_like_title
from civicgraph.text.spans import Span, trimmed

_LOG = logging.getLogger("civicgraph.reading")
_LINE = re.compile(r"[^\n]+")
#: A headline stands in one of the first lines.
_FIRST_LINES = 5
#: Header lines stand in the first part of a text.
_TOP = 2000
_LABEL = re.compile(r"(?:标题|题目)[：:]\s*|#+\s+")


@dataclass(slots=True)
class Finisher:
    """Makes articles of drafts; knows the ids that it has given.

    Attributes:
        jurisdiction: of articles of which nothing else tells it.
        publishers: what is known of sites and folders.
        apart: different articles of one id get different ids, in the order of reading.
    """

    jurisdiction: str | None = None
    publishers: Publishers = field(default_factory=Publishers)
    apart: bool = True
    _ids: Ids = field(default_factory=Ids)

    def article(self, draft: Draft, file: str = "") -> Article:
        """The article of the draft, which was read from the file."""
        complete = draft.published and draft.publisher
        folded = "" if complete and draft.title else fold(draft.text[:_TOP])
        title = (draft.title or "").strip() if draft.title else _find_title(draft.text, folded)
        published, found = (None, None) if complete else _find_header(draft.text, folded, title)
        publisher = (draft.publisher.strip() if draft.publisher else found) or self._publisher(draft, file)
        return Article(
            id=self._id(draft.id or draft.name, f"{title}\n{draft.text}"),
            title=title,
            text=draft.text,
            published=_published(draft) if draft.published else published,
            publisher=publisher,
            jurisdiction=draft.jurisdiction or self._jurisdiction(draft, file, publisher),
            url=draft.url,
            source=draft.source,
        )

    def settings(self) -> tuple[object, ...]:
        """All that an article depends on beside its draft and file."""
        return self.jurisdiction, self.publishers

    def _id(self, wanted: str, content: str) -> str:
        return self._ids.assign(wanted, content) if self.apart else safe_id(wanted)

    def _publisher(self, draft: Draft, file: str) -> str | None:
        return self.publishers.publisher(draft.url, file) or draft.site

    def _jurisdiction(self, draft: Draft, file: str, publisher: str | None) -> str | None:
        return self.publishers.jurisdiction(draft.url, file, publisher) or self.jurisdiction


def _published(draft: Draft) -> str | None:
    published = read_published(draft.published or "")
    if published is None:
        _LOG.warning("%s: published %r is no date that can be; left out", draft.source, draft.published)
    return published


def _find_title(text: str, folded: str) -> str:
    """The first line that can be a headline and that a text follows; nothing where there is none."""
    spans = [trimmed(folded, *match.span()) for match in _LINE.finditer(folded)]
    spans = [span for span in spans if span]
    for span in spans[:_FIRST_LINES]:
        label = _LABEL.match(folded, span.start, span.end)
        headline = Span(label.end() if label else span.start, span.end)
        line = headline.of(folded)
        if len(spans) > 1 and looks_like_title(line) and _is_no_furniture(line):
            return headline.of(text)
        if len(line) > 80:
            break
    return ""


def _is_no_furniture(line: str) -> bool:
    return all(block.kind in ("body", "heading", "caption") for block in layout(line))


def _find_header(text: str, folded: str, title: str) -> tuple[str | None, str | None]:
    """Date and medium of the header lines above the text."""
    published: str | None = None
    publisher: str | None = None
    for block in layout(folded, title):
        if block.kind == "header":
            line = folded[block.start : block.end]
            published = published or read_header(line).published
            source = find_source(line)
            if source and not publisher:
                publisher = text[block.start + source.start : block.start + source.end]
    return published, publisher

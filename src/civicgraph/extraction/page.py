"""One article with everything that the rules look at: folded text, sentences, dates, places, bodies, titles.

The title, where it is not part of the text, stands before the text with a line break between; offsets in a page count
in that joined string, and ``Page.evidence`` turns them back into offsets of the article's own parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from civicgraph.extraction.jurisdiction import infer_jurisdiction, year_of
from civicgraph.extraction.layer import Layer
from civicgraph.extraction.metadata import Metadata, read_metadata
from civicgraph.extraction.quotes import quoted_spans, speech_spans
from civicgraph.extraction.titles import TitleMention, load_titles
from civicgraph.model import Article, Evidence
from civicgraph.places import Jurisdiction, PlaceMention, find_places, load_gazetteer
from civicgraph.text import lazy_re as re
from civicgraph.text.dates import DateMention, find_dates
from civicgraph.text.joined import join
from civicgraph.text.layout import Block, layout
from civicgraph.text.record import record
from civicgraph.text.sentences import sentence_bounds
from civicgraph.text.spans import Span
from civicgraph.units import UnitContext, UnitMention
from civicgraph.units.find import find_units

_READ = frozenset({"title", "body", "caption", "heading"})
_DATELINE = re.compile(r"\s*[^，。\n]{0,20}?\d{1,2}月\d{1,2}日(?=讯|电|消息|报道)")
_NEAR_DAYS = 5


_T = TypeVar("_T")
_Within = Callable[[int, int], tuple[_T, ...]]


@record
class Sentence:
    """A sentence of the page and the kind of block that it stands in."""

    start: int
    end: int
    block: str


@dataclass(frozen=True, slots=True)
class Page:
    """The layers of one article; every list is in the order of the text.

    Attributes:
        text: title and text, folded, as long as the two joined.
        shift: where the article's text begins in ``text`` (0 where the title is part of it).
        quoted: all that stands between “ ” or 《 》.
        speech: the quotations that are speech.
        units_in, titles_in, dates_in, places_in: the mentions that lie wholly between two offsets.
        unit_ending_at, unit_starting_at: the body whose mention ends or begins at an offset, or None.
    """

    article: Article
    text: str
    shift: int
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    metadata: Metadata
    jurisdiction: Jurisdiction | None
    context: UnitContext
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    units: tuple[UnitMention, ...]
    titles: tuple[TitleMention, ...]
    quoted: tuple[Span, ...]
    speech: tuple[Span, ...]
    units_in: _Within[UnitMention] = field(init=False, repr=False, compare=False)
    titles_in: _Within[TitleMention] = field(init=False, repr=False, compare=False)
    dates_in: _Within[DateMention] = field(init=False, repr=False, compare=False)
    places_in: _Within[PlaceMention] = field(init=False, repr=False, compare=False)
    unit_ending_at: Callable[[int], UnitMention | None] = field(init=False, repr=False, compare=False)
    unit_starting_at: Callable[[int], UnitMention | None] = field(init=False, repr=False, compare=False)
    _layers: _Layers = field(init=False, repr=False, compare=False)
    _once: dict[Callable[[Page], Any], tuple[Any, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        layers = _Layers(self)
        for name, value in (
            ("units_in", layers.units.within),
            ("titles_in", layers.titles.within),
            ("dates_in", layers.dates.within),
            ("places_in", layers.places.within),
            ("unit_ending_at", layers.units.ending_at),
            ("unit_starting_at", layers.units.starting_at),
            ("_layers", layers),
            ("_once", {}),
        ):
            object.__setattr__(self, name, value)

    def once(self, read: Callable[[Page], Iterable[_T]]) -> tuple[_T, ...]:
        """What is read from the page alone, when it is first asked for."""
        found = self._once.get(read)
        if found is None:
            found = self._once[read] = tuple(read(self))
        return cast("tuple[_T, ...]", found)

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return self.context.year

    @property
    def dateline(self) -> tuple[Span, ...]:
        """Where the text names its own medium (某某网讯), in the page's offsets."""
        found = self.metadata.publisher_evidence
        return tuple(Span(e.start + self.shift, e.end + self.shift) for e in found if e.part == "text")

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The passage as evidence, by offsets in its own part of the article."""
        if end <= self.shift:
            return Evidence("title", start, end, self.article.title[start:end], rule)
        start, end = max(start - self.shift, 0), end - self.shift
        return Evidence("text", start, end, self.article.text[start:end], rule)

    def quote(self, start: int, end: int) -> str:
        """The article's own words, not folded; without what a line break would add."""
        found = self.evidence(start, end, "")
        return found.quote

    def place_ending_at(self, *ends: int) -> PlaceMention | None:
        """The place whose mention ends at one of the offsets."""
        return next((place for end in ends if (place := self._layers.places.ending_at(end))), None)

    def place_before(self, start: int) -> PlaceMention | None:
        """The place whose mention begins last at an offset or before it."""
        return self._layers.places.begun_before(start)

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds an offset (a sentence of its own where that stands in none, as in a signature)."""
        found = self._layers.sentences.begun_before(position)
        return found if found and position < found.end else Sentence(position, position, "body")

    def inside_unit(self, start: int, end: int) -> bool:
        """Whether a stretch is part of a body's name."""
        found = self._layers.units.begun_before(start)
        return found is not None and end <= found.end

    def inside_quote(self, position: int) -> bool:
        """Whether an offset lies within “…” or 《…》."""
        found = self._layers.quoted.begun_before(position)
        return found is not None and position < found.end

    def inside_speech(self, position: int) -> bool:
        """Whether an offset lies within quoted speech."""
        found = self._layers.speech.begun_before(position)
        return found is not None and position < found.end


class _Layers:
    """What a page is asked for by offset."""

    __slots__ = ("dates", "places", "quoted", "sentences", "speech", "titles", "units")

    def __init__(self, page: Page) -> None:
        self.sentences = Layer(page.sentences)
        self.dates = Layer(page.dates)
        self.places = Layer(page.places)
        self.units = Layer(page.units)
        self.titles = Layer(page.titles)
        self.quoted = Layer(page.quoted)
        self.speech = Layer(page.speech)


def read_page(article: Article) -> Page:
    """All layers of an article."""
    gazetteer = load_gazetteer()
    joined = join(article)
    text = joined.text
    blocks = layout(text, article.title)
    jurisdiction = infer_jurisdiction(article, gazetteer, text)
    year = year_of(article)
    context = UnitContext(jurisdiction, year, gazetteer)
    places = find_places(text, year, jurisdiction.places[-1] if jurisdiction and jurisdiction.places else None)
    return Page(
        article=article,
        text=text,
        shift=joined.shift,
        blocks=blocks,
        sentences=tuple(_sentences(text, blocks)),
        metadata=read_metadata(article, text, blocks),
        jurisdiction=jurisdiction,
        context=context,
        dates=tuple(find_dates(text, _written_on(text, blocks, article.published))),
        places=tuple(places),
        units=tuple(find_units(text, context)),
        titles=tuple(load_titles().find(text)),
        quoted=quoted_spans(text),
        speech=speech_spans(text),
    )


def _written_on(text: str, blocks: tuple[Block, ...], published: str | None) -> str | None:
    """The day of the dateline (某某网1月14日讯), which 今天 means, where it is near the day of publication."""
    body = next((block for block in blocks if block.kind == "body"), None)
    match = _DATELINE.match(text, body.start, body.end) if body else None
    found = find_dates(match[0], published) if match and published else ()
    day = found[-1].value if found else None
    if day is None or day.grain != "day" or not published or len(published) < 10:
        return published
    distance = abs((date.fromisoformat(day.value) - date.fromisoformat(published[:10])).days)
    return day.value if distance <= _NEAR_DAYS else published


def _sentences(text: str, blocks: tuple[Block, ...]) -> list[Sentence]:
    return [
        Sentence(start, end, block.kind)
        for block in blocks
        if block.kind in _READ
        for start, end in sentence_bounds(text, block.start, block.end)
    ]

"""Who confers what a list gives: the body that decided, by the text or by the title of the decision."""

from __future__ import annotations

from civicgraph.extraction.awards.conferrers import Conferrers
from civicgraph.extraction.awards.named import named_in
from civicgraph.extraction.cast import Cast
from civicgraph.text import lazy_re as re

_DECIDES = re.compile(
    r"(?:研究)?决定[，：]?(?=对|授予|命名|表彰|表扬|给予|予以|追授|通报|认定|评选|奖励|公布|将|[^，。；\n]{2,60}(?:为|予以|等))"
)
_TITLE = re.compile(r"(?P<by>[^，。：]{3,60}?)关于(?=.{0,60}(?:表彰|命名|授予|表扬|通报|奖励|公布|评选))")


def givers_of_lists(cast: Cast, before: int) -> tuple[str, ...]:
    """The subject of the first 决定 before the lists, else the body that the title of a decision begins with."""
    page = cast.page
    for match in _DECIDES.finditer(page.text, page.shift, before):
        if page.inside_quote(match.start()):
            continue
        sentence = page.sentence_at(match.start())
        found = Conferrers(cast, sentence, named_in(page, cast.people, sentence)).before(sentence.start, match.start())
        if found:
            return found
    title = _TITLE.match(page.text, 0, page.shift)
    units = page.units_in(*title.span("by")) if title else ()
    return tuple(dict.fromkeys(name.name for unit in units for name in unit.names))

"""How an article is read, as lines for a terminal: each sentence, then the facts with the rules that made them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from civicgraph.extraction.cast import Cast
from civicgraph.extraction.events.phrases import RULES as EVENT_RULES
from civicgraph.extraction.events.reader import EventReader
from civicgraph.extraction.events.roster import RULES as ROLE_RULES
from civicgraph.extraction.events.story import Scene
from civicgraph.extraction.page import Page, Sentence, read_page
from civicgraph.extraction.people import People, find_people
from civicgraph.extraction.reader import extract
from civicgraph.model import Article, Claims, Event, Evidence

_LABELS = 14
_QUOTE = 60


def explain(article: Article) -> Iterator[str]:
    """The mentions of each sentence, then each fact with its rule and quote."""
    page = read_page(article)
    people = find_people(page)
    scenes = {scene.start: scene for scene in EventReader(Cast(page, people)).scenes()}
    yield _row("地方 place", page.jurisdiction.path if page.jurisdiction else "–")
    for sentence in page.sentences:
        yield ""
        yield f"[{sentence.block}] {page.text[sentence.start : sentence.end].strip()}"
        yield from (f"  {line}" for line in _mentions(page, people, sentence))
        if sentence.start in scenes:
            yield from (f"  {line}" for line in _roles(page, scenes[sentence.start]))
    yield ""
    yield "事实 facts"
    yield from [f"  {line}" for line in _facts(extract(article))] or ["  –"]


def _mentions(page: Page, people: People, sentence: Sentence) -> Iterator[str]:
    start, end = sentence.start, sentence.end
    for date in page.dates_in(start, end):
        yield _row("日期 date", f"{page.text[date.start : date.end]} → {date.value or '–'}", date.rule)
    for place in page.places_in(start, end):
        yield _row("地名 place", place.form)
    for unit in page.units_in(start, end):
        yield _row("机构 unit", f"{unit.form} → {'; '.join(name.name for name in unit.names)}")
    for holder in people.holders:
        if start <= holder.name.start < end:
            for post in holder.posts:
                bodies = "; ".join(unit.name for unit in post.units) or "?"
                held = f"{holder.name.name}: {bodies} / {post.title} [{post.status}]"
                yield _row("职务 post", held, post.rule, holder.rule)
    for mention in people.mentions_in(start, end):
        yield _row("人名 person", mention.name, mention.rule)


def _roles(page: Page, scene: Scene) -> Iterator[str]:
    for phrase in scene.phrases:
        refers = " (指前文 refers back)" if phrase.bare else ""
        yield _row("活动 event", page.text[phrase.start : phrase.end] + refers, EVENT_RULES[phrase.frame])
    for use in scene.reading.uses:
        who = "、".join(name for member in use.group.members for name in member.who)
        yield _row("角色 role", f"{who}: {use.role} “{use.word}”", ROLE_RULES[use.role])


def _facts(claims: Claims) -> Iterator[str]:
    for tenure in claims.tenures:
        yield _fact(
            "任职 tenure", f"{tenure.person}: {tenure.unit} / {tenure.title} [{tenure.status}]", tenure.evidence
        )
    for event in claims.events:
        yield _fact("活动 event", _what(event), event.evidence)
        for participant in event.participants:
            yield _fact("角色 role", f"{participant.who}: {participant.role}", participant.evidence)
    for award in claims.awards:
        given = "、".join(award.conferrers)
        what = f"{award.title} → {award.recipient or '–'}{' ← ' + given if given else ''}"
        yield _fact("荣誉 award", what, award.evidence)
    for document in claims.documents:
        yield _fact("文件 document", f"{document.title} ({document.kind})", document.evidence)
    for each in claims.unmatched:
        yield _fact("未解 unmatched", f"{each.kind} {each.surface}", (each.evidence,))


def _what(event: Event) -> str:
    """Name, kind, day, place and number of people, as far as they are known."""
    known = (event.date, event.place, event.attendance)
    return " · ".join([f"{event.name} [{event.kind}]", *(str(value) for value in known if value is not None)])


def _fact(label: str, what: str, evidence: tuple[Evidence, ...]) -> str:
    rules = dict.fromkeys(each.rule for each in evidence)
    line = _row(label, what, *rules)
    return f"{line}  “{_short(evidence[0].quote)}”" if evidence else line


def _short(quote: str) -> str:
    """A quotation of no more than a line."""
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTE else f"{line[:_QUOTE]}…"


def _row(label: str, what: str, *rules: str) -> str:
    """A label in a column of its own, then what was read, then the rules."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in label)
    padding = " " * max(1, _LABELS - len(label) - wide)
    return f"{label}{padding}{what}" + (f"  ({', '.join(rules)})" if rules else "")

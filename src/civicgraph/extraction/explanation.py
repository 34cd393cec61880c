"""How an article is read, as lines for a terminal: sentence by sentence, then the facts with the rules that made them."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.cast import groups_in
from civicgraph.extraction.events.phrases import find_phrases
from civicgraph.extraction.page import Page, Sentence, read_page
from civicgraph.extraction.people import People, find_people
from civicgraph.extraction.reader import extract
from civicgraph.extraction.roles import find_cues, read_roles
from civicgraph.model import Article, Claims, Evidence


def explain(article: Article) -> Iterator[str]:
    """The mentions of each sentence, then each fact with its rule and quote."""
    page = read_page(article)
    people = find_people(page)
    yield f"地 place: {page.jurisdiction.path if page.jurisdiction else '–'}"
    for sentence in page.sentences:
        yield ""
        yield f"[{sentence.block}] {page.text[sentence.start : sentence.end].strip()}"
        yield from (f"  {line}" for line in _mentions(page, people, sentence))
    yield ""
    yield "事实 facts"
    yield from (f"  {line}" for line in _facts(extract(article)))


def _mentions(page: Page, people: People, sentence: Sentence) -> Iterator[str]:
    start, end = sentence.start, sentence.end
    for date in page.dates_in(start, end):
        yield f"日期 date    {page.text[date.start : date.end]} → {date.value or '–'}  ({date.rule})"
    for place in page.places_in(start, end):
        yield f"地名 place   {place.form}"
    for unit in page.units_in(start, end):
        yield f"机构 unit    {unit.form} → {'; '.join(name.name for name in unit.names)}"
    for holder in people.holders:
        if start <= holder.name.start < end:
            for post in holder.posts:
                bodies = "; ".join(unit.name for unit in post.units) or "?"
                yield f"职务 post    {holder.name.name}: {bodies} / {post.title} [{post.status}]  ({post.rule}, {holder.rule})"
    for mention in people.mentions_in(start, end):
        yield f"人名 person  {mention.name}  ({mention.rule})"
    for phrase in find_phrases(page, start, end):
        yield f"活动 event   {page.text[phrase.start : phrase.end]}  ({phrase.frame})"
    groups = groups_in(page, people, sentence)
    cues = tuple(cue for cue in find_cues(page.text) if start <= cue.start < end)
    for use in read_roles(page, sentence, groups, cues, None).uses:
        who = "、".join(name for member in use.group.members for name in member.who)
        yield f"角色 role    {who}: {use.role}  (“{use.word}”)"


def _facts(claims: Claims) -> Iterator[str]:
    for tenure in claims.tenures:
        yield _line("tenure", f"{tenure.person}: {tenure.unit} / {tenure.title} [{tenure.status}]", tenure.evidence)
    for event in claims.events:
        yield _line("event", f"{event.name} [{event.kind}] {event.date or '–'} {event.place or ''}", event.evidence)
        for participant in event.participants:
            yield _line("role", f"{participant.who}: {participant.role}", participant.evidence)
    for award in claims.awards:
        given = "、".join(award.conferrers)
        yield _line("award", f"{award.title} → {award.recipient or '–'}{' ← ' + given if given else ''}", award.evidence)
    for document in claims.documents:
        yield _line("document", f"{document.title} ({document.kind})", document.evidence)
    for each in claims.unmatched:
        yield _line("not understood", f"{each.kind} {each.surface}", (each.evidence,))


def _line(kind: str, what: str, evidence: tuple[Evidence, ...]) -> str:
    first = evidence[0] if evidence else None
    return f"{kind:9}{what}" + (f"  ({first.rule}: “{first.quote}”)" if first else "")

"""What an article says of itself: the medium it names, its reporters and its editors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from civicgraph.extraction.credits import Byline, Credit, find_bylines
from civicgraph.model import Article, Evidence, Person
from civicgraph.places import find_places
from civicgraph.text import lazy_re as re
from civicgraph.text.header import find_source
from civicgraph.text.joined import join
from civicgraph.text.layout import Block, layout
from civicgraph.text.spans import Span

_KIND = (
    r"(?:日报|晚报|早报|晨报|时报|商报|周报|周刊|都市报|青年报|报社|报|新闻网|生活网|政府网|网|人民广播电台|广播电视台|电视台|电台|广播"
    r"|融媒体中心|融媒体|融媒|传媒中心|传媒集团|新闻中心|新闻客户端|客户端|新闻频道|频道|通讯社|新华社|中新社|在线|发布)"
)
_NO_MEDIUM = "(?!本[报台网刊]|据|[融全]媒体?(?:首席|见习|实习)?记者)"
_MEDIUM = rf"(?P<medium>{_NO_MEDIUM}[\u4e00-\u9fffA-Za-z0-9·]{{0,14}}?{_KIND}(?:客户端|记者站)?)"
_NAMED_LIKE_MEDIA = r"(?P<app>(?:掌上|云上|指尖|智慧|爱上|看)[\u4e00-\u9fff]{2,5}?|[\u4e00-\u9fff]{2,4}(?:新闻|云))"
#: ``某某网驻马店讯``, ``新华社北京3月5日电``, ``央视网消息``.
_LEAD = re.compile(
    rf"[“【\[]?(?:{_MEDIUM}|{_NAMED_LIKE_MEDIA})(?:[ ·]*(?P<place>[\u4e00-\u9fff]{{2,6}}?))?"
    r"[ ]?(?:\d{1,2}月)?(?:\d{1,2}日)?[ ]?(?:综合)?(?:讯|消息|电|报道)"
    r"(?=[（：:】\] ，“\d【]|记者|通讯员|昨|今|近|日前|上午|下午|$)"
    rf"|(?P<staff>[\u4e00-\u9fff]{{2,14}}?{_KIND})(?=（(?:全媒体|融媒体?)?(?:记者|通讯员))"
    rf"|[\u4e00-\u9fff]{{2,8}}-(?P<second>[\u4e00-\u9fff]{{2,10}}?{_KIND})(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:讯|电)"
    r"|(?P<account>(?![本据近各快综专电短资喜通简早晚])[\u4e00-\u9fff]{2,8}?)讯"
    r"(?=[ ]*（?(?:全媒体|融媒体|首席|特约|见习)?(?:记者|通讯员))"
)
#: ``某某网广东发自中山`` at the end of an article.
_SENT_FROM = re.compile(
    r"[（\s]*(?P<medium>[\u4e00-\u9fff]{2,6}?网[\u4e00-\u9fff]{0,4}?)发自[\u4e00-\u9fff]{2,6}[）\s]*"
)
#: Offices send in what they have written; the medium that prints it is another.
_OFFICE = re.compile(r"(?:办|办公室|局|委|政府|法院|检察院|街道|乡|镇|村|社区|中学|小学|一中)$|[县市区]委\w*部$")
#: ``某某日报记者从…获悉``, ``某某网记者 王小明``, ``（某某县融媒体中心 王小明）``.
_REPORTER_OF = re.compile(
    rf"(?:^|(?<=[，。；：:（ \n□■]))(?:今天|昨日|昨天|日前|近日)?{_MEDIUM}"
    r"(?:全媒体|融媒体?|首席|见习|实习|特约|特派|驻[\u4e00-\u9fff]{2,3})*(?:记者|通讯员)"
)
_STAFF_OF = re.compile(rf"[（\s]*{_MEDIUM}[ ：]")
_SOURCE_BLOCKS = ("header", "signature", "editor")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article says of itself, each with its evidence.

    Attributes:
        publisher: the medium as the text names it, or None (本报讯 names none).
        reporters: all of the by-lines and signatures: 记者, 通讯员, 摄影 …
        editors: 编辑 and 责编.
        others: who checked, made or answers for the page: 审核, 监制.
        publisher_evidence: where the medium is named.
        media: where this and other media of the article are named (来源, a by-line), each once.
        people: reporters, editors and others, once each, with all their evidence.
        bylines: where the by-lines stand in the text of the page (the title in front, if it is not part of the text).
    """

    publisher: str | None = None
    reporters: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    publisher_evidence: tuple[Evidence, ...] = ()
    media: tuple[Evidence, ...] = ()
    people: tuple[Person, ...] = ()
    bylines: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """The article as one folded text; ``shift`` is where the article's own text begins in it."""

    article: Article
    text: str
    blocks: tuple[Block, ...]
    shift: int

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        if end <= self.shift:
            return Evidence("title", start, end, self.article.title[start:end], rule)
        start, end = start - self.shift, end - self.shift
        return Evidence("text", start, end, self.article.text[start:end], rule)

    def name(self, credit: Credit) -> str:
        """The name in the article's own script, without white space inside."""
        written = self.evidence(credit.start, credit.end, "").quote
        folded = self.text[credit.start : credit.end]
        return _joined("".join("·" if mark == "·" else own for mark, own in zip(folded, written, strict=True)))


def read_metadata(article: Article, text: str | None = None, blocks: tuple[Block, ...] | None = None) -> Metadata:
    """What the article says of itself.

    ``text`` is the folded text of its page (title, line break, text; or the text alone where that holds the title),
    and ``blocks`` its layout; both are made where they are not given.
    """
    text = join(article).text if text is None else text
    shift = len(text) - len(article.text)
    page = _Page(article, text, layout(text, article.title) if blocks is None else blocks, shift)
    bylines = tuple(find_bylines(page.text, page.blocks))
    credited = [replace(credit, name=page.name(credit)) for byline in bylines for credit in byline.credits]
    media = tuple(page.evidence(span.start, span.end, rule) for span, rule in _media(page, bylines))
    evidence = media[:1]
    return Metadata(
        publisher=_joined(evidence[0].quote) if evidence else article.publisher,
        reporters=_names(credited, "reporter"),
        editors=_names(credited, "editor"),
        others=_names(credited, "other"),
        publisher_evidence=evidence,
        media=media,
        people=tuple(_people(page, credited)),
        bylines=tuple(Span(byline.start, byline.end) for byline in bylines),
    )


def _names(credited: list[Credit], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(credit.name for credit in credited if credit.role == role))


def _people(page: _Page, credited: list[Credit]) -> Iterator[Person]:
    for name in dict.fromkeys(credit.name for credit in credited):
        places = [credit for credit in credited if credit.name == name]
        yield Person(name, tuple(page.evidence(place.start, place.end, place.rule) for place in places))


def _media(page: _Page, bylines: tuple[Byline, ...]) -> list[tuple[Span, str]]:
    """Where the text names its medium, the surest place first, and offices that have sent it in last."""
    found = [*_in_labels(page), *_in_lead(page), *_in_bylines(page, bylines), *_beside_reporters(page), *_at_end(page)]
    offices = [each for each in found if _OFFICE.search(page.text, each[0].start, each[0].end)]
    return list(dict.fromkeys(each for each in found if each not in offices)) + offices


def _in_labels(page: _Page) -> Iterator[tuple[Span, str]]:
    """``来源：某某网`` in the header, and in lines of names."""
    for kind in _SOURCE_BLOCKS:
        for block in page.blocks:
            source = find_source(page.text[block.start : block.end]) if block.kind == kind else None
            if source:
                yield Span(block.start + source.start, block.start + source.end), "metadata.publisher-source"


def _in_lead(page: _Page) -> Iterator[tuple[Span, str]]:
    block = next((block for block in page.blocks if block.kind == "body"), None)
    match = _LEAD.match(page.text, block.start, block.end) if block else None
    if match and not (match["account"] and _is_place(match["account"])):
        group = next(group for group in ("medium", "app", "staff", "second", "account") if match[group])
        yield Span(*match.span(group)), "metadata.publisher-lead"


def _is_place(name: str) -> bool:
    """Whether a report comes from there (天水讯) and is none of a medium of that name (三峡秭归讯)."""
    return any(place.form == name for place in find_places(name))


def _in_bylines(page: _Page, bylines: tuple[Byline, ...]) -> Iterator[tuple[Span, str]]:
    """``（某某日报记者 王小明）``, ``（某某县融媒体中心 王小明）``."""
    for byline in bylines:
        match = _REPORTER_OF.search(page.text, byline.start, byline.end) or _STAFF_OF.match(
            page.text, byline.start, byline.end
        )
        if match and byline.credits:
            yield Span(*match.span("medium")), "metadata.publisher-byline"


def _beside_reporters(page: _Page) -> Iterator[tuple[Span, str]]:
    """``某某日报记者从…获悉`` in the first paragraphs."""
    for block in [block for block in page.blocks if block.kind == "body"][:4]:
        opening = page.text[block.start : min(block.end, block.start + 120)]
        named = "记者" in opening or "通讯员" in opening
        match = _REPORTER_OF.search(page.text, block.start, block.start + len(opening)) if named else None
        if match:
            yield Span(*match.span("medium")), "metadata.publisher-reporter"


def _at_end(page: _Page) -> Iterator[tuple[Span, str]]:
    """``某某网广东发自中山``."""
    start = page.text.rfind("\n") + 1
    match = _SENT_FROM.fullmatch(page.text, start, len(page.text)) if "发自" in page.text[start:] else None
    if match:
        yield Span(*match.span("medium")), "metadata.publisher-end"


def _joined(name: str) -> str:
    return "".join(name.split())

"""Lines of a list: 张三　青溪县果蔬专业合作社理事长; 张三同志任县教育局局长; 李四的县财政局副局长职务."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.appointments.parts import posts_behind
from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.extraction.posts import Post
from civicgraph.extraction.posts.model import make_post
from civicgraph.extraction.shape import shaped
from civicgraph.model import Status
from civicgraph.names import Context, NameSpan, name_at
from civicgraph.text import lazy_re as re
from civicgraph.text.openings import Opening

_NAME = r"(?P<name>[㐀-鿿]{2,4}(?:·[㐀-鿿]{1,10})*|[㐀-鿿][ ]{1,4}[㐀-鿿])"
_NUMBER = r"[ ]*(?:（?[一二三四五六七八九十\d]{1,3}[）、.．][ ]*)?"
_LINE = Opening("\n", rf"{_NUMBER}{_NAME}(?:（[^（）\n]{{1,8}}）)?(?:[ ]*[：，][ ]*|[ ]+)(?=[㐀-鿿“])")
_GETS = Opening("\n", rf"{_NUMBER}{_NAME}(?:同志)?(?:（[^（）\n]{{1,8}}）)?(?:同志)?(?:为|任|担任)(?=[㐀-鿿])")
_CUE = re.compile(r"任免|任命|任职|免职|聘任|经研究|决定|名单")
_LOSES = re.compile(r"[，；](?:同时)?(?:免去|不再担任|不再兼任)其?")
_LINE_END = re.compile(r"(?:（[^（）\n]{1,14}）)?[ ]*[，；。]?[ ]*(?:免去|$|\n)")


def find_lines(page: Page) -> Iterator[Holder]:
    """People with the posts that stand beside their names in a list."""
    for match in _LINE.finditer(page.text):
        yield from _line(page, match, _heading(page.text, match.start("name")), "appointment.list-line")
    for match in _APPOSED.finditer(page.text):
        yield from _apposed(page, match)
    for match in _BEHIND_COMMA.finditer(page.text):
        yield from _behind_comma(page, match)
    if _CUE.search(page.text):
        for match in _GETS.finditer(page.text):
            yield from _line(page, match, "appointed", "appointment.notice-line")


def _heading(text: str, position: int) -> Status:
    """The status that the heading above a list gives: 任命：, 免去：."""
    heads = _HEADING.findall(text, max(0, position - _FAR), position)
    return _OF_HEADING[heads[-1]] if heads else "current"


_HEADING = re.compile(r"(任命|聘任|免去|免职|提名|拟任)[^，。；\n]{0,6}[：:]?[ ]*\n")
_OF_HEADING: dict[str, Status] = {
    **dict.fromkeys(("任命", "聘任"), "appointed"),
    **dict.fromkeys(("免去", "免职"), "removed"),
    **dict.fromkeys(("提名", "拟任"), "nominated"),
}
_FAR = 600


def _apposed(page: Page, match: re.Match[str]) -> Iterator[Holder]:
    """田永丰（县农业农村局局长）: the posts in brackets behind a name, and nothing else in them."""
    start, end = match.span("name")
    closing = page.text.find("）", match.end())
    if page.sentence_at(start).end <= match.end() or not shaped(page.text, start, end) or closing < 0:
        return
    posts = posts_behind(page, match.end(), closing, "current")
    if posts and posts[0].units and posts[-1].end == closing and posts[0].start == match.end():
        name = NameSpan(start, end, match["name"], Context.LIST.value)
        yield Holder(start, closing, posts, name, "appointment.apposition")


_APPOSED = Opening(r"[，。；：、“”！？\s]", r"(?P<name>[㐀-鿿]{2,3})（(?=[㐀-鿿]{3,40}）)")


def _behind_comma(page: Page, match: re.Match[str]) -> Iterator[Holder]:
    """田永丰，县农业农村局的副局长，: the posts between commas behind a clear name that opens a sentence."""
    name = name_at(page.text, match.start("name"), match.end("name"), after=Context.ROLE)
    sentence = page.sentence_at(match.start("name"))
    if name is None or name.end != match.end("name") or name.score < _SURE or sentence.end <= match.end():
        return
    posts = posts_behind(page, match.end(), sentence.end, "current") or _of_body(page, match.end(), sentence.end)
    if posts and posts[0].units and posts[0].start == match.end() and page.text[posts[-1].end] in "，。；":
        yield Holder(name.start, posts[-1].end, posts, name, "appointment.apposition")


def _of_body(page: Page, start: int, end: int) -> tuple[Post, ...]:
    """县公安局的|一级警长: a post behind its body and 的."""
    unit = page.unit_starting_at(start)
    titles = page.titles_in(unit.end, end) if unit and page.text.startswith("的", unit.end) else ()
    if not unit or not titles or titles[0].start != unit.end + 1 or titles[0].host not in ("unit", "rank", "grade"):
        return ()
    return (make_post(page, titles[0], start, unit.names, "post.body-before"),)


_BEHIND_COMMA = Opening("。|\n ?", r"(?P<name>[㐀-鿿]{2,4})，(?=[㐀-鿿])")
_SURE = 6.0


def _line(page: Page, match: re.Match[str], status: Status, rule: str) -> Iterator[Holder]:
    name = match["name"].replace(" ", "")
    if page.sentence_at(match.start("name")).end <= match.end() or not shaped(
        page.text, match.start("name"), match.end("name")
    ):
        return
    end = page.text.find("\n", match.end())
    posts = posts_behind(page, match.end(), end if end >= 0 else len(page.text), status)
    if posts and posts[0].units and _LINE_END.match(page.text, posts[-1].end):
        span = NameSpan(match.start("name"), match.end("name"), name, Context.LIST.value)
        yield Holder(span.start, posts[-1].end, posts, span, rule)
        yield from _lost(page, span, posts[-1].end, end if end >= 0 else len(page.text))


def _lost(page: Page, name: NameSpan, start: int, end: int) -> Iterator[Holder]:
    """张三任县财政局局长，|免去县审计局局长职务|: who gets a post loses another."""
    match = _LOSES.match(page.text, start, end)
    posts = posts_behind(page, match.end(), end, "removed") if match else ()
    if posts:
        yield Holder(name.start, posts[-1].end, posts, name, "appointment.notice-line")

"""Leaders who come on a visit: 县委书记甲率党政代表团来我县考察 is not the secretary of 我县."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from civicgraph.extraction.holders import Holder
from civicgraph.extraction.page import Page
from civicgraph.extraction.posts import Post
from civicgraph.text import lazy_re as re
from civicgraph.units import resolve_unit
from civicgraph.units.scope import Scope, scope_of_home, scope_of_place, scope_of_word

#: 率丹浦县党政代表团来我县, 在县委书记甲的率领下来我县: somebody leads others to the article's own place.
_LED = re.compile(
    r"(?:率领?|带领|带队|一行)(?P<whose>[^，。；！？\n我]{0,24}?)(?:[，]?(?:专程|先后|今天|再次)?)"
    r"(?P<comes>来到?|莅临|抵达|赴|到)(?P<where>我[省市县区旗州]|[㐀-鿿]{2,7})"
)
_WHOSE = re.compile(r"([㐀-鿿]{2,4}[县市区旗州])(?:党政|考察|赴|政府|经贸|人大|政协|代表)")
_GROUP = re.compile(r"代表团|考察团|访问团|考察组|学习团|观摩团|招商团|慰问团")
#: Kinds of bodies of which each place has its own.
_OF_PLACE = frozenset({"party", "government", "congress", "cppcc", "party_department", "discipline"})
_SHORT = 2
#: 来青溪|考察; but 来到浙江|对口支援的某州
_COMES_TO = re.compile(
    r"(?:[进开]|就|考察|调研|参观|访问|学习|洽谈|招商|慰问|检查|视察|走访|交流|对接|实地|指导|督[查导])|$"
)


@dataclass(frozen=True, slots=True)
class _Visit:
    """Where guests are named, whom they visit, and whence they come if the sentence tells."""

    start: int
    end: int
    host: Scope
    guest: Scope | None


def without_guests(page: Page, holders: Iterable[Holder]) -> Iterator[Holder]:
    """The holders; the bare posts of a guest (县委书记) are those of the place from which the guest comes.

    Where nothing names it they are of no body that is known.
    """
    visits = list(_visits(page))
    for holder in holders:
        visit = next((each for each in visits if each.start <= holder.start < each.end), None)
        posts = tuple(_moved(page, post, visit) for post in holder.posts) if visit else holder.posts
        yield replace(holder, posts=posts) if visit else holder


def _visits(page: Page) -> Iterator[_Visit]:
    """The visits of others to the article's own place."""
    if page.jurisdiction is None:
        return
    home = scope_of_home(page.jurisdiction)
    for led in _LED.finditer(page.text):
        host = _host(home, led["where"])
        comes = led["comes"].startswith(("来", "莅")) and led["where"].startswith("我")
        if host is None or not (comes or _GROUP.search(led["whose"])):
            continue
        start = page.sentence_at(led.start()).start
        yield _Visit(start, led.start(), host, _guest(page, start, led, host))


def _guest(page: Page, start: int, led: re.Match[str], host: Scope) -> Scope | None:
    """The place of the host's level from which the guests come, also one that only the text knows."""
    places = [found.candidates[0] for found in page.places_in(start, led.start("comes"))]
    others = [place for place in places if place.level == host.level and place.name != host.name]
    if others:
        return scope_of_place(others[-1], page.context.gazetteer, page.year)
    named = _WHOSE.match(led["whose"])
    return replace(host, **{host.level: named[1]}) if named and host.level in ("county", "city") else None


def _host(home: Scope, where: str) -> Scope | None:
    """The place to which guests come: 我省, or the article's own by its name."""
    if where.startswith("我"):
        return scope_of_word(where[1], home)
    name = next((each for each in (home.name, home.name[:-1]) if len(each) >= _SHORT and where.startswith(each)), None)
    return home if name and _COMES_TO.match(where, len(name)) else None


def _moved(page: Page, post: Post, visit: _Visit) -> Post:
    """A post that was read as one of the host's though nothing says so, moved to the guest's place."""
    host, said = visit.host, page.text[post.start : post.end]
    if not post.units or host.name[:_SHORT] in said:
        return post
    if any(unit.place != host.path or unit.kind not in _OF_PLACE for unit in post.units):
        return post
    guest = visit.guest
    names = [unit.name.replace(host.prefix, guest.prefix) for unit in post.units] if guest else []
    units = tuple(unit for name in names for unit in resolve_unit(name, page.context))
    return replace(post, units=units, rule="post.of-guest")

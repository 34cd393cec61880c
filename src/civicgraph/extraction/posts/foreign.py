"""Tells the posts of other states from those of China that have the same title: 主席, 总理, 总书记."""

from __future__ import annotations

import csv
from functools import cache

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.model import Nearby, Post
from civicgraph.names import load_names
from civicgraph.names.foreign import is_sounds
from civicgraph.resources import data
from civicgraph.text import lazy_re as re
from civicgraph.units import UnitMention, UnitName, resolve_unit

_OURS = re.compile(r"中国|我国|中共|中央|国务院|全国")
#: Bodies after which a post of the state is China's.
_SURE = ("中共", "最高人民", "国务院", "中央军", "全国人大", "全国人民代表大会", "全国政协", "中华人民共和国", "中国")
#: Titles that many states have; without a body they are China's only beside the name of one who held them.
_TABLED = frozenset({"主席", "国家主席", "总理", "副总理", "总书记", "委员长"})
_NEAR = 24


def is_foreign(page: Page, start: int, nearby: Nearby) -> bool:
    """Whether a title of the state belongs to another one: 老挝国家主席, 越共中央总书记."""
    if page.text.startswith(_SURE, start):
        return False
    before = nearby.joined
    if before and not nearby.opens and before.units:
        return False
    return (before is not None and not nearby.opens and before.rule == "no-post.foreign") or abroad(
        page, start, nearby.left
    )


def abroad(page: Page, start: int, left: int) -> bool:
    """Whether a foreign country is named shortly before an offset, and nothing of China's behind it."""
    named = _foreign().search(page.text, max(left, start - _NEAR), start)
    return named is not None and _OURS.search(page.text, named.end("name"), start) is None


def foreign(form: str) -> UnitName | None:
    """A body whose name begins with another country: 某国国防部."""
    country = _country().match(form)
    return UnitName(form, (), "foreign") if country and len(form) - country.end() > 1 else None


def of_brother_party(page: Page, unit: UnitMention) -> bool:
    """越共|中央政治局: whether a body that is written like one of the party's is one of another ruling party."""
    if unit.form.startswith(("中共", "中国共产党")) or not unit.names[0].name.startswith(("中共", "中国共产党")):
        return False
    sentence = page.sentence_at(unit.start)
    return _BROTHERS.search(page.text, sentence.start, unit.start) is not None


_BROTHERS = re.compile(r"越南|越共|老挝|朝鲜|古巴")


@cache
def _country() -> re.Pattern[str]:
    with data("countries.csv").open(encoding="utf-8", newline="") as file:
        names = sorted((row["name"] for row in csv.DictReader(file)), key=lambda name: (-len(name), name))
    return re.compile(rf"(?P<name>{'|'.join(map(re.escape, names))})")


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(rf"{_country().pattern}[^。；]{{0,16}}$")


def state_body(page: Page, title: str, name: str) -> tuple[UnitName, ...]:
    """The body of a leader of the state whose bare title stands beside the name, or none for anybody else."""
    form = _leaders().get((name, title))
    return resolve_unit(form, page.context) if form else ()


def leader_before(page: Page, end: int, title: str) -> str | None:
    """The leader of the state whose name ends at an offset, right before a title of his: 落实某某某|总书记."""
    names = (page.text[end - size : end] for size in (3, 2))
    return next((name for name in names if (name, title) in _leaders()), None)


def is_ours(page: Page, post: Post, name: str) -> bool:
    """Whether a post in a body of the state that is written without 中国 can be that of somebody of this name."""
    if not post.units or page.text.startswith(_SURE, post.start) or not post.units[0].name.startswith(_STATE):
        return True
    said = page.text[post.start : post.end]
    if (name, said) in _leaders() or (name, post.title) in _leaders():
        return True
    surnamed = load_names().split(name) is not None
    if post.rule not in ("post.national", "post.body-without-place"):
        return surnamed or not is_sounds(name)
    near = abroad(page, post.start, max(0, post.start - _NEAR))
    return surnamed and not is_sounds(name) and said not in _TABLED and not near


_STATE = ("中华人民共和国", "中国共产党", "中共中央", "中国人民解放军", "中央军事委员会", "全国人民代表大会")


@cache
def _leaders() -> dict[tuple[str, str], str]:
    with data("state_leaders.csv").open(encoding="utf-8", newline="") as file:
        return {(row["name"], row["title"]): row["body"] for row in csv.DictReader(file)}

"""Tells the posts of other states from those of China that have the same title: 主席, 总理, 总书记."""

from __future__ import annotations

import csv
import re
from functools import cache

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.model import Nearby, Post
from civicgraph.extraction.titles import TitleMention
from civicgraph.names import load_names
from civicgraph.resources import data
from civicgraph.units import UnitName, resolve_unit

_OURS = re.compile(r"中国|我国|中共|中央|国务院|全国")
_NEAR = 24


def is_foreign(page: Page, mention: TitleMention, start: int, nearby: Nearby) -> bool:
    """Whether a title of the state belongs to another one: 老挝国家主席, 越共中央总书记."""
    unit = page.unit_ending_at(mention.outer)
    if unit and unit.start == start < mention.outer:
        return any(name.kind == "foreign" for name in unit.names)
    before = nearby.joined
    if before and not nearby.opens:
        return before.rule == "post.foreign"
    abroad = _foreign().search(page.text, max(nearby.left, start - _NEAR), start)
    return abroad is not None and _OURS.search(page.text, abroad.end(), start) is None


@cache
def _foreign() -> re.Pattern[str]:
    with data("countries.csv").open(encoding="utf-8", newline="") as file:
        names = sorted((row["name"] for row in csv.DictReader(file)), key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))}|越共|老挝人民革命党|朝鲜劳动党)[^。；]{{0,16}}$")


def state_body(page: Page, title: str, name: str) -> tuple[UnitName, ...]:
    """The body of a leader of the state whose bare title stands beside the name, or none for anybody else."""
    form = _leaders().get((name, title))
    return resolve_unit(form, page.context) if form else ()


def is_ours(page: Page, post: Post, name: str) -> bool:
    """Whether a post of the state without a written body can be that of somebody of this name."""
    if post.rule != "post.national" or post.units == ():
        return True
    title = page.text[post.start : post.end]
    known = (name, title) in _leaders() or (name, post.title) in _leaders()
    bare = not any(mark in title for mark in ("国务院", "中央", "全国", "中国", "中华"))
    return known or not bare or (title not in _TABLED and load_names().split(name) is not None)


_TABLED = frozenset({"主席", "总理", "总书记", "委员长"})


@cache
def _leaders() -> dict[tuple[str, str], str]:
    with data("state_leaders.csv").open(encoding="utf-8", newline="") as file:
        return {(row["name"], row["title"]): row["body"] for row in csv.DictReader(file)}

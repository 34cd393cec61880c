"""Small invented articles whose facts stand in their text, one a line, and an extraction that reads just these.

A line is ``person|unit|place|title|day``: somebody in a post, seen on a day, and in a meeting of that day.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from civicgraph.building import changes
from civicgraph.model import (
    Article,
    Claims,
    Document,
    Event,
    Evidence,
    PartialDate,
    Participation,
    Person,
    Tenure,
    Unit,
)
from civicgraph.pipeline import Options, build_articles
from civicgraph.store import open_store

PLACES = ("云岭省白沙市", "云岭省白沙市青禾县", "云岭省白沙市梅溪县")
NAMES = ("莫云深", "秦若川", "苏晓禾")
UNITS = ("水利局", "县委")
TITLES = ("局长", "书记", "委员")
DAYS = ("2019-05-06", "2019-05-07", "2020-01-02")


def fact(person: int, unit: int, place: int, title: int, day: int) -> str:
    """One line of an article, by the places of its parts in the lists above."""
    return "|".join((NAMES[person], UNITS[unit], PLACES[place], TITLES[title], DAYS[day]))


BODY = (
    "县里今年的防汛工作安排是这样的：第{}条河道清淤三千米，第{}座水库除险加固，堤防每天有人巡查，物资储备到每一个乡镇，"
)
STORIES = tuple("".join(BODY.format(number + shift, number * 7 + shift) for shift in range(9)) for number in (1, 30))
"""The words of two stories that are not alike enough to be one."""


def article(
    id_: str, *facts: str, published: str | None = "2020-02-02", place: str | None = None, words: str = ""
) -> Article:
    """An article with these facts, and other words behind them."""
    text = "\n".join((id_, *facts, *([words] if words else [])))
    return Article(id_, f"标题{id_}", text, published=published, jurisdiction=place, source=f"{id_}.txt")


def extract(article: Article) -> Claims:
    """What the lines of an article say."""
    persons: dict[str, Person] = {}
    units: dict[tuple[str, str], Unit] = {}
    tenures: list[Tenure] = []
    events: list[Event] = []
    start = article.text.index("\n") + 1 if "\n" in article.text else len(article.text)
    for number, line in enumerate(article.text[start:].splitlines()):
        if line in STORIES:
            continue
        person, unit, place, title, day = line.split("|")
        said = (Evidence("text", start, start + len(line), line, "line"),)
        start += len(line) + 1
        name = place.removeprefix("云岭省") + unit
        persons.setdefault(person, Person(person, said))
        units.setdefault((name, place), Unit(name, place=place, evidence=said))
        tenures.append(Tenure(person, name, title, "current", PartialDate(day), said))
        part = Participation(person, "attend", 1, said)
        dated = None if title == "委员" else PartialDate(day)
        events.append(Event(f"e{number}", f"{unit}会议", "meeting", dated, participants=(part,), evidence=said))
    return Claims(
        article=article.id, title=article.title, published=article.published, jurisdiction=article.jurisdiction,
        persons=tuple(persons.values()), units=tuple(units.values()), tenures=tuple(dict.fromkeys(tenures)),
        events=tuple(events), documents=(Document("关于防汛的通知"),) if len(tenures) > 1 else (),
    )  # fmt: skip


def lines(store: Path) -> list[str]:
    """All quads of a store, those of the default graph too, in the order of their N-Quads."""
    return sorted(map(str, open_store(store)))


def assert_keeps_up(runs: list[list[Article]], much: int, extract: Callable[[Article], Claims]) -> None:
    """A store that runs bring up to date, those of even length pruning, holds what one build of all articles holds.

    Args:
        much: how many articles a change must touch for all graphs to be made anew.
    """
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as name:
        patch.setattr(changes, "MUCH", much)
        held: dict[str, Article] = {}
        for articles in runs:
            options = Options(prune=len(articles) % 2 == 0)
            build_articles(articles, Path(name, "store"), extract=extract, version="1", options=options)
            held = ({} if options.prune else held) | {each.id: each for each in articles}
        build_articles(list(held.values()), Path(name, "whole"), extract=extract, version="1")
        assert lines(Path(name, "store")) == lines(Path(name, "whole"))

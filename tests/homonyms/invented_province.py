"""Invents a province of people with careers, and what the news of twenty years shows of them.

Names are drawn as they are in life, by the statistics of surnames and given names, and a third from the commonest, so
that namesakes sit in one county, follow each other in one post and work beside each other. Nothing here is real.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from civicgraph.names.model import load_names
from civicgraph.resolve.mentions import Mention
from civicgraph.resolve.naming import name_key, rarity
from civicgraph.resolve.posts import HeldPost
from civicgraph.resolve.traits import NOTHING, Traits

PROVINCE = "云岭省"
CITIES = {
    "白沙市": ("青禾县", "梅溪县", "长桥县", "石门坎县", "东湖区"),
    "松江口市": ("云和坪县", "北渡县", "南渡县", "金竹县", "西岭区"),
    "望海市": ("柳叶县", "大河口县", "三岔县", "鹿鸣县", "新湖区"),
}
OFFICES = ("教育局", "水利局", "林业局", "财政局", "民政局", "交通运输局")
FIRST, LAST = 2004, 2023


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention and who it truly is."""

    mention: Mention
    person: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of a career: posts in a place, from year to year."""

    place: str
    posts: tuple[HeldPost, ...]
    since: int
    until: int
    leads: bool


def county_path(city: str, county: str) -> str:
    return f"{PROVINCE}{city}{county}"


def post(unit: str, title: str, place: str, kind: str) -> HeldPost:
    return HeldPost(unit, title, place, kind)


class World:
    """A province of invented people, the same for the same seed."""

    def __init__(self, seed: int, people: int = 600) -> None:
        self._rng = random.Random(seed)
        self._people = people
        self._articles = 0

    def seen(self) -> list[Seen]:
        """All mentions of all people, with whom each truly means."""
        careers = {f"p{number}": (self._name(), self._career()) for number in range(self._people)}
        casts = self._casts(careers)
        found: list[Seen] = []
        for person, (name, stages) in careers.items():
            traits = self._traits()
            found += (Seen(mention, person) for mention in self._mentions(name, stages, casts, traits))
        return found

    def _name(self) -> str:
        """A name as the statistics have it; of every fourth person one of the commonest."""
        rng, tables = self._rng, name_tables()
        if rng.random() < 1 / 4:
            return rng.choices(*common_names())[0]
        surname = rng.choices(*tables["surnames"])[0]
        kind = rng.choices(("single", "shared", "pair"), (16, 25, 59))[0]
        if kind != "pair":
            return surname + rng.choices(*tables[kind])[0]
        return surname + rng.choices(*tables["first"])[0] + rng.choices(*tables["second"])[0]

    def _traits(self) -> Traits:
        rng = self._rng
        gender = "女" if rng.random() < 0.3 else "男"
        ethnicity = rng.choice(("回", "苗", "满")) if rng.random() < 0.1 else "汉"
        return Traits(gender, ethnicity, str(rng.randrange(1950, 1985)), "")

    def _career(self) -> list[Stage]:
        kind = self._rng.choices(("leader", "official", "writer", "other"), (30, 25, 5, 40))[0]
        if kind == "other":
            return [self._ordinary()]
        if kind == "writer":
            return [Stage(self._county(), (), FIRST + self._rng.randrange(10), LAST, leads=False)]
        return self._rise(leads=kind == "leader")

    def _county(self) -> str:
        city = self._rng.choice(tuple(CITIES))
        return county_path(city, self._rng.choice(CITIES[city]))

    def _ordinary(self) -> Stage:
        place, year = self._county(), self._rng.randrange(FIRST, LAST)
        name = place[len(PROVINCE) + 3 :].removeprefix("市")
        job = self._rng.choice(("村民", "教师", "医生"))
        units = {"教师": f"{name}第一中学", "医生": f"{name}人民医院"}
        posts = (post(units[job], job, place, "school"),) if job in units else ()
        years = self._rng.randrange(3) if posts else 0  # of a villager there is news once
        return Stage(place, posts, year, min(year + years, LAST), leads=False)

    def _rise(self, *, leads: bool) -> list[Stage]:
        rng, place, year = self._rng, self._county(), self._rng.randrange(FIRST, LAST - 4)
        stages: list[Stage] = []
        step = rng.choice((1, 2)) if leads else 0
        while year < LAST and len(stages) < 4:
            until = min(year + rng.randrange(2, 6), LAST)
            stages.append(Stage(place, self._posts(place, step), year, until, leads=step > 0))
            year = until + 1
            if not leads and rng.random() < 0.7:
                break
            step = min(step + rng.choice((0, 1, 1)), 5)
            place = self._moved(place, step)
        return stages

    def _moved(self, place: str, step: int) -> str:
        city = next(each for each in CITIES if each in place)
        if step >= 4:
            return f"{PROVINCE}{city}"
        if self._rng.random() < 0.35:
            return county_path(city, self._rng.choice(CITIES[city]))
        return place

    def _posts(self, place: str, step: int) -> tuple[HeldPost, ...]:
        city = next(each for each in CITIES if each in place)
        if step >= 4:
            title = "副市长" if step == 4 else self._rng.choice(("市长", "常务副市长"))
            return (post(f"{city}人民政府", title, f"{PROVINCE}{city}", "government"),)
        county = place.removeprefix(f"{PROVINCE}{city}")
        full = county if county.endswith("县") else city + county
        head = county[-1] + "长"
        if step == 0:
            return (post(full + self._rng.choice(OFFICES), self._rng.choice(("局长", "副局长")), place, "department"),)
        party, government = f"中共{full}委员会", f"{full}人民政府"
        return {
            1: (post(government, f"副{head}", place, "government"),),
            2: (post(party, "副书记", place, "party"), post(government, head, place, "government")),
            3: (post(party, "书记", place, "party"),),
        }[step]

    def _casts(self, careers: dict[str, tuple[str, list[Stage]]]) -> dict[tuple[str, int], list[str]]:
        """Who leads which place in which year."""
        found: dict[tuple[str, int], list[str]] = {}
        for name, stages in careers.values():
            for stage in stages:
                for year in range(stage.since, stage.until + 1) if stage.leads else ():
                    found.setdefault((stage.place, year), []).append(name_key(name))
        return found

    def _mentions(
        self, name: str, stages: list[Stage], casts: dict[tuple[str, int], list[str]], traits: Traits
    ) -> Iterator[Mention]:
        for stage in stages:
            for year in range(stage.since, stage.until + 1):
                often = 3 if stage.leads else 1
                for _ in range(self._rng.randrange(1, often + 1)):
                    yield self._mention(name, stage, year, casts.get((stage.place, year), []), traits)

    def _mention(self, name: str, stage: Stage, year: int, cast: list[str], traits: Traits) -> Mention:
        rng = self._rng
        self._articles += 1
        day = f"{year}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        told = traits if rng.random() < 0.03 else NOTHING
        met = tuple(sorted(rng.sample(cast, min(len(cast), 4)))) if rng.random() < 0.7 else ()
        posts = tuple(replace(each, day=day) for each in stage.posts)
        if stage.leads and rng.random() < 0.3:
            posts = ()
        elif len(posts) > 1 and rng.random() < 0.5:
            posts = posts[1:]
        listed = stage.leads and (not posts or rng.random() < 0.5)
        writes = not stage.posts and not stage.leads and stage.until == LAST and stage.since < FIRST + 10
        return Mention(
            name_key(name), f"a{self._articles}", day, stage.place, posts, listed, writes,
            f"{stage.place[len(PROVINCE):]}融媒体中心" if writes else "", told, met,
        )  # fmt: skip


@cache
def name_tables() -> dict[str, tuple[list[str], list[float]]]:
    """Surnames and parts of given names with their shares."""
    model = load_names()
    parts = {
        "surnames": {name: log for name, log in model.surnames.items() if len(name) == 1 and log > math.log(0.0005)},
        "single": model.single, "shared": model.shared, "first": model.first, "second": model.second,
    }  # fmt: skip
    kept = {kind: sorted((name, math.exp(log)) for name, log in part.items() if name) for kind, part in parts.items()}
    return {kind: ([name for name, _ in pairs], [share for _, share in pairs]) for kind, pairs in kept.items()}


@cache
def common_names() -> tuple[list[str], list[float]]:
    """The commonest names there are, with their shares."""
    tables = name_tables()
    surnames = [name for name, share in zip(*tables["surnames"], strict=True) if share > 0.01]
    names = sorted({s + given for s in surnames for kind in ("single", "shared") for given in tables[kind][0]})
    common = [name for name in names if rarity(name) < 14.5]
    return common, [2.0 ** -rarity(name) for name in common]

"""Make articles in the style of county news, with the facts that they state.

python benchmarks/generate.py ARTICLES [--facts FACTS.jsonl] > ARTICLES.jsonl

Counties and people are invented, the phrases (benchmarks/phrases.toml) are those of the genre. The same number gives
the same articles, and the first articles of a larger number are those of a smaller one; nothing is kept in memory. Each
county has 150 articles of fifteen years and three sets of officials; who heads its government becomes its secretary.
One line a fact, [article, kind, …]: post, person, body, title, status · event, day, kind, name · part, person, role ·
award, honour, recipient · document, title.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

PHRASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
ARTICLES_OF_A_COUNTY = 150
FIRST_YEAR, YEARS, TERM = 2010, 15, 5
Fact = tuple[str, ...]


@dataclass(frozen=True)
class Official:
    """Somebody with one or two posts, and the forms of words that name them in front of the name."""

    name: str
    words: tuple[str, ...]
    posts: tuple[tuple[str, str], ...]

    def facts(self, status: str = "current") -> list[Fact]:
        """The posts as facts."""
        return [("post", self.name, unit, title, status) for unit, title in self.posts]


@dataclass(frozen=True)
class Group:
    """Those who lead a county for one term, the heads of its bureaus by bureau, and who writes about them."""

    leaders: list[Official]
    heads: dict[str, Official]
    writers: list[str]
    others: list[str]


@dataclass(frozen=True)
class County:
    """An invented county with its officials in each term."""

    name: str
    place: str
    groups: tuple[Group, ...]


@lru_cache(maxsize=4)
def county(number: int) -> County:
    """The county of this number."""
    chance = random.Random(f"county {number}")  # nothing secret
    starts, ends, cities = PHRASES["county_starts"], PHRASES["county_ends"], PHRASES["cities"]
    name = starts[number % len(starts)] + ends[number // len(starts) % len(ends)] + "县"
    city = cities[number // (len(starts) * len(ends)) % len(cities)]
    names = iter(_names(chance, 240))
    groups: list[Group] = []
    for _ in range(YEARS // TERM):
        groups.append(_group(name, names, groups[-1] if groups else None))
    return County(name, f"云岭省{city}{name}", tuple(groups))


def _group(place: str, names: Iterator[str], before: Group | None) -> Group:
    leaders = [
        Official(next(names), tuple(each["words"]), tuple((unit.format(county=place), title) for unit, title in posts))
        for each in PHRASES["officials"]
        if (posts := each["posts"])
    ]
    if before:
        leaders[0] = Official(before.leaders[1].name, leaders[0].words, leaders[0].posts)
    heads = {
        each: Official(next(names), (f"县{each}局长", f"县{each}党组书记、局长"), ((place + each, "局长"),))
        for each in PHRASES["bureaus"]
    }
    return Group(leaders, heads, [next(names) for _ in range(6)], [next(names) for _ in range(12)])


def _names(chance: random.Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        surname = chance.choice(PHRASES["surnames" if chance.random() < 0.98 else "compound_surnames"])
        found[surname + "".join(chance.sample(PHRASES["given"], 1 if chance.random() < 0.2 else 2))] = None
    return list(found)


class Article:
    """One article in the making: what fills the places of its phrases, and the facts that it states."""

    def __init__(self, number: int) -> None:
        self.chance = random.Random(number)
        self.county = county(number // ARTICLES_OF_A_COUNTY)
        year = FIRST_YEAR + number % YEARS
        self.group = self.county.groups[(year - FIRST_YEAR) // TERM]
        self.day = date(year, self.chance.randrange(1, 13), self.chance.randrange(1, 28))
        self.kind = self.chance.choices(PHRASES["kinds"], [each["often"] for each in PHRASES["kinds"]])[0]
        self.facts: list[Fact] = []
        self.fill: dict[str, str] = {"county": self.county.name, "year": str(year)}
        self._fill_in()

    def record(self, number: int) -> dict[str, str]:
        """The article as a record of JSON."""
        lines = [self._some(self.kind["texts"]), *self._fillers()]
        reporter, second, editor = self.chance.sample(self.group.writers, 3)
        medium = f"{self.county.name}融媒体中心"
        opening = self.chance.choice(PHRASES["openings"]).format(r=reporter, s=second, medium=medium, text=lines[0])
        ending = self.chance.choice(PHRASES["endings"]).format(e=editor)
        return {
            "id": f"{number:07}", "title": self._some(self.kind["titles"]),
            "published": (self.day + timedelta(days=1)).isoformat(), "publisher": medium,
            "jurisdiction": self.county.place, "text": "\n".join((opening, *lines[1:])) + ending,
        }  # fmt: skip

    def _fill_in(self) -> None:
        fill, chance = self.fill, self.chance
        for place in ("topic", "town", "site", "venue", "project", "honour", "bureau"):
            fill[place] = chance.choice(PHRASES["bureaus" if place == "bureau" else f"{place}s"])
        fill |= {"m": str(self.day.month), "d": str(self.day.day), "paper": chance.choice(("意见", "通知", "实施方案"))}
        fill |= {"n": str(chance.randrange(100, 9000)), "p": str(chance.randrange(2, 60))}
        fill["day"] = self._some(PHRASES["days"])
        if "roles" in self.kind:
            self._gather()
        if "new" in self.kind:
            self._appoint()
        if "head" in self.kind:
            self._cast("c", self.group.heads[fill["bureau"]])
            fill["bureau_of_c"] = fill["bureau"]
        if "document" in self.kind:
            self.facts.append(("document", self.kind["document"].format(**fill)))

    def _gather(self) -> None:
        """Somebody meets, on the day before the article appears."""
        leaders = self.group.leaders
        first, second, *others = (leaders[each] for each in sorted(self.chance.sample(range(len(leaders)), 5)))
        event = self.fill["event"] = self._some(self.kind.get("events", [""]))
        self.facts.append(("event", self.day.isoformat(), self.kind["kind"], event.removesuffix("班")))
        for place, official in (("a", first), ("b", second)):
            if place in self.kind["roles"]:
                self._cast(place, official)
        if "list" in self.kind["roles"]:
            listed = [*others[: self.chance.randrange(1, 4)], self.chance.choice(list(self.group.heads.values()))]
            self.fill["list"] = "、".join(self._play("list", each) for each in listed)
        if "honour" in self.kind:
            self._honour()

    def _cast(self, place: str, official: Official) -> None:
        self.fill |= {place: self._play(place, official), place.upper(): official.name}

    def _play(self, place: str, official: Official) -> str:
        """Note the posts and roles of somebody; the words for them."""
        words = self.chance.choice(official.words)
        told = [post for post in official.facts() if _is_told(post, words)]
        self.facts += told
        if words.endswith("党组书记、局长"):
            self.facts.append(("post", official.name, official.posts[0][0], "党组书记", "current"))
        self.facts += [("part", official.name, role) for role in self.kind.get("roles", {}).get(place, ())]
        return words + official.name

    def _honour(self) -> None:
        winners = self.chance.sample(self.group.others, 3)
        self.fill["winners"] = "、".join(winners[:2]) + f"、{winners[2]}等同志"
        self.facts += [("award", self.kind["honour"].format(**self.fill), name) for name in winners]

    def _appoint(self) -> None:
        new, old = self.chance.sample(self.group.others, 2)
        unit = self.county.name + self.fill["bureau"]
        self.fill |= {"new": new, "old": old}
        self.facts += [("post", new, unit, "局长", "appointed"), ("post", old, unit, "局长", "removed")]

    def _fillers(self) -> Iterator[str]:
        for filler in self.chance.sample(PHRASES["fillers"], self.chance.randrange(2, 8)):
            yield filler.format(**self.fill)

    def _some(self, phrases: list[str]) -> str:
        return self.chance.choice(phrases).format(**self.fill)


def _is_told(post: Fact, words: str) -> bool:
    """Whether the words tell this post: 县长 alone does not say that its holder is 副书记, too."""
    title = post[3]
    return words.endswith(title) or f"{title}、" in words


def articles(count: int) -> Iterator[tuple[dict[str, str], list[Fact]]]:
    """So many articles with their facts, one after the other."""
    return map(article, range(count))


def article(number: int) -> tuple[dict[str, str], list[Fact]]:
    """The article of this number as a record, and its facts."""
    made = Article(number)
    return made.record(number), made.facts


def write(count: int, out: Path, facts: Path) -> None:
    """Write articles and facts to two files, as JSON Lines."""
    with out.open("w", encoding="utf-8") as records, facts.open("w", encoding="utf-8") as stated:
        for record, found in articles(count):
            records.write(json.dumps(record, ensure_ascii=False) + "\n")
            stated.writelines(json.dumps([record["id"], *fact], ensure_ascii=False) + "\n" for fact in found)


def main() -> None:
    """Write articles to the standard output."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("articles", type=int)
    options.add_argument("--facts", type=Path, default=Path("/dev/null"))
    chosen = options.parse_args()
    write(chosen.articles, Path("/dev/stdout"), chosen.facts)


if __name__ == "__main__":
    main()

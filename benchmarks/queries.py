"""Time every question of the catalogue on a large graph of invented articles.

python benchmarks/queries.py [ARTICLES] [--keep GRAPH]

Writes a store of so many articles (3500 give a million quads), asks each question five times on disk and in memory, and
prints the median in milliseconds with the number of rows.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from civicgraph.graph import Graph
from civicgraph.model import (
    Article,
    Award,
    Claims,
    Document,
    Event,
    Evidence,
    PartialDate,
    Participation,
    Person,
    Role,
    Tenure,
    Unit,
)
from civicgraph.pipeline import build_articles
from civicgraph.query import list_queries
from civicgraph.query.rows import Value

SURNAMES, GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂"
TITLES = ("书记", "县长", "副县长", "局长", "副局长", "主任", "副主任")
ROLES: tuple[Role, ...] = ("chair", "speak", "attend", "attend", "attend", "attend", "read")
COUNTIES = 200


def articles(count: int) -> Iterator[Article]:
    """Articles whose text is one sentence for each fact."""
    for number in range(count):
        yield Article(id=f"a{number:06}", title=f"第{number}号新闻", text="某事。" * 60, published=_day(number))


def claims(article: Article) -> Claims:
    """What an article says: seven leaders of one of the counties, some met often and most seldom."""
    number = int(article.id[1:])
    chance = random.Random(number)  # nothing secret
    county = chance.randrange(COUNTIES)
    place = f"某省某市第{county}县"
    units = tuple(Unit(f"第{county}县{name}", kind="department", place=place) for name in _bodies(chance))
    people = tuple(dict.fromkeys(_name(county, int(chance.expovariate(0.05)) % 400) for _ in range(7)))
    said = _evidence(article)
    day = PartialDate(_day(number))
    return Claims(
        article=article.id,
        title=article.title,
        published=article.published,
        publisher=units[0].name,
        jurisdiction=place,
        reporters=(people[-1],),
        persons=tuple(Person(name, (next(said),)) for name in people),
        units=units,
        tenures=tuple(
            Tenure(name, units[index % len(units)].name, TITLES[index], "current", None, (next(said),))
            for index, name in enumerate(people)
        ),
        events=(
            Event(
                key="e1",
                name=f"第{county}县第{number // COUNTIES}次会议",
                kind="meeting",
                date=day,
                participants=tuple(
                    Participation(name, ROLES[index], index + 1, (next(said),)) for index, name in enumerate(people)
                ),
                evidence=(next(said),),
            ),
        ),
        awards=(Award("先进单位", units[-1].name, (units[0].name,), people[:1], day, "e1", (next(said),)),),
        documents=(Document(f"关于表彰第{number % 97}项工作的决定", (units[0].name,), "decision", (next(said),)),),
    )


def _bodies(chance: random.Random) -> list[str]:
    return [f"第{index}局" for index in dict.fromkeys(int(chance.expovariate(0.1)) % 60 for _ in range(6))]


def _name(county: int, number: int) -> str:
    first, second = GIVEN[(number * 3 + county) % 22], GIVEN[(number // 20 + county) % 22]
    return SURNAMES[(number * 7 + county) % 20] + first + second


def _day(number: int) -> str:
    return f"20{10 + number % 15}-{1 + number // 15 % 12:02}-{1 + number // 180 % 28:02}"


def _evidence(article: Article) -> Iterator[Evidence]:
    for start in range(0, len(article.text) - 3, 3):
        yield Evidence("text", start, start + 3, article.text[start : start + 3], "benchmark")


def parameters(graph: Graph) -> dict[str, str]:
    """A value for each parameter: of the busiest people and the first things there are."""
    met = graph.query("who-met-whom")[0]
    event = _first(graph, "?e cg:event ?y . ?y skos:prefLabel ?x")
    unit = _first(graph, "?u cg:unitKind ?y ; skos:prefLabel ?x")
    names = {"person": met["person"], "other": met["other"], "event": event, "unit": unit, "issuer": unit}
    names |= {"place": "某省某市第7县", "title": "县长", "recipient": unit, "day": "2018-06-01", "since": "2020"}
    return {name: str(value) for name, value in names.items()}


def _first(graph: Graph, pattern: str) -> Value:
    return graph.query(f"SELECT ?x {{ GRAPH ?g {{ {pattern} }} }} ORDER BY ?x LIMIT 1")[0]["x"]


def measure(graph: Graph, values: dict[str, str]) -> None:
    """Print one line for each question."""
    for question in list_queries():
        given = {p.name: values[p.name] for p in question.parameters if p.name in values and p.required}
        times = []
        for _ in range(5):
            start = time.perf_counter()
            rows = graph.query(question.name, **given)
            times.append(time.perf_counter() - start)
        print(f"{question.name:24} {statistics.median(times) * 1000:9.1f} ms  {len(rows):7} rows")


def main() -> None:
    """Build, ask, print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("articles", type=int, nargs="?", default=3500)
    options.add_argument("--keep", type=Path, help="keep the store folder here, and use it again")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = chosen.keep or Path(folder) / "store"
        if not store.exists():
            build_articles(articles(chosen.articles), store, extract=claims)
        file = Path(folder) / "graph.nq"
        with Graph.open(store) as graph:
            print(f"{len(graph)} quads, on disk")
            values = parameters(graph)
            measure(graph, values)
            graph.store.dump(str(file))
        start = time.perf_counter()
        with Graph.open(file) as graph:
            print(f"in memory (read in {time.perf_counter() - start:.1f} s)")
            measure(graph, values)


if __name__ == "__main__":
    main()

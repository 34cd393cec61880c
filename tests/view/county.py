"""Grows invented counties of any size as a store, for tests of the views: same arguments, same graph."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Store

from civicgraph.rdf import vocab as v

COUNTIES = ("青禾县", "澜石县", "松屏县", "雁塘县", "枫溪市", "竹岭县", "白鹭洲区", "云栈县")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
GIVEN = "安博晨澄岱恩帆歌昊弘嘉景珂岚黎朗铭宁磐齐瑞棠韬维玺曦翔彦益煜泽哲之"
BUREAUS = (
    "教育",
    "民政",
    "财政",
    "水利",
    "农业",
    "交通运输",
    "文化广电",
    "卫生健康",
    "林业",
    "统计",
    "审计",
    "环境保护",
)
TOWNS = ("柳河镇", "石桥镇", "东岭乡", "新渡镇", "杏林街道", "南坪乡", "白沙镇", "古井街道")
LEADERS = (
    ("中共{}委员会", "party", (("书记", 1), ("副书记", 2), ("常委", 7))),
    ("{}人民政府", "government", (("{}长", 1), ("常务副{}长", 1), ("副{}长", 5))),
    ("{}人民代表大会常务委员会", "congress", (("主任", 1), ("副主任", 3))),
    ("中国人民政治协商会议{}委员会", "cppcc", (("主席", 1), ("副主席", 3))),
)
MEETINGS = (
    ("{}深化文明城市创建动员会", "meeting"), ("{}经济工作会议", "meeting"), ("{}防汛抗旱工作调研", "inspection"),
    ("{}教师节庆祝大会", "meeting"), ("{}重点项目集中开工仪式", "ceremony"), ("{}脱贫攻坚推进会", "meeting"),
    ("{}党政代表团考察学习", "visit"), ("{}干部培训班", "training"), ("{}全民健身运动会", "contest"),
)  # fmt: skip
XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass
class County:
    """Writes one county after the other into a store."""

    store: Store = field(default_factory=Store)
    random: random.Random = field(default_factory=lambda: random.Random(7))
    made: int = 0
    names: set[str] = field(default_factory=set)

    def node(self, kind: str) -> NamedNode:
        self.made += 1
        return NamedNode(f"{v.ID}{kind}/{self.made:06d}")

    def add(self, graph: NamedNode, subject: NamedNode, **properties: object) -> NamedNode:
        for name, value in properties.items():
            for one in value if isinstance(value, (list, tuple)) else [value]:
                self.store.add(Quad(subject, getattr(v, name), one, graph))
        return subject

    def name(self) -> str:
        while True:
            made = self.random.choice(SURNAMES) + "".join(self.random.choices(GIVEN, k=self.random.choice((1, 2, 2))))
            if made not in self.names:
                self.names.add(made)
                return made

    def article(self, title: str, day: str, publisher: NamedNode, reporter: NamedNode) -> NamedNode:
        article = self.node("article")
        return self.add(
            article, article, RDF_TYPE=v.ARTICLE, DCT_TITLE=Literal(title, language="zh"), ISSUED=date(day),
            PUBLISHER=publisher, REPORTER=reporter, SOURCE=Literal(f"https://news.example/{self.made}.html"),
        )  # fmt: skip

    def quote(self, article: NamedNode, text: str, day: str) -> NamedNode:
        start = self.made * 10
        evidence = NamedNode(f"{article.value}#char={start},{start + len(text)}")
        return self.add(
            article, evidence, RDF_TYPE=v.EVIDENCE_CLASS, QUOTE=Literal(text), IN_ARTICLE=article,
            OBSERVED_ON=date(day), RULE=Literal("county.invented"),
        )  # fmt: skip

    def person(self, name: str | None = None) -> NamedNode:
        name = name or self.name()
        return self.add(
            v.GAZETTEER,
            self.node("person"),
            RDF_TYPE=v.PERSON,
            NAME=Literal(name),
            PREF_LABEL=Literal(name, language="zh"),
        )

    def unit(self, name: str, kind: str, parent: NamedNode | None = None) -> NamedNode:
        unit = self.add(
            v.GAZETTEER, self.node("unit"), RDF_TYPE=v.UNIT, PREF_LABEL=Literal(name, language="zh"),
            UNIT_KIND=v.CONCEPTS["unitKind", kind],
        )  # fmt: skip
        if parent is not None:
            self.add(v.GAZETTEER, unit, SUB_ORGANIZATION_OF=parent)
        return unit

    def post(self, unit: NamedNode, title: str) -> NamedNode:
        return self.add(
            v.GAZETTEER,
            self.node("post"),
            RDF_TYPE=v.POST_CLASS,
            TITLE=Literal(title),
            POST_IN=unit,
            PREF_LABEL=Literal(label(self.store, unit) + title, language="zh"),
        )

    def tenure(
        self, person: NamedNode, post: NamedNode, unit: NamedNode, seen: list[tuple[NamedNode, str, str]]
    ) -> None:
        tenure = self.node("tenure")
        for article, day, status in seen:
            quote = self.quote(article, f"见于{day}的报道。", day)
            self.add(
                article, tenure, RDF_TYPE=v.TENURE, MEMBER=person, POST=post, ORGANIZATION=unit,
                STATUS=v.CONCEPTS["status", status], SEEN_ON=date(day), EVIDENCE=quote,
            )  # fmt: skip

    def event(self, article: NamedNode, name: str, kind: str, day: str, place: str) -> NamedNode:
        return self.add(
            article, self.node("event"), RDF_TYPE=v.EVENT_CLASS, PREF_LABEL=Literal(name, language="zh"),
            START=date(day), EVENT_KIND=v.CONCEPTS["eventKind", kind], LOCATION=Literal(place, language="zh"),
            EVIDENCE=self.quote(article, f"{day}，{name}在{place}举行。", day),
        )  # fmt: skip

    def part(
        self, article: NamedNode, event: NamedNode, who: NamedNode, role: str, day: str, position: int | None = None
    ) -> None:
        part = self.add(
            article, self.node("participation"), RDF_TYPE=v.PARTICIPATION, EVENT=event, PARTICIPANT=who,
            ROLE=v.CONCEPTS["role", role], EVIDENCE=self.quote(article, f"有关负责同志{role}。", day),
        )  # fmt: skip
        if position:
            self.add(article, part, LIST_POSITION=Literal(position))


def date(day: str) -> Literal:
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(day)]
    return Literal(day, datatype=NamedNode(XSD + kind))


def grow(counties: int = 1, events: int = 14) -> Store:
    """A store of so many counties, each with its bodies, its leaders and so many events."""
    made = County()
    for name in COUNTIES[:counties]:
        _grow_one(made, name, events)
    return made.store


def _grow_one(made: County, place: str, events: int) -> None:
    medium = made.unit(f"{place}融媒体中心", "media")
    reporters = [made.person() for _ in range(2)]
    first = made.article(f"{place}召开领导干部会议", "2016-01-05", medium, reporters[0])
    leaders, heads = _leaders(made, place, first), []
    government = leaders[0][1]
    for bureau in BUREAUS:
        heads.append(_head(made, made.unit(f"{place}{bureau}局", "government", government), "局长", first))
    for town in TOWNS:
        heads.append(_head(made, made.unit(f"中共{place}{town}委员会", "party"), "书记", first))
        heads.append(_head(made, made.unit(f"{place}{town}人民政府", "government"), "镇长", first))
    for number in range(events):
        _hold(
            made,
            place,
            number,
            leaders,
            heads,
            made.article("", f"2016-{1 + number % 12:02d}-10", medium, reporters[number % 2]),
        )


def _leaders(made: County, place: str, article: NamedNode) -> list[tuple[NamedNode, NamedNode]]:
    leaders = []
    for pattern, kind, posts in LEADERS:
        unit = made.unit(pattern.format(place), kind)
        for title, count in posts:
            post = made.post(unit, title.format(place[-1]))
            for _ in range(count):
                person = made.person()
                status = made.random.choice(("current", "current", "current", "former", "removed"))
                made.tenure(
                    person,
                    post,
                    unit,
                    [(article, "2016-01-05", "current"), (article, "2017-05-05", status)][: made.random.choice((1, 2))],
                )
                leaders.append((person, unit))
    government = next(unit for _, unit in leaders if "人民政府" in label(made.store, unit))
    return [(person, government if index == 0 else unit) for index, (person, unit) in enumerate(leaders)]


def label(store: Store, node: NamedNode) -> str:
    return next(iter(store.quads_for_pattern(node, v.PREF_LABEL, None))).object.value


def _head(made: County, unit: NamedNode, title: str, article: NamedNode) -> tuple[NamedNode, NamedNode]:
    person = made.person()
    made.tenure(person, made.post(unit, title), unit, [(article, "2016-01-05", "current")])
    return person, unit


def _hold(
    made: County, place: str, number: int, leaders: list[tuple[NamedNode, NamedNode]],
    heads: list[tuple[NamedNode, NamedNode]], article: NamedNode,
) -> None:  # fmt: skip
    pattern, kind = MEETINGS[number % len(MEETINGS)]
    day = f"{2016 + number // 12}-{1 + number % 12:02d}-{1 + (number * 7) % 27:02d}"
    name = f"{place}{2016 + number // 12}年第{number + 1}次" + pattern.format("")
    made.add(article, article, DCT_TITLE=Literal(f"{place}举行{pattern.format('')}", language="zh"))
    event = made.event(article, name, kind, day, f"{place}文化中心")
    picked = made.random.sample(leaders, k=min(len(leaders), made.random.randint(3, 9)))
    for place_in_list, (person, _) in enumerate(picked, 1):
        role = ("speak", "chair", "read")[place_in_list - 1] if place_in_list < 4 else "attend"
        made.part(article, event, person, role, day, place_in_list)
    for person, unit in made.random.sample(heads, k=2):
        made.part(article, event, person, "report", day)
        made.part(article, event, unit, "organise", day)
    for _ in range(made.random.randint(0, 3)):
        made.part(article, event, made.person(), "attend", day)
    if number % 4 == 0:
        _award(made, place, number, event, article, picked, heads, day)


def _award(
    made: County,
    place: str,
    number: int,
    event: NamedNode,
    article: NamedNode,
    picked: list[tuple[NamedNode, NamedNode]],
    heads: list[tuple[NamedNode, NamedNode]],
    day: str,
) -> None:
    honour = made.add(
        article, made.node("honour"), RDF_TYPE=v.HONOUR_CLASS, YEAR=date("2016"),
        PREF_LABEL=Literal(f"{place}第{number + 1}届先进单位", language="zh"),
    )  # fmt: skip
    for _, unit in made.random.sample(heads, k=3):
        made.add(
            article, made.node("conferral"), RDF_TYPE=v.CONFERRAL, HONOUR=honour, RECIPIENT=unit,
            CONFERRER=picked[0][1], PRESENTER=[picked[0][0], picked[1][0]], EVENT=event, START=date(day),
            EVIDENCE=made.quote(article, "表彰先进单位。", day),
        )  # fmt: skip
    made.add(
        article, made.node("document"), RDF_TYPE=v.DOCUMENT,
        DCT_TITLE=Literal(f"关于表彰{place}第{number + 1}届先进单位的决定", language="zh"),
        ISSUER=picked[0][1], DOCUMENT_KIND=v.CONCEPTS["documentKind", "decision"],
        EVIDENCE=made.quote(article, "会议宣读了《决定》。", day),
    )  # fmt: skip

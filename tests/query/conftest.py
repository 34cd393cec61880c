"""A graph of five articles about invented people of two invented counties, in every format that a graph has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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
    Tenure,
    Unit,
)
from civicgraph.pipeline import build_articles

NORTH, SOUTH = "云岭省白沙市青禾县", "云岭省白沙市石桥县"
SUFFIXES = (".trig", ".nq", ".jsonld", ".ttl", "")

FLOOD = Article(
    id="flood",
    title="青禾县召开防汛工作会议",
    text="记者苏晓禾报道：5月6日，青禾县防汛工作会议在县礼堂召开，120人参加。县委书记莫云深、县长秦若川、副县长安一舟等出席会议。"
    "会议由秦若川主持，莫云深讲话，安一舟宣读《关于表彰防汛先进的决定》。"
    "莫云深、秦若川为县委、县政府授予的“2018年度防汛先进单位”青禾县水利局颁发奖牌。",
    published="2019-05-07T08:30",
    publisher="青禾新闻网",
    jurisdiction=NORTH,
    url="http://example.org/flood?id=1",
)
SCHOOL = Article(
    id="school",
    title='=青禾县中学奠基, "百年"工程',
    text="2020年9月1日，青禾县中学奠基仪式举行。县委书记秦若川、县长安一舟出席。原县委书记莫云深应邀参加。",
    published="2020-09-02",
    publisher="青禾新闻网",
    jurisdiction=NORTH,
)
NOTICE = Article(
    id="notice",
    title="任免名单",
    text="任命秦若川为中共青禾县委员会书记；免去莫云深的县委书记职务。《干部任用条例》。",
    published="2020-01",
    jurisdiction=NORTH,
)
VISIT = Article(
    id="visit",
    title="石桥县代表团来访",
    text="近日，石桥县副县长安一舟一行到青禾县考察，青禾县委书记秦若川陪同。",
    published="2020-10-10",
    jurisdiction=SOUTH,
)
CLASH = Article(
    id="clash",
    title="石桥县植树",
    text="石桥县县长贺兰舟参加植树。石桥县县长林致远在另一处植树。",
    published="2021-03-12",
    jurisdiction=SOUTH,
)

NORTH_COMMITTEE, NORTH_GOVERNMENT, BUREAU = "中共青禾县委员会", "青禾县人民政府", "青禾县水利局"
SOUTH_GOVERNMENT = "石桥县人民政府"
UNITS = {
    unit.name: unit
    for unit in (
        Unit(NORTH_COMMITTEE, ("青禾县委", "县委"), "party", NORTH),
        Unit(NORTH_GOVERNMENT, (), "government", NORTH),
        Unit(BUREAU, (), "department", NORTH, NORTH_GOVERNMENT),
        Unit(SOUTH_GOVERNMENT, (), "government", SOUTH),
        Unit("青禾新闻网", (), "media"),
    )
}


def said(article: Article, words: str, rule: str = "test") -> tuple[Evidence, ...]:
    start = article.text.index(words)
    return (Evidence("text", start, start + len(words), words, rule),)


def flood() -> Claims:
    mo, qin, an = said(FLOOD, "县委书记莫云深"), said(FLOOD, "县长秦若川"), said(FLOOD, "副县长安一舟")
    honour = "2018年度防汛先进单位"
    decision = said(FLOOD, "《关于表彰防汛先进的决定》")
    participants = (
        Participation("莫云深", "attend", 1, mo),
        Participation("莫云深", "speak", 1, said(FLOOD, "莫云深讲话")),
        Participation("秦若川", "chair", 2, said(FLOOD, "由秦若川主持")),
        Participation("安一舟", "read", 3, said(FLOOD, "安一舟宣读")),
        Participation(BUREAU, "receive", None, said(FLOOD, "青禾县水利局颁发奖牌")),
    )
    return Claims(
        article=FLOOD.id,
        title=FLOOD.title,
        published=FLOOD.published,
        publisher=FLOOD.publisher,
        jurisdiction=NORTH,
        reporters=("苏晓禾",),
        persons=(Person("苏晓禾", said(FLOOD, "记者苏晓禾")), *map(Person, ("莫云深", "秦若川", "安一舟"))),
        units=tuple(UNITS[name] for name in (NORTH_COMMITTEE, NORTH_GOVERNMENT, BUREAU, "青禾新闻网")),
        tenures=(
            Tenure("莫云深", NORTH_COMMITTEE, "书记", "current", PartialDate("2019-05-06"), mo),
            Tenure("秦若川", NORTH_GOVERNMENT, "县长", "current", PartialDate("2019-05-06"), qin),
            Tenure("安一舟", NORTH_GOVERNMENT, "副县长", "current", None, an),
        ),
        events=(
            Event(
                key="e1",
                name="青禾县防汛工作会议",
                kind="meeting",
                date=PartialDate("2019-05-06"),
                place="青禾县礼堂",
                attendance=120,
                open_list=True,
                participants=participants,
                evidence=said(FLOOD, "青禾县防汛工作会议在县礼堂召开"),
            ),
        ),
        awards=(
            Award(
                title=honour,
                recipient=BUREAU,
                conferrers=(NORTH_GOVERNMENT, NORTH_COMMITTEE),
                presenters=("莫云深", "秦若川"),
                date=PartialDate("2019-05-06"),
                event="e1",
                evidence=said(FLOOD, "“2018年度防汛先进单位”青禾县水利局"),
            ),
        ),
        documents=(Document("关于表彰防汛先进的决定", (NORTH_COMMITTEE, NORTH_GOVERNMENT), "decision", decision),),
    )


def school() -> Claims:
    qin, an = said(SCHOOL, "县委书记秦若川"), said(SCHOOL, "县长安一舟")
    mo = said(SCHOOL, "原县委书记莫云深")
    return Claims(
        article=SCHOOL.id,
        title=SCHOOL.title,
        published=SCHOOL.published,
        publisher=SCHOOL.publisher,
        jurisdiction=NORTH,
        persons=tuple(map(Person, ("莫云深", "秦若川", "安一舟"))),
        units=tuple(UNITS[name] for name in (NORTH_COMMITTEE, NORTH_GOVERNMENT, "青禾新闻网")),
        tenures=(
            Tenure("秦若川", NORTH_COMMITTEE, "书记", "current", PartialDate("2020-09-01"), qin),
            Tenure("安一舟", NORTH_GOVERNMENT, "县长", "current", PartialDate("2020-09-01"), an),
            Tenure("莫云深", NORTH_COMMITTEE, "书记", "former", None, mo),
        ),
        events=(
            Event(
                key="e1",
                name="青禾县中学奠基仪式",
                kind="ceremony",
                date=PartialDate("2020-09-01"),
                participants=(
                    Participation("秦若川", "attend", 1, qin),
                    Participation("安一舟", "attend", 2, an),
                    Participation("莫云深", "attend", 3, mo),
                ),
                evidence=said(SCHOOL, "青禾县中学奠基仪式举行"),
            ),
        ),
    )


def notice() -> Claims:
    day = PartialDate("2020-01")
    appointed, removed = said(NOTICE, "任命秦若川为中共青禾县委员会书记"), said(NOTICE, "免去莫云深的县委书记职务")
    return Claims(
        article=NOTICE.id,
        title=NOTICE.title,
        published=NOTICE.published,
        jurisdiction=NORTH,
        persons=tuple(map(Person, ("莫云深", "秦若川"))),
        units=(UNITS[NORTH_COMMITTEE],),
        tenures=(
            Tenure("秦若川", NORTH_COMMITTEE, "书记", "appointed", day, appointed),
            Tenure("莫云深", NORTH_COMMITTEE, "书记", "removed", day, removed),
        ),
        documents=(Document("干部任用条例", (), "law", said(NOTICE, "《干部任用条例》")),),
    )


def visit() -> Claims:
    an, qin = said(VISIT, "石桥县副县长安一舟"), said(VISIT, "青禾县委书记秦若川")
    return Claims(
        article=VISIT.id,
        title=VISIT.title,
        published=VISIT.published,
        jurisdiction=SOUTH,
        persons=tuple(map(Person, ("安一舟", "秦若川"))),
        units=(UNITS[SOUTH_GOVERNMENT], UNITS[NORTH_COMMITTEE]),
        tenures=(
            Tenure("安一舟", SOUTH_GOVERNMENT, "副县长", "current", None, an),
            Tenure("秦若川", NORTH_COMMITTEE, "书记", "current", None, qin),
        ),
        events=(
            Event(
                key="e1",
                name="到青禾县考察",
                kind="visit",
                place="青禾县",
                participants=(
                    Participation("安一舟", "inspect", None, an),
                    Participation("秦若川", "accompany", None, qin),
                ),
                evidence=said(VISIT, "到青禾县考察"),
            ),
        ),
    )


def clash() -> Claims:
    """Two people in one post with one seat, on one day."""
    return Claims(
        article=CLASH.id,
        title=CLASH.title,
        published=CLASH.published,
        jurisdiction=SOUTH,
        persons=tuple(map(Person, ("林致远", "贺兰舟"))),
        units=(UNITS[SOUTH_GOVERNMENT],),
        tenures=(
            Tenure("贺兰舟", SOUTH_GOVERNMENT, "县长", evidence=said(CLASH, "石桥县县长贺兰舟")),
            Tenure("林致远", SOUTH_GOVERNMENT, "县长", evidence=said(CLASH, "石桥县县长林致远")),
        ),
    )


CLAIMS: dict[str, Callable[[], Claims]] = {
    "flood": flood, "school": school, "notice": notice, "visit": visit, "clash": clash,
}  # fmt: skip


@pytest.fixture(scope="session")
def graphs(tmp_path_factory) -> dict[str, Path]:
    """The graph by suffix; the one without is a store folder."""
    folder = tmp_path_factory.mktemp("graphs")
    paths = {suffix: folder / f"sample{suffix}" for suffix in SUFFIXES}
    for path in paths.values():
        articles = [FLOOD, SCHOOL, NOTICE, VISIT, CLASH]
        build_articles(articles, path, extract=lambda article: CLAIMS[article.id]())
    return paths


@pytest.fixture(scope="session")
def graph(graphs) -> Graph:
    return Graph.open(graphs[".trig"])

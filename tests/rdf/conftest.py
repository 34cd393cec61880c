"""Claims of invented people in an invented county, as extraction would make them."""

from dataclasses import replace

import pytest

from civicgraph.claims import fingerprint
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

COUNTY = "云岭省白沙市青禾县"

MEETING = Article(
    id="青禾/2019 会议.txt",
    title="青禾县召开防汛工作会议",
    text="记者 苏晓禾 5月6日，青禾县防汛工作会议在县礼堂召开。县委书记莫云深出席并讲话，副县长秦若川宣读"
    "《关于表彰防汛先进的决定》。县委书记莫云深为青禾县水利局颁发“2018年度防汛先进单位”奖牌。会议共120人参加。",
    published="2019-05-07T08:30",
    publisher="青禾新闻网",
    jurisdiction=COUNTY,
    url="http://example.org/a?id=1",
    source="meeting.txt",
)

NOTICE = Article(
    id="notice",
    title="任免",
    text="青禾县人大常委会决定：任命秦若川为青禾县人民政府县长；免去莫云深的县委书记职务。",
    published="2020-01",
    jurisdiction=COUNTY,
    source="notice.txt",
)

COMMITTEE = "中共青禾县委员会"
GOVERNMENT = "青禾县人民政府"
BUREAU = "青禾县水利局"


def quote(article: Article, words: str, rule: str, part: str = "text") -> tuple[Evidence, ...]:
    start = getattr(article, part).index(words)
    return (Evidence(part, start, start + len(words), words, rule),)


def meeting(article: Article) -> Claims:
    secretary = quote(article, "县委书记莫云深", "post.before-name")
    deputy = quote(article, "副县长秦若川", "post.before-name")
    gathering = quote(article, "青禾县防汛工作会议在县礼堂召开", "event.held")
    decision = quote(article, "《关于表彰防汛先进的决定》", "document.title")
    handed = quote(article, "县委书记莫云深为青禾县水利局颁发“2018年度防汛先进单位”奖牌", "award.handed")
    return Claims(
        article=article.id,
        title=article.title,
        published=article.published,
        publisher=article.publisher,
        jurisdiction=article.jurisdiction,
        reporters=("苏晓禾",),
        persons=(
            Person("苏晓禾", quote(article, "记者 苏晓禾", "byline")),
            Person("莫云深", secretary),
            Person("秦若川", deputy),
        ),
        units=(
            Unit(COMMITTEE, ("县委", "青禾县委"), "party", COUNTY, None, secretary),
            Unit(GOVERNMENT, (), "government", COUNTY),
            Unit(BUREAU, ("县水利局",), "department", COUNTY, GOVERNMENT, handed),
            Unit("青禾新闻网", (), "media"),
        ),
        tenures=(
            Tenure("莫云深", COMMITTEE, "书记", "current", PartialDate("2019-05-06"), secretary),
            Tenure("秦若川", GOVERNMENT, "副县长", "current", None, deputy),
        ),
        events=(
            Event(
                "e1",
                "青禾县防汛工作会议",
                "meeting",
                PartialDate("2019-05-06"),
                "青禾县礼堂",
                120,
                True,
                (
                    Participation("莫云深", "speak", 1, quote(article, "莫云深出席并讲话", "role.speak")),
                    Participation("秦若川", "read", None, quote(article, "秦若川宣读", "role.read")),
                    Participation(BUREAU, "receive", None, handed),
                ),
                (*gathering, *quote(article, "青禾县召开防汛工作会议", "event.title", "title")),
            ),
        ),
        awards=(
            Award("2018年度防汛先进单位", BUREAU, (COMMITTEE,), ("莫云深",), PartialDate("2019-05-06"), "e1", handed),
        ),
        documents=(Document("关于表彰防汛先进的决定", (), "decision", decision),),
    )


def notice(article: Article) -> Claims:
    day = PartialDate("2020-01")
    appointed = quote(article, "任命秦若川为青禾县人民政府县长", "notice.appoint")
    removed = quote(article, "免去莫云深的县委书记职务", "notice.remove")
    return Claims(
        article=article.id,
        title=article.title,
        published=article.published,
        jurisdiction=article.jurisdiction,
        persons=(Person("莫云深", removed), Person("秦若川", appointed)),
        units=(Unit(COMMITTEE, (), "party", COUNTY), Unit(GOVERNMENT, (), "government", COUNTY)),
        tenures=(
            Tenure("秦若川", GOVERNMENT, "县长", "appointed", day, appointed),
            Tenure("莫云深", COMMITTEE, "书记", "removed", day, removed),
        ),
    )


EXTRACTED = {MEETING.id: meeting, NOTICE.id: notice}


def extract_sample(article: Article) -> Claims:
    """Stands in for extraction: what the two invented articles say; nothing of any other article."""
    known = EXTRACTED.get(article.id.split("#")[0])
    if known is None:
        return Claims(article=article.id, title=article.title, published=article.published)
    return replace(known(article), article=article.id)


@pytest.fixture(scope="session")
def articles() -> tuple[Article, Article]:
    return MEETING, NOTICE


@pytest.fixture(scope="session")
def extract():
    return extract_sample


@pytest.fixture(scope="session")
def claims(articles) -> tuple[Claims, Claims]:
    return tuple(replace(extract_sample(each), url=each.url, sha256=fingerprint(each)) for each in articles)

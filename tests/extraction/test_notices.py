"""The day of an appointment or removal is told only where the notice, or the session that decides, states it."""

import pytest

from civicgraph.extraction import extract
from civicgraph.facts import facts
from civicgraph.model import Article

COUNTY = "云岭省白沙市青禾县"
LIST = "任免名单\n\n（2019年1月25日青禾县第十六届人大常委会第十八次会议通过）\n\n任命：\n\n秦若川为青禾县水利局局长。"


def days(text: str) -> dict[str, str | None]:
    """The day of each change by the name of the person."""
    article = Article("a", "任免", text, published="2019-01-28", jurisdiction=COUNTY)
    changed = [each for each in extract(article).tenures if each.status in {"appointed", "removed", "current"}]
    return {each.person: each.date.value if each.date else None for each in changed}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1月25日，青禾县人大常委会决定任命秦若川为青禾县水利局局长。", "2019-01-25"),
        (LIST, "2019-01-25"),
        ("1月25日上午，青禾县人大常委会举行第十八次会议。会议决定任命秦若川为青禾县水利局局长。", "2019-01-25"),
        ("青禾新闻网1月26日讯（苏晓禾）25日，县人大常委会开会。会议决定任命秦若川为青禾县水利局局长。", "2019-01-25"),
        ("1月25日，青禾县人大常委会举行会议。免去秦若川的青禾县水利局局长职务。", "2019-01-25"),
        ("根据青禾县人大常委会2019年1月24日的决定：\n免去秦若川的青禾县水利局局长职务。", "2019-01-24"),
    ],
    ids=["head of the sentence", "line above a list", "session", "behind a dateline", "deed of a session", "decision"],
)
def test_notice_has_the_day_that_it_states(text, day):
    assert days(text) == {"秦若川": day}


@pytest.mark.parametrize(
    "text",
    [
        "青禾县人大常委会决定任命秦若川为青禾县水利局局长。",
        "1月25日，青禾县召开大会。1月26日，防汛开始。会议决定任命秦若川为青禾县水利局局长。",
        "县防汛办公室1月20日成立，青禾县人大常委会决定任命秦若川为青禾县水利局局长。",
        "近日，青禾县人大常委会决定任命秦若川为青禾县水利局局长。",
        "1月25日，青禾县召开防汛会议。县里任命秦若川为青禾县水利局局长。",
        "1月25日，青禾县举行宪法宣誓仪式。刚刚闭幕的会议表决通过任免。决定任命秦若川为青禾县水利局局长。",
        "青禾新闻网1月25日讯 县人大常委会决定任命秦若川为青禾县水利局局长。",
    ],
    ids=["no day", "two days", "day of something else", "vague", "other story", "earlier session", "dateline"],
)
def test_notice_that_states_no_day_of_its_own_has_none(text):
    assert days(text) == {"秦若川": None}


def test_acting_holder_has_the_day_of_the_appointment_but_not_of_a_sighting():
    notice = Article(
        "a", "任免", "5月20日，青禾县人大常委会决定任命秦若川为青禾县代县长。", "2019-05-22", jurisdiction=COUNTY
    )
    seen = Article("b", "检查", "5月20日，青禾县代县长秦若川检查防汛。", "2019-05-22", jurisdiction=COUNTY)
    found = [(each.status, each.date and each.date.value) for a in (notice, seen) for each in extract(a).tenures]
    assert found == [("acting", "2019-05-20"), ("acting", None)]


def test_sighting_has_no_day_of_its_own():
    assert days("1月25日，青禾县水利局局长秦若川检查防汛。") == {"秦若川": None}


def test_death_on_duty_that_a_sentence_dates_ends_the_posts_of_the_dead_on_that_day():
    text = "青禾县水利局局长秦若川于1月25日在青禾县因公殉职，年仅42岁。"
    (tenure,) = extract(Article("a", "讣告", text, "2019-01-28", jurisdiction=COUNTY)).tenures
    assert (tenure.status, tenure.date and tenure.date.value) == ("deceased", "2019-01-25")


def test_facts_tell_a_post_that_death_has_ended_as_a_former_one():
    text = "青禾县水利局局长秦若川于1月25日在青禾县因公殉职，年仅42岁。"
    (tenure,) = facts(extract(Article("a", "讣告", text, "2019-01-28", jurisdiction=COUNTY)))["tenures"]
    assert tenure["status"] == "former"

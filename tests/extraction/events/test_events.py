"""Events of invented articles: what is told, when, where, and who takes part in which role."""

from __future__ import annotations

import pytest

from civicgraph.extraction import extract
from civicgraph.model import Article, Event

HOME, DAY = "河源省临江市青溪县", "2019-05-20"


def events(text: str, title: str = "") -> tuple[Event, ...]:
    return extract(Article("a", title, text, DAY, None, HOME)).events


def roles(event: Event) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in event.participants:
        found.setdefault(part.who, []).append(part.role)
    return found


def test_closing_meeting_without_a_venue_belongs_to_the_inspection() -> None:
    (event,) = events(
        "5月18日，县长张远山到石桥镇柳溪村调研。副县长李国强陪同。\n"
        "在随后召开的座谈会上，石桥镇党委书记王海涛汇报了工作，张远山要求，抓好春耕。"
    )
    assert event.kind == "inspection"
    assert roles(event) == {"张远山": ["inspect", "speak"], "李国强": ["accompany"], "王海涛": ["report"]}


def test_closing_meeting_at_a_venue_of_its_own_is_an_event_of_its_own() -> None:
    inspection, meeting = events(
        "5月18日，县长张远山到石桥镇柳溪村调研。随后，张远山在县信访局召开座谈会。会上，副县长李国强作了汇报。"
    )
    assert (meeting.kind, meeting.place, str(meeting.date)) == ("meeting", "青溪县信访局", "2019-05-18")
    assert roles(inspection) == {"张远山": ["inspect"]}
    assert roles(meeting) == {"李国强": ["report"]}


def test_first_stop_is_the_place_where_the_headline_only_names_the_county() -> None:
    (event,) = events(
        "5月18日，市委书记周建华到我县调研乡村旅游工作。\n"
        "在石桥镇柳溪村，周建华走进茶园，与村民交谈。随后，周建华一行来到鹿鸣湖湿地公园，察看水质。",
        "周建华到我县调研",
    )
    assert event.place == "青溪县石桥镇柳溪村"


def test_village_gets_the_township_that_the_text_names_elsewhere() -> None:
    event, *_ = events("5月18日，植树活动在松岭村举行。石桥镇松岭村今年计划栽树千亩。")
    assert event.place == "青溪县石桥镇松岭村"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("5月18日，全县教育工作会议在青溪县会议中心召开。", "青溪县会议中心"),
        ("5月18日，全县教育工作会议在县会议中心召开。", "青溪县会议中心"),
        ("5月18日，全省教育工作会议在京召开。", "北京"),
        ("5月18日，我县召开全县教育工作会议。", None),
        ("5月18日，全县教育工作会议在张远山主持下召开。", None),
    ],
)
def test_venue_stands_behind_the_county_once(text: str, place: str | None) -> None:
    (event,) = events(text)
    assert event.place == place


def test_each_gathering_of_a_sentence_has_its_own_venue() -> None:
    meeting, ceremony = events("5月18日，全县教育工作会议在县会议中心召开，会后，教师节表彰仪式在鹿鸣湖广场举行。")
    assert (meeting.place, ceremony.place) == ("青溪县会议中心", "青溪县鹿鸣湖广场")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5月18日，全县教育工作会议召开。县直各单位负责人600余人参加会议。", 600),
        ("5月18日，县政协会议开幕。会议应到委员276人，实到258人。", 258),
        ("5月18日，全县教育工作会议召开，数百名干部参加。", None),
        ("5月18日，全县教育工作会议召开。去年全县培训800人次，受益3000人。", None),
        ("5月18日，千人桥镇运动会在镇广场举行。", None),
    ],
)
def test_attendance_is_the_number_of_those_who_took_part(text: str, number: int | None) -> None:
    (event,) = events(text)
    assert event.attendance == number


def test_day_is_the_first_of_several_and_vague_words_leave_it_open() -> None:
    (span,) = events("5月16日至18日，全县职工运动会在县体育馆举行。")
    (vague,) = events("近日，县水利局召开防汛工作会议。")
    assert (str(span.date), vague.date) == ("2019-05-16", None)


def test_second_story_of_an_article_begins_anew() -> None:
    first, second = events(
        "5月18日，县长张远山到石桥镇调研。副县长李国强陪同。\n又讯 5月19日，县委副书记王海涛到河口乡检查防汛工作。"
    )
    assert (str(first.date), str(second.date)) == ("2019-05-18", "2019-05-19")
    assert (list(roles(first)), list(roles(second))) == (["张远山", "李国强"], ["王海涛"])


def test_inspections_on_two_days_by_two_leaders_are_two_events() -> None:
    found = events("5月16日，县长张远山到石桥镇检查防汛工作。5月18日，副县长李国强到河口乡检查防汛工作。")
    assert [(str(event.date), event.place) for event in found] == [
        ("2019-05-16", "青溪县石桥镇"),
        ("2019-05-18", "青溪县河口乡"),
    ]


def test_several_stops_and_rounds_of_a_day_are_one_inspection() -> None:
    (event,) = events(
        "5月18日，县长张远山到石桥镇检查防汛工作。当天下午，张远山一行来到河口乡，查看了堤坝。当晚，张远山还到县水利局检查值班情况。"
    )
    assert event.place == "青溪县石桥镇"


def test_items_of_a_bundle_do_not_share_people() -> None:
    first, second = events(
        "▶5月18日，县长张远山主持召开县政府常务会议。副县长李国强出席会议。\n"
        "▶5月19日，全县职工运动会在县体育馆举行。县总工会主席王海涛参加活动。",
        "青溪快讯",
    )
    assert (list(roles(first)), list(roles(second))) == (["张远山", "李国强"], ["王海涛"])


@pytest.mark.parametrize(
    "text",
    [
        "县委、县政府印发《青溪县乡村振兴方案》，要求各镇召开动员会，开展检查。",
        "张远山是柳溪村党支部书记。几年来，他多次参加培训，带领村民修路。“路好走了。”村民李国强说。",
        "去年，全县共举办培训班26期，开展各类文艺演出活动30场。",
        "中央纪委公开通报三起违纪案件。",
        "下届职工运动会将于2023年举行。",
    ],
)
def test_policies_features_and_totals_tell_of_no_event(text: str) -> None:
    assert events(text) == ()


def test_column_of_features_needs_a_day_for_its_events() -> None:
    assert events("张远山出席党的第二十次全国代表大会，感到自豪。", "【代表风采】张远山：心系群众") == ()


def test_background_is_not_told_of_those_who_act_today() -> None:
    (event,) = events("5月18日，县长张远山同志先进事迹报告会在县会议中心召开。1995年，副县长李国强主持柳溪村会议。")
    assert "李国强" not in roles(event)


def test_head_of_state_whose_words_are_quoted_is_not_present() -> None:
    (event,) = events(
        "5月18日，全县教育工作会议召开。县长张远山出席会议并讲话。习近平总书记指出，教育是国之大计。县委书记李国强主持会议。"
    )
    assert "习近平" not in roles(event)


def test_whoever_only_talks_to_the_reporter_has_no_role() -> None:
    (event,) = events("5月18日，鹿鸣湖大桥通车仪式在石桥镇举行。柳溪村村民李国强说，路好走了。")
    assert roles(event) == {}


def test_contest_counts_those_who_win() -> None:
    (event,) = events(
        "5月18日，全县职工乒乓球赛在县体育馆举行。青溪县第一中学教师张远山夺冠，县教育局局长李国强为张远山颁奖。"
    )
    assert roles(event) == {"张远山": ["attend", "receive"], "李国强": ["present"]}


def test_roster_behind_a_handing_over_receives() -> None:
    (event,) = events(
        "5月18日，县人大常委会主任张远山向新任命人员颁发任命书。他们是：县教育局局长李国强、县水利局局长王海涛。"
    )
    assert roles(event) == {"张远山": ["present"], "李国强": ["receive"], "王海涛": ["receive"]}


def test_list_of_leaders_keeps_its_order_and_says_that_it_is_open() -> None:
    (event,) = events("5月18日，全县教育工作会议召开。县领导张远山、李国强、王海涛等出席会议。李国强在会上讲话。")
    positions = {part.who: part.position for part in event.participants}
    assert positions == {"张远山": 1, "李国强": 2, "王海涛": 3}
    assert event.open_list


def test_evidence_of_each_role_runs_from_the_group_to_its_word() -> None:
    text = "5月18日，全县教育工作会议召开。县长张远山、副县长李国强出席会议。"
    (event,) = events(text)
    for part in event.participants:
        for evidence in part.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote == "县长张远山、副县长李国强出席"
    assert all(text[e.start : e.end] == e.quote for e in event.evidence)


def test_names_of_gatherings_are_short_and_name_the_county() -> None:
    (event,) = events("5月18日，举国关注的我县第三届桃花节在石桥镇开幕。")
    assert event.name == "青溪县第三届桃花节"


def test_name_of_an_inspection_by_many_names_the_first() -> None:
    (event,) = events("5月18日，县长张远山，副县长李国强，县公安局局长王海涛，来到石桥镇，看望慰问一线民警。")
    assert event.name == "张远山等看望慰问一线民警"


def test_school_that_is_meant_is_named_in_full() -> None:
    _, meeting = events(
        "5月18日，全县教学成果展示活动在青溪县实验学校举行。随后，在学校三楼会议室召开了家校共育座谈会。"
    )
    assert meeting.place == "青溪县实验学校三楼会议室"


def test_journey_of_several_days_is_one_inspection() -> None:
    (event,) = events(
        "5月16日至18日，县长张远山到石桥镇调研。17日，张远山来到柳溪村，察看茶园。18日，张远山走访了茶厂。"
    )
    assert str(event.date) == "2019-05-16"


def test_sessions_with_other_numbers_are_other_meetings() -> None:
    found = events("5月18日，县政府召开第29次常务会议。会议决定，县政府第30次常务会议5月28日召开。")
    assert [str(event.date) for event in found] == ["2019-05-18", "2019-05-28"]


def test_name_that_looks_like_a_word_takes_the_role_from_others() -> None:
    (event,) = events("5月18日，全县教育工作会议召开。县领导张远山、李国强出席会议，王海涛主持。")
    assert "chair" not in roles(event)["张远山"]

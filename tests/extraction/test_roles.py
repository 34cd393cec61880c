"""Who is the subject of a word of role."""

from __future__ import annotations

import pytest

from civicgraph.extraction.cast import Cast
from civicgraph.extraction.page import read_page
from civicgraph.extraction.people import find_people
from civicgraph.extraction.roles import Referents, cues_of, read_roles
from civicgraph.model import Article


def roles(text: str) -> list[tuple[str, str]]:
    """Each name with its role, sentence by sentence, without what was said before."""
    page = read_page(Article("a", "", text, "2019-05-20", None, "河源省临江市青溪县"))
    people = find_people(page)
    cast, words = Cast(page, people), cues_of(page, people)
    found = []
    for sentence in page.sentences:
        cues = tuple(cue for cue in words if sentence.start <= cue.start < sentence.end)
        for use in read_roles(page, sentence, cast.groups(sentence), cues, Referents()).uses:
            found += [(name, use.role) for member in use.group.members for name in member.who]
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("县长张远山出席会议并讲话。", [("张远山", "attend"), ("张远山", "speak")]),
        ("会议由县长张远山主持。", [("张远山", "chair")]),
        ("在县长张远山陪同下，市长李国强检查防汛工作。", [("张远山", "accompany"), ("李国强", "inspect")]),
        ("县长张远山陪同市长李国强调研。", [("张远山", "accompany"), ("李国强", "inspect")]),
        ("市长李国强率县长张远山检查防汛工作。", [("张远山", "accompany"), ("李国强", "inspect")]),
        ("县长张远山听取了副县长李国强的汇报。", [("李国强", "report")]),
        ("县长张远山向教师李国强颁发证书。", [("张远山", "present"), ("李国强", "receive")]),
        ("出席会议的有：县长张远山、副县长李国强。", [("张远山", "attend"), ("李国强", "attend")]),
        ("随行的副县长李国强汇报了工作。", [("李国强", "accompany"), ("李国强", "report")]),
    ],
)
def test_subject_of_a_word_of_role(text: str, told: list[tuple[str, str]]) -> None:
    assert roles(text) == told


def test_words_behind_a_verb_of_speech_are_what_was_said() -> None:
    assert roles("县长张远山强调，副县长李国强要出席会议，主持工作。") == [("张远山", "speak")]


def test_topic_of_a_speech_holds_no_words_of_role() -> None:
    assert roles("县长张远山就人才交流、项目签约发言。") == [("张远山", "speak")]


@pytest.mark.parametrize(
    "text",
    [
        "县长张远山是检查组成员。",
        "县教育局副局长（主持工作）张远山来了。",
        "县长张远山向群众表示慰问。",
        "县长张远山主持编写的书出版了。",
        "县长张远山领取了通知。",
    ],
)
def test_words_that_only_look_like_words_of_role(text: str) -> None:
    assert roles(text) == []


def test_unnamed_people_take_the_word_from_those_named_before() -> None:
    assert roles("县长张远山出席会议，与会领导为教师颁奖。") == [("张远山", "attend")]


def test_unknown_official_takes_the_word_from_those_named_before() -> None:
    assert roles("县长张远山出席会议，县教育局局长主持会议。") == [("张远山", "attend")]


def test_object_of_a_word_of_role_does_not_act() -> None:
    assert roles("县长张远山看望了退休教师李国强并讲话。") == [("张远山", "inspect"), ("张远山", "speak")]


def test_word_of_role_in_a_name_takes_no_subject_from_behind_it() -> None:
    text = "国际竹桥组织成立二十五周年庆祝大会当日在北京开幕，由国家林业和草原局与国际竹桥组织共同举办。"
    page = read_page(Article("a", "", text, "2019-05-20", None, None))
    people = find_people(page)
    cast, cues = Cast(page, people), cues_of(page, people)
    (sentence,) = page.sentences
    uses = read_roles(page, sentence, cast.groups(sentence), tuple(cues), Referents()).uses
    assert [use for use in uses if use.end <= use.start] == []

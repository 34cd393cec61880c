"""Claims survive the way to JSON and back, and become plain facts."""

import json
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.claims import claims_from_json, claims_to_json, evidences, fingerprint
from civicgraph.errors import ReadError
from civicgraph.facts import facts
from civicgraph.model import (
    Article,
    Award,
    Claims,
    Document,
    Event,
    EventKind,
    Evidence,
    PartialDate,
    Participation,
    Person,
    Role,
    Status,
    Tenure,
    Unit,
    Unmatched,
)

TEXT = st.text(max_size=6)
DATES = st.none() | st.sampled_from(["2017", "2017-03", "2017-03-08"]).map(PartialDate)


def tuples(items):
    return st.lists(items, max_size=2).map(tuple)


EVIDENCE = st.builds(Evidence, st.sampled_from(["text", "title"]), st.integers(0), st.integers(0), TEXT, TEXT)
CITED = tuples(EVIDENCE)
PARTS = st.builds(Participation, TEXT, st.sampled_from(typing.get_args(Role)), st.none() | st.integers(1, 9), CITED)
EVENTS = st.builds(
    Event,
    TEXT,
    TEXT,
    st.sampled_from(typing.get_args(EventKind)),
    DATES,
    st.none() | TEXT,
    st.none() | st.integers(0, 999),
    st.booleans(),
    tuples(PARTS),
    CITED,
)
CLAIMS = st.builds(
    Claims,
    article=TEXT,
    title=TEXT,
    published=st.none() | TEXT,
    reporters=tuples(TEXT),
    persons=tuples(st.builds(Person, TEXT, CITED)),
    units=tuples(st.builds(Unit, TEXT, tuples(TEXT), TEXT, st.none() | TEXT, st.none() | TEXT, CITED)),
    tenures=tuples(st.builds(Tenure, TEXT, TEXT, TEXT, st.sampled_from(typing.get_args(Status)), DATES, CITED)),
    events=tuples(EVENTS),
    awards=tuples(st.builds(Award, TEXT, st.none() | TEXT, tuples(TEXT), tuples(TEXT), DATES, st.none(), CITED)),
    documents=tuples(st.builds(Document, TEXT, tuples(TEXT), TEXT, CITED)),
    unmatched=tuples(st.builds(Unmatched, st.sampled_from(["title", "unit", "frame"]), TEXT, EVIDENCE)),
    url=st.none() | TEXT,
)


@given(CLAIMS)
def test_claims_come_back_from_json(claims):
    assert claims_from_json(claims_to_json(claims)) == claims


def test_json_is_one_line_in_chinese_with_its_version(claims):
    text = claims_to_json(claims[0])
    assert json.loads(text)["version"] == 1
    assert "青禾县防汛工作会议" in text
    assert "\n" not in text


def test_what_holds_its_default_is_left_out():
    assert json.loads(claims_to_json(Claims("a", "t"))) == {"version": 1, "article": "a", "title": "t"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version":1}',
        '{"version":2,"article":"a","title":"t"}',
        '{"version":1,"article":"a","title":"t","colour":"red"}',
        '{"version":1,"article":"a","title":"t","events":[{"date":"yesterday","key":"e","name":"n","kind":"meeting"}]}',
        '{"version":1,"article":"a","title":"t","events":3}',
    ],
)
def test_what_is_no_claims_is_refused_with_advice(text):
    with pytest.raises(ReadError, match="extract them again"):
        claims_from_json(text)


def test_every_evidence_of_the_json_is_listed(claims):
    found = list(evidences(claims[0]))
    assert len(found) == claims_to_json(claims[0]).count('"rule":')


def test_fingerprint_tells_title_from_text():
    one, two = Article("a", "标题一", "正文"), Article("a", "标题", "一正文")
    assert fingerprint(one) != fingerprint(two)
    assert fingerprint(one) == fingerprint(Article("b", "标题一", "正文", published="2017"))


def test_facts_have_their_keys_in_order(claims):
    assert list(facts(claims[0])) == [
        "title", "published", "publisher", "reporters", "editors", "jurisdiction", "persons", "units", "tenures",
        "events", "awards", "documents",
    ]  # fmt: skip


def test_person_with_a_role_also_attends_and_a_unit_does_not(claims):
    (event,) = facts(claims[0])["events"]
    assert event["participants"] == [
        {"who": "莫云深", "roles": ["attend", "speak"]},
        {"who": "秦若川", "roles": ["attend", "read"]},
        {"who": "青禾县水利局", "roles": ["receive"]},
    ]


def test_roles_of_one_participant_are_gathered_in_a_fixed_order():
    parts = (Participation("甲", "speak"), Participation("甲", "chair"), Participation("甲", "speak"))
    event = Event("e1", "会", "meeting", participants=parts)
    (found,) = facts(Claims("a", "t", persons=(Person("甲"),), events=(event,)))["events"]
    assert found["participants"] == [{"who": "甲", "roles": ["attend", "chair", "speak"]}]


def test_facts_are_json_without_evidence(claims):
    text = json.dumps(facts(claims[0]), ensure_ascii=False)
    assert "rule" not in text
    assert '"date": "2019-05-06"' in text

"""Sightings become spells in office: split by other holders, with start and end only where a notice states them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicgraph.model import Claims, Evidence, PartialDate, Person, Tenure, Unit
from civicgraph.resolve.conflicts import conflicts_of_person, conflicts_of_post
from civicgraph.resolve.seats import is_single
from civicgraph.resolve.sightings import Sighting, sightings
from civicgraph.resolve.spells import Spell, concurrent, spells

COUNTY = "云岭省白沙市青禾县"
HEAD = Unit("青禾县人民政府", kind="government", place=COUNTY)


def seen(
    name: str,
    day: str,
    status: str = "current",
    *,
    stated: bool = False,
    seats: int = 2,
    post: str = "p",
    place: str = COUNTY,
) -> Sighting:
    """A sighting in one post, each in an article of its own."""
    article = f"{name}{day}{status}"
    return Sighting(
        day, status, stated, f"{name}@{post}", name, post, name, article, "#char=0,1", article, place, seats
    )


def shape(found: list[Spell]) -> list[tuple[str, int, str, str]]:
    """Each spell as holder, number, first and last day."""
    return [(each.name, each.number, each.sightings[0].day, each.sightings[-1].day) for each in found if each.sightings]


MO_THEN_QIN = [
    seen("莫云深", "2015-03-01"), seen("莫云深", "2016-03-01"),
    seen("秦若川", "2017-03-01"), seen("秦若川", "2018-03-01"),
]  # fmt: skip


def test_sightings_of_a_person_in_a_post_are_one_spell_from_the_first_to_the_last():
    found = spells(MO_THEN_QIN)
    assert shape(found) == [("莫云深", 1, "2015-03-01", "2016-03-01"), ("秦若川", 1, "2017-03-01", "2018-03-01")]


def test_spell_without_a_notice_has_neither_start_nor_end():
    assert {(each.start, each.end) for each in spells(MO_THEN_QIN)} == {(None, None)}


def test_holders_know_who_came_before_and_after_them():
    first, second = spells(MO_THEN_QIN)
    assert (first.predecessor, first.successor) == (None, second.key)
    assert (second.predecessor, second.successor) == (first.key, None)


def test_another_holder_in_between_splits_a_spell():
    found = spells([*MO_THEN_QIN, seen("莫云深", "2019-03-01")])
    assert [each[:2] for each in shape(found)] == [("莫云深", 1), ("秦若川", 1), ("莫云深", 2)]
    assert found[1].predecessor == found[0].key
    assert found[1].successor == found[2].key


def test_later_articles_do_not_change_the_key_of_an_earlier_spell():
    before = {each.key for each in spells(MO_THEN_QIN)}
    after = {each.key for each in spells([*MO_THEN_QIN, seen("莫云深", "2019-03-01"), seen("苏晓禾", "2020-03-01")])}
    assert before < after


def test_deputies_split_no_spell_and_come_after_nobody():
    found = spells([replace(each, seats=0) for each in (*MO_THEN_QIN, seen("莫云深", "2019-03-01"))])
    assert shape(found) == [("莫云深", 1, "2015-03-01", "2019-03-01"), ("秦若川", 1, "2017-03-01", "2018-03-01")]
    assert {each.predecessor for each in found} == {None}


def test_namesake_who_could_not_be_joined_neither_splits_nor_succeeds():
    namesake = replace(seen("莫云深", "2015-08-01"), tenure="other", person="other")
    found = spells([*MO_THEN_QIN, namesake])
    assert len(found) == 3
    assert {each.successor for each in found if each.name == "莫云深"} == {found[-1].key, None}


def test_article_of_the_same_week_that_still_names_the_old_holder_splits_nothing():
    found = spells([*MO_THEN_QIN[:3], seen("莫云深", "2017-03-05")])
    assert [each[:2] for each in shape(found)] == [("莫云深", 1), ("秦若川", 1)]


def test_year_that_may_be_before_or_after_splits_nothing():
    found = spells([seen("莫云深", "2016"), seen("秦若川", "2016-05-01"), seen("莫云深", "2016-09-01")])
    assert [each[:2] for each in shape(found)] == [("莫云深", 1), ("秦若川", 1)]


def test_who_is_seen_only_amid_the_spell_of_another_comes_before_and_after_nobody():
    found = spells([*MO_THEN_QIN, seen("苏晓禾", "2016-02-26")])
    assert [each.successor for each in found] == [found[2].key, None, None]
    assert found[2].predecessor == found[0].key


def test_who_is_only_said_to_have_lost_the_post_came_before_whoever_got_it_that_day():
    found = spells([seen("莫云深", "2017-01-20", "appointed"), seen("秦若川", "2017-01-22", "removed")])
    assert [(each.name, each.predecessor) for each in found] == [("秦若川", None), ("莫云深", found[0].key)]


def test_start_and_end_are_those_that_notices_state():
    found = spells([
        seen("莫云深", "2015-02-10", "appointed", stated=True), seen("莫云深", "2016-03-01"),
        seen("莫云深", "2017-01-20", "removed", stated=True),
    ])  # fmt: skip
    assert [(each.start.day, each.end.day) for each in found] == [("2015-02-10", "2017-01-20")]


def test_election_to_another_term_is_no_start():
    found = spells([seen("莫云深", "2015-03-01"), seen("莫云深", "2016-03-01", "appointed", stated=True)])
    assert [each.start for each in found] == [None]


def test_appointment_as_acting_holder_is_the_start():
    acting = seen("莫云深", "2016-05-20", "acting", stated=True)
    found = spells([acting, seen("莫云深", "2017-01-11", "appointed", stated=True)])
    assert [each.start for each in found] == [acting]


def test_notice_without_a_day_states_neither_start_nor_end():
    found = spells([seen("莫云深", "2015-02-10", "appointed"), seen("莫云深", "2017-01-20", "removed")])
    assert [(each.start, each.end) for each in found] == [(None, None)]


def test_removal_alone_is_a_spell_without_sightings():
    (found,) = spells([seen("莫云深", "2017-01-20", "removed", stated=True)])
    assert (found.sightings, found.end.day, found.name) == ((), "2017-01-20", "莫云深")


def test_new_appointment_after_a_removal_is_another_spell():
    found = spells([
        seen("莫云深", "2015-03-01"), seen("莫云深", "2016-01-20", "removed", stated=True),
        seen("莫云深", "2018-01-20", "appointed", stated=True),
    ])  # fmt: skip
    assert [(each.number, each.start and each.start.day, each.end and each.end.day) for each in found] == [
        (1, None, "2016-01-20"), (2, "2018-01-20", None),
    ]  # fmt: skip


def test_acting_days_are_kept_within_the_spell():
    (found,) = spells([seen("莫云深", "2016-05-01", "acting"), seen("莫云深", "2016-07-01")])
    assert [each.day for each in found.acting] == ["2016-05-01"]


def test_former_and_nominated_are_not_seen_in_office():
    assert spells([seen("莫云深", "2016-05-01", "former"), seen("莫云深", "2016-07-01", "nominated")]) == []


POSTS = st.lists(
    st.builds(
        seen, st.sampled_from(("莫云深", "秦若川", "苏晓禾")),
        st.sampled_from(("2016", "2016-03", "2016-03-04", "2016-03-31", "2017-01-02")),
        st.sampled_from(("current", "acting", "appointed", "removed", "deceased", "former")), stated=st.booleans(),
    ),
    max_size=12, unique=True,
)  # fmt: skip


@given(POSTS, st.randoms())
def test_order_of_the_articles_changes_nothing(found, rng):
    mixed = rng.sample(found, len(found))
    assert spells(mixed) == spells(found)
    assert [each.predecessor for each in spells(mixed)] == [each.predecessor for each in spells(found)]
    assert conflicts_of_post(mixed, spells(mixed)) == conflicts_of_post(found, spells(found))
    assert conflicts_of_person(mixed) == conflicts_of_person(found)


@given(POSTS)
def test_every_sighting_in_office_is_in_one_spell_and_no_other(found):
    told = [each for spell in spells(found) for each in spell.sightings]
    assert sorted(told) == sorted(each for each in found if each.shows_office)


def test_thousands_of_sightings_take_no_time():
    days = [f"20{year:02}-{month:02}-{day:02}" for year in range(20) for month in range(1, 13) for day in range(1, 29)]
    found = [seen(("莫云深", "秦若川")[number // 500 % 2], day) for number, day in enumerate(days)]
    assert len(spells(found)) == 14


def test_posts_that_one_article_shows_at_one_time_are_concurrent():
    one, other = seen("莫云深", "2016-05-01", post="书记"), seen("莫云深", "2016-05-01", post="主任")
    later = seen("莫云深", "2018-05-01", post="市长")
    assert concurrent([one, other, later]) == {(one.tenure, other.tenure), (other.tenure, one.tenure)}


def test_post_that_is_given_is_not_concurrent_with_the_one_before():
    one, new = seen("莫云深", "2016-05-01"), seen("莫云深", "2016-05-01", "appointed", post="市长")
    assert concurrent([one, replace(new, article=one.article)]) == set()


def test_repost_is_seen_on_the_day_of_its_story():
    said = (Evidence("text", 0, 1, "莫", "test"),)
    claims = Claims(
        "again", "标题", "2016-05-03", units=(HEAD,), persons=(Person("莫云深"),),
        tenures=(Tenure("莫云深", HEAD.name, "县长", evidence=said),),
    )  # fmt: skip
    lead = replace(claims, article="first", published="2016-05-01T08:00")
    assert [each.day for each in sightings(claims, {"莫云深": "person/m"}, lead)] == ["2016-05-01"]


def test_day_of_a_sighting_is_stated_or_that_of_publication():
    said = (Evidence("text", 0, 1, "莫", "test"),)
    claims = Claims(
        "one", "标题", "2016-05-03", units=(HEAD,), persons=(Person("莫云深"),),
        tenures=(
            Tenure("莫云深", HEAD.name, "县长", evidence=said),
            Tenure("莫云深", HEAD.name, "副县长", "removed", PartialDate("2016-04-28"), said),
        ),
    )  # fmt: skip
    found = sightings(claims, {"莫云深": "person/m"})
    assert [(each.day, each.stated, each.seats) for each in found] == [
        ("2016-04-28", True, 0),
        ("2016-05-03", False, 2),
    ]
    assert sightings(replace(claims, published=None), {"莫云深": "person/m"}) == found[:1]


@pytest.mark.parametrize(
    ("unit", "title", "single"),
    [
        (HEAD, "县长", True),
        (HEAD, "副县长", False),
        (Unit("中共青禾县委员会", kind="party", place=COUNTY), "书记", True),
        (Unit("中共青禾县委员会", kind="party", place=COUNTY), "常委", False),
        (Unit("中共青禾县委员会", kind="party", place=COUNTY), "委员", False),
        (Unit("青禾县人民代表大会常务委员会", kind="congress", place=COUNTY), "主任", True),
        (Unit("青禾县水利局", kind="department", place=COUNTY), "局长", True),
        (Unit("青禾县水利局", kind="department", place=COUNTY), "主任", False),
        (Unit("青禾县水利局", kind="department", place=COUNTY), "党组书记", True),
        (Unit("青禾县人民医院", kind="hospital", place=COUNTY), "主任", False),
        (Unit("县水利局", kind="department"), "局长", False),
        (Unit("中共中央书记处", kind="party"), "书记", False),
        (Unit("中华人民共和国国务院", kind="government"), "总理", True),
    ],
    ids=lambda value: value.name if isinstance(value, Unit) else str(value),
)
def test_which_posts_have_one_seat(unit, title, single):
    assert is_single(unit, title) is single

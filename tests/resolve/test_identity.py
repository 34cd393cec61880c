"""Who is who among the mentions of one name: what holds for all of them together."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicgraph.model import Article, Claims, Evidence, Person
from civicgraph.resolve.clusters import Ruling
from civicgraph.resolve.keys import person_key
from civicgraph.resolve.mentions import Mention, mentions
from civicgraph.resolve.naming import name_key, rarity
from civicgraph.resolve.persons import Identity, resolve_name
from civicgraph.resolve.places import relation
from civicgraph.resolve.posts import HeldPost, rank
from civicgraph.resolve.traits import Traits, traits_of

COUNTY, SISTER, CITY = "云岭省白沙市青禾县", "云岭省白沙市梅溪县", "云岭省白沙市"
NAME = "秦若川"


def held(title: str, place: str = COUNTY, day: str = "") -> HeldPost:
    name = place[-3:]
    if title == "书记":
        return HeldPost(f"中共{name}委员会", title, place, "party", "current", day)
    if title.endswith("局长"):
        return HeldPost(name + title[:-1], "局长", place, "department", "current", day)
    return HeldPost(f"{name}人民政府", title, place, "government", "current", day)


def seen(article: str, day: str, *posts: HeldPost, name: str = NAME, place: str = COUNTY, **more) -> Mention:
    return Mention(name, article, day, place, tuple(replace(each, day=day) for each in posts), **more)


def people(*found: Mention, rulings: tuple[Ruling, ...] = ()) -> list[set[str]]:
    """The people, each as the articles that speak of them."""
    identity = resolve_name(found[0].name, found, rulings)
    groups: dict[str, set[str]] = {}
    for each in found:
        groups.setdefault(identity.person_of(each), set()).add(each.article)
    return sorted(groups.values(), key=sorted)


def ruling(one: Mention, other: Mention, verdict: str, line: int = 2) -> Ruling:
    return Ruling(line, one.node(), other.node(), verdict)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [("張偉", "张伟"), ("苏 晓禾", "苏晓禾"), ("阿依•买买提", "阿依·买买提"), ("阿依．买买提", "阿依·买买提")],
)
def test_names_that_read_alike_are_one_name(one, other):
    assert name_key(one) == name_key(other)


def test_common_names_are_less_rare_than_others():
    assert 9 <= rarity("张伟") < rarity("张志强") < rarity("莫云深") <= 20


def test_names_of_usual_parts_are_common_where_they_are_used():
    assert rarity("巴特尔") < rarity("扎西次仁") < rarity("莫云深")
    assert rarity("买买提·吐尔逊") < 20


def test_promotion_within_the_county_and_on_to_the_city_is_one_person():
    found = (
        seen("a", "2010-03-01", held("副县长")),
        seen("b", "2013-03-01", held("县长")),
        seen("c", "2016-03-01", held("书记")),
        seen("d", "2019-03-01", held("副市长", CITY), place=CITY),
    )
    assert people(*found) == [{"a", "b", "c", "d"}]


def test_heads_of_two_counties_at_one_time_are_two_people_whatever_lies_between():
    found = (
        seen("a", "2010-03-01", held("县长")),
        seen("b", "2012-03-01", held("县长")),
        seen("c", "2011-03-01", held("县长", SISTER), place=SISTER),
        seen("d", "2016-03-01", held("副市长", CITY), place=CITY),
    )
    together = people(*found)
    assert not any({"a", "c"} <= group for group in together)


def test_two_tellings_of_one_story_speak_of_the_same_villager():
    found = (seen("a", "2015-03-01", story="a"), seen("b", "2015-03-02", story="a"), seen("c", "2015-03-02"))
    assert people(*found) == [{"a", "b"}, {"c"}]


def test_prize_winner_is_not_the_namesake_who_leads_the_county():
    found = (seen("a", "2015-03-01", held("县长")), seen("b", "2015-03-02"), seen("c", "2015-03-03"))
    assert people(*found) == [{"a"}, {"b"}, {"c"}]


def test_gender_keeps_namesakes_in_one_post_apart():
    woman, man = (seen(a, "2015-03-01", held("县长"), traits=Traits(g)) for a, g in (("a", "女"), ("b", "男")))
    assert people(woman, man, seen("c", "2015-03-02", held("县长"))) in ([{"a", "c"}, {"b"}], [{"a"}, {"b", "c"}])


def test_people_can_join_and_part_whom_the_score_does_not():
    leader, winner = seen("a", "2015-03-01", held("县长")), seen("b", "2015-03-02")
    assert people(leader, winner, rulings=(ruling(leader, winner, "same"),)) == [{"a", "b"}]
    first, second = seen("a", "2012-03-01", held("副县长")), seen("b", "2015-03-02", held("书记"))
    assert people(first, second) == [{"a", "b"}]
    for verdict in ("different", "unsure"):
        assert people(first, second, rulings=(ruling(first, second, verdict),)) == [{"a"}, {"b"}]


def test_who_is_told_apart_is_not_joined_through_others():
    first, last = seen("a", "2012-03-01", held("副县长")), seen("c", "2018-03-02", held("书记"))
    between = seen("b", "2015-03-02", held("县长"))
    together = people(first, between, last, rulings=(ruling(first, last, "different"),))
    assert not any({"a", "c"} <= group for group in together)


def test_decision_that_contradicts_others_is_named_and_left_out():
    a, b, c = (seen(each, "2015-03-01") for each in "abc")
    rulings = (ruling(a, b, "same", 2), ruling(b, c, "same", 3), ruling(a, c, "different", 4))
    identity = resolve_name(NAME, (a, b, c), rulings)
    assert [each.line for each in identity.ignored] == [3]
    assert identity.person_of(a) == identity.person_of(b) != identity.person_of(c)


def test_article_about_which_people_decide_stands_alone():
    one, other = seen("a", "2015-03-01", held("县长")), seen("b", "2015-03-02", held("县长"))
    identity = resolve_name(NAME, (one, other), (), frozenset({"a"}))
    assert [len(each) for each in identity.people] == [2]
    alone = Ruling(2, other.node(), person_key(NAME, "article", "a"), "different")
    apart = resolve_name(NAME, (one, other), (alone,), frozenset({"a"}))
    assert apart.person_of(one) != apart.person_of(other)


POSTS = st.sampled_from(
    [(held("县长"),), (held("书记"),), (held("副县长", SISTER),), (held("副市长", CITY),), (held("林业局长"),), ()]
)
MENTIONS = st.lists(
    st.tuples(POSTS, st.integers(2005, 2022), st.booleans(), st.sampled_from([COUNTY, SISTER, CITY])),
    min_size=1, max_size=9,
)  # fmt: skip


def made(found) -> list[Mention]:
    return [
        seen(f"a{n}", f"{year}-03-01", *posts, place=place, listed=listed)
        for n, (posts, year, listed, place) in enumerate(found)
    ]


@given(MENTIONS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_of_mentions_does_not_matter(found, rng):
    told = made(found)
    before = resolve_name(NAME, told)
    rng.shuffle(told)
    after = resolve_name(NAME, told)
    assert [[node.key for node in each] for each in after.people] == [
        [node.key for node in each] for each in before.people
    ]
    assert after.opinions == before.opinions


def led(identity: Identity) -> dict[str, str]:
    """Where each key leads that was or may have been a person's."""
    return {node.key: nodes[0].key for nodes in identity.people for node in nodes}


@given(MENTIONS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_key_that_was_ever_a_persons_still_leads_to_one_when_articles_are_added(found, rng):
    told = made(found)
    rng.shuffle(told)
    ever: set[str] = set()
    for until in range(1, len(told) + 1):
        identity = resolve_name(NAME, told[:until])
        ever |= {nodes[0].key for nodes in identity.people}
        assert ever <= led(identity).keys()
        assert set(led(identity).values()) == {nodes[0].key for nodes in identity.people}


@given(MENTIONS)
@settings(max_examples=60, deadline=None)
def test_later_articles_that_join_nobody_new_change_no_key(found):
    told = sorted(made(found), key=lambda each: (each.day, each.article))
    before = resolve_name(NAME, told)
    again = replace(told[-1], article="z")
    after = resolve_name(NAME, [*told, again])
    if again.anchor()[0] != "article":
        assert led(after) == led(before)


def test_ten_thousand_mentions_of_one_name_take_seconds():
    rng = random.Random(3)
    titles = ("县长", "副县长", "书记", "林业局长", "教育局长")
    found = [
        seen(
            f"a{n}", f"{rng.randrange(2000, 2024)}-{rng.randrange(1, 13):02}-01",
            *([held(rng.choice(titles), rng.choice((COUNTY, SISTER)))] if n % 3 else []),
            name="王伟", listed=n % 5 == 0, met=tuple(rng.sample(("莫云深", "安一舟", "林致远", "苏晓禾"), 2)),
        )
        for n in range(10_000)
    ]  # fmt: skip
    start = time.perf_counter()
    resolve_name("王伟", found)
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("place", "kind", "title", "expected"),
    [
        (COUNTY, "government", "县长", 4),
        (COUNTY, "government", "副县长", 3),
        (COUNTY, "party", "常委", 3),
        (COUNTY, "department", "局长", 2),
        (CITY, "government", "市长", 6),
        (CITY, "government", "常务副市长", 5),
        ("云岭省", "party", "书记", 8),
        ("北京市朝阳区", "government", "区长", 6),
        ("全国", "department", "部长", 8),
        (COUNTY, "school", "校长", None),
        (COUNTY, "government", "科员", None),
    ],
)
def test_rank_of_a_post(place, kind, title, expected):
    assert rank(place, kind, title) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (COUNTY, COUNTY, "same-county"),
        (COUNTY, CITY, "county-and-city"),
        (COUNTY, SISTER, "sister-counties"),
        (CITY, "云岭省", "province-and-city"),
        (COUNTY, "云岭省", "county-and-province"),
        (COUNTY, "海东省望海市柳叶县", "far-apart"),
        ("青禾县", "梅溪县", None),
        (COUNTY, "全国", "nation-and-place"),
    ],
)
def test_how_places_lie_to_each_other(one, other, expected):
    assert relation(one, other) == relation(other, one) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("苏晓禾，女，回族，1968年5月出生，", Traits("女", "回", "1968")),
        ("苏晓禾（女）当选。", Traits("女")),
        ("苏晓禾女士说", Traits("女")),
        ("苏晓禾，男，汉族，云岭青禾人，", Traits("男", "汉", "", "云岭青禾")),
        ("苏晓禾主持会议，女代表", Traits()),
        ("苏晓禾、林致远（女）", Traits()),
    ],
)
def test_traits_stand_behind_the_name(text, expected):
    persons = tuple(
        Person(name, (Evidence("text", text.index(name), text.index(name) + 3, name, "test"),))
        for name in ("苏晓禾", "林致远")
        if name in text
    )
    assert traits_of(Claims("a", "t", persons=persons), text).get("苏晓禾", Traits()) == expected


def test_written_forms_of_one_name_are_one_mention():
    article = Article("a", "t", "蘇曉禾與苏晓禾")
    claims = Claims(article.id, article.title, persons=(Person("蘇曉禾"), Person("苏晓禾")))
    assert [each.name for each in mentions(claims)] == ["苏晓禾"]


def test_mention_is_kept_whole():
    mention = seen("a", "2015-03-01", held("县长"), listed=True, traits=Traits("女"), met=("莫云深",), story="b")
    kept = Mention.from_plain(mention.name, mention.article, mention.to_plain(), mention.met, mention.story)
    assert kept == mention

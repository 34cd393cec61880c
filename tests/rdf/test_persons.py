"""Who is the same person in several articles."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from civicgraph.model import Claims, Event, Participation, Person, Tenure, Unit
from civicgraph.resolve.keys import key
from civicgraph.resolve.persons import Resolver

COUNTY = "云岭省白沙市青禾县"
OTHER = "云岭省白沙市梅溪县"
CITY = "云岭省白沙市"


def seen(article, name="秦若川", *, posts=(), jurisdiction=None) -> Claims:
    """An article that shows one person in posts, each (unit, place, title)."""
    units = tuple(Unit(unit, kind=kind_of(unit), place=place) for unit, place, _ in posts)
    tenures = tuple(Tenure(name, unit, title) for unit, _, title in posts)
    return Claims(article, "t", jurisdiction=jurisdiction, persons=(Person(name),), units=units, tenures=tenures)


def kind_of(unit: str) -> str:
    return "party" if unit.startswith("中共") else "government" if unit.endswith("人民政府") else "other"


def keys(*claims: Claims) -> list[str]:
    resolver = Resolver()
    for each in claims:
        resolver.add(each)
    resolution = resolver.resolve()
    return [resolution.people(each)["秦若川"] for each in claims]


def number_of_people(*claims: Claims) -> int:
    return len(set(keys(*claims)))


SECRETARY = ("中共青禾县委员会", COUNTY, "书记")
HEAD = ("青禾县人民政府", COUNTY, "县长")


def test_one_name_among_the_leaders_of_one_county_is_one_person():
    head, secretary = seen("a", posts=[HEAD], jurisdiction=COUNTY), seen("b", posts=[SECRETARY], jurisdiction=COUNTY)
    assert number_of_people(head, secretary) == 1


def test_a_list_of_leaders_without_posts_means_the_leader():
    event = Event("e1", "会议", "meeting", participants=(Participation("秦若川", "attend", 2),))
    listed = replace(seen("a", jurisdiction=COUNTY), events=(event,))
    assert number_of_people(listed, seen("b", posts=[SECRETARY], jurisdiction=COUNTY)) == 1


def test_a_villager_is_not_the_leader_of_the_same_name():
    villager, leader = seen("a", jurisdiction=COUNTY), seen("b", posts=[SECRETARY], jurisdiction=COUNTY)
    assert number_of_people(villager, leader) == 2


def test_a_professor_is_not_the_vice_governor_of_the_same_name():
    professor = seen("a", posts=[("云岭农业大学", "云岭省", "教授")])
    governor = seen("b", posts=[("云岭省人民政府", "云岭省", "副省长")])
    assert number_of_people(professor, governor) == 2


def test_heads_of_two_offices_of_one_county_stay_apart():
    one, two = ("青禾县林业局", COUNTY, "局长"), ("青禾县教育局", COUNTY, "局长")
    assert number_of_people(seen("a", posts=[one]), seen("b", posts=[two])) == 2


def test_one_name_in_two_counties_is_two_people():
    other = ("中共梅溪县委员会", OTHER, "书记")
    assert number_of_people(seen("a", posts=[SECRETARY]), seen("b", posts=[other])) == 2


def test_shared_post_joins_a_county_article_and_a_city_article():
    mayor = ("白沙市人民政府", CITY, "市长")
    county = seen("a", posts=[mayor], jurisdiction=COUNTY)
    assert number_of_people(county, seen("b", posts=[mayor], jurisdiction=CITY)) == 1


def test_visitor_is_the_leader_of_the_county_where_he_holds_a_post():
    visitor = seen("a", posts=[("中共梅溪县委员会", OTHER, "书记")], jurisdiction=COUNTY)
    there = seen("b", posts=[("梅溪县人民政府", OTHER, "县长")], jurisdiction=OTHER)
    here = seen("c", posts=[("青禾县人民政府", COUNTY, "副县长")], jurisdiction=COUNTY)
    assert number_of_people(visitor, there) == 1
    assert number_of_people(visitor, here) == 2


def test_leading_post_without_a_place_joins_people_of_two_counties():
    post = ("中国某某委员会", None, "主席")
    assert number_of_people(seen("a", posts=[post], jurisdiction=COUNTY), seen("b", posts=[post])) == 1


def test_seat_that_many_hold_joins_nobody():
    post = ("某某代表大会", None, "代表")
    first, second = (seen(a, posts=[post], jurisdiction=place) for a, place in (("a", COUNTY), ("b", OTHER)))
    assert number_of_people(first, second) == 2


def test_joins_reach_over_a_third_article():
    one, two = ("中国某某党", None, "主席"), ("某国", None, "总理")
    assert number_of_people(seen("a", posts=[one]), seen("b", posts=[two]), seen("c", posts=[one, two])) == 1


def test_name_of_which_nothing_tells_the_place_stays_apart():
    assert number_of_people(seen("a"), seen("b")) == 2


def test_key_of_a_person_does_not_depend_on_articles_of_others():
    alone = keys(seen("a", jurisdiction=COUNTY))[0]
    assert keys(seen("a", jurisdiction=COUNTY), seen("b", jurisdiction=OTHER))[0] == alone


POSTS = st.lists(
    st.sampled_from(
        [("中国某某党", None, "主席"), ("白沙市人民政府", CITY, "市长"), ("中共青禾县委员会", COUNTY, "书记")]
    ),
    max_size=2,
    unique=True,
)
ARTICLES = st.lists(st.tuples(POSTS, st.sampled_from([None, CITY, COUNTY, OTHER])), min_size=1, max_size=6)


@given(ARTICLES, st.randoms(use_true_random=False))
def test_order_of_articles_does_not_matter(found, rng):
    claims = [seen(str(n), posts=posts, jurisdiction=place) for n, (posts, place) in enumerate(found)]
    before = dict(zip([each.article for each in claims], keys(*claims), strict=True))
    rng.shuffle(claims)
    assert dict(zip([each.article for each in claims], keys(*claims), strict=True)) == before


def opinions(*claims: Claims):
    resolver = Resolver()
    for each in claims:
        resolver.add(each)
    return resolver.resolve().identities["秦若川"].opinions


def test_articles_that_share_a_post_are_one_for_that_reason():
    mayor = ("白沙市人民政府", CITY, "市长")
    (opinion,) = opinions(seen("a", posts=[mayor]), seen("b", posts=[mayor]), seen("c", jurisdiction=COUNTY))
    assert opinion.verdict == "same"
    assert opinion.one == opinion.other
    assert "same-post +16.0 白沙市人民政府市长" in opinion.reasons
    assert opinion.probability > 0.99


def test_joined_posts_are_explained_by_what_they_share():
    (opinion,) = opinions(seen("a", posts=[HEAD]), seen("b", posts=[HEAD, SECRETARY]))
    assert opinion.verdict == "same"
    assert opinion.one != opinion.other
    assert "same-post +16.0 青禾县人民政府县长" in opinion.reasons


def test_parts_of_a_key_do_not_run_together():
    assert key("post", "甲", "乙丙") != key("post", "甲乙", "丙")

"""Several reports of one meeting are one event with all its participants; different meetings of one day stay apart."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import assert_keeps_up
from pyoxigraph import DefaultGraph

from civicgraph.model import Article, Claims, Event, Evidence, PartialDate, Participation, Person
from civicgraph.pipeline import build_articles
from civicgraph.rdf import vocab
from civicgraph.rdf.shapes import problems
from civicgraph.resolve.event_names import event_name
from civicgraph.resolve.events import Report, join, match, replaced, reports
from civicgraph.store import open_store

CITY, COUNTY, OTHER = "云岭省白沙市", "云岭省白沙市青禾县", "云岭省白沙市石桥县"
DAY = "2019-05-06"


def report(name: str, *people: str, article: str = "", **more) -> Report:
    """A meeting as one article tells of it; the first of the people chairs where ``chairs`` says so."""
    more.setdefault("published", "2019-05-07")
    more.setdefault("jurisdiction", COUNTY)
    more.setdefault("kind", "meeting")
    return Report(article=article or name, local="e1", day=DAY, name=name, people=frozenset(people), **more)


def are_one(one: Report, other: Report) -> bool:
    """Whether two reports tell of one event, whichever is the first."""
    both = {len(join([one, other])), len(join([other, one]))}
    assert len(both) == 1
    return both == {1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青禾县防汛工作会议", "全县防汛工作会"),
        ("中共青禾县委十三届五次全体会议", "县委十三届五次全会"),
        ("青禾县委常委会会议", "县委常委会（扩大）会议"),
        ("青禾县第十六届人民代表大会第二次会议", "县十六届人大二次会议"),
        ("防汛工作动员大会", "防汛动员部署会议"),
        ("全县2019年三级干部会议", "2019年度全县三级干部大会"),
    ],
)
def test_names_that_are_put_otherwise_mean_the_same(one, other):
    assert event_name(one, COUNTY).words == event_name(other, COUNTY).words
    assert are_one(report(one, "莫云深"), report(other, "莫云深"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("县委十三届五次全会", "县委十三届六次全会"),
        ("县委常委会会议", "市委常委会会议"),
        ("全县脱贫攻坚推进会", "全县防汛推进会"),
        ("防汛工作会议", "防火工作会议"),
        ("2018年三级干部会议", "2019年三级干部会议"),
        ("第一期培训班", "第二期培训班"),
    ],
)
def test_names_that_say_something_else_are_other_events_whoever_takes_part(one, other):
    who = ("莫云深", "秦若川", "苏晓禾")
    assert not are_one(report(one, *who), report(other, *who))


def test_name_that_tells_no_event_from_another_needs_people():
    assert not are_one(report("座谈会", article="a"), report("座谈会", article="b"))
    assert not are_one(report("座谈会", "莫云深", article="a"), report("座谈会", "莫云深", "秦若川", article="b"))
    assert are_one(
        report("座谈会", "莫云深", "秦若川", article="a"), report("座谈会", "莫云深", "秦若川", "苏晓禾", article="b")
    )


def test_part_of_a_name_needs_people_too():
    long, short = "青禾县2019年防汛抗旱暨山洪灾害防御工作会议", "全县防汛抗旱会议"
    assert are_one(report(long, "莫云深", "秦若川"), report(short, "莫云深"))
    assert not are_one(report(long, "莫云深"), report(short, "秦若川"))


def test_same_name_of_one_place_is_one_event_though_nobody_is_in_both():
    assert are_one(report("防汛工作会议", "莫云深", article="a"), report("防汛工作会议", "秦若川", article="b"))


@pytest.mark.parametrize(
    "change",
    [
        {"jurisdiction": OTHER},
        {"kind": "inspection"},
        {"chairs": frozenset({"秦若川"})},
        {"place": "青禾县体育馆"},
    ],
    ids=["county beside", "other kind", "other chair", "other venue"],
)
def test_what_contradicts_keeps_reports_of_one_name_apart(change):
    one = report("防汛工作会议", "莫云深", article="a", place="县礼堂", chairs=frozenset({"莫云深"}))
    assert not are_one(one, replace(one, article="b", **change))


def test_report_of_the_city_and_one_of_the_county_can_be_one():
    one = report("市防汛工作现场会", "莫云深", article="a", jurisdiction=CITY)
    assert are_one(one, replace(one, article="b", jurisdiction=COUNTY))
    assert not are_one(one, replace(one, article="b", jurisdiction=COUNTY, people=frozenset({"秦若川"})))


def test_venue_with_and_without_its_county_is_one():
    one = report("防汛工作会议", "莫云深", article="a", place="县礼堂")
    assert are_one(one, replace(one, article="b", place="青禾县礼堂"))


def test_round_of_one_leader_through_one_place_is_one_inspection():
    one = report("莫云深调研防汛工作", "莫云深", kind="inspection", place="青禾县梅溪镇")
    assert are_one(one, report("莫云深到梅溪镇督查水库", "莫云深", kind="inspection", place="梅溪镇"))
    assert not are_one(one, report("莫云深督查学校", "莫云深", kind="inspection", place="石门镇"))


def test_events_of_one_article_are_never_joined():
    one = report("防汛工作会议", "莫云深", "秦若川", article="a")
    assert len(join([one, replace(one, local="e2", name="防汛工作会")])) == 2


def test_reason_tells_the_names_and_who_is_in_both():
    found = match(report("青禾县防汛工作会议", "莫云深"), report("全县防汛工作会", "莫云深"))
    assert found.score == 0.95
    assert found.reason == (
        "one event on one day, names that mean the same: 青禾县防汛工作会议 · 全县防汛工作会; 1 in both: 莫云深"
    )


def test_first_report_names_the_event_and_later_ones_change_no_key():
    first = report("青禾县防汛工作会议", "莫云深", published="2019-05-06")
    (one,) = join([first])
    (both,) = join([report("全县防汛工作会", "莫云深"), first])
    assert both.key == one.key == first.own
    assert both.reports[0] == first


def test_key_that_a_report_would_have_alone_is_replaced_by_that_of_the_event():
    first, second = report("青禾县防汛工作会议", "莫云深", published="2019-05-06"), report("全县防汛工作会", "莫云深")
    joined = join([first, second])
    assert replaced(joined) == {second.own: first.own}


def test_different_events_of_one_name_have_different_keys_and_replace_nothing():
    one, two = report("座谈会", "莫云深", article="a"), report("座谈会", "秦若川", article="b")
    joined = join([one, two])
    assert len({each.key for each in joined}) == 2
    assert replaced(joined) == {}


REPORTS = st.lists(
    st.builds(
        lambda name, people, place, published, article: report(
            name, *people, place=place, published=published, article=article
        ),
        st.sampled_from(("青禾县防汛工作会议", "全县防汛会", "防汛抗旱动员会议", "座谈会", "县委常委会会议")),
        st.lists(st.sampled_from(("莫云深", "秦若川", "苏晓禾")), max_size=3, unique=True),
        st.sampled_from(("", "县礼堂", "青禾县礼堂", "体育馆")), st.sampled_from(("2019-05-06", "2019-05-07", "~")),
        st.sampled_from("abcdefgh"),
    ),
    max_size=8, unique_by=lambda each: each.article,
)  # fmt: skip


@given(REPORTS, st.randoms())
def test_order_of_the_reports_changes_nothing_and_each_is_of_one_event(found, rng):
    joined = join(found)
    assert join(rng.sample(found, len(found))) == joined
    assert sorted(each.order for event in joined for each in event.reports) == sorted(each.order for each in found)
    assert len({event.key for event in joined}) == len(joined)


def test_thousand_reports_of_one_day_take_no_time():
    found = [report(f"第{n}次防汛会", f"人{n % 50}", f"人{n % 7}", article=f"a{n}") for n in range(1000)]
    assert len(join(found)) == 1000


def test_events_without_a_day_are_reported_but_have_none():
    claims = Claims("a", "标题", events=(Event("e1", "防汛会", "meeting"), Event("e2", "防汛会", "meeting")))
    assert [(each.local, each.day) for each in reports(claims)] == [("e1", ""), ("e2", "")]


def article(id_: str, *events: str, published: str = "2019-05-07", place: str = COUNTY) -> Article:
    """An article with one event a line: ``name|people|venue``."""
    return Article(id_, f"标题{id_}", "\n".join(events), published=published, jurisdiction=place)


def extract(each: Article) -> Claims:
    said = (Evidence("text", 0, len(each.text), each.text, "line"),)
    events, names = [], set()
    for number, line in enumerate(each.text.splitlines()):
        name, people, venue = line.split("|")
        names |= set(filter(None, people.split("、")))
        parts = tuple(Participation(who, "attend", 1, said) for who in filter(None, people.split("、")))
        events.append(Event(f"e{number}", name, "meeting", PartialDate(DAY), venue or None, None, False, parts, said))
    return Claims(
        each.id, each.title, each.published, jurisdiction=each.jurisdiction, events=tuple(events),
        persons=tuple(Person(name, said) for name in sorted(names)),
    )  # fmt: skip


ARTICLES = [
    article("a", "青禾县防汛工作会议|莫云深、秦若川|", "座谈会|莫云深|", published="2019-05-06"),
    article("b", "全县防汛工作会|莫云深、苏晓禾|县礼堂"),
    article("c", "座谈会|苏晓禾|"),
]


@pytest.fixture
def store(tmp_path):
    build_articles(ARTICLES, tmp_path / "graph.trig", extract=extract)
    return open_store(tmp_path / "graph.trig")


def test_event_in_the_graph_has_the_participants_and_passages_of_all_its_reports(store):
    (label,) = {quad.subject for quad in store if quad.predicate == vocab.ALT_LABEL}
    parts = {quad.subject for quad in store.quads_for_pattern(None, vocab.EVENT, label)}
    who = {quad.object for part in parts for quad in store.quads_for_pattern(part, vocab.PARTICIPANT, None)}
    assert len(who) == 3
    graphs = {quad.graph_name for quad in store.quads_for_pattern(label, vocab.EVIDENCE, None)}
    assert len(graphs - {DefaultGraph()}) == 2


def test_event_has_one_name_and_the_others_beside_it(store):
    labels = {(quad.predicate, quad.object.value) for quad in store if quad.object in _texts(store)}
    assert (vocab.PREF_LABEL, "青禾县防汛工作会议") in labels
    assert (vocab.ALT_LABEL, "全县防汛工作会") in labels
    assert (vocab.PREF_LABEL, "全县防汛工作会") not in labels


def _texts(store):
    return {quad.object for quad in store if quad.predicate in {vocab.PREF_LABEL, vocab.ALT_LABEL}}


def test_why_reports_are_one_event_and_the_iri_that_is_replaced_are_in_the_identity_graph(store):
    reasons = [quad.object.value for quad in store.quads_for_pattern(None, vocab.REASON, None, vocab.IDENTITY)]
    assert len([each for each in reasons if each.startswith("one event on one day")]) == 1
    (moved,) = store.quads_for_pattern(None, vocab.REPLACED_BY, None, vocab.IDENTITY)
    assert not any(True for _ in store.quads_for_pattern(moved.subject, vocab.RDF_TYPE, None))
    assert any(True for _ in store.quads_for_pattern(moved.object, vocab.RDF_TYPE, None))


def test_graph_of_joined_events_keeps_to_the_shapes(store, tmp_path):
    assert list(problems(store)) == []
    build_articles(ARTICLES, tmp_path / "graph.ttl", extract=extract)
    assert list(problems(open_store(tmp_path / "graph.ttl"))) == []


EVENTS = st.builds(
    "|".join,
    st.tuples(
        st.sampled_from(("青禾县防汛工作会议", "全县防汛会", "座谈会")),
        st.sampled_from(("", "莫云深", "秦若川", "莫云深、秦若川")), st.sampled_from(("", "县礼堂")),
    ),
)  # fmt: skip
DRAWN = st.builds(
    lambda id_, events, published: article(id_, *events, published=published),
    st.sampled_from("abcde"), st.lists(EVENTS, max_size=2, unique=True), st.sampled_from(("2019-05-06", "2019-05-07")),
)  # fmt: skip
RUNS = st.lists(st.lists(DRAWN, min_size=1, max_size=5, unique_by=lambda each: each.id), min_size=2, max_size=4)


@pytest.mark.parametrize("much", [0, 10_000], ids=["piece by piece", "anew"])
@given(runs=RUNS)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_events_of_a_store_are_the_same_however_articles_come_and_go(runs, much):
    assert_keeps_up(runs, much, extract)

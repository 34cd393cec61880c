"""What is read out of each invented article is what a person reads out of it, fact by fact."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from civicgraph.extraction import extract
from civicgraph.facts import facts as facts_of
from civicgraph.model import Article
from civicgraph.reading import read_articles
from scoring import Facts, differences

EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLES = EXAMPLES / "articles"
NAMES = sorted(path.stem for path in (EXAMPLES / "gold").glob("*.json"))
# Facts that are still wrong, by article: exactly these. A line that is right again fails until it is deleted.
KNOWN = json.loads((Path(__file__).parent / "known_misses.json").read_text(encoding="utf-8"))


@cache
def gold(name: str) -> Facts:
    facts: Facts = json.loads((EXAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return facts


@cache
def articles() -> dict[str, Article]:
    found = list(read_articles([ARTICLES]))
    assert [each for each in found if not isinstance(each, Article)] == []
    return {article.id: article for article in found if isinstance(article, Article)}


def sources() -> dict[str, str]:
    """Everything that stands in the file or record of each article, without spaces."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in ARTICLES.glob("*.txt")}
    for line in (ARTICLES / "county-news.jsonl").read_text(encoding="utf-8").splitlines():
        texts[json.loads(line)["id"]] = line
    return {name: re.sub(r"\s|\\n", "", text) for name, text in texts.items()}


def test_every_article_has_gold_facts_and_every_gold_file_an_article() -> None:
    assert sorted(sources()) == NAMES
    assert set(KNOWN) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_facts_of_example_are_exactly_the_gold_facts(name: str) -> None:
    assert differences(gold(name), facts_of(extract(articles()[name]))) == sorted(KNOWN.get(name, []))


@pytest.mark.parametrize("name", NAMES)
def test_gold_names_of_people_stand_in_the_article_once_each(name: str) -> None:
    facts, text = gold(name), sources()[name]
    assert [person for person in facts["persons"] if person not in text] == []
    assert [person for person, count in Counter(facts["persons"]).items() if count > 1] == []
    assert set(facts["reporters"] + facts["editors"]) <= set(facts["persons"])


@pytest.mark.parametrize("name", NAMES)
def test_gold_units_stand_in_the_article_or_follow_from_a_post_and_share_no_form(name: str) -> None:
    facts, text = gold(name), sources()[name]
    holders = {tenure["unit"] for tenure in facts["tenures"]}
    unseen = [u["name"] for u in facts["units"] if not any(form in text for form in (u["name"], *u["aka"]))]
    assert set(unseen) <= holders
    forms = Counter(form for unit in facts["units"] for form in {unit["name"], *unit["aka"]})
    assert [form for form, count in forms.items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_gold_facts_refer_only_to_people_and_units_of_the_article(name: str) -> None:
    facts = gold(name)
    people, units = set(facts["persons"]), {unit["name"] for unit in facts["units"]}
    assert {tenure["person"] for tenure in facts["tenures"]} <= people
    assert {tenure["unit"] for tenure in facts["tenures"]} <= units
    assert {p["who"] for event in facts["events"] for p in event["participants"]} <= people | units
    assert {award["recipient"] for award in facts["awards"]} - {None} <= people | units
    assert {unit for award in facts["awards"] for unit in award["conferrers"]} <= units
    assert {person for award in facts["awards"] for person in award["presenters"]} <= people
    assert {unit for document in facts["documents"] for unit in document["issuers"]} <= units
    assert facts["publisher"] is None or facts["publisher"] in units


@pytest.mark.parametrize("name", NAMES)
def test_gold_titles_of_documents_and_honours_stand_in_the_article(name: str) -> None:
    facts, text = gold(name), sources()[name]
    titles = [fact["title"] for fact in (*facts["documents"], *facts["awards"])]
    assert [title for title in titles if re.sub(r"\s", "", title) not in text] == []


def test_scoring_finds_no_difference_between_equal_facts() -> None:
    assert [differences(gold(name), gold(name)) for name in NAMES] == [[]] * len(NAMES)


def test_scoring_tells_a_lost_role_an_invented_person_and_a_wrong_status() -> None:
    name = "2020-delegation-visit"
    found = copy.deepcopy(gold(name))
    found["events"][1]["participants"][0]["roles"] = ["attend"]
    found["persons"].append("某甲")
    found["tenures"][0]["status"] = "former"
    assert differences(gold(name), found) == [
        "missed\tparticipation\tevent 2 · 欧阳静澜 · chair",
        "missed\ttenure\t尉迟恪 · 中共丹浦县委员会 · 书记 · current",
        "wrong\tparticipation\tevent 2 · 欧阳静澜 · attend",
        "wrong\tperson\t某甲",
        "wrong\ttenure\t尉迟恪 · 中共丹浦县委员会 · 书记 · former",
    ]


def test_scoring_takes_a_unit_by_any_accepted_form_and_an_event_by_what_it_shares() -> None:
    name = "2022-training"
    found = copy.deepcopy(gold(name))
    found["units"][0] = {"name": "县委组织部", "aka": []}
    found["events"][0]["name"] = "乡村振兴“领头雁”专题培训班开班"
    found["events"][0]["place"] = "云沧市青沅县委党校"
    assert differences(gold(name), found) == []

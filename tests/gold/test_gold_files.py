"""The annotated articles are well formed: nothing here reads an article with the extractor."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
KINDS = {
    "meeting",
    "inspection",
    "ceremony",
    "visit",
    "training",
    "contest",
    "activity",
    "signing",
    "incident",
    "other",
}
ROLES = {"attend", "chair", "speak", "read", "present", "receive", "inspect", "accompany", "organise", "sign", "report"}
STATUSES = {"current", "former", "appointed", "removed", "acting", "nominated"}
ARTICLES = {each["id"]: each for each in map(json.loads, (HERE / "articles.jsonl").read_text("utf-8").splitlines())}
FACTS: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted((HERE / "facts").glob("*.json"))
}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def names(facts: dict[str, Any]) -> set[str]:
    return {*facts["persons"], *(unit["name"] for unit in facts["units"])}


def participants(facts: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for event in facts["events"] for each in event["participants"]]


def test_every_article_has_facts_and_every_facts_file_an_article() -> None:
    assert sorted(ARTICLES) == sorted(FACTS)


def test_every_third_article_is_held_back() -> None:
    assert [number for number, name in enumerate(sorted(ARTICLES), 1) if name.endswith("h")] == [
        *range(3, len(ARTICLES) + 1, 3)
    ]


@pytest.mark.parametrize("name", sorted(FACTS))
def test_people_and_documents_stand_in_the_text(name: str) -> None:
    article, facts = ARTICLES[name], FACTS[name]
    text = squeezed(article["title"] + article["text"])
    wanted = [*facts["persons"], *(document["title"] for document in facts["documents"])]
    assert [each for each in wanted if squeezed(each) not in text] == []


@pytest.mark.parametrize("name", sorted(FACTS))
def test_whoever_does_something_is_listed(name: str) -> None:
    facts, listed = FACTS[name], names(FACTS[name])
    used = [each["who"] for each in participants(facts)]
    used += [each for tenure in facts["tenures"] for each in (tenure["person"], tenure["unit"])]
    for award in facts["awards"]:
        used += [*award["conferrers"], *award["presenters"], *([award["recipient"]] if award["recipient"] else [])]
    used += [issuer for document in facts["documents"] for issuer in document["issuers"]]
    used += [*facts["reporters"], *facts["editors"]]
    assert [each for each in used if each not in listed] == []


@pytest.mark.parametrize("name", sorted(FACTS))
def test_values_are_of_the_vocabulary(name: str) -> None:
    facts = FACTS[name]
    assert {each["kind"] for each in facts["events"]} <= KINDS
    assert {role for each in participants(facts) for role in each["roles"]} <= ROLES
    assert {each["status"] for each in facts["tenures"]} <= STATUSES
    for each in [*facts["events"], *facts["awards"]]:
        assert each["date"] is None or date.fromisoformat(each["date"])


@pytest.mark.parametrize("name", sorted(FACTS))
def test_no_form_of_a_name_belongs_to_two_units(name: str) -> None:
    forms = [form for unit in FACTS[name]["units"] for form in {unit["name"], *unit["aka"]}]
    assert sorted(forms) == sorted(set(forms))

"""Each rule that stands in an evidence has a name, a meaning, texts that it reads and texts that it must not read.

They are in ``data/rules/KIND.toml``, one file a kind of rule (``post.body-before`` is of the kind ``post``). A row says
what facts the rule makes of its text, one line a fact:

===============  ===========================================================================
tenure           ``张远山: 青溪县教育局 / 局长 [current]``
person           ``张远山``
unit             ``青溪县教育局``
event            ``全县教育工作会议 | meeting | 2019-05-18 | 青溪县会议中心 | 300`` (– for what is not told)
participation    ``张远山: speak @ 全县教育工作会议``
award            ``优秀教师 → 张远山; 青溪县人民政府; 李文彬`` (recipient; conferrers; presenters, with 、)
document         ``关于加强教育工作的意见 ← 青溪县人民政府``
unmatched        ``title 督察长``
===============  ===========================================================================
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from civicgraph.extraction import extract
from civicgraph.model import Article, Award, Claims, Event, Evidence
from civicgraph.resources import folder

RULES = folder("data") / "rules"
CODE = Path(__file__).parents[2] / "src" / "civicgraph" / "extraction"
KINDS = {path.stem for path in RULES.glob("*.toml")}
HOME, DAY = "河源省临江市青溪县", "2019-05-20"
#: Rules of these kinds are shown by these facts only, though the passages also name people and bodies.
SHOWN_BY = {"post": "tenure", "appointment": "tenure", "holder": "person", "person": "person"}

Row = dict[str, Any]


@cache
def rules() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for path in sorted(RULES.glob("*.toml")):
        for rule in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]:
            assert rule["name"] not in found, f"{rule['name']} has two entries"
            assert rule["name"].partition(".")[0] == path.stem, f"{rule['name']} belongs into another file"
            found[rule["name"]] = rule
    return found


def rows(key: str) -> list[Any]:
    return [
        pytest.param(name, row, id=f"{name}: {row['text'][:24]}") for name, rule in rules().items() for row in rule[key]
    ]


def named_in_code() -> set[str]:
    """All rule names that stand in the code of extraction, of kinds that have a file."""
    found: set[str] = set()
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return {
        name for name in found if re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", name) and name.partition(".")[0] in KINDS
    }


def read(row: Row) -> Claims:
    home = row.get("jurisdiction", HOME)
    published = row.get("published", DAY)
    return extract(Article("rule", row.get("title", ""), row["text"], published, None, home or None))


def lines(claims: Claims, rule: str) -> list[str]:
    """The facts that a rule made, a line each."""
    shown = SHOWN_BY.get(rule.partition(".")[0])
    return [
        line
        for kind, line, evidence in facts(claims)
        if any(each.rule == rule for each in evidence) and shown in (None, kind)
    ]


def facts(claims: Claims) -> Iterator[tuple[str, str, tuple[Evidence, ...]]]:
    for person in claims.persons:
        yield "person", person.name, person.evidence
    for unit in claims.units:
        yield "unit", unit.name, unit.evidence
    for t in claims.tenures:
        yield "tenure", f"{t.person}: {t.unit} / {t.title} [{t.status}]", t.evidence
    for event in claims.events:
        yield "event", event_line(event), event.evidence
        for part in event.participants:
            yield "participation", f"{part.who}: {part.role} @ {event.name}", part.evidence
    for award in claims.awards:
        yield "award", award_line(award), award.evidence
    for document in claims.documents:
        yield "document", f"{document.title} ← {'、'.join(document.issuers) or '–'}", document.evidence
    for each in claims.unmatched:
        yield "unmatched", f"{each.kind} {each.surface}", (each.evidence,)


def event_line(event: Event) -> str:
    told = (event.date, event.place, event.attendance)
    return " | ".join([event.name, event.kind, *("–" if value is None else str(value) for value in told)])


def award_line(award: Award) -> str:
    givers = ("、".join(names) or "–" for names in (award.conferrers, award.presenters))
    return f"{award.title} → {'; '.join([award.recipient or '–', *givers])}"


@pytest.mark.parametrize(("rule", "row"), rows("examples"))
def test_rule_makes_the_facts_of_its_examples(rule: str, row: Row) -> None:
    assert sorted(row["gives"]) == sorted(lines(read(row), rule))


@pytest.mark.parametrize(("rule", "row"), rows("rejects"))
def test_rule_makes_no_fact_of_what_it_must_not_read(rule: str, row: Row) -> None:
    assert lines(read(row), rule) == [], row["because"]


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule["name"])
def test_rule_says_what_it_means_and_shows_it_both_ways(rule: Row) -> None:
    assert rule["meaning"].endswith(".")
    assert rule["meaning_zh"].endswith("。")
    assert rule["examples"]
    assert all(row["gives"] for row in rule["examples"])
    assert rule["rejects"]
    assert all(row["because"] for row in rule["rejects"])


def test_rules_in_the_code_and_rules_with_examples_are_the_same() -> None:
    assert named_in_code() == set(rules())

"""Who holds which post where, sentence by sentence: tenures.txt has the sentences and what they tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicgraph.extraction import extract
from civicgraph.model import Article, Claims

CASES = Path(__file__).parent / "tenures.txt"
HOME = "河源省临江市青溪县"


def cases() -> list[tuple[str, list[str], list[str]]]:
    """Text, tenures and people without a tenure of each case."""
    found: list[tuple[str, list[str], list[str]]] = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("  = "):
            found[-1][1].append(line[4:])
        elif line.startswith("  @ "):
            found[-1][2].extend(line[4:].split())
        elif line and not line.startswith("#"):
            found.append((line.replace("\\n", "\n"), [], []))
    return found


def read(text: str, home: str | None = HOME, published: str = "2019-05-20") -> Claims:
    return extract(Article("case", "", text, published, None, home))


def tenures(claims: Claims) -> list[str]:
    return [f"{t.person}: {t.unit} / {t.title} [{t.status}]" for t in claims.tenures]


@pytest.mark.parametrize(("text", "expected", "others"), cases(), ids=lambda value: str(value)[:24])
def test_sentence_tells_these_tenures_and_people(text: str, expected: list[str], others: list[str]) -> None:
    claims = read(text)
    holders = {line.partition(":")[0] for line in expected}

    assert sorted(expected) == sorted(tenures(claims))
    assert sorted({*holders, *others}) == sorted(person.name for person in claims.persons)


def test_evidence_of_a_tenure_runs_from_the_post_to_the_name() -> None:
    claims = read("会议要求，县教育局局长张远山牵头。")

    assert [each.quote for each in claims.tenures[0].evidence] == ["县教育局局长张远山"]


def test_post_of_a_visitor_is_of_the_visitors_county() -> None:
    found = tenures(read("平舆县委副书记、县长张远山率团来我县考察，县长李文彬陪同。", "河南省驻马店市上蔡县"))

    assert "张远山: 平舆县人民政府 / 县长 [current]" in found
    assert "李文彬: 上蔡县人民政府 / 县长 [current]" in found


def test_mayor_in_the_news_of_a_county_is_the_prefectures_and_in_a_county_level_city_its_own() -> None:
    assert tenures(read("市长张远山讲话。", "河南省驻马店市平舆县")) == ["张远山: 驻马店市人民政府 / 市长 [current]"]
    assert tenures(read("市长张远山讲话。", "江苏省苏州市昆山市")) == ["张远山: 昆山市人民政府 / 市长 [current]"]
    assert tenures(read("市长张远山讲话。", "北京市海淀区")) == ["张远山: 北京市人民政府 / 市长 [current]"]


def test_who_gets_a_post_is_not_also_said_to_hold_it() -> None:
    found = tenures(read("会议任命张远山为县教育局局长。县教育局局长张远山作了表态发言。"))

    assert found == ["张远山: 青溪县教育局 / 局长 [appointed]"]


def test_post_in_a_by_line_is_no_tenure() -> None:
    claims = read("我县召开教育工作会议，张远山讲话。\n（县委宣传部 李文彬）")

    assert "李文彬" not in {tenure.person for tenure in claims.tenures}


def test_same_article_gives_the_same_tenures_twice() -> None:
    text = "县委常委、宣传部部长李文彬，副县长王海涛出席会议。"

    assert read(text) == read(text)

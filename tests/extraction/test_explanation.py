"""What ``civicgraph explain`` shows."""

from __future__ import annotations

import unicodedata

from click.testing import CliRunner

from civicgraph.cli.explain import command
from civicgraph.extraction.explanation import explain
from civicgraph.model import Article

TEXT = "5月18日，县长张远山在县会议中心主持召开全县教育工作会议。"
HOME = "河源省临江市青溪县"


def lines(text: str = TEXT) -> list[str]:
    return list(explain(Article("a", "", text, "2019-05-20", None, HOME)))


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def test_facts_stand_in_columns_with_labels_in_two_languages() -> None:
    facts = lines()[lines().index("事实 facts") + 1 :]
    assert [line.split()[:2] for line in facts] == [["任职", "tenure"], ["活动", "event"], ["角色", "role"]]
    assert len({width(line[: line.index(word)]) for line, word in zip(facts, ("张", "全", "张"), strict=True)}) == 1


def test_each_fact_shows_the_rule_and_the_quote() -> None:
    assert any(
        "event.held" in line and "全县教育工作会议 [meeting] · 2019-05-18 · 青溪县会议中心" in line for line in lines()
    )
    assert any("role.chair" in line and "“县长张远山在县会议中心主持召开”" in line for line in lines())


def test_sentence_shows_what_was_read_in_it() -> None:
    shown = "\n".join(lines())
    assert "日期 date     5月18日 → 2019-05-18" in shown
    assert "角色 role     张远山: chair “主持召开”" in shown


def test_word_that_refers_back_says_so() -> None:
    assert any("指前文" in line for line in lines(TEXT + "会议要求，抓好安全。"))


def test_nothing_found_is_said() -> None:
    assert lines("天气很好。")[-2:] == ["事实 facts", "  –"]


def test_command_explains_a_sentence() -> None:
    result = CliRunner().invoke(command, [TEXT, "--jurisdiction", HOME, "--published", "2019-05-20"])
    assert result.exit_code == 0
    assert "张远山: 青溪县人民政府 / 县长 [current]" in result.stdout

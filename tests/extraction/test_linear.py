"""The time that an article takes grows with its length, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from civicgraph.extraction import extract
from civicgraph.model import Article

SURNAMES = "王李张刘陈杨赵周吴徐孙胡朱高郭"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚"
NAMES = [a + b + c for b in GIVEN for a in SURNAMES for c in GIVEN]
STORY = (
    "3月8日上午，青溪县委书记{0}到石桥镇柳溪村调研乡村振兴工作，县委常委、副县长{1}陪同。{0}强调，要坚持党建引领。"
    "县教育局、县水利局负责人参加调研。随后，县政府召开全县安全生产工作会议，会上授予{1}“先进个人”称号。"
)
MANY_TIMES: dict[str, tuple[int, Callable[[int], str]]] = {
    "a list of names": (1_100, lambda n: "县领导" + "、".join(NAMES[:n]) + "等参加会议。"),
    "a list of posts": (700, lambda n: "、".join(f"副县长{name}" for name in NAMES[:n]) + "出席。"),
    "paragraphs": (50, lambda n: "\n".join(STORY.format(NAMES[at], NAMES[-at - 1]) for at in range(n))),
    "one line without marks": (
        60,
        lambda n: "".join(STORY.format(*NAMES[:2]).translate(dict.fromkeys(map(ord, "，。、“”"))) for _ in range(n)),
    ),
    "one sentence": (60, lambda n: STORY.format(*NAMES[:2]).replace("。", "，") * n),
    "brackets": (600, lambda n: "“（《" * n + "县长王伟出席。"),
    "closed brackets": (600, lambda n: "（" * n + "县长王伟" + "）" * n),
    "quotations": (150, lambda n: "“县委书记”、" * n),
    "places": (800, lambda n: "、".join(["河南省驻马店市平舆县"] * n)),
    "speakers": (500, lambda n: "".join(f"{name}说，要干。" for name in NAMES[:n])),
    "winners, one a line": (
        250,
        lambda n: "一、先进个人（9名）\n" + "\n".join(f"{name} 县一中教师" for name in NAMES[:n]),
    ),
    "winners in a line": (250, lambda n: "先进个人：" + "、".join(NAMES[:n])),
    "honoured bodies": (250, lambda n: "一、先进单位\n" + "\n".join(f"县第{at}中学" for at in range(n))),
    "headings of winners": (250, lambda n: "；".join(f"一等奖：{name}" for name in NAMES[:n])),
    "dates": (200, lambda n: "3月8日，" * n),
}
#: Four times the text may take so many times as long; what grows with the square takes sixteen.
MOST = 8


def seconds(text: str) -> float:
    begin = process_time()
    extract(Article("a", "县长调研", text, "2020-03-09"))
    return process_time() - begin


@pytest.mark.parametrize("kind", MANY_TIMES)
def test_four_times_the_text_takes_about_four_times_as_long(kind: str) -> None:
    size, make = MANY_TIMES[kind]
    short, long = make(size), make(4 * size)
    seconds(short)  # loads what is loaded once

    ratios = (seconds(long) / seconds(short) for _ in range(3))

    assert any(ratio < MOST for ratio in ratios)

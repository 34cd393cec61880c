"""Make articles in the style of county news, with the facts that they state.

python benchmarks/generate.py ARTICLES [--facts FACTS.jsonl] > ARTICLES.jsonl

Counties and people are invented, phrases are those of the genre. The same number gives the same articles, and the first
articles of a larger number are those of a smaller one. One line a fact: [article, person, body, title].
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROVINCE, CITIES = "云岭省", ("白沙市", "临江市", "望海市", "青岚市", "金河市")
FIRST, SECOND = "青石云梅松桃柳竹枫桂兰清银玉翠碧平安永和", "禾桥溪坪岭湾塘坝浦川源泉谷沟林"
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁任沈姚卢"
GIVEN = "伟芳敏静丽强磊军洋勇艳杰娟涛超秀霞刚桂晨阳宇轩志远建华文斌国庆海波晓东春雷德明立新永胜玉兰婷雪梅红卫"
ARTICLES_OF_A_COUNTY = 150
BUREAUS = ("教育局", "水利局", "财政局", "民政局", "交通运输局", "农业农村局", "文化广电和旅游局", "统计局")
TOPICS = (
    "防汛",
    "安全生产",
    "乡村振兴",
    "脱贫攻坚",
    "环境保护",
    "招商引资",
    "春季造林",
    "教育",
    "食品安全",
    "政务公开",
)
FILLERS = (
    "会议指出，今年以来全县{topic}工作取得明显成效，完成投资{n}万元，同比增长{m}%。",
    "会议要求，各乡镇、各部门要提高认识，压实责任，把{topic}工作抓实抓细，确保按时完成全年任务。",
    "据了解，该项目总投资{n}万元，占地{m}亩，建成后可带动{m}00余名群众就近就业。",
    "近年来，当地坚持把{topic}摆在突出位置，先后投入资金{n}万元，惠及群众{m}000多人。",
    "要坚持问题导向，建立台账，逐项销号，切实解决群众关心的{topic}方面的{m}个问题。",
    "现场，工作人员介绍了{topic}工作的进展情况，{m}名志愿者参加了活动，发放宣传资料{n}份。",
    "下一步，将继续加大投入，完善机制，推动{topic}工作再上新台阶，为全县经济社会发展作出新的贡献。",
)


@dataclass(frozen=True)
class Official:
    """Somebody in a post, and the words that name the two in an article of the county."""

    name: str
    body: str
    title: str
    words: str


class County:
    """An invented county with its officials."""

    def __init__(self, number: int) -> None:
        chance = random.Random(f"county {number}")  # nothing secret
        name = FIRST[number % len(FIRST)] + SECOND[number // len(FIRST) % len(SECOND)]
        city = CITIES[number // (len(FIRST) * len(SECOND)) % len(CITIES)]
        self.name = f"{name}县"
        self.place = f"{PROVINCE}{city}{self.name}"
        names = iter(_names(chance, 40))
        committee, government = f"中共{self.name}委员会", f"{self.name}人民政府"
        self.leaders = [
            Official(next(names), committee, "书记", "县委书记"),
            Official(next(names), government, "县长", "县长"),
            Official(next(names), committee, "副书记", "县委副书记"),
            Official(next(names), government, "常务副县长", "常务副县长"),
            *(Official(next(names), government, "副县长", "副县长") for _ in range(3)),
        ]
        self.heads = [Official(next(names), self.name + each, "局长", f"县{each}局长") for each in BUREAUS]
        self.reporters = [next(names) for _ in range(4)]
        self.new = [next(names) for _ in range(10)]


def _names(chance: random.Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2))] = None
    return list(found)


Fact = tuple[str, str, str]
Told = tuple[str, list[str], list[Official]]


def _meeting(county: County, chance: random.Random, topic: str, day: str) -> Told:
    first, second, *others = _some(county, chance)
    held = chance.choice(("召开", "举行", "组织召开"))
    listed = "、".join(each.words + each.name for each in others)
    opening = chance.choice((
        f"{day}，{county.name}{held}{topic}工作会议。{first.words}{first.name}出席会议并讲话，"
        f"{second.words}{second.name}主持会议。{listed}参加会议。",
        f"{day}，全县{topic}工作推进会在县会议中心召开。{first.words}{first.name}出席并作重要讲话，"
        f"{listed}出席会议，会议由{second.words}{second.name}主持。",
    ))  # fmt: skip
    return f"{county.name}{held}{topic}工作会议", [opening], [first, second, *others]


def _inspection(county: County, chance: random.Random, topic: str, day: str) -> Told:
    first, *others = _some(county, chance)
    where = chance.choice(("工业园区", "城关镇", "河堤工地", "实验小学"))
    listed = "、".join(each.words + each.name for each in others)
    along = chance.choice((f"{listed}陪同调研。", f"{listed}一同参加。"))
    opening = f"{day}，{first.words}{first.name}到{where}调研{topic}工作。{along}"
    return f"{first.name}到{where}调研{topic}工作", [opening], [first, *others]


def _interview(county: County, chance: random.Random, topic: str, _: str) -> Told:
    head = chance.choice(county.heads)
    opening = f"“我们要把{topic}工作做到群众心坎上。”{head.words}{head.name}说。"
    return f"{county.name}：{topic}工作走在前列", [opening], [head]


def _some(county: County, chance: random.Random) -> list[Official]:
    return [*sorted(chance.sample(county.leaders, 3), key=county.leaders.index), chance.choice(county.heads)]


KINDS = (_meeting, _meeting, _inspection, _interview)


def article(number: int) -> tuple[dict[str, str], list[Fact]]:
    """The article of this number as a record, and the posts that it states: person, body, title."""
    chance = random.Random(number)
    county = County(number // ARTICLES_OF_A_COUNTY)
    topic = chance.choice(TOPICS)
    year, month, day = 2010 + number % 15, chance.randrange(1, 13), chance.randrange(2, 29)
    title, paragraphs, officials = chance.choice(KINDS)(county, chance, topic, f"{month}月{day - 1}日")
    for filler in chance.sample(FILLERS, chance.randrange(3, len(FILLERS))):
        paragraphs.append(filler.format(topic=topic, n=chance.randrange(100, 9000), m=chance.randrange(2, 99)))
    reporter = chance.choice(county.reporters)
    text = "\n".join((f"本报讯（记者 {reporter}）{paragraphs[0]}", *paragraphs[1:]))
    record = {
        "id": f"{number:07}", "title": title, "published": f"{year}-{month:02}-{day:02}",
        "publisher": f"{county.name}融媒体中心", "jurisdiction": county.place, "text": text,
    }  # fmt: skip
    return record, [(each.name, each.body, each.title) for each in officials]


def articles(count: int) -> Iterator[tuple[dict[str, str], list[Fact]]]:
    """So many articles with their facts, one after the other."""
    return map(article, range(count))


def write(count: int, out: Path, facts: Path) -> None:
    """Write articles and facts to two files, as JSON Lines."""
    with out.open("w", encoding="utf-8") as records, facts.open("w", encoding="utf-8") as stated:
        for record, found in articles(count):
            records.write(json.dumps(record, ensure_ascii=False) + "\n")
            stated.writelines(json.dumps([record["id"], *fact], ensure_ascii=False) + "\n" for fact in found)


def main() -> None:
    """Write articles to the standard output."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("articles", type=int)
    options.add_argument("--facts", type=Path, default=Path("/dev/null"))
    chosen = options.parse_args()
    with chosen.facts.open("w", encoding="utf-8") as facts:
        for record, found in articles(chosen.articles):
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
            facts.writelines(json.dumps([record["id"], *fact], ensure_ascii=False) + "\n" for fact in found)


if __name__ == "__main__":
    main()

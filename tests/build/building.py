"""A process that builds the invented articles with several processes, for tests that stop it: STORE NUMBER."""

import sys
from pathlib import Path

from civicgraph.model import Article
from civicgraph.pipeline import Options, build_articles

COUNTY = "云岭省白沙市青禾县"
TEXT = (
    "{day}，青禾县召开防汛工作会议。县委书记莫云深出席会议并讲话。"
    "县委副书记、县长秦若川主持会议，县水利局局长{name}参加。"
)
NAMES = ("苏晓禾", "陈望山", "林致远")


def articles(count: int) -> list[Article]:
    """Articles of one county, all different."""
    texts = [TEXT.format(day=f"{1 + n % 12}月{1 + n % 28}日", name=NAMES[n % 3]) * (1 + n % 3) for n in range(count)]
    return [
        Article(f"a{number}", f"第{number}次会议", text, published=f"{2000 + number % 20}-12-31", jurisdiction=COUNTY)
        for number, text in enumerate(texts)
    ]


if __name__ == "__main__":
    build_articles(articles(int(sys.argv[2])), Path(sys.argv[1]), options=Options(jobs=int(sys.argv[3]), prune=True))

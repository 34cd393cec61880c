"""Lists of winners by category: 先进单位（5个）：县教育局、县民政局…; 一等奖：张山 李石."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civicgraph.extraction.awards.frames import Giving
from civicgraph.extraction.awards.honours import is_honour
from civicgraph.extraction.page import Page, Sentence
from civicgraph.names import name_list

_CATEGORY = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、])?\s*“?(?P<title>[^，。；：“”（）\n]{2,30})”?"
    r"(?:名单)?(?:（(?:共)?\d+[名个人家户位项]）)?(?:\d+[名个人家户位项])?(?:：|\n)"
)
_ABOUT = re.compile(r"表彰|获奖|授予|评选|先进|优秀|名单|颁奖")


def may_list_winners(text: str) -> bool:
    """Whether a text is about honours at all."""
    return _ABOUT.search(text) is not None


def winners(page: Page, sentence: Sentence) -> Iterator[Giving]:
    """The category with its winners, where a line or sentence begins so in an article about honours."""
    match = _CATEGORY.match(page.text, sentence.start, sentence.end + 1)
    if match is None or not is_honour(match["title"]) or not _ABOUT.search(page.text[: sentence.start]):
        return
    names = name_list(page.text, match.end(), sentence.end)
    units = [unit for unit in page.units_in(match.end(), sentence.end)]
    recipients = tuple(name.name for name in names) or tuple(each.name for unit in units for each in unit.names)
    if recipients:
        yield Giving(sentence.start, sentence.end, match["title"], recipients, (), "award.winners")

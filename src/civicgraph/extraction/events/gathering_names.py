"""Whose gathering it is: the body that holds 新闻发布会, the congress whose 第四次会议 it is."""

from __future__ import annotations

from civicgraph.extraction.events.phrases import EventPhrase
from civicgraph.extraction.events.story import Scene, Story
from civicgraph.text import lazy_re as re

_HOLDS = re.compile(r"[^，。；]{0,16}?(?:召开|举行|举办)")
_SESSION_OF = re.compile(
    r"(?P<whose>[^，。；：\n]{1,40}?(?:人大|政协|党委|常委会|委员会|主席团|党组|中心组|政府|县委|市委|区委|省委|协会|联合会|领导小组))"
    r"(?:[上下]午)?(?:在[^，。；：]{2,16})?(?:组织|胜利|隆重|正式|集中)?(?:召开|举行)了?$"
)
_HELD_IN = re.compile(r"(?:在[^，。；]{2,24}?)?(?:隆重|正式|顺利)?(?:举行|召开|举办)了?")


def holder(story: Story, scene: Scene, phrase: EventPhrase) -> str | None:
    """国务院新闻办公室今天举行新闻发布会: the body whose gathering it is."""
    posts = story.people.post_spans(scene.start, phrase.start)
    before = [
        unit
        for unit in story.page.units_in(scene.start, phrase.start)
        if not any(start <= unit.start < end for start, end in posts)
    ]
    held = before and _HOLDS.match(story.page.text, before[-1].end, phrase.start)
    return before[-1].form if held else None


def session_of(story: Story, scene: Scene, phrase: EventPhrase) -> str:
    """县十六届人大一次会议主席团|举行|第四次会议: whose session it is."""
    held = _SESSION_OF.search(story.page.text, scene.start, phrase.start)
    if held is None:
        return ""
    dates = [date.end for date in story.page.dates_in(held.start("whose"), held.end("whose"))]
    return story.page.quote(max((held.start("whose"), *dates)), held.end("whose")).strip()


def whose(story: Story, scene: Scene, phrase: EventPhrase) -> str | None:
    """轮训班在…举行结业典礼: the gathering whose ceremony it is."""
    before = [other for other in scene.phrases if other.end <= phrase.start and not other.bare]
    if not before or not _HELD_IN.fullmatch(story.page.text, before[-1].end, phrase.start):
        return None
    return story.localised(story.page.quote(before[-1].start, before[-1].end))

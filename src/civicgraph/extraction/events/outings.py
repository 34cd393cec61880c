"""What somebody goes out to do, told without a name: hand over a plaque, teach a class, win investors."""

from __future__ import annotations

from civicgraph.extraction.events.details import has_day
from civicgraph.extraction.events.drafts import Draft, same_gathering
from civicgraph.extraction.events.places import destination, goes_to, venue
from civicgraph.extraction.events.roster import assign
from civicgraph.extraction.events.story import Scene, Story, Turn
from civicgraph.extraction.roles import RoleUse
from civicgraph.model import EventKind
from civicgraph.text import lazy_re as re

_CUE = re.compile(
    r"牌匾|奖牌|铜牌|匾额|锦旗|聘书|授牌|颁奖|授匾|授旗|招商|宣讲|讲座|党课|[政治]课|授课|组织.*(?:参观|观摩)|祭扫|瞻仰|缅怀"
)
_HANDED = re.compile(
    r"(?P<what>(?:为|向|给|到|来到)[^，。；：\n]{1,30}?(?<!被)(?:授予|颁发|颁授|送上|赠送|授|挂)了?[^，。；\n]{0,24}?"
    r"(?:牌匾|奖牌|铜牌|匾额|锦旗|聘书))(?=[，。；！\n]|$)"
)
_HANDED_TO_ALL = re.compile(
    r"(?P<what>对[^，。；\n]{2,40}?进行了?(?:集中|隆重|现场|统一)?(?:授牌|颁奖|授匾|授旗|授奖)[^，。；]{0,6})"
)
_TAUGHT = re.compile(
    r"(?P<what>(?:为|给|向)[^，。；：\n]{2,24}?(?:作|讲授|上|开展|作了|上了|讲授了)了?(?:一[堂场次])?"
    r"[^，。；：\n]{0,24}?(?:宣讲|讲座|党课|报告|[政治]课|公开课|授课))(?=[，。；！\n]|$)"
)
_INVITING = re.compile(
    r"(?P<what>(?:赴|到|前往)[^，。；：\n]{2,24}?(?:开展|进行)?(?:[^，。；]{0,4}考察)?招商(?:引资)?(?:考察|推介)?(?:活动|工作)?)(?=[，。；！\n]|$)"
)
_TOUR = re.compile(
    r"(?P<what>组织[^，。；：\n]{0,30}?(?:(?:赴|到|前往)[^，。；：\n]{2,24}?)?(?:参观|观摩)(?![团组会])(?:学习|了)?[^，。；：的\n]{2,30})(?=[，。；！\n]|$)"
)
_HOMAGE = re.compile(
    r"(?P<what>(?:组织|赴|到|前往|来到)[^，。；：\n]{2,30}?(?:祭扫|瞻仰|缅怀|敬献花篮)[^，。；：\n]{0,20})(?=[，。；！\n]|$)"
)
_HEAD = "outing"
_LEADS = re.compile(r"率队|带队|带领|率领|一行")
_SAID = re.compile(r"表彰|授牌|授予|颁|聘|讲|课|招商|参观|观摩|祭扫|瞻仰|缅怀")
_NOT = re.compile(r"决定|拟|关于|曾|多次|先后\d|共为|累计|将")
_KINDS: tuple[tuple[re.Pattern[str], EventKind], ...] = (
    (_HANDED, "ceremony"),
    (_HANDED_TO_ALL, "ceremony"),
    (_TAUGHT, "training"),
    (_INVITING, "visit"),
    (_TOUR, "visit"),
    (_HOMAGE, "activity"),
)


def read_outings(story: Story, scene: Scene) -> list[Turn]:
    """Where the headline or the first sentence tells what somebody did, and nothing has a name yet."""
    text = story.page.text
    if not (scene.in_title or scene.lead) or scene.names_gathering() or story.feature:
        return []
    if _CUE.search(text, scene.start, scene.end) is None or (story.drafts and story.drafts[0].head != _HEAD):
        return []
    if not (scene.in_title or has_day(story.page, scene.start, scene.end)):
        return []
    for pattern, kind in _KINDS:
        match = pattern.search(text, scene.start, scene.reading.said_from)
        if match and _is_told(story, scene, match, kind):
            return [_turn(story, scene, match, kind)]
    return []


def _is_told(story: Story, scene: Scene, match: re.Match[str], kind: EventKind) -> bool:
    text = story.page.text
    if story.page.inside_quote(match.start()) or _NOT.search(text, scene.start, match.end()):
        return False
    return (
        kind != "visit"
        or match["what"].startswith("组织")
        or _LEADS.search(text, scene.start, match.start()) is not None
    )


def _headline(story: Story) -> str:
    """The headline's own words for what the first sentence tells: 青溪县表彰文明单位."""
    title = story.page.article.title.split()[-1:]
    return story.localised(title[0]) if title and _SAID.search(title[0]) else ""


def _turn(story: Story, scene: Scene, match: re.Match[str], kind: EventKind) -> Turn:
    """The event of a headline again, or a new one; who stands before the verb takes part."""
    before = [group for group in scene.groups if group.end <= match.start() and group.members[0].kind == "person"]
    group = before[-1] if before else None
    who = group.members[0].who[0] if group else ""
    told = story.localised(story.short(who + story.page.quote(match.start("what"), match.end("what"))))
    name = told if group or scene.in_title else _headline(story) or told
    known = next((draft for draft in story.drafts if same_gathering(draft, name, kind)), None)
    draft = known or story.add(Draft(name, kind, _HEAD))
    story.dated(draft, scene, match.end())
    place = venue(story.ground, scene.start, scene.end) or goes_to(story.ground, scene.start, scene.end)
    story.located(draft, place or (destination(story.ground, scene.start, scene.end) if kind == "visit" else None))
    draft.evidence.append(story.page.evidence(match.start(), match.end(), "event.outing"))
    if group is not None and kind == "visit":
        assign(story.cast, draft, RoleUse(group, "inspect", group.start, match.end(), "招商"), holds=False)
    return Turn(match.start(), draft)

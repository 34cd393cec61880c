"""Ceremonies that only a verb tells: …正式挂牌, …建成通车, on a day of their own."""

from __future__ import annotations

from functools import cache

from civicgraph.extraction.events.drafts import Draft, same_gathering
from civicgraph.extraction.events.places import venue
from civicgraph.extraction.events.story import Scene, Story, Turn
from civicgraph.extraction.events.verbs import one_of
from civicgraph.extraction.page import Page
from civicgraph.text import lazy_re as re
from civicgraph.text.dates import DateMention

_ADVERBS = r"(?:正式|顺利|隆重|成功|集中|全面|将|于|同时|建成|在[^，。]{2,20})*"
_LEAD_IN = re.compile(
    r"^(?:[^，。]{0,20}(?:随着|伴随)[^，。]*，)?(?:总投资[^，。的]{2,14}的|由[^，。]{2,20}(?:捐资|投资|承建)[^，。的]{0,10}的)*"
)
_HANDS_OVER = frozenset({"颁发", "颁授", "颁奖", "授旗", "授牌"})
_DECISION = re.compile(r"关于|决定")
_EXPECTED = re.compile(r"(?:预计|有望|力争|计划|标志着|确保|争取)[^，。；]*$")
_SHORT = 6
_RECENT = 10


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(one_of("act"))


@cache
def _act() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<what>[^，。；：！？\n]{{3,60}}?){_ADVERBS}(?P<verb>{one_of('act')})(?=以来|[，。；！、（ \n]|$)"
    )


def read_acts(story: Story, scene: Scene) -> list[Turn]:
    """Where the sentence tells of a ceremony that has no name."""
    if any(not phrase.bare for phrase in scene.phrases) or (story.drafts and scene.in_title):
        return []
    days = [date for date in story.page.dates_in(scene.start, scene.end) if date.value and date.value.grain == "day"]
    if not days or not _verb().search(story.page.text, scene.start, scene.end):
        return []
    turns = []
    for match in _act().finditer(story.page.text, scene.start, scene.end):
        before = [day for day in days if day.end <= match.start("verb")]
        likely = not _EXPECTED.search(story.page.text, scene.start, match.start("verb"))
        if (
            before
            and likely
            and not _long_ago(story.page, before[-1])
            and not story.page.inside_quote(match.start("verb"))
        ):
            draft = _ceremony(story, scene, match, before[-1])
            turns.append(Turn(match.start("what"), draft))
    return turns


def read_handing_over(story: Story, scene: Scene) -> list[Turn]:
    """A向B颁发任命书: what the article is about, before anything has a name."""
    use = next((use for use in scene.reading.uses if use.role == "present" and use.word in _HANDS_OVER), None)
    if use is None or scene.phrases or not (scene.in_title or scene.lead) or use.group.members[0].kind != "person":
        return []
    if _DECISION.search(story.page.text, scene.start, use.end):
        return []
    if story.drafts and story.current is not story.drafts[0]:
        return []
    draft = story.current or story.add(Draft(story.words_of(scene, use), "ceremony", use.word))
    if draft.head not in _HANDS_OVER:
        return []
    story.located(draft, venue(story.ground, scene.start, scene.end))
    draft.evidence.append(story.page.evidence(use.start, use.end, "event.act"))
    return [Turn(use.start, draft)]


def _long_ago(page: Page, day: DateMention) -> bool:
    """1952年11月20日，印章启用: history."""
    return bool(page.year and day.value and int(day.value.value[:4]) < page.year - _RECENT)


def _ceremony(story: Story, scene: Scene, match: re.Match[str], day: DateMention) -> Draft:
    name = story.localised(_what(story, match, day))
    known = (draft for draft in story.drafts if same_gathering(draft, name, "ceremony"))
    draft = next(known, None) or Draft(name, "ceremony", match["verb"], day.value)
    draft.evidence.append(story.page.evidence(match.start(), match.end(), "event.act"))
    story.located(draft, venue(story.ground, scene.start, match.end()))
    if draft not in story.drafts:
        story.drafts.append(draft)
    if story.current is None or scene.lead:
        story.turn_to(draft)
    return draft


def _what(story: Story, match: re.Match[str], day: DateMention) -> str:
    """What was opened, put into service …: the words behind the day, or those before it and the verb."""
    text = story.page.text
    if not match.start() <= day.start < match.end():
        return _LEAD_IN.sub("", match[0])
    behind = text[day.end : match.end()].strip("起以来，在")
    if len(behind) >= _SHORT:
        return _LEAD_IN.sub("", behind)
    before = text[match.start() : day.start].removesuffix("于").removesuffix("将").rsplit("的", 1)[-1]
    return before + text[day.end : match.end()]

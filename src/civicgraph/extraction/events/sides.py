"""What goes with a session and is an event of its own: the oath after it, what those present then look at."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.events.drafts import Draft, same_gathering
from civicgraph.extraction.events.places import destination
from civicgraph.extraction.events.story import Scene, Story, Turn
from civicgraph.model import EventKind
from civicgraph.text import lazy_re as re

_OATH = re.compile(
    r"(?:会后|会议结束后|闭会后|休会后|表决通过后)，(?P<name>[^，。；\n]{0,30}?(?:向宪法|进行(?:了)?(?:宪法)?|举行(?:了)?宪法)宣誓)"
)
_LOOK = re.compile(
    r"(?P<name>(?:与会|参会|参加会议|到会|出席)的?[^，。；\n]{0,12}?(?:人员|领导|嘉宾|代表|来宾|委员|客商|专家)[^。；\n]{0,24}?"
    r"(?:参观|观摩|考察|观看|游览|视察)了?[^。；\n、]{2,30})"
)
_SHOW = re.compile(r"展览?$|展出|[书画图摄影作品]{1,2}展|成果展|博览会")
_SEEN_IN_ORDER = re.compile(r"观摩|视察")
_TAKES_PART = re.compile(r"参观|观摩|考察|观看|游览|视察")
_NOT = re.compile(r"的?(?:重点|演练|比赛|演出|宣传片|专题片|视频|短片|节目)")


def read_sides(story: Story, scene: Scene) -> list[Turn]:
    """Where the sentence tells what followed a session; later sentences still speak of the session."""
    session, text = story.current, story.page.text
    if session is None or session.inspects or scene.in_title:
        return []
    turns = []
    if text.find("宣誓", scene.start, scene.end) >= 0:
        turns += list(_oaths(story, scene, session))
    if _TAKES_PART.search(text, scene.start, scene.end):
        turns += list(_looks(story, scene, session))
    return turns


def _oaths(story: Story, scene: Scene, session: Draft) -> Iterator[Turn]:
    """会后，新任命人员向宪法宣誓."""
    match = _OATH.search(story.page.text, scene.start, scene.end)
    if match and session.kind == "meeting" and not any("宣誓" in draft.name for draft in story.drafts):
        yield _side(story, session, match, "ceremony", None)


def _looks(story: Story, scene: Scene, session: Draft) -> Iterator[Turn]:
    """与会人员参观了书法展: an event of its own where the text tells its place."""
    match = _LOOK.search(story.page.text, scene.start, scene.end)
    if match is None or _NOT.search(match["name"]):
        return
    place = destination(story.ground, match.start(), scene.end)
    if place is None or place == session.place:
        return
    seen = _SEEN_IN_ORDER.search(match["name"])
    kind: EventKind = "activity" if _SHOW.search(match["name"]) else "inspection" if seen else "visit"
    yield _side(story, session, match, kind, place)


def _side(story: Story, session: Draft, match: re.Match[str], kind: EventKind, place: str | None) -> Turn:
    name = story.localised(story.page.quote(match.start("name"), match.end("name")))
    known = next((draft for draft in story.drafts if same_gathering(draft, name, kind)), None)
    draft = known or Draft(name, kind, name[-2:], session.date, place)
    if known is None:
        story.drafts.append(draft)
    draft.evidence.append(story.page.evidence(match.start("name"), match.end("name"), "event.beside"))
    return Turn(match.start("name"), draft)

"""Inspections and visits, which a verb tells: A到B调研, 检查, 慰问; and encounters: A会见B."""

from __future__ import annotations

from civicgraph.extraction.events.details import event_date, has_day
from civicgraph.extraction.events.drafts import Draft
from civicgraph.extraction.events.places import destination, goes_to, venue
from civicgraph.extraction.events.roster import assign
from civicgraph.extraction.events.story import Scene, Story, Turn, is_afterwards, says_little
from civicgraph.extraction.page import Page
from civicgraph.extraction.roles import RoleUse
from civicgraph.model import EventKind
from civicgraph.text import lazy_re as re

_DELEGATION = re.compile(
    r"(?:党政|友好|经贸|政府|学习|考察)代表团|党政考察团|考察学习团|参观学习|考察学习|学习考察|考察交流|交流考察|交流学习|学习交流"
)
_ENCOUNTERS = frozenset({"会见", "亲切会见", "接见", "会谈", "举行会谈", "会晤", "座谈", "座谈交流"})
_THEY = re.compile(
    r"\s*(?:随后，?|接着，?|会后，)?(?:[他她]|与会人员|[^，。；：]{0,8}(?:一行|[察研查导访问视]组|代表团|考察团))"
)
#: 执法检查工作启动: the headline tells of a session about it
_NO_DEED = re.compile(r"(?:工作)?(?:启动|动员|部署|推进|座谈|总结|汇报|反馈)")
_MEANWHILE = re.compile(r"\s*(?:[^，。；：]{2,6}中|期间)，")
_SCENE = re.compile(r"现场|一线|灾区|医院")
_ALSO_OF_VISITORS = frozenset({"参观", "考核", "验收", "查看", "抽查"})
_CAME = re.compile(r"(?:到|赴|来|深入|前往|走进|一行|带队|率队)[^，。；]*$")
_COMES_ALONG = re.compile(
    r"(?:\d+人)?[，]?(?:还|又|先后|首先|随后|分别|冒[雨雪]|一路){0,2}(?:来到|深入|走进|前往|赴|到)"
)
#: 某县考察团来我县参观考察
_VISITORS = re.compile(
    r"[县市区州旗](?:党政)?代表团[^，。；：]{0,4}(?:来|莅|赴|到|在)|[县市区州旗](?:[^，。；：]{0,10}等)?[^，。；：省央部厅]{0,8}考察[^，。；：]{0,2}团[^，。；：]{0,4}(?:来|莅|赴|到)"
)
_COMPANY = re.compile("一行(?:先后|来到|深入|到)")
_NEXT = 30
_EARLY = 3


def read_inspection(story: Story, scene: Scene) -> list[Turn]:
    """Where somebody goes somewhere and looks at something."""
    uses = [use for use in scene.reading.uses if use.role == "inspect"]
    if scene.names_gathering() or not (uses or _somebody_inspects(story.page, scene)):
        return _goes_on(story, scene)
    position = uses[0].start if uses else scene.start
    end = uses[0].end if uses else scene.end
    draft = _so_far(story, scene, uses)
    if draft is None:
        if not _begins(story, scene, end) or (not uses and scene.lead and not scene.in_title and story.current):
            return []
        draft = story.add(_new(story, scene, uses))
    story.dated(draft, scene, end)
    story.located(draft, destination(story.ground, scene.start, scene.end))
    draft.evidence.append(story.page.evidence(position, end, "event.inspection"))
    story.turn_to(draft)
    _come_along(story, scene, draft)
    return [Turn(position, draft)]


def _goes_on(story: Story, scene: Scene) -> list[Turn]:
    """A一行首先来到…: the first stop of an inspection that has no better place yet."""
    draft = story.current
    if draft is not None:
        _come_along(story, scene, draft)
    if draft is None or not draft.inspects or scene.in_title:
        return []
    if draft.place not in (None, story.home) and not says_little(draft.place):
        return []
    if _tells_of_the_past(story, scene, draft):
        return []
    here = any(
        (who, "inspect") in draft.roles for group in scene.groups for member in group.members for who in member.who
    )
    place = None
    if here or _THEY.match(story.page.text, scene.start):
        place = destination(story.ground, scene.start, scene.reading.said_from)
    elif draft.place is None and _MEANWHILE.match(story.page.text, scene.start):
        place = goes_to(story.ground, scene.start, scene.reading.said_from)
    story.located(draft, place)
    return []


def _tells_of_the_past(story: Story, scene: Scene, draft: Draft) -> bool:
    """他1959年来到…: how somebody came there long before."""
    years = [date.value.value[:4] for date in story.page.dates_in(scene.start, scene.end) if date.value]
    return draft.date is not None and bool(years) and min(years) < draft.date.value[:4]


def _come_along(story: Story, scene: Scene, draft: Draft) -> None:
    """A一行先后到…: whoever comes with others to look inspects, though no verb says so."""
    if not draft.inspects or scene.in_title:
        return
    for group in scene.groups:
        came = _COMES_ALONG.match(story.page.text, group.end, scene.reading.said_from)
        if came and story.page.text.endswith("一行", 0, group.end) and group.members[0].kind == "person":
            use = RoleUse(group, "inspect", group.start, came.end(), "一行")
            assign(story.cast, draft, use, holds=False)


def _so_far(story: Story, scene: Scene, uses: list[RoleUse]) -> Draft | None:
    """The inspection that goes on, unless another day begins with another leader's or the same one's."""
    draft = story.current
    if draft is not None and draft.kind == "activity" and uses and uses[0].word.endswith("慰问"):
        return draft
    if draft is None or not draft.inspects:
        return _resumed(story, scene, uses)
    days = [date.value for date in story.page.dates_in(scene.start, scene.end) if date.value]
    if not days or days[0].grain != "day" or draft.date is None or scene.lead or draft.vague:
        return draft
    begins = uses and uses[0].group.members[0].kind == "person" and not _leads(draft, uses[0])
    return None if begins and days[0] != draft.date else draft


def _resumed(story: Story, scene: Scene, uses: list[RoleUse]) -> Draft | None:
    """The inspection of the same leader that a meeting interrupted, unless a day tells it apart."""
    day = event_date(story.page, scene.start, scene.end, scene.end)
    for draft in reversed(story.drafts):
        if draft.inspects and uses and _leads(draft, uses[0]):
            return draft if day is None or draft.date is None or day == draft.date else None
    return None


def _leads(draft: Draft, use: RoleUse) -> bool:
    """Whether one of a group inspects already."""
    return any((name, "inspect") in draft.roles for member in use.group.members for name in member.who)


def _begins(story: Story, scene: Scene, end: int) -> bool:
    """Whether an inspection is told: on a day of its own, in the title or first, or after the event spoken of."""
    after = is_afterwards(story.page, scene.start, end)
    dated = has_day(story.page, scene.start, scene.end)
    if story.feature:
        return event_date(story.page, scene.start, scene.end, end) is not None
    current = story.current
    if current is not None and current.kind == "incident" and _at_scene(story, scene):
        return True
    if current is not None and current.kind != "incident" and not after:
        first = story.page.dates_in(scene.start, end)
        return bool(first and first[0].value and current.date and first[0].value != current.date and dated)
    early = not story.drafts and story.read < _EARLY and _COMPANY.search(story.page.text, scene.start, end)
    return bool(after or dated or scene.in_title or scene.lead or early)


def _at_scene(story: Story, scene: Scene) -> bool:
    """在现场，A慰问…: somebody by name comes to where something happened."""
    uses = [use for use in scene.reading.uses if use.role == "inspect"]
    here = _SCENE.search(story.page.text, scene.start, scene.end)
    return here is not None and any(use.group.members[0].kind == "person" for use in uses)


def _new(story: Story, scene: Scene, uses: list[RoleUse]) -> Draft:
    cue = next((cue for cue in scene.reading.cues if cue.role == "inspect"), None)
    whole = story.short(story.clause(scene, cue.start if cue else scene.start))
    name = story.words_of(scene, uses[0]) if uses else whole
    peers = (
        _VISITORS.search(story.page.text, scene.start, scene.end)
        or _DELEGATION.search(story.page.text, scene.start, scene.end)
        or (uses and _are_peers(story, uses[0]))
    )
    kind: EventKind = "visit" if peers else "inspection"
    return Draft(name, kind, uses[0].word if uses else "")


def _are_peers(story: Story, use: RoleUse) -> bool:
    """Whether those who look come from another place that is not above the article's own."""
    home = story.page.jurisdiction.path if story.page.jurisdiction else ""
    names = {who for member in use.group.members for who in member.who}
    places = [unit.place for name in names for post in story.people.posts_of(name) for unit in post.units if unit.place]
    return bool(home and places) and not any(home.startswith(place) or place.startswith(home) for place in places)


def _somebody_inspects(page: Page, scene: Scene) -> bool:
    """Whether a headline, or a lead on a day, tells of an inspection by somebody who is not named."""
    cues = [cue for cue in scene.reading.cues if cue.role == "inspect" and cue.start < scene.reading.said_from]
    told = any(cue.word not in _ALSO_OF_VISITORS for cue in cues)
    if not told or scene.in_title:
        return told and not any(_NO_DEED.match(page.text, cue.end) for cue in cues)
    came = _CAME.search(page.text, scene.start, cues[0].start) is not None
    return scene.lead and came and has_day(page, scene.start, scene.end)


def read_encounter(story: Story, scene: Scene) -> list[Turn]:
    """A会见B: a meeting that only its verb names, unless it belongs to a session."""
    use = next((use for use in scene.reading.uses if use.word in _ENCOUNTERS), None)
    dated = has_day(story.page, scene.start, scene.end)
    if use is None or use.group.members[0].kind != "person" or not (dated or (scene.in_title and not story.feature)):
        return []
    if story.current is not None and story.current.head in _ENCOUNTERS:
        story.dated(story.current, scene, use.end)
        story.located(story.current, venue(story.ground, scene.start, use.end))
        return [Turn(use.start, story.current)]
    elsewhere = dated and venue(story.ground, scene.start, use.end) is not None
    if scene.names_gathering() or (story.current is not None and not (elsewhere and story.current.inspects)):
        return []
    draft = story.add(Draft(story.words_of(scene, use), "meeting", use.word))
    story.dated(draft, scene, use.end)
    draft.place = venue(story.ground, scene.start, use.end)
    draft.evidence.append(story.page.evidence(use.start, use.end, "event.encounter"))
    for group in scene.groups:
        if 0 <= group.start - use.end <= _NEXT:
            met = RoleUse(group, "attend", use.start, group.end, use.word)
            assign(story.cast, draft, met, holds=False)
    return [Turn(use.start, draft)]

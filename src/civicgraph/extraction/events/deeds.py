"""Events that only a verb and its object name: 举办全民阅读分享, 作了题为…的报告, 签订合作协议."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.extraction.events.details import has_day
from civicgraph.extraction.events.drafts import Draft, same_gathering
from civicgraph.extraction.events.places import destination, scene_of, venue
from civicgraph.extraction.events.story import Scene, Story, Turn, is_afterwards
from civicgraph.model import EventKind
from civicgraph.text import lazy_re as re

_NAME = r"(?P<name>(?:“[^”]{2,24}”)?[^，。；：！？“”、\n]{4,30}?)"
_HELD = re.compile(rf"(?P<verb>召开|举行|举办)了?(?:为期[^，。的]{{1,4}}的)?{_NAME}(?=[，。；！\n]|$)")
_DONE = re.compile(
    rf"(?:开展|组织)了?(?:为期[^，。的]{{1,4}}的)?{_NAME}"
    r"(?P<head>培训|演练|宣传|义诊|慰问|志愿服务|走访|竞赛|演出|执法|巡查|督查|检查|植树)(?=[，。；！\n]|$)"
)
_HAPPENED = re.compile(
    r"(?:发生|突发)了?(?:一起|多起|一次)(?P<name>[^，。；：！？、的\n]{2,20}?)(?=[，。；！、\n]|后|时|$)"
)
#: 公开招聘教师笔试在县一中举行: the verb behind the place
_TOOK_PLACE = re.compile(
    r"(?P<name>[^，。；：！？“”、\n的]{4,30}?)(?:将?于[^，。；]{2,14})?(?:今[天日]|昨[天日]|近日|日前)?[上下]?午?在[^，。；：的在]{2,26}?"
    r"(?:隆重|顺利|成功|正式|如期|同时)?(?:举行|召开|举办|开幕|闭幕|落幕|开考|上演|首演|开赛)(?=[，。；！\n]|$)"
)
#: 货车侧翻，造成2人受伤: what happened, told by its harm
_ACCIDENT = re.compile(
    r"(?P<name>[^，。；：！？\n]{2,24}?(?:侧翻|起火|相撞|追尾|垮塌|坍塌|塌方|坠落|坠楼|决堤|溃坝|爆炸|脱轨|倾覆|沉没|翻车))(?=[，。；])"
)
_HARM = re.compile(r"造成|导致|致使?\d|遇难|受伤|死亡|被困|失联|伤亡|损失")
_CHANGES = re.compile(
    r"疾?病|变化|改变|作用|效力|转变|关系|困难|问题|费用|争议|转移|冲突|纠纷|在|于|兴趣|业务|交易|率|[以之]前|的$"
)
_NOT = re.compile(r"(?:未|没有?|不|防止|避免|杜绝|防范|一旦|可能|容易|如果?|若|历年|每年|曾)[^，。；]{0,6}$")
_PLANS = re.compile(r"(?:准备|计划|打算|拟|希望|力争|要|可以?|能够?|将|继续|多次|经常|定期)[^，。；]{0,6}$")
_SHORTEST = 4
_LECTURE = re.compile(
    r"作了?题为(?P<name>[《“][^》”]{2,40}[》”]的?[^，。；]{0,10}(?:报告|讲座|党课|宣讲|授课|辅导))(?=[，。；])"
)
_NO_NAME = re.compile(
    r"[中后前时上]$|了解到$|获悉$|^(?:的|各|多|一系列|系列|相关|有关|\d|[一二三四五六七八九十]+[场次期个])|(?:工作|措施|选举|谈判|表决|磋商)$|\d+[余多]?[场次期]"
)
_KINDS: tuple[tuple[re.Pattern[str], EventKind], ...] = (
    (re.compile(r"(?:运动会|赛|竞赛|比武)$"), "contest"),
    (re.compile(r"(?:联欢会|音乐会|演唱会|晚会|博览会|招聘会|展销会|展览会|庙会)$"), "activity"),
    (re.compile(r"(?:会|会谈|座谈|大会)$"), "meeting"),
    (re.compile(r"(?:式|典礼)$"), "ceremony"),
    (re.compile(r"(?:班|课|培训|讲座|授课|演练)$"), "training"),
    (re.compile(r"(?:检查|督查|督导|调研|考核|验收|巡查|执法)$"), "inspection"),
    (re.compile(r"签约$"), "signing"),
)


@dataclass(frozen=True, slots=True)
class _Deed:
    """What a sentence tells, with the passage that tells it."""

    name: str
    kind: EventKind
    start: int
    end: int
    rule: str


def read_deeds(story: Story, scene: Scene) -> list[Turn]:
    """Where the sentence tells of something that only its verb and object name."""
    happened = any(phrase.kind == "incident" for phrase in scene.phrases)
    deeds = [] if happened else [*_incidents(story, scene)]
    deeds += _lectures(story, scene)
    if not deeds and not happened:
        deeds += _accidents(story, scene)
    if not scene.phrases:
        deeds += [*_held(story, scene), *_signings(story, scene)]
    return [_turn(story, scene, deed) for deed in deeds]


def _held(story: Story, scene: Scene) -> Iterator[_Deed]:
    """举办“书香青溪”全民阅读分享: the object of a verb of holding, where no word tells the kind."""
    dated = has_day(story.page, scene.start, scene.end)
    if story.feature or not (dated or scene.lead or scene.in_title):
        return
    for pattern in (_HELD, _DONE, _TOOK_PLACE):
        for match in pattern.finditer(story.page.text, scene.start, scene.reading.said_from):
            first, last = match.start("name"), match.end("name" if pattern is _TOOK_PLACE else 0)
            first = max((first, *(date.end for date in story.page.dates_in(first, last))))
            if last - first < _SHORTEST or (not dated and _PLANS.search(story.page.text, scene.start, match.start())):
                continue
            if not _NO_NAME.search(story.page.text[first:last]) and not story.page.inside_quote(match.start()):
                name = story.page.quote(first, last)
                yield _Deed(name, _kind_of(name), match.start(), last, "event.object")


def _incidents(story: Story, scene: Scene) -> Iterator[_Deed]:
    """发生透水: what happened on a day, whatever its name."""
    for match in _HAPPENED.finditer(story.page.text, scene.start, scene.reading.said_from):
        before = story.page.dates_in(scene.start, match.start())
        told = any(date.value and date.value.grain == "day" for date in before)
        no = _CHANGES.search(match["name"]) or _NOT.search(story.page.text, scene.start, match.start())
        if told and not no and not story.page.inside_quote(match.start()):
            name = story.page.quote(match.start("name"), match.end("name"))
            yield _Deed(name, "incident", match.start(), match.end("name"), "event.happened")


def _accidents(story: Story, scene: Scene) -> Iterator[_Deed]:
    """5月18日，一辆货车侧翻，造成2人受伤."""
    harm = _HARM.search(story.page.text, scene.start, scene.end)
    if harm is None or story.feature:
        return
    for match in _ACCIDENT.finditer(story.page.text, scene.start, harm.start()):
        before = story.page.dates_in(scene.start, match.end())
        first = max((match.start(), *(date.end for date in story.page.dates_in(match.start(), match.end()))))
        told = any(date.value and date.value.grain == "day" for date in before)
        if told and not _NOT.search(story.page.text, scene.start, match.start()):
            yield _Deed(story.page.quote(first, match.end()), "incident", first, match.end(), "event.accident")


def _lectures(story: Story, scene: Scene) -> Iterator[_Deed]:
    """会后，A作了题为《…》的报告: a lecture after a gathering is an event of its own."""
    match = _LECTURE.search(story.page.text, scene.start, scene.end)
    if match and story.current is not None and is_afterwards(story.page, scene.start, match.start()):
        name = story.page.quote(match.start("name"), match.end("name"))
        yield _Deed(name, "training", match.start(), match.end(), "event.lecture")


def _signings(story: Story, scene: Scene) -> Iterator[_Deed]:
    """A公司与县政府签订合作协议: a signing that is told without its gathering."""
    use = next((use for use in scene.reading.uses if use.role == "sign"), None)
    if use is None or story.current is not None or not (scene.lead or scene.in_title):
        return
    if not has_day(story.page, scene.start, scene.end):
        return
    yield _Deed(story.words_of(scene, use), "signing", use.start, use.end, "event.signing")


def _kind_of(name: str) -> EventKind:
    """The kind that the last word of a name tells; an activity where it tells none."""
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), "activity")


def _turn(story: Story, scene: Scene, deed: _Deed) -> Turn:
    """The event of a deed: one known already, or a new one."""
    name = story.localised(deed.name)
    known = next((draft for draft in story.drafts if same_gathering(draft, name, deed.kind)), None)
    draft = known or Draft(name, deed.kind, name[-2:])
    if known is None:
        story.drafts.append(draft)
    story.dated(draft, scene, deed.end)
    story.located(draft, _place(story, scene, deed.kind))
    draft.evidence.append(story.page.evidence(deed.start, deed.end, deed.rule))
    story.turn_to(draft)
    return Turn(deed.start, draft, held=deed.rule == "event.object")


def _place(story: Story, scene: Scene, kind: EventKind) -> str | None:
    if kind == "incident":
        return scene_of(story.ground, scene.start, scene.end)
    return venue(story.ground, scene.start, scene.end) or (
        destination(story.ground, scene.start, scene.end, going=True) if kind in ("activity", "inspection") else None
    )

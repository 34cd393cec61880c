"""Gatherings that a sentence names: new ones, and those known already by their names, by 会议 or by 开幕式 alone."""

from __future__ import annotations

from civicgraph.extraction.events.details import has_day
from civicgraph.extraction.events.drafts import Draft, same_gathering
from civicgraph.extraction.events.gathering_names import holder, session_of, whose
from civicgraph.extraction.events.phrases import RULES, EventPhrase
from civicgraph.extraction.events.places import destination, goes_to, held_by_village, scene_of, venue, went_to
from civicgraph.extraction.events.story import Scene, Story, Turn, is_afterwards
from civicgraph.model import EventKind
from civicgraph.text import lazy_re as re

_CLOSING = frozenset({"座谈会", "汇报会", "反馈会", "座谈", "会议", "见面会"})
#: Heads that mean any gathering, whatever its name.
_GENERAL = frozenset(
    {"会议", "仪式", "活动", "大会", "大赛", "比赛", "典礼", "论坛", "培训班", "培训会", "全会", "晚会", *_CLOSING}
)
_LAUNCHED = re.compile(r"启动|拉开(?:帷幕|序幕)")
_OUTDOORS = frozenset({"activity", "inspection", "visit"})
_MANY = re.compile(
    r"(?:形式(?:多样|丰富)|丰富多彩|多姿多彩|各具特色|首[个场]|一[个起批]|某|各类|各种|多种|一系列|系列|各项|各级|各地|一些|多次|相关|历次|每次|历届)"
)
_RICH = re.compile(r"[^，。；]*(?:形式|内容|丰富)(?:多样|丰富|多彩)(?:、[^，。；]{2,6})?的?$")
_ALL_OVER = re.compile(r"各地|各[族级部乡镇县区市]|等地|全国|全省|全市|全县|全区")
_TOTAL = re.compile(r"\d+[余多]?(?:余)?(?:期|场|次|轮|批|班次|届)|[一二三四五六七八九十百]+[余多]?[期场次]")
_STOP = re.compile(r"[，。；]")
_BESIDES = re.compile(r"还(?:开展|进行|组织|举行|举办)[^，。]*$")
_AND_OTHERS = re.compile(r"(?:、[^，。；]{1,120})?等(?:一?系列|各类|主题)?(?:活动|比赛|形式)")
_HELD_ON = re.compile(
    r"(?:[上下中]午|晚)?(?:在[^，。；]{2,14})?(?:刚刚|胜利|隆重)?(?:举行|召开|举办|开幕|启动|闭幕|结束)?的?"
)
#: 第四次会议: a session that only tells its number
_NUMBERED = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[次届]|[一二三四五六七八九十]{1,4}届[^，。]{0,6}次")
_HAS_NUMBER = re.compile(r"第[^，。]{1,4}[次届]")
#: 参观了…成果展: what those who inspect look at
_SEEN = re.compile(r"(?:参观|考察|察看|查看|观看|观摩)(?:考察)?了?$")
_LOOKS = re.compile(r"走访|慰问(?!演出|信)|调研|检查|督导|督查|巡查|巡河|视察|暗访")
#: what goes on for some time, so that its launch is a ceremony
_GOES_ON_FOR = ("活动", "周", "月", "节", "季", "行动")
_CEREMONY_AND = re.compile(r"(?:仪式|典礼)暨")
_TRAINS = re.compile(r"(?:演练|演习|培训|讲座|授课)活动$")
#: 扎实开展创建活动, on no day
_IN_GENERAL = re.compile(r"(?:扎实|积极|广泛|大力|持续|蓬勃|普遍|常态化)(?:深入|有效)?(?:开展|推进|组织)了?$")
#: 让群众参与到…活动中来
_INTO = re.compile(r"(?:参与|投入|融入)到[^，。]*$")
_THIS = re.compile("(?:本次|此次|这次|该)$")
_FORMAL = ("联席会议", "推介会", "恳谈会", "对接会", "仪式")
_BEFORE = re.compile(r"前，")
_GAMES = {"activity", "contest"}
_NEAR = 24
_EARLY = 4


def read_gatherings(story: Story, scene: Scene) -> list[Turn]:
    """Where the sentence turns to gatherings."""
    turns = []
    for phrase in scene.phrases:
        draft = _gathering(story, scene, phrase)
        if draft is not None and phrase.frame != "background":
            turns.append(Turn(phrase.start, draft))
    return turns


def _gathering(story: Story, scene: Scene, phrase: EventPhrase) -> Draft | None:
    """The gathering that a phrase means: one known already, or a new one."""
    name = story.localised(story.page.quote(phrase.start, phrase.end))
    if name == "预备会议":
        name = (whose(story, scene, phrase) or "") + name
    if not phrase.bare and _NUMBERED.match(name):
        name = (whose(story, scene, phrase) or story.localised(session_of(story, scene, phrase))) + name
    if phrase.frame == "watched":
        name = f"{story.home or ''}收看{name}"
    draft = _known(story, scene, phrase, name)
    if draft is None:
        if not _tells_of(story, scene, phrase):
            return None
        draft = Draft(name, "activity" if phrase.frame == "watched" else _kind(phrase, name), phrase.head)
        draft.told = phrase.frame != "background"
        if story.current is not None and _opens_visit(story, scene, phrase):
            draft.date = story.current.date
        story.drafts.append(draft)
    _confirm(story, draft, scene, phrase, name)
    return draft


def _kind(phrase: EventPhrase, name: str) -> EventKind:
    """走访慰问困难群众活动 is an inspection, whatever its last word."""
    if not phrase.head.endswith("活动"):
        return "ceremony" if _CEREMONY_AND.search(name) else phrase.kind
    if _TRAINS.search(name):
        return "training"
    return "inspection" if _LOOKS.search(name) else phrase.kind


def _known(story: Story, scene: Scene, phrase: EventPhrase, name: str) -> Draft | None:
    same = _same(story, phrase, name) or _of_headline(story, scene, phrase)
    if same is not None:
        return same
    closing = phrase.head in _CLOSING and phrase.end - phrase.start <= len(phrase.head) + 6
    inspecting = story.current is not None and story.current.inspects
    if closing and inspecting and _own_venue(story, scene, phrase):
        return None
    looking = phrase.head.endswith("活动") and _LOOKS.search(name) and not _HAS_NUMBER.search(name)
    if inspecting and (looking or _SEEN.search(story.page.text, scene.start, phrase.start)):
        return story.current
    if phrase.bare and phrase.head not in _GENERAL and _own_venue(story, scene, phrase):
        return _meant_by(story, phrase.head)
    this = _THIS.search(story.page.text, scene.start, phrase.start) is not None
    return (
        (_meant_by(story, phrase.head, this=this) or story.current) if phrase.bare or (closing and inspecting) else None
    )


def _same(story: Story, phrase: EventPhrase, name: str) -> Draft | None:
    """The gathering of that name, or of one like it."""
    for draft in story.drafts:
        watched = "收看" in draft.name
        same = same_gathering(draft, name, _kind(phrase, name))
        if same and not phrase.bare and watched == (phrase.frame == "watched"):
            return draft
    return None


def _of_headline(story: Story, scene: Scene, phrase: EventPhrase) -> Draft | None:
    """The headline's 召开主任会议, where the first sentence tells of 第八次主任会议."""
    if not scene.lead or phrase.frame == "background" or len(story.drafts) != 1:
        return None
    (titled,) = story.drafts
    return titled if titled.head == phrase.head and not _HAS_NUMBER.search(titled.name) else None


def _meant_by(story: Story, head: str, *, this: bool = False) -> Draft | None:
    """开幕式, 座谈会 alone: the last event whose name ends so; 通车仪式: the one whose verb is 通车."""
    verb = head.removesuffix("仪式")
    told = [draft for draft in story.drafts if draft.told and draft is not story.current]
    for draft in reversed([*told, *([story.current] if story.current else [])]):
        if draft.name.endswith(head) or (len(verb) >= 2 and draft.head.endswith(verb)):
            return draft
    if head == "活动" and not this:
        return next((draft for draft in reversed(story.drafts) if draft.kind != "meeting"), None)
    return None


def _around(story: Story, scene: Scene, phrase: EventPhrase) -> tuple[int, int]:
    """The clause of a phrase, with the clauses before it that name no other gathering."""
    text = story.page.text
    before = [other.end for other in scene.phrases if other.end <= phrase.start]
    first = max(text.find("，", before[-1], phrase.start), before[-1]) if before else scene.start
    last = text.find("，", phrase.end, scene.end)
    if last == phrase.end:  # …仪式，1月19日在殡仪馆举行
        last = text.find("，", phrase.end + 1, scene.end)
    return first, last if last >= 0 else scene.end


def _own_venue(story: Story, scene: Scene, phrase: EventPhrase) -> bool:
    """在县信访局召开座谈会: a closing meeting at a place of its own is an event of its own."""
    text = story.page.text
    first = text.rfind("，", scene.start, phrase.start) + 1 or scene.start
    last = text.find("，", phrase.end, scene.end)
    return phrase.frame == "held" and venue(story.ground, first, last if last >= 0 else scene.end) is not None


def _tells_of(story: Story, scene: Scene, phrase: EventPhrase) -> bool:
    """Whether the gathering took place on a day of its own, or is what the article is about."""
    special = phrase.bare and phrase.head not in _GENERAL and phrase.head.endswith(("式", "会", "典礼"))
    own = special and not story.drafts and phrase.start == scene.start
    if (phrase.frame == "plain" and not own) or (phrase.kind == "incident" and phrase.frame != "held"):
        return False
    if _is_one_of_many(story, scene, phrase) or _INTO.search(story.page.text, scene.start, phrase.start):
        return False
    if phrase.frame == "background":
        return not phrase.bare and _has_own_day(story, scene, phrase)
    dated = has_day(story.page, scene.start, scene.end)
    if phrase.bare:
        inspecting = story.current is not None and story.current.inspects
        whole = scene.lead or (dated and not story.drafts)
        by_body = whole and phrase.frame == "held" and holder(story, scene, phrase) is not None
        titled = (scene.in_title or scene.lead) and phrase.frame == "held" and phrase.head not in _GENERAL
        first = not story.drafts and story.read < _EARLY
        return by_body or own or titled or ((dated or inspecting or first) and _own_venue(story, scene, phrase))
    return dated or (not story.feature and _is_news(story, scene, phrase))


def _is_one_of_many(story: Story, scene: Scene, phrase: EventPhrase) -> bool:
    """各类活动, 讲座26期, …等活动; 还开展了…活动 beside what the article tells."""
    text = story.page.text
    leads = scene.lead and text.startswith("系列", phrase.start)
    rich = _RICH.search(text, scene.start, phrase.start)
    if rich and (not scene.lead or not has_day(story.page, scene.start, rich.start()) or _ALL_OVER.search(rich[0])):
        return True
    if _TOTAL.match(text, phrase.end) or (_MANY.match(text, phrase.start) and not leads):
        return True
    if text.endswith("等", 0, phrase.end - len(phrase.head)) or _AND_OTHERS.match(text, phrase.end):
        return True
    beside = story.drafts and phrase.kind == "activity" and _BESIDES.search(text, scene.start, phrase.start)
    return bool(beside)


def _is_news(story: Story, scene: Scene, phrase: EventPhrase) -> bool:
    """An undated gathering that stands in the title, first, after another one or early in the article."""
    if _IN_GENERAL.search(story.page.text, scene.start, phrase.start):
        return False
    if scene.in_title or scene.lead or phrase.frame == "watched":
        return True
    if _opens_visit(story, scene, phrase):
        return True
    if (
        phrase.frame == "held"
        and not _BEFORE.search(story.page.text, scene.start, phrase.start)
        and is_afterwards(story.page, scene.start, phrase.start)
    ):
        return True
    early = phrase.frame == "attended" and story.read < _EARLY
    return not story.drafts and (early or (phrase.kind == "inspection" and phrase.frame == "held"))


def _opens_visit(story: Story, scene: Scene, phrase: EventPhrase) -> bool:
    """在两地联席会议上，A向B捐赠…: a formal session of a visit, told right behind it."""
    draft = story.current
    told = phrase.frame == "on" and phrase.start - scene.start <= len("在") and phrase.head.endswith(_FORMAL)
    return told and draft is not None and draft.inspects and story.read < _EARLY


def _has_own_day(story: Story, scene: Scene, phrase: EventPhrase) -> bool:
    """贯彻1月7日举行的全县动员大会精神: a day that belongs to the gathering, right before it or behind it."""
    text = story.page.text
    stop = _STOP.search(text, phrase.end, scene.end)
    dates = [date for date in story.page.dates_in(scene.start, scene.end) if date.value and date.value.grain == "day"]
    before = any(d.end <= phrase.start and _HELD_ON.fullmatch(text, d.end, phrase.start) for d in dates)
    return before or any(phrase.end <= d.start < (stop.start() if stop else scene.end) for d in dates)


def _confirm(story: Story, draft: Draft, scene: Scene, phrase: EventPhrase, name: str) -> None:
    """What the sentence adds to the gathering: its full name, day, place."""
    if phrase.bare and draft.name == name and scene.in_title:
        draft.name = story.short(story.clause(scene, phrase.start))
    elif phrase.bare and draft.name == name:
        owner = whose(story, scene, phrase) or holder(story, scene, phrase)
        draft.name = (owner or venue(story.ground, *_around(story, scene, phrase)) or "") + name
    elif not phrase.bare and phrase.frame != "plain" and len(name) > len(draft.name):
        draft.name, draft.kind = name, _kind_in_full(draft.kind, phrase, name)
    background = phrase.frame == "background"
    if not background or draft is story.drafts[-1]:
        if not (draft.vague and phrase.frame == "plain"):
            story.dated(draft, scene, phrase.start)
        draft.evidence.append(story.page.evidence(phrase.start, phrase.end, RULES[phrase.frame]))
    if background:
        return
    draft.told = True
    story.located(draft, _place(story, draft, scene, phrase))
    around = story.page.text[max(scene.start, phrase.start - _NEAR) : phrase.end + 8]
    begun = draft.head.endswith(_GOES_ON_FOR) and _LAUNCHED.search(around)
    if draft.kind == "activity" and begun and not phrase.bare and phrase.frame == "held":
        draft.kind = "ceremony"
    if not _is_earlier(story, draft, scene):
        story.turn_to(draft)


def _kind_in_full(kind: EventKind, phrase: EventPhrase, name: str) -> EventKind:
    """艺术节 that is an 艺术节决赛, 运动会 that is an 运动会开幕式."""
    if kind in _GAMES and phrase.frame != "watched" and name.endswith(("开幕式", "闭幕式")):
        return "ceremony"
    return "contest" if {kind, phrase.kind} == _GAMES else kind


def _is_earlier(story: Story, draft: Draft, scene: Scene) -> bool:
    """孙远一行听取汇报。该镇9月9日召开会议: what happened before the event spoken of is told beside it."""
    current = story.current
    if current is None or scene.in_title or scene.lead or draft.date is None or current.date is None:
        return False
    return current.inspects and draft.date.grain == current.date.grain and draft.date.value < current.date.value


def _place(story: Story, draft: Draft, scene: Scene, phrase: EventPhrase) -> str | None:
    """The venue; for what takes place outdoors also where people came to."""
    if draft.kind == "incident":
        return scene_of(story.ground, scene.start, scene.end)
    clause = _around(story, scene, phrase)
    place = venue(story.ground, *clause)
    if place is None and phrase.frame == "attended":
        place = went_to(story.ground, *clause)
    if place is None and draft.kind in _OUTDOORS and phrase.frame != "watched":
        place = destination(story.ground, *clause, going=True)
    if place is None and phrase.frame == "held" and draft.kind != "meeting":
        place = goes_to(story.ground, clause[0], phrase.start) or held_by_village(story.ground, clause[0], phrase.start)
    return place

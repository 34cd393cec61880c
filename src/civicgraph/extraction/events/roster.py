"""Puts people and bodies into an event: who counts in which role."""

from __future__ import annotations

from dataclasses import replace

from civicgraph.extraction.cast import Cast, Member
from civicgraph.extraction.events.drafts import Draft
from civicgraph.extraction.page import Page
from civicgraph.extraction.people import People
from civicgraph.extraction.roles import RoleUse
from civicgraph.model import Role
from civicgraph.text import lazy_re as re

#: The rule that reads each role.
RULES: dict[Role, str] = {
    "attend": "role.attend",
    "chair": "role.chair",
    "speak": "role.speak",
    "read": "role.read",
    "present": "role.present",
    "receive": "role.receive",
    "inspect": "role.inspect",
    "accompany": "role.accompany",
    "organise": "role.organise",
    "sign": "role.sign",
    "report": "role.report",
}
#: Roles that a body has only through somebody unnamed who speaks for it (A局负责人).
_THROUGH_PEOPLE = frozenset({"attend", "speak", "accompany", "chair", "read"})
_PEOPLE_ONLY = frozenset({"chair"})
#: Roles that the words about somebody who is elsewhere may look like.
_OF_QUOTED = frozenset({"speak", "attend"})
_BODIES_ONLY = frozenset({"organise"})
_STATE = frozenset({"中国共产党中央委员会", "中华人民共和国", "中央军事委员会"})
_HEADS_OF_STATE = frozenset({"主席", "总书记", "国家主席"})
_CHAIRS = re.compile(r"执行主席")
#: 县水务局作了典型发言: words of speech that a body can have without 负责人
_CONTRIBUTES = re.compile(r"发言|交流|表态|承诺|经验")
#: A局、B局列席会议, A局等5个部门陪同: a body takes part that stands right before the word
_BY_ITSELF = re.compile(r"(?:也|还|均|都|分别|应邀|受邀|共同|一同|一起|全程|派员|派代表|组队|积极)*")
#: A局、B局分别通报了: in turn, at a meeting; 县纪委通报了 may be said of paper
_IN_TURN = ("分别", "先后", "依次")
_TAKES_PART = re.compile(r"参加|参会|出席|列席|陪同|宣读|作了?(?:安排|部署|解读|讲解|点评)|进行了(?:安排|部署)")
#: what guests of a gathering do: they inspect nothing
_LOOKS = ("观摩", "了解", "参观")
_LIST = 3
#: Verbs that make a body an organiser only together with the gathering that they govern.
_WEAK = frozenset({"举办", "组织", "组织开展", "举行", "召开", "组织召开", "开展", "启动"})
_CARRIES_OUT = frozenset({"开展", "进行"})
_CLAUSE = re.compile(r"[，。；：]|由|组织|要求")
#: a team has its leader for participant
_TEAM_OF = re.compile(r"[^，。；]{0,6}代表[^，。；]{0,2}团")
_TEAMS = ("组", "团")
#: 县长A组织召开…会议: a person chairs what a body organises
_CONVENES = frozenset({"组织召开"})
_SENT = re.compile(
    r"[^，。；]{0,6}(?:考察|调研|督导|督查|检查|验收|考核|工作|巡视|慰问|访问|参观|学习)[^，。；]{0,2}[组团]"
)
_WORD = re.compile(r"[^，。；：！？\n]{0,24}(?:贺信|贺电|致电|回信|复信|指示|批示|署名文章|寄语|慰问电|唁电|通电话)")
_WHEN_AND_WHERE = re.compile(
    r"(?:[，（]?(?:[^，。；]{0,10}[年月日午晚]|简称[^）]{2,12}）|今天|昨天|昨日|今日|近日|日前|当天|组织[^，。；]{2,36}|(?:在|走进|来到|赴|到|深入|前往)[^，。；]{2,24}|于|将|联合|共同|隆重|主持|集中|组织|正式|已|再次|及时|立即|专门|先后|分别|成功|，))*"
)


def assign(cast: Cast, draft: Draft, use: RoleUse, *, holds: bool) -> None:
    """Add the members of a group to an event in the role of the sentence.

    ``holds`` tells that the sentence names a gathering behind the word of role (召开…会议).
    """
    if use.kind == "wins" and draft.kind != "contest":
        return
    if use.word in _WEAK and not (holds and _right_before(cast.page, use)):
        return
    use, chairs = replace(use, role=_role(draft, use)), _chairs(cast.page, use)
    for position, (member, head) in enumerate(zip(use.group.members, use.group.heads, strict=True), 1):
        if not _counts(cast, draft, use, member, head):
            continue
        role: Role = "chair" if position <= chairs else use.role
        evidence = cast.page.evidence(use.start, use.end, RULES[role])
        for who in member.who:
            draft.add_role(who, role, evidence, "" if use.kind == "loose" and use.word != "表示" else use.word)
            if use.group.leaders or len(use.group.members) >= _LIST:
                draft.positions.setdefault(who, position)
    draft.open_list = draft.open_list or use.group.open_list


def _right_before(page: Page, use: RoleUse) -> bool:
    """县政府[昨日在…]召开: nothing but when and where stands between a body and what it holds."""
    if use.end <= use.group.end or use.word == "组织":
        return True
    if use.word in _CARRIES_OUT and use.group.members[0].kind == "person":
        return not _CLAUSE.search(page.text, use.group.end, use.end)
    return _WHEN_AND_WHERE.fullmatch(page.text, use.group.end, use.end - len(use.word)) is not None


def _role(draft: Draft, use: RoleUse) -> Role:
    """县政府组织A局、B局开展检查: the one organises, the others inspect.

    A person who 开展 something does it: an inspection, or an activity that he then attends.
    """
    if use.word == "介绍" and draft.head.endswith(("会见", "接见", "会谈", "会晤")):
        return "speak"  # what a host tells his guests
    if use.word in _CONVENES and use.group.members[0].kind == "person":
        return "chair"
    if not draft.inspects and (use.role == "accompany" or use.word.startswith(_LOOKS)):
        return "attend"
    organised = draft.has_role("organise")
    if use.word in _CARRIES_OUT and (organised or use.group.members[0].kind == "person"):
        return "inspect" if draft.inspects else "attend"
    return use.role


def _chairs(page: Page, use: RoleUse) -> int:
    """执行主席A、B，市政协副主席C、D在主席台就座: how many of a list chair, those up to the next post."""
    members = use.group.members
    listed = use.role != "attend" or use.word.startswith("执行主席")
    if listed or not _CHAIRS.search(page.text, max(0, use.group.start - 6), members[0].end):
        return 0
    named = [len(page.text[each.start : each.end].replace(" ", "")) - len(each.who[0]) for each in members]
    with_posts = (place for place, posts in enumerate(named) if place and posts)
    return next(with_posts, len(members))


def _counts(cast: Cast, draft: Draft, use: RoleUse, member: Member, head: str) -> bool:
    if use.role == "inspect" and draft.kind == "meeting":
        return False
    if member.kind == "person":
        return _person_counts(cast, draft, use, member)
    return _body_counts(cast, draft, use, member, head)


def _person_counts(cast: Cast, draft: Draft, use: RoleUse, member: Member) -> bool:
    (name,) = member.who
    if use.role in _BODIES_ONLY or (use.role == "report" and (name, "inspect") in draft.roles):
        return False
    return use.role not in _OF_QUOTED or not _is_absent(cast, draft, use.role, name)


def _body_counts(cast: Cast, draft: Draft, use: RoleUse, member: Member, head: str) -> bool:
    if use.role in _PEOPLE_ONLY or (use.role == "inspect" and (member.who[0], "organise") in draft.roles):
        return False
    if _SENT.match(cast.page.text, member.end):
        return False
    if any(span.start <= member.start < span.end for span in cast.page.dateline):
        return False
    if use.kind == "leads" or use.word in _CARRIES_OUT or (use.kind == "holds" and use.role == "attend"):
        return not member.who[0].endswith(_TEAMS) and not _TEAM_OF.match(cast.page.text, member.end)
    if use.role not in _THROUGH_PEOPLE or head or _CONTRIBUTES.search(use.word):
        return True
    between = cast.page.text[use.group.end : max(use.group.end, use.end - len(use.word.removesuffix("会")))]
    in_turn = use.role == "read" and between in _IN_TURN
    return in_turn or (_TAKES_PART.match(use.word) is not None and _BY_ITSELF.fullmatch(between) is not None)


def _is_absent(cast: Cast, draft: Draft, role: Role, name: str) -> bool:
    """The head of state where another leads the event, or who sent a letter, is quoted and not present."""
    if draft.roles_of(name) - {"speak"}:
        return False
    if role == "speak" and _sent_word(cast, name):
        return True
    posts = cast.people.posts_of(name)
    heads = [post for post in posts if post.title in _HEADS_OF_STATE]
    of_state = any(not post.units for post in heads) or any(
        unit.name in _STATE for post in (posts if role == "speak" else heads) for unit in post.units
    )
    return of_state and bool(draft.roles)


def _sent_word(cast: Cast, name: str) -> bool:
    """Whether somebody took part by letter or instruction only (致贺信, 作出批示)."""
    return name in cast.once("sent word", _who_sent_word)


def _who_sent_word(page: Page, people: People) -> frozenset[str]:
    return frozenset(mention.name for mention in people.mentions if _WORD.match(page.text, mention.end))

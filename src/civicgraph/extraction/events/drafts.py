"""Drafts of events while an article is read: what was said of each so far, and when two names mean one gathering."""

from __future__ import annotations

from dataclasses import dataclass, field

from civicgraph.model import Event, EventKind, Evidence, PartialDate, Participation, Role
from civicgraph.text import lazy_re as re
from civicgraph.text.numerals import parse_number

_SAME = 0.6
_SESSION = re.compile(r"([一二三四五六七八九十]{1,4})届[^，。]*?([一二三四五六七八九十]{1,4})次(?:全体|扩大)?会")
_NUMBERED = re.compile(r"第?([一二三四五六七八九十百\d]{1,4})次")
_ALIKE_KINDS = (
    {"meeting", "training"}, {"contest", "activity"}, {"ceremony", "signing", "activity"},
    {"inspection", "visit", "activity"},
)  # fmt: skip
#: Words of speech that tell little beside an account, and those of taking part that tell little beside an inspection.
_LOOSE = frozenset({"", "表示"})
_SPEAKING_UP = frozenset({"", "表示", "说", "介绍", "发言"})
_JOINING = frozenset({"参加", "参与", "参与活动", "参加活动", "参加有关活动", "一同参加"})


@dataclass(slots=True)
class Draft:
    """An event that is being read; becomes a model.Event when the article ends.

    Attributes:
        head: the last word of its name, or the verb that tells of it.
        words: the words of role by participant and role; an empty one for what may be said to reporters.
        vague: the text leaves the day open (近日).
        place_of_headline: the place is as the headline has it, which is short.
        told: it is more than background (贯彻…会议精神), so that 会议 alone may mean it.
    """

    name: str
    kind: EventKind
    head: str
    date: PartialDate | None = None
    place: str | None = None
    attendance: int | None = None
    open_list: bool = False
    roles: dict[tuple[str, Role], list[Evidence]] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    words: dict[tuple[str, Role], set[str]] = field(default_factory=dict)
    vague: bool = False
    told: bool = True
    place_of_headline: bool = False
    evidence: list[Evidence] = field(default_factory=list)
    _roles_of: dict[str, frozenset[Role]] = field(default_factory=dict)
    _given: set[Role] = field(default_factory=set)

    def add_role(self, who: str, role: Role, evidence: Evidence, word: str) -> None:
        """One more passage for a participant's role."""
        self.roles.setdefault((who, role), []).append(evidence)
        self._roles_of[who] = self._roles_of.get(who, frozenset()) | {role}
        self._given.add(role)
        self.words.setdefault((who, role), set()).add(word)

    def has_role(self, role: Role) -> bool:
        """Whether anybody has the role."""
        return role in self._given

    def roles_of(self, who: str) -> frozenset[Role]:
        """The roles that one participant has."""
        return self._roles_of.get(who, frozenset())

    @property
    def inspects(self) -> bool:
        """Whether somebody goes to look at something."""
        return self.kind in ("inspection", "visit")

    def present(self) -> frozenset[str]:
        """Those who did more than to say something."""
        return frozenset(who for who, role in self.roles if not self.words[who, role] <= _LOOSE)

    def finished(self, key: str, present: frozenset[str]) -> Event:
        """The event, with the roles that count; ``present`` are those who took part in any event of the article."""
        participants = tuple(
            Participation(who, self._meant(who, role), self.positions.get(who), tuple(evidence))
            for (who, role), evidence in self.roles.items()
            if self._counts(who, role, present)
        )
        return Event(
            key, self.name, self.kind, self.date, self.place, self.attendance, self.open_list,
            tuple(dict.fromkeys(participants)), tuple(self.evidence),
        )  # fmt: skip

    def _counts(self, who: str, role: Role, present: frozenset[str]) -> bool:
        """What somebody says is no role by itself; an account is no speech, and 在致辞中介绍 is no account."""
        if role == "inspect" and self._only_in_headline(who):
            return False
        if role in ("inspect", "accompany") and self._comes_second(who, role):
            return False
        words, others = self.words[who, role], self.roles_of(who) - {role}
        declares = role == "speak" and "表示" in words and self.kind == "meeting"
        if role in ("speak", "report") and words <= _LOOSE and not (others or declares or who in present):
            return False
        if role == "speak" and "report" in others and words <= _SPEAKING_UP:
            return False
        return not (role == "report" and words == {"介绍"} and "speak" in others) or self._speaks_up(who)

    def _only_in_headline(self, who: str) -> bool:
        """市发改委来检查, where the text names whoever came."""
        parts = {name: {e.part for e in found} for (name, role), found in self.roles.items() if role == "inspect"}
        return parts[who] == {"title"} and any("text" in each for each in parts.values())

    def _comes_second(self, who: str, role: Role) -> bool:
        """A陪同。…一行察看了…: whoever came along does not lead, and whoever leads does not come along."""
        other = self.roles.get((who, "inspect" if role == "accompany" else "accompany"))
        if other is None:
            return False
        own, theirs = _first(self.roles[who, role]), _first(other)
        return theirs < own or (theirs == own and role == "inspect")  # 陪同走访

    def _speaks_up(self, who: str) -> bool:
        return self.words[who, "speak"] <= _SPEAKING_UP

    def _meant(self, who: str, role: Role) -> Role:
        """参加调研 is to inspect where nobody leads, 参加活动 to accompany where one does; 在A带领下 A inspects."""
        leads = self.has_role("inspect")
        if role == "attend" and self.inspects and any(word.endswith("下") for word in self.words[who, role]):
            return "inspect"
        if role == "accompany" and not leads and all(w.startswith(("参加", "参与")) for w in self.words[who, role]):
            return "inspect"
        if role == "attend" and self.inspects and leads and self.words[who, role] <= _JOINING:
            return "accompany"
        return role


def _first(found: list[Evidence]) -> tuple[bool, int]:
    """Where something is first said; what stands in the headline only comes last."""
    return min((each.part == "title", each.start) for each in found)


def bigrams(name: str) -> frozenset[str]:
    """The pairs of neighbouring characters, without marks."""
    plain = "".join(char for char in name if char.isalnum())
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1)) or frozenset({plain})


def likeness(one: str, other: str) -> float:
    """The share of the shorter name's character pairs that the longer has, 0 to 1."""
    a, b = bigrams(one), bigrams(other)
    return len(a & b) / max(1, min(len(a), len(b)))


def _session(name: str) -> tuple[str, str] | None:
    """政协第十三届…第二次会议 and 市政协十三届二次会议: the numbers of term and session."""
    match = _SESSION.search(name.replace("第", ""))
    return (match[1], match[2]) if match else None


def _other_number(one: str, other: str) -> bool:
    """第二十九次委员长会议 and 第十一次会议 are two, 第29次 is 第二十九次."""
    numbers = [[parse_number(match[1]) for match in _NUMBERED.finditer(name)] for name in (one, other)]
    return all(numbers) and numbers[0][-1] != numbers[1][-1]


def _is_first_of(shorter: str, longer: str) -> bool:
    """开学典礼暨表彰大会 is the 开学典礼."""
    first, joined, _ = longer.partition("暨")
    return bool(joined) and first.endswith(("仪式", "典礼")) and "暨" not in shorter and shorter.endswith(first)


def same_gathering(draft: Draft, name: str, kind: EventKind) -> bool:
    """Whether a name means a gathering that is known already."""
    shorter, longer = sorted((draft.name, name), key=len)
    if f"{shorter}上的" in longer or _other_number(draft.name, name):
        return False
    if _session(draft.name) and _session(draft.name) == _session(name):
        return True
    if longer in (f"{shorter}开幕式", f"{shorter}闭幕式") or _is_first_of(shorter, longer):
        return True
    kinds = {draft.kind, kind}
    return (len(kinds) == 1 or any(kinds <= alike for alike in _ALIKE_KINDS)) and likeness(draft.name, name) >= _SAME

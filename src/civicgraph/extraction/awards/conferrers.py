"""Who decides on an honour: the body before 授予, behind 被, or behind 经 … 批准."""

from __future__ import annotations

from civicgraph.extraction.awards.named import Named
from civicgraph.extraction.cast import Cast, Group
from civicgraph.extraction.page import Sentence
from civicgraph.text import lazy_re as re

_GAP = re.compile(
    r"(?:[\s，：]|关于|近日|日前|今天|昨天|今年|去年|当天|\d{4}年|\d{1,2}月(?:\d{1,2}日)?|（\d+月\d+日）|上午|下午|联合|共同|同时|分别|一致|正式|隆重|特|特别|研究|作出|做出|发出|发布|印发|下发|签署|"
    r"表彰(?:“[^“”]{2,20}”[和、]?)+，|表彰|决定|决议|命令|通报|通知|通令|文件|发文|批准|并|还|已|于|在[^，。；]{1,20}(?:上|中|际|时)|"
    r"(?:向全社会)?(?:集中)?发布[^，。]{1,24}(?:事迹|名单)|作出[^，。]{1,20}决定|(?:发布|公布|印发|下发)[^，。]{0,16}(?:表彰|命名)(?:决定|通报|名单)|(?:通报)?(?:表彰奖励|表彰|奖励|评选出)了?[^。；]{2,160}，并|印发[^，。]{1,30}(?:通报|决定|通知)|开展[^，。]{2,40}|对[^，。；]{2,60}(?:进行|予以|给予)[^，。；]{0,8}(?:表彰|表扬|奖励)|召开[^，。]{2,30}(?:会|大会|会议|活动)|举行[^，。]{2,30}(?:会|仪式|活动)|，)*"
)
_APPROVED = re.compile(
    r"(?:经|由|根据|按照|受)(?P<by>[^，。；：“”]{2,44}?)(?:常委会|会议)?(?:联合|共同|集体)?(?:研究|批准|同意|审定|评选|评定|推选|授予|颁发|表彰|组织|主办|决定|的决定)"
)
_OBJECT = re.compile("[向给为对被]$|——$|对[^，。；]{0,12}的$")
_ORDERED = re.compile(r"签署(?:通令|命令|主席令|嘉奖令)|主席令")


class Conferrers:
    """Reads the givers of one sentence."""

    def __init__(self, cast: Cast, sentence: Sentence, named: list[Named]) -> None:
        self.text = cast.page.text
        self.people = cast.people
        self.groups = cast.groups(sentence)
        self.named = named

    def before(self, low: int, verb: int) -> tuple[str, ...]:
        """The bodies that are the subject of a verb of giving."""
        for group in reversed([g for g in self.groups if low <= g.start and g.end <= verb]):
            if not _GAP.fullmatch(self.text, group.end, verb):
                break
            if bodies := _bodies(group):
                return () if self._is_object(group.start, low) else bodies
            if _ORDERED.search(self.text, group.end, verb):
                return self._by_order(group)
        approved = _APPROVED.search(self.text, low, verb)
        return self.within(*approved.span("by")) if approved else ()

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """All bodies in a stretch; 支队, 学校 where that is all it says."""
        groups = [g for g in self.groups if start <= g.start and g.start < end]
        found = dict.fromkeys(who for group in groups for who in _bodies(group))
        if not found:
            meant = [n for n in self.named if n.kind == "unit" and start <= n.start and n.end <= end]
            found = dict.fromkeys(name for each in meant for name in each.names)
        return tuple(found)

    def _is_object(self, start: int, low: int) -> bool:
        return _OBJECT.search(self.text, low, start) is not None

    def _by_order(self, group: Group) -> tuple[str, ...]:
        """中央军委主席…签署命令: the body whose post is named last."""
        posts = [
            post for h in self.people.holders if group.start <= h.start < group.end for post in h.posts if post.units
        ]
        return tuple(unit.name for unit in posts[-1].units) if posts else ()


def _bodies(group: Group) -> tuple[str, ...]:
    return tuple(dict.fromkeys(who for m in group.members if m.kind == "unit" for who in m.who))

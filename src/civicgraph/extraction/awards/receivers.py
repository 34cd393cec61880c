"""The list of those honoured between a verb and the honour: 授予|张山、李石等30名同志|“…”称号."""

from __future__ import annotations

from civicgraph.extraction.awards.named import Named
from civicgraph.text import lazy_re as re

N = r"(?:\d[\d,]*|[一二两三四五六七八九十百千]+)(?:[余多])?"
MEASURE = r"(?:名|位|个|家|人|户|支|所|座|地|项|对|件|村|县|镇|单位|组)"
#: Behind the names of a list: 等30名同志, 等8个集体和个人, 同志, （女）; behind who is led: 全院|医护人员.
TAIL = (
    r"(?:\s*（[^（）\n]{1,16}）|同志们?|烈士|先生|女士|同学|老师|教师|教授|博士|院士|选手|家庭|一家|夫妇|夫妻|\s)*"
    rf"(?:等(?:{N})?{MEASURE}?[^，。；：“”《》]{{0,18}}?|(?:一?行)?{N}人|{N}[名位个家](?:[㐀-鿿]{{1,4}})?|的?(?:全体)?(?:医护人员|医务人员|干部职工|干部群众|党员干部|职工|师生|村民|群众|队员|官兵|员工|教职工|人员)|组合|代表队|代表团|参赛队|团队)?"
)
_TAIL = re.compile(TAIL + r"(?:的)?")
_MORE = re.compile(rf"等{N}{MEASURE}[㐀-鿿]{{0,4}}?[和与及]")
_JOINT = re.compile(r"[、/]\s*(?:以及|和|与|及)?|\s+(?=[㐀-鿿])|以及|[和与及暨]")
_OPEN_END = re.compile(rf"等(?:{N})?{MEASURE}?[^，。；：“”《》、]{{0,18}}$")
_COUNT = re.compile(rf"(?:[^、，。；]{{0,12}}的)?{N}{MEASURE}[^、，。；：“”]{{0,16}}(?:（[^（）]{{1,20}}）)?")
#: How the name of a team, a station, a company … ends that no table knows.
_BODY = re.compile(
    r"(?:队|组|班|所|站|室|部|处|局|院|校|学|园|厂|店|行|社|会|团|连|营|旅|舰|科|中心|公司|集团|企业|合作社|农场|村|社区|车间|工区|基地|机组|党委|支部|党总支|窗口|大队|岗位|服务区|收费站|港|(?<!家)庭|小学|中学|初中|高中|幼儿园|(?<=[县市区])[一二三四五六七八九十]{1,3}中)”?$"
)
_MARKS = re.compile("[，。；：]|授予|追授")
#: 某省|1家法院: not the province.
_OTHERS = re.compile(rf"{N}{MEASURE}[^、，。；：“”]{{0,12}}")
_AND = re.compile("[和与及]")
_PIECE = re.compile(r"[㐀-鿿A-Za-z0-9·（）“”—〇○\-]{2,40}")
_VERBAL = re.compile(
    r"^[该其此这我他她]|[\d一二两三四五六七八九十][个家名位]|官兵$|(?:中国|国家|[男女])队$|^(?:爱心|捐赠|相关|有关|参赛|获奖)?(?:个人|官兵|选手|代表|教师|工作室|学校|公司|医院|单位|企业|集体|大队|支队|中队|团队|项目|家庭|组织|村|社区)$|进行|开展|作出|授予|召开|举行|表彰|颁发|获得|的(?!士)|为|是|将|了"
)


class Receivers:
    """Reads the lists of one sentence."""

    def __init__(self, text: str, named: list[Named]) -> None:
        self.text = text
        self.named = named

    def person_in(self, start: int, end: int) -> bool:
        """Whether a stretch names a person."""
        return any(n.kind == "person" and start <= n.start < end for n in self.named)

    def listed(self, start: int, end: int) -> tuple[str, ...]:
        """The names in a stretch; items that name nobody are left out."""
        return tuple(dict.fromkeys(name for item in self._items(start, end) for name in item or ()))

    def fills(self, start: int, end: int) -> bool:
        """Whether a stretch is a list of recipients, by name or by number, and nothing else."""
        items = list(self._items(start, end))
        return bool(items) and all(item is not None for item in items)

    def _items(self, start: int, end: int) -> list[tuple[str, ...] | None]:
        out: list[tuple[str, ...] | None] = []
        at = start
        while at < end:
            stop = self._piece_end(at, end)
            out += self._piece(at, stop)
            at = stop + 1
        return out

    def _piece_end(self, at: int, end: int) -> int:
        """The next 、 outside brackets, quotation marks and names."""
        depth = 0
        for position in range(at, end):
            mark = self.text[position]
            depth += (mark in "（“") - (mark in "）”")
            if depth <= 0 and mark == "、" and not any(n.start < position < n.end for n in self.named):
                return position
        return end

    def _piece(self, at: int, stop: int) -> list[tuple[str, ...] | None]:
        """What stands between two 、: one name, or several joined by 和 or spaces, or a body that no table knows."""
        found: list[tuple[str, ...] | None] = []
        position = at + len("追授") * self.text.startswith("追授", at)
        while position < stop:
            each = next((n for n in self.named if n.start == position and n.end <= stop), None)
            if each is None:
                break
            found.append(each.names)
            more = _MORE.match(self.text, each.end, stop)
            rest = self._piece(more.end(), stop) if more else []
            if any(rest):
                return [*found, *rest]
            if each.kind == "place" and _OTHERS.fullmatch(self.text, each.end, stop):
                return [*found[:-1], ()]
            if _TAIL.fullmatch(self.text, each.end, stop):
                return found
            joint = _JOINT.match(self.text, each.end, stop)
            if joint is None:
                found.pop()
                break
            position = joint.end()
        return [*found, self._unlisted(position, stop)]

    def _unlisted(self, start: int, stop: int) -> tuple[str, ...] | None:
        """A count (30名同志) names nobody; a body by its own words; None for anything else."""
        if _COUNT.fullmatch(self.text, start, stop):
            return ()
        cut = _OPEN_END.search(self.text, start, stop)
        end = cut.start() if cut else stop
        piece = self.text[start:end]
        inside = [n for n in self.named if start <= n.start and n.end <= end]
        person = next((n for n in inside if n.kind == "person"), None)
        if person is not None:
            plain = not _MARKS.search(self.text, start, person.start)
            return person.names if person.end == end and plain else None
        if not _PIECE.fullmatch(piece) or not _BODY.search(piece) or _VERBAL.search(piece):
            return None
        parts = _AND.split(piece)
        return tuple(parts) if all(_BODY.search(part) and len(part) > 2 for part in parts) else (piece,)

"""Parts that are named only by what they are, of a body named before: 内设综合协调组、宣传组; 站党支部."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.text import lazy_re as re
from civicgraph.units.found import Found
from civicgraph.units.model import UnitName

_PART = "[㐀-鿿]{2,10}?(?:组|科|室|处|股|部)"
_SET_UP = re.compile(f"(?:内设|下设)((?:{_PART})(?:(?:、|和|及)(?:{_PART}))+)")
_BRANCH = re.compile("(?:(?<=^)|(?<=[^㐀-鿿]))(站|院|校|局|厂|司|队|所|连|中心)党(?:支部|总支)")
#: 该院|护理部: a part of the institution named last.
_OF_THAT = re.compile(
    "(?:该|我|本)(院|局|校|厂|公司|中心|庭|大队|支队|馆|委|办|所|站)(?:原)?([㐀-鿿]{2,7}?(?:部|科|室|处|庭|中心|系|股|中队|车间))"
    "(?=[^㐀-鿿]|副?(?:主任|科长|处长|部长|室长|庭长|股长|院长|所长)|负责|护士|医|教师|党支部)"
)
#: 驻部纪检监察组: the discipline office at the ministry named last.
_DISCIPLINE = re.compile("驻(部|委|局|行|署)(纪检监察组|纪检组)")
_NO_JOINT = re.compile("[㐀-鿿](?<![和与及])$")


def find_parts(text: str, found: list[Found]) -> Iterator[Found]:
    """The parts of a body that a text names without the body; ``found`` is in order."""
    for set_up in _SET_UP.finditer(text):
        parent = _last(found, set_up.start())
        if parent:
            yield from _set_up(set_up, parent)
    for that in _OF_THAT.finditer(text):
        parent = _last(found, that.start(), that[1])
        if parent:
            yield Found(that.start(), that.end(), (_named(that[2], parent, parent.kind),))
    for office in _DISCIPLINE.finditer(text):
        parent = _last(found, office.start(), office[1])
        if parent and not _NO_JOINT.search(text, max(0, office.start() - 1), office.start()):
            yield Found(office.start(), office.end(), (_office(office[2], parent),))
    for branch in _BRANCH.finditer(text) if "党支部" in text or "党总支" in text else ():
        parent = _last(found, branch.start(), branch[1])
        if parent:
            start = branch.start() + len(branch[1])
            yield Found(branch.start(), branch.end(), (_named(text[start : branch.end()], parent, "party_branch"),))


def _set_up(parts: re.Match[str], parent: UnitName) -> Iterator[Found]:
    for part in re.finditer("[^、和及]+", parts[1]):
        start = parts.start(1) + part.start()
        yield Found(start, start + len(part[0]), (_named(part[0], parent, parent.kind),))


def _last(found: list[Found], offset: int, ending: str = "") -> UnitName | None:
    """The body named last before an offset whose name ends so."""
    for each in reversed(found):
        if each.end <= offset and len(each.names) == 1 and _is_a(each.names[0], ending):
            return each.names[0]
    return None


def _is_a(unit: UnitName, ending: str) -> bool:
    return unit.name.endswith(ending) or (ending == "校" and unit.kind == "school")


def _office(office: str, parent: UnitName) -> UnitName:
    """中央纪委国家监委驻水利部纪检监察组."""
    short = parent.name.removeprefix("中华人民共和国")
    return UnitName(f"中央纪委国家监委驻{short}{office}", (f"驻{short}{office}",), "discipline", None, parent.name)


def _named(part: str, parent: UnitName, kind: str) -> UnitName:
    return UnitName(parent.name + part, (), kind, parent.place, parent.name)

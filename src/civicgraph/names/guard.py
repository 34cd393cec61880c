"""What looks like a name and is none: data/not_names.csv."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from civicgraph import resources
from civicgraph.names.model import load_names
from civicgraph.text import lazy_re as re

#: Somebody whom the text does not want to name: 张某, 李某某, 王XX, 小王, 老李.
_PLACEHOLDER = re.compile(r".?.[某×XxＸ]{1,2}.?|[小老阿].|.{1,2}[氏总]|[甲乙丙丁]某?|.*[×XＸ].*")


@cache
def not_names() -> Mapping[str, str]:
    """Text → kind: word, never (not even in a list), placeholder, legend (named in names of things) or doctrine."""
    with resources.data("not_names.csv").open(encoding="utf-8", newline="") as handle:
        return MappingProxyType({row["text"]: row["kind"] for row in csv.DictReader(handle)})


def is_placeholder(name: str) -> bool:
    """Whether a string stands for somebody who is not named, or for no person ever."""
    return bool(_PLACEHOLDER.fullmatch(name)) or not_names().get(name) in ("placeholder", "never")


#: What makes the name before it part of a doctrine, a prize or a spirit.
_IN_DOCTRINE = re.compile(
    r"(?:新时代|生态文明|法治|强军|经济|外交|文化|党建|网络强国|关于)[^，。；]{0,30}?(?:思想|论述|理念|精神)|(?:主义|思想|理论|精神|奖)(?!状)"
)
_BEGIN_DOCTRINES = frozenset("新生法强经外文党网关主思理精奖")
#: 旗级领导|包联重大项目: who looks after what.
_JARGON = ("包联", "包保", "包抓", "包案", "包干")
_NO_WORD = (0.0, "")
_LONG_PLACES = (3, 4)
#: 李家庄, 王家沟.
_PLACE = re.compile("[一-鿿]家[庄村沟寨湾河镇屯岭坪坝店营铺坡塘岗窑桥院集口峪圪洼堡垭畈冲墩埠嘴台]")
_IN_PLACE = re.compile("[村乡屯](?![里民内])|镇(?!长)|街道|社区|小区|大道")
_BEGIN_PLACES = frozenset("村乡屯镇街社小大")


def names_a_doctrine(text: str, end: int) -> bool:
    """Whether what follows the name makes it part of a doctrine, a prize or a spirit: 某某某生态文明思想."""
    return text[end : end + 1] in _BEGIN_DOCTRINES and _IN_DOCTRINE.match(text, end) is not None


def is_abroad(name: str) -> bool:
    """Whether a string is a country or a city of another country, or begins with the long name of one: 马拉维."""
    find = load_names().words.get
    if find(name, _NO_WORD)[1] == "l":
        return True
    return any(find(name[:size], _NO_WORD)[1] == "l" for size in _LONG_PLACES if size < len(name))


def is_no_person(text: str, start: int, end: int) -> bool:
    """Whether a string of name shape is a placeholder, part of a doctrine or a place: 李家庄, 王强村."""
    following = text[end : end + 1]
    if following in _BEGIN_PLACES and _IN_PLACE.match(text, end):
        return True
    return _is_never_a_person(text[start:end]) or names_a_doctrine(text, end)


@lru_cache(maxsize=1 << 12)
def _is_never_a_person(name: str) -> bool:
    """Whether a string of name shape is a placeholder or a place, whatever follows."""
    return (
        bool(_PLACE.fullmatch(name))
        or "您" in name
        or name.startswith(_JARGON)
        or is_abroad(name)
        or is_placeholder(name)
    )

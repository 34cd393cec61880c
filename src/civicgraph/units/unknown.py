"""Counties, districts and cities that only the text names: former ones, and invented ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from civicgraph.places import Gazetteer, PlaceMention
from civicgraph.text import lazy_re as re
from civicgraph.text.spans import occurrences
from civicgraph.units.scope import Scope
from civicgraph.units.segment import cut, is_particle, is_stop, is_verb, is_word
from civicgraph.units.tables import words

#: 江苏省|苏湖市|临浦区, 河南省|颍澧地区
_CITY = re.compile("[㐀-鿿]{2,3}?市|[㐀-鿿]{2,9}?自治州|[㐀-鿿]{2,5}?(?:地区|盟)")
_COUNTY = re.compile("[㐀-鿿]{2,9}?自治县|[㐀-鿿]{2,4}?(?:县|区|旗)|[㐀-鿿]{2,3}?市")
#: What may stand before a place that is named without what lies above it.
_BARE = re.compile(
    "(?:(?<=^)|(?<=[^㐀-鿿])|(?<=[在到与和及由对向从赴往经])|(?<=中共)|(?<=[届协盟进建革]))"
    "(?:现任|原任|时任|历任|曾任|兼任|拟任|任|原|曾在|挂职|当选为?|陪同|邀请|来自)?"
    "((?!我|本|该|全|各)[㐀-鿿]{2,3}?市(?=[㐀-鿿]{2,3}[县区]))?([㐀-鿿]{2,3}?(?:县|区|旗|市|盟|地|地区))$"
)
#: What follows only a place, whatever its name: 宝石县|委书记.
_SURE = re.compile(
    "委(?:书记|副书记|常委|组织部|宣传部|统战部|政法委|办公室|办(?!公))|(?:人民)?政府(?!性)|人民法院|人民检察院"
)
#: Titles that tell the body by the place before them.
HEAD_OF_GOVERNMENT = re.compile("(?:原|代|常务)?副?(?:县长|区长|旗长|市长|盟长|专员)")
#: Words for kinds of areas, no names: 开发区, 主城区, 贫困县.
_KIND = re.compile(
    "(?:城|园|景|灾|牧|库|老|新|小|社|校|厂|矿|街|片|辖|示范|试验|保护|开发|度假|高新|经开|保税|自贸|产业|工业|生活|服务|商业|功能"
    "|管理|风景|旅游|合作|聚集|集聚|核心|居民|建成|防控|封控|隔离|作业|考|赛|展|战|疫|牧|革命老|贫困山|沿海地)区$"
    "|(?:贫困|强|脱贫|试点|示范|大|小|邻|外|先进|农业|旅游)县$|(?:城|都|超|夜|集|菜|楼|股|上|地级|县级|文明|卫生|旅游|开放)市$"
    "|(?:红|国|党|军|彩|锦)旗$"
)
_LAST = frozenset("县区旗市盟")
_LONGEST_BARE = 12
_SHORTEST_ADDED = 3
_NOT_BEGUN = frozenset("位在到与和及由对向从赴往经的至我本该全各现原时任是离过访去率来为两某每同图已故前据因但若")
_NO_NAME = re.compile("[其他她各全我本该两多个每所这那的和与及在由到等省市县区]")


def unknown_places(
    text: str, home: Scope, gazetteer: Gazetteer, mentions: Iterable[PlaceMention], shorts: Collection[int]
) -> Iterator[tuple[int, int, Scope]]:
    """Start, end and scope of each place that the table lacks and that a body or a head of government follows.

    Args:
        text: a folded text.
        home: the jurisdiction, in which a district without its city lies.
        gazetteer: the table.
        mentions: the places that it knows in the text.
        shorts: where words for bodies begin.
    """
    scopes: dict[str, Scope] = {}
    for mention in mentions:
        yield from _below(text, mention, shorts, scopes)
    for end in _ends(text, shorts):
        found = _BARE.search(text, max(0, end - _LONGEST_BARE), end)
        if found is None or found[2] in scopes or gazetteer.named(found[2]):
            continue
        name, city = found[2], found[1] or ""
        known = gazetteer.named(name[1:])
        if known and (len(name) > _SHORTEST_ADDED or is_verb(name[0]) or is_particle(name[0])):
            continue  # 受|泉州市, 任职|浦江县; but 沙渠县 is no 渠县
        if city and (gazetteer.named(city) or not _is_name(city)):
            continue
        if not (_is_new(name) or (_is_sure(text, found.end(2)) and _is_name(name))):
            continue
        scopes[name] = Scope("", city, name) if city else _in_home(name, home)
        if city:
            yield found.start(1), found.end(2), scopes[name]
    for name, scope in scopes.items():
        for start in occurrences(text, name):
            yield start, start + len(name), scope


def _ends(text: str, shorts: Collection[int]) -> Iterator[int]:
    """Where a word that may end a place stands before what only places have."""
    yield from (
        end for end in sorted(shorts) if text[end - 1 : end] in _LAST or text.startswith(("地委", "地区"), end - 1)
    )
    yield from (title.start() for title in HEAD_OF_GOVERNMENT.finditer(text))


def _below(
    text: str, outer: PlaceMention, shorts: Collection[int], scopes: dict[str, Scope]
) -> Iterator[tuple[int, int, Scope]]:
    """The chain behind a province that is written in full."""
    province = outer.candidates[0]
    if province.level != "province" or not outer.complete:
        return
    end, scope = outer.end, Scope(province.name)
    if (city := _CITY.match(text, end)) and not _NO_NAME.search(city[0][:-1].removesuffix("地").removesuffix("自治")):
        scope, end = Scope(province.name, city[0]), city.end()
    county = _COUNTY.match(text, end)
    if county and (_is_county(county[0]) or (_is_sure(text, county.end()) and _is_name(county[0]))):
        scope, end = Scope(scope.province, scope.city, county[0]), county.end()
    if end > outer.end and (scope.county or _owns(text, end, shorts)):
        scopes[scope.name] = scope
        yield outer.start, end, scope


def _is_county(name: str) -> bool:
    stem = name[:-1]
    if _NO_NAME.search(stem.removesuffix("自治")) or _KIND.search(name) or is_word(stem):
        return False
    return not any(is_stop(token) or token in words("generic") for token in cut(stem))


def _is_new(name: str) -> bool:
    if name.endswith(("地", "地区")):
        return name[0] not in _NOT_BEGUN and not is_word(name.removesuffix("区")[:-1])
    return name[0] not in _NOT_BEGUN and _is_county(name)


def _is_name(name: str) -> bool:
    """Whether nothing in a name shows that it is none; it may be a word."""
    stem = name[:-1]
    if name[0] in _NOT_BEGUN or _NO_NAME.search(stem) or _KIND.search(name):
        return False
    return not any(is_stop(word) or (len(word) > 1 and (is_verb(word) or is_particle(word))) for word in cut(stem))


def _is_sure(text: str, end: int) -> bool:
    return _SURE.match(text, end) is not None or HEAD_OF_GOVERNMENT.match(text, end) is not None


def _owns(text: str, end: int, shorts: Collection[int]) -> bool:
    return end in shorts or HEAD_OF_GOVERNMENT.match(text, end) is not None


def _in_home(name: str, home: Scope) -> Scope:
    if name.endswith(("地", "地区")):
        return Scope(home.province, name.removesuffix("区").removesuffix("地") + "地区")
    if name.endswith("盟") or (name.endswith("市") and not home.city):
        return Scope(home.province, name)
    return Scope(home.province, home.city, name)

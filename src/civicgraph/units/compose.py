"""Builds the full official name of a body from its place and what is written after the place."""

from __future__ import annotations

from civicgraph.units.expand import expand, expand_whole, kind_of
from civicgraph.units.model import UnitName
from civicgraph.units.prefix import LEVEL_WORD
from civicgraph.units.scope import Scope, scope_of_word
from civicgraph.units.tables import Body, bodies, bodies_by_short, parent_keys

_LONGEST_SHORT = 24
#: Bodies whose sub-units are written after the full name; others keep what is written (政府采购中心).
_NO_SUB = {"government", "supervision", "youth_league", "congress", "party_work"}


def body(key: str, scope: Scope, year: int | None) -> UnitName | None:
    """The body of a key (``government``, ``politics_law`` …) that a place has in a year, or None."""
    if key == "government" and scope.level == "city" and scope.name.endswith(("地区", "盟")):
        key = "prefecture_government"
    for each in bodies():
        if each.key == key and each.fits(scope.letter, year) and len(each.fulls) == 1:
            return _name(each, each.fulls[0], scope, year)
    return None


def names_of(scope: Scope, rest: str, year: int | None) -> tuple[UnitName, ...]:
    """The bodies that words after a place mean; empty if the tables do not know their beginning.

    >>> [unit.name for unit in names_of(Scope("河南省", "驻马店市", "平舆县"), "委宣传部", 2017)]
    ['中共平舆县委宣传部']
    """
    rest = _region_party(scope, rest)
    row, end = longest_body(scope, rest, year)
    if row is None:
        return ()
    tail = rest[end:]
    names = tuple(_name(row, full, scope, year) for full in row.fulls)
    if not tail:
        return names
    return _second(scope, names, tail, year) or _sub_unit(scope, row, names, rest, tail)


def generic(scope: Scope, rest: str, written: str) -> UnitName:
    """A body that no table knows: the place and the words as they stand, with a written-out ending."""
    name = expand_whole(scope.prefix + rest) if len(rest) > len("党工委") else scope.prefix + expand(rest)
    plain = scope.prefix + rest
    aka = tuple(form for form in dict.fromkeys((plain, written)) if form != name)
    return UnitName(name, aka, kind_of(name), scope.path or None)


def longest_body(scope: Scope, rest: str, year: int | None) -> tuple[Body | None, int]:
    """The body with the longest short form at the beginning, and where that ends."""
    table = bodies_by_short()
    for end in range(min(len(rest), _LONGEST_SHORT), 0, -1):
        if rest[end - 1] == "办" and rest[end : end + 1] == "公":
            continue
        rows = [
            row for row in table.get(rest[:end], ()) if not row.levels or (scope.letter and scope.letter in row.levels)
        ]
        if rows:
            return next((row for row in rows if row.fits(scope.letter, year)), rows[0]), end
    return None, 0


def _region_party(scope: Scope, rest: str) -> str:
    """Autonomous regions and their counties write 党委 where others write 委."""
    if scope.level in ("province", "city", "county") and rest.startswith("党委") and len(rest) > 2:
        return rest[1:]
    return rest


def _second(scope: Scope, first: tuple[UnitName, ...], tail: str, year: int | None) -> tuple[UnitName, ...]:
    """县委|县政府: another body of the place right behind the first."""
    word = LEVEL_WORD.match(tail)
    own = scope.prefix if tail.startswith(scope.prefix) else scope.name if tail.startswith(scope.name) else ""
    if word and scope_of_word(word[1], scope) == scope:
        own = word[0]
    row, end = longest_body(scope, tail[len(own) :], year) if own else (None, 0)
    if row is None or len(own) + end != len(tail):
        return ()
    return first + tuple(_name(row, full, scope, year) for full in row.fulls)


def _sub_unit(scope: Scope, row: Body, names: tuple[UnitName, ...], rest: str, tail: str) -> tuple[UnitName, ...]:
    """县委|信息化处, 教育局|基教科."""
    if len(names) > 1 or row.key in _NO_SUB:
        return (generic(scope, rest, scope.prefix + rest),)
    parent = names[0]
    if row.key == "party":
        return (_party_department(scope, parent, tail),)
    full = parent.name + expand(tail)
    if row.key == "congress_standing" and not rest.startswith(("人大常", "人民代表大会常")):
        full = parent.name.replace("常务委员会", "") + expand(tail)
    aka = tuple(dict.fromkeys(form + tail for form in (*parent.aka, parent.name)))
    kind = parent.kind if kind_of(tail) in ("other", "institution", "department") else kind_of(tail)
    return (UnitName(full, tuple(form for form in aka if form != full), kind, parent.place, parent.name),)


def _party_department(scope: Scope, party: UnitName, tail: str) -> UnitName:
    stem = _party_stem(f"中共{scope.prefix}委", scope)
    name = stem + expand(tail)
    aka = (f"{scope.prefix}委{tail}", f"{scope.name}委{tail}", stem + tail)
    return UnitName(name, _others(name, aka), "party_department", scope.path or None, party.name)


def _party_stem(text: str, scope: Scope) -> str:
    """中共广西壮族自治区委员会宣传部, but 中共平舆县委宣传部, and 中共某地委宣传部 of a 地区."""
    stem = f"中共{scope.prefix}委"
    if scope.level == "city" and scope.city.endswith("地区") and not text.startswith(stem + "员会"):
        return text.replace(stem, f"中共{scope.city[:-1]}委", 1)
    if scope.level == "province" and scope.province.endswith("自治区") and not text.startswith(stem + "员会"):
        return text.replace(stem, stem + "员会", 1)
    return text


def _name(row: Body, full: str, scope: Scope, year: int | None) -> UnitName:
    name = _party_stem(_fill(full, scope), scope).replace("特别行政区人民政府", "特别行政区政府")
    shorts = row.shorts if len(row.fulls) == 1 else ()
    places = dict.fromkeys((scope.prefix, scope.name))
    aka = [place + short for short in shorts for place in places]
    if row.key == "party":
        aka += [f"中共{place}委" for place in places]
    return UnitName(name, _others(name, aka), row.kind, scope.path or None, _parent(row, name, scope, year))


def _others(name: str, forms: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(form for form in dict.fromkeys(forms) if form != name)


def _fill(full: str, scope: Scope) -> str:
    bare = scope.name[:-1] if len(scope.name) > 2 else scope.name
    return full.replace("{P}", scope.prefix).replace("{B}", bare).replace("{C}", scope.city).replace("{S}", bare)


def _parent(row: Body, name: str, scope: Scope, year: int | None) -> str | None:
    key = parent_keys().get(row.kind)
    if key is None or key == row.key:
        return None
    above = next((each for each in bodies() if each.key == key and each.fits(scope.letter, year)), None)
    parent = _fill(above.fulls[0], scope) if above else None
    return parent if parent != name else None

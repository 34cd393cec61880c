"""From a written form to the full official name: 县委 → 中共平舆县委员会 in an article about 平舆县."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from civicgraph.places import Jurisdiction
from civicgraph.text import lazy_re as re
from civicgraph.units import compose
from civicgraph.units.compose import generic, longest_body, names_of
from civicgraph.units.expand import expand, expand_whole, kind_of
from civicgraph.units.model import UnitContext, UnitName
from civicgraph.units.outposts import outpost
from civicgraph.units.prefix import LEVEL_WORD, read_prefix
from civicgraph.units.scope import Scope, scope_of_home
from civicgraph.units.tables import Central, bodies_by_short, central_by_form, democratic_parties, kinds_with

#: 十四届全国人大常委会, 第五任香港特别行政区基本法委员会
_TERM = re.compile("第?[一二三四五六七八九十]{1,3}[届任](?=全国人|全国政|中央|中共|香港特别|澳门特别)")
_ORDINAL = re.compile("第?[一二三四五六七八九十]{1,3}届")
#: 青溪县|政协第十届委员会
_CPPCC_TERM = re.compile("(政协)第[一二三四五六七八九十]{1,3}届委员会")
_LONGEST_CENTRAL = 30
_SPACE = re.compile(r"\s+")
_PARTY = re.compile("中国共产党|中共")
_DEMOCRATIC_TAIL = re.compile("(?:委员会|委会|委|工委)$")
_DEMOCRATIC_BRANCH = re.compile("(总支|支)部?$")


class _Around(NamedTuple):
    """A body whose name stands around the place."""

    key: str
    head: re.Pattern[str]
    tail: re.Pattern[str]


_AROUND = (
    _Around(
        "cppcc",
        re.compile("政协|中国人民政治协商会议"),
        re.compile("(?:第[一二三四五六七八九十]+届)?委员会(?:常务委员会|常委会)?"),
    ),
    _Around("youth_league", re.compile("中国共产主义青年团|共青团|团"), re.compile("(?:工)?委(?:员会)?")),
)
#: 太康一高 is 太康县第一高级中学.
_NUMBERED = re.compile("[一二三四五六七八九十]+[中高小](?![心学等])")


def resolve_unit(form: str, context: UnitContext, scope: Scope | None = None) -> tuple[UnitName, ...]:
    """The full official name of a written form; two where it names two bodies, none for an empty form.

    Args:
        form: as written: ``县委宣传部``, ``新平县法院``, ``中纪委``, ``桂林天海塑业有限公司``.
        context: the article's jurisdiction, year and places.
        scope: whose ``县`` and bare ``宣传部`` are meant, if not the jurisdiction's.
    """
    form = _TERM.sub("", _SPACE.sub("", form))
    if not form:
        return ()
    home = scope or scope_of_home(context.jurisdiction)
    return (
        _central(form)
        or _with_party_name(form, context, home)
        or _local(form, context, home)
        or _bare(form, context, home)
    )


def _bare(form: str, context: UnitContext, home: Scope) -> tuple[UnitName, ...]:
    """宣传部, 县容局: the jurisdiction's; nothing where a level word (市委) means a place that nobody knows."""
    if names := names_of(home, form, context.year):
        return names
    if branch := outpost(home, form, context.year):
        return (branch,)
    word = LEVEL_WORD.match(form)
    if word and form[word.end() :] in bodies_by_short():
        return ()
    return (UnitName(expand(form), _aka(form), kind_of(form)),)


def body(key: str, jurisdiction: Jurisdiction, year: int | None = None) -> UnitName:
    """The body of a key of ``data/unit_bodies.csv`` that a place has in a year.

    Raises:
        LookupError: no body has the key at the place's level.
    """
    scope = scope_of_home(jurisdiction)
    found = compose.body(key, scope, year)
    if found is None:
        raise LookupError(f"no body {key!r} at the level of {scope.path or 'no place'} in unit_bodies.csv")
    return found


def _aka(form: str) -> tuple[str, ...]:
    return () if expand(form) == form else (form,)


def _central(form: str) -> tuple[UnitName, ...]:
    """A body that there is once, or a part of one."""
    table = central_by_form()
    for end in range(min(len(form), _LONGEST_CENTRAL), 1, -1):
        row = table.get(form[:end])
        if row is not None and row.use != "npc":
            return central_names(row) if end == len(form) else _central_part(row, form, end)
    return ()


def central_names(row: Central) -> tuple[UnitName, ...]:
    """The names of a row of ``data/unit_central.csv``."""
    if len(row.names) > 1:
        return tuple(name for each in row.names for name in central_names(central_by_form()[each]))
    name = row.names[0]
    return (UnitName(name, tuple(each for each in row.forms if each != name), row.kind),)


def _central_part(row: Central, form: str, end: int) -> tuple[UnitName, ...]:
    """全国人大|外事委员会, 公安部|禁毒局; but 中共|平舆县委 and 中国银行|业 are none."""
    rest = form[end:]
    if rest in ("公司", "有限公司", "有限责任公司", "股份有限公司", "总公司", "集团公司", "集团有限公司", "集团"):
        return central_names(row)
    if row.names[0] == "中国共产党" or (row.kind == "democratic_party" and not form[:end].endswith("中央")):
        return ()
    name = (row.head or form[:end]) + expand(rest)
    if row.names[0].startswith("全国人民代表大会"):
        name = row.names[0] + expand(rest)
    kind = row.kind if kind_of(rest) in ("other", "institution", "department") else kind_of(rest)
    parent = row.names[0] if len(row.names) == 1 else None
    aka = tuple(each for each in dict.fromkeys((form, (parent or "") + rest)) if each != name)
    return (UnitName(name, aka, kind, None, parent),)


def _with_party_name(form: str, context: UnitContext, home: Scope) -> tuple[UnitName, ...]:
    """中共平舆县委, 政协平舆县委员会, 团县委, 民盟市委会."""
    if found := _PARTY.match(form):
        return _local(form[found.end() :], context, home)
    return next(filter(None, (_inverted(form, each, context, home) for each in _AROUND)), ()) or _democratic(
        form, context, home
    )


def _inverted(form: str, around: _Around, context: UnitContext, home: Scope) -> tuple[UnitName, ...]:
    """政协|平舆县|委员会, 团|县|委: the body's name stands around the place."""
    found = around.head.match(form)
    if found and (term := _ORDINAL.match(form, found.end())):
        form = form[: found.end()] + form[term.end() :]
    prefix = read_prefix(form[found.end() :], context, home) if found else None
    if found is None or prefix is None:
        return ()
    end = around.tail.match(form, found.end() + prefix.end)
    unit = compose.body(around.key, prefix.scope, context.year) if end else None
    if end is None or unit is None:
        return ()
    rest = form[end.end() :]
    if end[0].endswith(("常务委员会", "常委会")):
        rest = f"常务委员会{rest}"
    if not rest:
        return (unit,)
    return (UnitName(unit.name + expand(rest), (form,), unit.kind, unit.place, unit.name),)


@cache
def _democratic_form() -> re.Pattern[str]:
    longest_first = sorted(democratic_parties(), key=lambda form: (-len(form), form))
    return re.compile(f"(?:中国)?({'|'.join(longest_first)})(?!中央)")


def _democratic(form: str, context: UnitContext, home: Scope) -> tuple[UnitName, ...]:
    found = _democratic_form().match(form)
    prefix = read_prefix(form[found.end() :], context, home) if found else None
    if found is None or prefix is None:
        return ()
    tail = _DEMOCRATIC_BRANCH.sub(r"\1部委员会", form[found.end() + prefix.end :])
    tail = _DEMOCRATIC_TAIL.sub("委员会", tail)
    if not tail:
        return ()
    name = democratic_parties()[found[1]] + prefix.scope.prefix + tail
    aka = (found[1] + prefix.scope.prefix + tail, found[1] + prefix.scope.prefix + form[found.end() + prefix.end :])
    return (UnitName(name, tuple(each for each in aka if each != name), "democratic_party", prefix.scope.path),)


def _local(form: str, context: UnitContext, home: Scope) -> tuple[UnitName, ...]:
    """A form that begins with a place."""
    prefix = read_prefix(form, context, home)
    if prefix is None:
        return ()
    if not prefix.full and (branch := outpost(home, form, context.year)):
        return (branch,)
    rest = form[prefix.end :]
    return in_scope(prefix.scope, rest, form, full=prefix.full, year=context.year)


def in_scope(scope: Scope, rest: str, written: str, *, full: bool, year: int | None) -> tuple[UnitName, ...]:
    """The bodies that words after a place mean, known to the tables or not."""
    rest = _plain(scope, rest)
    if not rest:
        return (acting_place(scope, year),)
    names = names_of(scope, rest, year)
    if full:
        branch = None if names else outpost(scope, rest, year)
        return names or (branch or generic(scope, rest, written),)
    row, _ = longest_body(scope, rest, year)
    if row is not None and row.key == "military_dept":
        names = ()
    if names and row is not None and row.key and names[0].kind not in kinds_with("short-place"):
        return names
    if number := _NUMBERED.match(rest):
        return (_numbered(scope, rest, number.end(), written),)
    plain = UnitName(expand_whole(written), (), kind_of(written), scope.path or None)
    aka = tuple(
        name for name in dict.fromkeys((written, scope.prefix + rest, *(n.name for n in names))) if name != plain.name
    )
    return (UnitName(plain.name, aka, plain.kind, plain.place),)


def _numbered(scope: Scope, rest: str, end: int, written: str) -> UnitName:
    """太康|一高, 古田|一中|教务处: schools are named after the county, which nobody says in full."""
    school = generic(scope, rest[:end], written[: len(written) - len(rest) + end])
    part = rest[end:]
    if not part:
        return school
    aka = tuple(form + part for form in (*school.aka, school.name))
    name = school.name + expand(part)
    return UnitName(name, tuple(form for form in aka if form != name), school.kind, school.place, school.name)


def _plain(scope: Scope, rest: str) -> str:
    """The words without a term (十六届|人大常委会) and without the place's level said twice (忠县|县|委)."""
    if term := _ORDINAL.match(rest):
        rest = rest[term.end() :]
    if term := _CPPCC_TERM.match(rest):
        rest = term[1] + rest[term.end() :]
    if (
        scope.name
        and rest.startswith(scope.name[-1])
        and rest not in bodies_by_short()
        and rest[1:] in bodies_by_short()
    ):
        return rest[1:]
    return rest


def acting_place(scope: Scope, year: int | None) -> UnitName:
    """The body of a place that acts: its government, a subdistrict's office, a village's committee."""
    if scope.level == "village":
        key = "neighbourhood_committee" if scope.village.endswith("社区") else "village_committee"
    else:
        key = "street_office" if scope.township.endswith("街道") else "government"
    if scope.level == "province" and scope.province.endswith("特别行政区"):
        return UnitName(f"{scope.province}政府", (scope.province,), "government", scope.province)
    unit = compose.body(key, scope, year)
    if unit is None:
        return UnitName(scope.name, (), "government", scope.path or None)
    return UnitName(unit.name, (*unit.aka, scope.prefix), unit.kind, unit.place, unit.parent)

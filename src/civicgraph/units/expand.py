"""Writes out the short endings of names that no table has whole: 某某管委会 → 某某管理委员会."""

from __future__ import annotations

from civicgraph.text import lazy_re as re
from civicgraph.units.tables import suffixes

_OFFICE = re.compile("(领导小组|指挥部|委员会|工作组|联席会议|工程)办$")
_WORK = re.compile("(?<=[^党团妇])工委$")
_COMMISSION = re.compile("(?<=[^村县市区省州盟旗地党团居政组])委$")
_LONGEST_SUFFIX = 11
#: Bodies whose kind stands before the place.
_PARTY = re.compile("(?:中共|中国共产党).+委员会$")
_CPPCC = re.compile("中国人民政治协商会议.*委员会$")


def expand(rest: str) -> str:
    """The words after a place in full.

    >>> expand("高铁新区管委会")
    '高铁新区管理委员会'
    """
    rest = _OFFICE.sub(r"\1办公室", rest)
    row = ending(rest)
    if row and suffixes()[row].full != row:
        return rest[: -len(row)] + suffixes()[row].full
    rest = _WORK.sub("工作委员会", rest)
    return _COMMISSION.sub("委员会", rest) if len(rest) > 3 else rest


#: 高新区|工委; but 法制|工委 is one of a congress.
_OF_ZONE = re.compile("(?<=[区园])工委$")


def expand_whole(form: str) -> str:
    """A whole name in full: a committee of the party in a zone begins with 中共.

    >>> expand_whole("高铁新区党工委")
    '中共高铁新区工作委员会'
    """
    zone = form.removesuffix("党工委") if form.endswith("党工委") else _OF_ZONE.sub("", form)
    return f"中共{zone}工作委员会" if zone and zone != form else expand(form)


def ending(name: str) -> str:
    """The longest suffix of ``data/unit_suffixes.csv`` that a name ends in, or the empty string."""
    table = suffixes()
    for length in range(min(len(name), _LONGEST_SUFFIX), 0, -1):
        if name[-length:] in table:
            return name[-length:]
    return ""


def kind_of(name: str) -> str:
    """The kind that a full name tells, ``other`` if none.

    >>> kind_of("中共青溪县委员会"), kind_of("青溪县人民政府"), kind_of("青溪县人民代表大会常务委员会")
    ('party', 'government', 'congress')
    """
    if _PARTY.match(name):
        return "party"
    if _CPPCC.match(name):
        return "cppcc"
    row = suffixes().get(ending(name))
    return (row.kind or "other") if row else "other"

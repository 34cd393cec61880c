"""The production corps of Xinjiang: divisions, regiments and companies by their numbers."""

from __future__ import annotations

import pytest

from civicgraph.units.corps import find_corps

CORPS = "新疆生产建设兵团"


def named(text: str) -> list[tuple[str, str]]:
    """The written forms and the full names."""
    return [(text[found.start : found.end], found.names[0].name) for found in find_corps(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "兵团职工说，十六师一八八团七连党支部。",
            [("十六师一八八团七连党支部", f"{CORPS}第十六师一八八团七连党支部")],
        ),
        ("团场建设：第八师石河子市党委书记、", [("第八师石河子市党委", f"中共{CORPS}第八师石河子市委员会")]),
        ("团场建设：农八师143团医院", [("农八师143团医院", f"{CORPS}第八师一四三团医院")]),
    ],
)
def test_numbers_make_full_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_bare_division_and_regiment_are_those_of_the_text() -> None:
    text = "新疆生产建设兵团第十六师一八八团召开大会。师党委常委、团工会主席参加，四连职工发言。"
    assert [name for _, name in named(text)] == [
        f"{CORPS}第十六师一八八团",
        f"中共{CORPS}第十六师委员会",
        f"{CORPS}第十六师一八八团工会",
        f"{CORPS}第十六师一八八团四连",
    ]


def test_own_division_stays_open_where_others_are_named_behind_it() -> None:
    text = "师市党委书记率团到第八师石河子市、第十师北屯市考察，师市工会参加。"
    assert all("党委" not in form and "工会" not in form for form, _ in named(text))


def test_army_outside_the_corps_is_none_of_it() -> None:
    assert named("解放军某部三团五连、第八师官兵参加演习。") == []

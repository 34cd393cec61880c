"""What two nodes of one name have in common and what speaks against them: small functions, one idea each.

Each gives the features that it finds, by the names of ``data/identity_features.csv``, where their weights and meanings
stand, with what exactly was found. None of them knows of articles beside those of the two nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from civicgraph.resolve.naming import COMMONEST, rarity
from civicgraph.resolve.nodes import Node, Span, days_between
from civicgraph.resolve.places import NATION, level, relation

_APART: Final = 180
"""Days between two sightings after which a post may have been changed."""

_LONG: Final = 20 * 365
_UP: Final = 2
_UP_WITH_TIME: Final = 3
_TIME: Final = 4 * 365
_DOWN: Final = -1
_AT_ONCE: Final = 2
"""Steps of rank: what somebody may rise from one sighting to the next, or in four years; fall; hold at one time."""

_HANDOVER: Final = 60
"""Days for which leaders of one place may still be seen while they lead another one already."""

_SOON: Final = 550
"""Days within which somebody who leaves a post is seen in the next."""

_MET_MOST: Final = 6.0
_MET_HERE: Final = 0.5
"""The most that people met can tell, and how much of it in one place, whose people meet the same people anyway."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A feature of two nodes: its name, what was found, and how often its weight counts."""

    feature: str
    detail: str = ""
    times: float = 1.0


Feature = Callable[[Node, Node], Iterator[Found]]


def name(one: Node, _: Node) -> Iterator[Found]:
    """How many people there are, and how few of them have the name."""
    yield Found("namesakes")
    yield Found("rarity", one.name, rarity(one.name))


def post(one: Node, other: Node) -> Iterator[Found]:
    """The same leading post, or else posts in the same unit."""
    if shared := one.known_posts & other.known_posts:
        yield Found("same-post", "".join(min(shared)))
    elif bodies := one.known_units & other.known_units:
        yield Found("same-unit", min(bodies))
    elif seats := one.other_posts & other.other_posts:
        yield Found("same-unit-ordinary", min(seats)[0])
        yield Found("same-seat", "".join(min(seats)))
    elif units := one.units & other.units:
        yield Found("same-unit-ordinary", min(units))


def place(one: Node, other: Node) -> Iterator[Found]:
    """How the places lie to each other in which the two have their standing: the nearest pair of them.

    Who is known by no post, list or medium has no such place: a villager never joins a namesake by place alone.
    """
    pairs = [(found, a, b) for a in one.seats for b in other.seats if (found := relation(a, b))]
    if pairs:
        found, a, b = min(pairs, key=lambda pair: (_NEARNESS.get(pair[0], len(_NEARNESS)), pair))
        yield Found(found, a if a == b else "、".join(sorted((a, b))))


_NEARNESS: Final = {
    feature: number
    for number, feature in enumerate(
        (
            "same-township", "same-county", "same-city", "sister-townships", "same-nation", "county-and-city",
            "same-province", "sister-counties", "township-and-above", "province-and-city", "county-and-province",
            "sister-cities", "nation-and-place", "sister-provinces", "far-apart",
        )
    )
}  # fmt: skip


def standing(one: Node, other: Node) -> Iterator[Found]:
    """What the two are: leaders of places, officials, people who write, or none of these."""
    found = {one.standing, other.standing}
    if found == {"leader"}:
        levels = _levels(one) & _levels(other) or _levels(one) | _levels(other)
        if levels:
            yield Found(f"leaders-of-{min(levels, key=_HEIGHT.index)}")
    elif found == {"leader", "official"}:
        yield Found("leader-and-official")
    elif found == {"official"}:
        yield Found("officials")
    elif found == {"writer"}:
        yield Found("writers")
    elif "writer" in found:
        yield Found("different-nature")
    elif len(found) > 1:
        yield Found("official-and-other")


_HEIGHT: Final = ("township", "county", "city", "province", "nation")


def _levels(node: Node) -> set[str]:
    return {found for seat in node.seats if (found := level(seat))}


def medium(one: Node, other: Node) -> Iterator[Found]:
    """One medium that both write for."""
    if shared := one.media & other.media:
        yield Found("same-medium", min(shared))


def story(one: Node, other: Node) -> Iterator[Found]:
    """Two tellings of one story: their people are the same."""
    if shared := one.stories & other.stories:
        yield Found("same-story", min(shared))


def people_met(one: Node, other: Node) -> Iterator[Found]:
    """People whom both have met; the rarer their names, the more it tells."""
    shared = set() if one is other else one.met & other.met
    if not shared:
        return
    near = bool({*one.seats} & {*other.seats})
    told = sum(_told_by(each) for each in shared) * (_MET_HERE if near else 1.0)
    names = sorted(shared, key=lambda each: (-rarity(each), each))[:3]
    yield Found("people-met", "、".join(names), min(told, _MET_MOST))


def _told_by(name: str) -> float:
    return max(rarity(name) - COMMONEST, 1.0) / 6


def career(one: Node, other: Node) -> Iterator[Found]:
    """Ranks that can, or cannot, follow each other in the time between."""
    if one.known_posts & other.known_posts or not (one.ranks and other.ranks and one.days and other.days):
        return
    earlier, later = sorted((one, other), key=lambda node: (node.days, node.key))
    gap = days_between(one.days, other.days)
    step = later.ranks[-1] - earlier.ranks[-1]
    steps = f"{earlier.ranks[-1]} → {later.ranks[-1]}"
    demoted = step < 0 and one.standing == other.standing == "leader"
    if gap < _APART:
        if abs(step) > _AT_ONCE or (demoted and _stand_apart(one, other)):
            yield Found("incompatible-ranks", steps)
    elif demoted:
        yield Found("incompatible-ranks", steps)
    elif _DOWN <= step <= (_UP_WITH_TIME if gap > _TIME else _UP) or (step > 0 and gap > 2 * _TIME):
        yield Found("successive-ranks", steps)
    else:
        yield Found("incompatible-ranks", steps)


def time(one: Node, other: Node) -> Iterator[Found]:
    """One begins where the other ends, or after more years than most careers have."""
    if not (one.days and other.days) or one.known_posts & other.known_posts:
        return
    gap = days_between(one.days, other.days)
    if gap > _LONG:
        yield Found("long-gap")
    elif -_HANDOVER <= gap <= _SOON and one.days.first != one.days.last and other.days.first != other.days.last:
        yield Found("soon-after", f"{gap} 天")


def at_once(one: Node, other: Node) -> Iterator[Found]:
    """Heads of two bodies at one time, or at times of which nothing tells that they differ.

    In the leading bodies of one place that is no surprise: 县长 becomes 县委书记; nor is it in the bodies of the state.
    """
    if one.known_units & other.known_units:
        return
    if one.standing == other.standing == "leader" and _stand_apart(one, other) and not _may_follow(one, other):
        yield Found("at-once", "、".join((one.seats[0], other.seats[0])))
        return
    if NATION in one.seats and NATION in other.seats:
        return
    if one.standing == other.standing == "official" and _overlap(one.days, other.days):
        yield Found("at-once", "、".join(sorted((min(one.units), min(other.units)))))
        return
    mine, theirs = _heads(one), _heads(other)
    for at, span in sorted(mine.items()):
        for where, when in sorted(theirs.items()):
            if (at[0] or where[0]) and not _is_circle(at, where) and _may_overlap(span, when):
                yield Found("at-once", "、".join(sorted((at[1], where[1]))))
                return


def head_and_deputy(one: Node, other: Node) -> Iterator[Found]:
    """Head of a body while the other is deputy in it: namesakes in one office."""
    for post_, span in one.posts.items():
        for seat, when in other.posts.items():
            if post_.unit == seat.unit and _is_deputy(post_.title, seat.title) and _overlap(span, when):
                yield Found("head-and-deputy", post_.unit)
                return


def _is_deputy(one: str, other: str) -> bool:
    head, deputy = sorted((one, other), key=len)
    return deputy in {f"副{head}", f"常务副{head}"}


def _overlap(one: Span | None, other: Span | None) -> bool:
    """Whether both were seen for longer than it takes to hand over an office."""
    return one is not None and other is not None and -days_between(one, other) > _HANDOVER


def _stand_apart(one: Node, other: Node) -> bool:
    """Whether each leads places none of which lies in one of the other's."""
    return bool(one.seats and other.seats) and all(_are_apart(a, b) for a in one.seats for b in other.seats)


def _may_follow(one: Node, other: Node) -> bool:
    """Whether one was seen before the other, but for some weeks."""
    return one.days is not None and other.days is not None and days_between(one.days, other.days) >= -_HANDOVER


def _heads(node: Node) -> dict[tuple[str, str, bool], Span | None]:
    """(place, unit, whether it leads the place) → days, of the posts of a single seat."""
    return {(each.place, each.unit, each.is_leading): span for each, span in node.posts.items() if each.is_single}


def _is_circle(at: tuple[str, str, bool], where: tuple[str, str, bool]) -> bool:
    return at[0] == where[0] and at[2] and where[2]


def _may_overlap(one: Span | None, other: Span | None) -> bool:
    return one is None or other is None or days_between(one, other) < _APART


def traits(one: Node, other: Node) -> Iterator[Found]:
    """Gender, ethnicity, year of birth and native place, where both are told."""
    a, b = one.traits, other.traits
    for mine, theirs, what in ((a.gender, b.gender, "gender"), (a.ethnicity, b.ethnicity, "ethnicity")):
        if mine and theirs and mine != theirs:
            yield Found(f"another-{what}", f"{mine}、{theirs}")
        elif mine == theirs and mine not in {"", "男", "汉"}:
            yield Found(f"same-{what}", mine)
    if a.born and b.born:
        if abs(int(a.born) - int(b.born)) > 1:
            yield Found("another-birth-year", f"{a.born}、{b.born}")
        elif a.born == b.born:
            yield Found("same-birth-year", a.born)
    if a.native and b.native:
        alike = a.native.endswith(b.native[-2:]) or b.native.startswith(a.native) or a.native.startswith(b.native)
        yield Found("same-native-place" if alike else "another-native-place", f"{a.native}、{b.native}")


def two_places_at_once(one: Node, other: Node) -> Iterator[Found]:
    """Head of the leading bodies of two places in one stretch of time, neither of which lies in the other."""
    for (place_, unit), span in sorted(one.single_seats.items()):
        for (where, body), when in sorted(other.single_seats.items()):
            if span.meets(when) and unit != body and _are_apart(place_, where):
                yield Found("two-places-at-once", f"{unit}、{body}")
                return


def _are_apart(one: str, other: str) -> bool:
    return NATION not in (one, other) and not (one.startswith(other) or other.startswith(one))


def death(one: Node, other: Node) -> Iterator[Found]:
    """Seen in office after the other had died."""
    for dead, seen in ((one, other), (other, one)):
        last = max((span.last for span in seen.posts.values() if span), default="")
        if dead.died and last > dead.died and days_between(Span(dead.died, dead.died), Span(last, last)) > _MOURNING:
            yield Found("died-before", dead.died)
            return


_MOURNING: Final = 30
"""Days after a death in which an article may still show the dead in office."""

FEATURES: Final[tuple[Feature, ...]] = (
    name, post, place, standing, medium, story, people_met, career, time, at_once, head_and_deputy, traits,
    two_places_at_once, death,
)  # fmt: skip

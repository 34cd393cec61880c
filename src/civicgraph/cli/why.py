"""``civicgraph why``: why mentions of a name are one person or several."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

    from civicgraph.query.identity import Judged, Profile


_FEW = 5


@click.command("why")
@click.argument("people", metavar="PERSON [PERSON]", nargs=-1, required=True)
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--format", "-f", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Show also why articles that share a post are one profile, and all namesakes.",
)
def command(people: tuple[str, ...], graph: Path, form: str, everything: bool) -> None:
    """Tell why mentions of PERSON in GRAPH are one person or several: each decision with its score and its reasons.

    PERSON is a name, in any writing, or an IRI, also one that has been replaced. With a second person, only what was
    decided about the two. A score is the probability of one person; each reason adds its weight in bits.

    \b
    Examples:
      civicgraph why 秦若川 county.trig
      civicgraph why 秦若川 county.trig -f json
    """
    from civicgraph.query.identity import find_people, judgements, name_of, rejected, to_plain
    from civicgraph.store import open_store

    store = open_store(graph)
    if len(people) > 2:
        raise click.UsageError("name one person or two, then the graph")
    first, *others = [find_people(store, each) for each in people]
    namesakes = sorted({*first, *_of_name(store, [name_of(store, each) for each in first])}, key=str)
    found = judgements(store, first)
    for second in others:
        found = [each for each in found if _is_about(each, {p.value for p in first}, {p.value for p in second})]
    shown = [each for each in found if everything or len(each.profiles) > 1]
    ruled = rejected(store, sorted({name_of(store, each) for each in first}))
    if form == "json":
        listed = [{"person": each.value, "name": name_of(store, each)} for each in namesakes]
        decided = [dict(zip(("verdict", "fact", "reason"), each, strict=True)) for each in ruled]
        plain = {"people": listed, "judgements": [to_plain(each) for each in found], "decisions": decided}
        click.echo(json.dumps(plain, ensure_ascii=False, indent=1))
        return
    _show_people([(each.value, name_of(store, each)) for each in namesakes], found, everything=everything)
    for each in shown:
        _show(each)
    for verdict, fact, why in ruled:
        click.echo(f"\n{verdict}  {fact}" + (f"  {why}" if why else ""))
    if not shown:
        click.echo("Nothing more was compared: no two of them have anything in common but the name.", err=True)


def _of_name(store: Store, names: Iterable[str]) -> list[NamedNode]:
    from civicgraph.query.lookup import find_entities

    return [each for name in sorted(set(names)) for each in find_entities(store, "person", name)]


def _is_about(judged: Judged, one: set[str], other: set[str]) -> bool:
    persons = [each.person for each in judged.profiles]
    return any(first in one for first in persons) and any(second in other for second in persons)


def _show_people(people: list[tuple[str, str]], found: list[Judged], *, everything: bool) -> None:
    """The people of the name, those of most articles first; of those with nothing to tell only a few."""
    profiles: dict[str, dict[str, Profile]] = {}
    for each in found:
        for profile in each.profiles:
            profiles.setdefault(profile.person, {})[profile.key] = profile
    known = sorted((each for each in people if each[0] in profiles), key=lambda each: _order(each[0], profiles))
    alone = [each for each in people if each[0] not in profiles]
    shown = alone if everything else alone[:_FEW]
    for person, name in (*known, *shown):
        click.echo(f"{name}  {person}")
        for profile in sorted(profiles.get(person, {}).values(), key=lambda each: (each.label, each.key)):
            click.echo(f"  {_line(profile)}")
    if left := len(alone) - len(shown):
        click.echo(f"and {left} more of the name, each in an article of its own: --all lists them", err=True)


def _order(person: str, profiles: dict[str, dict[str, Profile]]) -> tuple[int, str]:
    return -sum(profile.mentions for profile in profiles[person].values()), person


def _line(profile: Profile) -> str:
    days = [each.day for each in profile.articles if each.day]
    span = " – ".join(dict.fromkeys((days[0], days[-1]))) if days else "no day"
    return f"{profile.label}  {profile.mentions} article{'s' * (profile.mentions != 1)}, {span}"


def _show(judged: Judged) -> None:
    click.echo(f"\n{judged.verdict}  {judged.score:.4f}  ({judged.bits:+.1f} bits)")
    for profile in judged.profiles:
        click.echo(f"  {_line(profile)}")
    for row in map(_reason, judged.reasons):
        click.echo(f"    {row}")


def _reason(reason: Any) -> str:
    bits = f"{reason.bits:+6.1f}" if reason.bits is not None else " " * 6
    return f"{bits}  {reason.zh} · {reason.en}" + (f": {reason.detail}" if reason.detail else "")

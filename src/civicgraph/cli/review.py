"""``civicgraph review``: people decide about doubtful namesakes and conflicts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from civicgraph.query.identity import Judged, Profile
    from civicgraph.resolve.decisions import Decision

_CHOICES: Final = {"s": "same", "d": "different", "u": "unsure"}


@click.command("review")
@click.argument("graph", type=click.Path(path_type=Path))
@click.option(
    "--decisions", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Where decisions are written; else where civicgraph build looks for them.",
)  # fmt: skip
@click.option("--by", default="", help="Who decides; written beside each decision.")
@click.option("--date", default="", help="The day to write beside each decision.")
@click.option("--limit", type=click.IntRange(min=1), help="Ask so many questions at most.")
def command(graph: Path, decisions: Path | None, by: str, date: str, limit: int | None) -> None:
    """Walk through what GRAPH leaves open: pairs of namesakes that may be one person, and facts that contradict.

    Each is shown with what both sides say. Of namesakes say s (same), d (different), u (unsure), k (skip) or q (quit);
    of a conflict the number of the passage that is wrong, k or q. Each decision is written at once, to a plain CSV file
    that can be edited and shared; the next civicgraph build follows it.

    \b
    Example:
      civicgraph review county --by 校对
    """
    from civicgraph.pipeline import decisions_path
    from civicgraph.resolve.decisions import read_decisions, write_decisions

    path = decisions or decisions_path(graph)
    rows = list(read_decisions(path).rows) if path.is_file() else []
    asked = 0
    try:
        for row in _decided(graph, rows, by, date):
            if row is not None:
                rows.append(row)
                write_decisions(path, rows)
            asked += 1
            if asked == limit:
                break
    except click.Abort:
        click.echo("", err=True)
    click.echo(_summary(path, len(rows), asked), err=True)


def _summary(path: Path, decisions: int, asked: int) -> str:
    if not asked and not decisions:
        return "Nothing is left open."
    return f"{path}: {decisions} decision{'s' * (decisions != 1)}; run the same civicgraph build again to follow them."


def _decided(graph: Path, rows: list[Decision], by: str, date: str) -> Iterator[Decision | None]:
    """One item a question: a decision, or None where it was skipped."""
    from civicgraph.graph import Graph
    from civicgraph.query.identity import doubtful

    with Graph.open(graph) as opened:
        for judged in list(doubtful(opened.store)):
            if not _is_decided(judged, rows):
                yield _ask_pair(judged, by, date)
        conflicts = opened.query("conflicts")
        for sides in _conflicts(conflicts):
            if not any(_is_rejected(side, rows) for side in sides):
                yield _ask_conflict(sides, by, date)


def _is_decided(judged: Judged, rows: list[Decision]) -> bool:
    from civicgraph.query.identity import anchor

    pair = {anchor(each) for each in judged.profiles}
    keys = {each.key for each in judged.profiles}
    return any(row.kind == "person" and {row.one, row.other} in (pair, keys) for row in rows)


def _ask_pair(judged: Judged, by: str, date: str) -> Decision | None:
    from civicgraph.query.identity import anchor
    from civicgraph.resolve.decisions import Decision

    click.echo(f"\n{judged.score:.2f} one person?")
    for number, profile in enumerate(judged.profiles, 1):
        _show_profile(number, profile)
    for reason in judged.reasons:
        if reason.feature not in {"namesakes", "rarity"}:
            click.echo(f"   {reason.bits or 0:+5.1f} {reason.zh} · {reason.en}: {reason.detail}".rstrip(": "))
    choice = _prompt("[s]ame, [d]ifferent, [u]nsure, s[k]ip, [q]uit", [*_CHOICES, "k"])
    if choice == "k":
        return None
    one, other = sorted(anchor(each) for each in judged.profiles)
    name = judged.profiles[0].label.partition("（")[0]
    return Decision("person", name, one, other, decision=_CHOICES[choice], by=by, date=date)


def _show_profile(number: int, profile: Profile) -> None:
    click.echo(f" {number}  {profile.label}  {profile.mentions} article{'s' * (profile.mentions != 1)}")
    for seen in profile.articles:
        click.echo(f"    {seen.day or 'no day'}  {seen.title}")
        for quote in seen.quotes:
            click.echo(f"      “{quote}”")


def _conflicts(rows: Any) -> Iterator[list[Any]]:
    sides: dict[object, list[Any]] = {}
    for row in rows:
        sides.setdefault(row["conflict_id"], []).append(row)
    yield from sides.values()


def _is_rejected(side: Any, rows: list[Decision]) -> bool:
    told = (side["person"], side["unit"], side["title"])
    return any(row.kind == "tenure" and (row.name, row.one, row.other) == told for row in rows)


def _ask_conflict(sides: list[Any], by: str, date: str) -> Decision | None:
    from urllib.parse import unquote

    from civicgraph.rdf.vocab import ID
    from civicgraph.resolve.decisions import Decision

    click.echo(f"\n{sides[0]['day']}  {sides[0]['conflict']}: which is wrong?")
    for number, side in enumerate(sides, 1):
        click.echo(f" {number}  {side['person']}  {side['unit']} {side['title']}")
        click.echo(f"    {side['observed'] or 'no day'}  {side['headline']}\n      “{side['quote']}”")
    choice = _prompt("the number of what is wrong, s[k]ip, [q]uit", [*map(str, range(1, len(sides) + 1)), "k"])
    if choice == "k":
        return None
    side = sides[int(choice) - 1]
    article = unquote(str(side["article_id"]).removeprefix(f"{ID}article/"))
    return Decision(
        "tenure", side["person"], side["unit"], side["title"], article, "reject", reason="矛盾", by=by, date=date
    )


def _prompt(text: str, choices: list[str]) -> str:
    choice: str = click.prompt(text, type=click.Choice([*choices, "q"], case_sensitive=False), show_choices=False)
    if choice == "q":
        raise click.Abort
    return choice

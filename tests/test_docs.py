"""The documents say what is so: every command has its place, links lead somewhere, generated parts are fresh."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import readme

from civicgraph.cli import _COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").glob("*.md")])

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", sorted(_COMMANDS))
def test_every_command_is_shown_in_use(command: str) -> None:
    shown = [page for page in PAGES if re.search(rf"civicgraph {command}\b", read(page))]
    assert shown != []


@each_page
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", read(page)):
        file, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        goal = page.parent / file if file else page
        if not goal.exists() or (anchor and anchor not in anchors(goal)):
            broken.append(target)
    assert broken == []


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", read(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@each_page
def test_pages_are_finished(page: Path) -> None:
    assert re.findall(r"TODO|FIXME|TBD|XXX", read(page)) == []


def test_changelog_tells_of_the_version_that_is_built() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## [{version}]" in read(ROOT / "CHANGELOG.md") or "## [Unreleased]" in read(ROOT / "CHANGELOG.md")


def test_make_targets_named_in_the_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"`?make ([a-z]+)\b`", read(page))}
    assert named - targets == set()


@pytest.mark.parametrize("page", readme.PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_sessions_and_tables_are_what_the_commands_say_today(page: Path) -> None:
    assert readme.render(read(page)) == read(page), "run: make docs"

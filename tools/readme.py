"""Fills the generated parts of the documents: sessions with the commands' real output, and tables of measurements.

    python tools/readme.py            write them
    python tools/readme.py --check    exit code 1 if one is stale

A session is a fence ``console``: its lines that start with ``$ `` are run, one after the other, by bash, in an empty
folder beside a copy of ``examples``; all that they print goes below them. A fence ``python`` is run too if a fence
``output`` follows it. A table stands between ``<!-- table:NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from accuracy import Score, floors, table

from civicgraph.resolve.scoring import weights

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"^```python\n(?P<code>.*?)^```\n\n```output\n(?P<output>.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(
    r"(?<=^<!-- table:)(?P<name>[a-z-]+)(?P<mark> -->\n).*?(?=^<!-- end -->$)", re.MULTILINE | re.DOTALL
)


def render(text: str) -> str:
    """The page with all its generated parts made anew; its sessions share one folder."""
    text = _TABLE.sub(lambda match: match["name"] + match["mark"] + TABLES[match["name"]]() + "\n", text)
    if not (_CONSOLE.search(text) or _PYTHON.search(text)):
        return text
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        parts = sorted([*_CONSOLE.finditer(text), *_PYTHON.finditer(text)], key=re.Match.start)
        made = [_session(part, folder) for part in parts]  # in the order of the page: a later one may read a file
    for part, new in reversed(list(zip(parts, made, strict=True))):
        text = text[: part.start()] + new + text[part.end() :]
    return text


def _session(part: re.Match[str], folder: Path) -> str:
    if part.re is _PYTHON:
        output = _run([sys.executable, "-c", part["code"]], folder)
        return part[0][: part.start("output") - part.start()] + output
    commands = [line for line in part[0].splitlines() if line.startswith("$ ")]
    return "\n".join(f"{line}\n{_run(['bash', '-c', line[2:]], folder)}" for line in commands)


def _run(command: list[str], folder: Path) -> str:
    """What a command prints to either stream; it may fail, for sessions also show how that looks."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "120", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def _accuracy() -> str:
    """From the floors that the gate holds."""
    return table({kind: Score(**score) for kind, score in floors()["scores"].items()})


def _features() -> str:
    """The features of identity with their weights, the weightiest first."""
    rows = sorted(weights().items(), key=lambda row: (row[1].effect != "forbids", -row[1].bits, row[0]))
    lines = [
        f"| `{name}` | {'forbids' if each.effect == 'forbids' else f'{each.bits:+g}'}"
        f"{', against' if each.effect == 'against' else ''} | {each.zh} | {each.en} |"
        for name, each in rows
    ]
    return "\n".join(["| feature | bits | 含义 | meaning |", "|---|---|---|---|", *lines])


def _homonyms() -> str:
    """The figures of the benchmark of namesakes."""
    sys.path.insert(0, str(ROOT / "tests" / "homonyms"))
    return str(importlib.import_module("homonym_figures").figures_table())


TABLES: dict[str, Callable[[], str]] = {
    "accuracy": _accuracy,
    "homonyms": _homonyms,
    "identity-features": _features,
}


def main() -> int:
    """Exit code 1 if something was stale and is only to be checked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = []
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = render(old)
        if new != old:
            stale.append(page)
            if not check:
                page.write_text(new, encoding="utf-8")
    for page in stale:
        print(f"{page.relative_to(ROOT)}: {'stale, run: make docs' if check else 'renewed'}", file=sys.stderr)
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())

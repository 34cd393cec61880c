"""Compiles the reading of articles with mypyc while a wheel is built; only where the build asks for it.

    HATCH_BUILD_HOOKS_ENABLE=1 pip wheel --no-deps --wheel-dir dist .

The wheel has the same modules as ever, and beside those that read articles their compiled forms, which Python prefers.
It needs a C compiler and the headers of Python, takes some minutes, and fits one version of Python on one platform.
"""

from __future__ import annotations

import ast
import os
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path("src")
#: What takes the time where articles are read.
COMPILED = ("text", "places", "names", "units", "extraction")
#: Patterns become others when they are first used, and records are made by what stands here.
INTERPRETED = frozenset({"text/lazy_re.py", "text/charsets.py", "text/record.py"})
_IMPORT = "from civicgraph.text.record import record"


class CompiledReading(BuildHookInterface):  # type: ignore[type-arg]  # it takes no configuration of its own
    """Adds the compiled modules to a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles a copy of the sources, line for line the same but for the decorator of records."""
        if version == "editable":
            return
        self._work = Path(tempfile.mkdtemp(prefix="civicgraph-"))
        shutil.copytree(Path(self.root) / SOURCE / "civicgraph", self._work / "civicgraph")
        for path in sorted(compile_all(self._work)):
            build_data["force_include"][str(path)] = path.relative_to(self._work / "built").as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Removes the copy."""
        if version != "editable":
            shutil.rmtree(self._work)


def modules(package: Path) -> Iterator[Path]:
    """The modules that are compiled."""
    for folder in COMPILED:
        for path in sorted((package / folder).rglob("*.py")):
            if path.relative_to(package).as_posix() not in INTERPRETED:
                yield path


def compile_all(work: Path) -> Iterator[Path]:
    """Compiles the package in a folder of its own, and gives what came of it."""
    from mypyc.build import mypycify  # noqa: PLC0415 - only this build needs them
    from setuptools import setup  # noqa: PLC0415

    chosen = list(modules(work / "civicgraph"))
    for path in chosen:
        path.write_text(with_dataclasses(path.read_text(encoding="utf-8")), encoding="utf-8")
    with chdir(work):
        names = [path.relative_to(work).as_posix() for path in chosen]
        arguments = ["--ignore-missing-imports", *names]
        extensions = mypycify(arguments, opt_level="2", debug_level="0", multi_file=True, group_name="civicgraph")
        setup(
            name="civicgraph",
            packages=[],
            ext_modules=extensions,
            script_args=["--quiet", "build_ext", "--build-lib", "built", "--build-temp", "objects"],
        )
    return (work / "built").rglob(f"*{sysconfig.get_config_var('EXT_SUFFIX')}")


def with_dataclasses(source: str) -> str:
    """The source, line for line, with records as dataclasses, which are all that mypyc knows.

    Nothing is lost by it, for types have been checked before. Where a blank line stands behind the docstring,
    ``__init__`` is written out in its place, so that it is compiled too.
    """
    lines = source.split("\n")
    for record in (node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)):
        for decorator in record.decorator_list:
            if ast.unparse(decorator).startswith("record"):
                behind = record.body[0].end_lineno or 0
                own = not lines[behind] and "field(" not in ast.unparse(record)
                options = f"init={not own}, unsafe_hash=True, order={isinstance(decorator, ast.Call)}"
                lines[decorator.lineno - 1] = f"@dataclass({options})"
                lines[behind] = f"    {_init(record)}" if own else lines[behind]
    return "\n".join("from dataclasses import dataclass" if line == _IMPORT else line for line in lines)


def _init(record: ast.ClassDef) -> str:
    """What a dataclass with these fields has as its ``__init__``."""
    fields = [each for each in record.body if isinstance(each, ast.AnnAssign)]
    names = [ast.unparse(each.target) for each in fields]
    taken = ", ".join(ast.unparse(each) for each in fields)
    return f"def __init__(self, {taken}) -> None: {'; '.join(f'self.{name} = {name}' for name in names)}"


if __name__ == "__main__":
    sys.exit(f"{os.fspath(Path(__file__).name)} is run by the build: {(__doc__ or '').splitlines()[2].strip()}")

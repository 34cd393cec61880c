"""What is published works: the source archive and the wheel built from it, installed into a clean environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "articles" / "2022-training.txt"

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> str:
    """Runs a command where the checkout cannot be seen and returns its output."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_", "COVERAGE"))}
    arguments = [str(part) for part in command]
    done = subprocess.run(arguments, cwd=cwd, env=clean, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source archive, and the wheel that was built from the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a clean environment that has the wheel and what it depends on, nothing else."""
    home = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", home / "venv", cwd=home)
    programs = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    [wheel] = dist.glob("*.whl")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=home)
    return programs


def test_wheel_holds_every_file_of_the_package_its_ontology_and_its_queries(dist: Path) -> None:
    [wheel] = dist.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    package = (path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    wanted = {path.relative_to(ROOT / "src").as_posix() for path in package}
    for folder in ("ontology", "queries"):
        wanted |= {f"civicgraph/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / folder).iterdir()}
    assert wanted - held == set()
    assert {name for name in held if name.endswith("LICENSE")}


def test_source_archive_holds_all_that_is_needed_to_test_and_to_build(dist: Path) -> None:
    [archive] = dist.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        held = {name.partition("/")[2] for name in tar.getnames()}
    tracked = run("git", "ls-files", cwd=ROOT).splitlines() if (ROOT / ".git").exists() else []
    beside = (".github/", ".ci/", ".gitignore")
    assert [
        name for name in tracked if name not in held and not name.startswith(beside) and (ROOT / name).exists()
    ] == []


def test_installed_program_tells_its_version_and_its_queries(installed: Path, tmp_path: Path) -> None:
    program = installed / "civicgraph"
    assert run(program, "--version", cwd=tmp_path).startswith("civicgraph, version ")
    assert "officials-of-place" in run(program, "query", "--list", cwd=tmp_path)


def test_installed_program_extracts_builds_queries_and_draws(installed: Path, tmp_path: Path) -> None:
    program = installed / "civicgraph"
    article = tmp_path / EXAMPLE.name
    article.write_bytes(EXAMPLE.read_bytes())
    facts = json.loads(run(program, "extract", article, "--format", "facts", cwd=tmp_path))
    assert "常青" in facts["persons"]
    run(program, "build", article, "-o", "graph.nq", cwd=tmp_path)
    assert "常青" in run(
        program, "query", "officials-of-place", "graph.nq", "--param", "place=澜川省云沧市青沅县", cwd=tmp_path
    )
    run(program, "validate", "graph.nq", cwd=tmp_path)
    run(program, "view", "graph.nq", "-o", "view.html", cwd=tmp_path)
    assert "常青" in (tmp_path / "view.html").read_text(encoding="utf-8")

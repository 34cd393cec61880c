"""Measures how well the annotated articles are read, and keeps the floors below which no kind of fact may fall.

    python tools/accuracy.py                                  print the table
    python tools/accuracy.py --update                         raise the floors to what is measured
    python tools/accuracy.py --update --allow-drop "reason"   lower them too; the reason is kept

The articles and their scorer lie outside the repository, in ``../shared/evaluation``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import runpy
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from civicgraph.extraction import extract
from civicgraph.facts import facts
from civicgraph.model import Article
from civicgraph.reading import read_articles

ROOT = Path(__file__).parents[1]
EVALUATION = ROOT.parent / "shared" / "evaluation"
FLOORS = ROOT / "tests" / "floors.json"


@dataclass(frozen=True, slots=True)
class Score:
    """How well one kind of fact is read; ``gold`` counts the facts there are. Three digits."""

    precision: float
    recall: float
    f1: float
    gold: int


def measure() -> dict[str, Score]:
    """The score of each kind of fact over all annotated articles, in the scorer's order, and of ``all``."""
    scorer = _scorer()
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in scorer.ORDER}
    for article in _annotated():
        gold = EVALUATION / "dev" / "gold" / f"{article.id}.json"
        compared = scorer.compare(json.loads(gold.read_text(encoding="utf-8")), facts(extract(article)))
        for kind, (wanted, given) in compared.items():
            counts[kind] += Counter(right=len(wanted & given), given=len(given), wanted=len(wanted))
    counts["all"] = sum((counts[kind] for kind in scorer.SUMMED), Counter())
    return {kind: _score(scorer, c) for kind, c in counts.items()}


def corpus_digest() -> str:
    """Changes when an article or a gold file does; floors of another corpus say nothing."""
    digest = hashlib.sha256()
    for path in sorted(path for path in (EVALUATION / "dev").rglob("*") if path.is_file()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def floors() -> dict[str, Any]:
    """What ``tests/floors.json`` holds: ``corpus``, ``articles``, ``scores`` by kind, ``drops`` with their reasons."""
    held: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return held


def table(scores: dict[str, Score]) -> str:
    """The scores as a Markdown table."""
    lines = ["| facts | precision | recall | F1 | in gold |", "|---|---:|---:|---:|---:|"]
    for kind, s in scores.items():
        lines.append(f"| {kind} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} | {s.gold:,} |")
    return "\n".join(lines)


def update(scores: dict[str, Score], reason: str | None) -> list[str]:
    """Writes new floors and returns the kinds that fell; if some fell and no reason is given, nothing is written."""
    old = floors()
    known = old["scores"] if old["corpus"] == corpus_digest() else {}
    fallen = [kind for kind, score in scores.items() if kind in known and score.f1 < known[kind]["f1"]]
    if fallen and not reason:
        return fallen
    drops = old["drops"] + ([{"kinds": fallen, "reason": reason}] if fallen else [])
    held = {kind: asdict(score) for kind, score in scores.items()}
    new = {"corpus": corpus_digest(), "articles": _articles(), "scores": held, "drops": drops}
    FLOORS.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return fallen


def _annotated() -> Iterator[Article]:
    for article in read_articles(sorted(path for path in (EVALUATION / "dev").iterdir() if path.is_file())):
        assert isinstance(article, Article), article
        yield article


def _scorer() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(EVALUATION / "score.py")))


def _score(scorer: SimpleNamespace, counts: Counter[str]) -> Score:
    precision, recall, f1 = scorer.prf(counts["right"], counts["given"], counts["wanted"])
    return Score(round(precision, 3), round(recall, 3), round(f1, 3), counts["wanted"])


def _articles() -> int:
    return len(list((EVALUATION / "dev" / "gold").glob("*.json")))


def main() -> int:
    """Exit code 1 if a kind fell and its floor was not lowered for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-drop", metavar="REASON")
    options = parser.parse_args()
    if not EVALUATION.is_dir():
        parser.error(f"the annotated articles are not at {EVALUATION}")
    scores = measure()
    print(table(scores))
    fallen = update(scores, options.allow_drop) if options.update else []
    if fallen and not options.allow_drop:
        print(f'fell: {", ".join(fallen)}; nothing written (to accept it: --allow-drop "reason")', file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

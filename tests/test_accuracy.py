"""The gate: on articles annotated by hand, no kind of fact may be read worse than it once was.

The articles are not ours to publish. Where they lie in ``../shared/evaluation`` the gate runs; elsewhere it says that
it did not. ``python tools/accuracy.py --update`` raises the floors.
"""

from __future__ import annotations

import json
from pathlib import Path

import accuracy
import pytest
from accuracy import Score

KINDS = sorted(accuracy.floors()["scores"])

gate = pytest.mark.skipif(
    not accuracy.EVALUATION.is_dir(),
    reason=f"NO ACCURACY GATE: the annotated articles are not at {accuracy.EVALUATION}",
)


@pytest.fixture(scope="module")
def measured() -> dict[str, Score]:
    return accuracy.measure()


@gate
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_fact_falls_below_its_floor(kind: str, measured: dict[str, Score]) -> None:
    assert measured[kind].f1 >= accuracy.floors()["scores"][kind]["f1"]


@gate
def test_floors_belong_to_these_articles_and_to_every_kind(measured: dict[str, Score]) -> None:
    held = accuracy.floors()
    assert held["corpus"] == accuracy.corpus_digest(), "the articles changed: python tools/accuracy.py --update"
    assert set(KINDS) == set(measured)


@pytest.fixture
def floors_at_one_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.json"
    held = {"corpus": "these", "articles": 1, "scores": {"person": {"f1": 0.5}}, "drops": []}
    path.write_text(json.dumps(held), encoding="utf-8")
    monkeypatch.setattr(accuracy, "FLOORS", path)
    monkeypatch.setattr(accuracy, "corpus_digest", lambda: "these")
    return path


def score(f1: float) -> dict[str, Score]:
    return {"person": Score(precision=f1, recall=f1, f1=f1, gold=9)}


@pytest.mark.usefixtures("floors_at_one_half")
def test_a_better_score_raises_the_floor() -> None:
    assert accuracy.update(score(0.75), reason=None) == []
    assert accuracy.floors()["scores"]["person"]["f1"] == 0.75


@pytest.mark.usefixtures("floors_at_one_half")
def test_a_worse_score_does_not_lower_the_floor() -> None:
    assert accuracy.update(score(0.25), reason=None) == ["person"]
    assert accuracy.floors()["scores"]["person"]["f1"] == 0.5


@pytest.mark.usefixtures("floors_at_one_half")
def test_a_floor_is_lowered_with_a_reason_that_is_kept() -> None:
    assert accuracy.update(score(0.25), reason="the gold was wrong") == ["person"]
    assert accuracy.floors()["scores"]["person"]["f1"] == 0.25
    assert accuracy.floors()["drops"] == [{"kinds": ["person"], "reason": "the gold was wrong"}]

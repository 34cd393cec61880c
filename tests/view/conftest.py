"""The invented county of ``qinghe.trig``, its networks and its pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from civicgraph.store import open_store

QINGHE = Path(__file__).parent / "qinghe.trig"


@pytest.fixture(scope="session")
def qinghe() -> Store:
    return open_store(QINGHE)


@pytest.fixture(scope="session")
def qinghe_path() -> Path:
    return QINGHE

"""Data inside a page: JSON that can never end its script element or become markup."""

from __future__ import annotations

import json
from typing import Any

_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029", "\x7f": "\\u007f"}
)


def embed(data: dict[str, Any], options: str = "{}") -> str:
    """JSON for a ``<script type="application/json">``; ``options`` is JSON already (pyvis hands it over as text).

    >>> embed({"title": "</script><b>"})
    '{"title":"\\\\u003c/script\\\\u003e\\\\u003cb\\\\u003e","options":{}}'
    """
    whole = {**data, "options": json.loads(options)}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPES)

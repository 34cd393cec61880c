"""Names of other shapes: of Tibetan, Mongol and Turkic parts, and foreign names by sound."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from civicgraph import resources
from civicgraph.names.model import NameModel

_SOUND = math.log(1 / 110)  # one of the characters that write foreign sounds
_FOREIGN = math.log(0.003)  # share of foreign names without a dot among the names of the news
_PARTS = math.log(0.01)  # share of names of the other peoples of China without a dot
_LONGEST = 9
_LONGEST_PART = 4
_PART = math.log(1 / 350)
#: A word of this class in the vocabulary is so much more likely a name than its sounds are, or less.
_KNOWN = {"f": 4.0, "x": 3.0, "n": -4.0, "v": -4.0, "m": -4.0, "d": -4.0, "b": -4.0}
#: Log-share of foreign names of a length.
_LENGTHS = {
    length: _FOREIGN + math.log(share)
    for length, share in {2: 0.12, 3: 0.35, 4: 0.28, 5: 0.15, 6: 0.06, 7: 0.03, 8: 0.01, 9: 0.004}.items()
}


@cache
def parts() -> Mapping[str, str]:
    """Parts of names of two and more characters → kind: tibetan, mongol, turkic; data/name_parts.csv."""
    return MappingProxyType({part: kind for part, kind, _ in _rows() if kind not in ("sound", "syllable")})


@cache
def _sounds() -> frozenset[str]:
    return frozenset(part for part, kind, _ in _rows() if kind == "sound")


@cache
def _letters() -> frozenset[str]:
    return frozenset("".join(part for part, _, own in _rows() if not own))


@cache
def _rows() -> tuple[tuple[str, str, bool], ...]:
    """Part, kind, and whether it has characters that write no sounds elsewhere."""
    with resources.data("name_parts.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(
            (row["part"], row["kind"], row["kind"] != "syllable" and bool(row["note"]))
            for row in csv.DictReader(handle)
        )


def is_sounds(text: str) -> bool:
    """Whether all characters are such as write the names of other peoples."""
    return _letters() >= set(text)


def log_foreign(model: NameModel, name: str) -> float:
    """Log-probability of a name that is no Chinese one: 扎西次仁, 买买提, 普京."""
    return max(_log_parts(name), _log_sounds(model, name), _log_surnamed(model, name))


@cache
def first_characters() -> frozenset[str]:
    """The characters with which a name that is no Chinese one can begin."""
    return _sounds() | {part[0] for part in parts()}


def starts_foreign(text: str) -> bool:
    """Whether a name that is no Chinese one can begin here."""
    known = parts()
    return text[:1] in _sounds() or text[:2] in known or text[:3] in known or text[:4] in known


def begins_with_part(name: str) -> bool:
    """Whether a name begins with a part of more than one character: 扎西|东智."""
    return any(name[:size] in parts() for size in (2, 3, 4))


def sounds(run: str) -> int:
    """How many characters at the beginning may be the sounds of a foreign name, or its parts, nine at most."""
    known, single = parts(), _sounds()
    size = 0
    for char in run[:_LONGEST]:
        if char not in single:
            break
        size += 1
    return max(size, 2 * _LONGEST_PART if run[:2] in known or run[:3] in known else 0)


@cache
def _mongol_heads() -> frozenset[str]:
    """The first two characters of the longer Mongol parts."""
    return frozenset(part[:2] for part, kind in parts().items() if kind == "mongol" and len(part) > _SHORT_PART)


def sounds_behind_surname(run: str) -> int:
    """How many characters at the beginning may be a surname and a Mongol name: 吴|额尔德木图; 0 where none."""
    named = run[1:3] in _mongol_heads()
    if not named and run[1:2] not in _sounds():
        return 0
    known, by_sound = parts(), sounds(run[1:])
    sizes = range(_LONGEST, 2, -1) if named else ()
    part = next((size for size in sizes if known.get(run[1 : size + 1]) == "mongol"), 0)
    return max(part, by_sound if part or by_sound >= _SHORTEST_SURNAMED else 0) + 1


def _log_surnamed(model: NameModel, name: str) -> float:
    """A surname and a name by sound, as many Mongols and Daurs write it: 吴|额尔德木图."""
    surname, given = model.surnames.get(name[0]), name[1:]
    if surname is None or len(given) < _SHORTEST_PART:
        return -math.inf
    if parts().get(given) == "mongol":
        return surname + _PARTS + _PART
    return surname + _log_sounds(model, given) if len(given) >= _SHORTEST_SURNAMED else -math.inf


_SHORTEST_PART, _SHORTEST_SURNAMED = 3, 4


def _log_sounds(model: NameModel, name: str) -> float:
    share = _LENGTHS.get(len(name))
    if share is None or not _sounds() >= set(name):
        return -math.inf
    common = _KNOWN.get(model.words.get(name, (0.0, ""))[1], 0.0)
    return share + _SOUND * len(name) + common


def _log_parts(name: str) -> float:
    """One or two parts of the names of Tibetans, Mongols, Uyghurs or Kazakhs."""
    if len(name) < 3:
        return -math.inf
    known = parts()
    if name in known:
        return _PARTS + 1.5 * _PART
    share = -math.inf
    for cut in range(1, len(name)):
        first, second = name[:cut], name[cut:]
        if first in known or second in known:
            share = max(share, _log_pair(first, second))
    return share


_SHORT_PART = 2
#: 额尔敦|夫, 额尔登|图.
_MONGOL_ENDINGS = frozenset("图夫泰布特其")


def _log_pair(first: str, second: str) -> float:
    """Two parts of one people, or a part and sounds: 扎西|次仁, 努尔|别克."""
    known = parts()
    kinds = known.get(first), known.get(second)
    if kinds[0] == kinds[1] is not None:
        return _PARTS + 2 * _PART
    if kinds[0] == "mongol" and len(first) > _SHORT_PART and second in _MONGOL_ENDINGS:
        return _PARTS + _PART + _SOUND
    if kinds[1] == "mongol" and kinds[0] is None and len(first) > 1 and len(second) > _SHORT_PART and is_sounds(first):
        return _PARTS + _PART + _SOUND * len(first)
    if kinds[0] != kinds[1] and "turkic" in kinds and is_sounds(first + second):
        return _PARTS + _PART + _SOUND * len(first if kinds[1] == "turkic" else second)
    return -math.inf

"""Bytes → text: the encodings that Chinese articles come in, told apart by what they would say."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from civicgraph.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Tried in this order; of equally good ones the first is taken.
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_WIDE = ("utf-16-le", "utf-16-be")
_SAMPLE = 1 << 16
_COMMON_SHARE = 0.12  # of the Han characters; articles have over 0.3, a wrong encoding gives under 0.05
_DAMAGE_COST = 5.0  # so much common text weighs one unreadable character
_MOST_DAMAGE = 0.02
_FEW_BYTES = 4
#: The commonest characters of Chinese text, simplified and traditional: what is right shows many of them.
_COMMON = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產种種面而方后後多"
    "定行学學法所民得经經十三之进進着著等部度家电電力里裡如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還"
    "因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问"
    "問意建月公无無系军軍很情者最立代想已通并並提直题題党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统"
    "統接知较較将將组組见見计計别別手角期根论論运運农農指几幾九区區强強放决決西被干幹做必战戰先回则則任取据據处處队隊南给給色光门門即保治北造百规規热"
    "熱领領七海口东東导導器压壓志世金增争爭济濟阶階思术術极極交受联聯什认認六共权權收证證改清己美再采採转轉更单單风風切打白教速花带帶安场場身车車例真"
    "务務具万萬每目至达達走积積示议議声聲报報完类類八离離华華名确確才科张張信节節话話米整空元况況今集传傳土许許步群广廣石记記需段研界市县縣镇鎮村局委"
    "书書长会议讲講话召开举舉记者讯訊消息"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and how many characters could not be read (they are ``\\ufffd``)."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes) -> Decoded:
    """The text of a file: a mark at its start, UTF-8, GB 18030 (with GBK and GB 2312), Big5, UTF-16, damaged UTF-8.

    Raises:
        ReadError: it is no text, or in an encoding that nothing tells.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    try:
        return _without_nul(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        return _decoded(data, find_encoding(data[:_SAMPLE], whole=len(data) <= _SAMPLE))


def find_encoding(sample: bytes, *, whole: bool = False) -> str:
    """The encoding of the bytes at the beginning of a file; ``whole`` if they are all of it.

    Raises:
        ReadError: they are no text, or in an encoding that nothing tells.
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    scored = [(_score(text), -place, encoding) for place, encoding, text in _readings(sample, whole=whole)]
    score, _, encoding = max(scored, default=(-1.0, 0, ""))
    if score >= _COMMON_SHARE:
        return encoding
    if b"\0" in sample:
        raise ReadError("is not text (it has NUL bytes): give an article as text, a web page, or a file of records")
    return _guessed(sample)


def _readings(sample: bytes, *, whole: bool) -> Iterator[tuple[int, str, str]]:
    """The sample in each encoding that can hold it; a character cut off at its end is left out."""
    for place, encoding in enumerate(_CANDIDATES):
        wide = encoding in _WIDE
        if (b"\0" in sample and not wide) or (wide and len(sample) % 2 and whole):
            continue
        text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample, final=whole)
        if text.count("\ufffd") <= max(1, len(text) * _MOST_DAMAGE):
            yield place, encoding, text


def _score(text: str) -> float:
    """The share of the commonest characters among all that is not ASCII, less what the damage costs."""
    wide = [character for character in text if character > "\x7f"]
    if not wide:
        return 1.0 if text.isprintable() or text.isascii() else 0.0
    common = sum(character in _COMMON for character in wide)
    return (common - _DAMAGE_COST * text.count("\ufffd")) / len(wide)


def _guessed(sample: bytes) -> str:
    """What charset-normalizer makes of a text that shows no Chinese; the last resort."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to import, seldom needed)

    best = from_bytes(sample).best() if len(sample) >= _FEW_BYTES else None
    if best is None:
        raise ReadError("is in an unknown encoding: convert it to UTF-8")
    return str(best.encoding)


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    damaged = text.count("\ufffd")
    if damaged > max(1, len(text) * _MOST_DAMAGE):
        raise ReadError(
            f"is damaged or in an unknown encoding ({damaged} characters are no {encoding}): convert it to UTF-8"
        )
    return _without_nul(Decoded(text, encoding, damaged))


def _without_nul(decoded: Decoded) -> Decoded:
    if "\0" in decoded.text:
        raise ReadError("is not text (it has NUL bytes): give an article as text, a web page, or a file of records")
    return decoded

"""Reads numbers in digits and in Chinese, and writes them in Chinese: 二十三 ↔ 23."""

from __future__ import annotations

from decimal import Decimal

from civicgraph.text import lazy_re as re

_DIGITS = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **{character: value for value, character in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    **{"○": 0, "O": 0, "两": 2, "俩": 2},
}
_SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE_UNITS = {"万": 10**4, "亿": 10**8}
_TENS = {"廿": "二十", "卅": "三十"}
_CHINESE = "零〇○一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟"

#: A number as it stands in text, with what makes it vague: ``1,000``, ``1.25万余``, ``三百多``, ``两千``.
NUMBER = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|[{_CHINESE}]+)[十百千]?[万亿]?[余多来]?[万亿]?"

_ARABIC = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)([十百千]?)([万亿]?)(?:(\d+)([百千]))?")
_VAGUE = re.compile("[余多来]")


def parse_number(text: str) -> int | None:
    """The whole number that a folded string says, without what makes it vague; None where it says none.

    >>> [parse_number(text) for text in ("二十三", "1.25万余", "3000多", "二〇一七", "一千零五", "数百")]
    [23, 12500, 3000, 2017, 1005, None]
    """
    if text.isdecimal():
        return int(text)
    text = _VAGUE.sub("", text.strip(), count=1)
    if text[:1].isdecimal():
        return _parse_arabic(text)
    text = "".join(_TENS.get(character, character) for character in text)
    if not text or not all(character in _CHINESE for character in text):
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    return _parse_units(text)


def _parse_arabic(text: str) -> int | None:
    match = _ARABIC.fullmatch(text)
    if not match:
        return None
    digits, small, large, rest, rest_unit = match.groups()
    value = Decimal(digits.replace(",", "")) * _SMALL_UNITS.get(small, 1) * _LARGE_UNITS.get(large, 1)
    value += int(rest or 0) * _SMALL_UNITS.get(rest_unit, 1)
    return int(value) if value == int(value) else None


def _parse_units(text: str) -> int | None:
    """Numbers with units, such as 一亿二千万零三十; None where the units stand in no possible order."""
    for unit in ("亿", "万"):
        if unit in text:
            high, low = text.split(unit, 1) if unit == "万" else text.rsplit(unit, 1)
            left, right = _parse_units(high) if high else None, _parse_tail(low, _LARGE_UNITS[unit])
            return None if left is None or right is None else left * _LARGE_UNITS[unit] + right
    return _parse_section(text)


def _parse_tail(text: str, unit: int) -> int | None:
    """What follows 万 or 亿: 二 in 一万二 means 2000."""
    if len(text) == 1 and text in _DIGITS:
        return _DIGITS[text] * unit // 10
    return _parse_units(text) if text else 0


def _parse_section(text: str) -> int | None:
    """A number under 10,000: 三千零五, 二百五, 十九."""
    total, digit, last_unit = 0, None, 10**4
    for position, character in enumerate(text):
        if character in _SMALL_UNITS:
            unit = _SMALL_UNITS[character]
            if unit >= last_unit:
                return None
            if digit is None and position:
                digit = 1 if unit == 10 and total else None
            total += (1 if digit is None else digit) * unit
            digit, last_unit = None, unit
        elif _DIGITS[character] == 0:
            digit = None
        elif digit is not None:
            return None
        else:
            digit = _DIGITS[character]
    colloquial = digit is not None and last_unit in (100, 1000) and text[-2] in _SMALL_UNITS
    return total + (digit or 0) * (last_unit // 10 if colloquial else 1)


def to_chinese(number: int) -> str:
    """The number in Chinese; the inverse of ``parse_number`` for 0 to 10^12 (exclusive).

    >>> [to_chinese(number) for number in (0, 10, 23, 105, 2000, 10010)]
    ['零', '十', '二十三', '一百零五', '二千', '一万零一十']
    """
    if not 0 <= number < 10**12:
        raise ValueError(f"only numbers from 0 to 10^12 are written in Chinese, not {number}")
    if number == 0:
        return "零"
    sections = [(number // 10**8, "亿"), (number // 10**4 % 10**4, "万"), (number % 10**4, "")]
    written = ""
    for value, unit in sections:
        if value:
            written += ("零" if written and value < 1000 else "") + _write_section(value) + unit
        elif written and unit and number % 10**4 >= 1000:
            written += "零"
    return written.removeprefix("一") if 10 <= number < 20 else written


def _write_section(value: int) -> str:
    written, gap = "", False
    for unit, character in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[digit] + character
        gap = digit == 0
    return written

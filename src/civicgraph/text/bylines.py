"""The words that by-lines are made of, and the shapes that tell a by-line from other short lines."""

from __future__ import annotations

import csv
from functools import cache
from typing import Literal, cast, get_args

from civicgraph import resources
from civicgraph.errors import DataError
from civicgraph.text import lazy_re as re

#: Editors are those of 编辑 and 责编; those who check, make or answer for the page (审核, 监制) are others.
BylineRole = Literal["reporter", "editor", "other"]

#: Names only, as in （王小明） at the end of an article: two to four characters each, or with a middle dot.
_NAME = r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,3}| [\u4e00-\u9fff]|[\u4e00-\u9fff]{1,7}·[\u4e00-\u9fff·]{1,10})"
NAMES_ONLY = re.compile(rf"（ ?{_NAME}(?:(?: +|、| ?[，/] ?){_NAME}){{0,7}} ?）")
#: A body and the names of its people: （某某县融媒体中心 王小明）.
_ORGAN_AND_NAMES = re.compile(
    r"（ ?[\u4e00-\u9fff]{2,16}(?:中心|日报|报|报社|电视台|台|网|融媒体?|通讯社|局|办|办公室|部|委|院|学|大队|支队|站"
    r"|镇|乡|街道)"
    rf"[ ：:]+{_NAME}(?:(?: +|、){_NAME}){{0,5}} ?）"
)
#: The same without a mark between them: （某某镇王小明）; the name must begin with a surname.
_ORGAN_WITH_NAME = re.compile(r"（[\u4e00-\u9fff]{2,12}(?:中心|融媒|局|办|镇|乡|街道)(?P<name>[\u4e00-\u9fff]{2,3})）")
#: What stands in brackets at the end of an article and names nobody.
NOT_NAMES = re.compile(
    r"（ ?(?:完|待续|未完待续|续完|下转.*|上接.*|全文完|.?略|节选|摘编|转载|原载.*|据.*|综合.*|本报综合|如图|图文"
    r"|来源.*|原标题.*)）"
)
#: Labels that need no mark before the names: 记者 王小明, 记者王小明 文/图.
_PLAIN_LABEL = r"(?:记者|通讯员|通迅员|实习生|见习生|摄影|作者|撰稿|供稿)"
_BULLET = "[□■◎●▌◆ ]*"
_CHARACTERS = r"[\u4e00-\u9fff·]{1,7}"
_CREDIT = r"(?:文|图|摄|文/?图|图/?文|摄影(?:报道)?|文/?摄|供稿|供图|报道)"


@cache
def byline_words() -> dict[str, BylineRole]:
    """The words of data/byline_words.csv with the role that they give."""
    with resources.data("byline_words.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: _role(row["role"]) for row in csv.DictReader(file)}


@cache
def label_pattern() -> str:
    """A pattern (text) of all words that stand before the names of reporters and editors, the longest first."""
    return "|".join(sorted(byline_words(), key=lambda word: (-len(word), word)))


@cache
def line_pattern() -> re.Pattern[str]:
    """A line that is nothing but a by-line.

    ``记者 张三 通讯员 李四``, ``文/张三 图/李四``, ``张三 李四/文``, ``通讯员：张三``.
    """
    return re.compile(
        rf"{_BULLET}[（【]?[^，。：:/（]{{0,10}}?(?:{label_pattern()})[ ]?[/：:|丨][ ]?.{{2,60}}[）】]?"
        rf"|{_BULLET}[（【]?[^，。：:/（ ]{{0,10}}?{_PLAIN_LABEL} ?{_CHARACTERS}(?:[ 、/]+{_CHARACTERS})*[）】]?"
        rf"|[（【]?{_NAME}(?:(?: |、){_NAME}){{0,4}} ?[/ ] ?{_CREDIT}[）】]?"
        rf"|[□■◎●◆] ?{_NAME}(?:(?: +|、){_NAME}){{0,4}}"
    )


@cache
def bracket_pattern() -> re.Pattern[str]:
    """A bracket that is a by-line: it has a label, with names before or after."""
    return re.compile(rf"[（【\[][^（）【】\[\]]{{0,40}}?(?:{label_pattern()})[^（）【】\[\]]{{0,60}}[）】\]]")


def is_names_only(bracket: str) -> bool:
    """Whether the bracket at the end of an article is likely a signature: （王小明）, （某某局 王小明）."""
    glued = _ORGAN_WITH_NAME.fullmatch(bracket)
    named = NAMES_ONLY.fullmatch(bracket) or _ORGAN_AND_NAMES.fullmatch(bracket)
    return bool(named or (glued and are_chinese_names(glued["name"]))) and not NOT_NAMES.fullmatch(bracket)


def are_chinese_names(text: str) -> bool:
    """Whether the text is nothing but names of two or three characters, each with a surname: 王小明 李伟."""
    return all(len(part) in (2, 3) and part[0] in _surnames() for part in re.split(r"[ 、]+", text.strip()))


@cache
def _surnames() -> frozenset[str]:
    with resources.data("surnames.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["surname"] for row in csv.DictReader(file))


def _role(text: str) -> BylineRole:
    for role in get_args(BylineRole):
        if role == text:
            return cast("BylineRole", role)
    raise DataError(f"byline_words.csv: unknown role {text!r}; use one of {get_args(BylineRole)}")

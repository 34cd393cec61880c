"""The names that the fields of records go by: the usual ones, and those that a user gives with ``--map``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from civicgraph.errors import ReadError

#: Each field of ours → the names it goes by, the best first.
USUAL: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "article_id", "doc_id", "docid", "uuid", "编号"),
    "title": ("title", "headline", "标题", "题目"),
    "text": ("text", "content", "body", "article", "正文", "内容", "全文"),
    "published": (
        "published", "date", "time", "pubtime", "pub_time", "pubdate", "pub_date", "publish_time", "publish_date",
        "published_at", "publishedAt", "datetime", "created_at", "发布时间", "发布日期", "日期", "时间",
    ),
    "publisher": ("publisher", "source", "media", "site", "origin", "来源", "媒体", "媒体名称"),
    "url": ("url", "link", "href", "source_url", "链接", "网址"),
    "jurisdiction": ("jurisdiction", "place", "region", "area", "地区", "所属地区", "行政区划"),
}  # fmt: skip

Columns = Mapping[str, tuple[str, ...]]


def parse_columns(pairs: Iterable[str]) -> dict[str, str]:
    """The pairs of ``--map``: ``["title=headline,text=content"]`` → ``{"title": "headline", "text": "content"}``.

    Raises:
        ReadError: a pair is not of this form, names no field of ours, or names one twice.
    """
    found: dict[str, str] = {}
    for pair in (pair.strip() for given in pairs for pair in given.split(",")):
        field, _, name = (part.strip() for part in pair.partition("="))
        if not name or field not in USUAL:
            raise ReadError(f"--map {pair!r}: give FIELD=COLUMN, with FIELD one of {', '.join(USUAL)}")
        if found.setdefault(field, name) != name:
            raise ReadError(f"--map: {field} is both {found[field]!r} and {name!r}: give it one column")
    return found


def columns_of(given: Mapping[str, str] | None) -> Columns:
    """The names of each field: a given one replaces the usual ones.

    Raises:
        ReadError: it names no field of ours.
    """
    unknown = sorted(set(given or ()) - set(USUAL))
    if unknown:
        raise ReadError(f"there is no field {unknown[0]!r}: give columns for some of {', '.join(USUAL)}")
    return {**USUAL, **{field: (name,) for field, name in (given or {}).items()}}

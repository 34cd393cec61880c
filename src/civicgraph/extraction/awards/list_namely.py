"""Lists within a sentence: 获得“…”称号的分别是甲局局长A，乙局局长B; 9名先进个人分别是…; 他们是：A（类）、B."""

from __future__ import annotations

from collections.abc import Iterator

from civicgraph.extraction.awards.honours import read_honour
from civicgraph.extraction.awards.list_headings import is_category, takes
from civicgraph.extraction.awards.list_rows import read_row
from civicgraph.extraction.awards.listed import Listed
from civicgraph.extraction.page import Page
from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Span

_NAMELY = re.compile(r"(?:分别|依次)(?:是|为)：?|(?:他们|她们|获奖者|获得者|名单)(?:是|为|如下)：?|的(?:是|为|有)：")
_LIST = re.compile(r"[^。；\n]{4,1200}")
_LOW = re.compile("[。；\n]")
_QUOTED = re.compile("“(?P<title>[^“”\n]{3,30})”")
_COUNTED = re.compile(r"(?:\d+|[一二两三四五六七八九十]+)[名个位家户]((?:“[^“”]{2,20}”|[㐀-鿿（）\d]){3,24})$")
_GIVEN = re.compile("评选出|评出|选出|产生了?|命名|表彰了?|当选为?|获评|荣获|获得了?|授予|被评为")
_NO_TITLE = re.compile("^(?:获奖|受表彰|入选|上榜)?(?:单位|个人|集体|者|人员|学校|选手|作品)$")
_SCOPED = re.compile(
    r"(?:全国|全[省市县区]|[㐀-鿿]{2,4}[省市县区]|[省市县]级|(?:19|20)\d\d年度?|第[一二三四五六七八九十]+届)[㐀-鿿（）]{0,20}$"
)
_WORDS = 28
_CAST = re.compile("(?:代表|嘉宾|评委|候选|领导|负责人|专家|特点|原因|内容|主题|要求|拟|单位是)")
#: 13人获奖，分别是: what for was said in the sentence before.
_ONLY_SAID = re.compile("(?:获奖|入选|上榜|当选|获此殊荣|受到?表彰|获得?表彰)，?$")
_BACK, _BEFORE = 400, 120


def find_namely(page: Page) -> Iterator[Listed]:
    """The lists that 分别是 opens, where the words before it name an honour."""
    text = page.text
    for match in _NAMELY.finditer(text):
        low = max((each.end() for each in _LOW.finditer(text, max(0, match.start() - 160), match.start())), default=0)
        low = max(low, match.start() - 160)
        if page.inside_speech(match.start()) or _CAST.search(text, max(low, match.start() - 12), match.start()):
            continue
        title = _title(text, low, match.start())
        stretch = _LIST.match(text, match.end()) if title else None
        if stretch is None:
            continue
        row = read_row(page, *stretch.span(), takes(title, ""), counted=False)
        if row is not None and len(row.names) + len(row.bodies) > 1:
            names = tuple(sorted((*row.names, *row.odd))) if len(row.names) >= 2 * len(row.odd) else row.names
            yield Listed(title, Span(low, match.end()), *stretch.span(), names, row.bodies)


def _title(text: str, low: int, high: int) -> str:
    """The honour that the words before a list name last; what they do not say of its scope was said before."""
    before = text[low:high]
    counted = _COUNTED.search(before.rstrip("的，他她们获得奖者名单"))
    if counted is not None and is_category(counted[1]) and not _NO_TITLE.match(counted[1]):
        return _in_full(text, low, counted[1].replace("“", "").replace("”", ""))
    quoted = [match["title"] for match in _QUOTED.finditer(before) if is_category(match["title"])]
    if quoted:
        return quoted[-1]
    start = max(0, low - _BEFORE) if _ONLY_SAID.search(before) else low
    for given in reversed(list(_GIVEN.finditer(text, start, high))):
        honour = read_honour(text, given.end(), high, sure=False)
        if honour is not None and is_category(honour.title):
            return honour.title
    return ""


def _in_full(text: str, before: int, title: str) -> str:
    """先进个人: the 全国脱贫攻坚先进个人 told before."""
    at = text.rfind(title, max(0, before - _BACK), before)
    scope = _SCOPED.search(text[max(0, at - _WORDS) : at]) if at > 0 else None
    return scope[0] + title if scope else title

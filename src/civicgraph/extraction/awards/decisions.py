"""Honours that the title of a decision names: 《…关于表彰2016年…先进单位和先进个人的决定》."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from civicgraph.extraction.awards.honours import is_honour
from civicgraph.model import Award, Document, Evidence
from civicgraph.text import lazy_re as re

_DECISION = re.compile(
    r"关于(?:对|表彰|命名|授予|通报表彰)(?P<what>.{4,70}?)(?:进行|予以|给予)?(?:的)?(?:通报)?(?:表彰|奖励|记功)?的?(?:决定|通报|通知|命令)$"
)
_SPLIT = re.compile(r"[、和及与暨（）]|以及")
_TITLE = re.compile(r"(?:荣誉)?称号$|等$|^(?:.*等)?\d+[名个家位户]|^对")
_NOT_TITLE = re.compile(r"[为“”]|同志|记功|嘉奖$")
#: The words that begin the name of a category: what stands before them is its scope.
_KIND = re.compile(r"(?:先进|优秀|模范|示范|文明|最美|十佳|劳动|杰出|道德|标兵|突出)[^、和及与]{0,8}$")
_BARE = re.compile("先进|优秀|模范|文明|劳动|标兵")
_SCOPED = re.compile(r"全[国省市县区军]|[省市县区]级|(?:19|20)\d\d|国家|中国")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[—\-至](?:19|20)\d\d)?年?度?")


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that an article quotes, with the categories of its title.

    Attributes:
        scope: what stands before the first category: 2016年度农村工作.
        document: its whole title, as the document has it.
    """

    titles: tuple[str, ...]
    scope: str
    issuers: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    document: str

    def full(self, title: str) -> str:
        """A category of its text with what its title says of all of them: 先进村 → 2016年度农村工作先进村.

        An honour that has a scope or quotation marks of its own gets the year alone, if the title names its kind.
        """
        if any(title in each for each in self.titles):
            return next(each for each in self.titles if title in each)
        year = _YEAR.match(self.scope)
        kin = self.names_kind(title)
        if _SCOPED.match(title):
            return title
        if len(title) <= _SHORT and not kin:
            return self.scope + title
        return year[0] + title if year and kin else title

    def names_kind(self, title: str) -> bool:
        """Whether one of its categories ends like a title."""
        return any(_tail(each) == _tail(title) for each in self.titles)

    def awards(self) -> Iterator[Award]:
        """One award without a named recipient for each category; the issuers confer it."""
        evidence = tuple(replace(each, rule="award.decision") for each in self.evidence)
        for title in self.titles:
            yield Award(title, None, self.issuers, (), None, None, evidence, self.document)


_FULL_WIDTH = str.maketrans("()", "（）")
_SHORT = 5
_OWN_NOUN = 6
_LEVEL = re.compile("全[省市县区州]|[省市县区]级")


def _tail(title: str) -> str:
    return title[-4:]


def stem_of(title: str) -> str:
    """What stands before the kind of honour in a title: its scope, which the next ones of a list share.

    >>> stem_of("2016年全县教育工作先进单位"), stem_of("感动人物")
    ('2016年全县教育工作', '')
    """
    return _KIND.sub("", title) if _KIND.search(title) else ""


def shared(stem: str, title: str) -> str:
    """A title of a list with the scope of the first one, where it has none and is nothing but a kind of honour.

    >>> shared("全国民政系统", "先进工作者"), shared("全国民政系统", "全省劳动模范"), shared("助人为乐", "先进个人")
    ('全国民政系统先进工作者', '全省劳动模范', '先进个人')
    """
    return stem + title if _SCOPED.match(stem) and _BARE.match(title) else title


def has_scope(title: str) -> bool:
    """Whether a title names a level or a year of its own."""
    return _SCOPED.match(title) is not None


def find_decisions(documents: tuple[Document, ...]) -> tuple[Decision, ...]:
    """The decisions among the documents."""
    found = []
    for document in documents:
        match = _DECISION.search(document.title.replace(" ", "").translate(_FULL_WIDTH))
        if match is not None:
            titles = categories(match["what"])
            scope = _KIND.sub("", titles[0]) if titles and _KIND.search(titles[0]) else ""
            found.append(Decision(titles, scope, document.issuers, document.evidence, document.title))
    return tuple(found)


def categories(what: str) -> tuple[str, ...]:
    """The honours of a phrase, each with the scope that the first one has.

    >>> categories("2016年全县教育工作先进单位和先进个人")
    ('2016年全县教育工作先进单位', '2016年全县教育工作先进个人')
    """
    found = [_TITLE.sub("", part) for part in _SPLIT.split(what)]
    titles = [title for title in found if is_honour(title) and not _NOT_TITLE.search(title)]
    stem = stem_of(titles[0]) if titles else ""
    year = _YEAR.match(stem)
    scope = _LEVEL.match(stem) or year
    bare = {t: stem if _BARE.match(t) and len(t) <= _OWN_NOUN else scope[0] if scope else "" for t in titles[1:]}
    others = (title if has_scope(title) else bare[title] + title for title in titles[1:])
    return tuple(dict.fromkeys((*titles[:1], *others)))

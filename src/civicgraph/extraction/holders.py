"""Chains of posts and the people who hold them: 县委常委、宣传部部长李彬; 副主任黄山、张勇; 赵乐章委员长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.posts import Nearby, Post, read_post, real_titles
from civicgraph.extraction.posts.foreign import state_body
from civicgraph.extraction.shape import is_word, shaped
from civicgraph.extraction.titles import TitleMention
from civicgraph.names import Context, NameSpan, name_at
from civicgraph.units import UnitName

_CHAIN = re.compile(r"[、/ ]|[，、]?(?:并|同时)?兼任?|和|及|以及|暨|")
_LISTED = re.compile(r"(?:（[^（）]{0,12}）)?(?:[、，；和与及]|以及)\s*(?:以及|和|与|及)?\s*")
_JOINT = re.compile(r"(?:（[^（）]{1,8}）)?(?:[、和与及]\s*|以及|\s+(?=[㐀-鿿]))")
_MARK = re.compile(r"[，。；：、！？]")
_GOES_ON = "、/兼和及暨，并同"
_LEFT_OF_NAME = re.compile(r"(?:^|[，。；：、“（\n \s]|由|和|与|在|请|向|同|受|的|对)$")
_HELD_BY = ("挂职", "担任", "兼任", "现任", "时任", "曾任", "身为")
_UNLISTED = re.compile(r"(?:[、/]|兼任?)[㐀-鿿]{1,8}?[长员师官使监士任](?=[㐀-鿿]{2})")
_LEFT_OVER = re.compile(r"[㐀-鿿](?<![说称等道讲问答率陪在到又也还都均已将等])(?=[，。、；）\n])")
_ACTS = (
    r"等(?!级)|出席|参加|陪同|主持(?!人)|宣读|致辞|致欢迎|一行|率|分别|应邀|通报|宣布|汇报|传达|介绍|带队"
    r"|作(?:了|表态|典型|交流|工作|动员|总结|专题)|带着|带领|来到|告诉记者|说[，：]|表示[，：]|指出|强调|走访|看望|慰问"
)
_SHAPE = r"(?P<name>[㐀-鿿]{2,3}?|[㐀-鿿][ ]{1,4}[㐀-鿿])"
_CLOSED = re.compile(rf"{_SHAPE}(?:(?=[，。、；）\n]|$)|(?P<acts>{_ACTS})|(?P<joins>[和与及在到向]))")
_CLOSED_IN_LIST = re.compile(rf"{_SHAPE}(?=[，。、；）\n和与及]|$|{_ACTS})")
#: 长江, 长城, 长征, 长期: words whose first letter may seem to end a title.
_OF_PLACES = frozenset({"省长", "市长", "县长", "区长", "州长", "镇长"})
_THREE = 3
_AFTER_LONG = frozenset("江城征期安")
_PLACE_ENDS = frozenset("省县区镇乡村")


@dataclass(frozen=True, slots=True)
class Holder:
    """People beside the posts that they hold.

    Attributes:
        start: where the first post begins, or the name that stands before it.
        posts: the posts; none for a name listed after the holder of a single seat.
    """

    start: int
    end: int
    posts: tuple[Post, ...]
    name: NameSpan
    rule: str


def find_holders(page: Page) -> tuple[Holder, ...]:
    """All people named beside a post, in order."""
    found: list[Holder] = []
    chiefs: dict[str, Post] = {}
    end = 0
    for sentence in page.sentences:
        if "\n" in page.text[end : sentence.start]:
            chiefs = {}
        found.extend(_Reader(page, sentence, chiefs).read())
        end = sentence.end
    return tuple(found)


class _Reader:
    """Reads one sentence title by title.

    Attributes:
        chain: the posts since the last name.
        listed: the last post of the list item before, while the list goes on.
        chiefs: the posts of the paragraph by title.
        left: where the last post or name ends.
    """

    def __init__(self, page: Page, sentence: Sentence, chiefs: dict[str, Post]) -> None:
        self.page = page
        self.sentence = sentence
        self.titles = real_titles(page, sentence.start, sentence.end)
        self.chain: list[Post] = []
        self.listed: Post | None = None
        self.chiefs = chiefs
        self.left = sentence.start

    def read(self) -> Iterator[Holder]:
        for index, title in enumerate(self.titles):
            if title.start < self.left or self.page.inside_unit(title.start, title.end):
                continue
            self._extend(title)
            names = self._names_after(index)
            if names:
                yield from self._holders(names)
                self._close(names[-1].end)
                continue
            holder = self._before(title)
            if holder is not None:
                yield holder
                self._close(title.tail)
            elif not self._goes_on():
                self._close(title.tail)

    def _goes_on(self) -> bool:
        """Whether another post may follow this one before the name: 书记、|主任, 副县长的|局长."""
        end = self.chain[-1].end
        if self.page.text[end : end + 1] in _GOES_ON:
            return True
        return self.page.text[end : end + 1] == "的" and self._is_held()

    def _is_held(self) -> bool:
        """挂职某县委常委、副县长|的某局副局长."""
        start = self.chain[0].start
        return self.page.text.startswith(_HELD_BY, start) or self.page.text[:start].endswith(_HELD_BY)

    def _close(self, position: int) -> None:
        placed = [post for post in self.chain if post.units]
        self.listed = placed[-1] if placed else self.chain[-1] if self.chain else None
        self.chiefs.update((post.title, post) for post in placed)
        self.chain, self.left = [], position

    def _extend(self, title: TitleMention) -> None:
        """Add the post of a title to the chain, or begin a new chain with it."""
        if self.chain:
            left = self.chain[-1].end
            post = read_post(self.page, title, Nearby(left, self.chain[-1], self.chiefs, opens=False))
            joint = self.page.text[left : post.start]
            if (
                self._goes_on_behind_comma(joint, post)
                or _CHAIN.fullmatch(joint)
                or (joint == "的" and self._is_held())
            ):
                self.chain.append(post)
                return
            self.listed = self.chain[-1]
            self.left = left
        self.chain = [read_post(self.page, title, Nearby(self.left, self._list_before(title), self.chiefs))]

    def _goes_on_behind_comma(self, joint: str, post: Post) -> bool:
        """县教育局副局长，|县教育基金会会长某某; but not behind 某某任办公室主任，."""
        if joint != "，" or not self.chain[-1].units or not post.units:
            return False
        return not self.page.text.endswith(("任", "为", "是", "系"), 0, self.chain[0].start)

    def _list_before(self, title: TitleMention) -> Post | None:
        """The post of the list item before, if only a mark stands between it and this item."""
        joint = _LISTED.match(self.page.text, self.left, title.start + 1) if self.listed else None
        if joint is None or _MARK.search(self.page.text, joint.end(), title.start):
            return None
        return self.listed

    def _names_after(self, index: int) -> list[NameSpan]:
        """The name right after a title, and those listed after it until another post begins."""
        text, position = self.page.text, self.chain[-1].end
        while text[position : position + 1] in (" ", "：") and position < self.sentence.end:
            position += 1
        names: list[NameSpan] = []
        name = (
            self._lengthened(self._name(position, Context.TITLE)) or self._closed(position) or self._skipping(position)
        )
        while name is not None:
            names.append(name)
            joint = _JOINT.match(text, name.end, self.sentence.end)
            if joint is None or self._post_begins(joint.end(), index + 1):
                break
            name = self._listed_name(joint.end())
        return names

    def _name(self, start: int, after: Context) -> NameSpan | None:
        page = self.page
        if page.unit_starting_at(start) or (page.inside_quote(start) and not page.inside_speech(start)):
            return None
        if page.text[start - 2 : start] in _OF_PLACES and page.text[start : start + 1] in _AFTER_LONG:
            return self._beyond_word(start)
        name = name_at(page.text, start, self.sentence.end, after=after)
        return None if name is None or self._is_place(name.name) else name

    def _skipping(self, start: int) -> NameSpan | None:
        """局长、|督察长|某某: the name behind a post that the lexicon lacks."""
        skipped = _UNLISTED.match(self.page.text, start, self.sentence.end)
        if skipped is None or not any(post.units for post in self.chain):
            return None
        if self.page.titles_in(start, skipped.end()) or self.page.units_in(start, skipped.end()):
            return None
        return self._name(skipped.end(), Context.TITLE)

    def _lengthened(self, name: NameSpan | None) -> NameSpan | None:
        """部长|白音|那，: a single character between a name of two and a mark belongs to the name."""
        if name is not None and name.name[-1] in "任为" and len(name.name) == 3 and _shortened(self.page, name):
            return NameSpan(name.start, name.end - 1, name.name[:-1], name.score)
        if name is None or name.end - name.start != 2:
            return name
        left = _LEFT_OVER.match(self.page.text, name.end, self.sentence.end)
        if left is None or not shaped(self.page.text, name.start, left.end()):
            return name
        return NameSpan(name.start, left.end(), name.name + left.group(), name.score)

    def _closed(self, start: int) -> NameSpan | None:
        """区委书记|舒展|、: what stands between a sure post and a mark or a verb, if it has a name's shape."""
        slot = _CLOSED.match(self.page.text, start, self.sentence.end)
        if slot is None or not any(each.units for each in self.chain) or self.page.unit_starting_at(start):
            return None
        end = slot.end("name")
        if slot["joins"] and (end - start != _THREE or is_word(slot["name"])):
            return None
        if self.chain[-1].rule == "post.national" or self.page.inside_quote(start):
            return None
        listed = slot["acts"] or self.listed is not None or len(self.chain) > 1 or self._item_follows(end)
        if not listed and (not self.chain[-1].single or is_word(slot["name"])):
            return None
        return self._shaped(slot)

    def _shaped(self, slot: re.Match[str]) -> NameSpan | None:
        start, end = slot.span("name")
        if not shaped(self.page.text, start, end) or self._is_place(slot["name"]):
            return None
        return NameSpan(start, end, slot["name"].replace(" ", ""), Context.TITLE.value)

    def _listed_name(self, start: int) -> NameSpan | None:
        """The next name of a list that has begun with a name."""
        name = self._name(start, Context.LIST)
        if name is not None or self.page.unit_starting_at(start) or self.page.inside_quote(start):
            return name
        slot = _CLOSED_IN_LIST.match(self.page.text, start, self.sentence.end)
        return self._shaped(slot) if slot else None

    @staticmethod
    def _is_place(name: str) -> bool:
        """石桥镇 begins with a surname, too."""
        return name.endswith(("村", "嘎查")) or (len(name) > 2 and name[-1] in _PLACE_ENDS)

    def _item_follows(self, end: int) -> bool:
        """Whether another body or title begins right behind the mark: 、|县长."""
        page = self.page
        marked = page.text[end : end + 1] in ("、", "，")
        return marked and bool(page.unit_starting_at(end + 1) or page.titles_in(end + 1, end + 8))

    def _beyond_word(self, start: int) -> NameSpan | None:
        """市长|江涛出席, but 湖北省|长江大保护: behind a title that may be half of a word a name must be closed."""
        slot = _CLOSED.match(self.page.text, start, self.sentence.end)
        return self._shaped(slot) if slot and not is_word(slot["name"]) else None

    def _post_begins(self, start: int, index: int) -> bool:
        """Whether a title comes before the next mark or joint: what stands there is its body, not a name."""
        if index >= len(self.titles):
            return False
        between = self.page.text[start : self.titles[index].start]
        if self.titles[index].start < start or _MARK.search(between):
            return False
        name = self._listed_name(start) if between else None
        if name is None:
            return True
        return name.end != self.titles[index].outer and self.page.text[name.end : name.end + 1] not in "、和与及"

    def _before(self, title: TitleMention) -> Holder | None:
        """赵乐章委员长, 县教育局李杰局长: a name between a mark or the body and its title."""
        post = self.chain[0]
        for size in (3, 2, 4):
            start = title.outer - size
            if start < self.left or len(self.chain) > 1:
                continue
            unit = self.page.unit_ending_at(start)
            if unit is None and not _LEFT_OF_NAME.search(self.page.text[max(self.left, start - 2) : start] or " "):
                continue
            name = self._name(start, Context.LIST)
            if name is not None and name.end == title.outer and not self._is_town(name, title):
                return self._named_before(title, post, name, unit.names if unit and unit.start >= self.left else ())
        return None

    def _is_town(self, name: NameSpan, title: TitleMention) -> bool:
        """石桥|镇长: what stands before 镇长 is the town, unless the text has the name without 镇 as well."""
        if not title.host.startswith("government") or title.title.startswith(("副", "常务")) or len(name.name) > 2:
            return False
        return re.search(f"{name.name}(?!{title.title[0]})", self.page.text) is None

    def _named_before(self, title: TitleMention, post: Post, name: NameSpan, units: tuple[UnitName, ...]) -> Holder:
        if units:
            post = replace(post, start=title.outer, units=units, rule="post.body-before-name")
        elif state := state_body(self.page, title.title, name.name):
            post = replace(post, start=title.outer, units=state, rule="post.head-of-state")
        else:
            post = replace(post, start=title.outer)
        self.chain[0] = post
        return Holder(name.start, title.tail, (post,), name, "holder.name-before-title")

    def _holders(self, names: list[NameSpan]) -> Iterator[Holder]:
        """The chain with its first name; a shared title (副主任A、B) also with the names after it."""
        first = names[0]
        posts = _spread_status(self.page, self.chain)
        start = self.chain[0].start
        yield Holder(start, first.end, posts, first, "holder.title-before-name")
        shared = () if self.chain[-1].single else posts[-1:]
        for name in names[1:]:
            yield Holder(name.start, name.end, shared, name, "holder.shared-title")


def _shortened(page: Page, name: NameSpan) -> bool:
    """桑干|任抢险救援指挥部总指挥: whether a post begins behind a name that seems to end in 任 or 为."""
    titles = page.titles_in(name.end, name.end + 30)
    return bool(titles) and not _MARK.search(page.text, name.end, titles[0].start)


def _spread_status(page: Page, chain: Sequence[Post]) -> tuple[Post, ...]:
    """原 covers every post up to the name: who was 原党组副书记、副主任 held both; 现任 ends it."""
    out: list[Post] = []
    for post in chain:
        inherited = bool(out) and out[-1].status == "former" and post.status == "current"
        inherited = inherited and not page.text.startswith("现", post.start)
        out.append(replace(post, status="former") if inherited else post)
    return tuple(out)

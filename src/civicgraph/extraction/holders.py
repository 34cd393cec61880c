"""Chains of posts and the people who hold them: 县委常委、宣传部部长李文彬; 副主任沈云、韩玉林; 毛泽文副县长."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from civicgraph.extraction.page import Page, Sentence
from civicgraph.extraction.posts import Nearby, Post, read_post, real_titles
from civicgraph.extraction.posts.foreign import leader_before, state_body
from civicgraph.extraction.slots import Slots, is_department
from civicgraph.extraction.titles import TitleMention
from civicgraph.names import Context, NameSpan
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record

_CHAIN = re.compile(r"[、/ ]|[，、]?(?:并|同时)?兼任?|和|及|以及|暨|")
_LISTED = re.compile(r"(?:同志|先生|女士)?(?:（[^（）]{0,12}）)?(?:[、，；和与及]|以及)\s*(?:以及|和|与|及)?\s*")
_JOINT = re.compile(r"(?:（[^（）]{1,8}）)?(?:[、和与及]\s*|以及|\s+(?=[㐀-鿿]))")
_MARK = re.compile(r"[，。；：、！？]")
#: 执行主席是：A、B; 县长：A
_BEFORE_NAMES = re.compile(r"(?:(?:分别)?[是为有]：)?[ ：]*")
_GOES_ON = "、/兼和及暨，并同"
_TAKEN_BY = ("当选", "当选为", "调任", "出任", "履新", "拟任", "卸任", "升任", "转任", "接任", "辞去")
_OF_PARTY = ("书记", "成员", "委员", "常委")
#: Deputies of associations have no one seat.
_SEVERAL = ("常务副会长", "常务副主席", "常务副理事长", "执行会长", "执行副会长", "常务理事")
_HELD_BY = ("挂职", "担任", "兼任", "现任", "时任", "曾任", "身为")


@record
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
        titles = real_titles(page, sentence.start, sentence.end)
        if titles:
            found.extend(_Reader(page, sentence, titles, chiefs).read())
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

    def __init__(
        self, page: Page, sentence: Sentence, titles: tuple[TitleMention, ...], chiefs: dict[str, Post]
    ) -> None:
        self.page = page
        self.sentence = sentence
        self.titles = titles
        self.chain: list[Post] = []
        self.listed: Post | None = None
        self.chiefs = chiefs
        self.left = sentence.start
        self.slots = Slots(page, sentence.end)

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
            elif not self._goes_on(index):
                self._close(title.tail)

    def _goes_on(self, index: int) -> bool:
        """Whether another post may follow this one before the name: 书记、|主任, 书记|局长, 副县长的|局长."""
        end = self.chain[-1].end
        if self.page.text[end : end + 1] in _GOES_ON:
            return True
        if self.chain[-1].title.endswith(_OF_PARTY) and any(t.start == end for t in self.titles[index + 1 : index + 2]):
            return True  # 秘书长|发言人 are not two posts
        return self.page.text[end : end + 1] == "的" and self._is_held()

    def _is_held(self) -> bool:
        """挂职某县委常委、副县长|的某局副局长."""
        start = self.chain[0].start
        return self.page.text.startswith(_HELD_BY, start) or self.page.text.endswith(_HELD_BY, 0, start)

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
            if not self._is_unnamed(post) and (
                self._goes_on_behind_comma(joint, post)
                or _CHAIN.fullmatch(joint)
                or (joint == "的" and self._is_held())
            ):
                self.chain.append(post)
                return
            self.listed = self.chain[-1]
            self.left = left
        self.chain = [read_post(self.page, title, Nearby(self.left, self._list_before(title), self.chiefs))]

    def _is_unnamed(self, post: Post) -> bool:
        """市监委负责人、|市检察院检察长某某: somebody of another body who is not named."""
        last = self.chain[-1]
        return last.title.endswith("负责人") and bool(last.units) and post.units != last.units

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
        if before := _BEFORE_NAMES.match(text, position, self.sentence.end):
            position = before.end()
        if position > self.chain[-1].end and text.endswith(_TAKEN_BY, 0, self.chain[0].start):
            return []  # 甲当选县长 乙当选副县长
        if text[position : position + 1] == "的" and self._is_held():
            position += 1
        names: list[NameSpan] = []
        name = self._first_name(position)
        while name is not None:
            names.append(name)
            joint = _JOINT.match(text, name.end, self.sentence.end)
            if joint is None or self._post_begins(joint.end(), index + 1):
                break
            name = self.slots.listed(joint.end())
        return names

    def _first_name(self, start: int) -> NameSpan | None:
        name = self.slots.behind_title(start)
        if name is not None or not any(post.units for post in self.chain):
            return name
        last = self.chain[-1]
        if last.rule != "post.national":
            name = self.slots.closed(start, single=last.single, listed=len(self.chain) > 1 or self.listed is not None)
        return name or self.slots.behind_unlisted(start)

    def _post_begins(self, start: int, index: int) -> bool:
        """Whether a title comes before the next mark or joint: what stands there is its body, not a name."""
        if index >= len(self.titles):
            return False
        between = self.page.text[start : self.titles[index].start]
        if self.titles[index].start < start or _MARK.search(between):
            return False
        name = self.slots.listed(start) if between else None
        if name is None or self.slots.is_city(start, name.end) or is_department(name.name):
            return True
        return name.end != self.titles[index].outer and self.page.text[name.end : name.end + 1] not in "、和与及"

    def _before(self, title: TitleMention) -> Holder | None:
        """赵国栋县长, 县教育局李文彬局长: a name between a mark or the body and its title."""
        name = self._name_before(title) if len(self.chain) == 1 else None
        if name is None or self._is_town(name, title):
            return None
        unit = self.page.unit_ending_at(name.start)
        if unit and unit.start >= self.left:
            post = replace(self.chain[0], start=title.outer, units=unit.names, rule="post.body-before-name")
        elif state := state_body(self.page, title.title, name.name):
            post = replace(self.chain[0], start=title.outer, units=state, rule="post.head-of-state")
        else:
            post = read_post(self.page, title, Nearby(name.end, None, self.chiefs))
        self.chain[0] = post
        return Holder(name.start, title.tail, (post,), name, "holder.name-before-title")

    def _name_before(self, title: TitleMention) -> NameSpan | None:
        leader = leader_before(self.page, title.outer, title.title)
        if leader and title.outer - len(leader) >= self.left and not self.page.inside_quote(title.outer):
            return NameSpan(title.outer - len(leader), title.outer, leader, Context.TITLE.value)
        return self.slots.before(self.left, title.outer)

    def _is_town(self, name: NameSpan, title: TitleMention) -> bool:
        """石桥|镇长: what stands before 镇长 is the town, unless the text has the name without 镇 as well."""
        if not title.host.startswith("government") or title.title.startswith(("副", "常务")) or len(name.name) > 2:
            return False
        return re.search(f"{name.name}(?!{title.title[0]})", self.page.text) is None

    def _holders(self, names: list[NameSpan]) -> Iterator[Holder]:
        """The chain with its first name; a shared title (副主任A、B) also with the names after it."""
        first = names[0]
        posts = _spread_status(self.page, self.chain)
        start = self.chain[0].start
        yield Holder(start, first.end, posts, first, "holder.title-before-name")
        shared = _shared(self.chain, posts)
        for name in names[1:]:
            yield Holder(name.start, name.end, shared, name, "holder.shared-title")


def _shared(chain: Sequence[Post], posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """The posts of those listed behind the first name: none where the last has one seat."""
    if chain[-1].single and not chain[-1].title.startswith(_SEVERAL):
        return ()
    return posts if _is_shared(chain) else posts[-1:]


def _is_shared(chain: Sequence[Post]) -> bool:
    """县政府党组成员、副县长甲、乙、丙: each member of the party group is a deputy; 县委常委、副县长甲、乙 is open."""
    return all(not post.single for post in chain) and chain[0].title in ("党组成员", "党委委员")


def _spread_status(page: Page, chain: Sequence[Post]) -> tuple[Post, ...]:
    """原 before a body covers every post up to the name, behind it those of the same body; 现任 ends it.

    原县委副书记、县长 held both, as did 县人大常委会原党组书记、主任; 县某局原局长、某大学教授 is a professor.
    """
    out: list[Post] = []
    for post in chain:
        last = out[-1] if out else None
        inherited = last is not None and last.status == "former" and post.status == "current"
        if inherited and last and not page.text.startswith(_FORMER, last.start) and post.units != last.units:
            inherited = False
        inherited = inherited and not page.text.startswith("现", post.start)
        out.append(replace(post, status="former") if inherited else post)
    return tuple(out)


_FORMER = ("原", "前", "时任", "曾任", "曾")

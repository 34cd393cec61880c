"""Names beside a post: behind a title, in a list, before a title, and whatever a post and a mark enclose."""

from __future__ import annotations

from civicgraph.extraction.page import Page
from civicgraph.extraction.shape import is_word, shaped
from civicgraph.names import Context, NameSpan, name_at
from civicgraph.places import load_gazetteer
from civicgraph.text import lazy_re as re
from civicgraph.text.record import record


def _takes(name: str) -> bool:
    """王献华任|秘书长: whether what ends before a title ends in a verb."""
    return len(name) > _TWO and (name[-1] in "任为" or is_department(name))


def is_department(name: str) -> bool:
    """麻醉科: whether a word and 科 seem to be a name; 王登科 is one."""
    return name[-1] == "科" and is_word(name[:-1])


_MARK = re.compile(r"[，。；：、！？]")
_LEFT_OF_NAME = re.compile(r"(?:^|[，。；：、“（\n \s]|由|和|与|在|请|向|同|受|的|对)$")
_UNLISTED = re.compile(r"(?:[、/]|兼任?)[㐀-鿿]{1,8}?[长员师官使监士任](?=[㐀-鿿]{2})")
_LEFT_OVER = re.compile(r"[㐀-鿿](?<![说称等道讲问答率陪在到又也还都均已将等])(?=[，。、；）\n])")
_LEFT_BEFORE_NUMBER = re.compile(r"[㐀-鿿](?=\d)")
_ACTS = (
    r"等(?!级)|的(?=陪同|带领|率领|引导|见证|讲解)|出席|参加|陪同|主持(?!人)|宣读|致辞|致欢迎|一行|率|分别|应邀|通报|宣布|汇报|传达|介绍|带队"
    r"|作(?:了|表态|典型|交流|工作|动员|总结|专题)|带着|带领|来到|告诉记者|说[，：]|表示[，：]|指出|强调|走访|看望|慰问|代表(?!团|大会)"
    r"|[上中少]将|[大上中少]校"
)
_SHAPE = r"(?P<name>[㐀-鿿]{2,3}?|[㐀-鿿][ ]{1,4}[㐀-鿿])"
_CLOSED = re.compile(rf"{_SHAPE}(?:(?=[，。、；）\n]|$)|(?P<acts>{_ACTS})|(?P<joins>[和与及在到向]))")
_CLOSED_IN_LIST = re.compile(rf"{_SHAPE}(?=[，。、；）\n和与及]|$|{_ACTS})")
_TWO, _THREE = 2, 3
_SIZES_BEFORE = (3, 2, 4)
_FAR = 30
#: 长江, 长城, 长征, 长期, 长安: words whose first letter may seem to end a title.
_HALF_WORDS = frozenset({"省长", "市长", "县长", "区长", "州长", "镇长", "行长"})
_AFTER_LONG = frozenset("江城征期安")
_SMALL_WORDS = frozenset("和与及是")
_PLACES = frozenset("省市县区旗州")
_LONGEST_PLACE = 6
_PLACE_ENDS = frozenset("县区镇乡村")


def is_place(name: str) -> bool:
    """Whether a string of a name's shape is rather a place: 石桥镇; of 省 only the provinces there are."""
    if name.endswith("省"):
        return bool(load_gazetteer().named(name))
    return name.endswith(("村", "嘎查")) or (len(name) > _TWO and name[-1] in _PLACE_ENDS)


@record
class Slots:
    """The places of a sentence where a name may stand."""

    page: Page
    end: int

    def name(self, start: int, after: Context) -> NameSpan | None:
        """A name that the words around it tell."""
        page = self.page
        if page.unit_starting_at(start) or (page.inside_quote(start) and not page.inside_speech(start)):
            return None
        if page.text[start - 2 : start] in _HALF_WORDS and page.text[start : start + 1] in _AFTER_LONG:
            return self._beyond_word(start)
        if page.text[start : start + 1] == "因":
            return None
        name = name_at(page.text, start, self.end, after=after)
        if name and name.name[-1] == "的" and len(name.name) == _THREE:
            name = NameSpan(name.start, name.end - 1, name.name[:-1], name.score)
        return None if name is None or is_place(name.name) or self._runs_into_place(name) else name

    def behind_title(self, start: int) -> NameSpan | None:
        """A name right behind a title; a character that would be left over before a mark belongs to it."""
        name = self.name(start, Context.TITLE)
        if name is None:
            return None
        if name.name[-1] in "任为" and len(name.name) == _THREE and self._gets_post(name):
            return NameSpan(name.start, name.end - 1, name.name[:-1], name.score)
        return self._with_left_over(name)

    def _with_left_over(self, name: NameSpan) -> NameSpan:
        left = _LEFT_OVER.match(self.page.text, name.end, self.end) if name.end - name.start == _TWO else None
        if left is None and name.end - name.start == _TWO:
            left = self._always_left(name)
        if left is None or not shaped(self.page.text, name.start, left.end()):
            return name
        return NameSpan(name.start, left.end(), name.name + left.group(), name.score)

    def _always_left(self, name: NameSpan) -> re.Match[str] | None:
        """许宁|生|24日来到, where the text never has 许宁 without 生."""
        left = _LEFT_BEFORE_NUMBER.match(self.page.text, name.end, self.end)
        often = self.page.text.count(name.name + left[0]) if left else 0
        return left if often > 1 and often == self.page.text.count(name.name) else None

    def listed(self, start: int) -> NameSpan | None:
        """The next name of a list that has begun with a name."""
        name = self.name(start, Context.LIST)
        name = self._with_left_over(name) if name else None
        if name is not None or self.page.unit_starting_at(start) or self.page.inside_quote(start):
            return name
        slot = _CLOSED_IN_LIST.match(self.page.text, start, self.end)
        return self._shaped(slot) if slot else None

    def closed(self, start: int, *, single: bool, listed: bool) -> NameSpan | None:
        """区委书记|舒展|、: what stands between a sure post and a mark or a verb, if it has a name's shape.

        Args:
            start: where the post ends.
            single: the post has one seat.
            listed: the post stands in a list of posts.
        """
        slot = _CLOSED.match(self.page.text, start, self.end)
        if slot is None or self.page.unit_starting_at(start) or self.page.inside_quote(start):
            return None
        word = is_word(slot["name"])
        if slot["name"][0] in _SMALL_WORDS:
            return None
        if slot["joins"] and (len(slot["name"]) != _THREE or word):
            return None
        listed = listed or bool(slot["acts"]) or self._item_follows(slot.end("name"))
        return self._shaped(slot) if listed or (single and not word) else None

    def behind_unlisted(self, start: int) -> NameSpan | None:
        """局长、|督察长|某某: the name behind a post that the lexicon lacks."""
        skipped = _UNLISTED.match(self.page.text, start, self.end)
        if skipped is None or self.page.titles_in(start, skipped.end()) or self.page.units_in(start, skipped.end()):
            return None
        return self.name(skipped.end(), Context.TITLE)

    def before(self, left: int, end: int) -> NameSpan | None:
        """赵国栋|县长, 县教育局|李文彬|局长: the name that ends at a title, behind a mark or a body."""
        for size in _SIZES_BEFORE:
            start = end - size
            if start < left or not self._opens(left, start):
                continue
            name = self.name(start, Context.LIST)
            if name is not None and name.end == end and not self.is_city(start, end) and not _takes(name.name):
                return name
        return None

    def is_city(self, start: int, end: int) -> bool:
        """郑州|市长侯红, 祁县|县长: whether a place ends here or with the first letter of the title."""
        places = self.page.places_in(start, end + 1)
        return any(place.start == start and place.end >= end and place.form[-1] in _PLACES for place in places)

    def _runs_into_place(self, name: NameSpan) -> bool:
        """区长任|缙云县委书记: whether a place begins in what looks like a name and goes on behind it."""
        near = self.page.places_in(name.start + 1, name.end + _LONGEST_PLACE)
        return name.name[0] == "任" and any(place.start == name.start + 1 and place.end > name.end for place in near)

    def _opens(self, left: int, start: int) -> bool:
        if self.page.unit_ending_at(start) is not None:
            return True
        return _LEFT_OF_NAME.search(self.page.text[max(left, start - 2) : start] or " ") is not None

    def _shaped(self, slot: re.Match[str]) -> NameSpan | None:
        start, end = slot.span("name")
        if not shaped(self.page.text, start, end) or is_place(slot["name"]):
            return None
        return NameSpan(start, end, slot["name"].replace(" ", ""), Context.TITLE.value)

    def _item_follows(self, end: int) -> bool:
        """Whether another body or title begins right behind the mark: 、|县长."""
        page = self.page
        marked = page.text[end : end + 1] in ("、", "，")
        return marked and bool(page.unit_starting_at(end + 1) or page.titles_in(end + 1, end + 8))

    def _beyond_word(self, start: int) -> NameSpan | None:
        """市长|江涛出席, but 湖北省|长江大保护: behind a title that may be half of a word a name must be closed."""
        slot = _CLOSED.match(self.page.text, start, self.end)
        sure = slot is not None and not is_word(slot["name"]) and not is_word(slot["name"][1:])
        return self._shaped(slot) if slot and sure else None

    def _gets_post(self, name: NameSpan) -> bool:
        """副县长王海|任指挥部总指挥: whether a post begins behind a name that seems to end in 任 or 为."""
        titles = self.page.titles_in(name.end, name.end + _FAR)
        return bool(titles) and not _MARK.search(self.page.text, name.end, titles[0].start)

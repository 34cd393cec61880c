"""Infers the place whose local bodies 县委, 市政府, 我县, 我镇 … mean in an article.

The bare forms of the text tell the level; the title, the publisher, the dateline, the bodies that are named with their
place and the places next to the bare forms tell which place of that level. Without bare forms there is none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from civicgraph.extraction.local_forms import (
    DEPTH,
    KINDS,
    LocalForm,
    is_owner,
    is_visitor,
    local_forms,
    named_owners,
    visited_from,
    weak_kind,
)
from civicgraph.model import Article
from civicgraph.places import Gazetteer, Jurisdiction, Place, PlaceMention, count_names, find_places
from civicgraph.places.county_of_towns import county_of_towns
from civicgraph.text import lazy_re as re
from civicgraph.text.fold import fold

#: Weights of what names a place, by how surely it is the article's own.
IN_TITLE = 3.0
AS_OWNER = 3.0
NEXT_TO_BARE_FORM = 2.0
BY_PUBLISHER = 4.0
MENTIONED = 1.0
SHORTLY_MENTIONED = 0.5
CONTAINS_MENTIONED = 0.4
OPENS_TITLE = 2.0
#: A place where somebody goes (赴上海), or with which the name of a company begins (上海兰雀实业).
BESIDES = 0.3
#: Less than this tells nothing; then a name is counted wherever it stands, and must occur often.
ENOUGH = 2.0
#: 我市 stands in no national news: there the city of the places that are named will do.
ENOUGH_FOR_OWN = 0.7
OFTEN = 3
#: A text with fewer bare forms than this, none of them 我县, must be about one province for most of its places.
FEW_FORMS = 2
MOST = 0.6
#: So many places whose bodies are named make a round-up.
ROUND_UP = 4
#: A kind is the text's own if it has at least this share of the commonest kind's bare forms.
SHARE_OF_COMMONEST = 0.2
#: Where a text names its media: its first and last characters.
_HEAD = 300
#: Short names of counties may be words (平舆 is none, but 金乡 is a town, too); those of cities hardly.
COUNTY_KINDS = frozenset("县区旗")
_NEAR = 300
_VISITED = frozenset("在赴")
_NAME_GOES_ON = re.compile(
    "(?!市|[县区]|举|召|开|的|在|等|和|与|及|新|将|第|推|全|首|各|人|法院|检察|公安|一中|日报|电视|广播|高新|经开|片区|软件园)"
    "[㐀-鿿]{2,8}"
)
_DATELINE = re.compile(
    r"(?P<place>[㐀-鿿]{2,12}?)(?:新闻网|日报|晚报|生活网|电视台|政府网|融媒体?|网讯|讯|发布|在线|网)"
)
_YEAR = re.compile(r"\d{4}")


def year_of(article: Article) -> int | None:
    """The year of publication, where it is known."""
    found = _YEAR.match(article.published or "")
    return int(found[0]) if found else None


def infer_jurisdiction(article: Article, gazetteer: Gazetteer, text: str | None = None) -> Jurisdiction | None:
    """The place that the bare forms of an article mean, or None where it has none or does not tell.

    Args:
        article: its ``jurisdiction``, where given, is taken as it is, invented places too.
        gazetteer: what ``load_gazetteer`` gives.
        text: title and text joined by a line break and folded, where the caller has them already.
    """
    year = year_of(article)
    if article.jurisdiction:
        given = Jurisdiction.parse(fold(article.jurisdiction), gazetteer, year)
        if given:
            return given
    text = fold(f"{article.title}\n{article.text}") if text is None else text
    named = find_places(text, year)
    mentions = hosts(named, text)
    forms = local_forms(text, named) or (_carried(text, mentions) if mentions == named else [])
    kept = {each.start for each in mentions}
    guests = frozenset(place for each in named if each.start not in kept for place in each.candidates)
    inference = _Inference(article, gazetteer, year, text, mentions, guests)
    kind = own_kind(forms, len(article.title)) or inference.kind_of_headline()
    kind = inference.weak_kind(forms) or kind
    own = any(form.own for form in forms)
    for each in inference.kinds(kind, forms):
        found = inference.place_of(each, forms)
        if found and found.township and not own:
            # 镇党委 follows a town that the text has just named; 我镇 does not
            found = found.at("county") or inference.county_with(found.township)
        if found:
            return found
    place = county_of_towns(text, kind, gazetteer) if kind in COUNTY_KINDS or kind == "市" else None
    return Jurisdiction.of(place, gazetteer, year) if place else None


def _carried(text: str, mentions: Sequence[PlaceMention]) -> list[LocalForm]:
    """What 县公安局 behind 汝川县检察院 tells where nothing else does, and only one county is named so.

    National news has 省长 behind 省委书记, too.
    """
    forms = [form for form in local_forms(text, mentions, carried=True) if DEPTH[form.kind]]
    starts = [mention.start for mention in mentions]
    deepest = max((DEPTH[form.kind] for form in forms), default=0)
    before = (bisect_right(starts, form.start) - 1 for form in forms if DEPTH[form.kind] == deepest)
    owners = {mentions[index].candidates for index in before if index >= 0}
    return forms if len(owners) == 1 else []


def own_kind(forms: Sequence[LocalForm], title_end: int) -> str | None:
    """The kind of place that the bare forms mean: of 我县 and 我市 the commoner, of 县委 and 市委 the deeper."""
    own = Counter(form.kind for form in forms if form.own)
    if own:
        return max(own, key=lambda kind: (own[kind], DEPTH[kind]))
    bare = Counter(form.kind for form in forms)
    bare.update(form.kind for form in forms if form.start < title_end)
    if not bare:
        return None
    common = [kind for kind, count in bare.items() if count >= SHARE_OF_COMMONEST * max(bare.values())]
    return max(common, key=lambda kind: (DEPTH[kind], bare[kind]))


def hosts(mentions: list[PlaceMention], text: str) -> list[PlaceMention]:
    """The mentions without those of places that come on a visit, or that are visited.

    苍南县党政代表团来我县考察; 苍南县党政代表团赴平舆县考察.
    """
    others = {mention.candidates for mention in mentions if is_visitor(mention.end, text)}
    visited = {visited_from(mention.end, text) for mention in mentions} - {None}
    others |= {mention.candidates for mention in mentions if mention.start in visited}
    return [mention for mention in mentions if mention.candidates not in others]


@dataclass(frozen=True, slots=True)
class _Inference:
    """One article's places, weighed."""

    article: Article
    gazetteer: Gazetteer
    year: int | None
    text: str
    mentions: list[PlaceMention]
    guests: frozenset[Place] = frozenset()

    def place_of(self, kind: str, forms: Sequence[LocalForm]) -> Jurisdiction | None:
        """The place of this kind for which most speaks."""
        votes: dict[Jurisdiction, float] = {}
        for place, weight in (*self._known(kind, forms), *self._unknown(kind)):
            votes[place] = votes.get(place, 0) + weight
        best = max(votes, key=lambda place: votes[place], default=None)
        own = any(form.own for form in forms)
        if best is None or votes[best] < (ENOUGH_FOR_OWN if own else ENOUGH):
            best = self._commonest(kind)
        elif not own and self._is_round_up(votes, best):
            return None
        return best if own or len(forms) >= FEW_FORMS or not self._is_scattered() else None

    def _is_round_up(self, votes: dict[Jurisdiction, float], best: Jurisdiction) -> bool:
        """Whether bodies of many places are named alike and the title names none: five cities have new secretaries."""
        owners = [place for place, weight in votes.items() if weight > AS_OWNER]
        few = len(owners) < ROUND_UP or votes[best] > MOST * sum(votes.values())
        return not few and best.local_name not in self.article.title

    def county_with(self, township: str) -> Jurisdiction | None:
        """The first county that the text names and that has a township of this name."""
        for place in (place for mention in self.mentions if (place := mention.place) and place.level == "county"):
            if self.gazetteer.townships_named(place, township):
                return Jurisdiction.of(place, self.gazetteer, self.year)
        return None

    def kinds(self, kind: str | None, forms: Sequence[LocalForm]) -> list[str]:
        """The kind, and those of other bare forms that lie above it, the deepest first."""
        if kind is None:
            return []
        others = {form.kind for form in forms if DEPTH[form.kind] < DEPTH[kind]} if not self._is_scattered() else ()
        return [kind, *sorted(others, key=lambda each: (-DEPTH[each], each))]

    def kind_of_headline(self) -> str | None:
        """The kind of the place with which a headline opens (平舆县：…), where the text then says 该县 or 全县."""
        first = self.mentions[0] if self.mentions else None
        if not first or not first.place or first.end >= len(self.article.title) or first.place.level == "province":
            return None
        if first.start > 0 and self.text[first.start - 1] not in " ，：！":
            return None
        kind = next((kind for kind in KINDS if _is_of_kind(first.place, kind)), None)
        return kind if re.search(f"[该全]{kind}(?!域|级|区)", self.text) else None

    def weak_kind(self, forms: Sequence[LocalForm]) -> str | None:
        """The kind of 全市 and 该县 where there are no bare forms but those of the province, and the title names it."""
        if any(form.own or form.kind not in ("省", "自治区") for form in forms):
            return None
        kind = weak_kind(self.text)
        titled = (place for each in self.mentions if each.start < len(self.article.title) for place in each.candidates)
        return kind if kind and any(_is_of_kind(place, kind) for place in titled) else None

    def _is_scattered(self) -> bool:
        """Whether the text is about places of many provinces, so that a bare form means one for a sentence only."""
        provinces = Counter(self.gazetteer.chain(each.place)[0].code for each in self.mentions if each.place)
        return len(provinces) > 2 and max(provinces.values()) < MOST * provinces.total()

    def _commonest(self, kind: str) -> Jurisdiction | None:
        """The place of this kind with which the headline opens or whose name occurs by far the most (绿色苍南)."""
        counts: Counter[Place] = Counter()
        for form, count in count_names(self.text).items():
            named = [place for place in self.gazetteer.named(form, self.year) if _is_of_kind(place, kind)]
            if len(named) == 1 and named[0] not in self.guests:
                counts[named[0]] += count + OFTEN * self.text.startswith(form)
        commonest = counts.most_common(2)
        often = [count for _, count in commonest]
        if not often or often[0] < OFTEN or often[0] < 2 * sum(often[1:]):
            return None
        return Jurisdiction.of(commonest[0][0], self.gazetteer, self.year)

    def _known(self, kind: str, forms: Sequence[LocalForm]) -> Iterator[tuple[Jurisdiction, float]]:
        """Votes of the places that the table has."""
        for mention in self.mentions:
            yield from self._of_mention(mention, kind)
        for place in self._publishers():
            yield from self._votes(place, kind, BY_PUBLISHER)
        for form in forms:
            if form.kind == kind and (near := self._before(form, kind)):
                yield from self._votes(near, kind, NEXT_TO_BARE_FORM)

    def _of_mention(self, mention: PlaceMention, kind: str) -> Iterator[tuple[Jurisdiction, float]]:
        weight = MENTIONED if mention.complete or kind not in COUNTY_KINDS else SHORTLY_MENTIONED
        visited = self.text[mention.start - 1 : mention.start] in _VISITED
        if visited or (not mention.complete and _NAME_GOES_ON.match(self.text, mention.end)):
            weight *= BESIDES
        if mention.start < len(self.article.title) and not visited:
            weight += IN_TITLE + OPENS_TITLE * (mention.start == 0)
        weight += AS_OWNER if is_owner(mention, self.text) else 0
        if mention.place:
            yield from self._votes(mention.place, kind, weight)
        elif name := next((p.name for p in mention.candidates if _is_of_kind(p, kind)), None):
            only_name = Jurisdiction.parse(name, self.gazetteer, self.year)
            yield from ((only_name, weight),) if only_name else ()

    def _votes(self, place: Place, kind: str, weight: float) -> Iterator[tuple[Jurisdiction, float]]:
        """For the place itself, or less for the place of this kind in which it lies."""
        *above, itself = self.gazetteer.chain(place, self.year)
        if _is_of_kind(itself, kind):
            yield Jurisdiction.of(itself, self.gazetteer, self.year), weight
        for outer in above:
            if _is_of_kind(outer, kind):
                yield Jurisdiction.of(outer, self.gazetteer, self.year), weight * CONTAINS_MENTIONED

    def _before(self, form: LocalForm, kind: str) -> Place | None:
        """The last place of this kind that is named shortly before a bare form."""
        near = [
            m
            for m in self.mentions
            if form.start - _NEAR < m.start < form.start and (m.complete or kind not in "县区旗")
        ]
        return next((m.place for m in reversed(near) if m.place and _is_of_kind(m.place, kind)), None)

    def _publishers(self) -> Iterator[Place]:
        """The places in the publisher's name and in datelines: 苍南新闻网, 映象网驻马店讯."""
        head = self.text[len(self.article.title) : len(self.article.title) + _HEAD]
        ends = head + self.text[len(self.article.title) + _HEAD :][-_HEAD:]
        names = [self.article.publisher or "", *(found["place"] for found in _DATELINE.finditer(ends))]
        for name in names:
            parts = [name[:end] for end in range(len(name), 1, -1)] + [
                name[start:] for start in range(1, len(name) - 1)
            ]
            named = next((places for part in parts if (places := self.gazetteer.named(part, self.year))), ())
            if len({place.code for place in named[:2]}) == 1:
                yield named[0]

    def _unknown(self, kind: str) -> Iterator[tuple[Jurisdiction, float]]:
        """Votes of places that only the article names: 青溪县 in 临江市青溪县委, under their longest path."""
        text = f"{self.text}\n{self.article.publisher or ''}"
        owners = named_owners(text, self.mentions, len(self.article.title))
        paths = dict.fromkeys(owner.path for owner in owners)
        longest = {path: max((other for other in paths if other.endswith(path)), key=len) for path in paths}
        for owner in owners:
            found = Jurisdiction.parse(longest[owner.path], self.gazetteer, self.year)
            while found and not found.local_name.endswith(kind):
                found = found.parent
            if found:
                weight = BY_PUBLISHER if owner.medium else AS_OWNER
                yield found, weight * (1 if owner.kind == kind else CONTAINS_MENTIONED)


def _is_of_kind(place: Place, kind: str) -> bool:
    """Whether 市委 (``市``) can be a body of the place."""
    ends = ("自治区",) if kind == "自治区" else (kind,)
    return place.level in KINDS[kind] and place.name.endswith(ends)

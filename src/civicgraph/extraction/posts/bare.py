"""Posts whose body is written without its place: 宣传部|部长, 教育局长, 乡党委|书记, 外交部长."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from civicgraph.extraction.page import Page
from civicgraph.extraction.posts.foreign import abroad, foreign
from civicgraph.extraction.posts.joined import committee_of_joined
from civicgraph.extraction.posts.model import SHARED_HEADS, SHARED_UNITS, Nearby, Post, make_post
from civicgraph.extraction.posts.places import place_in_stem, place_of, township_before
from civicgraph.extraction.titles import TitleMention
from civicgraph.places import Jurisdiction
from civicgraph.text import lazy_re as re
from civicgraph.units import UnitMention, UnitName
from civicgraph.units.compose import generic, names_of
from civicgraph.units.prefix import LEVEL_WORD
from civicgraph.units.resolve import central_names
from civicgraph.units.scope import Scope, scope_of_home, scope_of_word
from civicgraph.units.tables import central_by_form

_TOWN_WORD = re.compile(r"[该本我]?(乡|镇|街道)")
_LONGEST_STEM = 24


def bare_body(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """宣传部部长, 教育局长, 政法委书记: a body without its place, or ending in the title's own first letter."""
    stem = nearby.stem
    if not 2 <= len(stem) <= _LONGEST_STEM or _is_unplaced_member(nearby):
        return None
    start = mention.outer - len(stem)
    for units in _local(page, mention, nearby):
        if units:
            return make_post(page, mention, start, units, "post.body-without-place")
    for form in _forms(mention, stem):
        if form != stem and form.endswith("部") and "前" not in form and (body := foreign(form)):
            return make_post(page, mention, start, (body,), "post.body-abroad")
        if central := _central(form):
            joined = nearby.joined.rule if nearby.joined and not nearby.opens else ""
            elsewhere = joined == "no-post.foreign" or abroad(page, start, nearby.left)
            rule = "no-post.foreign" if elsewhere else "post.body-without-place"
            return make_post(page, mention, start, () if elsewhere else central, rule)
    return None


def _local(page: Page, mention: TitleMention, nearby: Nearby) -> Iterator[tuple[UnitName, ...]]:
    """The readings of a stem as a body of a place, the surest first."""
    yield _of_town(page, mention, nearby.stem)
    for form in _forms(mention, nearby.stem):
        yield _committee_of_town(page, form)
        for scope in _scopes(page, nearby):
            yield _names(scope, form, page.year)
    yield committee_of_joined(nearby)
    yield _bureau(page, mention, nearby)


def joined_committee(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """石桥镇镇长甲，|党委副书记|乙: the committee of the township of the post before."""
    town = place_of(page, nearby.joined)
    if nearby.stem or town is None or town.level != "township":
        return None
    return _in_committee(page, mention, town)


def town_committee(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """石桥镇召开会议。|党委书记|甲讲话: the committee of the township that the text is about."""
    if nearby.stem or mention.title[: mention.party] not in _TOWN_COMMITTEES:
        return None
    town = township_before(page, mention.start)
    since = page.text.rfind(town.local_name, 0, mention.start) if town else -1
    if town is None or since < 0 or any(_has_committee(unit) for unit in page.units_in(since, mention.start)):
        return None
    return _in_committee(page, mention, town)


def _in_committee(page: Page, mention: TitleMention, town: Jurisdiction) -> Post | None:
    """A post in the party committee of a township, called without 党委 there: 副书记."""
    form = mention.title[: mention.party]
    units = names_of(scope_of_home(town), form, page.year) if form in _TOWN_COMMITTEES else ()
    title = mention.title[mention.party :]
    return replace(make_post(page, mention, mention.outer, units, "post.of-town"), title=title) if units else None


_TOWN_COMMITTEES = ("党委", "党工委")


def _has_committee(unit: UnitMention) -> bool:
    return any(name.kind in _WITH_COMMITTEES for name in unit.names)


#: Bodies that have a party committee themselves, which a bare word may mean as well.
_WITH_COMMITTEES = frozenset(
    {"bank", "company", "court", "culture", "department", "hospital", "institution", "media", "procuratorate", "school"}
)


def _is_unplaced_member(nearby: Nearby) -> bool:
    """Whether a post in a party committee nobody knows which stands before: 党委委员、|纪委|书记."""
    before = nearby.joined
    if before is None or before.units or before.title.endswith("常委"):  # 自治区党委常委: no township has them
        return False
    return before.title.startswith(_TOWN_COMMITTEES)


def own_rank(page: Page, mention: TitleMention, nearby: Nearby) -> Post | None:
    """县|一级调研员: a grade at a place is one of its government."""
    stem = nearby.stem
    if not mention.title.endswith(("调研员", "巡视员")) or not stem or LEVEL_WORD.fullmatch(stem) is None:
        return None
    word = LEVEL_WORD.match(stem)
    scope = scope_of_word(word[1], scope_of_home(page.jurisdiction)) if word else None
    units = names_of(scope, "政府", page.year) if scope else ()
    return make_post(page, mention, mention.outer - len(stem), units, "post.rank-of-place") if units else None


def _of_town(page: Page, mention: TitleMention, stem: str) -> tuple[UnitName, ...]:
    """乡党委|书记, 镇财政所|所长: of the township that was named last."""
    form = stem + mention.title[: mention.party]
    word = _TOWN_WORD.match(form)
    town = township_before(page, mention.start, word[1]) if word and word.end() < len(form) else None
    return names_of(scope_of_home(town), form[word.end() :], page.year) if town and word else ()


def _committee_of_town(page: Page, form: str) -> tuple[UnitName, ...]:
    """虎门镇委|书记: the committee of a town that is named in short."""
    if not form.endswith(("镇委", "乡委", "街道党工委")):
        return ()
    town = place_in_stem(page, form.removesuffix("委").removesuffix("党工"), ("township",))
    return names_of(scope_of_home(town), "党工委" if form.endswith("工委") else "党委", page.year) if town else ()


def _central(form: str) -> tuple[UnitName, ...]:
    """外交部: a body of the state."""
    row = central_by_form().get(form)
    return central_names(row) if row else ()


def _bureau(page: Page, mention: TitleMention, nearby: Nearby) -> tuple[UnitName, ...]:
    """河务局|局长: a bureau that no table has is one of the place."""
    form = _forms(mention, nearby.stem)[-1]
    scope = _scopes(page, nearby)[0]
    if not mention.title.endswith("局长") or not _BUREAU.fullmatch(form) or not scope.level:
        return ()
    return (generic(scope, form, form),)


_BUREAU = re.compile(r"(?:(?![该本各某有我分全相等省市县区旗州盟])[㐀-鿿]){2,7}局")


def _forms(mention: TitleMention, stem: str) -> tuple[str, ...]:
    """The stem, and with what the title shares: 县教育|局长, 县交警|大队长."""
    bare = mention.title.removeprefix("常务").removeprefix("副")
    head = bare[:1] if bare.endswith("长") and bare[:1] in SHARED_HEADS else ""
    shared = bare[:-1] if bare[:-1] in SHARED_UNITS else head
    return (stem, stem + shared) if shared and not stem.endswith(shared) else (stem,)


def _scopes(page: Page, nearby: Nearby) -> tuple[Scope, ...]:
    """The place of the post before, then the article's."""
    own = scope_of_home(page.jurisdiction)
    before = place_of(page, nearby.joined)
    return (own,) if before is None else (scope_of_home(before), own)


def _names(scope: Scope, form: str, year: int | None) -> tuple[UnitName, ...]:
    """The bodies of a form that a place has: 宣传部, 县教育局."""
    word = LEVEL_WORD.match(form)
    inner = scope_of_word(word[1], scope) if word and word.end() < len(form) else None
    if inner and word and (units := names_of(inner, form[word.end() :], year)):
        return units
    return names_of(scope, form, year) if scope.level else ()

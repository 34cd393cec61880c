"""Names of people that an honour announces: 授予X同志“…”, X荣获…, “时代楷模”X, 全国劳动模范X, lists of winners."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from civicgraph.extraction.awards.counted import find_counted
from civicgraph.extraction.awards.honours import is_honour, kind_of
from civicgraph.extraction.awards.lists import find_listed
from civicgraph.extraction.awards.odd_names import odd_names
from civicgraph.extraction.awards.praised import NAMELY
from civicgraph.extraction.awards.suits import suits
from civicgraph.extraction.awards.verbs import any_words, find_verbs
from civicgraph.extraction.page import Page
from civicgraph.extraction.people import People, PersonMention
from civicgraph.names import Context, NameSpan, name_at, name_list
from civicgraph.names.guard import names_a_doctrine
from civicgraph.names.running import everywhere
from civicgraph.text import lazy_re as re
from civicgraph.text.spans import Cover

_GIVES = re.compile(
    r"追授予?|授予|表彰|选出|评出|命名|追认|批准|评定|(?:决定|命令|，|。|；|：|\s|[厅局委部府会院校司社县市省])(?:给予?|为|向|对)"
)
_FOLLOWS = re.compile(
    r"（[^（）]{1,12}）|同志|烈士|先生|女士|等(?!\d+[余多]?[个家户所支])|、|“|全国|[省市县]|中国|国家|个人|追?记|嘉奖|颁发|为|和|颁授|授予|追授|荣誉|优秀|劳动|先进|道德"
)
_ADVERBS_AT_END = re.compile(
    r"(?:在[^，。；、]{2,40}(?:中|上|里|期间)|在部队|在岗|近日|以\d+比\d+|日前|先后|相继|曾|又|也|还|均|都|分别|再次|多次|同时|光荣|已|成功|最终|双双|一举|各|以[^，。；]{2,24}(?:成绩|优势|分|秒|环|米|总分|得票)|荣|喜"
    r"|(?:19|20)\d\d年|今年|去年|当年|等\d+[余多]?[名位人户](?:[㐀-鿿]{0,6}|（[^（）]{1,6}）)|等|两人|两[名位][㐀-鿿]{0,6}|[一二三四五六七八九十两\d]+(?:人|[名位](?:同志|选手|教师|党员|干部)?))+$"
)
_REMARK = re.compile(r"(?:同志|烈士|老师|教授|博士|院士|医生|医师|同学|先生|女士|家庭|一家|夫妇|（[^（）]{1,12}）)+$")
_PASSIVE = re.compile("被[^，。；]{0,30}$")
_REGION = re.compile(
    r"(?P<who>[^，。；“”：]{4,90}?)(?:“|各?记|各记|嘉奖|等?\d+[余多]?[名人位个]|(?:光荣|[金银铜]质|服务|荣誉)[^，。；]{0,8}章)"
)
_BETWEEN = re.compile(r"[、/，]|以及|[和与及](?=[㐀-鿿])")
_TO_ONE = re.compile(
    r"(?:为|向|给)(?P<who>[㐀-鿿]{2,4}?(?:、[㐀-鿿]{2,4}?)*)(?:[两三四五六七八九十\d]+人|[两三四五六七八九十\d]+[名位](?:同志|同学)?|夫妇|家庭)?(?:同志|老师|先生|女士|同学|等)?(?=颁发|颁授|追?记|嘉奖|授予|佩戴)"
)
#: Before a work that is honoured: X创作的歌曲《…》获得.
_MAKER = re.compile(
    r"(?:(?<=[，。；、：])|(?<![㐀-鿿]))(?P<who>[㐀-鿿]{2,16}?)(?:创作|撰写|设计|演唱|拍摄|主编|导演|表演|编写)?的[^，。；《》、]{0,12}《[^《》]*》"
    r"(?=[^，。；]{0,60}(?:获|评为|摘得|夺得))"
)
_SO_HONOURED = re.compile(r"(?:光荣)?(?:获此殊荣|获此称号|榜上有名|入选|上榜|在列|获奖)(?=[，。；！]|$)")
_HANDS = re.compile(
    r"(?:等(?:[省市县区部]?领导)?(?:同志)?)?(?:分别|一一|共同|现场|上台|依次)*(?:为|向)[^，。；：]{2,80}(?:颁奖|颁发|授牌|授奖|颁授|佩戴)"
)
#: 为优秀教师|X、Y|颁奖
_HONOURED = re.compile(
    r"[为向给][^，。；“”、]{0,12}?(?:教师|个人|工作者|模范|标兵|能手|先锋|好人|党员|干部|民警|医生|护士|员工|职工|选手)"
    r"(?P<who>[㐀-鿿、]{2,40}?)(?:等\d*[名位人]?)?(?:颁奖|颁发|授奖)"
)
#: 三等功喜报送到现役军人|X|家中
_SOLDIERS = re.compile(
    r"(?:等功|喜报|四有)[^，。；]{0,40}?(?:现役军人|军人|战士|士兵|军官)(?P<who>[㐀-鿿、]{2,24}?)(?:等\d*[名位人]?)?(?:同志)?的?(?:家|父|母|亲人|手)"
)
#: 为一等奖获得者|X、Y颁奖
_WINNERS = re.compile(r"(?:获得者|得主)(?P<who>[^，。；：“”]{2,40}?)(?:进行|分别|一一)?(?:颁[奖发授]|授[奖牌])")
_NEVER = re.compile(r"^荣[记获立膺登评授]|^官兵$|^赛[中上后前]|^[全我本该各][省市县区州旗镇乡村校院局]|拟$")
_NO_NAME = re.compile(
    r"^官兵$|^赛[中上后前]|^[向由为被对给在将把从与和]|^[全我本该各][省市县区州旗镇乡村校院局]|[乡镇村县市区庄屯寨沟坪湾局校院拟]$"
)
_TELLING = 3
_LONGEST = 12
_QUOTED = re.compile(
    r"“(?P<title>[^“”\n]{2,24})”(?:国家)?(?:荣誉)?(?:称号|奖章|勋章|奖)?(?:的)?(?:获得者|得主|代表)?(?:——|：)?(?=[㐀-鿿])"
)
#: 荣获“…”称号的|X是…; 荣立三等功的现役军人|X
_OWNERS = re.compile(r"(?:荣立|荣获|获得|获评|评为|授予)了?[^，。；的]{3,30}的(?=[㐀-鿿]{2})")
_HE = re.compile("[，；][他她](?!们)")
_IS = re.compile("是|自|从|在|，")
#: 获得一等奖的是X、Y
_WHO_GOT = re.compile(
    r"(?:获得?|荣获|夺得)[^，。；的]{2,24}的(?:[㐀-鿿]{0,4}[人者手员])?(?:分别)?(?:是|有|为)：?(?P<who>[^，。；：]{2,80})"
)
#: 评选结果揭晓，他们是：X、Y
_THEY_ARE = re.compile(
    r"(?:这(?:\d+|[两二三四五六七八九十]+)[名位][㐀-鿿]{1,6}?(?=分别)|(?:揭晓|出炉|产生|公布|诞生)[^，。；：]{0,6}，(?:他们|她们|获奖者|当选者|获得者))(?:分别)?(?:是|为)：?(?P<who>[^。；：]{2,200})"
)
_HONOUR_BEHIND = re.compile("[^“”，。；：]{0,12}“(?P<title>[^“”\n]{2,24})”")
_SAYS = re.compile("是|说|表示|告诉|来自|今年|介绍|激动")
_CALLING = re.compile("(?:现役军人|退役军人|民警|辅警|教师|老师|医生|护士|村民|职工|干部|同志|学生|选手|志愿者|党员)")
_HOLDER = re.compile(r"(?:获得者|得主)(?:——|：)?(?=[㐀-鿿])")
_SCOPE = re.compile(r"(?:全国|全[省市县区]|[省市县区州]级?|中国|国家级)(?P<title>[^，。；：“”、（）《》\s的]{4,24})")
_ROLE = re.compile(
    r"(?:学生|教师|老师|选手|中学|小学|幼儿园|干事|领导|嘉宾|主管|助理|[㐀-鿿][工员](?!程)|[计察查案管财务安政法纪警监]处|总队|党委|支部|保障部|[一二三四五六七八九十]中|高中|初中|职工|民警|运动员|村民|医生|护士|干部|同学|队员|员工|战士|社员|工人|农民|作家|辅警|教练|连长|班长|排长|站长|警察|技师|党员|委员|媳妇|军人|村官|青年|母亲|妻子|丈夫|儿子|女儿|老汉|大妈|大叔|司机|企业家|店主|传承人|农艺师|工程师|志愿者|大户|养殖户|歌手|演员|设计师|诗人|画家|书法家|记者|公司|集团|酒店|银行|[^部]队|组合|搭档|老将|名将|小将|老人|老兵|[㐀-鿿]者|父亲|[局所队科站院校厂]长|书记|主任|政委|指导员|经理|的)$"
)
_BEGINS = re.compile(r"[，。；：、！？\s（）“”》]")
_OUR = re.compile(
    "[我本该全][校院局乡村镇省市县区州旗]$|.[村镇乡]$|社区$|街道$|.[县市区省州旗]$|最终$|其中$|同时$|另外$|此外$|共选出$|评选出$"
)
_AND_OTHERS = re.compile(
    r"(?<=[、，；：为对给向和及予彰了的将把出])(?P<names>[㐀-鿿]{2,4}?(?:·[㐀-鿿]{1,6})*(?:、[㐀-鿿]{2,4}?(?:·[㐀-鿿]{1,6})*)*)等(?:\d+|[一二三四五六七八九十百]+)[余多]?[名位人]"
)
_SURE = 3.0
_by_name = itemgetter(2, 0)


def with_honoured(page: Page, people: People) -> People:
    """The people of a page and those whom only an honour announces; of an article about honours, each time."""
    if not any_words(page):
        return people
    mentions = {mention.start: mention for mention in people.mentions}
    taken = Cover((each.start, each.end) for layer in (people.mentions, page.units) for each in layer)
    own = set(page.jurisdiction.names().values()) if page.jurisdiction else set()
    found = [name for name in honoured_names(page) if not _NEVER.search(name.name)]
    for name in (*found, *_again(page, people)):
        if not taken.overlaps(name.start, name.end) and name.name not in own and not _is_place(page, name):
            mention = PersonMention(name.start, name.end, name.name, name.start, "person.honoured")
            mentions[name.start] = mention
            taken.add(name.start, name.end)
    return People(people.holders, tuple(mentions[start] for start in sorted(mentions)))


def _is_place(page: Page, name: NameSpan) -> bool:
    """Whether a place stands there; one that only reaches into the name (连长沙枣) is none."""
    found = page.place_before(name.start)
    return found is not None and (name.end <= found.end or found.start == name.start)


def _again(page: Page, people: People) -> Iterator[NameSpan]:
    """Known people of three characters or more where they are named again."""
    known = frozenset(mention.name for mention in people.mentions if len(mention.name) >= _TELLING)
    for start, _, name in sorted(everywhere(page.text, known), key=_by_name):
        if not names_a_doctrine(page.text, start + len(name)):
            yield NameSpan(start, start + len(name), name)


def honoured_names(page: Page) -> Iterator[NameSpan]:
    """The names of those who are honoured, wherever the words around tell that a name stands there."""
    marks = any_words(page)
    if not marks:
        return
    for sentence in page.sentences:
        if marks.within(sentence.start, sentence.end):
            yield from odd_names(page, sentence.start, sentence.end)
            yield from _behind_givers(page, sentence.start, sentence.end)
            yield from _before_verbs(page, sentence.start, sentence.end)
            yield from _behind_honours(page, sentence.start, sentence.end)
            yield from _counted(page, sentence.start, sentence.end)
            yield from _presenting(page, sentence.start, sentence.end)
            yield from _namely(page, sentence.start, sentence.end)
            yield from _opening(page, sentence.start, sentence.end)
    for counted in page.once(find_counted):
        yield from counted.names
    for winners in page.once(find_listed):
        yield from winners.names


def _behind_givers(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """授予X同志“…”; 给X记一等功; 授予某局X、某校Y等10名同志."""
    for match in _GIVES.finditer(page.text, start, end):
        names = [] if page.unit_starting_at(match.end()) else name_list(page.text, match.end(), end)
        first = names[0] if names else _name(page, match.end(), end)
        last = names[-1] if names else first
        if first and last and _FOLLOWS.match(page.text, last.end, end) and not _is_for_bodies(page, last.end, end):
            yield from (name for name in names or [first] if not _NO_NAME.search(name.name))
        region = _REGION.match(page.text, match.end(), end)
        if region is not None:
            yield from _in_pieces(page, region.start("who"), region.end("who"))


def _is_for_bodies(page: Page, start: int, end: int) -> bool:
    """Whether the honour in quotation marks that follows is none that a person can have."""
    following = _HONOUR_BEHIND.match(page.text, start, end)
    return following is not None and not suits(following["title"], person=True)


def _name(page: Page, start: int, end: int) -> NameSpan | None:
    name = name_at(page.text, start, end, after=Context.TITLE)
    return name if name is not None and name.score >= _SURE else None


def _before_verbs(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """X荣获…; 县医院X被评为…; 某局的X、某校教师Y获得…."""
    for verb in find_verbs(page.text, start, end):
        passive = _PASSIVE.search(page.text, start, verb.start)
        if page.text.startswith("继", verb.start - 1):
            continue
        if passive or verb.sure or verb.frame in ("merit", "win") or verb.word[0] in "获夺摘斩分名位入当上得":
            stop = passive.start() if passive else verb.start
            low = max(start, *(page.text.rfind(mark, start, stop) + 1 for mark in "，；：。"))
            adverbs = _ADVERBS_AT_END.search(page.text, low, stop)
            yield from _in_pieces(page, low, adverbs.start() if adverbs else stop)


def _in_pieces(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """The name at the end of each item of a list; what stands before it (a body, 教师) shows that one stands there."""
    at = start
    for match in (*_BETWEEN.finditer(page.text, start, end), None):
        stop = match.start() if match else end
        name = _at_end(page, at, stop)
        if name is not None:
            yield name
        at = match.end() if match else end


def _at_end(page: Page, start: int, stop: int) -> NameSpan | None:
    """The name that ends a stretch and begins it, or follows a body, a place, a calling or 的."""
    stop -= len(page.text[start:stop]) - len(_REMARK.sub("", page.text[start:stop]))
    for at in range(max(start, stop - _LONGEST), stop - 1):
        if not _may_begin(page, start, at) or page.unit_starting_at(at) or page.inside_quote(at):
            continue
        name = name_at(page.text, at, len(page.text), after=Context.LIST if at == start else Context.TITLE)
        if name is not None and name.end >= stop:
            name = _cut(name, stop)
        if name is not None and name.end == stop and name.score >= 1 and not _NO_NAME.search(name.name):
            return name
    return None


def _may_begin(page: Page, start: int, at: int) -> bool:
    """Whether a name may begin there."""
    if at == start or _BEGINS.match(page.text, at - 1) or _OUR.match(page.text, max(0, at - 2), at):
        return True
    called = _ROLE.search(page.text, max(start, at - 4), at)
    return bool(called) or page.unit_ending_at(at) is not None or page.place_ending_at(at) is not None


def _cut(name: NameSpan, stop: int) -> NameSpan | None:
    """The name up to an offset, if that leaves two characters: 华天|还夺得."""
    size = stop - name.start
    return NameSpan(name.start, stop, name.name[:size], name.score) if size >= 2 and "·" not in name.name else None


def _presenting(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """X、Y等领导为获奖者颁奖; 为X颁发…; X、Y等10人获此殊荣."""
    for match in _SO_HONOURED.finditer(page.text, start, end):
        low = max(start, *(page.text.rfind(mark, start, match.start()) + 1 for mark in "，；：。"))
        adverbs = _ADVERBS_AT_END.search(page.text, low, match.start())
        yield from _in_pieces(page, low, adverbs.start() if adverbs else match.start())
    for match in _HONOURED.finditer(page.text, start, end):
        yield from _in_pieces(page, *match.span("who"))
    for match in _SOLDIERS.finditer(page.text, start, end):
        yield from _in_pieces(page, *match.span("who"))
    for match in _WINNERS.finditer(page.text, start, end):
        yield from _in_pieces(page, *match.span("who"))
    for match in _MAKER.finditer(page.text, start, end):
        yield from _in_pieces(page, *match.span("who"))
    for match in _TO_ONE.finditer(page.text, start, end):
        yield from _in_pieces(page, *match.span("who"))
    for match in _HANDS.finditer(page.text, start, end):
        low = max(start, *(page.text.rfind(mark, start, match.start()) + 1 for mark in "，；：。"))
        yield from _in_pieces(page, low, match.start())


def _namely(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """4名最美婆婆分别为X、Y."""
    for match in (
        each for pattern in (NAMELY, _WHO_GOT, _THEY_ARE) for each in pattern.finditer(page.text, start, end)
    ):
        yield from _in_pieces(page, *match.span("who"))


def _counted(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """X等20名先进个人."""
    for match in _AND_OTHERS.finditer(page.text, start, end):
        names = name_list(page.text, match.start("names"), match.end("names"))
        if names and names[-1].end == match.end("names"):
            yield from names


def _opening(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """X是…，她被授予…: who opens a sentence and is 她 in it."""
    name = name_at(page.text, start, end, after=Context.LIST) if _HE.search(page.text, start, end) else None
    if name is not None and name.score >= _SURE and _IS.match(page.text, name.end):
        yield name


def _owner(page: Page, match: re.Match[str]) -> Iterator[int]:
    """Where the name of an honour's owner may begin: behind 的 right before what somebody is or says, or a calling."""
    at = match.end()
    name = _name(page, at, len(page.text))
    if name is not None and _SAYS.match(page.text, name.end):
        yield at
    called = _CALLING.match(page.text, at)
    if called is not None:
        yield called.end()


def _behind_honours(page: Page, start: int, end: int) -> Iterator[NameSpan]:
    """“时代楷模”X; 全国劳动模范X; …奖章获得者X."""
    ends = [match.end() for match in _QUOTED.finditer(page.text, start, end) if is_honour(match["title"])]
    ends += [match.end() for match in _HOLDER.finditer(page.text, start, end)]
    for match in _SCOPE.finditer(page.text, start, end):
        run = match["title"]
        ends += [match.start("title") + size for size in range(3, len(run)) if kind_of(run[:size]) != "loose"]
    ends += [at for match in _OWNERS.finditer(page.text, start, end) for at in _owner(page, match)]
    for at in ends:
        name = None if page.unit_starting_at(at) else _name(page, at, end)
        if name is not None:
            yield name
            yield from name_list(page.text, name.end + 1, end) if page.text[name.end : name.end + 1] == "、" else ()

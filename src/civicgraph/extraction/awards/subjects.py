"""Who gets what a verb says: the subject of 荣获, 被评为 …, in its clause or in what stands before."""

from __future__ import annotations

from dataclasses import dataclass

from civicgraph.extraction.awards.groups import Group, Who, grouped, is_smooth
from civicgraph.extraction.awards.named import Named
from civicgraph.extraction.awards.receivers import MEASURE, TAIL, N, Receivers
from civicgraph.extraction.awards.verbs import find_verbs
from civicgraph.extraction.page import Page, Sentence
from civicgraph.names.model import load_names
from civicgraph.text import lazy_re as re
from civicgraph.text.numerals import parse_number
from civicgraph.units.segment import cut

_TIME = (
    r"近日|日前|不久前|此前|随后|后来|之后|先后|相继|多次|屡次|屡|连续(?:[一二三四五六七八九十两\d]+|多)[年次届度]?|曾经?|又|再次|再度|双双|分别|一并|同时|也|还|均|都|全部|已经?|已|一举|"
    r"成功|顺利|光荣地?|荣幸地?|首次|第[一二三四五六七八九十\d]+次|\d+次|[一二两三四五六]次|首[批个家]|共计?|累计|最终|终于|并|而|则|就|便|由此|因此|为此|现已|刚刚|历年|每年|多年|常年|当场|一次性|更|更是|从而|其中|故|"
    r"今年以?来?(?:\d{1,2}月)?|去年|前年|当年|同年|次年|近[年几两三]?年?来?|本月|上月|本周|今天|昨天|昨日|昨晚|今日|今晚|当天|当日|当晚|年内|日|"
    r"(?:早在|从|自|于|在)?(?:19|20)\d\d年?(?:[—\-至、](?:19|20)?\d\d年?)*(?:度)?(?:\d{1,2}月(?:份|\d{1,2}日)?)?(?:底|初|末|以来|间|起)?|\d{1,2}月(?:\d{1,2}日|份|底|初)?(?:上午|下午|晚)?(?:\d{1,2}时许?)?|（\d+月\d+日）"
)
_ADVERB = (
    rf"[\s，]|{_TIME}|"
    r"(?:在|于|从|自)[^，。；：“”]{1,44}?(?:中|上|里|期间|赛场|评选|大赛|比赛|决赛|竞赛|后|时|方面|年|下|以来|脱颖而出|起|活动)|"
    r"在(?:部队|岗|校)|以[^，。；：]{1,40}?(?:成绩|优势|比分|总分|票数|得分|高分|分数|名次|佳绩|身份|表现|\d分|佳作|水平|战绩|环|秒|米|姿态|业绩|事迹)|凭借?[^，。；：]{1,40}|因[^，。；：]{1,36}?而?|由于[^，。；：]{1,30}|"
    r"经(?:过)?[^，。；：]{1,30}?(?:研究|批准|评选|推荐|审定|评审|考核|决定|努力)?|通过[^，。；：]{1,24}|作为[^，。；：]{1,24}|由[^，。；：“”]{1,24}?(?:推荐|组织|评选|申报|选送)|"
    r"时隔[^，。；]{1,8}|力压[^，。]{1,12}|(?:战胜|击败|不敌|险胜|完胜|逆转)[^，。]{1,30}|以?\\d+[比:：]\\d+(?:的比分)?|脱颖而出|不负众望|表现突出|勤奋工作|[^，。；：“”]{2,6}以来"
)
_ADVERBS = re.compile(rf"(?:{_ADVERB})*")
_GAP = re.compile(rf"{TAIL}(?:{_ADVERB})*")
_ADVERB_CLAUSE = re.compile(
    r"(?:在|经|经过|通过|凭借|凭着|因|由于|为了?|随着|自|从|作为|面对|按照|根据|据)[^，]*|[^，]{0,20}(?:来|时|后|中|下|上|际|前|间)"
)
_PREPOSITION = re.compile(
    r"(?:在|对|向|为|给|由|与|同|从|以|经|将|把|比|较|跟|随|于|到|赴|受|据|按照?|代表|来自|关于|战胜|击败|不敌|力压|超过|属于|位于|听取|参观|调研|考察|走进|致敬|看望|慰问|来到|学习)$"
)
_LEADS = re.compile(r"(?:带领|率领|指导|帮助|助力|推动|让|使|领导|辅导)$")
#: Before a person in a list whose items are parted by commas: 其中，某院急诊科主任、副主任医师|甲.
_WORKS_AT = re.compile(
    r"(?:其中|我[市县区省])?(?:(?![是为在由的被对向给和将获]|表示|介绍|指出|参加|来自|代表)[^，。；：“”]){0,36}"
    r"(?:[员师士生长任记工医警干民手会校院局]|教师|职工|干部|书记|经理|班|组|队|公司)(?:、[^，。；：“”]{2,12})?"
)
#: Somebody whom nothing knows opens a clause: 某某太后|是….
_OWN = re.compile(
    r"(?![这那也就都更还不便则已又正才只总算可但而其他她它]|特别|尤其)[㐀-鿿·]{2,9}(?:是|系)(?!否|统|列|数)"
)
_SIZE = re.compile(r"(?P<size>\d+|[二三四五六七八九十]+)[名位人]")
#: 帮助中国队|蝉联…: whom somebody helps gets it, named or not.
_HELPS = re.compile(r"(?:帮助|助力|助|指导|率领|带领|带)[^，。；]{2,10}$")
_OTHER_WORK = re.compile(
    r"带领|率领|指导|帮助|推动|助力|培养|扶持|领导|辅导|执教|训练|支持|组织|选送|推选|选拔|帮扶|派出|主持|承担|研发|设计|创作|撰写|拍摄|制作|编排|申报|报送|推荐|使|让|把|将|出品|演唱|表演|拥有|共有"
)
_OTHER_NOUN = re.compile(
    r"的(?!(?:表现|成绩|优势|身份)).+$|《|“|^的|(?:作品|项目|产品|品牌|论文|节目|团队|代表队|选手|公司|集团|企业|合作社|队|组)$"
)
_OTHER_PERSON = re.compile(r"(?:学生|教师|老师|选手|职工|民警|运动员|村民|医生|护士|干部|同学|队员|员工|作家)[㐀-鿿]")
_PEOPLE_OF = re.compile(rf"(?:有|共有?)?{N}(?P<what>[人名位个家项件所户支村镇乡市县])")
#: A work right before the verb: 《…》荣获, 《…》等20件提案被评为.
_WORKS = re.compile(rf"《[^《》]*》(?:等(?:{N})?[^，。；：“”]{{0,10}}?)?(?:{_ADVERB})*$")
_MAKES = re.compile(
    r"(?:[^，。；《》、]{0,12}(?:创作|撰写|设计|演唱|选送|报送|拍摄|主编|导演|表演|申报|推荐|提交|出品|制作|编排|演出|完成|研发|上报))?的?[^，。；《》、]{0,14}《"
)
_TEAM = re.compile(rf"(?<=.)(?P<last>(?:代表队|代表团|参赛队|(?<=俱乐部)|(?<=公司))(?:{_ADVERB})*)$")
_LAST = re.compile(rf"(?P<last>(?:{_ADVERB})*)$")
_LIST_TAIL = re.compile(
    rf"等{N}[个家名](?:个人（集体）|[㐀-鿿]{{0,4}}(?:单位|集体|部门|组织|村|镇|乡镇|社区|企业|学校|党组织|支部))?(?:{_ADVERB})*$"
)
#: A战胜前冠军、B|夺得冠军: B is beaten, though the list mark behind a prize ends a clause
_OPPONENT = re.compile(r"(?:战胜|击败|不敌|力压|险胜|完胜|输给|逆转|迎战|对阵|超越|领先)(?:(?![获夺摘捧])[^，]){0,24}$")
_OBJECT_OF = re.compile(r"(?:表彰|奖励|慰问|看望|会见|接见|迎接|祝贺|邀请|采访|包括|汇集|吸引|对|向|给)[^，]{0,8}$")
_OTHERS = re.compile(r"(?:其|他|她|他们)?所[在带]|其(?!中)|该|“|《|由")
_COUNT = re.compile(rf"(?:另有|还有|共有|有|[^，。“”；：等]{{0,14}}?)?{N}{MEASURE}[^，。；：]{{0,24}}?")
_TOTALS = re.compile(r"人次|累计|先后|目前|截至|已有|已经|多年|历年|迄今|总共")
_WORK = re.compile(r"》$|^[^，。“”]{1,8}的[“《]")
#: A获得冠军、|B获得亚军: the list mark behind a prize ends a clause, too.
_CLAUSE = re.compile(
    r"[，；：。！？\n]|(?<=[冠亚季]军)、|(?<=第[一二三四五六七八]名)、|(?<=[一二三]等奖)、|(?<=[金银铜]牌)、|(?<=称号)、"
)
_PRONOUN = re.compile(rf"(?:{_ADVERB})*[他她](?!们)")
_PROFILE = re.compile(
    r"生前[^，]*|男|女|[^，]{1,4}族|[^，]{0,6}党员|[^，]{0,8}岁|[^，]*生|[^，]{0,10}(?:学历|职称|毕业)|现[任为]?[^，]*|系[^，]*|[^，]{2,10}人|[^，]{0,20}(?:教师|职工|主任|队长|书记|校长|院长|医生|员|长|师)"
)


@dataclass(slots=True)
class Memory:
    """Whom a sentence without a subject, 他 and a verb without a giver mean; changes as the article is read."""

    person: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    conferrers: tuple[str, ...] = ()


_OTHER_SUBJECT = re.compile(f"{_OTHER_WORK.pattern}|{_OTHER_PERSON.pattern}|{_OTHER_NOUN.pattern}")
#: 参加表彰大会的某局局长|甲，…: what describes the person who ends a clause.
_MODIFIED = re.compile(
    r"(?:参加|出席|来自|荣获|获得|当选|担任)[^，。；]{2,40}的[^，。；]{0,30}|“[^“”]{2,24}”[^，。；“”]{0,24}"
    r"|[㐀-鿿]{0,10}(?:姑娘|小伙子?|老人|农民|村民|青年|教师|医生|护士|民警|战士|工人|党员|少年|志愿者|企业家)"
)
#: 县检察院|各项工作取得显著成绩，先后荣获…
_ITS_WORK = re.compile(
    r"的?(?:各项|全面)?(?:工作|事业|建设|业绩|业务)[^，。；]{0,16}(?:取得|成绩|成效|进步|提升|发展|进展|前列|台阶)"
)
_LONG = 24
_IDIOM = 4
_UNKNOWN = Who(known=False)


class Subjects:
    """The subjects of the verbs of one sentence."""

    def __init__(self, page: Page, sentence: Sentence, named: list[Named], memory: Memory) -> None:
        self.page = page
        self.text = page.text
        self.sentence = sentence
        self.groups = grouped(page.text, named)
        self.receivers = Receivers(page.text, named)
        self.memory = memory

    def of(self, position: int, *, strict: bool = False) -> Who:
        """Who gets what the verb at an offset says; ``strict`` passes over no clause with a noun at its head."""
        high, verb = position, True
        absent = () if strict else self.memory.subject
        he = False
        while high > self.sentence.start:
            low = self._clause_start(high)
            if _PRONOUN.match(self.text, low, high):
                absent, he = self.memory.person, True
            else:
                who = self._in_clause(low, high, verb=verb, strict=strict)
                if who and not (he and not self._is_person(who)):
                    return who
            high, verb = max(low - 1, self.sentence.start), False
        return Who(absent, self.sentence.start, bool(absent))

    def _is_person(self, who: Who) -> bool:
        return any(group.person and group.names == who.names for group in self.groups)

    def opening(self) -> tuple[str, ...]:
        """Who opens the sentence: the subject that the next one may leave out."""
        for group in self.groups:
            free = not _PREPOSITION.search(self.text, self.sentence.start, group.start)
            if free and _ADVERBS.fullmatch(self.text, self.sentence.start, group.start):
                return group.names
        return ()

    def _clause_start(self, high: int) -> int:
        marks = _CLAUSE.finditer(self.text, self.sentence.start, high)
        cuts = [m.end() for m in marks if not self.page.inside_quote(m.start())]
        return cuts[-1] if cuts else self.sentence.start

    def _in_clause(self, low: int, high: int, *, verb: bool, strict: bool) -> Who | None:
        """The subject in a clause; None where the clause leaves it to the one before."""
        if not verb and (verbs := find_verbs(self.text, low, high)):
            passive = self.text.find("被", low, verbs[0].start)
            high, verb = (passive if passive >= 0 else verbs[0].start), True
        if _ADVERBS.fullmatch(self.text, low, high):
            return None
        if verb and (works := _WORKS.search(self.text, low, high)):
            return self._makers(low, works.start())
        if self.text[high - 1] == "》":
            return _UNKNOWN
        if not verb and low > self.sentence.start and _PROFILE.fullmatch(self.text, low, high):
            return None
        groups = [g for g in self.groups if low <= g.start and g.end <= high]
        if groups and not verb and groups[-1].person and _MODIFIED.fullmatch(self.text, low, groups[-1].start):
            return Who(groups[-1].names, groups[-1].start) if groups[-1].end == high else None
        return (verb and self._adjacent(groups, low, high)) or self._opening(
            groups, low, high, verb=verb, strict=strict
        )

    def _adjacent(self, groups: list[Group], low: int, high: int) -> Who | None:
        """The group right before the verb, adverbials aside."""
        for group in reversed(groups):
            governed = _PREPOSITION.search(self.text, low, group.start)
            if not _GAP.fullmatch(self.text, group.end, high):
                if not governed:
                    break
            elif not _OPPONENT.search(self.text, self.sentence.start, group.start) and (
                not governed or _LEADS.search(self.text, low, group.start)
            ):
                if not group.person and self._counts_others(group, high):
                    return Who((), group.start)
                return self._counted(group, high) or self._whole_list(group, low) or Who(group.names, group.start)
        if _HELPS.search(self.text, low, high):
            return _UNKNOWN
        return self._listed(low, high)

    def _counted(self, group: Group, high: int) -> Who | None:
        """某局局长甲，某院医生乙，某社职工丙: the people of the clauses before, each with where he works."""
        if not group.person:
            return None
        counted = _SIZE.match(self.text, group.end, high)
        size = parse_number(counted["size"]) if counted else None
        names, start, last = group.names, group.start, group
        for before in reversed([each for each in self.groups if each.end < group.start and each.person]):
            if len(names) == size or not self._goes_on(before, last):
                break
            names, start, last = (*before.names, *names), before.start, before
        return Who(names, start) if len(names) > len(group.names) and size in (None, len(names)) else None

    def _goes_on(self, before: Group, after: Group) -> bool:
        """Whether a clause that is a person with a post or a body ends right before another such one."""
        low = self._clause_start(before.start)
        return (
            self.text[before.end] == "，" and self._is_at_work(low, before) and self._is_at_work(before.end + 1, after)
        )

    def _is_at_work(self, low: int, group: Group) -> bool:
        """Whether nothing but where people work stands before their names."""
        first = self.text.find(group.names[0][0], group.start, group.end)
        return _WORKS_AT.fullmatch(self.text, low, first) is not None

    def _whole_list(self, group: Group, low: int) -> Who | None:
        """The list that a group ends, with bodies that no table knows: 某公司综合岗位、某公司某某班."""
        if low >= group.start or self.text[group.start - 1] not in "、和":
            return None
        start = _ADVERBS.match(self.text, low, group.start)
        first = start.end() if start else low
        first += 2 * self.text.startswith(("其中", "包括"), first)
        names = self.receivers.listed(first, group.end) if self.receivers.fills(first, group.end) else ()
        return Who(names, first) if names else None

    def _counts_others(self, group: Group, high: int) -> bool:
        """我区7个城市, 某县3人: how many of a place, not the place; 甲村、乙村两个村 are the two."""
        counted = _PEOPLE_OF.match(self.text, group.end, high)
        return counted is not None and (len(group.names) == 1 or counted["what"] in "人名位")

    def _makers(self, low: int, last: int) -> Who:
        """A的小说《…》、B提交的《…建议》等20件: whose works they are."""
        groups = [group for group in self.groups if low <= group.start < last]
        names: dict[str, None] = {}
        for index, group in enumerate(groups):
            following = groups[index + 1] if index + 1 < len(groups) else None
            title = self.text.find("《", group.end)
            owns = following is None or title < following.start
            if owns and _MAKES.match(self.text, group.end):
                names.update(dict.fromkeys(group.names))
        return Who(tuple(names), low, bool(names))

    def _listed(self, low: int, high: int) -> Who | None:
        """甲局、乙局等6个单位: a list of bodies that no table knows, before the verb."""
        tail = _LIST_TAIL.search(self.text, low, high)
        names = self.receivers.listed(low, tail.start()) if tail else self._team(low, high)
        return Who(names, low) if names else None

    def _team(self, low: int, high: int) -> tuple[str, ...]:
        """某中心学校代表队|获得…: a clause that is nothing but one body or several that no table knows."""
        adverbs = _ADVERBS.match(self.text, low, high)
        first = adverbs.end() if adverbs else low
        team = _TEAM.search(self.text, first, high)
        if team is None and "、" in self.text[first:high]:
            team = _LAST.search(self.text, first, high)
        if team is None or not self.receivers.fills(first, team.start("last")):
            return ()
        return self.receivers.listed(first, team.start("last"))

    def _opening(self, groups: list[Group], low: int, high: int, *, verb: bool, strict: bool) -> Who | None:
        """The group that opens a clause, where nothing else can be its subject; a count of people without names."""
        skipped = _ADVERBS.match(self.text, low, high)
        free = skipped.end() if skipped else low
        if verb and _COUNT.fullmatch(self.text, free, high):
            return _UNKNOWN if _TOTALS.search(self.text, self.sentence.start, high) else Who((), low)
        if _OTHERS.match(self.text, free, high) or (verb and _OBJECT_OF.search(self.text, low, high)):
            return _UNKNOWN
        first = groups[0] if groups else None
        if first is not None and self._opens(first, low):
            fits = self._fits(first, self.text[first.end : high], high, verb=verb, strict=strict)
            return Who(first.names, first.start) if fits else _UNKNOWN
        if not verb and _OWN.match(self.text, free, high):
            return _UNKNOWN
        return None if self._is_passing(low, free, high, verb=verb, strict=strict) else _UNKNOWN

    def _opens(self, group: Group, low: int) -> bool:
        """Whether nothing but adverbials stands before a group in its clause."""
        adverbs = _ADVERBS.fullmatch(self.text, low, group.start)
        return adverbs is not None and not _PREPOSITION.search(self.text, low, group.start)

    def _fits(self, group: Group, between: str, high: int, *, verb: bool, strict: bool) -> bool:
        """Whether the words up to the verb leave the group its subject."""
        if not verb and not group.person and _ITS_WORK.match(between):
            return True
        if not group.person and between and not self._is_predicate(group.end, high):
            return False
        if not verb:
            return not _WORK.search(between)
        return not (_OTHER_SUBJECT.search(between) or (strict and len(between) > _LONG))

    def _is_predicate(self, start: int, end: int) -> bool:
        """Whether what stands behind a body says something of it, rather than who works there."""
        return is_smooth(cut(self.text[start : min(end, start + 8)]))

    def _is_passing(self, low: int, free: int, high: int, *, verb: bool, strict: bool) -> bool:
        """Whether a clause has no subject of its own: it begins with a verb, an adverb or a preposition."""
        if not verb and _ADVERB_CLAUSE.fullmatch(self.text, low, high):
            return True
        words = cut(self.text[free : min(high, free + 8)])
        known = bool(words) and len(words[0]) == _IDIOM and words[0] in load_names().words
        return known or is_smooth(words) or (not strict and not verb and high - low <= 8)

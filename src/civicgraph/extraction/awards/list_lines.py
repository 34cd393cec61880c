"""What the lines of a list look like that are no rows: its title, groups, columns, signatures, the foot of a page."""

from __future__ import annotations

from civicgraph.extraction.awards.list_headings import NUMBERING
from civicgraph.text import lazy_re as re

ABOUT = re.compile(
    "表彰|荣获|称号|文明|获奖|授予|评选|先进|优秀|名单|颁奖|揭晓|模范|决赛|大赛|比赛|竞赛|通报|等奖|表扬|命名|最美|奖[章状]|好人|标兵|红旗"
)
#: What is only proposed is not given yet.
PROPOSED = re.compile(
    "(?<![模虚])拟(?:表彰|命名|授予|推荐|评|确定|认定|表扬|获|授|入选|选|定|上报|通过)|候选|推荐(?:对象|人选|名单)|建议名单|初评|入围名单|报名|参赛名单|评委名单|评审"
)
TO_BE = re.compile("(?<![模虚])拟(?:表彰|命名|授予|推荐|评|确定|认定|表扬)[^。\n]{0,200}(?:予以|进行|现)公示")
LINE = re.compile(r"[^\n]+")
DATE = re.compile(
    r"[（(]?[二〇○0零一三四五六七八九十\d]{4}\s*年\s*[一二三四五六七八九十\d]{1,3}\s*月\s*[一二三四五六七八九十\d]{1,3}\s*日[）)]?"
)
LIST_TITLE = re.compile(
    r"(?:附件?\s*\d?\s*[：:]?\s*)?(?P<what>[^，。；：\n]{0,60}?(?:名单|名录|光荣榜|榜单|花名册|一览表|授奖项目|评选结果|获奖结果|获奖情况))\s*(?:（[^（）\n]{1,30}）)?\s*[：]?$"
)
SKIPPED = re.compile(
    r"[（(]?(?:(?:序号|编号)?\s*(?:姓名|单位名称|单位|获奖者|作者|选手|作品|所在单位|学校|职务|性别|等次|备注|奖项"
    r"|名称|作品名称|指导教师|得分|项目名称|获奖单位|企业名称|地区|县区|类别|推荐单位|(?:项目)?(?:主要)?(?:完成|承担|实施|获奖)(?:单位|人)：?|[\s|])+"
    r"|(?:以上)?(?:排名|名次|以下|以上)?不分(?:先后|名次)|(?:按|以)[^，。]{2,12}(?:为序|排序|排列)|排名不分先后.{0,6}|共\d+[名个家]?)[）)]?$"
)
GROUP = re.compile(
    rf"{NUMBERING}【?“?(?P<name>[㐀-鿿、]{{1,14}}(?:系统|组别?|类别?|系列|片区|赛区|行业|战线|领域|学段))”?】?(?:（[^（）]*）)?：?$"
)
WIDE_GROUP = re.compile(
    rf"{NUMBERING}【?[㐀-鿿、]{{1,6}}(?:单位|机关|部门|乡镇|街道|企业|学校|个人|[高初]中|小学|幼儿园|项目|代表|居民|农民|职工)】?(?:（[^（）]*）)?：?$"
)
NUMBERED = re.compile("[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十]{1,3}）")
#: 三、…: the next part of a text, whatever it is about.
NEXT = re.compile("[一二三四五六七八九十]{1,3}[、.]")
KEPT_GROUP = re.compile("[组类]别?$")
VIRTUES = (
    "(?:助人为乐|见义勇为|诚实守信|敬业奉献|爱岗敬业|孝老爱亲|孝亲敬老|孝敬父母|自强不息|自强励志|创新创业|热心公益|勤劳致富"
    "|创业创新|清正廉洁|邻里和睦|无私奉献|奉献社会|团结友善|勤学上进|友善互助|诚信友善)"
)
VIRTUE = re.compile(
    rf"{NUMBERING}【?“?(?:(?P<virtue>{VIRTUES}(?:模范|好人|奖))|{VIRTUES}(?:类别?|组)?)”?】?"
    r"(?:（[^（）\n]{1,12}）|\d+[名人位])?\s*(?P<colon>：)?(?=\s|$|(?<=：))"
)
STOP = re.compile(r"。| (?=希望|特此|附件|望)|$")
FOOT = re.compile(
    r"[（(【]?\s*(?:责任|本期|执行|值班)?(?:编辑|责编|编审|[初一二三终]审|审核|校对|来源|记者|通讯员|供稿|撰稿|文/|图/|联系|电话|主编|统筹|监制|"
    r"摄影|监督|作者单位|主办|承办|协办|扫码|点击|上一篇|下一篇|打印|关闭|抄送|主题词|公示|特此|附件\s*\d{0,2}$)"
)
PLACING = re.compile("(?:[特一二三四]等奖|[金银铜]奖|优[秀胜]奖)$")
#: （临江市） below the title of a list: where those that follow are.
WHERE = re.compile("（[㐀-鿿]{1,10}[省市县区州旗]）")
#: （125个） below a title.
NUMBER = re.compile(r"[（(]共?计?(\d{1,4})[名个人家户位所](?:，[^（）]{1,12})?[）)]")
#: 镇（街）组获奖名单
OF_PART = re.compile("((?:[㐀-鿿]|（[㐀-鿿]{1,4}）){1,10}组)(?:获奖|入选|当选)?(?:名单|结果|情况)")
#: 一、中学: a part of a list by its kind.
KIND = re.compile(
    "(?:[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十]{1,3}）)(?:中学|小学|中小学|幼儿园|高中|初中|高校|机关|企业|学校|医院|社区|农村|市直|县直|区直|乡镇|街道)类?"
)
#: 银川市（5所）: where those that follow are.
PLACE = re.compile(r"[㐀-鿿]{1,8}[市县区旗州](?:（[^（）]{1,8}）)?")
#: A work, a project, nothing else.
WORK = re.compile(r"(?:\d{1,3}[.、])?\s*《[^《》\n]*》\s*")
#: （一）市级部门 below 一、先进集体.
PART = re.compile("（[一二三四五六七八九十]{1,3}）")
#: Who helped or sent in, behind a colon: 指导教师：…
HELPERS = re.compile(
    r"(?:指导|辅导)(?:教师|老师|单位)|[选报推]送单位|推荐单位|编剧|导演|编导|副?组长|成员|领队|教练员?|评委|裁判员?|主持人?|作词|作曲"
    r"|表演者?|演出单位|地址|时间|地点|评语|简介"
)
MARK = re.compile("[。，！？：；]")
MOST = 2_000
FEW = 30

"""The phrases by which a sentence is read for its roles: what stands between a group and its verb."""

from __future__ import annotations

from civicgraph.text import lazy_re as re

ADJACENT = 3
SHORTEST_NAME, LONGEST_NAME = 2, 4
LONGEST_TITLE = 8
OBJECT_GAPS = frozenset({"", "进行了", "进行", "开展", "了", "此次", "本次", "了此次", "了本次"})
BEFORE_VERB = "，。；：、 \n并还也分"
STOPS = "，。；：\n"
SAID = re.compile(r"(?:道|说)?[，：“]")
DEMANDS = re.compile(r"：|[^，。]{0,12}(?:要求|意见|建议|希望)")
ORDINAL = re.compile(r"第[一二三四五六七八九十百]{1,3}[任届]$|[一二三四五六七八九十]{1,3}届$")
THESE = re.compile(
    r"[^，。；：]{0,8}的?[^，。；：]{0,18}(?:(?:有|是|为|包括)：?|：)(?:第?[一二三四五六七八九十]{1,3}届|原)?"
)
INFORMS = re.compile(r"了?[^，。；]{0,40}(?:情况|经验|做法|进展|特色|历史|概况|措施|规划|举措|成效|优势|成果|方面)")
HEARD = re.compile(r"听取了?[^，。]{0,40}$")
HE = re.compile(r"[他她](?:当即|还|也|同时|最后|再次|反复|随后|进一步|特别|着重|现场|又){0,2}$")
HE_REACHES = 7
#: words to one who asks, or to a reporter
TALKS = re.compile(r"(?:答复|回答|问|笑着|[^目实]地|告诉[^，。]{1,6}|对(?:记者|笔者)|坦言|手)$")
TO_THEM = re.compile(r"[向为给](?:他|她)们$")
GUESTS = re.compile(r"的?(?:领导|嘉宾|代表|专家|人员)?$")
MORE_OF_LIST = re.compile(r"[、和及与；][^，。；：]{0,20}|，“[^”]{2,20}”[^，。；：]{0,6}")
ESCORTS = re.compile(r"(?:随行|陪同|同行)(?:调研|考察|检查)?的$")
HE_FIRST = re.compile(r"[，；：]\s*[他她](?!们|的)")
#: 为…代表A，“优秀集体”B颁奖
QUOTED_AFTER = re.compile(r"[为向给][^，。；：]{2,40}(?:，“[^”]{2,20}”[^，。；：]{0,6})+$")
#: 深入A厂、〔a place〕、B公司: one list
STOPS_LIST = re.compile(r"[、和及与](?:[^，。；：]{1,24}[、和及与])?")
UNDER = re.compile(r"之?下")
#: 宣布开工令、县长A作动员讲话: words whose object is no list of people
WITH_SHORT_OBJECTS = frozenset({"speak", "chair", "read", "report"})
#: 在调研过程中|A强调
WHILE = re.compile(r"(?:的?过程|活动|工作|途|期间)?[中时后]|期间|现场|结束后|之余|间隙")
#: 代表新一届|全国工商联: for a body, which does not act itself
FOR_A_BODY = re.compile(r"代表[^，。；：、]{0,6}$")
TELLING = frozenset({"speak", "report"})
LED_TO = frozenset({"陪同", "带领", "率领", "主持", "汇报"})
BREAK = "；。"
#: 作|县委会工作报告, 作了关于|…的报告: what a report is about
OF_REPORT = re.compile(r"(?<![工合运协操动写制创])[作做]了?(?:关于)?$")
#: 老党员A|家: a house, where others go
AT_HOME = re.compile(r"家(?![长乡属])")
#: 组织各街办，|A局…召开: the unnamed before the first who is named
UNNAMED_BEFORE = re.compile(
    r"(?:各|相关|有关|部分|全[市县区镇乡]|[市县区]直)[^，。；：]{0,14}(?:[，、和及]|以及)(?:[市县区]直)?"
)
GATHERS = ("召开", "举行", "举办", "开展")
#: 在A见证下, 在A的监誓下
LED_UNDER = frozenset({"见证", "监誓", "领誓"})
#: 代表县政府与B签约
FOR = re.compile(r"代表[^，。；：、]{0,3}$")
#: 县政协|确定的联系点: whose something is
WHOSE = re.compile(
    r"[^，。；：、]{0,6}(?:确定|指定|联系|帮扶|挂联|包联|授予|颁发|下发|印发|批准|认定|命名|选派|派驻)的(?!是)"
)
#: 组织|在县政务中心开展: where, not who
WHERE = ("在", "到", "赴", "于")
#: 各乡镇党委书记和|A局…作了述职: the unnamed act too
UNNAMED_AND = re.compile(
    r"[^，。；：向为给对在由与同跟和]{2,20}(?:书记|主任|局长|镇长|乡长|校长|负责人|负责同志|代表|领导|干部|成员|人员)[和与]"
)
#: A会见B: B takes part too
MEETS = frozenset({"会见", "亲切会见", "接见", "会晤"})
#: A、B；|以及助人为乐模范C: what may stand between a semicolon and the next of a list
MORE_BEHIND = re.compile(r"(?![在向为对由])[^，。；：、]{0,12}")
SHORT_REST = 12
#: 与A局围绕|B: B is only spoken of
ABOUT = re.compile(r"(?:围绕|(?<![成将造])就(?![业职任读近]))[^，。；：]*$")
#: 为党校|优秀学员代表颁发: not to the school itself
PEOPLE_OF = re.compile(r"[^，。；：、]{0,6}(?:学员|教师|学生|选手|员工|职工|队员|会员|先进个人|家属|群众|模范|标兵)")

"""Whether an honour is one for people, for bodies or for both: 优秀教师 is no school's, 先进集体 no person's."""

from __future__ import annotations

from civicgraph.text import lazy_re as re

_OF_PEOPLE = re.compile(
    r"(?:个人|工作者|生产者|劳动模范|劳动奖章|道德模范|劳模|党员|团员|团干部|队员|干部|教师|老师|校长|园长|班主任|辅导员|医生|医师|护士|民警|警察|辅警|红旗手|突击手|能手"
    r"|好人|工匠|志愿者|企业家|少年|带头人|专家|功臣|市民|村民|乡贤|媳妇|婆婆|代表|委员|书记|法官|检察官|律师|士兵|士官|运动员|教练员|裁判员|调解员|网格员|特派员|通讯员|记者|个人[特一二三]等功|名师|烈士|奋斗者)$"
)
_OF_BODIES = re.compile(
    r"(?:集体|单位|组织|党支部|党总支|党委|支部|企业|公司|学校|校园|医院|派出所|司法所|法庭|县|县城|城市|城区|[省市县区]|乡镇|[镇乡村]|街道|社区|村镇|基地|园区|小区|机关|窗口|班组|站所|集体[特一二三]等功|奖状|青年文明号|工人先锋号)$"
)
#: 家庭 and 户 are honoured by somebody's name; 奖章集体 of a person is read wrongly, too.
_MARKS = re.compile("[“”‘’（）]")


def suits(title: str, *, person: bool) -> bool:
    """Whether somebody (a person or not) can have an honour.

    >>> suits("全国劳动模范", person=False), suits("先进集体", person=True), suits("市长质量奖", person=False)
    (False, False, True)
    """
    bare = _MARKS.sub("", title)
    if "最美" in bare:
        return True
    return not (_OF_BODIES if person else _OF_PEOPLE).search(bare)

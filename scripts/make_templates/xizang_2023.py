"""藏质协字〔2023〕7号, attachment 3, and 6号, attachments 2 and 3."""

from .blocks import attachment, blank, boxes, dated, head, label, listed, note, pair, row, seal, sealed_text, sealed_value, text, title
from .wordml import Form, Page, Table, Type

SIX = [29, 29.5, 28, 27.5, 28, 28]
KINDS = ["问题解决型", "创新型"]
REGION = "推荐省区市、行业"
EDGES = Page(margins=(30, 20, 25, 20))


def team_application():
    def line(*cells):
        return row(*cells, height=14)

    table = Table(SIX, [
        line(pair("质量信得过\n班组名称", value_span=5, align="left")),
        line(label("企业名称\n（加盖公章）"), sealed_value("企业名称", 5)),
        line(pair("详细通讯地址", value_span=3, align="left"), pair("邮编")),
        line(pair("主管部门"), pair("直接联系人"), pair("手机")),
        line(pair("电话"), pair("班组长"), pair("班组人数")),
        line(pair("班组工作\n完成率%"), pair("质量考核\n合格率%"), pair("产品/服务\n不合格率")),
        line(pair("年质量、\n安全事故数"), pair("年顾客\n投诉数"), pair("产品/服务\n一次合格率")),
        line(pair("年培训人数\n/时数"), pair("成员参与改进\n活动率%"), pair("质量成本\n（万元/年）")),
    ], margins=(0.5, 1.2))
    name = "2023年全国质量信得过班组建设典型经验申报表"
    region = REGION + blank(REGION, 12) + "（盖章）" + seal("推荐单位") + "\t序号" + blank("序号", 6)
    return Form("xizang-2023-7/3-application", name, [
        attachment("附件3"), title(name, before=14, after=14), head(region, after=4, tabs=((132, "left"),)), table,
        note("注：具体要求如下。"), note("　　1. 各班组申报材料统一交至推荐质协。"),
        note("　　2. 企业名称、班组名称需用正楷填写全称。"),
        note("　　（1）企业名称以公章为准，不要挂上级部门。"),
        note("　　（2）班组名称以正式组织单元名称为准，并对“班”和“组”加以区分，原则上需以“**班”“**组”“**工段”或“**室”等为名。"),
    ], EDGES, Type(note=(10.5, 16)))


def circle_application():
    def line(*cells):
        return row(*cells, height=10.5)

    table = Table(SIX, [
        line(pair("企业名称\n（公章为准）", value_span=5, key="企业名称", align="left")),
        line(pair("QC小组名称", value_span=5, align="left")),
        line(pair("课题名称", value_span=5, align="left")),
        line(label("课题类型"), text(boxes("课题类型", KINDS, gap="    "), 5)),
        line(pair("详细通信地址", value_span=3, align="left"), pair("邮编")),
        line(pair("小组联系部门"), pair("直接联系人"), pair("手机")),
        line(pair("小组成员名单", value_span=5, align="left")),
        *sealed_text(["QC小组简介和主要活动过程及效果：", "{{+QC小组简介和主要活动过程及效果}}"], "单位盖章", 6, height=90),
    ], margins=(0.5, 1.2))
    name = "全国优秀质量管理小组申报表"
    return Form("xizang-2023-6/3-application", name, [
        attachment("附件3"), title(name, before=6, after=6), head(REGION + blank(REGION, 14), after=2), table,
        note("注：申报材料统一交与推荐单位，具体要求如下："),
        note("　　1. 小组申报表提交PDF电子版格式一份（加盖公章）和word文本电子版一份（不需盖章）；小组成果报告word文本电子版一份；"
             "小组活动记录等证实性材料（电子版）。"),
        note("　　2. 企业名称（小组所在单位）、小组名称是制作证书的依据，须用正楷填写全称，不要挂上级部门（企业名称以公章为准），"
             "填写内容简明扼要，准确无误。"),
        note("　　3. 请于2023年8月31日前将材料提交至中国质协国优申报系统中。"),
    ], Page(margins=(22, 20, 16, 20)), Type(title=(22, 32), note=(10.5, 15)))


def circle_registration():
    def line(*cells):
        return row(*cells, height=8.2)

    members = ["姓名", "性别", "年龄", "文化程度", "岗位", "组内分工", "质量教育时数"]
    # The members' eight cells; above them pairs of 34 and 46, 28 and 62.
    table = Table([12, 22, 12, 12, 22, 28, 34, 28], [
        line(pair("单位名称", 2, 6, align="left")),
        line(pair("小组名称", 2, 3), pair("小组注册号", 1, 2)),
        line(dated("小组注册日期", 2, 3), pair("小组人数", 1, 2)),
        line(pair("组长", 2, 3), pair("联系电话", 1, 2)),
        line(pair("课题名称", 2, 6, align="left")),
        line(label("课题类型", 2), text(boxes("课题类型", KINDS), 3), pair("课题注册号", 1, 2)),
        line(dated("课题注册日期", 2, 3), pair("活动起止时间", 1, 2)),
        line([label(name) for name in ["序号", *members]]),
        listed("小组成员", ["{{@序号}}", *members], 10, height=7.4),
        row(text(["选题理由：", "{{+选题理由}}"], 8, valign="top"), height=20, may_split=True),
        row(text(["活动目标：", "{{+活动目标}}"], 8, valign="top"), height=16, may_split=True),
        *sealed_text(["注册部门意见：", "{{注册部门意见}}"], "注册部门", 8, height=26),
    ])
    name = "质量管理小组注册登记表"
    return Form("xizang-2023-6/2-registration", name,
                [attachment("附件2"), title(name, before=6, after=8), table],
                Page(margins=(18, 20, 13, 20)), Type(title=(22, 32), cell=(10.5, 15)))


FORMS = [team_application(), circle_registration(), circle_application()]

"""沪质协〔2024〕9号: attachments 2, 3, 5, 6 and 7."""

from .blocks import (attachment, blank, box, boxes, date, head, label, note, pair, pairs, row, seal, text, title, value)
from .wordml import Form, Page, Paragraph, Table, Type

NATURES = ["国有", "民营", "外资", "合资", "事业单位"]
PIONEERS = ["集成电路", "生物医药", "人工智能"]
KEY_INDUSTRIES = ["电子信息", "生命健康", "汽车", "高端装备", "先进材料", "时尚消费品"]
SERVICES = ["金融", "贸易", "航运", "科技创新服务", "创新数字赋能信息服务"]
MORE_SERVICES = ["现代设计", "健康养老服务", "文化旅游", "教育", "标准、计量、检测"]
COMMUNITY = "社区服务（指以社区居民为服务对象，以满足居民日常生活基本消费、品质消费与公益服务等为目标的服务网点、门店或中心等）"
FIELDS = ["制造", "市场服务", "非营利性服务", "建设工程", "“专精特新”中小企业"]

CROWDED = Page(margins=(14, 22, 12, 22))
SMALL = Type(title=(18, 26), head=(10.5, 18), cell=(10.5, 14), note=(9, 12))

# Edges of both kinds of rows: six cells (26 31 26 25 24 34) and four (48 35 49 34).
GRID = [26, 22, 9, 26, 25, 24, 34]


def unit_rows(hint=""):
    """What attachments 2 and 3 both begin with."""
    natures = boxes("单位性质", NATURES) + "  " + box("单位性质", "其他") + blank("单位性质.文字", 10)
    industries = [
        "先导产业：" + boxes("重点产业", PIONEERS),
        "重点产业：" + boxes("重点产业", KEY_INDUSTRIES),
        "现代服务业：" + boxes("重点产业", SERVICES),
        boxes("重点产业", MORE_SERVICES),
        box("重点产业", "社区服务", COMMUNITY),
        "其他：" + blank("重点产业其他", 20),
    ]
    return [
        row(label("单位名称"), value("单位名称", 4, hint=hint),
            label("会员单位"), text(boxes("会员单位", ["是", "否"]), align="center")),
        row(label("单位性质"), text(natures, 6)),
        row(label("重点产业\n（可多选）"), text(industries, 6)),
        row(label("重点领域\n（单选）"), text(boxes("重点领域", FIELDS), 6)),
    ]


def contact_rows():
    return [
        row(pair("详细地址", value_span=4), pair("邮编")),
        row(pair("活动归口\n管理部门", value_span=2), pair("活动推进者\n姓名"), pair("部门及职务")),
        row(pair("活动推进者\n手机", value_span=2), pair("活动推进者\nE-mail", value_span=3)),
    ]


def enrolment():
    intents = ["首次参加活动，暂无建设经验申报", "持续参加活动，暂无建设经验申报", "参加活动申报质量信得过班组建设经验"]
    table = Table(GRID, unit_rows() + contact_rows() + [
        row(label("申报意向\n（可多选）"), text([box("申报意向", intent) for intent in intents], 6)),
    ])
    name = "2024年上海市“质量信得过班组”建设活动报名表"
    for table_row in table.rows:
        table_row.height = 14
    return Form("shanghai-2024/2-enrolment", name, [attachment("附件2："), title(name, before=12, after=14), table],
                Page(margins=(30, 22, 25, 22)), Type(cell=(10.5, 17)))


def application():
    measures = [("班组工作完成率%", "质量考核合格率%"),
                ("产品/服务不合格率%", "产品/服务一次合格率"),
                ("年质量、安全事故数", "年顾客投诉数"),
                ("年培训人数/时数", "成员参与改进活动率%"),
                ("质量信得过班组创建普及率", "质量成本（万元/年）")]
    promises = ["组织承诺：",
                "1）自愿参加2024年上海市“质量信得过班组”活动。",
                "2）推行《质量信得过班组建设准则》（T/CAQ 10204-2017）。",
                "3）提交所有材料均真实、合法、有效，不存在剽窃他人活动成果、侵犯他人知识产权、伪造材料等不端及失信行为；",
                "4）申报建设经验内容不含《中华人民共和国保守国家秘密法》所规定的涉密内容，不存在任何违反《中华人民共和国"
                "保守国家秘密法》的情形。"]
    sealing = text("单位盖章：" + seal("单位盖章") + "　　　　" + date("盖章日期"), 7, align="right")
    sealing.paragraphs[0].right = 12
    table = Table(GRID, unit_rows("（单位名称与以下所盖公章保持一致）")
                  + [row(pair("质量信得过\n班组名称", value_span=4), pair("班组人数"))]
                  + contact_rows()
                  + [row(pairs(pair_of_names, 2, 2)[:3], value(pair_of_names[1], 1)) for pair_of_names in measures]
                  + [row(text(promises, 7)), row(sealing, height=11)])
    name = "2024年上海市“质量信得过班组”建设活动申报表"
    notes = ["注：1. 申报表纸质版需加盖公章。",
             "　　2. 质量信得过班组主要创建材料包括以下内容：",
             "　　　 班组人员组成，班组职责，主要工作内容、班组文化和愿景；班组基础管理情况；班组成员专业知识、技能培训、"
             "工具方法应用能力；班组质量改进和创新能力；班组管理特色、业绩和评价结果；近三年取得荣誉情况，包括班组集体和个人荣誉等。",
             "　　3. 请正确填写企业名称、班组名称，写全称，不要挂上级部门（企业名称以公章为准），准确无误，此为制作证书的依据。"
             "班组名称需对“班”和“组”加以区分，不能以“**班组”为名，需以“**班”、“**组”、“**工段”或“**室”等为名。",
             "　　4. 附件名称：单位简称+班组名称"]
    choose = "推荐各区/行业/集团（请选择）" + blank("推荐各区/行业/集团", 14) + "\t编号：" + blank("编号", 8)
    return Form("shanghai-2024/3-application", name,
                [attachment("附件3："), title(name, before=4, after=4), head(choose, tabs=((118, "left"),)), table]
                + [note(line) for line in notes], CROWDED, SMALL)


FORMS = [enrolment(), application()]

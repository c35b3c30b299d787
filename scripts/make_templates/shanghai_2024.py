"""沪质协〔2024〕9号: attachments 2, 3, 5, 6 and 7."""

from .blocks import (attachment, blank, body, box, boxes, chapter, date, head, label, listed, note, pair,
                     point, rich, row, seal, text, title, value, when_blank)
from .wordml import Form, Page, Paragraph, Table, Type

RECOMMENDER = "推荐各区/行业/集团"
NATURES = ["国有", "民营", "外资", "合资", "事业单位"]
PIONEERS = ["集成电路", "生物医药", "人工智能"]
KEY_INDUSTRIES = ["电子信息", "生命健康", "汽车", "高端装备", "先进材料", "时尚消费品"]
SERVICES = ["金融", "贸易", "航运", "科技创新服务", "创新数字赋能信息服务"]
MORE_SERVICES = ["现代设计", "健康养老服务", "文化旅游", "教育", "标准、计量、检测"]
COMMUNITY = "社区服务（指以社区居民为服务对象，以满足居民日常生活基本消费、品质消费与公益服务等为目标的服务网点、门店或中心等）"
FIELDS = ["制造", "市场服务", "非营利性服务", "建设工程", "“专精特新”中小企业"]

CROWDED = Page(margins=(14, 22, 12, 22))
SMALL = Type(title=(18, 26), head=(10.5, 18), cell=(10.5, 14), note=(9, 12))

ROW = 7.2
# Edges of both kinds of rows: six cells (26 31 26 25 24 34) and four (48 35 49 34).
GRID = [26, 22, 9, 26, 25, 24, 34]


def unit_rows(height, hint=""):
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
            label("会员单位"), text(boxes("会员单位", ["是", "否"]), align="center"), height=height),
        row(label("单位性质"), text(natures, 6), height=height),
        row(label("重点产业\n（可多选）"), text(industries, 6), height=height),
        row(label("重点领域\n（单选）"), text(boxes("重点领域", FIELDS), 6), height=height),
    ]


def contact_rows(height):
    return [
        row(pair("详细地址", value_span=4), pair("邮编"), height=height),
        row(pair("活动归口\n管理部门", value_span=2), pair("活动推进者\n姓名"), pair("部门及职务"), height=height),
        row(pair("活动推进者\n手机", value_span=2), pair("活动推进者\nE-mail", value_span=3), height=height),
    ]


def enrolment():
    intents = ["首次参加活动，暂无建设经验申报", "持续参加活动，暂无建设经验申报", "参加活动申报质量信得过班组建设经验"]
    table = Table(GRID, unit_rows(14) + contact_rows(14) + [
        row(label("申报意向\n（可多选）"), text([box("申报意向", intent) for intent in intents], 6), height=14),
    ])
    name = "2024年上海市“质量信得过班组”建设活动报名表"
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
    sealing = text("单位盖章：　　　　" + date("盖章日期"), 7, align="right")
    sealing.paragraphs[0].right = 12
    # The seal's middle stands above its label, so that all of it is over the table's lower rule.
    promised = text(promises, 7)
    promised.paragraphs.insert(-1, Paragraph(seal("单位盖章"), "CellText", "right", right=66, line=1))
    table = Table(GRID, unit_rows(ROW, "（单位名称与以下所盖公章保持一致）")
                  + [row(pair("质量信得过\n班组名称", value_span=4), pair("班组人数"), height=ROW)]
                  + contact_rows(ROW)
                  + [row(pair(left, 2, 2), pair(right, 2, 1), height=ROW) for left, right in measures]
                  + [row(promised, height=ROW), row(sealing, height=12)])
    name = "2024年上海市“质量信得过班组”建设活动申报表"
    notes = ["注：1. 申报表纸质版需加盖公章。",
             "　　2. 质量信得过班组主要创建材料包括以下内容：",
             "　　　 班组人员组成，班组职责，主要工作内容、班组文化和愿景；班组基础管理情况；班组成员专业知识、技能培训、"
             "工具方法应用能力；班组质量改进和创新能力；班组管理特色、业绩和评价结果；近三年取得荣誉情况，包括班组集体和个人荣誉等。",
             "　　3. 请正确填写企业名称、班组名称，写全称，不要挂上级部门（企业名称以公章为准），准确无误，此为制作证书的依据。"
             "班组名称需对“班”和“组”加以区分，不能以“**班组”为名，需以“**班”、“**组”、“**工段”或“**室”等为名。",
             "　　4. 附件名称：单位简称+班组名称"]
    choose = "推荐各区/行业/集团（请选择）" + blank(RECOMMENDER, 14) + "\t编号：" + blank("编号", 8)
    return Form("shanghai-2024/3-application", name,
                [attachment("附件3："), title(name, before=4, after=4), head(choose, tabs=((118, "left"),)), table]
                + [note(line) for line in notes], CROWDED, SMALL)


def recommendation():
    experience = ["企业名称", "班组名称", "班组人数", "材料评价", "打分", "排序", "评委", "推荐意见"]
    headers = ["企业名称", "班组名称", "班组人数", "材料评价\n（符合标准程度/特色/不足之处）", "打分", "排序", "评委", "推荐意见"]
    teams = Table([48, 42, 18, 70, 16, 16, 24, 23], [
        row([label(name) for name in headers], height=11, header=True),
        listed("经验", experience, 5, height=7.5),
        row(label(""), label("班组人数总计"), text("{{经验|合计:班组人数}}", align="center"), [label("") for _ in range(5)],
            height=7.5),
    ])
    judge = ["姓名", "工作单位", "TGQ评委证书号", "通讯地址", "E-mail", "手机"]
    judges = Table([24, 60, 36, 61, 49, 27], [
        row([label(name) for name in judge], height=7.5, header=True),
        listed("评委", judge, 4, height=7.5),
    ], together=True)
    declaration = ("本单位遵守上海市群众性质量提升活动的有关规定，承诺遵守评审工作纪律，所提供的推荐申报材料真实有效，且不存在任何违反"
                   "《中华人民共和国保守国家秘密法》等相关法律法规及侵犯他人知识产权的情形。如存在争议，将积极调查处理。"
                   "如存在材料虚假或违纪行为，将承担相应责任。")
    filler = "填表人：{{填表人}}\t电话：{{电话}}\t填表日期：" + date("填表日期", "")
    name = "2024年上海市“质量信得过班组”建设经验推荐表"
    return Form("shanghai-2024/5-recommendation", name, [
        attachment("附件5："), title(name, before=0, after=2),
        head(RECOMMENDER + "（单位公章）：" + blank(RECOMMENDER, 20) + seal("推荐单位")),
        head("一、上海市质量信得过班组建设经验"), teams,
        head("二、评委名单", before=4, keep_next=True), judges,
        head("三、推荐声明", before=4, keep_next=True), Paragraph(declaration, "CellBody", keep_next=True),
        head(filler, before=4, tabs=((90, "left"), (180, "left"))),
        note("注：1、此表是推荐单位的正式汇总材料。"), note("　　2、附件名称：推荐单位+质量班组活动统计表"),
    ], Page(margins=(14, 20, 12, 20), landscape=True), Type(title=(18, 26), head=(12, 18), cell=(10.5, 14), note=(9, 12)))


def statistics():
    items = [("本年度开展质量信得过班组企业数", "个"), ("本年度开展质量信得过班组数", "个"), ("历年质量信得过班组累计数", "个"),
             ("本年度参与质量信得过班组活动员工数", "人次"), ("本年度推荐上海市质量信得过班组数", "个"),
             ("本年度对质量信得过班组活动经费投入（培训、交流、规范化等）", "万元"), ("本年度对质量信得过班组活动奖励费用", "万元")]
    judges = "取得中国质协评委证书人数"
    judge_boxes = (judges + "：" + box(judges, "有", "有，") + blank(judges + ".文字", 3) + "人  " + box(judges, "无"))
    way = "质量信得过班组建设经验评审及交流形式"
    ways = " ".join(option + box(way, option, "") for option in ["发表评审", "资料评审", "现场评审", "与QC小组合开", "单独举办"])
    features = text(["本年度开展质量信得过班组建设活动主要特点与问题：", "{{+本年度开展质量信得过班组建设活动主要特点与问题}}"], 7, valign="top")
    # Edges of four cells (14 92 26 34) and of six (30 24 28 24 26 34).
    table = Table([14, 16, 24, 28, 24, 26, 34], [
        row(label("序号"), label("统计项目", 4), label("单位"), label("数量"), height=8.5),
        *(row(label(str(number)), text(item.replace("（", "\n（"), 4), label(unit), value(item), height=8.5)
          for number, (item, unit) in enumerate(items, 1)),
        row(label("8"), text(judge_boxes, 6), height=8.5),
        row(features, height=40, may_split=True),
        row(label("质量信得过班组建设经验\n评审及交流形式", 3), text(ways, 4), height=12),
        row(label("是否组织\n发表会", 2), text(boxes("是否组织发表会", ["是", "否"]), align="center"),
            pair("发表会报名\n班组数"), pair("发表班组数"), height=11),
        row(pair("发表会时间", 2), pair("发表会地点"), pair("参会人数"), height=9),
        row(text("质量信得过班组工作归口部门及负责人：{{质量信得过班组工作归口部门及负责人}}", 7), height=9),
        row(pair("联系人", 2), pair("联系人手机"), pair("联系人邮箱"), height=9),
        row(pair("通信地址", 2, 3), pair("邮编"), height=9),
    ])
    name = "2024年上海市“质量信得过班组”建设活动成果统计表"
    return Form("shanghai-2024/6-statistics", name, [
        attachment("附件6："), title(name, before=6, after=0), Paragraph("（2023年1月至2023年12月）", "FormHead", "center", after=4),
        head(RECOMMENDER + "（推荐单位公章）：" + blank(RECOMMENDER, 14) + seal("推荐单位") + "\t编号：" + blank("编号", 6),
             tabs=((128, "left"),)),
        table, head("填表人：{{填表人}}\t填表日期：" + date("填表日期", ""), before=4, tabs=((90, "left"),)),
        note("注：1. 本统计表来自企业统计数据资料"), note("　　2. 附件名称：推荐单位+信班活动统计表"),
    ], Page(margins=(22, 22, 18, 22)), Type(title=(18, 26), head=(10.5, 18), cell=(10.5, 15), note=(9, 13)))


def summary():
    activities = ["时间", "地点", "名称", "内容/形式", "参与人数"]
    table = Table([24, 33, 38, 39, 22], [
        row([label(name) for name in activities], height=9, header=True), listed("推进活动", activities, 5, height=9)])
    requirement = ("要求：围绕本年度活动重点要求，认真总结本区、行业、集团一年来质量信得过班组建设活动的推进经验和具体做法，特色鲜明、"
                   "成效突出、数据详实，字数要求3000字以上。主要包括：")
    name = "2024年开展“质量信得过班组”建设活动推进工作总结"
    return Form("shanghai-2024/7-summary", name, [
        attachment("附件7："), title(name.replace("推进", "\n推进"), before=20, after=20),
        *when_blank("活动开展情况", body(requirement)),
        chapter("一、基本情况"),
        point("1. 全年质量信得过班组活动开展情况介绍，年度重点工作任务（标准普及宣传、专家和骨干队伍建设）等。"), rich("活动开展情况"),
        point("2. 质量信得过班组建设推进活动开展情况请列表说明（如：活动时间、地点、名称、内容/形式、参与人数等）。"), table,
        chapter("二、推进经验和做法"),
        point("1. 推进质量信得过班组活动过程中采取的具有特色的方法、措施和取得的效果。"), rich("方法措施和效果"),
        point("2. 本行业、区、集团企业开展质量信得过班组建设突出事迹。"), rich("突出事迹"),
        chapter("三、存在问题及改进方向"),
        point("1. 年度活动推进存在的问题或遇到的困难。"), rich("问题或困难"),
        point("2. 未来改进方向和拟采取的措施。"), rich("改进方向和措施"),
        point("3. 需要上海市质协支持或对今后活动推进的建议。"), rich("支持或建议"),
        *when_blank("活动开展情况", note("注：附件电子文件名称：推荐单位名称+班组总结")),
    ], Page(numbered=True), Type(title=(22, 34), cell=(12, 16)))


FORMS = [enrolment(), application(), recommendation(), statistics(), summary()]

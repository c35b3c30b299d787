"""渝质协〔2019〕5号: attachments 2 to 9."""

from .blocks import (attachment, blank, body, chapter, head, label, listed, note, pair, plain, point, rich, row,
                     sealed_text, text, title, value, when_blank)
from .wordml import Form, Page, Paragraph, Table, Type

SIX = [29, 29.5, 28, 27.5, 28, 28]
FORM = Page(margins=(18, 20, 14, 20))
CLOSE = Type(title=(22, 30), cell=(12, 16), note=(9, 12.5))
DELIVERY = "② 材料递交截止时间：2019年5月23日前交重庆市质量协会 邮箱：cqszlxh@126.com"
PERIOD = Paragraph("（2018年6月至2019年4月）", "FormHead", "center", after=6)


def heading(unit="推荐单位"):
    return head(unit + blank(unit, 16) + "\t所属区县" + blank("所属区县", 8), after=2, tabs=((108, "left"),))


def circle_application():
    def line(*cells):
        return row(*cells, height=10)

    table = Table(SIX, [
        line(pair("QC小组名称", value_span=5, align="left")),
        line(pair("企业名称\n（公章为准）", value_span=5, key="企业名称", align="left")),
        line(pair("详细通讯地址", value_span=3, align="left"), pair("邮 编")),
        line(pair("小组联系部门"), pair("直接联系人"), pair("手 机")),
        line(pair("小组活动\n指导者"), pair("联系电话"), pair("小组人数")),
        row(text(["QC小组简介及主要活动过程与效果：", "{{+QC小组简介及主要活动过程与效果}}"], 6, valign="top"), height=68,
            may_split=True),
        *sealed_text(["市（部）级以上质量管理小组活动推进者（初级）与《质量管理小组活动准则》及案例分析培训等证书的评审员2名签名"
                      "（有效期内有效）："], "单位盖章", 6, height=44),
    ], margins=(0.5, 1.2))
    name = "2019年重庆市优秀质量管理小组申报表"
    return Form("chongqing-2019/2-qc-application", name, [
        attachment("附件2"), title(name, before=2, after=4), heading("单位"), table,
        note("注：1. 申报递交材料统一交与重庆市质量协会，具体要求如下："), note("　　① 填写申报表，加盖公章原件一份。"),
        note("　　② 小组成果报告Word文本格式电子版和纸质资料各一份。"),
        note("　　③ 市（部）级以上质量管理小组活动推进者（初级）与《质量管理小组活动准则》及案例分析培训结业证书复印件各一份"),
        note("　　2. 注意事项："),
        note("　　① 企业名称（小组所在单位）、小组名称须用正楷填写全称，不要挂上级部门（企业名称以公章为准），填写内容简明扼要，准确无误。"),
        note("　　" + DELIVERY),
    ], FORM, CLOSE)


def team_application():
    def line(*cells):
        return row(*cells, height=9.5)

    points = ["1. 班组成员组成，班组职责，主要工作内容、班组文化和愿景。", "2. 班组基础管理情况。",
              "3. 班组成员专业知识、技能培训、工具方法应用能力。", "4. 班组质量改进和创新能力。",
              "5. 班组管理特色、业绩及评价结果。", "6. 近三年取得荣誉情况，包括班组集体和个人荣誉等。"]
    table = Table(SIX, [
        line(pair("质量信得过\n班组名称", value_span=5, align="left")),
        line(pair("企业名称\n（公章为准）", value_span=5, key="企业名称", align="left")),
        line(pair("详细通讯地址", value_span=3, align="left"), pair("邮 编")),
        line(pair("主管部门"), pair("直接联系人"), pair("手 机")),
        line(pair("传 真"), pair("班组长"), pair("班组人数")),
        line(pair("班组工作\n完成率%"), pair("质量考核\n合格率%"), pair("产品/服务\n不合格率%")),
        line(pair("年质量、\n安全事故数"), pair("年顾客\n投诉数"), pair("产品/服务\n一次合格率")),
        line(pair("年培训人数\n/时数"), pair("成员参与改进\n活动率%"), pair("质量成本\n（万元/年）")),
        row(text(["质量信得过班组简介及活动结果（另附纸）：", *points], 6, valign="top"), height=44),
        *sealed_text(["市（部）级以上质量信得过班组建设培训评审员2名签名（有效期内有效）："], "单位盖章", 6, height=42),
    ], margins=(0.5, 1.2))
    name = "2019年重庆市质量信得过班组申报表"
    return Form("chongqing-2019/6-team-application", name, [
        attachment("附件6"), title(name, before=2, after=4), heading(), table,
        note("注：1. 申报递交材料统一交与质量协会，具体要求如下："),
        note("　　① 填写申报表，加盖公章，附班组自我评分表原件一份。"),
        note("　　② 班组创建材料Word格式电子版和纸质资料各一份，字数5000字以内。"),
        note("　　③ 市（部）级以上质量信得过班组建设培训结业证书复印件各一份"), note("　　2. 注意事项："),
        note("　　① 企业名称、班组名称须用正楷填写全称，不要挂上级部门（企业名称以公章为准），填写内容简明扼要，准确无误。"),
        note("　　" + DELIVERY),
    ], FORM, CLOSE)


def statistics(attachment_number, path, name, items, features, department):
    """Attachments 4 and 8; an item is its printed words and its unit."""
    def line(*cells):
        return row(*cells, height=11)

    contact = [text("联系人：{{联系人}}", 1), text("手机：{{手机}}", 1), text("邮箱：{{邮箱}}", 2)]
    table = Table([56, 54, 28, 32], [
        line(label("统 计 项 目", 2), label("单位"), label("数量")),
        *(line(text(words, 2), label(unit), value(plain(words).split("＝")[0])) for words, unit in items),
        row(text([features + "：", "{{+%s}}" % features], 4, valign="top"), height=48, may_split=True),
        line(text(department + "：{{%s}}" % department, 4)),
        line(*contact),
        line(text("通信地址：{{通信地址}}", 2), text("邮编：{{邮编}}", 2)),
    ])
    return Form(path, name, [
        attachment(f"附件{attachment_number}"), title(name, before=4, after=0), PERIOD, heading(), table,
        note("注：1. 本统计表来自企业统计数据资料。"),
        note("　　2. " + DELIVERY[2:]),
    ], Page(margins=(24, 20, 20, 20)), Type(title=(22, 32), cell=(12, 17), note=(10.5, 16)))


def circle_statistics():
    items = [("历年来已登记注册QC小组累计数", "个"), ("本年度已登记注册QC小组数", "个"),
             ("本年度QC小组普及率\n＝参加QC小组人数/职工总数×100%", "百分数"), ("本年度坚持活动的QC小组数", "个"),
             ("本年度QC小组创可计算的经济效益", "万元"), ("本年度QC小组成果率\n＝取得成果小组数/QC小组注册数×100%", "百分数"),
             ("本年度企业对QC小组活动经费投入\n（培训、交流、书籍等费用）", "万元"), ("本年度企业对QC小组活动奖励费用", "万元")]
    return statistics(4, "chongqing-2019/4-qc-statistics", "质量管理小组活动统计表", items, "本年度QC小组活动主要特点与建议",
                      "QC小组工作归口部门及负责人")


def team_statistics():
    items = [("本年度开展质量信得过班组数", "个"), ("历年质量信得过班组累计数", "个"),
             ("本年度参与质量信得过班组活动员工数", "人次"), ("本年度推荐重庆市质量信得过班组数", "个"),
             ("本年度对质量信得过班组活动投入费用\n（培训、交流、规范化等）", "万元"), ("本年度对质量信得过班组活动奖励费用", "万元")]
    return statistics(8, "chongqing-2019/8-team-statistics", "质量信得过班组活动统计表", items,
                      "本年度开展质量信得过班组主要特点与问题", "质量信得过班组工作归口部门及负责人")


def recommendation(attachment_number, path, first, second, blocks, notes):
    name = f"{first}推荐表"
    judges = ["序号", "姓 名", "工作单位", "评委证书编号", "手机"]
    table = Table([14, 30, 60, 38, 28], [
        row([label(judge) for judge in judges], height=9, header=True),
        listed("评委", ["{{@序号}}"] + [plain(judge) for judge in judges[1:]], 4, height=9.5)],
                  together=True)
    return Form(path, name, [
        attachment(f"附件{attachment_number}"), title(f"{first}\n推 荐 表", before=4, after=6), heading(),
        head(f"一、{second}", before=2, keep_next=True), blocks,
        head("二、评委名单", before=6, keep_next=True), table, *(note(line) for line in notes),
    ], Page(margins=(22, 20, 18, 20)), Type(title=(22, 32), cell=(10.5, 15), note=(10.5, 15)))


def circle_recommendation():
    columns = ["小组名称", "课题名称", "小组类型", "小组人数", "小组成员名单", "直接经济效益（万元）"]
    headers = ["小组名称", "课题名称", "小组\n类型", "小组\n人数", "小组成员名单", "直接经济\n效益\n（万元）"]
    table = Table([30, 40, 17, 14, 46, 23], [row([label(name) for name in headers], height=12, header=True),
                                             listed("小组", columns, 5, height=15)])
    return recommendation(5, "chongqing-2019/5-qc-recommendation", "2019年重庆市质量管理小组/企业/个人", "重庆市优秀质量管理小组", table, [
        "注：1. 此表是推荐单位的正式汇总材料为制作获奖证书的依据，请将此表WORD文本格式电子版发电子邮件至重庆市质量协会 "
        "邮箱：cqszlxh@126.com",
        "　　2. 课题类型请填写现场型、攻关型、服务型、管理型、创新型。",
        "　　3. 评委证书编号填写3年有效期内市级以上质量管理小组培训结业证书的编号。"])


def team_recommendation():
    columns = ["序号", "班组名称", "成员数", "班组长", "联系人", "手机"]
    table = Table([14, 66, 16, 22, 24, 28], [
        row([label(name) for name in columns], height=9, header=True),
        listed("班组", ["{{@序号}}"] + columns[1:], 6, height=10.5)])
    return recommendation(9, "chongqing-2019/9-team-recommendation", "2019年重庆市质量信得过班组/个人", "重庆市质量信得过班组", table, [
        "注：1. 此表是推荐单位的正式汇总材料为制作获奖证书的依据，请将此表WORD文本格式电子版发电子邮件至重庆市质量协会 "
        "邮箱：cqszlxh@126.com",
        "　　2. 评委证书编号填写3年有效期内市级以上质量信得过班组培训结业证书的编号。"])


def summary(attachment_number, path, name, requirement, chapters):
    first_key = chapters[0][1][0][1]
    blocks = [attachment(f"附件{attachment_number}"), title(name, before=20, after=14),
              Paragraph("推荐单位" + blank("推荐单位", 16), "FormHead", after=10), *when_blank(first_key, body(requirement))]
    for words, points in chapters:
        blocks.append(chapter(words))
        for prompt, key in points:
            blocks += [point(prompt), rich(key)]
    return Form(path, name, blocks, Page(numbered=True), Type(title=(22, 34), head=(16, 28)))


def problems(advice):
    return ("三、存在问题及改进方向", [("1. 年度活动推进存在的问题或遇到的困难。", "问题或困难"),
                                       ("2. 未来改进方向和拟采取的措施。", "改进方向和措施"), ("3. " + advice, "支持或建议")])


def circle_summary():
    requirement = ("要求：认真总结本单位一年来质量管理小组活动的推进经验和具体做法，特色突出、数据详实，字数1000字左右。主要内容包括：")
    return summary(3, "chongqing-2019/3-qc-summary", "2019年质量管理小组活动工作总结", requirement, [
        ("一、基本情况", [("年度QC小组活动开展的整体情况、重点创新工作等。", "活动开展情况")]),
        ("二、推进经验和做法", [("1. 推进QC小组活动过程中采取的特色做法、措施和取得的效果。", "方法措施和效果"),
                                ("2. 组织宣贯《质量管理小组活动准则》的相关活动和效果。", "宣贯活动和效果"),
                                ("3. 企业开展QC小组活动的突出事迹。", "突出事迹")]),
        problems("需要市质协支持或对今后活动推进的建议。")])


def team_summary():
    requirement = ("要求：认真总结本单位一年来质量信得过班组活动的推进经验和具体做法，特色突出、数据详实，字数要求1000字左右。主要内容包括：")
    return summary(7, "chongqing-2019/7-team-summary", "2019年开展质量信得过班组活动总结", requirement, [
        ("一、基本情况", [("全年质量信得过班组活动工作开展情况介绍，年度重点工作任务等。", "活动开展情况")]),
        ("二、推进经验和做法", [("1. 推进质量信得过班组活动过程中采取的具有特色的方法、措施和取得的效果。", "方法措施和效果"),
                                ("2. 本单位开展质量信得过班组突出事迹。", "突出事迹")]),
        problems("需要市质协支持或对今后活动推进的建议。")])


def team_self_assessment():
    """Named by attachment 6 and not shown: the six points of that form, with marks (参考版式)."""
    points = [("班组组成", "班组成员组成，班组职责，主要工作内容、班组文化和愿景", 10),
              ("基础管理", "班组基础管理情况", 20),
              ("能力提升", "班组成员专业知识、技能培训、工具方法应用能力", 15),
              ("改进创新", "班组质量改进和创新能力", 20),
              ("特色业绩", "班组管理特色、业绩及评价结果", 25),
              ("获得荣誉", "近三年取得荣誉情况，包括班组集体和个人荣誉等", 10)]

    def line(number, key, words, most):
        return row(label(str(number)), label(key), text(words), label(str(most)), value(key + "得分"), value(key + "说明", align="left"),
                   height=16)

    table = Table([12, 24, 52, 16, 18, 48], [
        row([label(name) for name in ("序号", "评分项目", "评分内容", "满分", "自评分", "说明")], height=10, header=True),
        *(line(number, *point) for number, point in enumerate(points, 1)),
        row(label("合　　计", 3), label("100"), value("自评总分"), label(""), height=10),
        *sealed_text(["班组自我评价：", "{{+班组自我评价}}"], "单位盖章", 6, height=56),
    ])
    name = "2019年重庆市质量信得过班组自我评分表"
    return Form("chongqing-2019/6-team-self-assessment", name, [
        attachment("附件6"), title(name, before=4, after=4), heading(),
        head("企业名称：{{企业名称}}"), head("班组名称：{{质量信得过班组名称}}", after=2), table,
        note("注：自评总分为各项得分之和，可不填，由各项计算得出。"),
        note("（参考版式：通知附件6要求附班组自我评分表而未附版式，本表参照附件6的六个要点编制，以通知单位发布的为准。）"),
    ], FORM, CLOSE)


FORMS = [circle_application(), circle_summary(), circle_statistics(), circle_recommendation(), team_application(),
         team_self_assessment(), team_summary(), team_statistics(), team_recommendation()]

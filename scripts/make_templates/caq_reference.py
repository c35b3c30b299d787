"""Forms that the notices of 中国质协 name without showing them: our own layouts (参考版式), after their nearest relatives."""

from .blocks import (attachment, blank, body, box, boxes, chapter, date, head, label, listed, note, pair, plain, point, rich,
                     row, seal, text, title, value)
from .wordml import Form, Page, Paragraph, Table, Type

TEAM = "推荐省区市、行业质协"
CIRCLE = "推荐单位"
TALL = Page(margins=(16, 22, 13, 22))
WIDE = Page(margins=(16, 20, 14, 20), landscape=True)
WIDE_TYPE = Type(title=(20, 28), head=(12, 18), cell=(10.5, 14), note=(9, 12))


def reference(relatives):
    return note(f"（参考版式：原通知只列此表名称，本表参照{relatives}编制，以通知单位发布的为准。）")


def recommender(key, after=2):
    return head(key + "（盖章）：" + blank(key, 16) + seal("推荐单位"), after=after)


def filler():
    return head("填表人：{{填表人}}\t电话：{{电话}}\t填表日期：" + date("填表日期", ""), before=4, tabs=((90, "left"), (180, "left")))


def month(key, blank_month="　　年　　月"):
    return "{{%s|日期:yyyy年M月}}{{^%s}}%s{{/%s}}" % (key, key, blank_month, key)


def period():
    return Paragraph("（" + month("统计起始") + "至" + month("统计截止") + "）", "FormHead", "center", after=4)


def summary(path, number, name, key_line, chapters, relatives):
    blocks = [attachment(f"附件{number}"), title(name, before=20, after=14),
              Paragraph(key_line, "FormHead", after=10)]
    for words, points in chapters:
        blocks.append(chapter(words))
        for prompt, field in points:
            blocks += [point(prompt), rich(field)]
    return Form(path, name.replace("\n", ""), blocks + [reference(relatives)], Page(numbered=True), Type(title=(22, 34), head=(14, 28)))


def team_summary():
    return summary("caq-reference/summary", 3, "2023年质量信得过班组建设\n推进活动总结",
                   TEAM + blank(TEAM, 14) + "（盖章）" + seal("推荐单位"), [
        ("一、基本情况", [
            ("（一）全年质量信得过班组建设活动推进情况，标准普及宣传、专家和骨干队伍建设等重点工作。", "活动推进情况"),
            ("（二）质量信得过班组建设典型经验发表、评审和交流情况。", "发表交流情况")]),
        ("二、推进经验和做法", [
            ("（一）推进过程中采取的特色方法、措施和取得的效果。", "方法措施和效果"),
            ("（二）本地区、本行业开展质量信得过班组建设活动的突出事迹。", "突出事迹")]),
        ("三、存在问题及改进方向", [
            ("（一）年度活动推进存在的问题或遇到的困难。", "问题或困难"),
            ("（二）未来改进方向和拟采取的措施。", "改进方向和措施"),
            ("（三）对中国质协质量信得过班组建设推进活动的建议。", "建议")])],
        "江苏2025年附件5、上海2024年附件7")


def circle_summary():
    return summary("caq-reference/qc-summary", 2, "2023年质量管理小组活动工作总结", CIRCLE + blank(CIRCLE, 16), [
        ("一、基本情况", [("年度QC小组活动开展的整体情况、重点创新工作等。", "活动开展情况")]),
        ("二、推进经验和做法", [
            ("（一）推进QC小组活动过程中采取的特色做法、措施和取得的效果。", "方法措施和效果"),
            ("（二）组织宣贯《质量管理小组活动准则》的相关活动和效果。", "宣贯活动和效果"),
            ("（三）数字化转型、绿色低碳等方面开展QC小组活动的突出事迹。", "突出事迹")]),
        ("三、存在问题及改进方向", [
            ("（一）年度活动推进存在的问题或遇到的困难。", "问题或困难"),
            ("（二）未来改进方向和拟采取的措施。", "改进方向和措施"),
            ("（三）对中国质协今后活动推进的建议。", "建议")])],
        "重庆2019年附件3")


def counted(items, width):
    """Rows of 序号, item (`width` columns), 单位, 数量."""
    rows = []
    for number, (words, unit) in enumerate(items, 1):
        key = plain(words).split("＝")[0]
        rows.append(row(label(str(number)), text(words, width), label(unit), value(key), height=7.6))
    return rows


def contact_rows(height):
    return [row(pair("联系人", 2, 2), pair("手机", 1, 2), height=height),
            row(pair("邮箱", 2, 2), pair("邮编", 1, 2), height=height),
            row(pair("通信地址", 2, 5), height=height)]


def team_statistics():
    items = [("本年度开展质量信得过班组建设活动企业数", "个"), ("本年度开展质量信得过班组建设活动班组数", "个"),
             ("本年度参与质量信得过班组建设活动员工数", "人次"), ("开展活动企业职工总数", "人"),
             ("员工参与率\n＝参与活动员工数/职工总数×100%", "百分数"), ("历年质量信得过班组建设典型经验累计数", "项"),
             ("本年度推荐质量信得过班组建设典型经验数", "项"), ("本年度活动投入费用\n（培训、交流、规范化等）", "万元"),
             ("本年度活动奖励费用", "万元"), ("本年度活动费用合计", "万元")]
    trainings = [("是否组织《质量信得过班组\n建设准则》宣贯培训", "培训人数", "宣贯培训人数"),
                 ("是否组织评委及骨干研修班", "研修人数", "评委及骨干研修人数")]
    judges = "取得中国质协评委证书人数"
    way = "典型经验评审及交流形式"

    def training(question, count, key):
        asked = plain(question)
        return row(label(question, 3), text(box(asked, "是") + "（ {{%s.文字}} ）次  " % asked + box(asked, "否"), 2, align="center"),
                   pair(count, key=key), height=7.6)

    # Edges of four cells (14 92 26 34) and of six (30 24 28 24 26 34).
    table = Table([14, 16, 24, 28, 24, 26, 34], [
        row(label("序号"), label("统计项目", 4), label("单位"), label("数量"), height=7.6),
        *counted(items, 4),
        row(label(judges, 3), text(box(judges, "有") + blank(judges + ".文字", 3) + "人  " + box(judges, "无"), 4), height=7.6),
        *(training(*each) for each in trainings),
        row(label(way, 3), text(boxes(way, ["发表评审", "资料评审", "现场评审", "与QC小组合开", "单独举办"], " "), 4), height=7.6),
        row(label("是否组织\n发表会", 2), text(boxes("是否组织发表会", ["是", "否"]), align="center"),
            pair("发表会报名\n班组数"), pair("发表班组数"), height=10),
        row(text(["本年度活动主要特点与问题：", "{{+本年度活动主要特点与问题}}"], 7, valign="top"), height=22, may_split=True),
        row(text("质量信得过班组工作归口部门及负责人：{{归口部门及负责人}}", 7), height=7.6),
        *contact_rows(7.6),
    ])
    name = "2023年质量信得过班组建设推进活动统计表"
    return Form("caq-reference/statistics", name, [
        attachment("附件4"), title(name, before=2, after=0), period(), recommender(TEAM), table,
        note("注：1. 本统计表来自企业统计数据资料；员工参与率、费用合计可不填，由各项计算得出。"),
        note("　　2. 统计期间按通知要求填写。"), reference("江苏2025年附件4、上海2024年附件6"),
    ], TALL, Type(title=(18, 26), head=(10.5, 18), cell=(10.5, 14), note=(9, 12.5)))


def circle_statistics():
    items = [("历年来已登记注册QC小组累计数", "个"), ("本年度已登记注册QC小组数", "个"), ("参加QC小组人数", "人"), ("职工总数", "人"),
             ("本年度QC小组普及率\n＝参加QC小组人数/职工总数×100%", "百分数"), ("本年度坚持活动的QC小组数", "个"),
             ("取得成果小组数", "个"), ("本年度QC小组成果率\n＝取得成果小组数/本年度登记注册QC小组数×100%", "百分数"),
             ("本年度QC小组创可计算的经济效益", "万元"), ("本年度QC小组活动经费投入\n（培训、交流、书籍等费用）", "万元"),
             ("本年度QC小组活动奖励费用", "万元"), ("本年度QC小组活动费用合计", "万元")]
    judges = "取得QC小组活动评委证书人数"
    table = Table([14, 16, 24, 28, 24, 26, 34], [
        row(label("序号"), label("统计项目", 4), label("单位"), label("数量"), height=7.6),
        *counted(items, 4),
        row(label("取得QC小组活动\n评委证书人数", 3), text(box(judges, "有") + blank(judges + ".文字", 3) + "人  " + box(judges, "无"), 4), height=9),
        row(text(["本年度QC小组活动主要特点与建议：", "{{+本年度QC小组活动主要特点与建议}}"], 7, valign="top"), height=34, may_split=True),
        row(text("QC小组工作归口部门及负责人：{{归口部门及负责人}}", 7), height=7.6),
        *contact_rows(7.6),
    ])
    name = "质量管理小组活动统计表"
    return Form("caq-reference/qc-statistics", name, [
        attachment("附件3"), title(name, before=4, after=0), period(), recommender(CIRCLE), table,
        note("注：1. 本统计表来自企业统计数据资料；普及率、成果率和费用合计可不填，由各项计算得出。"),
        note("　　2. 统计期间按通知要求填写。"), reference("重庆2019年附件4"),
    ], TALL, Type(title=(20, 28), head=(10.5, 18), cell=(10.5, 14), note=(9, 12.5)))


def judges_table(grid, columns, at_least):
    return Table(grid, [row([label(name) for name in columns], height=8, header=True),
                        listed("评委", ["{{@序号}}"] + [plain(name) for name in columns[1:]], at_least, height=8)],
                 together=True)


def merged(key):
    return "{{%s|合并}}" % key


def team_recommendation():
    headers = ["序号", "企业名称", "班组名称", "经验名称", "班组\n人数", "班组长", "联系人", "手机", "评审\n得分", "推荐\n排序"]
    keys = ["{{@序号}}", merged("企业名称"), *(plain(name) for name in headers[2:])]
    experiences = Table([12, 50, 34, 54, 15, 20, 20, 27, 14, 11], [
        row([label(name) for name in headers], height=10, header=True),
        listed("典型经验", keys, 5, height=9),
        row(label("合　计", 4), text("{{典型经验|合计:班组人数}}", align="center"), label("", 5), height=8),
    ], margins=(0.5, 1.0))
    declaration = ("本单位按照《全国质协系统规范开展质量推进活动管理办法》组织推荐，未以任何形式、任何名义向参与活动的企业和班组"
                   "收取任何费用，所提供的推荐材料真实有效。")
    name = "2023年全国质量信得过班组建设典型经验推荐表"
    return Form("caq-reference/recommendation", name, [
        attachment("附件5"), title(name, before=0, after=2), recommender(TEAM), head("一、典型经验", keep_next=True), experiences,
        head("二、评委名单", before=4, keep_next=True),
        judges_table([12, 30, 90, 60, 65], ["序号", "姓名", "工作单位", "评委证书编号", "手机"], 3),
        head("三、推荐声明", before=4, keep_next=True), Paragraph(declaration, "CellBody", keep_next=True), filler(),
        reference("上海2024年附件5、重庆2019年附件9")], WIDE, WIDE_TYPE)


def circle_recommendation():
    headers = ["序号", "企业名称", "小组名称", "课题名称", "课题类型", "小组\n人数", "小组成员名单", "直接经济\n效益\n（万元）", "评审\n得分", "推荐\n排序"]
    keys = ["{{@序号}}", merged("企业名称"), *(plain(name) for name in headers[2:])]
    circles = Table([12, 46, 30, 50, 22, 13, 40, 22, 12, 10], [
        row([label(name) for name in headers], height=10, header=True),
        listed("小组", keys, 5, height=9),
        row(label("合　计", 5), text("{{小组|合计:小组人数}}", align="center"), label(""),
            text("{{小组|合计:直接经济效益（万元）}}", align="center"), label("", 2), height=8),
    ], margins=(0.5, 1.0))
    name = "全国优秀质量管理小组推荐表"
    return Form("caq-reference/qc-recommendation", name, [
        attachment("附件4"), title(name, before=0, after=2), recommender(CIRCLE), head("一、优秀质量管理小组", keep_next=True), circles,
        head("二、评委名单", before=4, keep_next=True),
        judges_table([12, 30, 90, 60, 65], ["序号", "姓名", "工作单位", "评委证书编号", "手机"], 3), filler(),
        note("注：1. 企业名称、小组名称是制作证书的依据，须填写全称（企业名称以公章为准）。"),
        note("　　2. 课题类型填写问题解决型或创新型。"), reference("重庆2019年附件5、上海2024年附件5")], WIDE, WIDE_TYPE)


def review(path, number, name, key, rows_key, headers, keys, grid, scores_note, relatives):
    table = Table(grid, [row([label(header) for header in headers], height=12, header=True),
                         listed(rows_key, keys, 6, height=9)], margins=(0.5, 1.0))
    return Form(path, name, [
        attachment(f"附件{number}"), title(name, before=0, after=2), recommender(key), table,
        head("评审组成员", before=4, keep_next=True),
        judges_table([12, 30, 90, 60, 65], ["序号", "姓名", "工作单位", "评委证书编号", "签名"], 3),
        head("评审组长：{{评审组长}}\t评审时间：" + date("评审时间", "") + "\t评审地点：{{评审地点}}", before=4,
             tabs=((90, "left"), (180, "left"))),
        note(scores_note), reference(relatives)], WIDE, WIDE_TYPE)


def team_review():
    headers = ["序号", "企业名称", "班组名称", "经验名称", "符合标准\n程度\n（40分）", "特色与创新\n（30分）", "实施效果\n（30分）", "总分", "名次", "评审意见"]
    keys = ["{{@序号}}", merged("企业名称"), "班组名称", "经验名称", "符合标准程度", "特色与创新", "实施效果", "总分", "名次", "评审意见"]
    return review("caq-reference/review-summary", 6, "2023年全国质量信得过班组材料评审汇总表", TEAM, "评审", headers, keys,
                  [12, 46, 32, 48, 23, 21, 19, 15, 12, 29],
                  "注：总分为三项得分之和，名次按总分从高到低排列；两栏可不填，由各项计算得出。", "上海2024年附件5")


def circle_review():
    headers = ["序号", "企业名称", "小组名称", "课题名称", "课题类型", "现场评审\n（60分）", "发表评审\n（40分）", "总分", "名次", "评审意见"]
    keys = ["{{@序号}}", merged("企业名称"), "小组名称", "课题名称", "课题类型", "现场评审", "发表评审", "总分", "名次", "评审意见"]
    return review("caq-reference/qc-review-summary", 5, "质量管理小组成果评审汇总表", CIRCLE, "评审", headers, keys,
                  [12, 46, 32, 50, 22, 20, 20, 15, 12, 28],
                  "注：总分为两项得分之和，名次按总分从高到低排列；两栏可不填，由各项计算得出。", "上海2024年附件5、重庆2019年附件5")


FORMS = [team_summary(), team_statistics(), team_recommendation(), team_review(), circle_summary(), circle_statistics(),
         circle_recommendation(), circle_review()]

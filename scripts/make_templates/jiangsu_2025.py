"""苏质协〔2025〕9号: the experience and attachments 2 to 5."""

from .blocks import (attachment, blank, box, boxes, chapter, head, label, listed, note, pair, plain, point, rich, row, seal,
                     sealed_value, text, title, value)
from .wordml import Form, Page, Paragraph, Table, Type

SIX = [29, 29.5, 28, 27.5, 28, 28]
ROOMY = Page(margins=(37, 20, 30, 20))


def application():
    def line(*cells):
        return row(*cells, height=14)

    table = Table(SIX, [
        line(label("组织名称"), sealed_value("组织名称", 5, "（盖章）")),
        line(pair("班组名称", value_span=5, align="left")),
        line(pair("经验名称", value_span=5, align="left")),
        line(pair("统一社会\n信用代码", value_span=2), pair("组织类型", value_span=2)),
        line(pair("所属行业", value_span=2), pair("组织规模", value_span=2)),
        line(pair("是否属于央企", value_span=2),
             label("所属央企\n集团全称"), value("所属央企集团全称", 2, hint="（非央企不用填）")),
        line(pair("详细通讯地址", value_span=3, align="left"), pair("邮 编")),
        line(pair("主管部门"), pair("直接联系人"), pair("手 机")),
        line(pair("座 机"), pair("班组长姓名"), pair("班组人数")),
        line(pair("产品/服务\n满意度（%）", value_span=2), pair("产品/服务\n合格率（%）", value_span=2)),
        line(pair("质量考核\n合格率（%）"), pair("质量改进活动\n参与率（%）"), pair("质量成本\n（万元/年）")),
        line(pair("培训参与人数\n（人次）"), pair("顾客投诉数\n（个）"), pair("质量、安全\n事故数（个）")),
    ], margins=(0.5, 1.2))
    name = "2025年江苏省质量信得过班组建设典型经验申报表"
    recommender = "推荐地市、行业质协" + blank("推荐地市、行业质协", 14) + "（盖章）" + seal("推荐单位")
    return Form("jiangsu-2025/2-application", name,
                [attachment("附件2"), title(name, before=14, after=14), head(recommender, after=4), table], ROOMY)


def statistics():
    def line(*cells):
        return row(*cells, height=9.5)

    items = [("本年度开展质量信得过班组建设活动组织数", "个"), ("本年度开展质量信得过班组建设活动班组数", "个"),
             ("本年度参与质量信得过班组建设活动员工数", "人次"), ("历年质量信得过班组建设典型经验累计数", "项"),
             ("本年度推荐质量信得过班组建设典型经验数", "项"),
             ("本年度对质量信得过班组建设推进活动投入费用（培训、交流、规范化等）", "万元"),
             ("本年度对质量信得过班组建设活动奖励费用", "万元")]
    trainings = [("本年度是否组织《质量信得过\n班组建设准则》宣贯培训", "培训人数", "宣贯培训人数"),
                 ("本年度是否组织质量信得过\n班组评委及骨干研修班", "研修人数", "评委及骨干研修人数"),
                 ("本年度是否组织班组长\n能力提升研修班", "研修人数", "班组长研修人数")]
    way = "质量信得过班组建设典型经验评审及交流形式"
    ways = boxes(way, ["发表评审", "现场评审", "与QC小组合开", "单独举办"])
    contact = ["本质协质量信得过班组建设推进活动归口部门及负责人：{{归口部门及负责人}}",
               "联系人：{{联系人}}\t手机：{{手机}}\t邮箱：{{邮箱}}", "通信地址：{{通信地址}}\t邮编：{{邮编}}"]
    block = text(contact, 6)
    block.paragraphs[1].tabs = ((45, "left"), (92, "left"))
    block.paragraphs[2].tabs = ((128, "left"),)

    def training(question, count, key):
        asked = plain(question)
        boxes_of_one = box(asked, "是") + "（ {{%s.文字}} ）次\n" % asked + box(asked, "否")
        return line(label(question, 2), text(boxes_of_one, 2), pair(count, key=key))

    # Edges of three cells (102 28 36) and of six (32 30 30 22 26 26).
    table = Table([32, 30, 30, 22, 26, 26], [
        line(label("统计项目", 4), label("单位"), label("数量")),
        *(line(text(item.replace("（", "\n（"), 4), label(unit), value(item)) for item, unit in items),
        *(training(*each) for each in trainings),
        line(label("质量信得过班组建设典型\n经验评审及交流形式", 2), text(ways, 4)),
        line(label("是否组织发表会"), text(boxes("是否组织发表会", ["是", "否"]), align="center"),
             pair("发表会报名\n班组数"), pair("发表班组数")),
        line(pair("发表会时间"), pair("发表会地点"), pair("参会人数")),
        row(block, height=24),
    ])
    name = "2025年江苏省质量信得过班组建设推进活动统计表"
    recommender = "推荐地市、行业质协" + blank("推荐地市、行业质协", 14) + "（盖章）" + seal("推荐单位")
    return Form("jiangsu-2025/4-statistics", name, [
        attachment("附件4"), title(name, before=10, after=0),
        Paragraph("（2024年6月-2025年6月）", "FormHead", "center", after=6), head(recommender, after=2), table,
        note("注：1. 本统计表来自企业统计数据资料。"), note("　　2. 各地市、行业质协统计时须扣除直属企业数据。"),
    ], Page(margins=(28, 22, 22, 22)), Type(title=(18, 26), head=(12, 20), cell=(10.5, 15), note=(10.5, 16)))


def summary_table():
    columns = [("序号", 8), ("组织名称", 21), ("班组名称", 18), ("经验名称", 24), ("统一社会\n信用代码", 32), ("组织类型", 13),
               ("所属行业", 13), ("组织\n规模", 9), ("是否\n央企", 9), ("所属央企\n集团全称", 16), ("详细通讯地址", 22), ("邮编", 12),
               ("主管部门", 13), ("直接\n联系人", 11), ("手机", 17), ("座机", 20), ("班组长\n姓名", 11), ("班组\n人数", 9),
               ("产品/服务\n满意度\n（%）", 14), ("产品/服务\n合格率\n（%）", 14), ("质量考核\n合格率\n（%）", 13),
               ("质量改进\n活动参与率\n（%）", 15.5), ("质量成本\n（万元/年）", 16), ("培训参与\n人数\n（人次）", 13),
               ("顾客\n投诉数\n（个）", 11), ("质量、安全\n事故数\n（个）", 15.5)]
    keys = ["{{@序号}}" if name == "序号" else "是否属于央企" if name == "是否\n央企" else "".join(name.split())
            for name, _ in columns]
    table = Table([width for _, width in columns], [
        row([label(name) for name, _ in columns], height=14, header=True),
        listed("典型经验", keys, 12, height=14),
    ], margins=(0.3, 0.5))
    name = "2025年江苏省质量信得过班组建设典型经验申报汇总表"
    return Form("jiangsu-2025/3-summary-table", name, [
        attachment("附件3"), title(name, before=0, after=4),
        head("填报单位" + blank("填报单位", 20) + "（盖章）" + seal("填报单位")), table,
    ], Page(margins=(18, 15, 15, 15), landscape=True, paper="A3"),
        Type(title=(22, 32), head=(12, 20), cell=(8, 10.5)))


def summary():
    name = "2025年江苏省质量信得过班组建设推进活动总结"
    chapters = [
        ("一、基本情况", [
            ("（一）本质协、单位全年质量信得过班组建设活动推进情况介绍，年度重点工作任务（标准普及宣传、专家队伍建设）等。",
             "活动推进情况"),
            ("（二）本质协、单位质量信得过班组建设典型经验发表交流情况。", "发表交流情况")]),
        ("二、推进经验及做法", [
            ("（一）本质协、单位在质量信得过班组建设活动推进过程中采取的特色方法、措施和取得的效果。", "方法措施和效果"),
            ("（二）本地市或行业组织开展质量信得过班组建设活动的突出事迹。", "突出事迹")]),
        ("三、存在问题及改进方向", [
            ("（一）本质协、单位年度活动推进过程中存在的问题或遇到的困难。", "问题或困难"),
            ("（二）本质协、单位未来改进方向和拟采取的针对性措施。", "改进方向和措施"),
            ("（三）本质协、单位对江苏省质量管理协会质量信得过班组建设推进活动的建议。", "建议")])]
    blocks = [attachment("附件5"), title(name.replace("建设", "\n建设"), before=20, after=20)]
    for words, points in chapters:
        blocks.append(chapter(words))
        for prompt, key in points:
            blocks += [point(prompt), rich(key)]
    return Form("jiangsu-2025/5-summary", name, blocks, Page(numbered=True), Type(title=(22, 34)))


def experience():
    parts = [("班组概况", 500), ("实施背景", 500), ("实施过程", 5000), ("实施效果", 500)]
    blocks = [title("{{经验名称}}{{^经验名称}}经验名称（30字以内）{{/经验名称}}", before=4, after=4),
              Paragraph("{{组织名称}}", "Byline"), Paragraph("{{班组名称}}", "Byline", after=7)]
    for number, (part, limit) in zip("一二三四", parts):
        hint = "{{^%s}}（%d字以内）{{/%s}}" % (part, limit, part)
        blocks += [chapter(f"{number}、{part}{hint}"), rich(part)]
    name = "2025年江苏省质量信得过班组建设典型经验"
    return Form("jiangsu-2025/experience", name, blocks, Page(numbered=True), Type(title=(22, 34)))


FORMS = [experience(), application(), summary_table(), statistics(), summary()]

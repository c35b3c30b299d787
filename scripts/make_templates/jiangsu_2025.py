"""苏质协〔2025〕9号: the experience and attachments 2 to 5."""

from .blocks import attachment, head, label, pair, row, seal, title, value
from .wordml import Cell, Form, Page, Paragraph, Table, Type

SIX = [29, 29.5, 28, 27.5, 28, 28]
ROOMY = Page(margins=(37, 20, 30, 20))


def stamped(key, span, width):
    """A value with the place for its seal at the right end of the cell."""
    return Cell([Paragraph("{{%s}}\t（盖章）%s" % (key, seal(key)), "CellText", tabs=((width, "right"),))], span)


def application():
    def line(*cells):
        return row(*cells, height=14)

    table = Table(SIX, [
        line(label("组织名称"), stamped("组织名称", 5, 138)),
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
    recommender = "推荐地市、行业质协{{推荐地市、行业质协|下划线:14}}（盖章）" + seal("推荐单位")
    return Form("jiangsu-2025/2-application", name,
                [attachment("附件2"), title(name, before=14, after=14), head(recommender, after=4), table], ROOMY)


FORMS = [application()]

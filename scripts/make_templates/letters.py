"""Letters of a secretariat to those who send forms: forms sent back to be mended, and reminders."""

from .blocks import label, row, text, title
from .wordml import Form, Page, Paragraph, Table, Type

PAGE = Page(margins=(30, 24, 28, 26), numbered=True)
TYPE = Type(title=(22, 34), head=(16, 29), cell=(11, 15), note=(11, 17))


def words(content, head=False, **keywords):
    return Paragraph(content, "FormHead" if head else "BodyText", **keywords)


def signature():
    right = 12
    return [
        Paragraph("{{落款}}", "FormHead", "right", right=right, before=18, keep_next=True),
        Paragraph("{{日期|日期:yyyy年m月d日}}", "FormHead", "right", right=right),
    ]


CONTACT = ["{{#联系人}}联系人：{{联系人}}　{{/联系人}}", "{{#电话}}电话：{{电话}}　{{/电话}}", "{{#邮箱}}邮箱：{{邮箱}}{{/邮箱}}"]
NUMBERED = "{{@序号}}．{{#附件}}{{附件}}　{{/附件}}{{标题}}{{#名称}}（{{名称}}）{{/名称}}"


def returned():
    table = Table([12, 34, 52, 44, 18], [
        row([label(name) for name in ("序号", "栏目", "问题", "修改要求", "处理")], height=8, header=True),
        row(text("{{#问题}}{{@序号}}", align="center"), text("{{栏目}}", align="center"), text("{{问题}}"),
            text("{{怎么改}}"), text("{{要求}}{{/问题}}", align="center"), height=8, may_split=True)])
    blocks = [
        title("材料退回修改通知单", before=0, after=12),
        words("{{单位}}：", head=True),
        words("你单位报送的{{#活动}}“{{活动}}”{{/活动}}材料已收到，感谢支持。经审核，下列材料有需要修改或核对之处，现予退回。"
              "请对照下表修改，{{#截止}}于{{截止}}前{{/截止}}{{^截止}}尽快{{/截止}}重新报送。"),
        words("{{#材料}}"),
        words(NUMBERED, head=True, before=8, keep_next=True),
        words("{{#文件}}文件：{{文件}}{{/文件}}", after=3, keep_next=True),
        table,
        words("{{/材料}}"),
        words("说明：处理一栏为“须改正”的，请改正；为“请核对”的，请核对，确认无误的可以不改，并请回复说明。修改后请重新报送整份材料，"
              "Word 文件与盖章的 PDF 内容须一致。", before=10),
        words("".join(CONTACT)),
        *signature(),
    ]
    return Form("letters/return", "材料退回修改通知单", blocks, PAGE, TYPE)


def reminder():
    blocks = [
        title("关于报送材料的提醒函", before=0, after=14),
        words("{{单位}}：", head=True),
        words("{{#活动}}“{{活动}}”{{/活动}}材料正在收集。截至{{日期|日期:yyyy年m月d日}}，尚未收到你单位的下列材料："),
        words("{{#材料}}"),
        words(NUMBERED),
        words("{{/材料}}"),
        words("请{{#截止}}于{{截止}}前{{/截止}}{{^截止}}尽快{{/截止}}报送。如已报送，请告知发送的时间和方式，以便查找；"
              "如不参加，也请告知。感谢支持！"),
        words("".join(CONTACT)),
        *signature(),
    ]
    return Form("letters/reminder", "关于报送材料的提醒函", blocks, PAGE, TYPE)


FORMS = [returned(), reminder()]

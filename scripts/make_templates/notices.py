"""Notices and text attachments on the page of GB/T 9704-2012.

The letterhead, the number, the addressees, the body and everything below it are data, so one template serves every
association. Clauses of the standard stand beside the numbers; docs/notices.md tells how the templates are used.

Three tricks keep the places right whatever the data are:
- A line of exact height puts its baseline at 8/10 of it. A letterhead's line is 0.859/0.8 of its type, so that the top of
  the characters is the top of the line, and stays so when `一行` lowers type and line together.
- The red line is the bottom border of the number's paragraph, so it is as wide as the text.
- 28 characters of 16 pt are 2 mm wider than the text: the styles draw them together by a quarter of a point. A grid of
  characters would do the same in Word, but LibreOffice gives a character that is wider than its cell two of them, and
  a grid of lines would stretch the title's.
"""

from dataclasses import dataclass

from . import package
from .wordml import escape, run_content, twips

PITCH = 580  # twips: 22 lines fill the 225 mm of the text
BODY = 16  # 3号, in points
HALF = 158  # twips: half a character's share of the line; w:firstLineChars and its like count 16 pt
TIGHT = '<w:spacing w:val="-5"/>'  # 20ths of a point: 28 characters to a line of 156 mm
TOP_OF_TYPE = 0.859375 / 0.8
RED = "FF0000"
FOOTER_DISTANCE = 1404  # twips: the dashes stand 7 mm below the text
TIBETAN = "Microsoft Himalaya"

SONG, HEI, FANGSONG, KAI, TITLE, LATIN = (package.SONG, package.HEI, package.FANGSONG, package.KAI, package.TITLE,
                                          package.LATIN)


def letterhead_line(size):
    return round(size * TOP_OF_TYPE * 20)


def paragraph(style, text="", properties="", run=""):
    """`properties` and `run` are elements of w:pPr and w:rPr, in the schema's order."""
    content = ""
    if text:
        content = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{run}</w:rPr>{run_content(text)}</w:r>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def when(key, *blocks):
    """Blocks that stand only where `key` is filled, once for every item of a list."""
    return paragraph("NoticeText", "{{#%s}}" % key) + "".join(blocks) + paragraph("NoticeText", "{{/%s}}" % key)


def unless(key, *blocks):
    return paragraph("NoticeText", "{{^%s}}" % key) + "".join(blocks) + paragraph("NoticeText", "{{/%s}}" % key)


LOOSE = '<w:spacing w:line="240" w:lineRule="auto"/>'  # a line of exact height would cut a picture


def exact(line, before=0, after=0):
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def sized(size):
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


def head_name(key, size, width, align="center"):
    """A line of the letterhead: as large as `size`, smaller where the name would not fit into one line."""
    return paragraph("Letterhead", "{{%s|一行:%smm}}" % (key, width),
                     exact(letterhead_line(size), after=120) + f'<w:jc w:val="{align}"/>', sized(size))


def head_second_script(key, size, width, align="center"):
    """Stacked letters reach far below their line: room for them is left there."""
    fonts = (f'<w:rFonts w:ascii="{TIBETAN}" w:hAnsi="{TIBETAN}" w:eastAsia="{TIBETAN}" w:cs="{TIBETAN}"/>'
             f'<w:color w:val="{RED}"/>' + sized(size) + '<w:lang w:bidi="bo-CN"/>')
    text = f'<w:r><w:rPr>{fonts}</w:rPr>{run_content("{{%s|一行:%smm}}" % (key, width))}</w:r>'
    return when(key, f'<w:p><w:pPr><w:pStyle w:val="Letterhead"/>{exact(round(size * 26), after=round(size * 11))}'
                     f'<w:jc w:val="{align}"/></w:pPr>{text}</w:p>')


KEEP = "<w:keepNext/>"  # from the last of the body or its attachments to the date: a page never holds the signature alone


def blank_line(height=PITCH, keep=""):
    return paragraph("NoticeText", properties=keep + exact(height))


def letterhead():
    """7.2.4: red, 小标宋, its top 35 mm below the top of the text."""
    down = blank_line(twips(35))
    # Lines of several scripts or bodies are smaller: the first page must show text (7.3.3).
    several = when("@多项", head_second_script("民族文字", 22, 156), head_name("汉字", 38, 156))
    only = unless("@多项", head_second_script("民族文字", 30, 156), head_name("汉字", 54, 156))
    own = when("发文机关标志", when("@首项", down), several, only)
    names = when("机关", head_second_script("民族文字", 18, 116, "distribute"), head_name("汉字", 32, 116, "distribute"))
    joint = when("联合发文", down, table([twips(118), twips(156) - twips(118)], [[
        (names, "top"), (head_name("文种", 46, 34), "center")]]))
    return own + joint


def cell(grid, at, span, content, valign):
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (f'<w:tc><w:tcPr><w:tcW w:w="{sum(grid[at:at + span])}" w:type="dxa"/>{spanned}<w:vAlign w:val="{valign}"/>'
            f'</w:tcPr>{content}</w:tc>')


def table(grid, rows, position="", borders="", height=0):
    """A table of fixed columns; a cell is (content, vertical alignment) or (content, alignment, span)."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    at_least = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    content = ""
    for row in rows:
        cells, at = "", 0
        for words, valign, *span in row:
            cells += cell(grid, at, span[0] if span else 1, words, valign)
            at += span[0] if span else 1
        content += f"<w:tr><w:trPr><w:cantSplit/>{at_least}</w:trPr>{cells}</w:tr>"
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (f'<w:tbl><w:tblPr>{position}<w:tblW w:w="{sum(grid)}" w:type="dxa"/>{borders}'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
            '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
            f' w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{content}</w:tbl>')


def number_and_line():
    """7.2.5, 7.2.7: two lines below the letterhead; the red line 4 mm below, as wide as the text."""
    line = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="10" w:color="{RED}"/></w:pBdr>'
    return when("发文字号", paragraph("NoticeText", "{{发文字号}}", line + exact(360, before=2 * PITCH) +
                                      '<w:jc w:val="center"/>'))


def title(before):
    return paragraph("NoticeTitle", "{{标题}}", exact(640, before=before, after=PITCH))


def body(keep=""):
    return paragraph("NoticeBody", "{{+正文}}", keep)


def attachments():
    """7.3.4: one line below the body, two characters in; names that run on hang below their first character."""
    def named(text, label, left, keep=""):
        properties = (f'{keep}<w:tabs><w:tab w:val="left" w:pos="{left * HALF}"/></w:tabs>'
                      f'<w:ind w:left="{left * HALF}" w:hanging="{label * HALF}"/>')
        return paragraph("NoticeText", text, properties)

    # In half characters: 附件： begins at 4; numbers at 10 and names at 13, or the only name at 10.
    # The last of them stays with the signature; a long list may part before.
    later = when("@末项", named("{{@序号}}.\t{{.}}", 3, 13, KEEP)) + unless("@末项", named("{{@序号}}.\t{{.}}", 3, 13))
    several = when("@多项", when("@首项", named("附件：{{@序号}}.\t{{.}}", 9, 13)), unless("@首项", later))
    only = unless("@多项", named("附件：{{.}}", 6, 10, KEEP))
    return when("附件", when("@首项", blank_line(keep=KEEP)), several, only)


SEAL_AND_DATE = f'<w:ind w:right="{8 * HALF}"/>' + '<w:jc w:val="%s"/>'


def seal_line(tag, properties):
    """A line of no height in the middle of the seal."""
    return paragraph("NoticeText", tag, KEEP + exact(20) + properties)


def signature():
    """7.3.5.1: the date four characters from the right, the name centred over it, the seal over both."""
    centred = SEAL_AND_DATE % "center"
    one = when("署名",
               paragraph("NoticeText", "{{署名|对中:成文日期}}",
                         KEEP + exact(PITCH, before=2 * PITCH) + centred),
               seal_line("{{章:发文机关章|直径:42mm|对中:成文日期}}", centred))
    half, middle = twips(78), '<w:jc w:val="center"/>'

    def signer(side, tag):
        """The row is the repeat; its tag stands before the name or behind the seal, outside what `side` shows."""
        opens, closes = (tag, "") if tag.startswith("{{#") else ("", tag)
        return (paragraph("NoticeText", opens + "{{%s}}" % side, KEEP + middle) +
                seal_line("{{#%s}}{{章:%s机关章|直径:42mm}}{{/%s}}" % (side, side, side) + closes, middle))

    joint = table([half, half], [[(signer("左", "{{#行}}"), "center"), (signer("右", "{{/行}}"), "center")]],
                  height=twips(44))
    return one + when("联合署名", joint) + when("成文日期", paragraph("NoticeText", "{{成文日期|日期:yyyy年M月d日}}", SEAL_AND_DATE % "right"))


def remark():
    """7.3.6: two characters in, in brackets, below the date."""
    return when("附注", paragraph("NoticeBody", "（{{附注}}）"))


def imprint():
    """7.4: 4号仿宋, a character in on both sides; lines of 0.35 mm above and below, of 0.25 mm between; on the text's foot."""
    # 抄送： and 主题词： end where the second and the third column begin; the date has the last.
    grid = [twips(20), twips(5), twips(65), twips(156) - twips(20) - twips(5) - twips(65)]
    position = ('<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:topFromText="0" w:bottomFromText="0"'
                ' w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="0" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>')
    borders = ('<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/>'
               '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/>'
               '<w:insideH w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tblBorders>')
    # Not in characters: those would be characters of the body's size.
    in_left, in_right = '<w:ind w:left="280"/>', '<w:ind w:right="280"/>'

    def row(key, span=1):
        return [(paragraph("Imprint", "{{#%s}}%s：" % (key, key), in_left), "top", span),
                (paragraph("Imprint", "{{%s}}{{/%s}}" % (key, key), in_right), "top", 4 - span)]

    printed = [(paragraph("Imprint", "{{#印发机关}}{{印发机关}}", in_left), "top", 3),
               (paragraph("Imprint", "{{印发日期|日期:yyyy年M月d日}}印发{{/印发机关}}", in_right + '<w:jc w:val="right"/>'), "top")]
    rows = [row("主题词", 2), row("抄报"), row("抄送"), printed]
    return when("版记", table(grid, rows, position, borders), paragraph("NoticeText", properties=exact(20)))


def footer(align):
    indent = "right" if align == "right" else "left"
    text = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>'
    return (f'<w:ftr xmlns:w="{package.MAIN}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/>'
            f'<w:ind w:{indent}="280"/><w:jc w:val="{align}"/></w:pPr>' + text % "— " +
            '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>' + text % " —" + '</w:p></w:ftr>')


def style(identifier, name, chinese, size, line, align="both", latin=LATIN, properties="", run="", paragraph_first=""):
    fonts = package.fonts(chinese, latin).replace("<w:rFonts ", '<w:rFonts w:hint="eastAsia" ')
    custom = "" if identifier.startswith("Heading") else ' w:customStyle="1"'
    return (f'<w:style w:type="paragraph"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph_first}<w:spacing w:line="{line}" w:lineRule="exact"/>'
            f'{properties if "w:outlineLvl" not in properties else ""}<w:jc w:val="{align}"/>'
            f'{properties if "w:outlineLvl" in properties else ""}</w:pPr><w:rPr>{fonts}{run}{sized(size)}</w:rPr></w:style>')


INDENT = f'<w:ind w:firstLine="{4 * HALF}"/>'


def heading(level, chinese, latin=LATIN):
    made = style(f"Heading{level}", f"heading {level}", chinese, BODY, PITCH, latin=latin,
                 properties=f'<w:outlineLvl w:val="{level - 1}"/>', run=TIGHT, paragraph_first="<w:keepNext/>")
    return made.replace('<w:jc w:val="both"/>', INDENT + '<w:jc w:val="both"/>')


def styles():
    own = "".join((
        style("NoticeText", "公文文字", FANGSONG, BODY, PITCH, run=TIGHT),
        style("NoticeBody", "公文正文", FANGSONG, BODY, PITCH, properties=INDENT, run=TIGHT),
        heading(1, HEI, HEI), heading(2, KAI), heading(3, FANGSONG), heading(4, FANGSONG),
        style("Letterhead", "发文机关标志", TITLE, 54, letterhead_line(54), "center", TITLE, run=f'<w:color w:val="{RED}"/>'),
        style("NoticeTitle", "公文标题", TITLE, 22, 640, "center", TITLE),
        style("Attachment", "附件号", HEI, BODY, PITCH, "left", HEI, run=TIGHT),
        style("TableText", "表格文字", FANGSONG, 12, 360, "center"),
        style("Imprint", "版记", FANGSONG, 14, 480, "both"),
        style("PageNumber", "页码", SONG, 14, 400, "center", SONG),
    ))
    base = package.styles(package_type()).split("<w:style ")
    normal = "<w:style ".join(base[:4])
    normal = normal.replace('<w:sz w:val="21"/><w:szCs w:val="24"/>', '<w:sz w:val="32"/><w:szCs w:val="32"/>')
    return normal + own + "</w:styles>"


def package_type():
    from .wordml import Type
    return Type()


SECTION = ('<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
           '<w:pgSz w:w="11906" w:h="16838"/>'
           f'<w:pgMar w:top="{twips(37)}" w:right="{twips(26)}" w:bottom="1980" w:left="{twips(28)}" w:header="851"'
           f' w:footer="{FOOTER_DISTANCE}" w:gutter="0"/><w:cols w:space="425"/>'
           f'<w:docGrid w:linePitch="{PITCH}"/></w:sectPr>')


@dataclass
class Notice:
    path: str
    title: str
    blocks: str

    def parts(self):
        override = f'<Override PartName="/word/footer%d.xml" ContentType="{package.WORD}.footer+xml"/>\n'
        relation = f'<Relationship Id="rId%d" Type="{package.OFFICE}/relationships/footer" Target="footer%d.xml"/>\n'
        return (
            ("[Content_Types].xml", package.CONTENT_TYPES.replace("</Types>", override % 1 + override % 2 + "</Types>")),
            ("_rels/.rels", package.PACKAGE_RELATIONSHIPS),
            ("word/document.xml", f'<w:document xmlns:w="{package.MAIN}" xmlns:r="{package.OFFICE}/relationships"><w:body>'
                                  f'{self.blocks}{SECTION}</w:body></w:document>'),
            ("word/_rels/document.xml.rels", package.DOCUMENT_RELATIONSHIPS.replace(
                "</Relationships>", relation % (4, 1) + relation % (5, 2) + "</Relationships>")),
            ("word/styles.xml", styles()),
            ("word/settings.xml", package.SETTINGS.replace(
                "<w:drawingGridVerticalSpacing", "<w:evenAndOddHeaders/>\n<w:drawingGridVerticalSpacing")),
            ("word/fontTable.xml", package.font_table()),
            ("docProps/core.xml", package.core_properties(escape(self.title))),
            ("docProps/app.xml", package.APPLICATION),
            ("word/footer1.xml", footer("right")),
            ("word/footer2.xml", footer("left")),
        )


def notice():
    addressees = when("主送机关", paragraph("NoticeText", "{{主送机关}}："))
    notes = when("备注", blank_line(keep=KEEP), paragraph("NoticeBody", "{{+内容}}", KEEP))
    code = when("二维码", paragraph("NoticeText", "{{码:网址|宽:25mm}}", KEEP + LOOSE + '<w:jc w:val="center"/>'),
                paragraph("NoticeText", "{{说明}}", KEEP + '<w:jc w:val="center"/>'))
    blocks = (letterhead() + number_and_line() + title(2 * PITCH) + addressees + body(KEEP) + attachments() + notes + code +
              signature() + remark() + imprint())
    return Notice("gb-9704/notice", "", blocks)


def attachment():
    """7.3.4.2: 附件 and its number in 3号黑体 flush left on the first line, the title on the third."""
    blocks = (when("附件号", paragraph("Attachment", "{{附件号}}")) + title(PITCH) + body())
    return Notice("gb-9704/attachment", "", blocks)


FORMS = [notice(), attachment()]

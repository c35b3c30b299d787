"""The parts around a form's body, and the file. The same form always gives the same bytes."""

import zipfile
from xml.sax.saxutils import escape

from .wordml import twips_of_points

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{WORD}.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{WORD}.fontTable+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
</Types>"""

PACKAGE_RELATIONSHIPS = f"""<Relationships xmlns="{RELATIONSHIPS}">
<Relationship Id="rId1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{RELATIONSHIPS}/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>
</Relationships>"""

DOCUMENT_RELATIONSHIPS = f"""<Relationships xmlns="{RELATIONSHIPS}">
<Relationship Id="rId1" Type="{OFFICE}/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/relationships/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/relationships/fontTable" Target="fontTable.xml"/>
</Relationships>"""

NUMBERED_CONTENT_TYPES = CONTENT_TYPES.replace(
    "</Types>", f'<Override PartName="/word/footer1.xml" ContentType="{WORD}.footer+xml"/>\n</Types>')
NUMBERED_RELATIONSHIPS = DOCUMENT_RELATIONSHIPS.replace(
    "</Relationships>",
    f'<Relationship Id="rId4" Type="{OFFICE}/relationships/footer" Target="footer1.xml"/>\n</Relationships>')
FOOTER = (f'<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>'
          '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>'
          '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
          '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>')

SETTINGS = f"""<w:settings xmlns:w="{MAIN}">
<w:zoom w:percent="100"/>
<w:bordersDoNotSurroundHeader/>
<w:bordersDoNotSurroundFooter/>
<w:defaultTabStop w:val="420"/>
<w:drawingGridVerticalSpacing w:val="156"/>
<w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat>
<w:spaceForUL/>
<w:doNotLeaveBackslashAlone/>
<w:ulTrailSpace/>
<w:doNotExpandShiftReturn/>
<w:adjustLineHeightInTable/>
<w:useFELayout/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>
<w:decimalSymbol w:val="."/>
<w:listSeparator w:val=","/>
</w:settings>"""

APPLICATION = f'<Properties xmlns="{OFFICE}/extended-properties"><Application>sealpress</Application></Properties>'

SONG, HEI, FANGSONG, KAI, TITLE = "宋体", "黑体", "仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"
LATIN = "Times New Roman"

FONTS = (  # name, other name, panose, charset, family, pitch
    (SONG, "SimSun", "02010600030101010101", "86", "auto", "variable"),
    (HEI, "SimHei", "02010609060101010101", "86", "modern", "fixed"),
    (FANGSONG, "仿宋", "02010609030101010101", "86", "modern", "fixed"),
    (KAI, "楷体", "02010609030101010101", "86", "modern", "fixed"),
    (TITLE, "FZXiaoBiaoSong-B05S", "02010601030101010101", "86", "script", "fixed"),
    (LATIN, "", "02020603050405020304", "00", "roman", "variable"),
)


def font_table():
    fonts = ""
    for name, other, panose, charset, family, pitch in FONTS:
        alternative = f'<w:altName w:val="{other}"/>' if other else ""
        fonts += (f'<w:font w:name="{name}">{alternative}<w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/>'
                  f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>')
    return f'<w:fonts xmlns:w="{MAIN}">{fonts}</w:fonts>'


def fonts(chinese, latin=LATIN):
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{LATIN}"/>'


def style(identifier, name, chinese, metrics, align, latin=LATIN, indent=""):
    """A paragraph style; `metrics` is (size, exact line height)."""
    size, line = metrics
    return (f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
            '<w:basedOn w:val="Normal"/><w:qFormat/>'
            f'<w:pPr><w:spacing w:line="{twips_of_points(line)}" w:lineRule="exact"/>{indent}<w:jc w:val="{align}"/></w:pPr>'
            f'<w:rPr>{fonts(chinese, latin)}<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>'
            '</w:style>')


def styles(sizes):
    note_hang = f'<w:ind w:left="{twips_of_points(2 * sizes.note[0])}" w:hanging="{twips_of_points(2 * sizes.note[0])}"/>'
    own = "".join((
        style("Attachment", "附件号", HEI, (16, 26), "left", latin=HEI),
        style("FormTitle", "表题", TITLE, sizes.title, "center", latin=TITLE),
        style("FormHead", "表头", FANGSONG, sizes.head, "left"),
        style("CellLabel", "栏名", FANGSONG, sizes.cell, "center"),
        style("CellValue", "填写", FANGSONG, sizes.cell, "center"),
        style("CellText", "栏内文字", FANGSONG, sizes.cell, "left"),
        style("CellBody", "栏内段落", FANGSONG, sizes.cell, "both",
              indent='<w:ind w:firstLineChars="200" w:firstLine="%d"/>' % twips_of_points(2 * sizes.cell[0])),
        style("FormNote", "附注", FANGSONG, sizes.note, "both", indent=note_hang),
        style("PageNumber", "页码", SONG, (14, 20), "center", latin=SONG),
        style("Heading", "一级标题", HEI, (16, 29), "both", latin=HEI,
              indent='<w:ind w:firstLineChars="200" w:firstLine="640"/>'),
        style("Subheading", "二级标题", KAI, (16, 29), "both",
              indent='<w:ind w:firstLineChars="200" w:firstLine="640"/>'),
        style("Byline", "署名", KAI, (16, 29), "center"),
        style("BodyText", "公文正文", FANGSONG, (16, 29), "both",
              indent='<w:ind w:firstLineChars="200" w:firstLine="640"/>'),
    ))
    return (f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts(SONG)}<w:lang w:val="en-US"'
            ' w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
            '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>'
            '<w:rPr><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="24"/></w:rPr></w:style>'
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
            '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            f'<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>{own}</w:styles>')


def core_properties(title):
    return ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>")


def parts(form):
    numbered = form.page.numbered
    return (
        ("[Content_Types].xml", NUMBERED_CONTENT_TYPES if numbered else CONTENT_TYPES),
        ("_rels/.rels", PACKAGE_RELATIONSHIPS),
        ("word/document.xml", f'<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}/relationships"><w:body>{form.body()}</w:body></w:document>'),
        ("word/_rels/document.xml.rels", NUMBERED_RELATIONSHIPS if numbered else DOCUMENT_RELATIONSHIPS),
        ("word/styles.xml", styles(form.type)),
        ("word/settings.xml", SETTINGS),
        ("word/fontTable.xml", font_table()),
        ("docProps/core.xml", core_properties(form.title)),
        ("docProps/app.xml", APPLICATION),
    ) + ((("word/footer1.xml", FOOTER),) if numbered else ())


def write(form, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in form.parts() if hasattr(form, "parts") else parts(form):
            entry = zipfile.ZipInfo(name)  # 1980-01-01, the earliest time a zip can hold
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, DECLARATION + content)

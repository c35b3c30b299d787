"""WordprocessingML as plain values and as text.

Lengths are millimetres, type sizes and line heights points; they become twips and half-points here.
"""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape


def twips(mm):
    return round(mm * 1440 / 25.4)


def twips_of_points(points):
    return round(points * 20)


@dataclass
class Paragraph:
    """Text in one formatting; a line feed is a line break, a tab goes to the next of `tabs`."""

    text: str
    style: str
    align: str = ""
    left: float = 0
    right: float = 0
    line: float = 0  # exact height in points; the style's own by default
    before: float = 0
    after: float = 0
    tabs: tuple = ()  # (mm, "left" | "center" | "right")
    keep_next: bool = False

    def xml(self):
        properties = f'<w:pStyle w:val="{self.style}"/>'
        if self.keep_next:
            properties += "<w:keepNext/>"
        if self.tabs:
            stops = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>' for at, kind in self.tabs)
            properties += f"<w:tabs>{stops}</w:tabs>"
        if self.before or self.after or self.line:
            exact = f' w:line="{twips_of_points(self.line)}" w:lineRule="exact"' if self.line else ""
            properties += (f'<w:spacing w:before="{twips_of_points(self.before)}"'
                           f' w:after="{twips_of_points(self.after)}"{exact}/>')
        if self.left or self.right:
            left = f' w:left="{twips(self.left)}"' if self.left else ""
            right = f' w:right="{twips(self.right)}"' if self.right else ""
            properties += f"<w:ind{left}{right}/>"
        if self.align:
            properties += f'<w:jc w:val="{self.align}"/>'
        return f"<w:p><w:pPr>{properties}</w:pPr>{run(self.text)}</w:p>"


def run(text):
    """East Asian by hint, so that “ ” … · □ take the Chinese font."""
    if not text:
        return ""
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{run_content(text)}</w:r>'


def run_content(text):
    xml = ""
    for number, line in enumerate(text.split("\n")):
        xml += "<w:br/>" if number else ""
        for index, piece in enumerate(line.split("\t")):
            xml += "<w:tab/>" if index else ""
            xml += f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
    return xml


@dataclass
class Cell:
    paragraphs: list
    span: int = 1
    valign: str = "center"
    merge: str = ""  # "restart" or "continue"
    open: str = ""  # the side without a border: "top" or "bottom"

    def xml(self, width):
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if self.span > 1:
            properties += f'<w:gridSpan w:val="{self.span}"/>'
        if self.merge:
            properties += f'<w:vMerge w:val="{self.merge}"/>'
        if self.open:
            properties += f'<w:tcBorders><w:{self.open} w:val="nil"/></w:tcBorders>'
        properties += f'<w:vAlign w:val="{self.valign}"/>'
        content = "".join(p.xml() for p in self.paragraphs)
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


@dataclass
class Row:
    cells: list
    height: float  # at least, mm
    header: bool = False
    may_split: bool = False

    def paragraphs(self):
        return [p for cell in self.cells for p in cell.paragraphs]

    def keep_next(self):
        for paragraph in self.paragraphs():
            paragraph.keep_next = True

    def xml(self, columns):
        properties = "" if self.may_split else "<w:cantSplit/>"
        properties += f'<w:trHeight w:val="{twips(self.height)}" w:hRule="atLeast"/>'
        if self.header:
            properties += "<w:tblHeader/>"
        properties += '<w:jc w:val="center"/>'
        cells, at = "", 0
        for cell in self.cells:
            cells += cell.xml(sum(columns[at:at + cell.span]))
            at += cell.span
        if at != len(columns):
            raise ValueError(f"row covers {at} of {len(columns)} columns: {self.cells}")
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


TABLE_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
    for side, size in (("top", 8), ("left", 8), ("bottom", 8), ("right", 8), ("insideH", 4), ("insideV", 4)))


@dataclass
class Table:
    grid: list  # column widths, mm
    rows: list
    margins: tuple = (0.5, 1.4)  # of a cell: above and below, left and right
    together: bool = False  # a short table that stands on one page with what follows it

    def __post_init__(self):
        if self.together:
            for row in self.rows:
                row.keep_next()

    def keep_last_row(self):
        """A row that repeats would chain all its copies together."""
        last = self.rows[-1]
        if not any("{{#" in p.text for p in last.paragraphs()):
            last.keep_next()

    def xml(self):
        columns = [twips(width) for width in self.grid]
        vertical, horizontal = (f'w:w="{twips(m)}" w:type="dxa"' for m in self.margins)
        properties = (
            f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{TABLE_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:top {vertical}/><w:left {horizontal}/><w:bottom {vertical}/><w:right {horizontal}/>'
            '</w:tblCellMar>'
            '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            ' w:noHBand="1" w:noVBand="1"/>')
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        rows = "".join(row.xml(columns) for row in self.rows)
        return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


PAPERS = {"A4": (11906, 16838), "A3": (16838, 23811)}


@dataclass
class Page:
    """Margins: top, right, bottom, left."""

    margins: tuple = (37, 26, 35, 28)
    landscape: bool = False
    paper: str = "A4"
    numbered: bool = False  # — 1 — below the text

    def xml(self):
        width, height = PAPERS[self.paper]
        orient = ""
        if self.landscape:
            width, height, orient = height, width, ' w:orient="landscape"'
        top, right, bottom, left = (twips(m) for m in self.margins)
        footer = '<w:footerReference w:type="default" r:id="rId4"/>' if self.numbered else ""
        return (f'<w:sectPr>{footer}<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
                f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
                ' w:header="851" w:footer="1588" w:gutter="0"/><w:cols w:space="425"/>'
                '<w:docGrid w:linePitch="312"/></w:sectPr>')


@dataclass
class Type:
    """The sizes of a form's type: (size, exact line height) in points."""

    title: tuple = (18, 26)
    head: tuple = (12, 20)
    cell: tuple = (12, 16)
    note: tuple = (10.5, 15)


@dataclass
class Form:
    path: str  # <collection>/<form>
    title: str  # of the document's properties
    blocks: list  # of Paragraph and Table
    page: Page = field(default_factory=Page)
    type: Type = field(default_factory=Type)

    def __post_init__(self):
        """Notes stay together, and with what stands above them: no page holds the end of the notes alone."""
        for block, below in zip(self.blocks, self.blocks[1:]):
            if not (isinstance(below, Paragraph) and below.style == "FormNote"):
                continue
            if isinstance(block, Table):
                block.keep_last_row()
            elif block.style in ("FormHead", "FormNote") or block.text.startswith("{{+"):
                block.keep_next = True

    def body(self):
        return "".join(block.xml() for block in self.blocks) + self.page.xml()

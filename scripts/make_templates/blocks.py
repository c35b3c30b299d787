"""What official forms are made of: labelled cells, lines of boxes, seal lines, notes."""

from .wordml import Cell, Paragraph, Row

DATE = "日期:yyyy年M月d日"
BLANK_DATE = "　　年　　月　　日"


def attachment(text):
    return Paragraph(text, "Attachment")


def title(text, before=6, after=6):
    return Paragraph(text, "FormTitle", before=before, after=after)


def head(text, **keywords):
    return Paragraph(text, "FormHead", **keywords)


def note(text):
    return Paragraph(text, "FormNote")


def label(text, span=1, **keywords):
    return Cell([Paragraph(text, "CellLabel")], span, **keywords)


def value(key, span=1, align="", hint=""):
    """A cell for the value of `key`; `hint` stands there until it is filled."""
    shown = "{{^%s}}%s{{/%s}}" % (key, hint, key) if hint else ""
    return text(shown + "{{%s}}" % key, span, align=align, style="CellValue")


def text(content, span=1, align="", style="CellText", valign="center"):
    """A cell of fixed text and tags, a paragraph for each item."""
    items = content if isinstance(content, list) else [content]
    return Cell([Paragraph(item, "CellBody" if item.startswith("{{+") else style, align=align) for item in items], span,
                valign)


def boxes(key, options, gap="  "):
    """Every option with its box."""
    return gap.join(box(key, option) for option in options)


def box(key, option, shown=None):
    return "{{☐%s=%s}}%s" % (key, option, option if shown is None else shown)


def blank(key, length):
    """The value on a rule `length` characters long (the filter counts half-width ones)."""
    return "{{%s|下划线:%d}}" % (key, 2 * length)


def listed(key, columns, at_least, **keywords):
    """A row that repeats for every item of the list `key`; `columns` are keys, or tags as they are."""
    tags = [column if column.startswith("{{") else "{{%s}}" % column for column in columns]
    tags[0] = "{{#%s|至少:%d}}" % (key, at_least) + tags[0]
    tags[-1] += "{{/%s}}" % key
    return row([text(tag, align="center") for tag in tags], **keywords)


def pair(name, label_span=1, value_span=1, key=None, align=""):
    """A label cell and the cell for its value; the label is the key unless one is given."""
    return [label(name, label_span), value(key or plain(name), value_span, align)]


def plain(name):
    return "".join(name.split())


def row(*cells, height, **keywords):
    """Cells, and lists of cells, as one row at least `height` mm high."""
    flat = []
    for cell in cells:
        flat.extend(cell if isinstance(cell, list) else [cell])
    return Row(flat, height, **keywords)


def date(key, blank=BLANK_DATE):
    shown = "{{%s|%s}}" % (key, DATE)
    return shown + "{{^%s}}%s{{/%s}}" % (key, blank, key) if blank else shown


def dated(name, label_span=1, value_span=1):
    return [label(name, label_span), text(date(name, ""), value_span, align="center")]


def seal(name, diameter="42mm"):
    return "{{章:%s|直径:%s}}" % (name, diameter)


def sealed_value(key, span, printed="", at=115):
    """A value with the place for its seal near the right end of the cell."""
    cell = text("{{%s}}\t%s%s" % (key, printed, seal(key)), span)
    cell.paragraphs[0].tabs = ((at, "right"),)
    return cell


SEAL_WIDTH, SEAL_INSET = 60, 4  # mm: the part of a cell that holds a seal, and what is right of it
SEAL_FOOT = 27  # mm: from the line above the seal's middle to 21 mm below it


def sealed_text(content, name, span, height, width=170):
    """A cell of text with the seal at its foot: two rows without a line between.

    The seal's middle lies between 单位盖章 and the date, and all of it inside the table's right and lower rules. Short
    text goes with it to the next page; what applicants write at length is divided.
    """
    story = text(content, span, valign="top")
    middle = Paragraph(seal(name), "CellText", "center", line=1)
    foot = Cell([Paragraph("单位盖章", "CellText", "center"), middle,
                 Paragraph(date("盖章日期"), "CellText", "center", after=40)], span, "bottom")
    for ending in foot.paragraphs:
        ending.left, ending.right = width - SEAL_WIDTH - SEAL_INSET, SEAL_INSET
    for part in story.paragraphs:
        part.keep_next = not any("{{+" in p.text for p in story.paragraphs)
    story.open, foot.open = "bottom", "top"
    return [row(story, height=max(height - SEAL_FOOT, 0), may_split=True), row(foot, height=SEAL_FOOT)]


def when_blank(key, *paragraphs):
    """Printed on the blank form only."""
    style = paragraphs[0].style
    return [Paragraph("{{^%s}}" % key, style), *paragraphs, Paragraph("{{/%s}}" % key, style)]


def chapter(words):
    return Paragraph(words, "Heading", keep_next=True)


def point(words):
    return Paragraph(words, "Subheading", keep_next=True)


def body(words):
    return Paragraph(words, "BodyText")


def rich(key):
    return body("{{+%s}}" % key)

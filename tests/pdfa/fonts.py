"""Fonts (ISO 19005-2, 6.2.11): embedded, of the widths that they state, without .notdef shown."""
import struct

from content import tokens


def u16(data, at):
    return struct.unpack_from(">H", data, at)[0]


def sfnt_tables(program):
    tables = {}
    for i in range(u16(program, 4)):
        tag, _, begin, length = struct.unpack_from(">4sIII", program, 12 + 16 * i)
        tables[tag] = program[begin:begin + length]
    return tables


def true_type_widths(program):
    """Widths of all glyphs in thousandths of an em."""
    tables = sfnt_tables(program)
    per_em, metrics, count = u16(tables[b"head"], 18), u16(tables[b"hhea"], 34), u16(tables[b"maxp"], 4)
    return [u16(tables[b"hmtx"], 4 * min(i, metrics - 1)) * 1000 / per_em for i in range(count)]


def stated_widths(document, font):
    """/W as a map from CID to width."""
    widths, items = {}, list(document.get(font.get("/W", [])))
    while items:
        first, second = items.pop(0), document.get(items.pop(0))
        if isinstance(second, list):
            widths.update({first + i: width for i, width in enumerate(second)})
        else:
            width = items.pop(0)
            widths.update({cid: width for cid in range(first, second + 1)})
    return widths


def shown_codes(document, parent):
    """The two-byte codes that content streams show in a Type0 font."""
    codes = set()
    for content, resources in document.contents():
        names = {name for name, reference in (document.key(resources, "/Font") or {}).items()
                 if document.get(reference) is parent}
        current = False
        for operator, operands in tokens(content):
            if operator == b"Tf":
                current = operands[0].decode() in names
            elif current and operator in (b"Tj", b"TJ"):
                for operand in operands:
                    if operand.startswith(b"<") and operand != b"<<":
                        data = bytes.fromhex(operand[1:-1].decode())
                        codes.update(u16(data, i) for i in range(0, len(data) - 1, 2))
    return codes


def check_cid_font(document, font, parent, report):
    if parent is None or parent.get("/Encoding") not in ("/Identity-H", "/Identity-V"):
        report("6.2.11.3.3", "CMap that is neither Identity nor embedded")
    if not {"/Registry", "/Ordering", "/Supplement"} <= (document.get(font.get("/CIDSystemInfo")) or {}).keys():
        report("6.2.11.3.1", "CIDSystemInfo")
    if font.get("/Subtype") == "/CIDFontType2" and document.get(font.get("/CIDToGIDMap")) is None:
        report("6.2.11.3.2", "no CIDToGIDMap")


def check_program(document, font, parent, descriptor, report):
    shown = shown_codes(document, parent)
    if 0 in shown:
        report("6.2.11.8", ".notdef is shown")
    stated, default = stated_widths(document, font), font.get("/DW", 1000)
    if "/FontFile2" in descriptor:
        widths = true_type_widths(document.streams[descriptor["/FontFile2"]])
        for code in shown:
            if code >= len(widths):
                report("6.2.11.4.1", f"glyph {code} is not in the font")
            elif abs(widths[code] - stated.get(code, default)) > 1:
                report("6.2.11.5", f"width of glyph {code}")
    if "/CIDSet" in descriptor:
        bits = document.streams[descriptor["/CIDSet"]]
        listed = {8 * i + b for i, byte in enumerate(bits) for b in range(8) if byte & 0x80 >> b}
        if not shown <= listed:
            report("6.2.11.4.2", "CIDSet lacks glyphs")


def check_font(document, font, parent, report):
    descriptor = document.get(font.get("/FontDescriptor")) or {}
    programs = [k for k in ("/FontFile", "/FontFile2", "/FontFile3") if descriptor.get(k) in document.streams]
    if font.get("/Subtype") != "/Type3" and len(programs) != 1:
        return report("6.2.11.4.1", f"font {font.get('/BaseFont')} is not embedded")
    if font.get("/Subtype") in ("/CIDFontType0", "/CIDFontType2"):
        check_cid_font(document, font, parent, report)
        if parent is not None:
            check_program(document, font, parent, descriptor, report)

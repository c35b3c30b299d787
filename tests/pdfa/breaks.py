"""One damage for each clause: what pdfa_check.py must notice. The example has text, a link, a seal's field,
a picture with transparency and a title."""

def first(document, **wanted):
    """The first dictionary with these entries."""
    for _, d in document.dictionaries():
        if all(d.get("/" + key) == value for key, value in wanted.items()):
            return d
    raise LookupError(wanted)


def page(document):
    return next(document.pages())


def content(document):
    parts = page(document)["/Contents"]
    return parts if isinstance(parts, str) else parts[0]


def replace(old, new):
    def damage(document):
        assert old in document.raw
        document.raw = document.raw.replace(old, new, 1)
    return damage


def append_raw(tail):
    def damage(document):
        document.raw += tail
    return damage


def put(what, key, value):
    """Sets an entry of the dictionary that `what` finds."""
    def damage(document):
        what(document)[key] = value
    return damage


def drop(what, key):
    def damage(document):
        del what(document)[key]
    return damage


def write(tail, head=b""):
    """Adds to the page's content."""
    def damage(document):
        reference = content(document)
        document.streams[reference] = head + document.streams[reference] + tail
    return damage


def edit_xmp(old, new):
    def damage(document):
        reference = document.catalog["/Metadata"]
        assert old in document.streams[reference]
        document.streams[reference] = document.streams[reference].replace(old, new)
    return damage


def spoil_profile(document):
    intent = document.get(document.catalog["/OutputIntents"][0])
    document.streams[intent["/DestOutputProfile"]] = b"no profile"


def attach(document):
    document.objects["990 0 R"] = {"/Type": "/Filespec", "/F": "u:a", "/UF": "u:a", "/EF": {"/F": "991 0 R"},
                                   "/AFRelationship": "/Data"}
    document.objects["991 0 R"] = {"/Type": "/EmbeddedFile", "/Subtype": "/text#2fplain"}
    document.streams["991 0 R"] = b"a"
    document.catalog["/AF"] = ["990 0 R"]


def attach_in_part_3(document):
    attach(document)
    edit_xmp(b"part>2<", b"part>3<")(document)
    del document.objects["990 0 R"]["/AFRelationship"]


def forget_cids(document):
    descriptor = first(document, Type="/FontDescriptor")
    document.objects["992 0 R"] = {}
    document.streams["992 0 R"] = b"\x80"
    descriptor["/CIDSet"] = "992 0 R"


def show_notdef(document):
    name = next(iter(document.key(page(document), "/Resources", "/Font")))
    write(b"\nBT " + name.encode() + b" 9 Tf <0000> Tj ET")(document)


def show_missing_glyph(document):
    fonts = document.key(page(document), "/Resources", "/Font")
    for name, reference in fonts.items():
        descendant = document.get(document.get(document.get(reference)["/DescendantFonts"])[0])
        if descendant["/Subtype"] == "/CIDFontType2":
            return write(b"\nBT " + name.encode() + b" 9 Tf <FFF0> Tj ET")(document)
    raise LookupError("no TrueType font")


def widen(document):
    first(document, Subtype="/CIDFontType2")["/W"] = [0, 65535, 123]


def unmask(document):
    del page(document)["/Group"]
    document.catalog["/OutputIntents"] = []


catalog = lambda d: d.catalog
link = lambda d: first(d, Subtype="/Link")
widget = lambda d: first(d, Subtype="/Widget")
image = lambda d: first(d, Subtype="/Image")
form = lambda d: d.get(d.catalog["/AcroForm"])
stream = lambda d: d.objects[content(d)]
cid_font = lambda d: first(d, Subtype="/CIDFontType2")
type0 = lambda d: first(d, Subtype="/Type0")
descriptor = lambda d: d.get(cid_font(d)["/FontDescriptor"])
trailer = lambda d: d.trailer
info = lambda d: d.get(d.trailer["/Info"])

BREAKS = [
    ("6.1.2", "no binary comment", replace(b"\n%", b"\n% plain\n%")),
    ("6.1.2", "version 2.0", replace(b"%PDF-1.7", b"%PDF-2.0")),
    ("6.1.3", "bytes after the end", append_raw(b"tail")),
    ("6.1.3", "encrypted", put(trailer, "/Encrypt", {})),
    ("6.1.3", "no identifier", drop(trailer, "/ID")),
    ("6.1.6", "odd hexadecimal string", append_raw(b"<ABC>\n%%EOF\n")),
    ("6.1.7.1", "length", replace(b"/Length ", b"/Length 1")),
    ("6.1.7.1", "stream elsewhere", put(stream, "/F", "u:other.bin")),
    ("6.1.7.2", "LZW", put(stream, "/Filter", "/LZWDecode")),
    ("6.1.9", "obj without a line end", replace(b" obj\n", b" obj ")),
    ("6.1.13", "long name", put(catalog, "/Long", "/" + "x" * 200)),
    ("6.1.13", "long string", put(info, "/Subject", "u:" + "x" * 40000)),
    ("6.1.13", "huge page", put(page, "/MediaBox", [0, 0, 20000, 100])),
    ("6.1.13", "deep q", write(b"\nQ" * 29, b"q\n" * 29)),
    ("6.2.2", "unknown operator", write(b"\n1 2 frobnicate")),
    ("6.2.2", "missing resource", write(b"\n/Nowhere Do")),
    ("6.2.2", "q without Q", write(b"\nq")),
    ("6.2.3", "no output intent", put(catalog, "/OutputIntents", [])),
    ("6.2.3", "no profile in it", spoil_profile),
    ("6.2.4.3", "CMYK operator", write(b"\n0 0 0 1 k")),
    ("6.2.4.3", "CMYK picture", put(image, "/ColorSpace", "/DeviceCMYK")),
    ("6.2.5", "transfer function", put(catalog, "/Any", {"/Type": "/ExtGState", "/TR": "/Identity"})),
    ("6.2.8.1", "interpolation", put(image, "/Interpolate", True)),
    ("6.2.9.1", "reference object", put(catalog, "/Any", {"/Subtype": "/Form", "/Ref": {}})),
    ("6.2.9.3", "PostScript", put(catalog, "/Any", {"/Subtype": "/PS"})),
    ("6.2.10", "blend mode", put(catalog, "/Any", {"/Type": "/ExtGState", "/BM": "/Sparkle"})),
    ("6.2.10", "no space to blend in", unmask),
    ("6.2.11.3.1", "system info", put(cid_font, "/CIDSystemInfo", {})),
    ("6.2.11.3.2", "no CIDToGIDMap", drop(cid_font, "/CIDToGIDMap")),
    ("6.2.11.3.3", "foreign CMap", put(type0, "/Encoding", "/GBK-EUC-H")),
    ("6.2.11.4.1", "font not embedded", drop(descriptor, "/FontFile2")),
    ("6.2.11.4.1", "glyph not in the font", show_missing_glyph),
    ("6.2.11.4.2", "CIDSet", forget_cids),
    ("6.2.11.5", "widths", widen),
    ("6.2.11.8", ".notdef", show_notdef),
    ("6.3.1", "film", put(link, "/Subtype", "/Movie")),
    ("6.3.2", "not printed", put(link, "/F", 0)),
    ("6.3.2", "hidden", put(widget, "/F", 6)),
    ("6.3.3", "no appearance", drop(widget, "/AP")),
    ("6.4.1", "widget with an action", put(widget, "/AA", {})),
    ("6.4.1", "NeedAppearances", put(form, "/NeedAppearances", True)),
    ("6.4.2", "XFA", put(form, "/XFA", [])),
    ("6.5.1", "launch", put(link, "/A", {"/S": "/Launch"})),
    ("6.5.1", "script", put(catalog, "/OpenAction", {"/S": "/JavaScript"})),
    ("6.5.2", "actions of the catalog", put(catalog, "/AA", {})),
    ("6.5.2", "actions of a page", put(page, "/AA", {})),
    ("6.6.2.1", "no metadata", drop(catalog, "/Metadata")),
    ("6.6.2.1", "encoding", edit_xmp(b'id="W5M0', b'encoding="x" id="W5M0')),
    ("6.6.3", "another title", put(info, "/Title", "u:another")),
    ("6.6.4", "no claim", edit_xmp(b"pdfaid:part", b"pdfaid:porte")),
    ("6.8", "attachment", attach),
    ("6.8", "attachment without its relation", attach_in_part_3),
    ("6.9", "optional content", put(catalog, "/OCProperties", {"/D": {"/AS": []}})),
    ("6.10", "alternate presentations", put(catalog, "/Names", {"/AlternatePresentations": {"/Names": []}})),
    ("6.11", "requirements", put(catalog, "/Requirements", [])),
]

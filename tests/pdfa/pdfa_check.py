#!/usr/bin/env python3
"""Checks PDF files against the clauses of ISO 19005-2 (PDF/A-2b), and of -3b, that sealpress can break.

    pdfa_check.py FILE.pdf ...        prints what is wrong, one line each; exit code 1 if anything is
    pdfa_check.py --self-test FILE    breaks a good file in one clause after another (breaks.py) and
                                      fails unless each break is reported under its clause

Reads the bytes for what concerns the file itself, and qpdf's JSON for the objects. Not a complete
validator: Validator_A1b of PDFBox judges the PDF/A-1b files, which share fonts, colours, metadata and
file structure with these.
"""
import base64
import copy
import json
import re
import struct
import subprocess
import sys

from content import tokens
from fonts import check_font

ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
ANNOTATIONS = {"/Text", "/Link", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine",
               "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup",
               "/FileAttachment", "/Widget", "/PrinterMark", "/TrapNet", "/Watermark", "/Redact"}
BLEND = {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge",
         "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation",
         "/Color", "/Luminosity"}


class Document:
    """A file as qpdf reads it: `objects` by reference ("12 0 R"), streams inflated."""

    def __init__(self, raw, parsed):
        self.raw = raw
        self.objects = {}
        self.streams = {}
        for key, entry in parsed["qpdf"][1].items():
            if key == "trailer":
                self.trailer = entry["value"]
            elif "stream" in entry:
                reference = key.removeprefix("obj:")
                self.objects[reference] = entry["stream"]["dict"]
                self.streams[reference] = base64.b64decode(entry["stream"].get("data", ""))
            else:
                self.objects[key.removeprefix("obj:")] = entry["value"]

    def get(self, value):
        for _ in range(32):
            if not isinstance(value, str) or value not in self.objects:
                return value
            value = self.objects[value]
        return value

    def key(self, dictionary, *path):
        value = self.get(dictionary)
        for name in path:
            value = self.get(value.get(name)) if isinstance(value, dict) else None
        return value

    def dictionaries(self):
        """Every dictionary of the file, with the reference that it is below of."""
        def walk(value, owner):
            if isinstance(value, dict):
                yield owner, value
                for child in value.values():
                    yield from walk(child, owner)
            elif isinstance(value, list):
                for child in value:
                    yield from walk(child, owner)
        for reference, value in self.objects.items():
            yield from walk(value, reference)

    @property
    def catalog(self):
        return self.get(self.trailer["/Root"])

    def pages(self):
        def walk(node, depth=0):
            node = self.get(node)
            if depth > 32:
                return
            if node.get("/Type") == "/Pages":
                for kid in self.get(node["/Kids"]):
                    yield from walk(kid, depth + 1)
            else:
                yield node
        yield from walk(self.catalog["/Pages"])

    def contents(self):
        """Each content stream with its resources: pages, forms, appearances."""
        for page in self.pages():
            parts = page.get("/Contents", [])
            parts = parts if isinstance(parts, list) else [parts]
            yield b"\n".join(self.streams[p] for p in parts), self.get(page.get("/Resources"))
        for reference, dictionary in self.objects.items():
            if reference in self.streams and dictionary.get("/Subtype") == "/Form":
                yield self.streams[reference], self.get(dictionary.get("/Resources"))


def text(value):
    """A string of qpdf's JSON without its mark."""
    if not isinstance(value, str):
        return None
    if value.startswith("u:"):
        return value[2:]
    return bytes.fromhex(value[2:]).decode("latin-1") if value.startswith("b:") else None


def check_file(document, report):
    raw = document.raw
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", raw):
        report("6.1.2", "header")
    if not re.search(rb"%%EOF[\r]?[\n]?$", raw):
        report("6.1.3", "bytes after the end")
    if "/Encrypt" in document.trailer:
        report("6.1.3", "encryption")
    identity = document.trailer.get("/ID")
    if not isinstance(identity, list) or len(identity) != 2:
        report("6.1.3", "no file identifier")
    bodies = re.sub(rb"stream\r?\n.*?\nendstream", b"stream\nendstream", raw, flags=re.S)
    for match in re.finditer(rb"\d+ \d+ obj(.)", bodies, flags=re.S):
        if match[1] not in b"\r\n":
            report("6.1.9", "no line end after obj")
    for match in re.finditer(rb"(?<!<)<([0-9A-Fa-f\s]*)>(?!>)", bodies):
        if len(re.sub(rb"\s", b"", match[1])) % 2:
            report("6.1.6", "hexadecimal string of odd length")
    for match in re.finditer(rb"/Length (\d+)(?! \d+ R).{0,400}?stream\r?\n", raw, flags=re.S):
        if b"endobj" not in match[0] and not re.match(rb"\r?\n?endstream", raw[match.end() + int(match[1]):]):
            report("6.1.7.1", "a stream is not as long as it says")


def check_streams(document, report):
    for reference in document.streams:
        dictionary = document.objects[reference]
        filters = document.get(dictionary.get("/Filter", []))
        for name in filters if isinstance(filters, list) else [filters]:
            if name in ("/LZWDecode", "/Crypt"):
                report("6.1.7.2", f"filter {name}")
        if {"/F", "/FFilter", "/FDecodeParms"} & dictionary.keys():
            report("6.1.7.1", "a stream in another file")


def check_limits(document, report):
    def walk(value):
        if isinstance(value, dict):
            for key, child in value.items():
                walk(key)
                walk(child)
        elif isinstance(value, list):
            for child in value:
                walk(child)
        elif isinstance(value, str):
            if value.startswith("/") and len(value.encode()) > 128:
                report("6.1.13", "name longer than 127 bytes")
            if value[:2] in ("u:", "b:") and len(value) > 32769:
                report("6.1.13", "string longer than 32767 bytes")
    for value in document.objects.values():
        walk(value)
    for page in document.pages():
        left, bottom, right, top = page["/MediaBox"]
        if not all(3 <= side <= 14400 for side in (right - left, top - bottom)):
            report("6.1.13", "page size")


def profile_of(document):
    for intent in document.get(document.catalog.get("/OutputIntents", [])):
        intent = document.get(intent)
        if intent.get("/S") == "/GTS_PDFA1":
            return intent.get("/DestOutputProfile")
    return None


def check_output_intent(document, report):
    intents = [document.get(i) for i in document.get(document.catalog.get("/OutputIntents", []))]
    if len({i.get("/DestOutputProfile") for i in intents}) > 1:
        report("6.2.3", "output intents of different profiles")
    reference = profile_of(document)
    if reference not in document.streams:
        return report("6.2.3", "no output intent")
    profile, count = document.streams[reference], document.objects[reference].get("/N")
    space = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(profile[16:20])
    whole = len(profile) > 132 and struct.unpack(">I", profile[:4])[0] == len(profile) and profile[36:40] == b"acsp"
    if not whole or profile[8] > 4 or profile[12:16] not in (b"mntr", b"prtr") or space != count:
        report("6.2.3", "profile of the output intent")


def check_colours(document, report):
    for _, dictionary in document.dictionaries():
        for key in ("/ColorSpace", "/CS"):
            space = document.get(dictionary.get(key))
            if space == "/DeviceCMYK" or (isinstance(space, list) and "/DeviceCMYK" in space):
                report("6.2.4.3", "DeviceCMYK with an RGB output intent")
    for content, _ in document.contents():
        if any(operator in (b"k", b"K") for operator, _ in tokens(content)):
            report("6.2.4.3", "operator k with an RGB output intent")


def check_graphics(document, report):
    for _, d in document.dictionaries():
        if d.get("/Type") == "/ExtGState" or "/SMask" in d and "/Subtype" not in d:
            if "/TR" in d or d.get("/TR2", "/Default") != "/Default" or "/HTP" in d:
                report("6.2.5", "transfer function or halftone phase")
            mode = document.get(d.get("/BM", "/Normal"))
            for name in mode if isinstance(mode, list) else [mode]:
                if name not in BLEND:
                    report("6.2.10", f"blend mode {name}")
        if d.get("/Subtype") == "/Image":
            if "/Alternates" in d or "/OPI" in d or d.get("/Interpolate"):
                report("6.2.8.1", "image with alternates, OPI or interpolation")
        if d.get("/Subtype") == "/Form" and {"/OPI", "/PS", "/Ref"} & d.keys():
            report("6.2.9.1", "form with PostScript, OPI or a reference")
        if d.get("/Subtype") == "/PS":
            report("6.2.9.3", "PostScript object")


def check_contents(document, report):
    for content, resources in document.contents():
        depth = deepest = 0
        for operator, operands in tokens(content):
            depth += {b"q": 1, b"Q": -1}.get(operator, 0)
            deepest = max(deepest, depth)
            if operator is None:
                report("6.2.2", f"unknown operator {operands!r}")
            used = {b"Tf": "/Font", b"Do": "/XObject", b"gs": "/ExtGState"}.get(operator)
            if used:
                names = [o for o in operands if o.startswith(b"/")]
                if not names or document.key(resources, used, names[-1].decode()) is None:
                    report("6.2.2", f"resource {names} is not there")
        if depth:
            report("6.2.2", "q without Q")
        if deepest > 28:
            report("6.1.13", "q nested too deeply")


def check_transparency(document, report):
    for page in document.pages():
        objects = document.key(page, "/Resources", "/XObject") or {}
        masked = any("/SMask" in document.get(o) for o in objects.values())
        if masked and document.key(page, "/Group", "/CS") is None and profile_of(document) is None:
            report("6.2.10", "transparency without a colour space to blend in")


def check_fonts(document, report):
    for reference, font in document.objects.items():
        if isinstance(font, dict) and font.get("/Type") == "/Font" and "/DescendantFonts" not in font:
            parent = next((f for f in document.objects.values() if isinstance(f, dict)
                           and reference in (document.get(f.get("/DescendantFonts")) or [])), None)
            check_font(document, font, parent, report)


def check_annotations(document, report):
    for page in document.pages():
        if "/AA" in page:
            report("6.5.2", "page with actions of its own")
        for annotation in document.get(page.get("/Annots", [])):
            a = document.get(annotation)
            if a.get("/Subtype") not in ANNOTATIONS:
                report("6.3.1", f"annotation {a.get('/Subtype')}")
            if a.get("/Subtype") != "/Popup":
                flags = a.get("/F", 0)
                if not flags & 4 or flags & (1 | 2 | 32 | 256):
                    report("6.3.2", "annotation that is not printed, or hidden")
            rect = a["/Rect"]
            if a.get("/Subtype") not in ("/Popup", "/Link") and rect[0] != rect[2] and rect[1] != rect[3]:
                appearance = document.get(a.get("/AP"))
                if not isinstance(appearance, dict) or set(appearance) != {"/N"}:
                    report("6.3.3", "annotation without a normal appearance, or with others")
            if a.get("/Subtype") == "/Widget" and {"/A", "/AA"} & a.keys():
                report("6.4.1", "widget with an action")


def check_forms(document, report):
    form = document.key(document.catalog, "/AcroForm")
    if not form:
        return
    if form.get("/NeedAppearances"):
        report("6.4.1", "NeedAppearances")
    if "/XFA" in form:
        report("6.4.2", "XFA form")


def check_actions(document, report):
    if "/AA" in document.catalog:
        report("6.5.2", "catalog with actions of its own")
    for _, d in document.dictionaries():
        action = document.get(d.get("/A"))
        for candidate in (action, document.get(d.get("/OpenAction"))):
            if isinstance(candidate, dict) and candidate.get("/S") not in ACTIONS:
                report("6.5.1", f"action {candidate.get('/S')}")


def check_metadata(document, report):
    reference = document.catalog.get("/Metadata")
    if reference not in document.streams:
        report("6.6.2.1", "no metadata")
        return None
    xmp = document.streams[reference].decode("utf-8", "replace")
    if re.search(r"<\?xpacket[^>]*(bytes|encoding)=", xmp):
        report("6.6.2.1", "packet with bytes or encoding")
    part = re.search(r"<pdfaid:part>(\d)</pdfaid:part>", xmp)
    if not part or "<pdfaid:conformance>B</pdfaid:conformance>" not in xmp:
        report("6.6.4", "no claim")
    unescape = lambda s: s.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    info = document.get(document.trailer.get("/Info")) or {}
    for key, pattern in (("/Title", r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>"),
                         ("/Author", r"<dc:creator>.*?<rdf:li[^>]*>(.*?)</rdf:li>"),
                         ("/Producer", r"<pdf:Producer>(.*?)</pdf:Producer>")):
        value, found = text(info.get(key)), re.search(pattern, xmp, flags=re.S)
        if value is not None and (not found or unescape(found[1]) != value):
            report("6.6.3", f"{key} differs between Info and XMP")
    return int(part[1]) if part else None


def check_attachments(document, part, report):
    files = [(r, d) for r, d in document.objects.items() if isinstance(d, dict) and "/EF" in d]
    if files and part != 3:
        report("6.8", "embedded file that is no PDF/A")
    linked = document.get(document.catalog.get("/AF", [])) or []
    for reference, specification in files:
        stream = document.key(specification, "/EF", "/F")
        if not {"/F", "/UF", "/AFRelationship"} <= specification.keys() or reference not in linked:
            report("6.8", "file specification")
        if not isinstance(stream, dict) or "/Subtype" not in stream:
            report("6.8", "embedded file without its kind")


def check_rest(document, report):
    if "/Requirements" in document.catalog:
        report("6.11", "requirements")
    if document.key(document.catalog, "/Names", "/AlternatePresentations"):
        report("6.10", "alternate presentations")
    if document.key(document.catalog, "/Names", "/JavaScript"):
        report("6.5.1", "JavaScript")
    for configuration in [document.key(document.catalog, "/OCProperties", "/D")]:
        if configuration and ("/Name" not in configuration or "/AS" in configuration):
            report("6.9", "optional content")


def faults(document):
    """Every fault as (clause, words), each once."""
    found = []

    def report(clause, words):
        if (clause, words) not in found:
            found.append((clause, words))
    for check in (check_file, check_streams, check_limits, check_output_intent, check_colours, check_graphics,
                  check_contents, check_transparency, check_fonts, check_annotations, check_forms,
                  check_actions, check_rest):
        check(document, report)
    check_attachments(document, check_metadata(document, report), report)
    return found


def load(path):
    out = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path],
                         capture_output=True, check=True).stdout
    with open(path, "rb") as file:
        return file.read(), json.loads(out)


def self_test(path):
    from breaks import BREAKS
    raw, parsed = load(path)
    bad = [f"the example itself: {fault}" for fault in faults(Document(raw, parsed))]
    for clause, name, damage in BREAKS:
        document = Document(raw, copy.deepcopy(parsed))
        damage(document)
        if clause not in [found for found, _ in faults(document)]:
            bad.append(f"{clause} {name}: not noticed")
    print("\n".join(bad) if bad else f"{len(BREAKS)} breaks noticed")
    return 1 if bad else 0


def main(arguments):
    if arguments[:1] == ["--self-test"]:
        return self_test(arguments[1])
    code = 0
    for path in arguments:
        for clause, words in faults(Document(*load(path))):
            print(f"{path}: {clause} {words}")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

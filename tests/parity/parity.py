#!/usr/bin/env python3
"""How alike our pages are to LibreOffice's.

For each Word file: a copy whose fonts are ones that both sides have (so that only layout is
compared), LibreOffice's PDF of it and ours (with --like libreoffice), the characters of both with
their positions as mutool reads them, grouped into lines in the same way, and compared: pages, lines
that hold the same text on the same page, distance of their starts, and characters found at all.

LibreOffice's PDFs are the slow part and depend on the files alone: --lo keeps them in a folder that
many runs share (made once, then only read), --keep keeps our side.

  parity.py --sealpress build/release/sealpress FILE|DIR... [--lo DIR] [--keep DIR] [--json OUT]
"""

import argparse
import collections
import concurrent.futures
import hashlib
import json
import os
import re
import shutil
import statistics
import sys
import tempfile
import unicodedata
import zipfile
import zlib
from pathlib import Path

from pages import LEADER, characters, libreoffice, percentile, run

LATIN = "Liberation Serif"
EAST_ASIAN = "Noto Serif CJK SC"
TIBETAN = "Noto Serif Tibetan"
TIBETAN_FONT = re.compile(r"himalaya|tibet|jomolhari|珠穆朗玛", re.IGNORECASE)


# The characters of symbol fonts lie in the private use area, where no common font has any: a bullet
# of the common font stands for each.
BULLET = "\u2022"


def common_font(attribute, name):
    if TIBETAN_FONT.search(name):
        return TIBETAN
    return EAST_ASIAN if attribute == "eastAsia" else LATIN


THEME_SLOT = {"ascii": LATIN, "hAnsi": LATIN, "eastAsia": EAST_ASIAN, "cs": LATIN}


def with_common_fonts(part, text):
    """The part's XML with every font name replaced; references to theme fonts become names."""
    def named(match):
        return f'{match.group(1)}:{match.group(2)}="{common_font(match.group(2), match.group(3))}"'

    def in_fonts(match):
        fonts = match.group(0)
        for slot, name in THEME_SLOT.items():
            theme = re.search(rf'\b(\w+):{slot}Theme="[^"]*"', fonts) or \
                (re.search(r'\b(\w+):cstheme="[^"]*"', fonts) if slot == "cs" else None)
            if theme:
                fonts = re.sub(rf'\s\w+:{slot}="[^"]*"', "", fonts)
                fonts = fonts.replace(theme.group(0), f'{theme.group(1)}:{slot}="{name}"')
        return re.sub(r'\b(\w+):(ascii|hAnsi|eastAsia|cs)="([^"]*)"', named, fonts)

    def in_symbol(match):
        symbol = re.sub(r'\b(\w+):font="[^"]*"', rf'\g<1>:font="{LATIN}"', match.group(0))
        return re.sub(r'(:char=")f0[0-9a-f]{2}(")', rf"\g<1>{ord(BULLET):04X}\2", symbol, flags=re.IGNORECASE)

    text = re.sub(r"&#x(?=f0)([0-9a-f]{4});", lambda m: chr(int(m.group(1), 16)), text, flags=re.IGNORECASE)
    text = re.sub("[\uf000-\uf0ff]", BULLET, text)
    text = re.sub(r"<\w+:sym\b[^>]*>", in_symbol, text)
    text = re.sub(r'(<a:(?:latin|cs)\s[^>]*?typeface=")(?!\+)[^"]+(")', rf"\g<1>{LATIN}\2", text)
    text = re.sub(r'(<a:ea\s[^>]*?typeface=")(?!\+)[^"]*(")', rf"\g<1>{EAST_ASIAN}\2", text)
    return re.sub(r"<\w+:rFonts\b[^>]*>", in_fonts, text)


def with_own_paragraphs(text):
    """LibreOffice forgets the paragraph properties that a table style has from the styles it is based
    on; Word does not. Written into each style they are there for both."""
    styles = {m.group(1): m.group(0) for m in
              re.finditer(r'<w:style\b[^>]*w:styleId="([^"]+)"[^>]*>.*?</w:style>', text, re.DOTALL)
              if 'w:type="table"' in m.group(0).split(">", 1)[0]}

    def own(style):
        head = style.split("<w:tblStylePr", 1)[0]
        found = re.search(r"<w:pPr>(.*?)</w:pPr>", head, re.DOTALL)
        if found and "</w:" in found.group(1):
            return {}  # borders, tabs: nested, and rare in table styles
        elements = re.findall(r"<w:(\w+)\b((?:[^>\"]|\"[^\"]*\")*?)/>", found.group(1)) if found else []
        return {name: dict(re.findall(r'([\w:]+)="([^"]*)"', attributes)) for name, attributes in elements}

    def resolved(identity, depth=0):
        style = styles.get(identity)
        if style is None or depth > 10:
            return {}
        based = re.search(r'<w:basedOn w:val="([^"]+)"', style)
        properties = resolved(based.group(1), depth + 1) if based else {}
        for name, attributes in own(style).items():
            properties[name] = {**properties.get(name, {}), **attributes}
        return properties

    for identity, style in styles.items():
        properties = resolved(identity)
        if properties == own(style) or "<w:pPr>" in style.split("<w:tblStylePr", 1)[0] and not own(style):
            continue
        inner = "".join(f"<w:{name}" + "".join(f' {k}="{v}"' for k, v in attributes.items()) + "/>"
                        for name, attributes in properties.items())
        head, mark, rest = style.partition("<w:tblStylePr")
        head = re.sub(r"<w:pPr>.*?</w:pPr>", "", head, flags=re.DOTALL)
        head = re.sub(r"(<w:rPr\b|<w:tblPr\b|<w:trPr\b|<w:tcPr\b|</w:style>|$)", rf"<w:pPr>{inner}</w:pPr>\1", head,
                      count=1)
        text = text.replace(style, head + mark + rest)
    return text


def with_stored_results(text):
    """LibreOffice works out cross-references anew. Fields without a name keep what Word has stored."""
    return re.sub(r"(<(\w+:)instrText\b[^>]*>\s*)(?:REF|NOTEREF|STYLEREF)\b", r"\g<1>STORED", text)


SECTION_END = re.compile(r"(<w:p\b[^>]*>\s*<w:pPr>(?:(?!</w:pPr>).)*</w:sectPr>(?:(?!</w:pPr>).)*</w:pPr>)\s*</w:p>",
                         re.DOTALL)


def with_shown_ends(text):
    """LibreOffice drops the line of an empty paragraph that ends a section where the next one is
    continuous; Word keeps it. A blank in it keeps it for both."""
    return SECTION_END.sub(r'\1<w:r><w:t xml:space="preserve">&#160;</w:t></w:r></w:p>', text)


def for_both(part, text):
    """The part's XML with all that the two sides could not show alike for want of fonts or data."""
    text = with_shown_ends(with_stored_results(with_common_fonts(part, text)))
    return with_own_paragraphs(text) if part.endswith("styles.xml") else text


def make_copy(source, target):
    """Writes the copy that both sides lay out. A file that is no sound zip is judged as it is."""
    try:
        with zipfile.ZipFile(source) as old:
            parts = [(info.filename, old.read(info)) for info in old.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        shutil.copyfile(source, target)
        return
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            if name.endswith(".xml"):
                try:
                    data = for_both(name, data.decode("utf-8")).encode("utf-8")
                except UnicodeDecodeError:
                    pass
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def lines(page):
    """Groups characters into lines: same baseline, no gap of more than two ems. Of a tab's leader the
    kind counts, not how many of its dots were drawn."""
    rows = []
    for y, x, size, c, _ in sorted(page, key=lambda c: c.y):
        if rows and abs(rows[-1][0] - y) < 1.0:
            rows[-1][1].append((x, size, c))
        else:
            rows.append((y, [(x, size, c)]))
    found = []
    for y, chars in rows:
        chars.sort(key=lambda c: c[0])  # stable: a ligature's letters share a place and keep their order
        start, text, end = None, "", None
        for x, size, c in chars:
            if end is not None and x - end > 2 * size:
                found.append((LEADER.sub(r"\1", text), start, y))
                start, text = None, ""
            if start is None:
                start = x
            text += c
            end = x + size
        if text:
            found.append((LEADER.sub(r"\1", text), start, y))
    return found


# No line begins with one of these; LibreOffice loses them from justified lines that they end.
HANGING = ("", ",", "。", "、", ";", ":", "?", "!")


def told(text):
    """What a line says, whatever the order in which the letters of a stack come out of a PDF."""
    marks = sorted(c for c in text if unicodedata.category(c) == "Mn")
    return "".join(c for c in text if unicodedata.category(c) != "Mn") + "".join(marks)


class Lines:
    """Our lines of a page, to be found by what LibreOffice's say."""

    def __init__(self, page):
        self.by_text = collections.defaultdict(list)
        for text, x, y in lines(page):
            self.by_text[told(text)].append((x, y))

    def take(self, text, x, y):
        """The distance of the nearest line of this text, which is then used up; None if there is none."""
        places = next(filter(None, (self.by_text.get(told(text + mark)) for mark in HANGING)), None)
        if not places:
            return None
        nearest = min(places, key=lambda p: (p[0] - x) ** 2 + (p[1] - y) ** 2)
        places.remove(nearest)
        return ((nearest[0] - x) ** 2 + (nearest[1] - y) ** 2) ** 0.5


def bag(pages):
    return collections.Counter(c for page in pages for glyph in page for c in glyph.text)


def compare(theirs, ours):
    """Figures of one file from the characters of both PDFs."""
    report = {"pages": [len(theirs), len(ours)], "lines": 0, "alike": 0, "distances": []}
    for number, page in enumerate(theirs):
        other = Lines(ours[number] if number < len(ours) else [])
        for text, x, y in lines(page):
            report["lines"] += 1
            distance = other.take(text, x, y)
            if distance is None:
                report.setdefault("unlike", []).append([number + 1, round(y), text[:60]])
            else:
                report["alike"] += 1
                report["distances"].append(distance)
    want = bag(theirs)
    report["characters"] = sum(want.values())
    report["found"] = sum((want & bag(ours)).values())
    report["found_on_page"] = sum(sum((bag([a]) & bag([b])).values()) for a, b in zip(theirs, ours))
    return report


def summary(reports, least_lines):
    judged = {name: r for name, r in reports.items() if "pages" in r}
    by_line = {name: r for name, r in judged.items() if r["lines"] >= least_lines}
    count = sum(r["lines"] for r in by_line.values())
    distances = [d for r in by_line.values() for d in r["distances"]]
    characters_all = sum(r["characters"] for r in judged.values())
    return {
        "files": len(reports),
        "judged": len(judged),
        "same_pages": sum(r["pages"][0] == r["pages"][1] for r in judged.values()) / max(1, len(judged)),
        "lines": count,
        "lines_alike": sum(r["alike"] for r in by_line.values()) / max(1, count),
        "median_distance": statistics.median(distances) if distances else 0.0,
        "p95_distance": percentile(distances, 0.95),
        "characters_found": sum(r["found"] for r in judged.values()) / max(1, characters_all),
        "characters_on_page": sum(r["found_on_page"] for r in judged.values()) / max(1, characters_all),
    }


def worst(reports, least_lines, count=10):
    judged = [(r["alike"] / r["lines"], n) for n, r in reports.items() if r.get("lines", 0) >= max(1, least_lines)]
    return sorted(judged)[:count]


def judge(name, lo, folder, sealpress):
    """Compares one file that LibreOffice has converted already."""
    theirs = lo / f"{name}.pdf"
    ours = folder / f"{name}.pdf"
    ours.unlink(missing_ok=True)
    result = run([sealpress, "pdf", "--lang", "en", "--like", "libreoffice", lo / f"{name}.docx", "-o", ours], 60)
    if not theirs.exists():
        return {"error": "LibreOffice made no PDF" + (", we did" if ours.exists() else "")}
    if result is None or not ours.exists():
        reason = "timeout" if result is None else result.stderr.decode("utf-8", "replace").strip()
        return {"error": reason or f"exit {result.returncode}"}
    pages = characters(theirs), characters(ours)
    if None in pages:
        return {"error": "mutool cannot read a PDF"}
    return compare(*pages)


def gather(paths):
    files = []
    for path in map(Path, paths):
        files += sorted(path.rglob("*.docx")) if path.is_dir() else [path]
    return files


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--sealpress", required=True)
    parser.add_argument("--json", help="write every file's figures here")
    parser.add_argument("--lo", help="folder of the copies and LibreOffice's PDFs, shared between runs")
    parser.add_argument("--keep", help="keep our PDFs in this folder")
    parser.add_argument("--least-lines", type=int, default=20, help="files below count for pages only")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()

    work = Path(tempfile.mkdtemp(prefix="parity-"))
    lo = Path(options.lo or work / "lo").resolve()
    kept = Path(options.keep or work / "sp").resolve()
    lo.mkdir(parents=True, exist_ok=True)
    kept.mkdir(parents=True, exist_ok=True)
    names = {}
    for file in gather(options.paths):
        name = f"{file.stem[:60]}-{hashlib.sha1(file.read_bytes()).hexdigest()[:8]}"
        names[name] = str(file)
        if not (lo / f"{name}.docx").exists():
            make_copy(file, lo / f"{name}.docx")

    pending = [lo / f"{n}.docx" for n in names
               if not (lo / f"{n}.pdf").exists() and not (lo / f"{n}.failed").exists()]
    libreoffice(pending, lo, work / "profile")

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = pool.map(lambda n: judge(n, lo, kept, options.sealpress), names)
        reports = {names[n]: r for n, r in zip(names, results)}

    figures = summary(reports, options.least_lines)
    for key, value in figures.items():
        print(f"{key:20} {value:.4f}" if isinstance(value, float) else f"{key:20} {value}")
    for share, name in worst(reports, options.least_lines):
        r = reports[name]
        print(f"  {share:.3f} of {r['lines']} lines, pages {r['pages'][0]}/{r['pages'][1]}: {name}")
    for name, r in reports.items():
        if "error" in r:
            print(f"  {r['error'].splitlines()[0][:100]}: {name}")
    if options.json:
        Path(options.json).write_text(json.dumps({"summary": figures, "files": reports}, ensure_ascii=False, indent=1))
    shutil.rmtree(work, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

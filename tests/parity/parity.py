#!/usr/bin/env python3
"""How alike our pages are to LibreOffice's.

For each Word file: a copy whose fonts are ones that both sides have (so that only layout is
compared), LibreOffice's PDF of it and ours (with --like libreoffice), the characters of both with
their positions as mutool reads them, grouped into lines in the same way, and compared: pages, lines
that hold the same text on the same page, distance of their starts, and characters found at all.

  parity.py --sealpress build/release/sealpress FILE|DIR... [--json OUT] [--keep DIR]
"""

import argparse
import collections
import concurrent.futures
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

LATIN = "Liberation Serif"
EAST_ASIAN = "Noto Serif CJK SC"
TIBETAN = "Noto Serif Tibetan"
# Symbol fonts hold characters of their own; replacing them would change the text.
SYMBOL = re.compile(r"symbol|wingdings|webdings", re.IGNORECASE)
TIBETAN_FONT = re.compile(r"himalaya|tibet|jomolhari|珠穆朗玛", re.IGNORECASE)


def common_font(attribute, name):
    if SYMBOL.search(name):
        return name
    if TIBETAN_FONT.search(name):
        return TIBETAN
    return EAST_ASIAN if attribute == "eastAsia" else LATIN


def with_common_fonts(part, text):
    """The part's XML with every font name replaced."""
    if part.startswith("word/theme/"):
        text = re.sub(r'(<a:latin typeface=")[^"]+(")', rf"\g<1>{LATIN}\2", text)
        return re.sub(r'(<a:ea typeface=")[^"]*(")', rf"\g<1>{EAST_ASIAN}\2", text)

    def replace(match):
        attribute, name = match.group(1), match.group(2)
        return f'w:{attribute}="{common_font(attribute, name)}"'

    def in_fonts(match):
        return re.sub(r'w:(ascii|hAnsi|eastAsia|cs)="([^"]*)"', replace, match.group(0))

    return re.sub(r"<w:rFonts\b[^>]*>", in_fonts, text)


def replace_fonts(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.startswith("word/") and info.filename.endswith(".xml"):
                try:
                    data = with_common_fonts(info.filename, data.decode("utf-8")).encode("utf-8")
                except UnicodeDecodeError:
                    pass
            new.writestr(info, data)


def run(command, timeout):
    try:
        return subprocess.run(command, capture_output=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return None


def libreoffice(files, folder, profile, timeout):
    """Converts many files in one process; what is missing afterwards could not be opened."""
    run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *map(str, files)], timeout)


def characters(pdf):
    """Per page: (baseline y, x, size, character), in the order of the content."""
    result = run(["mutool", "draw", "-q", "-F", "stext", "-o", "-", str(pdf)], 120)
    if result is None or result.returncode != 0:
        return None
    # mutool writes characters that XML forbids.
    text = re.sub(rb"&#(x[01]?[0-9a-fA-F]|[0-9]|[12][0-9]|3[01]);", b"", result.stdout)
    text = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", text)
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return None
    pages = []
    for page in root.iter("page"):
        found = []
        for font in page.iter("font"):
            size = float(font.get("size"))
            for char in font.iter("char"):
                c = unicodedata.normalize("NFKC", char.get("c") or "")
                if c.strip() and c != "\ufffd" and c != "\u00ad":
                    found.append((float(char.get("y")), float(char.get("x")), size, c))
        pages.append(found)
    return pages


def lines(page):
    """Groups characters into lines: same baseline, no gap of more than two ems."""
    rows = []
    for y, x, size, c in sorted(page):
        if rows and abs(rows[-1][0] - y) < 1.0:
            rows[-1][1].append((x, size, c))
        else:
            rows.append((y, [(x, size, c)]))
    found = []
    for y, chars in rows:
        chars.sort()
        start, text, end = None, "", None
        for x, size, c in chars:
            if end is not None and x - end > 2 * size:
                found.append((text, start, y))
                start, text = None, ""
            if start is None:
                start = x
            text += c
            end = x + size
        if text:
            found.append((text, start, y))
    return found


def compare(theirs, ours):
    """Figures of one file from the characters of both PDFs."""
    report = {"pages": [len(theirs), len(ours)], "lines": 0, "alike": 0, "distances": []}
    for number, page in enumerate(theirs):
        other = collections.defaultdict(list)
        for text, x, y in lines(ours[number]) if number < len(ours) else []:
            other[text].append((x, y))
        for text, x, y in lines(page):
            report["lines"] += 1
            if not other[text]:
                report.setdefault("unlike", []).append([number + 1, round(y), text[:60]])
                continue
            nearest = min(other[text], key=lambda p: (p[0] - x) ** 2 + (p[1] - y) ** 2)
            other[text].remove(nearest)
            report["alike"] += 1
            report["distances"].append(((nearest[0] - x) ** 2 + (nearest[1] - y) ** 2) ** 0.5)

    def bag(pages):
        return collections.Counter(c for page in pages for _, _, _, text in page for c in text)

    want = bag(theirs)
    report["characters"] = sum(want.values())
    report["found"] = sum((want & bag(ours)).values())
    paged = 0
    for number, page in enumerate(theirs):
        if number < len(ours):
            paged += sum((bag([page]) & bag([ours[number]])).values())
    report["found_on_page"] = paged
    return report


def percentile(values, fraction):
    return sorted(values)[min(len(values) - 1, int(len(values) * fraction))] if values else 0.0


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


def judge(name, folder, sealpress):
    """Compares one file that LibreOffice has converted already."""
    theirs = folder / "lo" / f"{name}.pdf"
    if not theirs.exists():
        return {"error": "LibreOffice made no PDF"}
    ours = folder / "sp" / f"{name}.pdf"
    result = run([sealpress, "pdf", "--lang", "en", "--like", "libreoffice", folder / f"{name}.docx", "-o", ours], 60)
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
    parser.add_argument("--keep", help="keep the PDFs in this folder")
    parser.add_argument("--least-lines", type=int, default=20, help="files below count for pages only")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()

    work = Path(options.keep or tempfile.mkdtemp(prefix="parity-")).resolve()
    for part in ("lo", "sp"):
        (work / part).mkdir(parents=True, exist_ok=True)
    names, failed = {}, {}
    for number, file in enumerate(gather(options.paths)):
        name = f"{number:04d}-{file.stem}"[:80]
        try:
            replace_fonts(file, work / f"{name}.docx")
            names[name] = str(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
            failed[str(file)] = {"error": f"no zip: {error}"}

    pending = [work / f"{n}.docx" for n in names if not (work / "lo" / f"{n}.pdf").exists()]
    for start in range(0, len(pending), 20):
        batch = pending[start:start + 20]
        libreoffice(batch, work / "lo", work / "profile", 60 + 20 * len(batch))

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = pool.map(lambda n: judge(n, work, options.sealpress), names)
        reports = {names[n]: r for n, r in zip(names, results)}
    reports.update(failed)

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
    if not options.keep:
        shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""How alike our pages are to Word's own.

For each folder that holds an input.docx and the reference.pdf that Word or WPS exported from it: our
PDF, the characters of both with their positions as mutool reads them, grouped into lines, compared:

  pages      both have as many
  alike      of the reference's lines, those whose text is a line of ours
  on page    ... on the same page
  distance   between the starts of lines alike on the same page, in points, the median

A line is what stands on one baseline without a gap of 0.9 em, after NFKC, without blanks. Of a bullet
it counts that there is one, since symbol fonts have no characters; of a tab's leader the kind.

LibreOffice is judged beside us with --lo, a folder that keeps its PDFs between runs. --compare reads
the figures that an earlier run wrote with --json and names the files that changed. With --least-pages,
--least-alike, --least-on-page or --most-distance it exits with 1 where the sums are worse.

  word.py --sealpress build/release/sealpress DIR... [--lo DIR] [--keep DIR] [--json OUT] [--unlike 5]
"""

import argparse
import collections
import concurrent.futures
import json
import math
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from pages import LEADER, characters, libreoffice, run

GAP = 0.9  # em; wider ones part two lines on one baseline
BASELINE = 0.8  # points within which glyphs stand on one baseline
BULLET = re.compile("^[\ue000-\uf8ff\u2022\u00b7\u25aa\u25cf\u25a0\u25c6\u27a2\u2713\u2756\u25e6]|^o$")

Line = collections.namedtuple("Line", "text x y")


def lines(page):
    rows = []
    for glyph in sorted(page, key=lambda g: g.y):
        if rows and glyph.y - rows[-1][-1].y < BASELINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [line for row in rows for line in parts(sorted(row, key=lambda g: g.x))]


def parts(row):
    part, right = [], math.inf
    for glyph in row:
        if glyph.x - right > GAP * glyph.size:
            yield told(part)
            part = []
        right = max(right, glyph.right) if part else glyph.right
        part.append(glyph)
    yield told(part)


def told(part):
    text = LEADER.sub(r"\1", "".join(glyph.text for glyph in part))
    return Line(BULLET.sub("•", text), part[0].x, part[0].y)


class Ours:
    """Our lines, each found once by what one of the reference's says: best on its own page."""

    def __init__(self, pages):
        self.places = collections.defaultdict(list)
        for number, page in enumerate(pages):
            for line in lines(page):
                self.places[line.text].append((number, line.x, line.y))

    def take_on_page(self, number, line):
        """The distance of the nearest one on that page; None if there is none."""
        here = [p for p in self.places.get(line.text, ()) if p[0] == number]
        if not here:
            return None
        nearest = min(here, key=lambda p: math.hypot(p[1] - line.x, p[2] - line.y))
        self.places[line.text].remove(nearest)
        return math.hypot(nearest[1] - line.x, nearest[2] - line.y)

    def take_anywhere(self, line):
        return bool(self.places.get(line.text)) and bool(self.places[line.text].pop(0))


def compare(theirs, ours):
    """Figures of one file from the characters of both PDFs."""
    found = Ours(ours)
    distances, elsewhere, unlike, count = [], [], [], 0
    for number, page in enumerate(theirs):
        for line in lines(page):
            count += 1
            distance = found.take_on_page(number, line)
            if distance is None:
                elsewhere.append((number, line))
            else:
                distances.append(distance)
    for number, line in elsewhere:
        if not found.take_anywhere(line):
            unlike.append([number + 1, round(line.y), line.text])
    return {
        "pages": [len(theirs), len(ours)],
        "lines": count,
        "alike": count - len(unlike),
        "on_page": len(distances),
        "distance": statistics.median(distances) if distances else None,
        "unlike": unlike,
    }


def judge(reference, made):
    pages = characters(reference), characters(made) if made.exists() else None
    if pages[0] is None:
        return {"error": "mutool cannot read the reference"}
    return compare(*pages) if pages[1] is not None else {"error": "no PDF was made"}


def summary(reports):
    """Sums over the files; a file without a PDF of ours counts for nothing but itself."""
    judged = [r for r in reports if "pages" in r]
    count = sum(r["lines"] for r in judged)
    distances = [r["distance"] for r in judged if r["distance"] is not None]
    return {
        "files": len(reports),
        "judged": len(judged),
        "pages": sum(r["pages"][0] == r["pages"][1] for r in judged) / max(1, len(reports)),
        "lines": count,
        "alike": sum(r["alike"] for r in judged) / max(1, count),
        "on_page": sum(r["on_page"] for r in judged) / max(1, count),
        "distance": statistics.median(distances) if distances else math.inf,
    }


def percent(part, whole):
    return f"{100 * part / max(1, whole):5.1f}"


def row(report):
    if "error" in report:
        return report["error"]
    distance = "   -  " if report["distance"] is None else f"{report['distance']:6.1f}"
    return (f"{report['pages'][0]:3}/{report['pages'][1]:<3} {report['lines']:5} "
            f"{percent(report['alike'], report['lines'])} {percent(report['on_page'], report['lines'])} {distance}")


def total(figures):
    return (f"pages {100 * figures['pages']:.1f} %   of {figures['lines']} lines alike "
            f"{100 * figures['alike']:.1f} %, on the same page {100 * figures['on_page']:.1f} %   "
            f"distance {figures['distance']:.2f} pt")


def print_report(reports, others, unlike):
    print(f"{'':30} pages   lines alike  page   pt" + ("    LibreOffice" if others else ""))
    for name, report in reports.items():
        beside = "  | " + row(others[name]) if others else ""
        print(f"{name[:30]:30} {row(report)}{beside}")
        for page, y, text in report.get("unlike", [])[:unlike]:
            print(f"      page {page} at {y}: {text[:90]}")
    print(f"{len(reports)} files: {total(summary(list(reports.values())))}")
    if others:
        print(f"LibreOffice: {total(summary(list(others.values())))}")


def print_changes(before, reports):
    keys = ("pages", "alike", "on_page")
    for name, report in reports.items():
        old = before.get(name)
        if old and any(old.get(k) != report.get(k) for k in keys):
            print(f"changed {name[:30]:30} {row(old)}  ->  {row(report)}")


def failures(figures, options):
    least = {"pages": options.least_pages, "alike": options.least_alike, "on_page": options.least_on_page}
    for key, value in least.items():
        if value is not None and 100 * figures[key] < value:
            yield f"{key}: {100 * figures[key]:.1f} %, at least {value} % are expected"
    if options.most_distance is not None and figures["distance"] > options.most_distance:
        yield f"distance: {figures['distance']:.2f} pt, at most {options.most_distance} are expected"


def gather(roots):
    """Folders of a pair by name, in the order of their paths."""
    found = {}
    for root in map(Path, roots):
        for reference in sorted(root.rglob("reference.pdf")):
            if (reference.parent / "input.docx").exists():
                found[reference.parent.name] = reference.parent.resolve()
    return found


def beside(pairs, folder, profile):
    """LibreOffice's PDFs of the pairs in `folder`, made where they are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, pair in pairs.items():
        if not (folder / f"{name}.docx").exists():
            shutil.copyfile(pair / "input.docx", folder / f"{name}.docx")
    pending = [folder / f"{n}.docx" for n in pairs if not (folder / f"{n}.failed").exists()]
    libreoffice(pending, folder, profile)
    return {n: judge(pair / "reference.pdf", folder / f"{n}.pdf") for n, pair in pairs.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--sealpress", required=True)
    parser.add_argument("--lo", help="judge LibreOffice too; this folder keeps its PDFs")
    parser.add_argument("--keep", help="keep our PDFs in this folder")
    parser.add_argument("--json", help="write every file's figures here")
    parser.add_argument("--compare", help="figures of an earlier run")
    parser.add_argument("--unlike", type=int, default=0, help="print so many lines of each file that we lack")
    parser.add_argument("--least-pages", type=float)
    parser.add_argument("--least-alike", type=float)
    parser.add_argument("--least-on-page", type=float)
    parser.add_argument("--most-distance", type=float)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()

    pairs = gather(options.paths)
    if not pairs:
        print(f"no folder with input.docx and reference.pdf in {' '.join(options.paths)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="word-") as work:
        kept = Path(options.keep or work).resolve()
        kept.mkdir(parents=True, exist_ok=True)

        def ours(name):
            made = kept / f"{name}.pdf"
            made.unlink(missing_ok=True)
            run([options.sealpress, "pdf", pairs[name] / "input.docx", "-o", made], 120)
            return judge(pairs[name] / "reference.pdf", made)

        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            reports = dict(zip(pairs, pool.map(ours, pairs)))
        others = beside(pairs, Path(options.lo).resolve(), Path(work) / "profile") if options.lo else {}

    print_report(reports, others, options.unlike)
    if options.compare:
        print_changes(json.loads(Path(options.compare).read_text())["files"], reports)
    figures = summary(list(reports.values()))
    if options.json:
        written = {"summary": figures, "files": reports, "libreoffice": others}
        Path(options.json).write_text(json.dumps(written, ensure_ascii=False, indent=1))
    faults = list(failures(figures, options))
    for fault in faults:
        print(f"worse than expected: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

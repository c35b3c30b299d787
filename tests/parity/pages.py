"""What the judges of layout share: other programs, and the characters of a PDF's pages."""

import collections
import re
import subprocess
import unicodedata
import xml.etree.ElementTree as ElementTree

# Baseline, left edge, size, text after NFKC, right edge of the advance; points from the top left.
Glyph = collections.namedtuple("Glyph", "y x size text right")

# A tab's leader: the kind of its dots counts, not their number.
LEADER = re.compile(r"([._\-\u00b7])\1{3,}")


def run(command, timeout):
    try:
        return subprocess.run(command, capture_output=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        return None


def libreoffice(files, folder, profile):
    """Converts many files in one process, those that are missing then one by one: one that crashes or
    hangs takes its neighbours with it. What is missing at last could not be opened."""
    def convert(some, timeout):
        run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
             "--outdir", str(folder), *map(str, some)], timeout)

    def missing(some):
        return [file for file in some if not (folder / f"{file.stem}.pdf").exists()]

    todo = missing(files)
    for start in range(0, len(todo), 20):
        batch = todo[start:start + 20]
        convert(batch, 60 + 10 * len(batch))
        for file in missing(batch):
            convert([file], 120)
            if missing([file]):
                (folder / f"{file.stem}.failed").touch()


def characters(pdf):
    """Per page its Glyphs, in the order of the content; None if mutool cannot read the file."""
    result = run(["mutool", "draw", "-q", "-F", "stext", "-o", "-", str(pdf)], 120)
    if result is None or result.returncode != 0:
        return None
    # mutool writes characters that XML forbids, and names with an & as they are.
    text = re.sub(rb"&#(x[01]?[0-9a-fA-F]|[0-9]|[12][0-9]|3[01]);", b"", result.stdout)
    text = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", text)
    text = re.sub(rb"<document name=.*>", b"<document>", text, count=1)
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
                    right = float(char.get("quad").split()[2])
                    found.append(Glyph(float(char.get("y")), float(char.get("x")), size, c, right))
        pages.append(found)
    return pages


def percentile(values, fraction):
    return sorted(values)[min(len(values) - 1, int(len(values) * fraction))] if values else 0.0

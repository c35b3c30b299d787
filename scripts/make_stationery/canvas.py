"""Drawing on a page in millimetres from the trimmed page's upper left corner."""
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from .pdf import number, numbers

POINTS = 72 / 25.4


class Canvas:
    """`scale` enlarges everything: the A3 page is the A4 page, drawn larger."""

    def __init__(self, height, bleed, scale):
        self.height, self.bleed, self.scale = height, bleed, scale
        self.out = []

    def x(self, x):
        return (x * self.scale + self.bleed) * POINTS

    def y(self, y):
        return ((self.height - y) * self.scale + self.bleed) * POINTS

    def op(self, *parts):
        self.out.append(" ".join(parts))

    def color(self, fill=None, stroke=None, width=None):
        for value, operator in ((fill, "rg"), (stroke, "RG")):
            if value:
                self.op(numbers(*(int(value[i:i + 2], 16) / 255 for i in (0, 2, 4))), operator)
        if width:
            self.op(number(width * self.scale * POINTS), "w")

    def path(self, points, close=False, paint="S"):
        """Points are (x, y); a curve's are (x1, y1, x2, y2, x, y)."""
        for i, point in enumerate(points):
            places = [self.y(v) if k % 2 else self.x(v) for k, v in enumerate(point)]
            self.op(numbers(*places), "m" if i == 0 else "l" if len(point) == 2 else "c")
        if close:
            self.op("h")
        if paint:
            self.op(paint)

    def rectangle(self, x, y, width, height, paint="S"):
        self.path([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], close=True, paint=paint)

    def circle(self, x, y, radius, paint="S"):
        self.ellipse(x, y, radius, radius, (1, 0), paint)

    def ellipse(self, x, y, a, b, direction, paint="S"):
        """Half axes a along `direction` (cosine, sine), b across."""
        k, (c, s) = 0.5522847498, direction

        def at(u, v):
            return x + u * a * c - v * b * s, y + u * a * s + v * b * c
        quarters = [((1, k), (k, 1), (0, 1)), ((-k, 1), (-1, k), (-1, 0)),
                    ((-1, -k), (-k, -1), (0, -1)), ((k, -1), (1, -k), (1, 0))]
        self.path([at(1, 0)] + [sum((at(*p) for p in quarter), ()) for quarter in quarters], True, paint)

    def content(self):
        return ("\n".join(self.out) + "\n").encode()


class OutlinePen(BasePen):
    """Writes a glyph's outline; quadratic curves come as cubic ones."""

    def __init__(self, glyphs, canvas, x, y, size):
        super().__init__(glyphs)
        self.canvas, self.origin, self.factor = canvas, (x, y), size

    def place(self, point):
        return (self.canvas.x(self.origin[0]) + point[0] * self.factor,
                self.canvas.y(self.origin[1]) + point[1] * self.factor)

    def _moveTo(self, point):
        self.canvas.op(numbers(*self.place(point)), "m")

    def _lineTo(self, point):
        self.canvas.op(numbers(*self.place(point)), "l")

    def _curveToOne(self, a, b, c):
        self.canvas.op(numbers(*self.place(a), *self.place(b), *self.place(c)), "c")

    def _closePath(self):
        self.canvas.op("h")


class Face:
    def __init__(self, path):
        self.font = TTFont(path)
        self.glyphs, self.map = self.font.getGlyphSet(), self.font.getBestCmap()
        self.em = self.font["head"].unitsPerEm

    def draw(self, canvas, text, x, y, size, spacing=0):
        """`text` centred on x, its baseline at y; size and spacing in points of the A4 page."""
        step = [self.glyphs[self.map[ord(c)]].width / self.em * size + spacing for c in text]
        pen = x - (sum(step) - spacing) / POINTS / 2
        for c, advance in zip(text, step):
            glyph = self.glyphs[self.map[ord(c)]]
            glyph.draw(OutlinePen(self.glyphs, canvas, pen, y, size * canvas.scale / self.em))
            pen += advance / POINTS
        canvas.op("f")

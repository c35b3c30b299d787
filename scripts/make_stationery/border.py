"""The border: a band of 回纹 between two lines, a flower in each corner, a fine inner frame, and a rosette."""
import math

GOLD, PALE, RED = "B98A2F", "F4EAD2", "A61C22"


def meander(canvas, at, count, cell):
    """`count` hooks along a side; `at` maps places along and into the band to the page."""
    hook = [(0, 0.86), (0.12, 0.86), (0.12, 0.14), (0.88, 0.14), (0.88, 0.70), (0.38, 0.70), (0.38, 0.42),
            (0.62, 0.42)]
    for i in range(count):
        mirrored = i >= count / 2  # both halves look to the middle
        points = [((1 - u if mirrored else u) + i, v) for u, v in hook]
        canvas.path([at(u * cell, v * cell) for u, v in points])
        ends = [(i + 0.12, 0.86), (i + 1, 0.86)] if not mirrored else [(i, 0.86), (i + 0.88, 0.86)]
        canvas.path([at(u * cell, v * cell) for u, v in ends])


def flower(canvas, x, y, size):
    """A square of the band's corner with a flower of four petals."""
    canvas.color(fill=RED)
    canvas.rectangle(x - size / 2, y - size / 2, size, size, "f")
    canvas.color(stroke="FFFFFF", width=0.3)
    canvas.rectangle(x - size * 0.42, y - size * 0.42, size * 0.84, size * 0.84)
    canvas.color(fill="F2D9A0")
    for turn in range(8):
        angle = math.pi / 4 * turn
        reach, broad = (0.235, 0.085) if turn % 2 == 0 else (0.21, 0.05)
        c, s = math.cos(angle), math.sin(angle)
        canvas.ellipse(x + c * size * reach * 0.75, y + s * size * reach * 0.75, size * reach * 0.6,
                       size * broad, (c, s), "f")
    canvas.color(fill=RED)
    canvas.circle(x, y, size * 0.07, "f")


def inner_frame(canvas, left, top, right, bottom, radius, stroke, width):
    """A frame whose corners are cut out by quarter circles."""
    k = radius * 0.5522847498
    canvas.color(stroke=stroke, width=width)
    canvas.path([(left + radius, top), (right - radius, top),
                 (right - radius, top + k, right - k, top + radius, right, top + radius),
                 (right, bottom - radius),
                 (right - k, bottom - radius, right - radius, bottom - k, right - radius, bottom),
                 (left + radius, bottom),
                 (left + radius, bottom - k, left + k, bottom - radius, left, bottom - radius),
                 (left, top + radius),
                 (left + k, top + radius, left + radius, top + k, left + radius, top)], close=True)


def rosette(canvas, x, y, radius):
    """Guilloche: ellipses turned about their common middle."""
    canvas.color(stroke=PALE, width=0.16)
    for turn in range(36):
        angle = math.pi * turn / 36
        canvas.ellipse(x, y, radius, radius * 0.42, (math.cos(angle), math.sin(angle)))
    for part in (0.34, 0.38, 1.0, 1.03):
        canvas.circle(x, y, radius * part)


def draw(canvas, width, height):
    edge, cell = 10.0, 6.0
    long, high = width - 2 * edge, height - 2 * edge
    rosette(canvas, width / 2, height * 0.53, 58)
    canvas.op("1 J 0 j")
    canvas.color(stroke=RED, width=0.7)
    canvas.rectangle(edge - 1.6, edge - 1.6, long + 3.2, high + 3.2)
    canvas.color(stroke=GOLD, width=0.25)
    canvas.rectangle(edge - 0.5, edge - 0.5, long + 1, high + 1)
    canvas.rectangle(edge + cell + 0.5, edge + cell + 0.5, long - 2 * cell - 1, high - 2 * cell - 1)
    canvas.color(stroke=GOLD, width=0.5)
    across = round((long - 2 * cell) / cell)
    down = round((high - 2 * cell) / cell)
    step_x, step_y = (long - 2 * cell) / across, (high - 2 * cell) / down
    begin, right, bottom = edge + cell, width - edge, height - edge
    meander(canvas, lambda u, v: (begin + u * step_x / cell, edge + v), across, cell)
    meander(canvas, lambda u, v: (begin + u * step_x / cell, bottom - v), across, cell)
    meander(canvas, lambda u, v: (edge + v, begin + u * step_y / cell), down, cell)
    meander(canvas, lambda u, v: (right - v, begin + u * step_y / cell), down, cell)
    for x in (edge + cell / 2, right - cell / 2):
        for y in (edge + cell / 2, bottom - cell / 2):
            flower(canvas, x, y, cell + 2.2)
    frame = edge + cell + 3.4
    inner_frame(canvas, frame, frame, width - frame, height - frame, 7, GOLD, 0.45)
    inner_frame(canvas, frame + 1.1, frame + 1.1, width - frame - 1.1, height - frame - 1.1, 7, RED, 0.18)

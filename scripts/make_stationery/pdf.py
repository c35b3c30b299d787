"""A small PDF file written by hand: one page, its content, its form fields."""
import zlib


def number(value):
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def numbers(*values):
    return " ".join(number(v) for v in values)


def name(text):
    return "/" + "".join(chr(b) if 33 <= b < 127 and chr(b) not in "()<>[]{}/%#" else f"#{b:02X}"
                         for b in text.encode())


def string(text):
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


class Writer:
    """Objects numbered as they come."""

    def __init__(self):
        self.objects = []

    def add(self, body):
        self.objects.append(body)
        return f"{len(self.objects)} 0 R"

    def reserve(self):
        return self.add(None)

    def put(self, reference, body):
        self.objects[int(reference.split()[0]) - 1] = body

    def stream(self, data, entries=""):
        packed = zlib.compress(data, 9)
        head = f"<</Filter/FlateDecode/Length {len(packed)}{entries}>>\nstream\n".encode()
        return self.add(head + packed + b"\nendstream")

    def file(self, root):
        out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
        offsets = []
        for i, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += f"{i} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
        table = len(out)
        out += f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
        return out + f"trailer\n<</Size {len(offsets) + 1}/Root {root}>>\nstartxref\n{table}\n%%EOF\n".encode()

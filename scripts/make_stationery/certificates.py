"""The four certificates: what stands where, in millimetres on the A4 page."""
from . import border
from .canvas import POINTS, Canvas, Face
from .pdf import Writer, name, number, numbers, string

WIDTH, HEIGHT, BLEED = 297.0, 210.0, 3.0
A3_SCALE = 420 / 297

INK, RED, GREY = "0.13 g", "0.65 0.11 0.13 rg", "0.35 g"
KAI, SONG, FANG = ("Kai", "楷体"), ("Xbs", "方正小标宋简体"), ("Fang", "仿宋")
LEFT, CENTER, RIGHT = 0, 1, 2


def text(field, value, box, font, size, color=INK, align=CENTER, leading=0, multiline=False):
    return {"name": field, "value": value, "box": box, "font": font[0], "size": size, "color": color,
            "align": align, "leading": leading, "multiline": multiline}


def certificate(title, winner, body, honour, code):
    """`code` is what the QR code says before its last line."""
    lines = ["证书编号：{{证书编号}}", *code, "日期：{{日期|日期:yyyy年M月d日}}", "校验码：{{校验码}}"]
    fields = [
        text("获证者", winner, (42, 70, 213, 20), KAI, 26),
        text("正文", body, (46, 96, 205, 25), FANG, 19, align=LEFT, leading=33, multiline=True),
        text("证书编号行", "证书编号：{{证书编号}}", (34, 176, 90, 6), FANG, 11.5, align=LEFT),
        text("码:核验", "\n".join(lines), (34, 146, 27, 27), FANG, 8),
        text("校验码行", "校验码：{{校验码}}", (67, 166, 46, 5), FANG, 8.5, GREY, LEFT),
        text("颁发单位", "{{颁发单位}}", (165, 151, 92, 13), KAI, 18),
        text("颁发日期", "{{日期|日期:汉字}}", (165, 168, 92, 8), KAI, 16),
    ]
    if honour:
        fields.insert(2, text("荣誉称号", honour, (46, 119.5, 205, 15), SONG, 30, RED))
    return {"title": title, "fields": fields, "seal": ("章:颁发单位盖章", (190, 142.5, 42, 42)),
            "closing": "特发此证，以资鼓励。" if honour else ""}


YEAR = "{{#年度}}{{年度}}年度{{/年度}}"
CERTIFICATES = {
    "team": certificate(
        "荣誉证书", "{{#企业名称}}{{企业名称}}　{{/企业名称}}{{班组名称}}",
        "　　你班组在质量信得过班组建设活动中成绩优异，经评审，被评为", YEAR + "质量信得过班组",
        ["获证者：{{#企业名称}}{{企业名称}} {{/企业名称}}{{班组名称}}", "荣誉：" + YEAR + "质量信得过班组"]),
    "qc": certificate(
        "荣誉证书", "{{#企业名称}}{{企业名称}}　{{/企业名称}}{{小组名称}}",
        "　　你小组{{#课题名称}}的课题《{{课题名称}}》{{/课题名称}}在质量管理小组活动中成绩优异，经评审，被评为",
        YEAR + "优秀质量管理小组",
        ["获证者：{{#企业名称}}{{企业名称}} {{/企业名称}}{{小组名称}}", "荣誉：" + YEAR + "优秀质量管理小组"]),
    "judge": certificate(
        "评委证书", "{{姓名}}　同志",
        "　　{{#工作单位}}（{{工作单位}}）{{/工作单位}}经培训考核，具备质量管理小组活动和质量信得过班组建设的评审能力，"
        "特发此证。", "",
        ["获证者：{{姓名}}{{#工作单位}} {{工作单位}}{{/工作单位}}", "资格：质量管理小组活动、质量信得过班组建设评委"]),
    "person": certificate(
        "荣誉证书", "{{#工作单位}}{{工作单位}}　{{/工作单位}}{{姓名}}　同志",
        "　　在质量管理活动中积极工作，成绩突出，被评为", YEAR + "质量管理先进个人",
        ["获证者：{{#工作单位}}{{工作单位}} {{/工作单位}}{{姓名}}", "荣誉：" + YEAR + "质量管理先进个人"]),
}


def draw(certificate_, faces, scale):
    canvas = Canvas(HEIGHT, BLEED, scale)
    border.draw(canvas, WIDTH, HEIGHT)
    canvas.color(fill=border.RED)
    faces["title"].draw(canvas, certificate_["title"], WIDTH / 2, 56, 50, spacing=26)
    canvas.color(stroke=border.GOLD, width=0.3)
    for side in (-1, 1):
        canvas.path([(WIDTH / 2 + side * 8, 62.5), (WIDTH / 2 + side * 62, 62.5)])
    canvas.color(fill=border.GOLD)
    for dx, size in ((-4, 0.8), (0, 1.3), (4, 0.8)):
        x = WIDTH / 2 + dx
        canvas.path([(x, 62.5 - size), (x + size, 62.5), (x, 62.5 + size), (x - size, 62.5)], True, "f")
    if certificate_["closing"]:
        canvas.color(fill="212121")
        # As the body's first line: indented by two characters.
        closing, size = certificate_["closing"], 19
        middle = 46 + (2 + len(closing) / 2) * size / POINTS
        faces["body"].draw(canvas, closing, middle, 141.5, size)
    return canvas


def rectangle(box, canvas):
    x, y, width, height = box
    return "[" + numbers(canvas.x(x), canvas.y(y + height), canvas.x(x + width), canvas.y(y)) + "]"


def add_font(writer, font):
    """Named, not embedded: the program that fills the fields has the face."""
    return writer.add(f"<</Type/Font/Subtype/TrueType/BaseFont{name(font)}/Encoding/WinAnsiEncoding>>")


def add_field(writer, field, canvas, page):
    scale = canvas.scale
    leading = f" {number(field['leading'] * scale)} TL" if field["leading"] else ""
    appearance = f"/{field['font']} {number(field['size'] * scale)} Tf{leading} {field['color']}"
    flags = 1 << 12 if field["multiline"] else 0
    return writer.add(f"<</Type/Annot/Subtype/Widget/FT/Tx/T{string(field['name'])}/DV{string(field['value'])}"
                      f"/DA({appearance})/Q {field['align']}/Ff {flags}/F 4/P {page}"
                      f"/Rect{rectangle(field['box'], canvas)}>>")


def stationery(certificate_, faces, scale):
    writer = Writer()
    root, pages, page = writer.reserve(), writer.reserve(), writer.reserve()
    canvas = draw(certificate_, faces, scale)
    content = writer.stream(canvas.content())
    fields = [add_field(writer, field, canvas, page) for field in certificate_["fields"]]
    seal, box = certificate_["seal"]
    # A seal keeps its size on larger paper.
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    half = box[2] / 2 / scale
    fields.append(writer.add(f"<</Type/Annot/Subtype/Widget/FT/Sig/T{string(seal)}/F 4/P {page}"
                             f"/Rect{rectangle((x - half, y - half, 2 * half, 2 * half), canvas)}>>"))
    fonts = "".join(f"/{key} {add_font(writer, font)}" for key, font in (KAI, SONG, FANG))
    width, height = ((side * scale + 2 * BLEED) * POINTS for side in (WIDTH, HEIGHT))
    trim = "[" + numbers(BLEED * POINTS, BLEED * POINTS, width - BLEED * POINTS, height - BLEED * POINTS) + "]"
    media = f"[0 0 {numbers(width, height)}]"
    widgets = " ".join(fields)
    writer.put(page, f"<</Type/Page/Parent {pages}/MediaBox{media}/CropBox{trim}/BleedBox{media}/TrimBox{trim}"
                     f"/Resources<<>>/Contents {content}/Annots[{widgets}]>>")
    writer.put(pages, f"<</Type/Pages/Kids[{page}]/Count 1>>")
    form = writer.add(f"<</Fields[{widgets}]/DA(/Fang 12 Tf 0 g)/DR<</Font<<{fonts}>>>>>>")
    writer.put(root, f"<</Type/Catalog/Pages {pages}/AcroForm {form}/Lang(zh-CN)>>")
    return writer.file(root)


def all_files(fonts):
    faces = {"title": Face(fonts / "NotoSerifCJKsc-Bold.otf"), "body": Face(fonts / "FandolFang-Regular.otf")}
    for key, certificate_ in CERTIFICATES.items():
        for paper, scale in (("a4", 1.0), ("a3", A3_SCALE)):
            yield f"{key}-{paper}.pdf", stationery(certificate_, faces, scale)

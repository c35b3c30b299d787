#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kImageMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"image.cmyk", "图片是 CMYK 颜色的 JPEG，无法准确显示", "the JPEG picture is in CMYK colours",
     "在看图或修图软件中另存为 RGB 颜色的 JPEG 或 PNG 后再用",
     "save it as an RGB JPEG or PNG and use that"},
    {"image.corrupt", "图片已损坏，无法读取", "the picture is damaged and cannot be read",
     "用看图软件确认能否打开，重新导出为 PNG 或 JPEG",
     "see whether a viewer opens it, and export it again as PNG or JPEG"},
    {"image.not_a_picture", "文件不是图片", "the file is not a picture", "请改用 PNG 或 JPEG 图片",
     "use a PNG or JPEG picture"},
    {"image.interlaced",
     "{width, number}×{height, number} 像素的 PNG 是隔行扫描的，太大，无法逐段读取",
     "a PNG of {width, number} x {height, number} pixels that is interlaced is too large: it "
     "cannot "
     "be read piece by piece",
     "另存为不隔行扫描的 PNG，或 JPEG；也可以缩小",
     "save it without interlacing, as JPEG, or smaller"},
    {"image.qr_empty", "二维码的内容为空或含有不可用的字符",
     "the QR code has no text, or a character that it cannot hold",
     "填写二维码的内容，例如证书编号或网址",
     "give it a text, for example a certificate number or an address"},
    {"image.qr_too_long", "二维码的内容有 {bytes, number} 字节，超出二维码能容纳的长度",
     "the text has {bytes, number} bytes, more than a QR code holds",
     "缩短内容，或改用指向该内容的网址", "shorten it, or use an address that leads to it"},
    {"image.too_large",
     "图片尺寸 {width, number}×{height, number} 像素过大（边长上限 {limit, number}）",
     "the picture of {width, number} x {height, number} pixels is too large (at most {limit, "
     "number} "
     "a side)",
     "缩小图片后再用；打印 300 dpi 的 A4 整页只需 2480×3508 像素",
     "make it smaller; a whole A4 page at 300 dpi needs no more than 2480 x 3508 pixels"},
    {"image.truncated", "图片不完整，文件在中途结束",
     "the picture is incomplete: its file ends early", "重新复制或下载原图，再导出为 PNG 或 JPEG",
     "copy or download the original again and export it as PNG or JPEG"},
    {"image.unsupported_kind",
     "不支持{kind, select, arithmetic {算术编码的 JPEG} other { {kind} 格式的}}图片",
     "{kind, select, arithmetic {JPEG pictures with arithmetic coding} other {pictures of the kind "
     "{kind}}} are not supported",
     "另存为 PNG 或普通 JPEG 后再用", "save it as PNG or as an ordinary JPEG and use that"},
    {"image.svg_needs_librsvg", "本机没有 librsvg，不能绘制 SVG 图",
     "librsvg, which draws SVG, is not on this computer",
     "安装 librsvg（Debian：librsvg2-2），或把图另存为 PNG",
     "install librsvg (Debian: librsvg2-2), or save the drawing as PNG"},
    {"image.svg_no_size", "SVG 图没有写明大小", "the SVG drawing does not say how large it is",
     "为 svg 元素加上 viewBox", "give its svg element a viewBox"},
    {"image.svg_unreadable", "无法读取 SVG 图（{reason}）",
     "the SVG drawing cannot be read ({reason})", "在绘图软件中重新导出",
     "export it again in a drawing program"},
};

}  // namespace

const std::span<const MessageEntry> kImageMessages{kEntries};

}  // namespace sealpress::messages

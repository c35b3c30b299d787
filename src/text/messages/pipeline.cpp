#include "text/messages.h"

namespace sealpress::text {
namespace {

constexpr MessageEntry kEntries[] = {
    {"pipeline.no_such_file", "找不到文件", "no such file", "检查文件名和所在文件夹",
     "check the name and the folder"},
    {"pipeline.cannot_read", "无法读取：{reason}", "cannot be read: {reason}",
     "检查文件的权限，或是否被其他程序占用",
     "check permissions, or whether another program holds it"},
    {"pipeline.file_too_large", "文件超过{limit}MB", "the file is larger than {limit} MB",
     "减小文件（如压缩图片）后再试", "make it smaller, e.g. compress its pictures"},
    {"pipeline.cannot_create", "无法创建：{reason}", "cannot be created: {reason}",
     "检查输出文件夹是否存在、是否可写", "check that the output folder exists and is writable"},
    {"pipeline.cannot_write", "无法写入：{reason}", "cannot be written: {reason}",
     "检查磁盘空间和文件夹权限", "check disk space and permissions"},
    {"pipeline.no_home", "找不到程序的模板与字体文件夹",
     "the program''s templates and fonts are not found",
     "重新安装，或用环境变量 SEALPRESS_HOME 指定",
     "install again, or name the folder in SEALPRESS_HOME"},
    {"pipeline.unknown_form", "没有编号为“{form}”的表单", "there is no form “{form}”",
     "用 sealpress forms 查看全部编号；也可给出 .docx 模板的路径",
     "sealpress forms lists all ids; the path of a .docx template will do too"},
    {"pipeline.misspelt_form", "没有编号为“{form}”的表单", "there is no form “{form}”",
     "是否应为 {nearest}？", "did you mean {nearest}?"},
    {"pipeline.field_without_value", "底版上的这个域没有内容",
     "this field of the stationery is empty", "数据里加上这一列，或用 --set 给出",
     "add the column to the data, or give it by --set"},
    {"pipeline.no_a3", "{form} 没有 A3 的底版", "{form} has no stationery for A3",
     "去掉 --paper A3", "leave out --paper A3"},
    {"pipeline.stationery_field", "底版上的域“{field}”不是文本域或签名域，不能填",
     "the field “{field}” of the stationery is neither a text field nor one for a signature",
     "改为文本域；二维码的域名写 码:字段名，盖章处写 章:名字；图片域暂不支持",
     "make it a text field; name codes 码:key and places for seals 章:name; pictures are not "
     "supported"},
    {"pipeline.stationery_not_pdfa",
     "底版有 PDF/A 不许的内容，生成的文件不标 PDF/A："
     "{kind, select, font {字体“{name}”没有嵌入} cmyk {用了 CMYK 颜色} filter {用了 LZW 压缩} "
     "interpolation {图片要求插值} postscript {含 PostScript 或外部引用} transfer {含传递函数} "
     "layers {含图层} transparency {含透明（PDF/A-1 不许）} other {{kind}}}",
     "the stationery has what PDF/A does not allow, so the files do not claim it: "
     "{kind, select, font {the font {name} is not embedded} cmyk {colours in CMYK} filter {LZW} "
     "interpolation {pictures that are interpolated} postscript {PostScript or references} "
     "transfer {transfer functions} layers {layers} transparency {transparency (PDF/A-1)} "
     "other {{kind}}}",
     "把底版另存为 PDF/A，或把文字转为轮廓、颜色转为 RGB",
     "save the stationery as PDF/A, or turn its text into outlines and its colours into RGB"},
    {"pipeline.unknown_encoding", "无法识别文字编码", "the text encoding is unknown",
     "另存为 UTF-8 再试", "save it as UTF-8"},
};

}  // namespace

extern const std::span<const MessageEntry> kPipelineMessages;
const std::span<const MessageEntry> kPipelineMessages{kEntries};

}  // namespace sealpress::text

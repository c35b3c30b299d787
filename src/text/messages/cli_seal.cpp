#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kCliSealMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"cli.ask_key_password", "私钥密码：", "password of the key: ", "", ""},
    {"cli.key_password_env", "存有私钥密码的环境变量",
     "environment variable that holds the key''s password", "", ""},
    {"cli.key_password_file", "存有私钥密码的文件（第一行）",
     "file whose first line is the key''s password", "", ""},
    {"cli.no_variable", "没有环境变量 {name}", "there is no environment variable {name}", "", ""},
    {"cli.pdf_password_env", "存有 PDF 打开密码的环境变量",
     "environment variable that holds the PDF''s password", "", ""},
    {"cli.pdf_password_file", "存有 PDF 打开密码的文件（第一行）",
     "file whose first line is the PDF''s password", "", ""},
    {"cli.place", "{name}  第{page}页  中心距左 {x}、距上 {y} 毫米  {width}×{height} 毫米  {state}",
     "{name}  page {page}  centre {x} mm from the left, {y} mm from the top  {width} by {height} "
     "mm  "
     "{state}",
     "", ""},
    {"cli.place_empty", "空", "empty", "", ""},
    {"cli.place_hidden", "{name}  不显示  {state}", "{name}  shows nowhere  {state}", "", ""},
    {"cli.place_signed", "已签名", "signed", "", ""},
    {"cli.place_stamped", "已盖印章图（无数字签名）", "bears a seal picture, not signed", "", ""},
    {"cli.seal", "在 PDF 的盖章处加盖印章、数字签名或骑缝章；--list 列出盖章处",
     "put a seal and a digital signature on PDF files; --list shows the places", "", ""},
    {"cli.seal_across", "骑缝章：印章分盖在各页右边缘（在签名之前）",
     "cut the seal over the right edges of all pages, before any signature", "", ""},
    {"cli.seal_across_at", "骑缝章中心距页面上边的毫米数（默认居中）",
     "middle of that seal from the top of the page in mm (default: the middle)", "", ""},
    {"cli.seal_at", "没有盖章处的文件：印章中心的页码和距左、距上的毫米数，如 1,150,240",
     "for files without places: page, and mm from the left and top of the seal''s middle, as "
     "1,150,240",
     "", ""},
    {"cli.seal_bad_at", "--at 的值不对：{value}", "bad value of --at: {value}",
     "应为 页,横,纵，单位毫米，如 1,150,240", "it is PAGE,X,Y in millimetres, as 1,150,240"},
    {"cli.seal_bad_group", "一枚骑缝章至少盖过两页，--group 不能是 1",
     "a seal crosses the edges of two pages or more: --group cannot be 1",
     "不写 --group 时自动分组", "without --group the pages are grouped by themselves"},
    {"cli.seal_cert", "证书（PEM 或 DER，可含证书链），与 --key 同用",
     "certificate, with its chain if need be (PEM or DER), for --key", "", ""},
    {"cli.seal_certify",
     "作为第一个签名认证文件，并说明以后允许什么：不许改动、填表和签名、还可批注",
     "certify the file as its first signature, and say what may be done to it afterwards", "", ""},
    {"cli.seal_diameter", "圆章或方章的实际大小，如 42mm（默认与盖章处相同）",
     "true size of a round or square seal, as 42mm (default: as large as its place)", "", ""},
    {"cli.seal_example",
     "示例：sealpress seal 申报表.pdf --list\n"
     "      sealpress seal 申报表.pdf --place 单位盖章 --picture 章.png --p12 单位.pfx "
     "--key-password-file 密码.txt -o 已盖章\n"
     "      sealpress seal 总结.pdf --across --picture 章.png --diameter 42mm -o 已盖章",
     "Example: sealpress seal form.pdf --list\n"
     "         sealpress seal form.pdf --place 单位盖章 --picture seal.png --p12 unit.pfx "
     "--key-password-file password.txt -o sealed\n"
     "         sealpress seal report.pdf --across --picture seal.png --diameter 42mm -o sealed",
     "", ""},
    {"cli.seal_file", "PDF 文件", "PDF files", "", ""},
    {"cli.seal_group", "每枚骑缝章盖过的页数", "pages under one seal across the edges", "", ""},
    {"cli.seal_key", "私钥（PEM 或 DER）", "private key (PEM or DER)", "", ""},
    {"cli.seal_least_group", "最后一枚骑缝章至少盖过的页数（默认 2）",
     "pages at least under the last seal across the edges (default: 2)", "", ""},
    {"cli.seal_least_strip", "每页骑缝章的最窄宽度（默认 3mm）",
     "narrowest strip of the seal on a page (default: 3mm)", "", ""},
    {"cli.seal_list", "列出所有盖章处", "show all places for seals", "", ""},
    {"cli.seal_location", "签名地点", "where it is signed", "", ""},
    {"cli.seal_name", "签名人（默认取自证书）", "who signs (default: as the certificate says)", "",
     ""},
    {"cli.seal_needs_key", "--certify 和 --timestamp 需要数字签名",
     "--certify and --timestamp need a digital signature", "同时给出 --p12 或 --key",
     "give --p12 or --key"},
    {"cli.seal_needs_picture", "骑缝章需要印章图", "a seal across the edges needs a picture",
     "用 --picture 给出印章图", "give it with --picture"},
    {"cli.seal_needs_size", "需要说明印章的实际大小", "say how large the seal is",
     "用 --diameter 42mm；骑缝章以外的其他形状用 --size 宽x高mm",
     "with --diameter 42mm, or --size WIDTHxHEIGHTmm for other shapes, but not across edges"},
    {"cli.seal_no_key", "给出了证书，没有给出私钥", "there is a certificate but no key",
     "用 --key 给出私钥", "give the key with --key"},
    {"cli.seal_no_places", "没有盖章处", "no places for seals", "", ""},
    {"cli.seal_nothing", "没有说明要盖什么", "nothing to seal with",
     "用 --picture 给出印章图，或用 --p12、--key 给出签名证书",
     "give a picture with --picture, or a key with --p12 or --key"},
    {"cli.seal_only_across", "--group、--least-group、--least-strip、--across-at 只用于骑缝章",
     "--group, --least-group, --least-strip and --across-at are for seals across edges",
     "加上 --across，或去掉这些选项", "add --across, or leave them out"},
    {"cli.seal_output", "输出文件夹（默认与原文件同处，文件名后加“-盖章”）",
     "output folder (default: beside the file, with -盖章 after its name)", "", ""},
    {"cli.seal_p12", "含私钥和证书的 .p12/.pfx 文件", "a .p12/.pfx file with key and certificate",
     "", ""},
    {"cli.seal_picture", "印章图：透明背景的 PNG，或 SVG", "the seal: a PNG with alpha, or an SVG",
     "", ""},
    {"cli.seal_place", "盖章处的名称（见 --list；只有一个空的盖章处时可省略）",
     "name of the place (see --list; may be left out if only one is free)", "", ""},
    {"cli.seal_reason", "签名原因", "why it is signed", "", ""},
    {"cli.seal_size", "其他形状的印章的宽和高，如 45x30mm",
     "width and height of other seals, as 45x30mm", "", ""},
    {"cli.seal_suffix", "加在输出文件名后的文字", "text to put after the names of the files", "",
     ""},
    {"cli.seal_timestamp", "时间戳服务的网址（RFC 3161）",
     "address of a timestamp service (RFC 3161)", "", ""},
    {"cli.seal_white", "把印章图的白色变为透明", "make the white of the picture transparent", "",
     ""},
    {"pdf.place_misspelt", "没有名为“{place}”的盖章处；是不是“{nearest}”？",
     "there is no place named “{place}”; is it “{nearest}”?", "用 seal --list 查看所有盖章处",
     "seal --list shows all places"},
    {"pdf.timestamp_mismatch", "时间戳服务 {url} 的回答与请求不符",
     "the timestamp service {url} answers something else", "换一个时间戳服务",
     "use another service"},
    {"pdf.timestamp_refused", "时间戳服务 {url} 拒绝了请求", "the timestamp service {url} refuses",
     "换一个时间戳服务", "use another service"},
    {"pdf.timestamp_unreachable", "无法访问时间戳服务 {url}（{reason}）",
     "the timestamp service {url} cannot be reached ({reason})", "检查网址和网络",
     "check the address and the network"},
    {"pdf.timestamp_url", "时间戳服务的网址不对：{url}",
     "bad address of a timestamp service: {url}", "应以 http:// 或 https:// 开头",
     "it begins with http:// or https://"},
    {"pipeline.same_file", "输出会覆盖原文件", "the output would take the place of the input",
     "用 -o 换一个输出文件夹，或用 --suffix 换一个后缀",
     "choose another folder with -o, or another suffix with --suffix"},
};

}  // namespace

const std::span<const MessageEntry> kCliSealMessages{kEntries};

}  // namespace sealpress::text

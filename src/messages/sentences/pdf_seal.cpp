#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kPdfSealMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"pdf.across_one_page", "文件只有一页，不能加盖骑缝章",
     "the file has one page only: there is no edge for a seal to cross",
     "一页的文件用 --place 或 --at 盖章", "seal it at a place, with --place or --at"},
    {"pdf.across_signed", "文件已有数字签名，不能再加盖骑缝章",
     "the file is signed already: a seal across its pages would break the signatures",
     "请在第一次签名之前加盖骑缝章", "put it on before the first signature"},
    {"pdf.across_thin",
     "每 {pages, number} 页一枚骑缝章时，每页只分到 {width} 毫米，少于 {least} 毫米",
     "with {pages, number} pages under one seal each strip is {width} mm wide, less than {least} "
     "mm",
     "用 --group 减少每组的页数，或用 --least-strip 减小最窄宽度",
     "put fewer pages under one seal with --group, or allow thinner strips with --least-strip"},
    {"pdf.certificate_expired", "证书已于 {date} 到期", "the certificate expired on {date}",
     "请更换有效的证书", "use a certificate that is valid"},
    {"pdf.certificate_missing", "只有私钥，没有证书", "there is a key but no certificate",
     "用 --cert 给出证书文件，或使用同时含有私钥和证书的 .p12/.pfx 文件",
     "give the certificate with --cert, or a .p12/.pfx file that holds both"},
    {"pdf.certificate_not_yet", "证书自 {date} 起才有效",
     "the certificate is not valid before {date}", "检查电脑的日期，或更换证书",
     "check the computer''s date, or use another certificate"},
    {"pdf.certificate_unreadable", "无法读取证书文件", "the certificate file cannot be read",
     "证书应为 PEM 或 DER 格式，常见的扩展名是 .pem、.crt、.cer",
     "it should be in PEM or DER form; such files often end in .pem, .crt or .cer"},
    {"pdf.certificate_usage", "证书的用途不包括签名", "the certificate is not meant for signatures",
     "请使用签名证书，不要用加密证书",
     "use the certificate for signing, not the one for encryption"},
    {"pdf.certify_not_first", "文件已有签名，不能再做认证签名",
     "the file is signed already, so a signature can no longer certify it",
     "去掉 --certify；认证只能是第一个签名",
     "leave out --certify: only the first signature can certify"},
    {"pdf.changes_forbidden", "文件的认证签名不允许任何改动，不能再盖章或签名",
     "a certifying signature forbids any change to the file: it cannot be sealed or signed",
     "请向文件的出具方索取允许签名的版本", "ask its author for an edition that allows signatures"},
    {"pdf.encryption_unsupported", "PDF 文件的加密方式不受支持",
     "the PDF file is encrypted in a way that is not supported", "在 PDF 软件中去掉加密后另存再用",
     "remove the encryption in a PDF program and save it again"},
    {"pdf.key_kind", "不支持 {kind} 类型的密钥", "keys of the kind {kind} are not supported",
     "请使用 RSA 或 ECDSA 密钥的证书", "use a certificate with an RSA or ECDSA key"},
    {"pdf.key_mismatch", "私钥与证书不匹配", "the private key does not belong to the certificate",
     "确认 --key 和 --cert 是同一份证书的", "see that --key and --cert are of one and the same"},
    {"pdf.key_missing", "文件中没有私钥", "the file holds no private key",
     "导出证书时请选择“导出私钥”", "export the certificate together with its private key"},
    {"pdf.key_password", "私钥的密码不对", "the password of the private key is wrong",
     "用 --key-password-file 或 --key-password-env 给出密码，或在终端输入",
     "give it with --key-password-file or --key-password-env, or type it when asked"},
    {"pdf.key_unreadable", "无法读取私钥文件", "the private key file cannot be read",
     "私钥应为 PEM 或 DER 格式，或使用 --p12", "it should be in PEM or DER form; or use --p12"},
    {"pdf.key_weak", "RSA 密钥只有 {bits, number} 位，不够安全",
     "the RSA key has {bits, number} bits only, which is not safe", "请使用 2048 位以上的密钥",
     "use a key of 2048 bits or more"},
    {"pdf.needs_repair", "PDF 文件的对象索引已损坏，无法在其后追加内容",
     "the PDF file''s table of objects is damaged, so nothing can be appended to it",
     "用 PDF 软件“另存为”后再试", "save it anew in a PDF program and try that"},
    {"pdf.p12_unreadable", "无法读取 .p12/.pfx 文件", "the .p12/.pfx file cannot be read",
     "确认文件完整，并且是 PKCS#12 格式", "see that it is whole and of the PKCS#12 kind"},
    {"pdf.page_unknown", "没有第 {page, number} 页：文件共 {pages, number} 页",
     "there is no page {page, number}: the file has {pages, number}",
     "--at 的第一个数是页码，从 1 数起", "the first number of --at is the page, from 1"},
    {"pdf.permissions_forbid", "文件的加密权限不允许这样的改动",
     "the permissions of the encrypted file forbid this change",
     "用 --pdf-password-file 给出所有者密码",
     "give the owner''s password with --pdf-password-file"},
    {"pdf.place_ambiguous", "文件有不止一个空的盖章处（{places}），请指明用哪一个",
     "the file has more than one free place for a seal ({places}): say which one",
     "用 --place 给出名称，seal --list 可查看位置",
     "name it with --place; seal --list shows where they are"},
    {"pdf.place_hidden", "盖章处“{place}”不在任何页面上显示，不能盖印章图",
     "the place “{place}” shows on no page, so no picture can be put there",
     "去掉 --picture，或用 --at 指明位置", "leave out --picture, or say where with --at"},
    {"pdf.place_locked", "盖章处“{place}”已被先前的签名锁定",
     "an earlier signature has locked the place “{place}”",
     "用 seal --list 查看其他盖章处，或请先签名的一方重新出具未锁定的文件",
     "seal --list shows other places; or ask the earlier signer for a file that leaves it open"},
    {"pdf.place_none", "文件没有空的盖章处", "the file has no free place for a seal",
     "用 --at 页,横,纵 指明印章中心的位置，单位毫米",
     "say where the middle of the seal goes with --at PAGE,X,Y in millimetres"},
    {"pdf.place_signed", "盖章处“{place}”已经签名", "the place “{place}” is signed already",
     "用 seal --list 查看空的盖章处", "seal --list shows the free ones"},
    {"pdf.place_small",
     "印章比盖章处“{place}”（{width}×{height} 毫米）大，而文件已有签名，盖章处不能再放大",
     "the seal is larger than the place “{place}” ({width} by {height} mm), which cannot grow "
     "since the file is signed",
     "减小 --diameter，或另选盖章处", "make --diameter smaller, or choose another place"},
    {"pdf.place_stamped", "盖章处“{place}”已经盖过印章", "the place “{place}” bears a seal already",
     "用 seal --list 查看空的盖章处", "seal --list shows the free ones"},
    {"pdf.place_unknown", "没有名为“{place}”的盖章处", "there is no place named “{place}”",
     "用 seal --list 查看所有盖章处", "seal --list shows all places"},
    {"pdf.seal_blank", "印章图是空白的", "the picture of the seal is blank",
     "换一张看得见印章的图片", "use a picture that shows the seal"},
    {"pdf.seal_coarse", "印章图 {picture} 偏粗糙：按这个尺寸每英寸只有 {dpi, number} 点",
     "the picture of the seal, {picture}, is coarse: {dpi, number} dots to the inch at this size",
     "请使用更大的图片，建议每英寸 300 点以上",
     "use a larger one, of 300 dots to the inch or more"},
    {"pdf.seal_flattened", "文件是 PDF/A-1，不允许透明：印章按不透明盖上，笔画会遮住下面的文字",
     "the file is PDF/A-1, which forbids transparency: the seal''s ink is opaque and covers the "
     "text below",
     "需要透出文字时请使用 PDF/A-2 文件", "use a PDF/A-2 file if the text should show through"},
    {"pdf.seal_off_page",
     "印章超出第 {page, number} 页的边缘：页面宽 {width} 毫米，高 {height} 毫米",
     "the seal goes over the edge of page {page, number}, which is {width} mm wide and {height} mm "
     "high",
     "调整 --at 或 --across-at 的位置，或减小印章的尺寸",
     "choose another place with --at or --across-at, or make the seal smaller"},
    {"pdf.seal_opaque", "印章图没有透明背景",
     "the picture of the seal has no transparent background",
     "用 --white-to-transparent 把白色变为透明，或使用带透明背景的 PNG",
     "make white transparent with --white-to-transparent, or use a PNG with an alpha channel"},
    {"pdf.seal_shape",
     "印章图 {picture} 的形状（{width, number}×{height, number} 像素，不计空白边）与要求的 "
     "{asked} 不符",
     "the picture of the seal, {picture}, of {width, number} by {height, number} pixels without "
     "its margin, is not of the shape asked for ({asked})",
     "按这张图的形状应写 --size {fitting}；--diameter 用于圆章和方章",
     "for this picture it would be --size {fitting}; --diameter is for round and square seals"},
    {"pdf.seal_specks", "印章图外有 {count, number} 处零散的污点，没有算作印章，已裁去",
     "beside the seal the picture has {count, plural, one {a speck} other {# specks}}, not taken "
     "for part of it and cut off",
     "请核对盖章后的尺寸和完整；可在图片中擦去污点",
     "see that the sealed size is right and nothing is missing; or wipe them off the picture"},
    {"pdf.seed_unmet",
     "盖章处“{place}”的制作者要求{what, select, "
     "filter {由 {wanted} 签名} kind {签名类型为 {wanted}} version {更新版本的签名程序} "
     "digest {摘要算法为 {wanted}} reason {签名原因为下列之一：{wanted}} no_reason {不写签名原因} "
     "certificate {用指定的证书} issuer {用指定机构颁发的证书} "
     "certify {{wanted, select, 0 {不做认证签名} 1 {--certify no-changes} 2 {--certify "
     "form-filling} other {--certify annotations}}} timestamp {加时间戳（{wanted}）} "
     "revocation {附上证书的吊销信息} lock {签名后锁定整个文件} "
     "attestation {附上法律声明} other {签名外观为 {wanted}}}",
     "whoever made the place “{place}” asks for {what, select, "
     "filter {a signature by {wanted}} kind {a signature of the kind {wanted}} version {a newer "
     "program} digest {the digest {wanted}} reason {one of these reasons: {wanted}} no_reason {no "
     "reason to be given} certificate {a certain certificate} issuer {a certificate of a certain "
     "issuer} certify {{wanted, select, 0 {a signature that does not certify} 1 {--certify "
     "no-changes} 2 {--certify form-filling} other {--certify annotations}}} timestamp {a "
     "timestamp ({wanted})} revocation {revocation data with the certificate} lock {the file to be "
     "locked by signing} attestation {a legal attestation} other {the appearance {wanted}}}",
     "{what, select, reason {用 --reason 写明} no_reason {去掉 --reason} certify {照此改正 "
     "--certify} timestamp {用 --timestamp 给出时间戳服务} other {请按要求准备，或向制作者索取没有"
     "这一要求的文件}}",
     "{what, select, reason {give it with --reason} no_reason {leave out --reason} certify {set "
     "--certify accordingly} timestamp {name a service with --timestamp} other {comply, or ask for "
     "a file that does not demand it}}"},
    {"pdf.signature_too_large", "签名数据超出预留的空间",
     "the signature is larger than the room kept for it", "时间戳太大，换一个时间戳服务",
     "the timestamp is too large: use another service"},
    {"pdf.signature_unseen", "文件中另有读不到的签名（已被后来的版本去掉，或文件有损坏）",
     "the file holds a signature that does not show: a later version took it away, or the file is "
     "damaged",
     "请用 verify 核对原文件后再使用", "look at the original with verify before you rely on it"},
    {"pdf.signed_damaged", "文件已有签名而且已损坏：修复会使签名失效，因此没有处理",
     "the file is signed and damaged: repairing it would break its signatures, so it was left "
     "alone",
     "请取得完好的文件", "get an undamaged copy"},
    {"pdf.signed_needs_key", "文件已有数字签名，不能只盖印章图：那会使签名失效",
     "the file is signed: a picture alone would change its pages and break the signatures",
     "同时用 --p12 或 --key 签名", "sign as well, with --p12 or --key"},
    {"pdf.signing_failed", "签名失败（{reason}）", "signing failed ({reason})",
     "检查私钥和证书文件是否完好", "see whether the files of key and certificate are whole"},
    {"pdf.unusual_structure", "文件的内部结构不常见（{what}），无法安全地追加内容",
     "the file is built in an unusual way ({what}): nothing can safely be appended to it",
     "用 PDF 软件“另存为”后再试", "save it anew in a PDF program and try that"},
    {"pdf.was_repaired", "文件原已损坏，修复后盖章",
     "the file was damaged; it was repaired before sealing", "请核对盖章后的文件内容是否完整",
     "see that nothing is missing in the sealed file"},
    {"pdf.wrong_password", "PDF 文件的密码不对", "the password of the PDF file is wrong",
     "检查 --pdf-password-file 或 --pdf-password-env 给出的密码",
     "check what --pdf-password-file or --pdf-password-env gives"},
    {"pdf.would_spoil",
     "这样盖章会使已有的签名“{field}”失效（新的章压住了它，或压住了已签署的内容），因此没有盖",
     "sealing here would spoil the signature “{field}”: the new seal stands over it, or over what "
     "it "
     "signed; nothing was written",
     "换一个空白的位置：--at 页,横,纵，或 --place 指定空着的盖章处",
     "choose a blank spot with --at, or an empty place with --place"},
};

}  // namespace

const std::span<const MessageEntry> kPdfSealMessages{kEntries};

}  // namespace sealpress::messages

#include "pdf/write/metadata.h"

#include <fmt/format.h>

#include <chrono>
#include <initializer_list>

#include "codec/codec.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

constexpr const char* kProducer = "sealpress";

struct Moment {
  int year, month, day, hour, minute, second;
};

/// Our own arithmetic: PoDoFo's dates pass through localtime(), which is not safe in threads.
Moment moment_of(std::int64_t seconds_since_1970) {
  using namespace std::chrono;
  const sys_seconds when{seconds{seconds_since_1970}};
  const auto day = floor<days>(when);
  const year_month_day date(day);
  const hh_mm_ss time(when - day);
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          static_cast<int>(time.hours().count()),
          static_cast<int>(time.minutes().count()),
          static_cast<int>(time.seconds().count())};
}

/// 7.9.4.
std::string pdf_date(const Moment& t) {
  return fmt::format("(D:{:04}{:02}{:02}{:02}{:02}{:02}Z)", t.year, t.month, t.day, t.hour,
                     t.minute, t.second);
}

std::string xmp_date(const Moment& t) {
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", t.year, t.month, t.day, t.hour,
                     t.minute, t.second);
}

/// Without control characters, which XML cannot hold and which Info must then not hold either.
std::string clean(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<std::uint8_t>(c) >= 0x20 && c != 0x7F) out += c;
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : clean(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// One property; nothing for an empty value.
void property(std::string& out, std::string_view name, std::string_view before,
              std::string_view value, std::string_view after) {
  if (clean(value).empty()) return;
  out += fmt::format("<{0}>{1}{2}{3}</{0}>\n", name, before, escaped(value), after);
}

/// ISO 19005-2, 6.6.4.
std::string claim(PdfA pdfa) {
  if (pdfa == PdfA::none) return {};
  return fmt::format("<pdfaid:part>{}</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n",
                     pdfa == PdfA::a1b   ? 1
                     : pdfa == PdfA::a2b ? 2
                                         : 3);
}

constexpr std::string_view kAltBegin = "<rdf:Alt><rdf:li xml:lang=\"x-default\">",
                           kAltEnd = "</rdf:li></rdf:Alt>", kSeqBegin = "<rdf:Seq><rdf:li>",
                           kSeqEnd = "</rdf:li></rdf:Seq>";

}  // namespace

Object& add_info(File& file, const Metadata& metadata) {
  Object& info = file.add();
  const std::pair<const char*, std::string> texts[] = {
      {"Title", clean(metadata.title)},     {"Author", clean(metadata.author)},
      {"Subject", clean(metadata.subject)}, {"Keywords", clean(metadata.keywords)},
      {"Creator", clean(metadata.creator)}, {"Producer", kProducer}};
  for (const auto& [key, text] : texts) {
    if (!text.empty()) set_text(info, key, text);
  }
  const std::string date = written_date(metadata.created);
  set_written(info, "CreationDate", date);
  set_written(info, "ModDate", date);
  return info;
}

std::string written_date(std::int64_t seconds) {
  return pdf_date(moment_of(seconds));
}

std::string xmp_packet(const Metadata& metadata, PdfA pdfa) {
  const std::string date = xmp_date(moment_of(metadata.created));
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n" +
      claim(pdfa) + "<dc:format>application/pdf</dc:format>\n";
  property(out, "dc:title", kAltBegin, metadata.title, kAltEnd);
  property(out, "dc:creator", kSeqBegin, metadata.author, kSeqEnd);
  property(out, "dc:description", kAltBegin, metadata.subject, kAltEnd);
  property(out, "dc:language", "<rdf:Bag><rdf:li>", metadata.language, "</rdf:li></rdf:Bag>");
  property(out, "pdf:Keywords", {}, metadata.keywords, {});
  property(out, "pdf:Producer", {}, kProducer, {});
  property(out, "xmp:CreatorTool", {}, metadata.creator, {});
  property(out, "xmp:CreateDate", {}, date, {});
  property(out, "xmp:ModifyDate", {}, date, {});
  property(out, "xmp:MetadataDate", {}, date, {});
  return out + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

Object& add_xmp(File& file, const Metadata& metadata, PdfA pdfa) {
  // Plain, so that programs that know nothing of PDF find it (14.3.2).
  Object& object = file.add_stream(xmp_packet(metadata, pdfa), false);
  set_name(object, "Type", "Metadata");
  set_name(object, "Subtype", "XML");
  return object;
}

Object& add_output_intent(File& file, PdfA pdfa) {
  static const std::string v2 = codec::zlib(srgb_profile(ProfileVersion::v2), 9);
  static const std::string v4 = codec::zlib(srgb_profile(ProfileVersion::v4), 9);
  Object& stream = file.add_stream(pdfa == PdfA::a1b ? v2 : v4, true);
  set_integer(stream, "N", 3);
  Object& intent = file.add("OutputIntent");
  set_name(intent, "S", "GTS_PDFA1");
  set_written(intent, "OutputConditionIdentifier", "(sRGB)");
  set_written(intent, "Info", "(sRGB IEC61966-2.1)");
  set_reference(intent, "DestOutputProfile", stream);
  return intent;
}

}  // namespace sealpress::pdf

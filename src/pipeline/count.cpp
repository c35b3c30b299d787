#include "pipeline/count.h"

#include <utility>

#include "docx/plain_text.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04");
}

/// Text in any of the encodings that people here use, as UTF-8.
std::optional<std::string> decoded(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return std::string(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE")) return text::decode(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return text::decode(bytes.substr(2), "UTF-16BE");
  if (!text::find_ill_formed(bytes)) return std::string(bytes);
  return text::decode(bytes, "GB18030");
}

text::Counts count_docx(const docx::Document& file) {
  text::Counts counts = text::count(docx::plain_text(*file.body));
  for (const auto* notes : {&file.footnotes, &file.endnotes}) {
    for (const auto& [id, note] : *notes) {
      if (note.type == docx::Note::footnote_reference ||
          note.type == docx::Note::endnote_reference) {
        counts += text::count(docx::plain_text(*note.story));
      }
    }
  }
  return counts;
}

}  // namespace

Result<text::Counts> count_file(Workspace& workspace, const std::string& path) {
  auto bytes = workspace.environment().read_file(path, workspace.limits().file_bytes);
  if (!bytes) return fail(std::move(bytes.error()));
  if (is_zip(*bytes)) {
    auto file = docx::Document::open(std::move(*bytes), path, workspace.limits());
    if (!file) return fail(std::move(file.error()));
    return count_docx(**file);
  }
  const auto utf8 = decoded(*bytes);
  if (!utf8) return fail(input_error("pipeline.unknown_encoding").in_file(path));
  return text::count(*utf8);
}

}  // namespace sealpress::pipeline

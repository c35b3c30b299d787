#include "pdf/write/book.h"

#include <fmt/format.h>

#include "codec/codec.h"
#include "pdf/write/assemble.h"
#include "pdf/write/backdrop_object.h"
#include "pdf/write/glyph_use.h"
#include "pdf/write/metadata.h"
#include "pdf/write/page_writer.h"

namespace sealpress::pdf {
namespace {

constexpr std::size_t kChapter = 250;
constexpr int kLevel = 1;
constexpr const char* kRoot = "1 0 R";  // of the page tree, written last

Diagnostic write_error(const PoDoFo::PdfError& error) {
  return output_error("pdf.write_failed")
      .with("reason", std::string(PoDoFo::PdfError::ErrorName(error.GetError())));
}

}  // namespace

Book::Book(const text::FontLibrary& fonts, WriteOptions options, Sink sink)
    : fonts_(fonts), options_(std::move(options)), sink_(std::move(sink)), offsets_(1) {}

Result<void> Book::put(std::string_view bytes) {
  written_ += bytes.size();
  digests_ = codec::sha256(digests_ + codec::sha256(bytes));
  return sink_(bytes);
}

Result<void> Book::add(frame::Page page) {
  ++count_;
  chapter_.pages.push_back(std::move(page));
  return chapter_.pages.size() < kChapter ? Result<void>() : write_chapter();
}

Result<void> Book::write_chapter() {
  if (chapter_.pages.empty()) return {};
  if (written_ == 0) {
    auto begun = put(file_header(options_.pdfa));
    if (!begun) return begun;
  }
  GlyphCollector collector;
  collector.add(chapter_);
  const Result<DocumentFonts> fonts =
      DocumentFonts::make(std::move(collector).finish(), fonts_, {nullptr, {true, kLevel}});
  if (!fonts) return fail(fonts.error());
  const Result<DocumentPictures> pictures = DocumentPictures::make(
      pictures_of(chapter_), {nullptr, {kLevel, options_.pdfa == PdfA::a1b}});
  if (!pictures) return fail(pictures.error());
  try {
    File file(offsets_.size() + 1);
    if (options_.backdrop.backdrop != nullptr && backdrop_reference_.empty()) {
      backdrop_reference_ = written_reference(add_backdrop(file, *options_.backdrop.backdrop));
    }
    PageWriter writer(file, {*fonts, *pictures, options_.pdfa == PdfA::a1b, kLevel,
                             options_.backdrop, options_.print, backdrop_reference_});
    Object& node = file.add("Pages");
    nodes_.push_back(written_reference(node));
    std::vector<const Object*> kids;
    for (const frame::Page& page : chapter_.pages) {
      const PageObject added = writer.add_page(page, nodes_.back());
      writer.add_content(added, {});
      kids.push_back(added.object);
    }
    set_written(node, "Parent", kRoot);
    set_written(node, "Kids", written_references(kids));
    set_integer(node, "Count", static_cast<std::int64_t>(kids.size()));
    chapter_.pages.clear();
    return put(file.written_objects(written_, offsets_));
  } catch (const PoDoFo::PdfError& error) {
    return fail(write_error(error));
  }
}

Result<void> Book::finish() {
  if (count_ == 0) return fail(output_error("pdf.no_pages"));
  if (auto last = write_chapter(); !last) return last;
  try {
    File file(offsets_.size() + 1);
    Object& catalog = file.add("Catalog");
    set_written(catalog, "Pages", kRoot);
    describe(catalog, file, options_);
    const Object& info = add_info(file, options_.metadata);
    std::string end = file.written_objects(written_, offsets_);
    offsets_[0] = written_ + end.size();
    end += fmt::format("1 0 obj\n<</Type/Pages/Kids[{}]/Count {}>>\nendobj\n",
                       fmt::join(nodes_, " "), count_);
    const std::uint64_t table = written_ + end.size();
    end += fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets_.size() + 1);
    for (const std::uint64_t offset : offsets_) end += fmt::format("{:010} 00000 n \n", offset);
    const std::string id = codec::sha256_hex(digests_ + end).substr(0, 32);
    end += fmt::format("trailer\n<</Size {}/Root {}/Info {}/ID[<{}><{}>]>>\nstartxref\n{}\n%%EOF\n",
                       offsets_.size() + 1, written_reference(catalog), written_reference(info), id,
                       id, table);
    return put(end);
  } catch (const PoDoFo::PdfError& error) {
    return fail(write_error(error));
  }
}

}  // namespace sealpress::pdf

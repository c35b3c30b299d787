// One record on stationery: a page with its text, code and places for seals.
//
// A field of the stationery shows the record's value of its name, or its own text with tags; 码:…
// is a QR code, 章:… a place for a seal. docs/certificates.md tells it to users.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "data/record.h"
#include "frame/frame.h"
#include "layout/box/box.h"
#include "merge/compile/text_template.h"
#include "pdf/fill/stationery.h"
#include "pdf/write/write.h"
#include "text/font/fonts.h"

namespace sealpress::pipeline {

struct CertificateOptions {
  /// The variable text alone, for certificates that are printed already.
  bool names_only = false;
  /// By which everything is moved right and down.
  Point offset;
  /// On a larger sheet with bleed and crop marks.
  bool printer = false;
  /// The key of {{校验码}}; empty: a plain digest.
  std::string check_key;
  bool demand_values = true;  ///< a field without a value is a warning
};

/// Immutable, shared by all threads.
class Certificate {
 public:
  /// Fails with what is wrong with the stationery's fields, all at once: merge.* of their texts,
  /// pipeline.stationery_field {field}.
  static Checked<std::shared_ptr<const Certificate>> make(
      std::shared_ptr<const pdf::Stationery> stationery,
      std::shared_ptr<const text::FontLibrary> fonts, CertificateOptions options);

  /// The page; none if `findings` got an error and it is no draft. Errors: layout.box_too_small,
  /// layout.no_glyph, image.qr_too_long.
  std::optional<frame::Page> page(const data::Record& record, bool draft,
                                  Diagnostics& findings) const;
  /// Backdrop and boxes of such pages; what keeps the stationery from being PDF/A is in `remarks`.
  pdf::WriteOptions write_options(pdf::PdfA wanted, Diagnostics& remarks) const;
  const text::FontLibrary& fonts() const { return *fonts_; }

 private:
  struct Field {
    const pdf::StationeryField* place;
    merge::TextTemplate text;
    bool variable = false;
    bool checked = false;  ///< its text holds the check code
    enum class Kind : std::uint8_t { text, code, seal } kind = Kind::text;
    std::string name;  ///< without 码: and 章:
  };

  Certificate() = default;
  void add_field(const pdf::StationeryField& place, Diagnostics& errors);
  void set_text(const Field& field, const data::Value& fields, frame::Page& page,
                Diagnostics& findings) const;
  void set_code(const Field& field, const data::Value& fields, frame::Page& page,
                Diagnostics& findings) const;
  /// The record with its 校验码.
  data::Value with_check_code(const data::Value& fields) const;
  Rect moved(const Rect& rect) const;
  Point origin() const;

  std::shared_ptr<const pdf::Stationery> stationery_;
  std::shared_ptr<const text::FontLibrary> fonts_;
  CertificateOptions options_;
  std::vector<Field> fields_;
};

}  // namespace sealpress::pipeline

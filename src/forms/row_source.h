// Forms whose records are rows of other forms: certificates, made from a 推荐表.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "forms/catalogue.h"

namespace sealpress::forms {

/// Rows of another form of which each is a record of this one.
struct RowSource {
  std::string form;
  std::string list;  ///< empty: its records themselves are the rows
  /// Label here -> label in the row, or 上级.label beside the list.
  std::vector<std::pair<std::string, std::string>> fields;
};

/// What a form's file says about certificates: the keys `sources` and `templates`/`pdf-a3`.
struct CertificateForm {
  std::vector<RowSource> sources;
  std::string pdf_template_a3;  ///< relative to the home; may be empty
};

/// Fails with forms.bad_key, and as data::parse_json() does.
Result<CertificateForm> read_certificate_form(const SourceFile& file);

}  // namespace sealpress::forms

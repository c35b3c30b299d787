// The catalogue: which forms there are, what each one asks for, and what is wrong with a record.
//
// One JSON file per form below data/forms/; adding a form needs no C++. docs/catalogue.md explains
// the file. Loaded once, immutable, shared by all threads.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/record.h"

namespace sealpress::forms {

struct Delivery {
  std::string format;  ///< docx, pdf, xlsx
  bool sealed = false;
  std::string by;  ///< who sends it: 企业, 推荐单位
};

struct Form {
  std::string id;          ///< shanghai-2024/3-application
  std::string collection;  ///< shanghai-2024
  std::string title, notice, attachment;
  std::string docx_template, pdf_template;  ///< relative to the home; may be empty
  std::string file_name;  ///< pattern with tags, e.g. {{单位简称}}{{班组名称}}
  std::vector<Delivery> deliveries;
  std::vector<std::string> notes;   ///< slips of the source that the template corrects
  bool reference = false;           ///< 参考版式
  std::vector<std::string> fields;  ///< top-level labels in their order
  std::map<std::string, std::string> short_keys;
};

class Catalogue {
 public:
  /// Reads data/forms below `home`. Errors name file, line and the offending key, all at once.
  static Checked<std::shared_ptr<const Catalogue>> open(const std::string& home);
  virtual ~Catalogue() = default;

  virtual const std::vector<Form>& forms() const = 0;
  virtual const Form* find(std::string_view id) const = 0;
  /// The nearest known id, for "did you mean"; empty if nothing is near.
  virtual std::string nearest(std::string_view id) const = 0;

  /// All findings about one record, in the order of the form's fields.
  virtual Diagnostics check(const Form& form, const data::Record& record) const = 0;
  /// The file name (without extension) for a record, safe on Windows.
  virtual std::string file_name(const Form& form, const data::Record& record) const = 0;
};

}  // namespace sealpress::forms

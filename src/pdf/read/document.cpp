#include "pdf/read/document.h"

#include <qpdf/qpdf-c.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include "text/unicode.h"

namespace sealpress::pdf {
namespace {

bool warned_of_repair(_qpdf_data* file) {
  bool repaired = false;
  while (qpdf_more_warnings(file) == QPDF_TRUE) {
    const std::string_view said = qpdf_get_error_full_text(file, qpdf_next_warning(file));
    repaired = repaired || said.find("reconstruct") != std::string_view::npos;
  }
  return repaired;
}

/// Nothing if a filter is asked to be taken off and cannot be.
std::optional<std::string> data_of(_qpdf_data* file, unsigned int stream,
                                   qpdf_stream_decode_level_e level) {
  if (qpdf_oh_is_stream(file, stream) != QPDF_TRUE) return std::nullopt;
  QPDF_BOOL filtered = QPDF_FALSE;
  unsigned char* bytes = nullptr;
  std::size_t size = 0;
  qpdf_oh_get_stream_data(file, stream, level, &filtered, &bytes, &size);
  if (bytes == nullptr) return std::nullopt;
  std::string data(reinterpret_cast<const char*>(bytes), size);
  std::free(bytes);
  if (level != qpdf_dl_none && filtered != QPDF_TRUE) return std::nullopt;
  return data;
}

/// Whether all that is not ASCII is Chinese characters of GB 2312, two bytes each.
bool is_gb2312(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    if (first < 0x80) continue;
    const auto second = static_cast<unsigned char>(i + 1 < bytes.size() ? bytes[i + 1] : 0);
    if (first < 0xB0 || first > 0xF7 || second < 0xA1 || second == 0xFF) return false;
    ++i;
  }
  return true;
}

}  // namespace

bool OutsideValue::is_null() const {
  return qpdf_oh_is_null(file_, handle_) == QPDF_TRUE;
}

bool OutsideValue::is_dictionary() const {
  return qpdf_oh_is_dictionary(file_, handle_) == QPDF_TRUE;
}

bool OutsideValue::is_array() const {
  return qpdf_oh_is_array(file_, handle_) == QPDF_TRUE;
}

bool OutsideValue::is_stream() const {
  return qpdf_oh_is_stream(file_, handle_) == QPDF_TRUE;
}

bool OutsideValue::is_string() const {
  return qpdf_oh_is_string(file_, handle_) == QPDF_TRUE;
}

bool OutsideValue::is_name() const {
  return qpdf_oh_is_name(file_, handle_) == QPDF_TRUE;
}

bool OutsideValue::is_indirect() const {
  return qpdf_oh_is_indirect(file_, handle_) == QPDF_TRUE;
}

bool OutsideValue::is_name(const char* name) const {
  return qpdf_oh_is_name_and_equals(file_, handle_, name) == QPDF_TRUE;
}

OutsideValue OutsideValue::operator[](const char* key) const {
  if (is_stream()) return OutsideValue(file_, qpdf_oh_get_dict(file_, handle_))[key];
  if (!is_dictionary()) return {file_, qpdf_oh_new_null(file_)};
  return {file_, qpdf_oh_get_key(file_, handle_, key)};
}

std::vector<std::string> OutsideValue::keys() const {
  if (is_stream()) return OutsideValue(file_, qpdf_oh_get_dict(file_, handle_)).keys();
  std::vector<std::string> keys;
  if (!is_dictionary()) return keys;
  qpdf_oh_begin_dict_key_iter(file_, handle_);
  while (qpdf_oh_dict_more_keys(file_) == QPDF_TRUE) {
    keys.emplace_back(qpdf_oh_dict_next_key(file_));
  }
  return keys;
}

std::size_t OutsideValue::size() const {
  if (qpdf_oh_is_array(file_, handle_) != QPDF_TRUE) return 0;
  return static_cast<std::size_t>(std::max(qpdf_oh_get_array_n_items(file_, handle_), 0));
}

OutsideValue OutsideValue::at(std::size_t index) const {
  // qpdf takes a question that does not fit a value for an error of the file.
  if (index >= size()) return {file_, qpdf_oh_new_null(file_)};
  return {file_, qpdf_oh_get_array_item(file_, handle_, static_cast<int>(index))};
}

std::optional<std::string> OutsideValue::text() const {
  if (qpdf_oh_is_name(file_, handle_) == QPDF_TRUE) {
    return std::string(qpdf_oh_get_name(file_, handle_)).substr(1);
  }
  if (qpdf_oh_is_string(file_, handle_) != QPDF_TRUE) return std::nullopt;
  const char* text = qpdf_oh_get_utf8_value(file_, handle_);
  return std::string(text, qpdf_get_last_string_length(file_));
}

std::string OutsideValue::words() const {
  const std::string raw = bytes().value_or("");
  const bool marked =
      raw.starts_with("\xFE\xFF") || raw.starts_with("\xFF\xFE") || raw.starts_with("\xEF\xBB\xBF");
  const bool plain = std::all_of(raw.begin(), raw.end(), [](char c) { return c >= 0; });
  if (!marked && !plain) {
    if (!text::find_ill_formed(raw)) return raw;
    if (is_gb2312(raw)) return text::decode(raw, "GB18030").value_or("");
  }
  return text().value_or("");
}

std::optional<std::string> OutsideValue::bytes() const {
  if (!is_string()) return std::nullopt;
  std::size_t size = 0;
  const char* bytes = qpdf_oh_get_binary_string_value(file_, handle_, &size);
  return std::string(bytes, size);
}

std::optional<double> OutsideValue::number() const {
  double value = 0;
  if (qpdf_oh_get_value_as_number(file_, handle_, &value) != QPDF_TRUE) return std::nullopt;
  return value;
}

std::optional<std::int64_t> OutsideValue::integer() const {
  long long value = 0;
  if (qpdf_oh_is_integer(file_, handle_) != QPDF_TRUE) return std::nullopt;
  if (qpdf_oh_get_value_as_longlong(file_, handle_, &value) != QPDF_TRUE) return std::nullopt;
  return value;
}

std::optional<bool> OutsideValue::boolean() const {
  QPDF_BOOL value = QPDF_FALSE;
  if (qpdf_oh_get_value_as_bool(file_, handle_, &value) != QPDF_TRUE) return std::nullopt;
  return value == QPDF_TRUE;
}

std::string OutsideValue::stream_bytes() const {
  return data_of(file_, handle_, qpdf_dl_none).value_or("");
}

std::optional<std::string> OutsideValue::stream_content() const {
  return data_of(file_, handle_, qpdf_dl_generalized);
}

int OutsideValue::id() const {
  return qpdf_oh_get_object_id(file_, handle_);
}

int OutsideValue::generation() const {
  return qpdf_oh_get_generation(file_, handle_);
}

std::string OutsideValue::unparsed() const {
  return qpdf_oh_unparse_resolved(file_, handle_);
}

OutsideDocument::OutsideDocument(std::string_view bytes, const std::string& password)
    : file_(qpdf_init()), with_password_(!password.empty()) {
  qpdf_set_suppress_warnings(file_, QPDF_TRUE);
  qpdf_silence_errors(file_);
  // The end of the file is looked for near its last byte: line ends after it lie in the way.
  const std::size_t last = bytes.find_last_not_of(std::string_view("\0\t\n\f\r ", 6));
  if (last != std::string_view::npos) bytes = bytes.substr(0, last + 2);
  qpdf_read_memory(file_, "outside", bytes.data(), bytes.size(),
                   with_password_ ? password.c_str() : nullptr);
  repaired_ = warned_of_repair(file_);
}

OutsideDocument::~OutsideDocument() {
  qpdf_cleanup(&file_);
}

std::string OutsideDocument::error() const {
  if (qpdf_has_error(file_) == QPDF_FALSE) return {};
  const qpdf_error error = qpdf_get_error(file_);
  const std::string_view detail = qpdf_get_error_full_text(file_, error);
  if (detail.find("bad_alloc") != std::string_view::npos) throw std::bad_alloc();
  switch (qpdf_get_error_code(file_, error)) {
    case qpdf_e_password:
      return with_password_ ? "pdf.wrong_password" : "pdf.encrypted";
    case qpdf_e_unsupported:
      return "pdf.encryption_unsupported";
    default:
      return "pdf.damaged";
  }
}

bool OutsideDocument::has_warned() const {
  // What every reader takes for nothing.
  static constexpr std::string_view kHarmless[] = {"object has offset 0", "empty object treated"};
  bool warned = false;
  while (qpdf_more_warnings(file_) == QPDF_TRUE) {
    const std::string_view said = qpdf_get_error_full_text(file_, qpdf_next_warning(file_));
    warned = warned || std::none_of(std::begin(kHarmless), std::end(kHarmless), [&](auto words) {
               return said.find(words) != std::string_view::npos;
             });
  }
  return warned;
}

bool OutsideDocument::is_encrypted() const {
  return qpdf_is_encrypted(file_) == QPDF_TRUE;
}

OutsideValue OutsideDocument::trailer() const {
  return {file_, qpdf_get_trailer(file_)};
}

OutsideValue OutsideDocument::object(int id, int generation) const {
  return {file_, qpdf_get_object_by_id(file_, id, generation)};
}

OutsideValue OutsideDocument::root() const {
  return {file_, qpdf_get_root(file_)};
}

int OutsideDocument::free_id() const {
  return qpdf_oh_get_object_id(file_, qpdf_make_indirect_object(file_, qpdf_oh_new_null(file_)));
}

std::string OutsideDocument::write_plainly() const {
  if (qpdf_init_write_memory(file_) >= QPDF_ERRORS) return {};
  qpdf_set_object_stream_mode(file_, qpdf_o_disable);
  qpdf_set_preserve_encryption(file_, QPDF_FALSE);
  qpdf_set_deterministic_ID(file_, QPDF_TRUE);
  if (qpdf_write(file_) >= QPDF_ERRORS) return {};
  const auto* bytes = reinterpret_cast<const char*>(qpdf_get_buffer(file_));
  return {bytes, qpdf_get_buffer_length(file_)};
}

}  // namespace sealpress::pdf

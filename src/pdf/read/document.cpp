#include "pdf/read/document.h"

#include <qpdf/qpdf-c.h>

#include <algorithm>
#include <new>

namespace sealpress::pdf {

bool OutsideValue::is_null() const {
  return qpdf_oh_is_null(file_, handle_) == QPDF_TRUE;
}

bool OutsideValue::is_dictionary() const {
  return qpdf_oh_is_dictionary(file_, handle_) == QPDF_TRUE;
}

bool OutsideValue::is_name(const char* name) const {
  return qpdf_oh_is_name_and_equals(file_, handle_, name) == QPDF_TRUE;
}

OutsideValue OutsideValue::operator[](const char* key) const {
  if (!is_dictionary()) return {file_, qpdf_oh_new_null(file_)};
  return {file_, qpdf_oh_get_key(file_, handle_, key)};
}

std::size_t OutsideValue::size() const {
  if (qpdf_oh_is_array(file_, handle_) != QPDF_TRUE) return 0;
  return static_cast<std::size_t>(std::max(qpdf_oh_get_array_n_items(file_, handle_), 0));
}

OutsideValue OutsideValue::at(std::size_t index) const {
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

std::optional<double> OutsideValue::number() const {
  double value = 0;
  if (qpdf_oh_get_value_as_number(file_, handle_, &value) != QPDF_TRUE) return std::nullopt;
  return value;
}

int OutsideValue::id() const {
  return qpdf_oh_get_object_id(file_, handle_);
}

OutsideDocument::OutsideDocument(std::string_view bytes) : file_(qpdf_init()) {
  qpdf_set_suppress_warnings(file_, QPDF_TRUE);
  qpdf_silence_errors(file_);
  qpdf_read_memory(file_, "outside", bytes.data(), bytes.size(), nullptr);
  if (qpdf_has_error(file_) == QPDF_FALSE) qpdf_push_inherited_attributes_to_page(file_);
}

OutsideDocument::~OutsideDocument() {
  qpdf_cleanup(&file_);
}

std::string OutsideDocument::error() const {
  if (qpdf_has_error(file_) == QPDF_FALSE) return {};
  const qpdf_error error = qpdf_get_error(file_);
  const std::string_view detail = qpdf_get_error_full_text(file_, error);
  if (detail.find("bad_alloc") != std::string_view::npos) throw std::bad_alloc();
  const bool locked = qpdf_get_error_code(file_, error) == qpdf_e_password;
  return locked ? "pdf.encrypted" : "pdf.damaged";
}

OutsideValue OutsideDocument::root() const {
  return {file_, qpdf_get_root(file_)};
}

std::size_t OutsideDocument::page_count() const {
  return static_cast<std::size_t>(std::max(qpdf_get_num_pages(file_), 0));
}

OutsideValue OutsideDocument::page(std::size_t index) const {
  return {file_, qpdf_get_page_n(file_, index)};
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

#include <nlohmann/json.hpp>

#include "data/value.h"

namespace sealpress::data {

namespace {

/// Writes values; `indent` below 0 puts everything on one line.
class Writer {
 public:
  explicit Writer(int indent) : indent_(indent) {}

  void write(const Value& value) {
    if (value.is_null()) {
      out_ += "null";
    } else if (const bool* b = value.boolean()) {
      out_ += *b ? "true" : "false";
    } else if (const Number* n = value.number()) {
      out_ += n->literal;
    } else if (const std::string* s = value.string()) {
      write(*s);
    } else if (const Array* items = value.array()) {
      write_list('[', ']', *items, [this](const Value& item) { write(item); });
    } else {
      write_list('{', '}', *value.object(), [this](const Member& member) {
        write(member.first);
        out_ += indent_ < 0 ? ":" : ": ";
        write(member.second);
      });
    }
  }
  std::string take() { return std::move(out_); }

 private:
  void write(const std::string& text) {
    // Ill-formed bytes become U+FFFD.
    out_ += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }

  template <class List, class WriteItem>
  void write_list(char open, char close, const List& list, WriteItem write_item) {
    out_ += open;
    ++depth_;
    bool first = true;
    for (const auto& item : list) {
      if (!first) out_ += ',';
      first = false;
      new_line();
      write_item(item);
    }
    --depth_;
    if (!list.empty()) new_line();
    out_ += close;
  }

  void new_line() {
    if (indent_ < 0) return;
    out_ += '\n';
    out_.append(static_cast<std::size_t>(indent_) * depth_, ' ');
  }

  int indent_;
  std::size_t depth_ = 0;
  std::string out_;
};

}  // namespace

std::string to_json(const Value& value, int indent) {
  Writer writer(indent);
  writer.write(value);
  return writer.take();
}

}  // namespace sealpress::data

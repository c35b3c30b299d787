#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "data/value.h"

namespace sealpress::data {

namespace {

/// Walks over the text and tells where it is, which nlohmann's events do not.
class TrackedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  TrackedIterator(const char* at, const char** position) : at_(at), position_(position) {}
  reference operator*() const { return *at_; }
  TrackedIterator& operator++() {
    *position_ = ++at_;
    return *this;
  }
  bool operator==(const TrackedIterator& o) const { return at_ == o.at_; }
  bool operator!=(const TrackedIterator& o) const { return at_ != o.at_; }

 private:
  const char* at_;
  const char** position_;
};

/// Line and column (in characters), from 1, of a byte of the text.
Place place_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::string_view line =
      newline == std::string_view::npos ? before : before.substr(newline + 1);
  const auto begins_character = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  };
  Place place;
  place.line = 1 + std::count(before.begin(), before.end(), '\n');
  place.column = 1 + std::count_if(line.begin(), line.end(), begins_character);
  place.offset = static_cast<std::int64_t>(offset);
  return place;
}

/// The character at the start of `text`, whole; one byte where it is ill-formed.
std::string_view first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  return text.substr(0, length);
}

/// Builds the value from the parser's events; the first fault ends it.
class Builder {
 public:
  Builder(std::string_view text, const char* const* position, const Limits& limits)
      : text_(text), position_(position), limits_(limits) {}

  bool null() { return add(Null{}); }
  bool boolean(bool value) { return add(value); }
  /// Negative ones only, so that a zero here is -0.
  bool number_integer(std::int64_t value) {
    return add(Number{value == 0 ? "-0" : std::to_string(value)});
  }
  bool number_unsigned(std::uint64_t value) { return add(Number{std::to_string(value)}); }
  bool number_float(double, const std::string& literal) { return add(Number{literal}); }
  bool string(std::string& value) { return add(std::move(value)); }
  bool start_object(std::size_t) { return open(Object{}); }
  bool start_array(std::size_t) { return open(Array{}); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  /// JSON text has no binary values.
  bool binary(nlohmann::json::binary_t&) { return false; }

  bool key(std::string& name) {
    Frame& frame = open_.back();
    if (is_repeated(frame, name)) {
      return stop(input_error("data.duplicate_key").with("key", name), offset());
    }
    frame.key = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) {
    const std::string_view what = error.what();
    const auto says = [what](std::string_view words) {
      return what.find(words) != std::string_view::npos;
    };
    // `position` counts the bytes read, the offending one included.
    const std::size_t at = says("unexpected end of input") || says("missing closing quote")
                               ? text_.size()
                               : std::max<std::size_t>(position, 1) - 1;
    if (says("surrogate")) return stop(input_error("data.lone_surrogate"), at);
    if (says("ill-formed UTF-8")) return stop(input_error("data.ill_formed_utf8"), at);
    if (says("number overflow")) return stop(input_error("data.number_too_large"), at);
    if (at >= text_.size()) return stop(input_error("data.json_truncated"), at);
    return stop(input_error("data.json_syntax")
                    .with("found", std::string(first_character(text_.substr(at)))),
                at);
  }

  Value& value() { return result_; }
  Diagnostic& error() { return error_; }

 private:
  struct Frame {
    Value container;
    std::string key;                          ///< of the member that comes next
    std::set<std::string, std::less<>> keys;  ///< of a large object
  };

  std::size_t offset() const { return static_cast<std::size_t>(*position_ - text_.data()); }

  bool stop(Diagnostic error, std::size_t at) {
    error_ = std::move(error);
    error_.place = place_of(text_, at);
    return false;
  }

  bool open(Value container) {
    if (open_.size() >= limits_.json_depth) {
      return stop(input_error("data.json_depth")
                      .with("limit", static_cast<std::int64_t>(limits_.json_depth)),
                  offset());
    }
    open_.push_back({std::move(container), {}, {}});
    return true;
  }

  bool close() {
    Value done = std::move(open_.back().container);
    open_.pop_back();
    return add(std::move(done));
  }

  bool add(Value value) {
    // Small values are what memory is spent on: far above what forms hold.
    constexpr std::size_t kMostValues = 300'000;
    if (++values_ > kMostValues) {
      return stop(
          input_error("data.too_many_values").with("limit", static_cast<std::int64_t>(kMostValues)),
          offset());
    }
    if (open_.empty()) {
      result_ = std::move(value);
    } else if (Array* items = open_.back().container.array()) {
      items->push_back(std::move(value));
    } else {
      open_.back().container.object()->emplace_back(std::move(open_.back().key), std::move(value));
    }
    return true;
  }

  /// Small objects are searched; beyond that a set keeps hostile ones from costing squares.
  static bool is_repeated(Frame& frame, const std::string& name) {
    constexpr std::size_t kSmall = 32;
    const Object& members = *frame.container.object();
    if (members.size() < kSmall) return frame.container.find(name) != nullptr;
    if (frame.keys.empty()) {
      for (const Member& member : members) frame.keys.insert(member.first);
    }
    return !frame.keys.insert(name).second;
  }

  std::string_view text_;
  const char* const* position_;
  std::size_t values_ = 0;
  const Limits& limits_;
  std::vector<Frame> open_;
  Value result_;
  Diagnostic error_ = input_error("data.json_syntax");
};

}  // namespace

Result<Value> parse_json(std::string_view text, const Limits& limits) {
  const char* position = text.data();
  Builder builder(text, &position, limits);
  const bool done =
      nlohmann::json::sax_parse(TrackedIterator(text.data(), &position),
                                TrackedIterator(text.data() + text.size(), &position), &builder);
  if (!done) return fail(std::move(builder.error()));
  return std::move(builder.value());
}

}  // namespace sealpress::data

#include <algorithm>
#include <utility>

#include "intake/readers.h"
#include "intake/wrapper.h"

namespace sealpress::intake {

namespace {

data::Record record_from(data::Value fields, const std::string& file, std::int64_t row) {
  data::Record record;
  record.fields = std::move(fields);
  record.origin.file = file;
  record.origin.row = row;
  return record;
}

class JsonReader final : public Reader {
 public:
  JsonReader(data::Array records, std::string file, Diagnostics remarks)
      : records_(std::move(records)), file_(std::move(file)), remarks_(std::move(remarks)) {}

  Diagnostics take_remarks() override { return std::exchange(remarks_, {}); }

  std::optional<Result<data::Record>> next() override {
    if (at_ == records_.size()) return std::nullopt;
    data::Value value = std::move(records_[at_++]);
    if (value.object() == nullptr) {
      return Result<data::Record>(fail(input_error("intake.not_object").in_file(file_)));
    }
    return Result<data::Record>(record_from(std::move(value), file_, 0));
  }

 private:
  data::Array records_;
  std::string file_;
  Diagnostics remarks_;
  std::size_t at_ = 0;
};

class JsonLinesReader final : public Reader {
 public:
  JsonLinesReader(Stream stream, const Limits& limits)
      : stream_(std::move(stream)), limits_(limits) {}

  std::optional<Result<data::Record>> next() override {
    while (auto line = next_line()) {
      if (line->find_first_not_of(" \t\r") == std::string::npos) continue;
      return parse(*line);
    }
    if (fault_) return Result<data::Record>(fail(*std::exchange(fault_, std::nullopt)));
    return std::nullopt;
  }

 private:
  /// The next line without its end; nullopt at the end of the text, or at a fault.
  std::optional<std::string> next_line() {
    std::size_t searched = 0;
    std::size_t end = stream_.ahead().find('\n');
    while (end == std::string_view::npos) {
      searched = stream_.ahead().size();
      if (searched > limits_.part_bytes) return stop("intake.row_too_large");
      if (!stream_.fill()) break;
      end = stream_.ahead().find('\n', searched);
    }
    if (stream_.failed()) return stop("intake.cannot_read");
    if (stream_.ahead().empty()) return std::nullopt;
    std::string line(stream_.ahead().substr(0, end));
    stream_.take(std::min(line.size() + 1, stream_.ahead().size()));
    ++number_;
    return line;
  }

  std::nullopt_t stop(std::string code) {
    fault_ = input_error(std::move(code)).in_file(stream_.name());
    fault_->place.line = number_ + 1;
    stream_ = Stream(from_memory(""), stream_.name());
    return std::nullopt;
  }

  Result<data::Record> parse(std::string_view line) const {
    auto value = data::parse_json(line, limits_);
    if (value && value->object() != nullptr) {
      return record_from(std::move(*value), stream_.name(), number_);
    }
    Diagnostic error = value ? input_error("intake.not_object") : std::move(value.error());
    error.place.file = stream_.name();
    error.place.line = number_;
    error.place.offset.reset();  // it would count from the line's start
    return fail(std::move(error));
  }

  Stream stream_;
  Limits limits_;
  std::int64_t number_ = 0;
  std::optional<Diagnostic> fault_;
};

}  // namespace

Result<std::unique_ptr<Reader>> read_json(Stream stream, const Limits& limits, const Shape* shape) {
  const auto text = stream.take_all(limits);
  if (!text) return fail(text.error());
  auto value = data::parse_json(*text, limits);
  if (!value) return fail(std::move(value.error()).in_file(stream.name()));
  Diagnostics remarks;
  if (std::string path = unwrap(*value, shape); !path.empty()) {
    remarks.push_back(finding(Severity::info, "intake.unwrapped").with("key", std::move(path)));
    remarks.back().place.file = stream.name();
  }
  if (data::Array* records = value->array()) {
    return std::make_unique<JsonReader>(std::move(*records), stream.name(), std::move(remarks));
  }
  if (value->object() == nullptr) {
    return fail(input_error("intake.not_records").in_file(stream.name()));
  }
  return std::make_unique<JsonReader>(data::Array{std::move(*value)}, stream.name(), Diagnostics{});
}

std::unique_ptr<Reader> read_json_lines(Stream stream, const Limits& limits) {
  return std::make_unique<JsonLinesReader>(std::move(stream), limits);
}

}  // namespace sealpress::intake

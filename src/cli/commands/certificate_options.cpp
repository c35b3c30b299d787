#include "cli/commands/certificate_options.h"

#include <charconv>

namespace sealpress::cli {
namespace {

/// "1.5,-2": millimetres to the right and down.
std::optional<Point> parse_offset(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view part) -> std::optional<double> {
    double value = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    const bool whole = error == std::errc() && end == part.data() + part.size();
    constexpr double kMost = 1000;
    return whole && value > -kMost && value < kMost ? std::optional(value) : std::nullopt;
  };
  const auto x = number(text.substr(0, comma)), y = number(text.substr(comma + 1));
  if (!x || !y) return std::nullopt;
  return Point{Length::mm(*x), Length::mm(*y)};
}

}  // namespace

void CertificateArguments::describe(CLI::App& sub, const Say& say) {
  sub.add_option("--paper", paper_, say("cli.paper"))
      ->check(CLI::IsMember({"A4", "A3"}, CLI::ignore_case))
      ->type_name("A4|A3");
  sub.add_option("--number", number_, say("cli.number"))->type_name("TEXT");
  sub.add_option("--first", first_, say("cli.first"))
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  sub.add_flag("--printer", printer_, say("cli.printer"));
  sub.add_flag("--names-only", names_only_, say("cli.names_only"));
  sub.add_option("--offset", offset_, say("cli.offset"))->type_name("X,Y");
  sub.add_option("--check-key", key_file_, say("cli.check_key"))->type_name("FILE");
}

bool CertificateArguments::given() const {
  return paper_ != "A4" || !number_.empty() || first_ != 1 || printer_ || names_only_ ||
         !offset_.empty() || !key_file_.empty();
}

Result<pipeline::CertificatesOptions> CertificateArguments::read(
    pipeline::Environment& environment, const pipeline::RenderOptions& render) const {
  pipeline::CertificatesOptions options;
  options.render = render;
  options.a3 = paper_ == "A3" || paper_ == "a3";
  options.printer = printer_;
  options.names_only = names_only_;
  options.constants = render.constants;
  options.number = number_;
  options.first_number = first_;
  if (printer_ && names_only_) return fail(usage_error("cli.printer_or_names"));
  if (!number_.empty() && number_.find('#') == std::string::npos) {
    return fail(usage_error("cli.number_without_place").with("text", number_));
  }
  if (!offset_.empty()) {
    const auto offset = parse_offset(offset_);
    if (!offset) return fail(usage_error("cli.bad_offset").with("text", offset_));
    options.offset = *offset;
    if (!names_only_) return fail(usage_error("cli.offset_of_names"));
  }
  if (!key_file_.empty()) {
    constexpr std::size_t kMost = 1 << 16;
    auto key = environment.read_file(key_file_, kMost);
    if (!key) return fail(std::move(key.error()));
    while (!key->empty() && (key->back() == '\n' || key->back() == '\r')) key->pop_back();
    if (key->empty()) return fail(usage_error("cli.empty_key").in_file(key_file_));
    options.check_key = std::move(*key);
  }
  return options;
}

}  // namespace sealpress::cli

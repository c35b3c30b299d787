// Kinds about codes and addresses: creditCode, phone, postcode, email.

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "forms/rule.h"
#include "text/regex.h"

namespace sealpress::forms {
namespace {

/// GB 32100-2015 table 1: digits and capital letters without I, O, S, V, Z.
constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The check character of a unified social credit code (GB 32100-2015 5.5); 0 if a character is not
/// of the alphabet.
char credit_check(std::string_view first17) {
  std::size_t sum = 0, weight = 1;
  for (const char c : first17) {
    const std::size_t value = kCreditAlphabet.find(c);
    if (value == std::string_view::npos) return 0;
    sum += value * weight;
    weight = weight * 3 % 31;
  }
  return kCreditAlphabet[(31 - sum % 31) % 31];
}

/// The check character of an organisation code (GB 11714-1997): 11 - sum mod 11; 10 is X, 11 is 0.
char organisation_check(std::string_view first8) {
  constexpr std::array<int, 8> kWeights = {3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const char c = first8[i];
    sum += (c <= '9' ? c - '0' : c - 'A' + 10) * kWeights[i];
  }
  const int check = 11 - sum % 11;
  return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

class CreditCode final : public Rule {
 public:
  explicit CreditCode(RuleReader& r) : field_(r.field()) {}

  const FieldRef* half_width_field() const override { return &field_; }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) { check_one(scope, at); });
  }

 private:
  void check_one(Scope& scope, const Instance& at) const {
    std::string code = text_of(*at.value);
    // Blanks between groups of digits are for the eye.
    std::erase_if(code, [](char c) { return c == ' ' || c == '-'; });
    if (code.size() != 18) {
      find(scope, "forms.credit_code_length", at)
          .args.push_back({"length", static_cast<std::int64_t>(code.size())});
      return;
    }
    const std::size_t wrong = code.find_first_not_of(kCreditAlphabet);
    if (wrong != std::string::npos) {
      Diagnostic& found = find(scope, "forms.credit_code_character", at);
      found.args.push_back({"character", code.substr(wrong, 1)});
      found.args.push_back({"position", static_cast<std::int64_t>(wrong + 1)});
      return;
    }
    const char check = credit_check(std::string_view(code).substr(0, 17));
    if (code[17] != check) {
      find(scope, "forms.credit_code_check", at)
          .args.push_back({"expected", std::string(1, check)});
      return;
    }
    // Codes were issued with wrong inner checks, so this alone proves nothing.
    if (code[16] != organisation_check(std::string_view(code).substr(8, 8))) {
      find(scope, "forms.credit_code_inner", at).severity = Severity::warning;
    }
  }

  FieldRef field_;
};

class Phone final : public Rule {
 public:
  explicit Phone(RuleReader& r) : field_(r.field()), list_(r.flag("list", true)) {
    const std::vector<std::string> accept = r.texts("accept");
    const auto accepts = [&](const char* what) {
      return accept.empty() || std::find(accept.begin(), accept.end(), what) != accept.end();
    };
    mobile_ = accepts("mobile");
    landline_ = accepts("landline");
    if (!mobile_ && !landline_) r.fault("accept");
  }

  const FieldRef* half_width_field() const override { return &field_; }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      for (const std::string& number : unknown_in(text_of(*at.value))) {
        const char* code = !landline_ ? "forms.mobile" : mobile_ ? "forms.phone" : "forms.landline";
        find(scope, code, at).args.push_back({"number", number});
        return;
      }
    });
  }

 private:
  bool fits(const std::string& number) const {
    static const auto mobile = text::Regex::compile(R"(^(\+?86[- ]?)?1[3-9]\d([- ]?\d{4}){2}$)");
    static const auto landline =
        text::Regex::compile(R"(^(0\d{2,3}-?|\(0\d{2,3}\))?[2-9]\d{6,7}((-|转)\d{1,6})?$)");
    return (mobile_ && mobile->found_in(number)) || (landline_ && landline->found_in(number));
  }

  /// The parts that are no numbers. A blank may part two numbers or stand inside one.
  std::vector<std::string> unknown_in(const std::string& all) const {
    std::vector<std::string> out;
    for (const std::string& part : list_ ? split(all, kMarks) : std::vector{all}) {
      if (fits(part)) continue;
      for (std::string& number : list_ ? split(part, kBlank) : std::vector{part}) {
        if (!fits(number)) out.push_back(std::move(number));
      }
    }
    return out;
  }

  static std::vector<std::string> split(std::string_view rest,
                                        std::span<const std::string_view> separators) {
    std::vector<std::string> parts(1);
    while (!rest.empty()) {
      const auto mark = std::find_if(separators.begin(), separators.end(),
                                     [&](std::string_view s) { return rest.starts_with(s); });
      if (mark == separators.end()) {
        parts.back() += rest[0];
        rest.remove_prefix(1);
      } else {
        trim(parts.back());
        if (!parts.back().empty()) parts.emplace_back();
        rest.remove_prefix(mark->size());
      }
    }
    trim(parts.back());
    if (parts.back().empty()) parts.pop_back();
    return parts;
  }

  static void trim(std::string& text) {
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    text.erase(text.find_last_not_of(' ') + 1);
  }

  /// Text has been through NFKC: ， and ； are ASCII already.
  static constexpr std::string_view kMarks[] = {"、", ",", ";", "/", "\n"};
  static constexpr std::string_view kBlank[] = {" "};

  FieldRef field_;
  bool list_, mobile_ = true, landline_ = true;
};

/// A kind that is one regular expression with a message of its own.
class Expression final : public Rule {
 public:
  Expression(RuleReader& r, const char* expression, const char* code)
      : field_(r.field()), regex_(*text::Regex::compile(expression)), code_(code) {}

  const FieldRef* half_width_field() const override { return &field_; }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      if (!regex_.found_in(text_of(*at.value))) find(scope, code_, at);
    });
  }

 private:
  FieldRef field_;
  text::Regex regex_;
  const char* code_;
};

}  // namespace

void add_code_kinds(RuleKinds& kinds) {
  kinds["creditCode"] = [](RuleReader& r) { return std::make_unique<CreditCode>(r); };
  kinds["phone"] = [](RuleReader& r) { return std::make_unique<Phone>(r); };
  kinds["postcode"] = [](RuleReader& r) {
    return std::make_unique<Expression>(r, R"(^\d{6}$)", "forms.postcode");
  };
  kinds["email"] = [](RuleReader& r) {
    return std::make_unique<Expression>(
        r, R"(^[A-Za-z0-9._%+-]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$)",
        "forms.email");
  };
}

}  // namespace sealpress::forms

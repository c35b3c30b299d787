// Kinds about dates: date, dateBetween, dateOrder, certificateAge.

#include <chrono>
#include <utility>

#include "forms/rule.h"

namespace sealpress::forms {
namespace {

/// A day, also one with a time behind it; the bare number of a spreadsheet is none.
std::optional<text::Date> date_of(const Instance& at) {
  if (is_blank(at.value)) return std::nullopt;
  const std::string written = text_of(*at.value);
  if (const auto date = text::parse_date(written)) return date;
  if (written.find_first_not_of("0123456789.") == std::string::npos) return std::nullopt;
  const auto moment = text::parse_moment(written);
  return moment ? std::optional(moment->date) : std::nullopt;
}

std::string printed(text::Date date) {
  return std::to_string(date.year) + "年" + std::to_string(date.month) + "月" +
         std::to_string(date.day) + "日";
}

/// The day that a spreadsheet counts so, from 1950 to 2099: 45473 is 2024-06-30.
std::optional<text::Date> serial_day(const std::string& text) {
  constexpr int kFirst = 18264, kLast = 73050;
  const bool digits = text.size() == 5 && text.find_first_not_of("0123456789") == std::string::npos;
  const int serial = digits ? std::stoi(text) : 0;
  if (serial < kFirst || serial > kLast) return std::nullopt;
  using namespace std::chrono;
  const year_month_day day(sys_days(year(1899) / 12 / 30) + days(serial));
  return text::Date{static_cast<int>(day.year()),
                    static_cast<int>(static_cast<unsigned>(day.month())),
                    static_cast<int>(static_cast<unsigned>(day.day()))};
}

/// Says what keeps a text from being a date: no such day, no day at all, or no date.
void report_no_date(const Rule& rule, Scope& scope, const Instance& at) {
  if (const auto day = serial_day(text_of(*at.value))) {
    rule.find(scope, "forms.serial_date", at).args.push_back({"date", printed(*day)});
    return;
  }
  const auto parts = text::parse_date_parts(text_of(*at.value));
  if (!parts) {
    rule.find(scope, "forms.not_date", at);
    return;
  }
  Diagnostic& found = rule.find(scope, parts->day ? "forms.no_such_day" : "forms.day_missing", at);
  found.args.push_back({"year", std::to_string(parts->year)});
  found.args.push_back({"month", std::int64_t{parts->month}});
  if (parts->day) found.args.push_back({"day", std::int64_t{*parts->day}});
}

class DateRule final : public Rule {
 public:
  explicit DateRule(RuleReader& r) : field_(r.field()) {}

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      if (!date_of(at)) report_no_date(*this, scope, at);
    });
  }

 private:
  FieldRef field_;
};

class DateBetween final : public Rule {
 public:
  explicit DateBetween(RuleReader& r)
      : field_(r.field()), from_(r.date("from")), to_(r.date("to")) {
    if (!from_ && !to_) r.fault("from");
  }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      const auto date = date_of(at);
      if (!date) return;  // the rule of kind date says so
      if (from_ && *date < *from_) {
        find(scope, "forms.too_early", at).args.push_back({"from", printed(*from_)});
      } else if (to_ && *date > *to_) {
        find(scope, "forms.too_late", at).args.push_back({"to", printed(*to_)});
      }
    });
  }

 private:
  FieldRef field_;
  std::optional<text::Date> from_, to_;
};

class DateOrder final : public Rule {
 public:
  explicit DateOrder(RuleReader& r) : fields_(r.fields("fields", 2)) {}

  void check(Scope& scope) const override {
    Instance earlier;
    std::optional<text::Date> earlier_date;
    for (const FieldRef& field : fields_) {
      const Instance at = field.one(scope.record);
      const auto date = date_of(at);
      if (!date) continue;
      if (earlier_date && *date < *earlier_date && asked(scope, at)) {
        Diagnostic& found = find(scope, "forms.date_order", at);
        found.args.push_back({"other", earlier.label});
        found.args.push_back({"earlier", text_of(*earlier.value)});
      }
      earlier = at;
      earlier_date = date;
    }
  }

 private:
  std::vector<FieldRef> fields_;
};

class CertificateAge final : public Rule {
 public:
  explicit CertificateAge(RuleReader& r) : field_(r.field()) {
    const std::string at = r.text("at");
    if (!at.empty()) used_ = FieldRef(at);
    const auto years = r.number("years");
    if (!years) r.fault("years");
    years_ = static_cast<int>(years.value_or(0));
  }

  void check(Scope& scope) const override {
    each_filled(scope, field_, [&](const Instance& at) {
      const auto issued = date_of(at);
      if (!issued) return;
      const text::Date used = day_of_use(scope, at);
      const text::Date expires{issued->year + years_, issued->month, issued->day};
      if (*issued > used) {
        find(scope, "forms.certificate_after_use", at).args.push_back({"used", printed(used)});
      } else if (used > expires) {
        Diagnostic& found = find(scope, "forms.certificate_too_old", at);
        found.args.push_back({"years", std::int64_t{years_}});
        found.args.push_back({"used", printed(used)});
      }
    });
  }

 private:
  text::Date day_of_use(const Scope& scope, const Instance& at) const {
    if (!used_) return scope.today;
    return date_of(used_->one(scope.record, at.row)).value_or(scope.today);
  }

  FieldRef field_;
  std::optional<FieldRef> used_;
  int years_ = 0;
};

}  // namespace

void add_date_kinds(RuleKinds& kinds) {
  kinds["date"] = [](RuleReader& r) { return std::make_unique<DateRule>(r); };
  kinds["dateBetween"] = [](RuleReader& r) { return std::make_unique<DateBetween>(r); };
  kinds["dateOrder"] = [](RuleReader& r) { return std::make_unique<DateOrder>(r); };
  kinds["certificateAge"] = [](RuleReader& r) { return std::make_unique<CertificateAge>(r); };
}

}  // namespace sealpress::forms

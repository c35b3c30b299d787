#include "pipeline/files/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <span>

#include "cli/commands/all.h"
#include "cli/output.h"
#include "cli/password.h"

namespace sealpress::cli {
namespace {

using data::Object;
using data::Value;
using pdf::SignatureReport;

Value number(std::int64_t n) {
  return data::Number{std::to_string(n)};
}

const char* name_of(pdf::Integrity integrity) {
  static constexpr const char* kNames[] = {"intact", "changed", "forged", "malformed",
                                           "unsupported"};
  return kNames[static_cast<std::size_t>(integrity)];
}
const char* name_of(pdf::Coverage coverage) {
  static constexpr const char* kNames[] = {"whole_file", "revision", "incomplete"};
  return kNames[static_cast<std::size_t>(coverage)];
}
const char* name_of(pdf::Trust trust) {
  static constexpr const char* kNames[] = {"unknown", "trusted", "untrusted"};
  return kNames[static_cast<std::size_t>(trust)];
}
const char* name_of(pdf::Stamp stamp) {
  static constexpr const char* kNames[] = {"none", "valid", "invalid"};
  return kNames[static_cast<std::size_t>(stamp)];
}
const char* name_of(pdf::ChangeKind kind) {
  static constexpr const char* kNames[] = {"signature", "form_fill",  "annotation", "page_content",
                                           "metadata",  "validation", "other",      "seal",
                                           "ambiguous", "unfinished"};
  return kNames[static_cast<std::size_t>(kind)];
}
const char* name_of(pdf::Verdict verdict) {
  static constexpr const char* kNames[] = {"valid",     "changed",     "broken", "ambiguous",
                                           "unvouched", "unsupported", "weak",   "untrusted"};
  return kNames[static_cast<std::size_t>(verdict)];
}

/// The words for each, in the order of their enumerators.
constexpr const char* kIntegrityWords[] = {"cli.verify_intact", "cli.verify_changed",
                                           "cli.verify_forged", "cli.verify_malformed",
                                           "cli.verify_unsupported"};
constexpr const char* kTrustWords[] = {"cli.verify_unknown", "cli.verify_trusted",
                                       "cli.verify_untrusted"};
constexpr const char* kChangeWords[] = {
    "cli.verify_kind_signature",    "cli.verify_kind_form_fill", "cli.verify_kind_annotation",
    "cli.verify_kind_page_content", "cli.verify_kind_metadata",  "cli.verify_kind_validation",
    "cli.verify_kind_other",        "cli.verify_kind_seal",      "cli.verify_kind_ambiguous",
    "cli.verify_kind_unfinished"};
constexpr const char* kVerdictWords[] = {"cli.verdict_valid",     "cli.verdict_changed",
                                         "cli.verdict_broken",    "cli.verdict_ambiguous",
                                         "cli.verdict_unvouched", "cli.verdict_unsupported",
                                         "cli.verdict_weak",      "cli.verdict_untrusted"};

/// 2025-06-01 12:00:00 +08:00
std::string moment(std::int64_t seconds) {
  if (seconds == 0) return {};
  using namespace std::chrono;
  const sys_seconds there{std::chrono::seconds{seconds} + hours(8)};
  const auto day = floor<days>(there);
  const year_month_day d(day);
  const hh_mm_ss t(there - day);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02} +08:00", static_cast<int>(d.year()),
                     static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()),
                     t.hours().count(), t.minutes().count(), t.seconds().count());
}

/// A date as PDF writes it (ISO 32000-1, 7.9.4), in the same form; as it is if it is none.
std::string readable(const std::string& date) {
  const std::size_t zone = date.find_first_of("+-Z");
  const std::string digits = date.substr(2, std::min(zone, date.size()) - 2);
  if (!date.starts_with("D:") || digits.size() != 14 ||
      digits.find_first_not_of("0123456789") != std::string::npos) {
    return date;
  }
  const auto part = [&](std::size_t at, std::size_t size) { return digits.substr(at, size); };
  std::string out = part(0, 4) + '-' + part(4, 2) + '-' + part(6, 2) + ' ' + part(8, 2) + ':' +
                    part(10, 2) + ':' + part(12, 2);
  if (zone == std::string::npos) return out;
  if (date[zone] == 'Z') return out + " +00:00";
  if (date.size() < zone + 3) return out;
  const bool has_minutes = date.size() >= zone + 6;
  return out + ' ' + date.substr(zone, 3) + ':' + (has_minutes ? date.substr(zone + 4, 2) : "00");
}

Value changes_json(const SignatureReport& one) {
  data::Array list;
  for (const pdf::ChangeNote& note : one.changes) {
    list.push_back(Object{{"kind", Value(name_of(note.kind))},
                          {"where", Value(note.where)},
                          {"revision", number(static_cast<std::int64_t>(note.revision))},
                          {"permitted", Value(note.permitted)}});
  }
  return list;
}

Value json(const SignatureReport& one) {
  Object object{{"field", Value(one.field)},
                {"valid", Value(one.is_good())},
                {"verdict", Value(name_of(one.verdict()))},
                {"integrity", Value(name_of(one.integrity))},
                {"coverage", Value(name_of(one.coverage))},
                {"revision", number(static_cast<std::int64_t>(one.revision))},
                {"trust", Value(name_of(one.trust))},
                {"timestamp", Value(name_of(one.stamp))},
                {"timestampTrust", Value(name_of(one.stamp_trust))},
                {"documentTimestamp", Value(one.is_document_timestamp)},
                {"certifies", number(one.certifies)}};
  const std::pair<const char*, std::string> texts[] = {{"kind", one.kind},
                                                       {"signer", one.signer},
                                                       {"issuer", one.issuer},
                                                       {"name", one.name},
                                                       {"reason", one.reason},
                                                       {"location", one.location},
                                                       {"claimedDate", one.claimed_date},
                                                       {"signingTime", moment(one.signing_time)},
                                                       {"timestampTime", moment(one.stamp_time)},
                                                       {"timestampSigner", one.stamp_signer}};
  for (const auto& [key, text] : texts) {
    if (!text.empty()) object.emplace_back(key, Value(text));
  }
  object.emplace_back("changes", changes_json(one));
  return object;
}

class VerifyCommand : public Command {
 public:
  const char* name() const override { return "verify"; }

  void describe(CLI::App& sub, const Say& say) override {
    sub.add_option("FILE", files_, say("cli.verify_file"))->required();
    sub.add_option("--trust", trust_, say("cli.verify_trust"))->type_name("FILE");
    pdf_password_.describe(sub, "pdf", say("cli.pdf_password_file"), say("cli.pdf_password_env"));
    sub.add_flag("--strict", strict_, say("cli.strict"));
  }

  int run(Session& session) override {
    auto password = pdf_password_.read(session);
    if (!password) return session.complain(password.error());
    auto anchors = pipeline::read_anchors(session.workspace(), trust_);
    if (!anchors) return session.complain(anchors.error());
    pipeline::Verifier verifier(session.workspace(), std::move(*anchors), *password);
    data::Array results;
    int code = 0;
    for (const std::string& file : files_) {
      auto verified = verifier.verify(file);
      if (!verified) {
        code = std::max(code, failed(session, file, verified.error(), results));
        continue;
      }
      for (const Diagnostic& d : verified->findings) {
        code = std::max(code, pipeline::exit_code(d, strict_));
      }
      if (session.json()) {
        results.push_back(file_json(session, file, *verified));
      } else {
        print(session, file, *verified);
      }
    }
    if (session.json()) {
      session.out() << data::to_json(Object{{"results", std::move(results)}}) << "\n";
    }
    return code;
  }

 private:
  static int failed(Session& session, const std::string& file, const Diagnostic& error,
                    data::Array& results) {
    if (!session.json()) return session.complain(error);
    results.push_back(Object{{"file", Value(file)},
                             {"valid", Value(false)},
                             {"signatures", data::Array()},
                             {"findings", data::Array{cli::json(error, session.language())}}});
    return pipeline::exit_code(error, false);
  }

  static Value file_json(Session& session, const std::string& file,
                         const pipeline::VerifiedFile& verified) {
    data::Array signatures, findings;
    for (const SignatureReport& one : verified.report.signatures) signatures.push_back(json(one));
    for (const Diagnostic& d : verified.findings) {
      findings.push_back(cli::json(d, session.language()));
    }
    const auto& all = verified.report.signatures;
    const bool good = !all.empty() && std::all_of(all.begin(), all.end(),
                                                  [](const auto& one) { return one.is_good(); });
    return Object{{"file", Value(file)},
                  {"valid", Value(good)},
                  {"revisions", number(static_cast<std::int64_t>(verified.report.revisions))},
                  {"signatures", std::move(signatures)},
                  {"findings", std::move(findings)}};
  }

  void print(Session& session, const std::string& file,
             const pipeline::VerifiedFile& verified) const {
    if (files_.size() > 1) session.out() << file << "\n";
    for (const SignatureReport& one : verified.report.signatures) {
      print(session, one, verified.report.revisions);
    }
    for (const Diagnostic& d : verified.findings) {
      session.out() << line(d, session.language()) << "\n";
    }
  }

  static void print(Session& session, const SignatureReport& one, std::size_t revisions) {
    const auto say = [&](const char* code, std::vector<Argument> args = {}) {
      return messages::ui(code, session.language(), args);
    };
    const auto word = [&](std::span<const char* const> words, auto value) {
      return say(words[static_cast<std::size_t>(value)]);
    };
    const auto put = [&](const char* code, std::vector<Argument> args) {
      session.out() << say(code, std::move(args)) << "\n";
    };
    put("cli.verify_signature", {{"field", one.field.empty() ? "-" : one.field},
                                 {"verdict", word(kVerdictWords, one.verdict())}});
    put("cli.verify_integrity",
        {{"value", word(kIntegrityWords, one.integrity)}, {"kind", one.kind}});
    if (!one.signer.empty()) {
      put("cli.verify_signer", {{"signer", one.signer},
                                {"issuer", one.issuer},
                                {"trust", word(kTrustWords, one.trust)}});
    }
    if (one.stamp == pdf::Stamp::valid) {
      put("cli.verify_stamped", {{"time", moment(one.stamp_time)}, {"signer", one.stamp_signer}});
    } else if (one.signing_time != 0 || !one.claimed_date.empty()) {
      put("cli.verify_claimed", {{"time", one.signing_time != 0 ? moment(one.signing_time)
                                                                : readable(one.claimed_date)}});
    }
    const std::pair<const char*, const std::string*> claims[] = {
        {"name", &one.name}, {"reason", &one.reason}, {"place", &one.location}};
    for (const auto& [what, claim] : claims) {
      if (!claim->empty() && *claim != one.signer) {
        put("cli.verify_claims", {{"what", what}, {"text", *claim}});
      }
    }
    if (one.certifies != 0) {
      put("cli.verify_certifies", {{"level", std::to_string(one.certifies)}});
    }
    if (one.coverage == pdf::Coverage::incomplete) {
      put("cli.verify_incomplete", {});
    } else {
      put("cli.verify_covers",
          {{"revision", std::to_string(one.revision)}, {"revisions", std::to_string(revisions)}});
    }
    for (const pdf::ChangeNote& note : one.changes) {
      put("cli.verify_change", {{"revision", std::to_string(note.revision)},
                                {"kind", word(kChangeWords, note.kind)},
                                {"where", note.where},
                                {"permitted", say(note.permitted ? "cli.verify_permitted"
                                                                 : "cli.verify_not_permitted")}});
    }
  }

  std::vector<std::string> files_, trust_;
  PasswordOptions pdf_password_;
  bool strict_ = false;
};

}  // namespace

std::unique_ptr<Command> make_verify() {
  return std::make_unique<VerifyCommand>();
}

}  // namespace sealpress::cli

// Many random submissions of 江苏 附件2, some with faults at known places: every fault is found,
// and nothing else. SEALPRESS_SEEDED=10000 makes it that many.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "catalogue_files.h"
#include "forms/catalogue.h"
#include "support/faults.h"
#include "support/submissions.h"

namespace sealpress::attachments {
namespace {

const std::string kForm = "jiangsu-2025/2-application";
constexpr text::Date kToday{2025, 6, 1};

int records() {
  const char* stated = std::getenv("SEALPRESS_SEEDED");
  return stated ? std::atoi(stated) : 600;
}

struct Seeded {
  data::Value record;
  std::vector<test::Fault> faults;
};

std::string top_of(const std::string& path) {
  return path.substr(0, path.find('/', 1));
}

/// Fields whose fault shows in another field too: they are not put together with others.
bool stands_alone(const std::string& kind) {
  return kind == "requiredIf" || kind == "blankIf" || kind == "sealName" || kind == "equals";
}

class Seeder {
 public:
  explicit Seeder(const data::Value& definition) {
    for (const data::Value& rule : *definition.find("rules")->array()) rules_.push_back(&rule);
    const data::Value& schema = *definition.find("schema");
    for (const data::Value& label : *schema.find("required")->array()) {
      required_.push_back(label.to_text());
    }
    properties_ = schema.find("properties");
  }

  /// Up to three faults, each in a field of its own.
  Seeded seed(data::Value good, test::Random& random) const {
    Seeded seeded{good, {}};
    std::set<std::string> touched;
    const int wanted = random.between(1, 3);
    for (int tries = 0; tries < 20 && static_cast<int>(seeded.faults.size()) < wanted; ++tries) {
      const auto [kind, faults] = pick(seeded.record, random);
      if (faults.empty() || (stands_alone(kind) && !touched.empty())) continue;
      const test::Fault& fault = random.one_of(faults);
      if (!touched.insert(top_of(fault.path)).second) continue;
      seeded.record = fault.record;
      seeded.faults.push_back(fault);
      if (stands_alone(kind)) break;
    }
    return seeded;
  }

 private:
  std::pair<std::string, std::vector<test::Fault>> pick(const data::Value& record,
                                                        test::Random& random) const {
    const std::size_t n = random.below(rules_.size() + required_.size());
    if (n < rules_.size()) {
      return {rules_[n]->find("kind")->to_text(), test::faults_of(*rules_[n], record)};
    }
    const std::string& label = required_[n - rules_.size()];
    return {"schema", test::faults_of_property(label, *properties_->find(label), true, record)};
  }

  std::vector<const data::Value*> rules_;
  std::vector<std::string> required_;
  const data::Value* properties_ = nullptr;
};

Diagnostics check(const forms::Catalogue& catalogue, const forms::Form& form,
                  forms::BatchChecks& batch, const data::Value& fields, int index) {
  data::Record record;
  record.fields = fields;
  record.index = index;
  Diagnostics found;
  record = catalogue.normalised(form, std::move(record), found);
  for (Diagnostic& each : batch.add(record)) found.push_back(std::move(each));
  for (Diagnostic& each : catalogue.check(form, record, kToday)) found.push_back(std::move(each));
  return found;
}

bool told(const Diagnostics& found, const test::Fault& fault) {
  return std::any_of(found.begin(), found.end(), [&](const Diagnostic& d) {
    return d.code == fault.code && d.place.path == fault.path;
  });
}

bool changed(const data::Value& good, const data::Value& record, const std::string& field) {
  const data::Value* before = good.find(field);
  const data::Value* after = record.find(field);
  return !before != !after || (before && after && !(*before == *after));
}

/// The field that a finding names beside its own; empty if it names none.
std::string other_field(const Diagnostic& d) {
  for (const Argument& argument : d.args) {
    if (argument.name == "other") return std::get<std::string>(argument.value);
  }
  return {};
}

bool is_seeded(const Diagnostic& d, const Seeded& seeded, const data::Value& good) {
  const bool at_fault =
      std::any_of(seeded.faults.begin(), seeded.faults.end(),
                  [&](const test::Fault& f) { return top_of(f.path) == top_of(d.place.path); });
  return at_fault || (!seeded.faults.empty() && changed(good, seeded.record, d.place.field));
}

TEST(SeededFaults, AreAllFoundAndNothingElse) {
  const auto catalogue = load_catalogue();
  ASSERT_TRUE(catalogue);
  const forms::Form* form = (*catalogue)->find(kForm);
  ASSERT_TRUE(form);
  const data::Value definition = read_json(source_tree() / "data/forms" / (kForm + ".json"));
  const Seeder seeder(definition);
  test::Random random(20250409);
  const auto batch = (*catalogue)->begin_batch(*form, kToday);
  std::set<std::string> codes;
  int faults = 0, clean = 0;
  for (int i = 1; i <= records(); ++i) {
    const data::Value good = test::jiangsu_application(random, i);
    const bool faulty = random.below(2) == 0;
    const Seeded seeded = faulty ? seeder.seed(good, random) : Seeded{good, {}};
    const Diagnostics found = check(**catalogue, *form, *batch, seeded.record, i);
    if (seeded.faults.empty()) {
      ++clean;
      ASSERT_TRUE(found.empty()) << found[0].code << " " << found[0].place.path << " in "
                                 << data::to_json(seeded.record);
    }
    for (const test::Fault& fault : seeded.faults) {
      ++faults;
      codes.insert(fault.code);
      ASSERT_TRUE(told(found, fault)) << fault.code << " " << fault.path << " (" << fault.what
                                      << ") in " << data::to_json(seeded.record);
    }
    // What is found lies in a field that was made faulty.
    for (const Diagnostic& d : found) {
      // A finding about two fields that should be equal stands at the second; the fault may be the
      // first, which it names.
      EXPECT_TRUE(is_seeded(d, seeded, good) || changed(good, seeded.record, other_field(d)))
          << d.code << " " << d.place.path;
    }
  }
  RecordProperty("faults", faults);
  std::printf("%d records: %d without fault, %d faults of %zu codes, all found\n", records(), clean,
              faults, codes.size());
  EXPECT_GE(codes.size(), 20u);
}

}  // namespace
}  // namespace sealpress::attachments

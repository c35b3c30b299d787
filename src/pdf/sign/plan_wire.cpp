#include "pdf/sign/plan_wire.h"

#include <array>
#include <utility>

#include "pdf/read/answer.h"

namespace sealpress::pdf {
namespace {

void append_size(std::string& out, const Size& size) {
  append_whole_answer(out, size.width.raw());
  append_whole_answer(out, size.height.raw());
}

Size next_size(AnswerReader& answer) {
  const std::int64_t width = answer.integer();
  return {Length::raw(width), Length::raw(answer.integer())};
}

/// The texts of a plan, in the order in which they travel.
template <class Plan>
auto texts_of(Plan& plan) {
  return std::array{&plan.base.root,       &plan.base.info,   &plan.base.id,
                    &plan.base.encrypt,    &plan.base.others, &plan.base.key.key,
                    &plan.appearance_text, &plan.place,       &plan.sub_filter,
                    &plan.references};
}

}  // namespace

std::string told_plan(const SealPlan& plan) {
  std::string out;
  const UpdateBase& base = plan.base;
  append_whole_answer(out, base.previous);
  append_whole_answer(out, base.origin);
  append_whole_answer(out, base.table);
  append_whole_answer(out, base.size);
  for (const std::string* text : texts_of(plan)) append_answer(out, *text);
  append_whole_answer(out, base.key.streams);
  append_whole_answer(out, base.key.strings);
  for (const int number : {plan.signature, plan.appearance, plan.seal})
    append_whole_answer(out, number);
  append_whole_answer(out, plan.is_pdfa1);
  append_whole_answer(out, plan.groups);
  append_size(out, plan.box);
  append_size(out, plan.sealed);
  append_whole_answer(out, plan.warnings.size());
  for (const Diagnostic& warning : plan.warnings) append_answer(out, told_diagnostic(warning));
  for (const PlannedObject& object : plan.objects) {
    append_whole_answer(out, object.id);
    append_whole_answer(out, object.generation);
    append_answer(out, object.text);
  }
  return out;
}

Result<SealPlan> understood_plan(const std::string& said) {
  AnswerReader answer(said);
  SealPlan plan;
  UpdateBase& base = plan.base;
  base.previous = answer.integer<std::size_t>();
  base.origin = answer.integer<std::size_t>();
  base.table = answer.flag();
  base.size = answer.integer<int>();
  for (std::string* text : texts_of(plan)) *text = answer.text();
  base.key.streams = answer.choice(Cipher::aes256);
  base.key.strings = answer.choice(Cipher::aes256);
  for (int* number : {&plan.signature, &plan.appearance, &plan.seal}) {
    *number = answer.integer<int>();
  }
  plan.is_pdfa1 = answer.flag();
  plan.groups = answer.integer<std::size_t>();
  plan.box = next_size(answer);
  plan.sealed = next_size(answer);
  for (auto left = answer.integer(); left > 0 && answer.is_sound(); --left) {
    plan.warnings.push_back(understood_diagnostic(answer.text()));
    plan.warnings.back().severity = Severity::warning;
  }
  while (!answer.at_end()) {
    const int id = answer.integer<int>();
    const int generation = answer.integer<int>();
    plan.objects.push_back({id, generation, std::string(answer.text())});
  }
  return answer.checked(std::move(plan));
}

}  // namespace sealpress::pdf

#include "cli/commands/all.h"
#include "data/value.h"
#include "forms/catalogue.h"

namespace sealpress::cli {
namespace {

using data::Object;
using data::Value;

class FormsCommand : public Command {
 public:
  const char* name() const override { return "forms"; }

  void describe(CLI::App& sub, const Say& say) override {
    sub.add_option("COLLECTION", collection_, say("cli.collection"));
    sub.add_flag("--ids", ids_only_, say("cli.ids"));
  }

  int run(Session& session) override {
    auto catalogue = session.workspace().catalogue();
    if (!catalogue) return session.complain(catalogue.error());
    data::Array list;
    for (const forms::Form& form : (*catalogue)->forms()) {
      if (!collection_.empty() && form.collection != collection_) continue;
      if (session.json()) {
        list.push_back(form_json(form));
      } else {
        session.out() << (ids_only_ ? form.id : line(form, session.language())) << "\n";
      }
    }
    if (session.json()) {
      session.out() << data::to_json(Object{{"forms", std::move(list)}}) << "\n";
    }
    return 0;
  }

 private:
  static std::string line(const forms::Form& form, text::Language language) {
    std::string line = form.id + "  " + form.notice.number + " " + form.attachment + "  " +
                       form.title + "  [" + format_names(form) + "]";
    if (form.reference) line += "  " + text::ui("cli.reference", language);
    return line;
  }

  static std::string format_names(const forms::Form& form) {
    std::string names;
    for (const forms::Delivery& delivery : form.deliveries) {
      const std::string name = delivery.format + (delivery.sealed ? "+章" : "");
      if (names.find(name) != std::string::npos) continue;
      names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }

  static Value form_json(const forms::Form& form) {
    data::Array deliveries, fields, notes;
    for (const forms::Delivery& d : form.deliveries) {
      deliveries.push_back(
          Object{{"format", Value(d.format)}, {"sealed", Value(d.sealed)}, {"by", Value(d.by)}});
    }
    for (const std::string& field : form.fields) fields.emplace_back(field);
    for (const std::string& note : form.notes) notes.emplace_back(note);
    return Object{{"id", Value(form.id)},
                  {"collection", Value(form.collection)},
                  {"title", Value(form.title)},
                  {"notice", Value(form.notice.number)},
                  {"issuer", Value(form.notice.issuer)},
                  {"attachment", Value(form.attachment)},
                  {"reference", Value(form.reference)},
                  {"deliveries", std::move(deliveries)},
                  {"fields", std::move(fields)},
                  {"notes", std::move(notes)}};
  }

  std::string collection_;
  bool ids_only_ = false;
};

}  // namespace

std::unique_ptr<Command> make_forms() {
  return std::make_unique<FormsCommand>();
}

}  // namespace sealpress::cli

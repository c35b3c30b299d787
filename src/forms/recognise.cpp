#include "forms/recognise.h"

#include <algorithm>
#include <tuple>

#include "text/unicode.h"

namespace sealpress::forms {
namespace {

/// Whether `word` stands in `text` and no digit follows it: 附件1 is not in 附件12.
bool names(std::string_view text, std::string_view word) {
  const std::size_t at = text.find(word);
  if (word.empty() || at == std::string_view::npos) return false;
  const std::size_t end = at + word.size();
  const bool digit = word.back() >= '0' && word.back() <= '9';
  return !(digit && end < text.size() && text[end] >= '0' && text[end] <= '9');
}

std::string short_id(const Form& form) {
  return form.id.substr(form.id.find('/') + 1);
}

/// How much of `text` names the form: the length of the longest word found.
std::size_t named_in(const std::string& text, const Form& form, const Collection& collection) {
  std::vector<std::string> words{form.attachment == "正文" ? std::string() : form.attachment,
                                 form.title, short_id(form)};
  const auto more = collection.names.find(form.id);
  if (more != collection.names.end()) {
    words.insert(words.end(), more->second.begin(), more->second.end());
  }
  std::size_t longest = 0;
  for (const std::string& word : words) {
    const std::string key = text::label_key(word);
    if (names(text, key)) longest = std::max(longest, key.size());
  }
  return longest;
}

}  // namespace

Recogniser::Recogniser(const std::vector<const Form*>& forms) {
  const auto keys_of = [](const std::vector<std::string>& labels) {
    std::unordered_set<std::string> keys;
    for (const std::string& label : labels) keys.insert(text::label_key(label));
    return keys;
  };
  for (const Form* form : forms) {
    shapes_.push_back({form, {}, keys_of(form->fields)});
    for (const auto& [list, labels] : form->lists) shapes_.push_back({form, list, keys_of(labels)});
  }
}

std::vector<Fit> Recogniser::fits(const std::vector<std::string>& keys) const {
  std::unordered_set<std::string> written;
  for (const std::string& key : keys) written.insert(text::label_key(key));
  std::vector<Fit> fits;
  for (const Shape& shape : shapes_) {
    const auto known = std::count_if(written.begin(), written.end(), [&](const std::string& key) {
      return shape.labels.count(key) > 0;
    });
    const auto all = static_cast<double>(written.size() + shape.labels.size());
    const double explained =
        written.empty() ? 0 : static_cast<double>(known) / static_cast<double>(written.size());
    const Fit fit{shape.form, all > 0 ? 2.0 * static_cast<double>(known) / all : 0, shape.list,
                  explained};
    // A form's shapes follow one another: the one that says most of the keys stands for it.
    const bool same = !fits.empty() && fits.back().form == fit.form;
    if (!same) fits.push_back(fit);
    if (same &&
        std::tie(fit.explained, fit.score) > std::tie(fits.back().explained, fits.back().score)) {
      fits.back() = fit;
    }
  }
  std::stable_sort(fits.begin(), fits.end(),
                   [](const Fit& a, const Fit& b) { return a.score > b.score; });
  return fits;
}

bool fits_better(const Fit& other, const Fit& meant) {
  return other.explained > meant.explained && other.score > meant.score + kMargin;
}

std::optional<Diagnostic> looks_like_other(const Recogniser& recogniser, const Form& meant,
                                           const std::vector<std::string>& keys) {
  const std::vector<Fit> fits = recogniser.fits(keys);
  const auto own =
      std::find_if(fits.begin(), fits.end(), [&](const Fit& f) { return f.form->id == meant.id; });
  const Fit& best = fits.front();
  const bool other =
      own != fits.end() && best.score >= kSure && own->score < kSure && fits_better(best, *own);
  if (!other) return std::nullopt;
  Diagnostic found = finding(Severity::error, "forms.other_form");
  found.args.push_back({"title", best.form->title});
  found.args.push_back({"attachment", best.form->attachment});
  found.args.push_back({"notice", best.form->notice.number});
  found.args.push_back({"id", best.form->id});
  return found;
}

const Form* form_by_path(std::string_view path, const Collection& collection,
                         const std::vector<const Form*>& forms) {
  std::string rest(path);
  if (const std::size_t dot = rest.rfind('.');
      dot != std::string::npos && rest.find('/', dot) == std::string::npos) {
    rest.resize(dot);
  }
  while (!rest.empty()) {
    const std::size_t slash = rest.rfind('/');
    const std::string name =
        text::label_key(slash == std::string::npos ? rest : rest.substr(slash + 1));
    const Form* best = nullptr;
    std::size_t longest = 0;
    bool several = false;
    for (const Form* form : forms) {
      const std::size_t length = named_in(name, *form, collection);
      if (length == 0 || length < longest) continue;
      several = length == longest;
      longest = length;
      best = form;
    }
    if (best) return several ? nullptr : best;
    rest.resize(slash == std::string::npos ? 0 : slash);
  }
  return nullptr;
}

const Form* form_by_name(std::string_view name, const std::vector<const Form*>& forms) {
  const std::string key = text::label_key(name);
  const Form* found = nullptr;
  for (const Form* form : forms) {
    for (const std::string& known : {form->id, short_id(*form), form->attachment, form->title}) {
      if (text::label_key(known) != key) continue;
      if (found && found != form) return nullptr;
      found = form;
    }
  }
  return found;
}

bool is_form_key(std::string_view key) {
  const std::string label = text::label_key(key);
  return label == "表单" || label == "表单编号" || label == "form";
}

}  // namespace sealpress::forms

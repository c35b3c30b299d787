#include "collect/recognise.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "text/unicode.h"

namespace sealpress::collect {
namespace {

/// Shares of a form's printed text below which it is not tried, and not taken.
constexpr double kTry = 0.12, kTake = 0.42;
constexpr std::size_t kTries = 5;
/// What a found title adds; by how much another notice's form must fit better.
constexpr double kTitle = 0.1, kMargin = 0.04;

/// 2024年上海市… without its year; `year` receives it.
std::u32string without_year(const std::u32string& title, std::u32string* year = nullptr) {
  for (std::size_t i = 0; i + 4 < title.size(); ++i) {
    if (title[i] != U'2' || title[i + 1] != U'0' || !is_digit(title[i + 2]) ||
        !is_digit(title[i + 3]) || title[i + 4] != U'年') {
      continue;
    }
    if (year) *year = title.substr(i, 4);
    const std::size_t length = i + 5 < title.size() && title[i + 5] == U'度' ? 6 : 5;
    return title.substr(0, i) + title.substr(i + length);
  }
  return title;
}

/// A heading without its number, however that is typed: 一、 (一) 1. are nothing to go by.
std::u32string without_number(const std::u32string& key) {
  constexpr std::u32string_view kNumber = U"一二三四五六七八九十0123456789",
                                kMarks = U"、.,()第章节";
  std::size_t at = 0;
  bool marked = false;
  while (at < key.size() &&
         (kNumber.find(key[at]) != kNumber.npos || kMarks.find(key[at]) != kMarks.npos)) {
    marked = marked || kMarks.find(key[at]) != kMarks.npos;
    ++at;
  }
  return marked && at + 1 < key.size() ? key.substr(at) : key;
}

/// The printed text by which an anchor is looked up.
std::u32string look_up_key(const BlankUnit& unit) {
  const bool head = !unit.pattern.slots.empty() && unit.pattern.pieces.front().slot == Piece::kNone;
  return without_number(head ? unit.pattern.pieces.front().fixed : unit.key);
}

/// The part of a returned text that may be printed: 联系人: of 联系人:张三.
std::u32string head_of(const std::u32string& key) {
  const std::size_t colon = key.find(U':');
  return colon == key.npos || colon > 40 ? std::u32string() : key.substr(0, colon + 1);
}

bool is_attachment_line(const std::u32string& key) {
  return key.starts_with(U"附件") && key.size() <= 5;
}

/// Paragraphs of values before the first printed text.
std::size_t leading_values(const BlankForm& blank) {
  std::size_t count = 0;
  for (const BlankUnit& unit : blank.units) {
    if (unit.is_anchor()) break;
    count += unit.role == BlankUnit::Role::paragraph;
  }
  return count;
}

/// A title that was found speaks for the form; its year may be another one.
void look_at_title(const Units& filled, Told& told) {
  for (const std::size_t anchor : told.blank->anchors) {
    const auto& match = told.alignment.matches[anchor];
    if (!told.blank->units[anchor].title || !match || match->likeness < 0.85) continue;
    told.score += kTitle;
    std::u32string printed, meant;
    without_year(filled.all[match->unit].key, &printed);
    without_year(told.blank->units[anchor].key, &meant);
    if (printed != meant) told.year = text::to_utf8(printed);
  }
}

}  // namespace

FormTeller::FormTeller(std::vector<std::shared_ptr<const BlankForm>> forms)
    : forms_(std::move(forms)) {
  std::erase_if(forms_, [](const auto& form) { return !form->can_be_told(); });
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    for (const std::size_t anchor : forms_[i]->anchors) {
      const BlankUnit& unit = forms_[i]->units[anchor];
      if (unit.title) titles_.push_back(without_year(unit.key));
      const std::u32string key =
          unit.title ? without_number(without_year(unit.key)) : look_up_key(unit);
      uses_[key].push_back({i, unit.weight});
      if (unit.unruled) unruled_.insert(key);
    }
  }
}

bool FormTeller::knows(const std::u32string& key) const {
  return uses_.contains(without_number(without_year(key)));
}

bool FormTeller::begins_cell(const std::u32string& key) const {
  const std::u32string head = head_of(key);
  return unruled_.contains(without_number(key)) ||
         (!head.empty() && unruled_.contains(without_number(head)));
}

/// Where forms may begin: at titles that are known, and the 附件 lines above them.
std::vector<std::size_t> FormTeller::parts_of(const Units& filled) const {
  std::vector<std::size_t> parts{0};
  for (std::size_t i = 0; i < filled.all.size(); ++i) {
    const std::u32string key = without_year(filled.all[i].key);
    const bool title =
        key.size() >= 5 && std::find(titles_.begin(), titles_.end(), key) != titles_.end();
    if (!title) continue;
    std::size_t begin = i;
    while (begin > 0 && filled.all[begin - 1].key.empty()) --begin;
    begin = begin > 0 && is_attachment_line(filled.all[begin - 1].key) ? begin - 1 : i;
    if (begin > parts.back()) parts.push_back(begin);
  }
  parts.push_back(filled.all.size());
  return parts;
}

std::vector<std::size_t> FormTeller::candidates(const Units& filled, std::size_t begin,
                                                std::size_t end) const {
  std::vector<double> found(forms_.size());
  const auto note = [&](const std::u32string& key) {
    const auto uses = uses_.find(key);
    if (key.empty() || uses == uses_.end()) return;
    for (const Use& use : uses->second) found[use.form] += use.weight;
  };
  for (std::size_t i = begin; i < end; ++i) {
    const std::u32string& key = filled.all[i].key;
    if (key.size() > 400) continue;
    const std::u32string yearless = without_year(key);
    note(without_number(yearless));
    const std::u32string head = head_of(key);
    if (head != key) note(head);
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    found[i] /= forms_[i]->weight;
    if (found[i] >= kTry) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return found[a] > found[b]; });
  if (order.size() > kTries) order.resize(kTries);
  return order;
}

/// The weight of all printed texts in the part that some form of the catalogue has: what the form
/// leaves unexplained of it speaks against the form.
double FormTeller::known_weight(const Units& filled, const Told& told) const {
  double known = 0;
  for (std::size_t i = told.begin; i < told.end; ++i) {
    if (told.alignment.taken[i]) continue;
    const auto uses = uses_.find(without_number(without_year(filled.all[i].key)));
    if (uses != uses_.end() && !filled.all[i].key.empty()) known += uses->second.front().weight;
  }
  return known + told.alignment.matched;
}

std::optional<Told> FormTeller::best_of(
    const Units& filled, std::size_t begin, std::size_t end,
    const std::function<bool(const forms::Form&)>& preferred) const {
  std::optional<Told> best;
  for (const std::size_t form : candidates(filled, begin, end)) {
    Told told;
    told.blank = forms_[form].get();
    told.begin = begin;
    told.end = end;
    told.alignment = align(*told.blank, filled, begin, end);
    const double matched = told.alignment.matched;
    const double all = told.blank->weight + known_weight(filled, told);
    told.score = all > 0 ? 2 * matched / all : 0;
    look_at_title(filled, told);
    const double lead = preferred(*told.blank->form) ? kMargin : 0;
    const double other = best && preferred(*best->blank->form) ? kMargin : 0;
    if (!best || told.score + lead > best->score + other) best = std::move(told);
  }
  if (!best || best->score < kTake) return std::nullopt;
  best->score = std::min(best->score, 1.0);
  return best;
}

std::vector<Told> FormTeller::tell(const Units& filled,
                                   const std::function<bool(const forms::Form&)>& preferred) const {
  std::vector<Told> out;
  const std::vector<std::size_t> parts = parts_of(filled);
  for (std::size_t p = 0; p + 1 < parts.size(); ++p) {
    std::size_t begin = parts[p];
    // A form without a title of its own may follow in the same part.
    while (auto best = best_of(filled, begin, parts[p + 1], preferred)) {
      const bool behind = begin > parts[p] && !out.empty();
      // The same one again is its list's header on another page.
      if (behind && out.back().blank == best->blank) break;
      if (behind) {
        const std::size_t head = leading_values(*best->blank);
        best->begin =
            std::max(begin, best->alignment.first - std::min(best->alignment.first, head));
        out.back().end = best->begin;
      }
      begin = best->alignment.last;
      out.push_back(std::move(*best));
    }
  }
  return out;
}

}  // namespace sealpress::collect

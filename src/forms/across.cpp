#include "forms/across.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "forms/names.h"
#include "messages/other_place.h"

namespace sealpress::forms {
namespace {

/// One document, or one row of one, as the rule sees it.
struct Party {
  const Document* document = nullptr;
  std::optional<std::size_t> row;
  std::vector<Instance> at;
  std::vector<std::string> folds, skeletons;
  std::vector<const Document*> partners;

  bool matched() const { return !partners.empty(); }
};
using Parties = std::vector<Party>;

std::string folder_of(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string::npos ? std::string() : file.substr(0, slash);
}

Party party_of(const Document& document, std::optional<std::size_t> row,
               const std::vector<FieldRef>& fields) {
  Party party;
  party.document = &document;
  party.row = row;
  for (const FieldRef& field : fields) {
    party.at.push_back(field.one(document.record.fields, row));
    const data::Value* value = party.at.back().value;
    const std::string text = is_blank(value) ? std::string() : text_of(*value);
    party.folds.push_back(fold_name(text));
    party.skeletons.push_back(name_skeleton(text));
  }
  return party;
}

bool says_nothing(const Party& party) {
  return std::all_of(party.folds.begin(), party.folds.end(),
                     [](const std::string& text) { return text.empty(); });
}

Parties parties_of(const Form* form, const std::vector<FieldRef>& fields,
                   std::span<const Document> documents) {
  Parties parties;
  const auto rows =
      std::find_if(fields.begin(), fields.end(), [](const auto& f) { return f.each(); });
  for (const Document& document : documents) {
    if (document.form != form) continue;
    if (rows == fields.end()) {
      parties.push_back(party_of(document, std::nullopt, fields));
    } else {
      for (const Instance& item : rows->in(document.record.fields)) {
        parties.push_back(party_of(document, item.row, fields));
      }
    }
  }
  std::erase_if(parties, says_nothing);
  return parties;
}

class Pairing {
 public:
  Pairing(const Shared& shared, const RuleHead& head, std::span<const Document> documents)
      : shared_(shared),
        head_(head),
        here_(parties_of(shared.here, shared.fields_here, documents)),
        there_(parties_of(shared.there, shared.fields_there, documents)) {}

  Diagnostics run() {
    if (here_.empty() || there_.empty()) return {};
    match_whole(&Party::folds);
    match_whole(&Party::skeletons);
    const std::size_t fields = shared_.fields_here.size();
    for (std::size_t left_out = fields; fields > 2 && left_out-- > 0;) match_without(left_out);
    match_in_folders();
    for (std::size_t i = 0; fields > 1 && i < fields; ++i) match_single(i);
    match_nearest();
    match_last();
    for (const Party& party : here_) report_missing(party, *shared_.there);
    for (const Party& party : there_) report_missing(party, *shared_.here);
    return std::move(findings_);
  }

 private:
  using Texts = std::vector<std::string> Party::*;
  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

  /// Whether `there` may still be the partner of `here`: a row of a table may share its partner
  /// with rows of other tables, a document has one of its own.
  static bool is_free(const Party& here, const Party& there) {
    if (!there.matched()) return true;
    if (!here.row) return false;
    return std::find(there.partners.begin(), there.partners.end(), here.document) ==
           there.partners.end();
  }

  static std::string key_of(const Party& party, Texts texts, std::optional<std::size_t> left_out) {
    std::string key;
    for (std::size_t i = 0; i < (party.*texts).size(); ++i) {
      if (i != left_out) key += (party.*texts)[i] + '\n';
    }
    return key;
  }

  Index index_of(Texts texts, std::optional<std::size_t> left_out) const {
    Index index;
    for (std::size_t i = 0; i < there_.size(); ++i) {
      index[key_of(there_[i], texts, left_out)].push_back(i);
    }
    return index;
  }

  /// The candidate that is free: of several the one in the same folder. With `sole` only if no
  /// other could be meant.
  std::optional<std::size_t> choose(const Party& here, const std::vector<std::size_t>& candidates,
                                    bool sole) const {
    const std::string folder = folder_of(here.document->record.origin.file);
    std::optional<std::size_t> best;
    std::size_t free = 0;
    bool near = false;
    for (const std::size_t i : candidates) {
      if (!is_free(here, there_[i])) continue;
      ++free;
      const bool same_folder = folder_of(there_[i].document->record.origin.file) == folder;
      if (!best || (same_folder && !near)) best = i;
      near = near || same_folder;
    }
    return sole && free > 1 && !near ? std::nullopt : best;
  }

  void match_whole(Texts texts) {
    const Index index = index_of(texts, std::nullopt);
    for (Party& party : here_) {
      if (party.matched()) continue;
      const auto found = index.find(key_of(party, texts, std::nullopt));
      if (found == index.end()) continue;
      // Several that say the same may share a partner: an enterprise enrols once for all its teams.
      const bool share = texts == &Party::folds;
      const auto i = choose(party, found->second, false);
      if (i || share) pair(party, there_[i.value_or(found->second.front())]);
    }
  }

  void match_without(std::size_t left_out) {
    const Index index = index_of(&Party::skeletons, left_out);
    for (Party& party : here_) {
      if (party.matched()) continue;
      const auto found = index.find(key_of(party, &Party::skeletons, left_out));
      if (found == index.end()) continue;
      if (const auto i = choose(party, found->second, true)) pair(party, there_[*i]);
    }
  }

  /// Pairs where exactly one party of each side is left in a group.
  template <class KeyOf>
  void match_groups(const KeyOf& key_of) {
    std::map<std::string, std::pair<std::vector<Party*>, std::vector<Party*>>> groups;
    const auto add = [&](Parties& parties, auto member) {
      for (Party& party : parties) {
        if (party.matched()) continue;
        const std::string key = key_of(party);
        if (!key.empty()) (groups[key].*member).push_back(&party);
      }
    };
    using Group = std::pair<std::vector<Party*>, std::vector<Party*>>;
    add(here_, &Group::first);
    add(there_, &Group::second);
    for (auto& [key, group] : groups) {
      if (group.first.size() == 1 && group.second.size() == 1) {
        pair(*group.first.front(), *group.second.front());
      }
    }
  }

  /// A folder of its own for each submission says what belongs together, whatever the names say.
  void match_in_folders() {
    std::map<std::string, std::pair<std::size_t, std::size_t>> documents;
    for (const Party& p : here_) ++documents[folder_of(p.document->record.origin.file)].first;
    for (const Party& p : there_) ++documents[folder_of(p.document->record.origin.file)].second;
    if (documents.size() < 2) return;
    match_groups([&](const Party& party) {
      const std::string folder = folder_of(party.document->record.origin.file);
      const auto& count = documents[folder];
      return count.first == 1 && count.second == 1 ? "/" + folder : std::string();
    });
  }

  void match_single(std::size_t i) {
    match_groups([i](const Party& party) { return party.skeletons[i]; });
  }

  /// What is left is compared one by one, unless it is too much to be slips.
  void match_nearest() {
    constexpr std::size_t kMost = 200;
    const auto left = [](const Parties& parties) {
      return static_cast<std::size_t>(std::count_if(parties.begin(), parties.end(),
                                                    [](const Party& p) { return !p.matched(); }));
    };
    if (left(here_) > kMost || left(there_) > kMost) return;
    for (Party& here : here_) {
      if (here.matched()) continue;
      for (Party& there : there_) {
        if (there.matched() || !all_near(here, there)) continue;
        pair(here, there);
        break;
      }
    }
  }

  static bool all_near(const Party& here, const Party& there) {
    for (std::size_t i = 0; i < here.folds.size(); ++i) {
      if (compare_names(here.folds[i], there.folds[i]).likeness == Likeness::different)
        return false;
    }
    return true;
  }

  /// Two documents, one of each form, are about the same thing.
  void match_last() {
    const bool documents =
        here_.size() == 1 && there_.size() == 1 && !here_.front().row && !there_.front().row;
    if (!documents || here_.front().matched()) return;
    pair(here_.front(), there_.front());
  }

  void pair(Party& here, Party& there) {
    here.partners.push_back(there.document);
    there.partners.push_back(here.document);
    for (std::size_t i = 0; i < here.at.size(); ++i) {
      compare(*here.document, here.at[i], *there.document, there.at[i]);
    }
    for (std::size_t i = 0; i < shared_.also_here.size(); ++i) {
      compare(*here.document, shared_.also_here[i].one(here.document->record.fields, here.row),
              *there.document, shared_.also_there[i].one(there.document->record.fields, there.row));
    }
  }

  void compare(const Document& here, const Instance& a, const Document& there, const Instance& b) {
    if (is_blank(a.value) || is_blank(b.value)) return;
    const std::string value = raw_text_of(*a.value), expected = raw_text_of(*b.value);
    if (value == expected || same_number(value, expected)) return;
    Diagnostic found = contradiction(head_.severity, compare_names(value, expected));
    found.place = place_of(here, a);
    found.article = head_.article;
    if (!head_.hint.empty()) found.hint = head_.hint;
    found.args.push_back({"value", value});
    found.args.push_back({"expected", expected});
    messages::add_other_place(found, place_of(there, b));
    findings_.push_back(std::move(found));
  }

  static bool same_number(const std::string& a, const std::string& b) {
    const auto first = parse_number(a), second = parse_number(b);
    return first && second && *first == *second;
  }

  void report_missing(const Party& party, const Form& wanted) {
    if (party.matched()) return;
    // The last field that is filled tells most: 经验名称 rather than 组织名称.
    const auto at = std::find_if(party.at.rbegin(), party.at.rend(),
                                 [](const Instance& i) { return !is_blank(i.value); });
    Diagnostic found = finding(Severity::warning, "forms.no_counterpart");
    found.place = place_of(*party.document, *at);
    found.args.push_back({"value", text_of(*at->value)});
    found.args.push_back({"title", wanted.title});
    found.args.push_back({"attachment", wanted.attachment});
    found.article = head_.article;
    findings_.push_back(std::move(found));
  }

  const Shared& shared_;
  const RuleHead& head_;
  Parties here_, there_;
  Diagnostics findings_;
};

}  // namespace

Diagnostics compare_across(const Shared& shared, const RuleHead& head,
                           std::span<const Document> documents) {
  return Pairing(shared, head, documents).run();
}

}  // namespace sealpress::forms

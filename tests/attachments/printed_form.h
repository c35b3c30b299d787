// Reads a form typed from a notice; README.md tells the format.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "form_shape.h"

namespace sealpress::attachments {

/// A slip of the source: what is printed, and what the template says instead.
struct Correction {
  std::string printed, corrected;
  bool used = false;
};

class PrintedForm {
 public:
  explicit PrintedForm(const std::string& path) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) lines_.push_back(line);
    take_corrections();
    for (const std::string& line : lines_) read(corrected(line));
  }

  const Form& form() const { return form_; }
  const std::vector<Correction>& corrections() const { return corrections_; }

 private:
  void take_corrections() {
    for (const std::string& line : lines_) {
      const auto arrow = line.find(" => ");
      if (line.rfind("! ", 0) == 0 && arrow != std::string::npos) {
        corrections_.push_back({line.substr(2, arrow - 2), line.substr(arrow + 4)});
      }
    }
  }

  std::string corrected(std::string line) {
    if (line.rfind("! ", 0) == 0) return {};
    for (Correction& correction : corrections_) {
      const auto at = line.find(correction.printed);
      if (at == std::string::npos) continue;
      line.replace(at, correction.printed.size(), correction.corrected);
      correction.used = true;
    }
    return line;
  }

  void read(const std::string& line) {
    if (line.starts_with('#')) return;
    if (line == "[表]") {
      form_.emplace_back();
      in_table_ = true;
    } else if (line == "[/表]") {
      in_table_ = false;
    } else if (in_table_) {
      form_.back().rows.push_back(read_row(line));
    } else {
      append_text(form_, line);
    }
  }

  static Row read_row(std::string line) {
    Row row;
    if (line.starts_with('*')) {
      std::size_t digits = 0;
      row.printed = std::stoi(line.substr(1), &digits);
      line.erase(0, digits + 1);
    }
    std::size_t begin = 0;
    for (std::size_t bar = 0; bar != std::string::npos; begin = bar + 1) {
      bar = line.find('|', begin);
      row.cells.push_back(read_cell(compared(line.substr(begin, bar - begin))));
    }
    return row;
  }

  static Cell read_cell(std::string words) {
    Cell cell;
    const auto close = words.find('}');
    if (words.starts_with('{') && close != std::string::npos) {
      cell.span = std::stoi(words.substr(1));
      words.erase(0, close + 1);
    }
    cell.merged = words == "^";
    if (!cell.merged) cell.text = std::move(words);
    return cell;
  }

  std::vector<std::string> lines_;
  std::vector<Correction> corrections_;
  Form form_;
  bool in_table_ = false;
};

}  // namespace sealpress::attachments

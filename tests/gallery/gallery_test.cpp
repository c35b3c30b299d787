// Every form with every sample, through the program as people use it: sound PDFs that show every
// value, Word files that open and keep every value when they are saved again.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "data/value.h"
#include "docx/document.h"
#include "support/judge.h"
#include "support/paths.h"
#include "support/pictures.h"
#include "support/raster.h"
#include "text/format.h"
#include "text/unicode.h"

namespace sealpress::test {
namespace {

namespace fs = std::filesystem;

/// The suite runs twice. Sanitizers make it slow and judge nothing that outside programs judge:
/// with them the ordinary samples are enough.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kEverySample = false;
#else
constexpr bool kEverySample = true;
#endif

/// One sample submission, rendered.
struct Item {
  std::string name, form;  ///< shanghai-2024/3-application-long, shanghai-2024/3-application
  fs::path data;
  std::vector<fs::path> docx, pdf, xlsx;
};

std::vector<std::string> form_ids() {
  const Output listed = run({kBinary, "forms", "--ids"});
  std::istringstream in(listed.out);
  std::vector<std::string> ids;
  for (std::string id; std::getline(in, id);) ids.push_back(id);
  return ids;
}

/// The form of a sample: the longest id that begins its name.
std::string form_of(const std::string& sample, const std::vector<std::string>& ids) {
  std::string best;
  for (const std::string& id : ids) {
    const bool begins = sample == id || sample.rfind(id + "-", 0) == 0;
    if (begins && id.size() > best.size()) best = id;
  }
  return best;
}

class Gallery : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempDir;
    items_ = new std::vector<Item>;
    const std::vector<std::string> ids = form_ids();
    const fs::path samples = fs::path(kSourceDir) / "data/samples";
    for (const auto& entry : fs::recursive_directory_iterator(samples)) {
      if (entry.path().extension() != ".json") continue;
      Item item;
      item.data = entry.path();
      item.name = (entry.path().parent_path().filename() / entry.path().stem()).string();
      item.form = form_of(item.name, ids);
      const bool wanted = kEverySample || item.name == item.form;
      if (wanted && !item.form.empty()) items_->push_back(std::move(item));
    }
    std::sort(items_->begin(), items_->end(),
              [](const Item& a, const Item& b) { return a.name < b.name; });
    for (Item& item : *items_) render(item);
  }
  static void TearDownTestSuite() {
    delete items_;
    delete folder_;
    items_ = nullptr;
    folder_ = nullptr;
  }

  static void render(Item& item) {
    const fs::path out = folder_->path() / item.name;
    const Output done = run({kBinary, "render", item.form, item.data.string(), "-o", out.string(),
                             "--date", "2025-05-06", "--lang", "en"},
                            {std::chrono::seconds(120), {}, {}});
    EXPECT_EQ(done.exit_code, 0) << item.name << done;
    if (!fs::is_directory(out)) return;
    for (const auto& file : fs::directory_iterator(out)) {
      const std::string extension = file.path().extension().string();
      if (extension == ".docx") item.docx.push_back(file.path());
      if (extension == ".pdf") item.pdf.push_back(file.path());
      if (extension == ".xlsx") item.xlsx.push_back(file.path());
    }
  }

  static TempDir* folder_;
  static std::vector<Item>* items_;
};
TempDir* Gallery::folder_ = nullptr;
std::vector<Item>* Gallery::items_ = nullptr;

TEST_F(Gallery, HoldsEveryForm) {
  if (!kEverySample) GTEST_SKIP() << "ordinary samples only";
  ASSERT_GT(items_->size(), 60u);
  std::map<std::string, int> samples;
  for (const Item& item : *items_) ++samples[item.form];
  for (const std::string& id : form_ids()) EXPECT_GE(samples[id], 2) << id;
}

TEST_F(Gallery, PdfsPassQpdfAndEmbedEveryFont) {
  SEALPRESS_NEED_JUDGE("qpdf");
  SEALPRESS_NEED_JUDGE("pdffonts");
  const std::regex row(R"((yes|no) +(yes|no) +(yes|no) +\d+ +\d+\s*$)");
  for (const Item& item : *items_) {
    for (const fs::path& pdf : item.pdf) {
      const Output checked = run({"qpdf", "--check", pdf.string()});
      EXPECT_EQ(checked.exit_code, 0) << item.name << checked;
      std::istringstream fonts(run({"pdffonts", pdf.string()}).out);
      int count = 0;
      for (std::string line; std::getline(fonts, line);) {
        std::smatch columns;
        if (!std::regex_search(line, columns, row)) continue;
        ++count;
        for (int i = 1; i <= 3; ++i)
          EXPECT_EQ(columns[static_cast<std::size_t>(i)], "yes") << item.name << "\n" << line;
      }
      EXPECT_GT(count, 0) << item.name;
    }
  }
}

std::string squeezed(const std::string& text) {
  return text::label_key(text);
}

/// Whether `value` stands in `text`, if need be in pieces: a cell may be broken by a page's end.
bool shows(const std::string& text, const std::string& value) {
  std::u32string rest = text::to_utf32(squeezed(value));
  while (!rest.empty()) {
    std::size_t length = rest.size();
    while (length > 0 && text.find(text::to_utf8(rest.substr(0, length))) == std::string::npos) {
      length = length > 64 ? length / 2 : length - 1;
    }
    if (length < std::min<std::size_t>(4, rest.size())) return false;
    rest.erase(0, length);
  }
  return true;
}

/// Keys of content blocks that say how, not what, and what is shown as a code that cameras read.
bool is_setting(const std::string& key) {
  static const std::set<std::string> settings = {"图",   "宽",   "高",   "级",   "编号", "表头",
                                                 "列宽", "对齐", "文件", "类型", "网址"};
  return settings.count(key) > 0;
}

/// Texts and numbers of a value that the form prints, by its schema; pictures and files are shown
/// otherwise.
void leaves(const data::Value& value, const data::Value* property, std::vector<std::string>& out) {
  const data::Value* printed = property ? property->find("shown") : nullptr;
  if (printed && !printed->truthy()) return;
  if (const auto* list = value.array()) {
    const data::Value* items = property ? property->find("items") : nullptr;
    for (const data::Value& item : *list) leaves(item, items, out);
  } else if (const auto* object = value.object()) {
    const data::Value* properties = property ? property->find("properties") : nullptr;
    for (const auto& [key, member] : *object) {
      if ((properties && key != "网址") || !is_setting(key)) {
        leaves(member, properties ? properties->find(key) : nullptr, out);
      }
    }
  } else if (value.string() || value.number()) {
    std::istringstream lines(value.to_text());
    for (std::string line; std::getline(lines, line);) out.push_back(line);
  }
}

bool shows_value(const std::string& text, const std::string& value) {
  if (shows(text, value)) return true;
  const auto date = text::parse_date(value);
  if (!date) return false;
  for (const char* pattern : {"yyyy年M月d日", "yyyy年M月", "yyyy.M.d", "汉字"}) {
    const auto written = text::format_date(*date, pattern);
    if (written && text.find(squeezed(*written)) != std::string::npos) return true;
  }
  return false;
}

TEST_F(Gallery, PdfsShowEveryValue) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  for (const Item& item : *items_) {
    const auto definition =
        data::parse_json(read_file(fs::path(kSourceDir) / "data/forms" / (item.form + ".json")));
    const auto record = data::parse_json(read_file(item.data));
    ASSERT_TRUE(definition && record) << item.name;
    if (!record->object()) continue;
    std::string text;
    for (const fs::path& pdf : item.pdf) {
      for (const char* mode : {"-raw", "-layout"}) {
        text += squeezed(run({"pdftotext", mode, pdf.string(), "-"}).out);
      }
    }
    text = std::regex_replace(text, std::regex("—[0-9]+—"), "");  // numbers of pages
    for (const auto& [label, value] : *record->object()) {
      const data::Value* property = definition->find("schema")->find("properties")->find(label);
      std::vector<std::string> values;
      leaves(value, property, values);
      for (const std::string& each : values) {
        EXPECT_TRUE(shows_value(text, each)) << item.name << ": " << label << " = " << each;
      }
    }
  }
}

/// The number that stands in a place's JSON under `key`.
double number_of(const data::Value& place, const char* key) {
  const data::Value* value = place.find(key);
  EXPECT_TRUE(value && value->number()) << key;
  return value && value->number() ? value->number()->to_double() : 0;
}

TEST_F(Gallery, SealsHaveTheirSizeAndPlaceOnEveryForm) {
  if (!kEverySample) GTEST_SKIP() << "the build without sanitizers measures";
  SEALPRESS_NEED_JUDGE("pdftoppm");
  const std::string picture = folder_->write("seal.svg", kSvgSeal);
  const std::string out = folder_->file("sealed");
  std::set<std::string> forms;
  for (const Item& item : *items_) {
    if (item.name != item.form) continue;
    for (const fs::path& pdf : item.pdf) {
      const Output listed = run({kBinary, "seal", "--list", pdf.string(), "--format", "json"});
      const auto told = data::parse_json(listed.out);
      ASSERT_TRUE(told) << item.name << listed;
      const data::Value& places = *told->find("results")->array()->at(0).find("places");
      for (const data::Value& place : *places.array()) {
        const std::string name = *place.find("name")->string();
        const Output sealed = run({kBinary, "seal", pdf.string(), "--place", name, "--picture",
                                   picture, "--output", out, "--lang", "en"});
        ASSERT_EQ(sealed.exit_code, 0) << item.name << sealed;
        const double diameter = number_of(place, "width_mm");
        const double x = number_of(place, "center_x_mm"), y = number_of(place, "center_y_mm");
        const double reach = diameter / 2 + 2;
        const Ink ink = red_ink((fs::path(out) / pdf.filename()).string(),
                                static_cast<int>(number_of(place, "page")),
                                {x - reach, y - reach, x + reach, y + reach});
        EXPECT_NEAR(ink.width(), diameter, 0.2) << item.name << " " << name;
        EXPECT_NEAR(ink.height(), diameter, 0.2) << item.name << " " << name;
        EXPECT_NEAR(ink.centre_x(), x, 0.5) << item.name << " " << name;
        EXPECT_NEAR(ink.centre_y(), y, 0.5) << item.name << " " << name;
        forms.insert(item.form);
      }
    }
  }
  EXPECT_GT(forms.size(), 15u);
}

TEST_F(Gallery, OneOrdinarySubmissionOfAOnePageFormIsOnePage) {
  SEALPRESS_NEED_JUDGE("pdfinfo");
  for (const Item& item : *items_) {
    const bool ordinary = item.name == item.form;
    const bool form = item.form.find("application") != std::string::npos ||
                      item.form.find("statistics") != std::string::npos ||
                      item.form.find("enrolment") != std::string::npos ||
                      item.form.find("registration") != std::string::npos ||
                      item.form.find("recommendation") != std::string::npos ||
                      item.form.find("review-summary") != std::string::npos;
    if (!ordinary || !form) continue;
    for (const fs::path& pdf : item.pdf) {
      EXPECT_THAT(run({"pdfinfo", pdf.string()}).out, testing::ContainsRegex("Pages: +1\n"))
          << item.name;
    }
  }
}

std::string text_of(const docx::Node& node) {
  if (const auto* text = docx::as<docx::Text>(&node)) return std::string(text->text);
  std::string all;
  for (const docx::Node* child : node.children) all += text_of(*child);
  return all;
}

/// Texts of the content controls, in the order of the document, those without text left out.
void controls_of(const docx::Node& node, std::vector<std::string>& out) {
  if (docx::as<docx::Control>(&node)) {
    std::string text = squeezed(text_of(node));
    if (!text.empty()) out.push_back(std::move(text));
    return;
  }
  for (const docx::Node* child : node.children) controls_of(*child, out);
}

/// The schemas of ISO/IEC 29500 lie beside the project, where they do.
TEST_F(Gallery, WordFilesAndWorkbooksAreValid) {
  SEALPRESS_NEED_JUDGE("/usr/bin/python3");
  const fs::path schemas = fs::path(kSourceDir) / "../shared/ooxml-xsd";
  if (!fs::exists(schemas)) GTEST_SKIP() << "no schemas in " << schemas;
  std::vector<std::string> command = {
      "/usr/bin/python3", std::string(kSourceDir) + "/tests/gallery/schema.py", schemas.string()};
  for (const Item& item : *items_) {
    for (const fs::path& file : item.docx) command.push_back(file.string());
    for (const fs::path& file : item.xlsx) command.push_back(file.string());
  }
  for (const auto& file : fs::recursive_directory_iterator(fs::path(kSourceDir) / "templates")) {
    if (file.path().extension() == ".docx") command.push_back(file.path().string());
  }
  const Output said = run(command);
  EXPECT_EQ(said.exit_code, 0) << said;
}

TEST_F(Gallery, WordFilesKeepEveryControlThroughLibreOffice) {
  if (!kEverySample) GTEST_SKIP() << "done without sanitizers";
  SEALPRESS_NEED_JUDGE("soffice");
  const fs::path flat = folder_->path() / "flat", saved = folder_->path() / "saved";
  fs::create_directories(flat);
  std::vector<std::string> command = {"soffice",
                                      "-env:UserInstallation=file://" + folder_->file("profile"),
                                      "--headless",
                                      "--convert-to",
                                      "docx:MS Word 2007 XML",
                                      "--outdir",
                                      saved.string()};
  std::map<std::string, fs::path> files;
  for (const Item& item : *items_) {
    for (const fs::path& file : item.docx) {
      const std::string name = std::to_string(files.size()) + ".docx";
      fs::copy_file(file, flat / name);
      files[name] = file;
      command.push_back((flat / name).string());
    }
  }
  run(command, {std::chrono::seconds(600), {}, {}});
  for (const auto& [name, file] : files) {
    const auto before = docx::Document::open(read_file(file), file.string());
    ASSERT_TRUE(fs::exists(saved / name)) << file;
    const auto after = docx::Document::open(read_file(saved / name), name);
    ASSERT_TRUE(before && after) << file;
    std::vector<std::string> ours, theirs;
    controls_of(*(*before)->body, ours);
    controls_of(*(*after)->body, theirs);
    EXPECT_FALSE(ours.empty()) << file;
    EXPECT_EQ(ours, theirs) << file;
    EXPECT_EQ(squeezed(text_of(*(*before)->body)), squeezed(text_of(*(*after)->body))) << file;
  }
}

}  // namespace
}  // namespace sealpress::test

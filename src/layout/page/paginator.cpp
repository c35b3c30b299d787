#include "layout/page/paginator.h"

#include <map>
#include <optional>

#include "layout/page/band.h"
#include "layout/page/open_page.h"

namespace sealpress::layout {

namespace {

/// No document that people print is longer.
constexpr std::size_t kMostPages = 20'000;
/// Destinations that layout makes for itself begin with this.
constexpr char kInternal = '\x1f';

class Paginator {
 public:
  explicit Paginator(Round& round) : round_(round), sections_(split_sections(round.view)) {}

  Result<Paginated> run() {
    for (index_ = 0; index_ < sections_.size() && !failed_; ++index_) set_section();
    if (!failed_) set_endnotes();
    if (failed_) return fail(std::move(*failed_));
    close_page();
    collect_facts();
    return std::move(out_);
  }

 private:
  const Section& section() const { return sections_[index_]; }
  const docx::SectionProperties& properties() const { return *section().properties; }

  void set_section();
  void set_endnotes();
  void report_vertical();
  void set_flow(const BlockFlow& flow, bool balanced, bool continued);
  void begin_section();
  bool shares_page() const;
  void add_blank_page(bool odd_wanted);
  void new_page(bool automatic, bool first);
  void close_page();
  void commit(BandFill band);
  void collect_facts();
  void collect_styled();
  PageFacts facts(int number) const;
  void separate_columns(const BandFill& band, const std::vector<ColumnPlace>& columns);

  Round& round_;
  std::vector<Section> sections_;
  std::size_t index_ = 0;
  Paginated out_;
  std::optional<OpenPage> page_;
  int number_ = 0;                 ///< of the open page, as counted
  std::vector<int> page_numbers_;  ///< of finished pages
  std::vector<std::size_t> page_sections_;
  std::optional<NoteStories> stories_;
  std::optional<FootnoteRoom> notes_;
  std::vector<NoteRef> endnotes_;
  std::optional<Diagnostic> failed_;
};

PageFacts Paginator::facts(int number) const {
  PageFacts out;
  out.number = number;
  out.format = properties().page_number_format;
  out.section = index_;
  out.index = out_.document.pages.size();
  return out;
}

/// Whether a continuous section can go on upon the open page.
bool Paginator::shares_page() const {
  if (!page_) return false;
  const docx::SectionProperties& before = *page_->section;
  return properties().start == docx::SectionStart::continuous &&
         before.page_width == properties().page_width &&
         before.page_height == properties().page_height;
}

void Paginator::add_blank_page(bool odd_wanted) {
  const int next = properties().page_number_start.value_or(number_ + 1);
  if (number_ == 0 || (next % 2 != 0) == odd_wanted || !round_.profile.blank_parity_pages) return;
  if (properties().page_number_start) return;
  close_page();
  frame::Page blank;
  blank.size = {properties().page_width, properties().page_height};
  out_.document.pages.push_back(std::move(blank));
  page_numbers_.push_back(++number_);
  page_sections_.push_back(index_ > 0 ? index_ - 1 : 0);
}

void Paginator::begin_section() {
  if (shares_page()) {
    const Sheet own = sheet_of(properties(), round_.file.settings, page_->odd);
    if (round_.profile.page_vertical_align) {
      page_->sheet.text.x = own.text.x;
      page_->sheet.text.width = own.text.width;
    }
    return;
  }
  const bool collapses = page_ && round_.profile.section_collapses_space;
  const Length owed = collapses ? page_->owed : Length();
  if (properties().start == docx::SectionStart::odd_page) add_blank_page(true);
  if (properties().start == docx::SectionStart::even_page) add_blank_page(false);
  if (properties().page_number_start) number_ = *properties().page_number_start - 1;
  new_page(false, true);
  if (page_) page_->owed = owed;
}

void Paginator::new_page(bool automatic, bool first) {
  close_page();
  if (out_.document.pages.size() >= kMostPages) {
    failed_ =
        input_error("layout.too_many_pages").with("limit", static_cast<std::int64_t>(kMostPages));
    return;
  }
  page_ = open_page(round_, section(), facts(++number_), first);
  page_->automatic = automatic;
  if (!notes_) {
    stories_.emplace(round_, properties());
    notes_.emplace(*stories_);
  }
  const Length width = page_->sheet.text.width;
  notes_->begin_page(page_->body_bottom - page_->body_top, width, stories_->separator(width));
}

void Paginator::close_page() {
  if (!page_) return;
  const Length top = page_->y;
  Piece notes = notes_->set(page_->body_bottom - top);
  page_->notes.size = notes.size;
  const Length y = max(page_->body_bottom - notes.size.height, top);
  place(page_->notes, std::move(notes), {page_->sheet.text.x, y});
  page_numbers_.push_back(page_->facts.number);
  page_sections_.push_back(page_->facts.section);
  finish_page(std::move(*page_), round_.profile, out_.document);
  page_.reset();
}

/// The rule between columns, as high as the longest of them (17.6.4).
void Paginator::separate_columns(const BandFill& band, const std::vector<ColumnPlace>& columns) {
  if (!properties().column_separator) return;
  for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
    const Length end = columns[c].x + columns[c].width;
    const Length x = end + (columns[c + 1].x - end) / 2;
    page_->body.items.emplace_back(frame::Line{
        {x, page_->y}, {x, band.bottom}, Length::pt(0.5), frame::LineStyle::solid, kBlack});
  }
}

void Paginator::commit(BandFill band) {
  for (const NoteRef& note : band.piece.notes) {
    if (note.note->type == docx::Note::endnote_reference) endnotes_.push_back(note);
  }
  if (band.bottom > page_->y) page_->at_top = false;
  page_->y = band.bottom;
  page_->owed = band.owed;
  for (Float& f : band.floats) page_->floats.push_back(std::move(f));
  place(page_->body, std::move(band.piece), {});
}

/// `continued`: what follows goes on upon the same page, or nothing follows and a page break at the
/// very end still makes its page.
void Paginator::set_flow(const BlockFlow& flow, bool balanced, bool continued) {
  Context context = round_.body_context(properties(), facts(number_));
  Cursor cursor;
  while (!failed_) {
    const std::vector<ColumnPlace> columns = columns_of(properties(), page_->sheet);
    BandFiller filler(flow, *page_, columns, *notes_, context);
    BandFill band = balanced ? filler.balance(cursor) : filler.settle(cursor);
    cursor = band.cursor;
    const FillEnd end = band.end;
    separate_columns(band, columns);
    commit(std::move(band));
    const bool done = flow.done(cursor);
    if (end == FillEnd::done || (done && end == FillEnd::page_break && !continued)) return;
    new_page(end == FillEnd::full, false);
    if (done) return;
  }
}

/// Lines of text run across the page, whatever the section says (17.6.20).
void Paginator::report_vertical() {
  if (properties().text_flow == docx::TextFlow::horizontal) return;
  Diagnostic remark = finding(Severity::warning, "layout.simplified");
  if (!section().blocks.empty()) remark.place = round_.file.place_of(section().blocks.back());
  round_.report.push_back(std::move(remark).with("element", "w:textDirection"));
}

void Paginator::set_section() {
  begin_section();
  if (failed_) return;
  report_vertical();
  Context context = round_.body_context(properties(), facts(number_));
  const Length width = columns_of(properties(), page_->sheet).front().width;
  const auto flow = BlockFlow::make(section().blocks, width, nullptr, context);
  const bool last = index_ + 1 == sections_.size();
  const bool continued =
      !last && sections_[index_ + 1].properties->start == docx::SectionStart::continuous;
  set_flow(*flow, continued, continued || last);
}

/// Endnotes stand after the text, below a separator.
void Paginator::set_endnotes() {
  index_ = sections_.size() - 1;
  const std::vector<NoteRef> notes = std::move(endnotes_);
  const ColumnPlace column = columns_of(properties(), page_->sheet).front();
  if (!notes.empty()) {
    const Length height = stories_->separator(column.width);
    const Length y = page_->y + page_->owed + height / 2;
    page_->body.items.emplace_back(
        frame::Line{{column.x, y},
                    {column.x + min(Length::twips(2880), column.width), y},
                    Length::twips(10),
                    frame::LineStyle::solid,
                    kBlack});
    page_->y += page_->owed + height;
    page_->owed = Length();
  }
  for (const NoteRef& note : notes) {
    const auto flow = stories_->flow(note, column.width);
    if (flow && !failed_) set_flow(*flow, false, false);
  }
  while (notes_->pending() && !failed_) {
    close_page();
    if (notes_->pending()) new_page(true, false);
  }
}

/// Where the paragraphs stand that STYLEREF fields want.
void Paginator::collect_styled() {
  Facts& facts = out_.facts;
  facts.wanted_styles = round_.body.wanted_styles;
  facts.wanted_styles.insert(round_.beside.wanted_styles.begin(),
                             round_.beside.wanted_styles.end());
  facts.styled = std::move(round_.body.styled);
  std::map<std::string_view, std::size_t> pages;
  for (const frame::Destination& destination : out_.document.destinations) {
    if (!facts.styled.empty()) pages.try_emplace(destination.name, destination.page);
  }
  for (StyledText& text : facts.styled) {
    if (const auto at = pages.find(text.destination); at != pages.end()) text.page = at->second;
  }
}

void Paginator::collect_facts() {
  Facts& facts = out_.facts;
  facts.pages = static_cast<int>(out_.document.pages.size());
  facts.section_pages.assign(sections_.size(), 0);
  for (const std::size_t section : page_sections_) ++facts.section_pages[section];
  auto& destinations = out_.document.destinations;
  collect_styled();
  for (const frame::Destination& destination : destinations) {
    facts.bookmark_pages.try_emplace(destination.name, page_numbers_[destination.page]);
  }
  std::erase_if(destinations, [](const frame::Destination& destination) {
    return !destination.name.empty() && destination.name[0] == kInternal;
  });
}

}  // namespace

Result<Paginated> paginate(Round& round) {
  return Paginator(round).run();
}

}  // namespace sealpress::layout

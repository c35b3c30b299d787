// Samples laid out as pages, for tests.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "catalogue_files.h"
#include "docx/document.h"
#include "frame/frame.h"
#include "layout/layout.h"
#include "merge/template.h"
#include "text/font/fonts.h"

namespace sealpress::attachments {

/// The fonts of the source tree alone, so that every machine lays out alike.
inline const text::FontLibrary& fonts() {
  static const auto library = [] {
    text::FontLibrary::Options options;
    options.font_dir = (source_tree() / "fonts").string();
    options.use_system_fonts = false;
    return text::FontLibrary::open(options);
  }();
  return **library;
}

/// The pages of a form filled with `fields`, from the form's Word template.
inline frame::Document laid_out_with(const std::string& form, data::Value fields) {
  const auto path = template_of(read_entry(form));
  const auto file = docx::Document::open(read_file(path), path.string());
  const auto compiled = merge::Template::compile(*file);
  data::Record record;
  record.fields = std::move(fields);
  Diagnostics findings;
  const auto view = (*compiled)->merge(record, {}, findings);
  EXPECT_TRUE(view) << form;
  auto pages = layout::layout(*view, fonts());
  EXPECT_TRUE(pages) << form;
  return pages ? std::move(pages->document) : frame::Document{};
}

/// The pages of a sample of a form.
inline frame::Document laid_out(const std::string& form, const std::string& sample) {
  return laid_out_with(form, read_json(source_tree() / "data/samples" / (sample + ".json")));
}

}  // namespace sealpress::attachments

#include "frame/walk.h"

#include <gtest/gtest.h>

#include <string>

namespace sealpress::frame {
namespace {

struct Names {
  std::string seen;
  void operator()(const GlyphRun& run) { seen += "run " + run.text + ","; }
  void operator()(const Line&) { seen += "line,"; }
  void operator()(const FillRect&) { seen += "rect,"; }
  void operator()(const Path&) { seen += "path,"; }
  void operator()(const Picture&) { seen += "picture,"; }
};

GlyphRun run(std::string text) {
  GlyphRun made;
  made.text = std::move(text);
  return made;
}

TEST(Walk, VisitsItemsInTheOrderOfPainting) {
  Group inner;
  inner.items = {run("b"), Line{}};
  Group outer;
  outer.items = {FillRect{}, std::make_shared<const Group>(inner), Picture{}};
  const std::vector<Item> items{run("a"), std::make_shared<const Group>(outer), Path{},
                                std::shared_ptr<const Group>()};
  Names names;
  walk(items, names);
  EXPECT_EQ(names.seen, "run a,rect,run b,line,picture,path,");
}

}  // namespace
}  // namespace sealpress::frame

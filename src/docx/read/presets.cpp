#include "docx/read/presets.h"

#include <algorithm>
#include <iterator>

namespace sealpress::docx {

namespace {

constexpr Preset kPresets[] = {
    {"bentConnector3", "adj1=val 50000", "x1=*/ w adj1 100000", "m l t;l x1 t;l x1 b;l r b"},
    {"bracePair", "adj=val 8333",
     "a=pin 0 adj 25000;x1=*/ ss a 100000;x2=*/ ss a 50000;x3=+- r 0 x2;x4=+- r 0 x1;"
     "y2=+- vc 0 x1;y3=+- vc x1 0;y4=+- b 0 x1",
     "m x2 b;a x1 x1 cd4 cd4;l x1 y3;a x1 x1 0 -5400000;a x1 x1 cd4 -5400000;l x1 x1;"
     "a x1 x1 cd2 cd4;m x3 t;a x1 x1 3cd4 cd4;l x4 y2;a x1 x1 cd2 -5400000;"
     "a x1 x1 3cd4 -5400000;l x4 y4;a x1 x1 0 cd4"},
    {"bracketPair", "adj=val 16667",
     "a=pin 0 adj 50000;x1=*/ ss a 100000;x2=+- r 0 x1;y2=+- b 0 x1",
     "m x1 b;a x1 x1 cd4 cd4;l l x1;a x1 x1 cd2 cd4;m x2 t;a x1 x1 3cd4 cd4;l r y2;a x1 x1 0 cd4"},
    {"can", "adj=val 25000",
     "m=*/ 50000 h ss;a=pin 0 adj m;y1=*/ ss a 200000;y2=+- y1 y1 0;y3=+- b 0 y1",
     "m l y1;a wd2 y1 cd2 cd2;l r y3;a wd2 y1 0 cd2;z;m r y1;a wd2 y1 0 cd2"},
    {"chevron", "adj=val 50000", "m=*/ 100000 w ss;a=pin 0 adj m;x1=*/ ss a 100000;x2=+- r 0 x1",
     "m l t;l x2 t;l r vc;l x2 b;l l b;l x1 vc;z"},
    {"diamond", "", "", "m l vc;l hc t;l r vc;l hc b;z"},
    {"downArrow", "adj1=val 50000;adj2=val 50000",
     "m=*/ 100000 h ss;a1=pin 0 adj1 100000;a2=pin 0 adj2 m;d=*/ ss a2 100000;y1=+- b 0 d;"
     "e=*/ w a1 200000;x1=+- hc 0 e;x2=+- hc e 0",
     "m l y1;l x1 y1;l x1 t;l x2 t;l x2 y1;l r y1;l hc b;z"},
    {"flowChartAlternateProcess", "", "x1=val ssd6;x2=+- r 0 x1;y2=+- b 0 x1",
     "m l x1;a x1 x1 cd2 cd4;l x2 t;a x1 x1 3cd4 cd4;l r y2;a x1 x1 0 cd4;l x1 b;a x1 x1 cd4 "
     "cd4;z"},
    {"flowChartDecision", "", "", "m l vc;l hc t;l r vc;l hc b;z"},
    {"flowChartInputOutput", "", "x1=val wd5;x2=+- r 0 x1", "m l b;l x1 t;l r t;l x2 b;z"},
    {"flowChartPreparation", "", "x1=val wd5;x2=+- r 0 x1",
     "m l vc;l x1 t;l x2 t;l r vc;l x2 b;l x1 b;z"},
    {"flowChartTerminator", "", "x1=*/ w 3475 21600;x2=+- r 0 x1",
     "m x1 t;l x2 t;a x1 hd2 3cd4 cd2;l x1 b;a x1 hd2 cd4 cd2;z"},
    {"hexagon", "adj=val 25000", "m=*/ 50000 w ss;a=pin 0 adj m;x1=*/ ss a 100000;x2=+- r 0 x1",
     "m l vc;l x1 t;l x2 t;l r vc;l x2 b;l x1 b;z"},
    {"homePlate", "adj=val 50000", "m=*/ 100000 w ss;a=pin 0 adj m;d=*/ ss a 100000;x1=+- r 0 d",
     "m l t;l x1 t;l r vc;l x1 b;l l b;z"},
    {"leftArrow", "adj1=val 50000;adj2=val 50000",
     "m=*/ 100000 w ss;a1=pin 0 adj1 100000;a2=pin 0 adj2 m;x1=*/ ss a2 100000;"
     "d=*/ h a1 200000;y1=+- vc 0 d;y2=+- vc d 0",
     "m l vc;l x1 t;l x1 y1;l r y1;l r y2;l x1 y2;l x1 b;z"},
    {"leftBrace", "adj1=val 8333;adj2=val 50000",
     "a2=pin 0 adj2 100000;q=+- 100000 0 a2;s=min q a2;m=*/ s 1 2;n=*/ m h ss;a1=pin 0 adj1 n;"
     "y1=*/ ss a1 100000;y3=*/ h a2 100000;y4=+- y3 y1 0",
     "m r b;a wd2 y1 cd4 cd4;l hc y4;a wd2 y1 0 -5400000;a wd2 y1 cd4 -5400000;l hc y1;"
     "a wd2 y1 cd2 cd4"},
    {"leftBracket", "adj=val 8333", "m=*/ 50000 h ss;a=pin 0 adj m;y1=*/ ss a 100000;y2=+- b 0 y1",
     "m r b;a w y1 cd4 cd4;l l y1;a w y1 cd2 cd4"},
    {"leftRightArrow", "adj1=val 50000;adj2=val 50000",
     "m=*/ 50000 w ss;a1=pin 0 adj1 100000;a2=pin 0 adj2 m;x2=*/ ss a2 100000;x3=+- r 0 x2;"
     "d=*/ h a1 200000;y1=+- vc 0 d;y2=+- vc d 0",
     "m l vc;l x2 t;l x2 y1;l x3 y1;l x3 t;l r vc;l x3 b;l x3 y2;l x2 y2;l x2 b;z"},
    {"octagon", "adj=val 29289", "a=pin 0 adj 50000;x1=*/ ss a 100000;x2=+- r 0 x1;y2=+- b 0 x1",
     "m l x1;l x1 t;l x2 t;l r x1;l r y2;l x2 b;l x1 b;l l y2;z"},
    {"parallelogram", "adj=val 25000",
     "m=*/ 100000 w ss;a=pin 0 adj m;x2=*/ ss a 100000;x5=+- r 0 x2",
     "m l b;l x2 t;l r t;l x5 b;z"},
    {"pentagon", "", "y1=*/ h 38197 100000;x1=*/ w 19098 100000;x2=+- r 0 x1",
     "m l y1;l hc t;l r y1;l x2 b;l x1 b;z"},
    {"plus", "adj=val 25000", "a=pin 0 adj 50000;x1=*/ ss a 100000;x2=+- r 0 x1;y2=+- b 0 x1",
     "m l x1;l x1 x1;l x1 t;l x2 t;l x2 x1;l r x1;l r y2;l x2 y2;l x2 b;l x1 b;l x1 y2;l l y2;z"},
    {"rightArrow", "adj1=val 50000;adj2=val 50000",
     "m=*/ 100000 w ss;a1=pin 0 adj1 100000;a2=pin 0 adj2 m;d=*/ ss a2 100000;x1=+- r 0 d;"
     "e=*/ h a1 200000;y1=+- vc 0 e;y2=+- vc e 0",
     "m l y1;l x1 y1;l x1 t;l r vc;l x1 b;l x1 y2;l l y2;z"},
    {"rightBrace", "adj1=val 8333;adj2=val 50000",
     "a2=pin 0 adj2 100000;q=+- 100000 0 a2;s=min q a2;m=*/ s 1 2;n=*/ m h ss;a1=pin 0 adj1 n;"
     "y1=*/ ss a1 100000;y3=*/ h a2 100000;y2=+- y3 0 y1;y4=+- b 0 y1",
     "m l t;a wd2 y1 3cd4 cd4;l hc y2;a wd2 y1 cd2 -5400000;a wd2 y1 3cd4 -5400000;l hc y4;"
     "a wd2 y1 0 cd4"},
    {"rightBracket", "adj=val 8333", "m=*/ 50000 h ss;a=pin 0 adj m;y1=*/ ss a 100000;y2=+- b 0 y1",
     "m l t;a w y1 3cd4 cd4;l r y2;a w y1 0 cd4"},
    {"roundRect", "adj=val 16667", "a=pin 0 adj 50000;x1=*/ ss a 100000;x2=+- r 0 x1;y2=+- b 0 x1",
     "m l x1;a x1 x1 cd2 cd4;l x2 t;a x1 x1 3cd4 cd4;l r y2;a x1 x1 0 cd4;l x1 b;a x1 x1 cd4 "
     "cd4;z"},
    {"rtTriangle", "", "", "m l b;l l t;l r b;z"},
    {"star5", "",
     "x1=*/ w 19098 100000;x2=*/ w 30902 100000;x3=*/ w 38197 100000;x4=+- r 0 x3;x5=+- r 0 x2;"
     "x6=+- r 0 x1;y1=*/ h 38197 100000;y2=*/ h 61803 100000;y3=*/ h 76393 100000",
     "m l y1;l x3 y1;l hc t;l x4 y1;l r y1;l x5 y2;l x6 b;l hc y3;l x1 b;l x2 y2;z"},
    {"trapezoid", "adj=val 25000", "m=*/ 50000 w ss;a=pin 0 adj m;x2=*/ ss a 100000;x3=+- r 0 x2",
     "m l b;l x2 t;l x3 t;l r b;z"},
    {"triangle", "adj=val 50000", "a=pin 0 adj 100000;x2=*/ w a 100000", "m l b;l x2 t;l r b;z"},
    {"upArrow", "adj1=val 50000;adj2=val 50000",
     "m=*/ 100000 h ss;a1=pin 0 adj1 100000;a2=pin 0 adj2 m;y2=*/ ss a2 100000;"
     "d=*/ w a1 200000;x1=+- hc 0 d;x2=+- hc d 0",
     "m l y2;l hc t;l r y2;l x2 y2;l x2 b;l x1 b;l x1 y2;z"},
    {"upDownArrow", "adj1=val 50000;adj2=val 50000",
     "m=*/ 50000 h ss;a1=pin 0 adj1 100000;a2=pin 0 adj2 m;y2=*/ ss a2 100000;y3=+- b 0 y2;"
     "d=*/ w a1 200000;x1=+- hc 0 d;x2=+- hc d 0",
     "m l y2;l hc t;l r y2;l x2 y2;l x2 y3;l r y3;l hc b;l l y3;l x1 y3;l x1 y2;z"},
};

}  // namespace

const Preset* find_preset(std::string_view name) {
  const auto found =
      std::lower_bound(std::begin(kPresets), std::end(kPresets), name,
                       [](const Preset& preset, std::string_view n) { return preset.name < n; });
  return found != std::end(kPresets) && found->name == name ? found : nullptr;
}

}  // namespace sealpress::docx

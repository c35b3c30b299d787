#include "text/symbol_fonts.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sealpress::text {
namespace {

// Codes 0x20 to 0xFF, 16 to a row; U+FFFD where the font has no glyph or Unicode no character.
// Symbol after Adobe's symbol.txt, the others after the characters that Unicode 7 took from them;
// boxes, bullets and check marks are the ones that Chinese forms use (☐ ☑ ☒ ✓).
constexpr char32_t kNone = U'\uFFFD';
constexpr char32_t kFirst = 0x20;

constexpr std::u32string_view kSymbol =
    U" !∀#∃%&∋()∗+,−./"
    U"0123456789:;<=>?"
    U"≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"
    U"ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    U"‾αβχδεφγηιϕκλμνο"
    U"πθρστυϖωξψζ{|}∼\uFFFD"
    U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
    U"\uFFFD"
    U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
    U"\uFFFD"
    U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"
    U"°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    U"ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"
    U"∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    U"◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
    U"\uFFFD⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\uFFFD";

constexpr std::u32string_view kWingdings =
    U" 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭"
    U"📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"
    U"🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳"
    U"🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉"
    U"♊♋♌♍♎♏♐♑♒♓🙰🙵●🔾■□"
    U"🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷\uFFFD"
    U"⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹"
    U"❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•"
    U"▪⚪🞆🞈◉◎🔿▪☐🟂✦★✶✴✹✵"
    U"⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
    U"🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗"
    U"🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋🡨"
    U"🡪🡩🡫🡬🡭🡯🡮🡸🡺🡹🡻🡼🡽🡿🡾⇦"
    U"⇨⇧⇩⬄⇳⬀⬁⬃⬂🢬🢭✗✓☒☑\uFFFD";

constexpr std::u32string_view kWingdings2 =
    U" 🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋"
    U"🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙"
    U"🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗"
    U"✓☒☑☒☒⮾⮿⦸⦸🙱🙴🙲🙳‽🙹🙺"
    U"🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥"
    U"⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿\uFFFD"
    U"☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤"
    U"🕥🕦🕧🙨🙩•●⚫⬤🞅🞆🞇🞈🞊⦿◾"
    U"■◼⬛☐🞑🞒🞓🞔▣🞕🞖🞗⬩⬥◆◇"
    U"🞚◈🞛🞜🞝⬪⬧⧫◊🞠◖◗⯊⯋◼⬥"
    U"⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪"
    U"🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺"
    U"🞻🞼🞽🞾🞿🟀🟂🟄✦🟉★✶🟋✷🟏🟒"
    U"✹🟃🟇✯🟍🟔⯌⯍※⁂\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD";

constexpr std::u32string_view kWingdings3 =
    U" ⭠⭢⭡⭣⭦⭧⭩⭨⭰⭲⭱⭳⭶⭸⭻"
    U"⭽⭤⭥⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧"
    U"⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌"
    U"⭮⭯⎋⌤⌃⌥⎵⍽⇪⮸🢠🢡🢢🢣🢤🢥"
    U"🢦🢧🢨🢩🢪🢫←→↑↓↖↗↙↘🡘🡙"
    U"▲▼△▽◄►◁▷◣◢◤◥🞀🞂🞁\uFFFD"
    U"🞃▲▼◀▶⮜⮞⮝⮟🠐🠒🠑🠓🠔🠖🠕"
    U"🠗🠘🠚🠙🠛🠜🠞🠝🠟🠀🠂🠁🠃🠄🠆🠅"
    U"🠇🠈🠊🠉🠋🠠🠢🠤🠦🠨🠪🠬🢜🢝🢞🢟"
    U"🠮🠰🠲🠴🠶🠸🠺🠹🠻🢘🢚🢙🢛🠼🠾🠽"
    U"🠿🡀🡂🡁🡃🡄🡆🡅🡇⮨⮩⮪⮫⮬⮭⮮"
    U"⮯🡠🡢🡡🡣🡤🡥🡧🡦🡰🡲🡱🡳🡴🡵🡷"
    U"🡶🢀🢂🢁🢃🢄🢅🢇🢆🢐🢒🢑🢓🢔🢖🢕"
    U"🢗\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
    U"\uFFFD";

constexpr std::u32string_view kWebdings =
    U" 🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼"
    U"🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚🗳"
    U"🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂"
    U"🏞🏕🛤🏟🛳🕬🕫🕨🔈🎔🎕🗬🙽🗭🗪🗫"
    U"⮔✔🚲□🛡📦🛱■🚑🛈🛩🛰🟈🕴⚫🛥"
    U"🚔🗘🗙❓🛲🚇🚍⛳🛇⊖🚭🗮|🗯🗲\uFFFD"
    U"🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠"
    U"🛢💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻"
    U"🕵🕰🖽🖾📋🗒🗓📖📚🗞🗟🗃🗂🖼🎭🎜"
    U"🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻"
    U"🖥🖦🖧🕹🎮🕻🕼📟🖁🖀🖨🖩🖿🖪🗜🔒"
    U"🔓🗝📥📤🕳🌣🌤🌥🌦☁🌧🌨🌩🌪🌬🌫"
    U"🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦"
    U"🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊";
constexpr std::pair<std::string_view, std::u32string_view> kFonts[] = {
    {"symbol", kSymbol},         {"webdings", kWebdings},     {"wingdings", kWingdings},
    {"wingdings2", kWingdings2}, {"wingdings3", kWingdings3},
};

/// Whether `name` is `key` but for case and spaces.
bool is_named(std::string_view name, std::string_view key) {
  std::size_t matched = 0;
  for (const char c : name) {
    if (c == ' ') continue;
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (matched == key.size() || key[matched] != lower) return false;
    ++matched;
  }
  return matched == key.size();
}

}  // namespace

char32_t symbol_to_unicode(std::string_view font, char32_t c) {
  const char32_t code = c >= 0xF000 && c <= 0xF0FF ? c - 0xF000 : c;
  if (code < kFirst || code > 0xFF) return c;
  const auto* found = std::find_if(std::begin(kFonts), std::end(kFonts), [font](const auto& entry) {
    return is_named(font, entry.first);
  });
  if (found == std::end(kFonts)) return c;
  const char32_t character = found->second[code - kFirst];
  return character == kNone ? c : character;
}

}  // namespace sealpress::text

// Random submissions that break no rule, the same for the same seed. Header-only, for tests and
// benchmarks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"

namespace sealpress::test {

/// A small generator of its own: the standard's distributions differ between libraries.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  int between(int low, int high) {
    const int choices = high - low + 1;
    return low + static_cast<int>(below(static_cast<std::size_t>(choices)));
  }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::uint64_t state_;
};

/// A 统一社会信用代码 with both its check characters right (GB 32100-2015, GB 11714-1997).
inline std::string credit_code(Random& random) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  constexpr int kInner[] = {3, 7, 9, 10, 5, 8, 4, 2};
  constexpr int kOuter[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
  std::string code = "91320";
  for (int i = 0; i < 3; ++i) code += static_cast<char>('0' + random.below(10));
  int sum = 0;
  for (int i = 0; i < 8; ++i) {
    code += static_cast<char>('0' + random.below(10));
    sum += (code.back() - '0') * kInner[i];
  }
  const int inner = 11 - sum % 11;
  code += inner == 10 ? 'X' : inner == 11 ? '0' : static_cast<char>('0' + inner);
  int outer = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    outer += static_cast<int>(kAlphabet.find(code[i])) * kOuter[i];
  }
  return code + kAlphabet[static_cast<std::size_t>((31 - outer % 31) % 31)];
}

/// One 江苏 附件2; `number` makes its names unlike all others'.
inline data::Value jiangsu_application(Random& random, int number) {
  using data::Value;
  const std::vector<std::string> places = {"苏州", "无锡", "常州", "南通", "徐州", "扬州", "盐城"};
  const std::vector<std::string> words = {"云澜", "启泰", "恒川", "博远", "新岭", "华梧", "盛德"};
  const std::vector<std::string> trades = {"精密机械", "纺织", "半导体材料", "化工装备", "物流"};
  const std::vector<std::string> teams = {"数控加工", "装配", "检验", "维修", "包装", "热处理"};
  const std::vector<std::string> endings = {"班", "组", "工段", "室"};
  const std::vector<std::string> verbs = {"实施", "运用", "推行"};
  const std::vector<std::string> methods = {"防错技术", "目视化管理", "价值流分析", "标准作业"};
  const std::vector<std::string> nouns = {"经验", "实践", "探索"};
  const std::vector<std::string> sizes = {"大型", "中型", "小型", "微型"};
  const std::vector<std::string> sectors = {"制造业", "建筑业", "采矿业", "金融业"};
  const std::vector<std::string> kinds = {"国有", "民营", "外资", "合资"};
  const std::string id = std::to_string(number);
  const std::string place = random.one_of(places);
  const std::string name = "江苏" + random.one_of(words) + id + random.one_of(trades) + "有限公司";
  const bool central = random.below(5) == 0;
  const auto percent = [&] {
    return Value(std::to_string(random.between(80, 99)) + "." + std::to_string(random.below(100)));
  };
  const auto number_of = [&](int low, int high) {
    return Value(std::to_string(random.between(low, high)));
  };
  data::Object fields{
      {"推荐地市、行业质协", Value(place + "市质量管理协会")},
      {"组织名称", Value(name)},
      {"公章名称", Value(name)},
      {"班组名称", Value(random.one_of(teams) + id + "号线" + random.one_of(endings))},
      {"经验名称", Value(random.one_of(verbs) + random.one_of(methods) + "改进第" + id +
                         "号工序的" + random.one_of(nouns))},
      {"统一社会信用代码", Value(credit_code(random))},
      {"组织类型", Value(random.one_of(kinds))},
      {"所属行业", Value(random.one_of(sectors))},
      {"组织规模", Value(random.one_of(sizes))},
      {"是否属于央企", Value(central ? "是" : "否")},
      {"详细通讯地址", Value("江苏省" + place + "市示例路" + id + "号")},
      {"邮编", Value("2" + std::to_string(random.between(10000, 26999)))},
      {"主管部门", Value("质量管理部")},
      {"直接联系人", Value("顾清源")},
      {"手机", Value("138" + std::to_string(random.between(10000000, 99999999)))},
      {"座机", Value("025-" + std::to_string(random.between(20000000, 89999999)))},
      {"班组长姓名", Value("陆文韬")},
      {"班组人数", number_of(3, 60)},
      {"产品/服务满意度(%)", percent()},
      {"产品/服务合格率(%)", percent()},
      {"质量考核合格率(%)", percent()},
      {"质量改进活动参与率(%)", percent()},
      {"质量成本(万元/年)",
       Value(std::to_string(random.between(1, 900)) + "." + std::to_string(random.below(100)))},
      {"培训参与人数(人次)", number_of(0, 900)},
      {"顾客投诉数(个)", number_of(0, 9)},
      {"质量、安全事故数(个)", Value("0")}};
  if (central) fields.emplace_back("所属央企集团全称", Value("中国示例集团有限公司"));
  return fields;
}

}  // namespace sealpress::test

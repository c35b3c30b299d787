#include "pipeline/ordered_pool.h"

#include <gmock/gmock.h>

#include <numeric>
#include <stdexcept>

#include "pipeline/guarded.h"

namespace sealpress::pipeline {
namespace {

TEST(OrderedPool, DeliversInOrderAndHandsOnWhatWorkThrows) {
  for (const unsigned threads : {1u, 4u}) {
    std::vector<int> delivered;
    const auto run = [&] {
      OrderedPool<int, int> pool(
          threads,
          [](int job) {
            if (job == 20) throw std::bad_alloc();
            return job;
          },
          [&](int outcome) { delivered.push_back(outcome); });
      for (int i = 0; i < 40; ++i) pool.submit(i);
      pool.finish();
    };
    EXPECT_THROW(run(), std::bad_alloc) << threads;
    std::vector<int> expected(20);
    std::iota(expected.begin(), expected.end(), 0);
    EXPECT_EQ(delivered, expected) << threads;
  }
}

TEST(Guarded, WhatIsThrownIsAnErrorOfTheWork) {
  EXPECT_FALSE(failure_of([] {}));
  EXPECT_EQ(failure_of([] { throw std::bad_alloc(); })->code, "pipeline.out_of_memory");
  const auto unexpected = failure_of([] { throw std::logic_error("impossible"); });
  EXPECT_EQ(unexpected->code, "pipeline.unexpected");
  EXPECT_EQ(std::get<std::string>(unexpected->args.at(0).value), "impossible");
}

}  // namespace
}  // namespace sealpress::pipeline

// Work in many threads, results in order.
//
// One thread calls `submit`; `work` runs on any of `threads` workers (or at once, with one), and
// `deliver` gets the results one at a time in the order of submission. At most a few jobs per
// worker are under way, so that memory does not grow with their number. What `work` throws comes
// out of the call that would have delivered its result; nothing more is delivered then.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace sealpress::pipeline {

template <class Job, class Outcome>
class OrderedPool {
 public:
  OrderedPool(unsigned threads, std::function<Outcome(Job)> work,
              std::function<void(Outcome)> deliver)
      : work_(std::move(work)), deliver_(std::move(deliver)), capacity_(std::size_t{threads} * 4) {
    if (threads < 2) return;
    for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this] { run(); });
  }
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;
  ~OrderedPool() { stop(); }

  void submit(Job job) {
    if (workers_.empty()) return deliver_(work_(std::move(job)));
    std::unique_lock lock(mutex_);
    slots_.push_back({std::move(job), std::nullopt, false, nullptr});
    work_there_.notify_one();
    while (slots_.size() > capacity_) deliver_first(lock);
  }

  /// Waits for everything that was submitted; no more may be submitted.
  void finish() {
    if (workers_.empty()) return;
    {
      std::unique_lock lock(mutex_);
      while (!slots_.empty()) deliver_first(lock);
    }
    stop();
  }

 private:
  struct Slot {
    Job job;
    std::optional<Outcome> outcome;
    bool taken = false;
    std::exception_ptr thrown;
  };

  /// Leaves what nobody has begun.
  void stop() {
    {
      std::unique_lock lock(mutex_);
      closed_ = true;
    }
    work_there_.notify_all();
    for (std::thread& worker : workers_) worker.join();
    workers_.clear();
  }

  void deliver_first(std::unique_lock<std::mutex>& lock) {
    done_.wait(lock,
               [this] { return slots_.front().outcome.has_value() || slots_.front().thrown; });
    if (slots_.front().thrown) std::rethrow_exception(slots_.front().thrown);
    Outcome outcome = std::move(*slots_.front().outcome);
    slots_.pop_front();
    lock.unlock();
    deliver_(std::move(outcome));
    lock.lock();
  }

  Slot* next_slot() {
    for (Slot& slot : slots_) {
      if (!slot.taken) return &slot;
    }
    return nullptr;
  }

  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      work_there_.wait(lock, [this] { return closed_ || next_slot(); });
      Slot* slot = next_slot();  // deque: stays where it is while others come and go at the ends
      if (closed_ || !slot) return;
      slot->taken = true;
      lock.unlock();
      std::optional<Outcome> outcome;
      std::exception_ptr thrown;
      try {
        outcome = work_(std::move(slot->job));
      } catch (...) {
        thrown = std::current_exception();
      }
      lock.lock();
      slot->outcome = std::move(outcome);
      slot->thrown = std::move(thrown);
      done_.notify_one();
    }
  }

  std::function<Outcome(Job)> work_;
  std::function<void(Outcome)> deliver_;
  std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable work_there_, done_;
  std::deque<Slot> slots_;
  bool closed_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace sealpress::pipeline

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "model.h"

#include "holdfast/detail/running_task.h"

#include <ucontext.h>

#include <cstdio>
#include <cstdlib>
#include <deque>
#include <memory>
#include <new>
#include <vector>

namespace {

using holdfast::HOLDFAST_ABI::detail::running_task;

constexpr std::size_t stack_size = std::size_t{128} * 1024;

struct fiber {
  ucontext_t context{};
  std::vector<char> stack = std::vector<char>(stack_size);
  std::function<void()> body;
  std::function<bool()> ready; ///< What it waits for, if anything.
  bool may_give_up = false;
  bool ended = false;
  const running_task *running = nullptr;
};

/// One alternative of those there were at a place.
struct choice {
  std::size_t taken;
  std::size_t count;
};

/// All executions of one program. The first alternatives are taken again as
/// they were the last time, but for the last one that has others left.
class checker {
public:
  checker(std::size_t preemptions, const std::function<void()> &program)
      : preemptions_(preemptions), program_(program) {}

  model::result run() {
    model::result result;
    do {
      execute();
      ++result.executions;
      if (!failure_.empty()) {
        result.failure = failure_;
        break;
      }
    } while (next_order());
    return result;
  }

  [[noreturn]] void fail(const char *what) {
    failure_ = what;
    to_scheduler();
    std::abort(); // a failed execution is never gone on with
  }

  void reorder() {
    fiber &self = *fibers_[current_];
    self.ready = nullptr;
    to_scheduler();
  }

  bool wait_for(const std::function<bool()> &ready, bool may_give_up) {
    fiber &self = *fibers_[current_];
    if (!may_give_up && ready())
      return true;
    self.ready = ready;
    self.may_give_up = may_give_up;
    to_scheduler();
    self.ready = nullptr;
    self.may_give_up = false;
    return ready();
  }

  std::size_t start(std::function<void()> body) {
    if (fibers_.size() == used_)
      fibers_.push_back(std::make_unique<fiber>());
    fiber &made = *fibers_[used_];
    made.body = std::move(body);
    made.ready = nullptr;
    made.may_give_up = made.ended = false;
    made.running = nullptr;
    getcontext(&made.context);
    made.context.uc_stack.ss_sp = made.stack.data();
    made.context.uc_stack.ss_size = made.stack.size();
    made.context.uc_link = nullptr;
    makecontext(&made.context, &checker::main, 0);
    return used_++;
  }

  [[nodiscard]] std::size_t current() const { return current_; }
  [[nodiscard]] bool has_ended(std::size_t number) const { return fibers_[number]->ended; }

  static checker *active;

  /// What is freed during an execution is kept, and nothing else.
  bool is_executing = false;
  std::vector<void *> freed;

private:
  static void main() {
    {
      fiber &self = *active->fibers_[active->current_];
      self.body();
      self.body = nullptr;
      self.ended = true;
    }
    active->to_scheduler();
  }

  void execute() {
    used_ = 0;
    left_ = preemptions_;
    at_ = 0;
    current_ = start(program_);
    is_executing = true;
    bool goes_on = true;
    while (goes_on && failure_.empty()) {
      resume();
      goes_on = failure_.empty() && pick();
    }
    is_executing = false;
    for (void *memory : freed)
      std::free(memory);
    freed.clear();
  }

  void resume() {
    fiber &self = *fibers_[current_];
    const running_task *const own = running_task::swap_innermost(self.running);
    swapcontext(&scheduler_, &self.context);
    self.running = running_task::swap_innermost(own);
  }

  void to_scheduler() { swapcontext(&fibers_[current_]->context, &scheduler_); }

  static bool can_go_on(const fiber &self) {
    return !self.ended && (!self.ready || self.may_give_up || self.ready());
  }

  /// Chooses who goes on; false if all have ended. Alternative 0 is to go on
  /// with the same thread, if it can.
  bool pick() {
    candidates_.clear();
    const bool same = can_go_on(*fibers_[current_]);
    if (same)
      candidates_.push_back(current_);
    bool all_ended = true;
    for (std::size_t i = 0; i != used_; ++i) {
      all_ended = all_ended && fibers_[i]->ended;
      if (i != current_ && (!same || left_ != 0) && can_go_on(*fibers_[i]))
        candidates_.push_back(i);
    }
    if (candidates_.empty()) {
      if (!all_ended)
        failure_ = "all threads wait for each other";
      return false;
    }
    const std::size_t taken = choose(candidates_.size());
    if (same && taken != 0)
      --left_;
    current_ = candidates_[taken];
    return true;
  }

  std::size_t choose(std::size_t count) {
    if (at_ == order_.size())
      order_.push_back({0, count});
    return order_[at_++].taken;
  }

  bool next_order() {
    while (!order_.empty() && order_.back().taken + 1 == order_.back().count)
      order_.pop_back();
    if (order_.empty())
      return false;
    ++order_.back().taken;
    return true;
  }

  const std::size_t preemptions_;
  const std::function<void()> &program_;
  std::vector<choice> order_;
  std::size_t at_ = 0;
  std::size_t left_ = 0;
  ucontext_t scheduler_{};
  std::vector<std::unique_ptr<fiber>> fibers_;
  std::size_t used_ = 0;
  std::size_t current_ = 0;
  std::vector<std::size_t> candidates_;
  std::string failure_;
};

checker *checker::active = nullptr;

} // namespace

model::result model::check(std::size_t preemptions, const std::function<void()> &program) {
  checker all(preemptions, program);
  checker::active = &all;
  result found = all.run();
  checker::active = nullptr;
  return found;
}

void model::fail(const char *what) { checker::active->fail(what); }
void model::reorder() { checker::active->reorder(); }
void model::wait_for(const std::function<bool()> &ready) {
  checker::active->wait_for(ready, false);
}
bool model::wait_for_or_give_up(const std::function<bool()> &ready) {
  return checker::active->wait_for(ready, true);
}
std::size_t model::current() { return checker::active->current(); }
std::size_t model::start(std::function<void()> body) {
  return checker::active->start(std::move(body));
}
bool model::has_ended(std::size_t thread) { return checker::active->has_ended(thread); }

// An object that was freed must be found dead, not replaced by another one.

void *operator new(std::size_t size) {
  if (void *const memory = std::malloc(size != 0 ? size : 1))
    return memory;
  std::abort();
}

void operator delete(void *memory) noexcept {
  checker *const active = checker::active;
  if (active == nullptr || !active->is_executing || memory == nullptr) {
    std::free(memory);
    return;
  }
  active->is_executing = false; // the list itself grows as usual
  active->freed.push_back(memory);
  active->is_executing = true;
}

void operator delete(void *memory, std::size_t) noexcept { operator delete(memory); }

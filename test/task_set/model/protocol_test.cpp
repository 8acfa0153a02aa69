// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All orders in which members of a set can leave it while it is joined and
// destroyed. It is the state of the product that is run, not a copy.

#include "model.h"

#include "holdfast/detail/state.h"

#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

namespace {

namespace detail = holdfast::HOLDFAST_ABI::detail;
using state = detail::basic_state<model::sync>;
using model::require;

state *make_state() {
  holdfast::task_set_options options;
  options.max_kept_errors = 1;
  options.list_pending = false;
  options.warn_after = std::chrono::milliseconds(0);
  return new state(std::move(options));
}

/// A flag that threads of the model wait for.
class flag {
public:
  void set() {
    model::reorder();
    is_set_ = true;
  }
  [[nodiscard]] bool is_set() const {
    model::reorder();
    return is_set_;
  }
  void wait() const {
    model::wait_for([this] { return is_set_; });
  }
  bool wait_or_give_up() const {
    return model::wait_for_or_give_up([this] { return is_set_; });
  }

private:
  bool is_set_ = false;
};

/// A thread that is a task: it entered before it started, and leaves.
model::thread task(state *set) {
  set->enter({});
  return model::thread([set] { set->leave({}); });
}

void join_all(std::vector<model::thread> &threads) {
  for (model::thread &each : threads)
    each.join();
}

// What ~task_set does.
void destroy(state *set) {
  set->close();
  set->drain();
  set->retire();
}

void destroyed_right_after_join(std::size_t tasks) {
  state *const set = make_state();
  std::vector<model::thread> threads;
  for (std::size_t i = 0; i != tasks; ++i)
    threads.push_back(task(set));
  require(set->join(detail::never), "join() without a deadline gave up");
  require(set->tasks() == 0, "there are tasks left after join()");
  destroy(set);
  join_all(threads);
}

void one_task() { destroyed_right_after_join(1); }
void two_tasks() { destroyed_right_after_join(2); }
void three_tasks() { destroyed_right_after_join(3); }

void destroyed_without_join() {
  state *const set = make_state();
  std::vector<model::thread> threads;
  for (int i = 0; i != 2; ++i)
    threads.push_back(task(set));
  destroy(set);
  join_all(threads);
}

void joined_by_two() {
  state *const set = make_state();
  std::vector<model::thread> threads;
  threads.push_back(task(set));
  threads.push_back(task(set));
  model::thread other([set] { require(set->join(detail::never), "a join gave up"); });
  require(set->join(detail::never), "a join gave up");
  other.join();
  destroy(set);
  join_all(threads);
}

void joined_by_one_who_gives_up_and_one_who_does_not() {
  state *const set = make_state();
  std::vector<model::thread> threads;
  threads.push_back(task(set));
  model::thread other([set] {
    if (set->join(detail::deadline()))
      require(set->tasks() == 0, "there are tasks left after join()");
  });
  require(set->join(detail::never), "a join gave up");
  other.join();
  destroy(set);
  join_all(threads);
}

void grows_while_it_is_joined() {
  state *const set = make_state();
  std::vector<model::thread> threads;
  set->enter({});
  model::thread parent([set, &threads] {
    threads.push_back(task(set));
    set->leave({});
  });
  require(set->join(detail::never), "a join gave up");
  destroy(set);
  parent.join();
  join_all(threads);
}

void closed_while_a_task_is_added() {
  state *const set = make_state();
  flag closed;
  std::vector<model::thread> threads;
  model::thread adder([&, set] {
    const bool was_closed = closed.is_set();
    const bool entered = set->try_enter({});
    require(!entered || !was_closed, "a closed set takes a task");
    if (entered)
      set->leave({});
  });
  set->close();
  closed.set();
  require(set->join(detail::never), "a join gave up");
  adder.join();
  destroy(set);
}

void destroyed_by_its_own_task() {
  state *const set = make_state();
  std::vector<model::thread> threads;
  set->enter({});
  threads.push_back(task(set));
  model::thread owner([set] {
    set->run({}, [set] { destroy(set); });
    set->leave({});
  });
  owner.join();
  join_all(threads);
}

/// A thread that was spawned: it parks itself, then leaves.
struct spawned {
  model::thread thread;
  flag stored;
};

void spawn(state *set, spawned &self) {
  set->enter({});
  self.thread = model::thread([set, &self] {
    self.stored.wait();
    set->park(std::move(self.thread));
    set->leave({});
  });
  self.stored.set();
}

void spawned_threads_have_ended_after_join() {
  state *const set = make_state();
  spawned threads[2];
  for (spawned &each : threads)
    spawn(set, each);
  require(set->join(detail::never), "a join gave up");
  // The threads of the model are numbered as they started.
  require(model::has_ended(1) && model::has_ended(2), "a spawned thread lives after join()");
  destroy(set);
}

void spawned_threads_have_ended_after_each_join() {
  state *const set = make_state();
  spawned thread;
  spawn(set, thread);
  const auto join = [set] {
    require(set->join(detail::never), "a join gave up");
    require(model::has_ended(1), "a spawned thread lives after join()");
  };
  model::thread other(join);
  join();
  other.join();
  destroy(set);
}

class handle final : public detail::polled_handle {
public:
  explicit handle(const flag &done) : polled_handle({}), done_(done) {}
  bool ready() override { return done_.is_set(); }
  bool wait_until(detail::deadline when) override {
    if (when != detail::never)
      return done_.wait_or_give_up();
    done_.wait();
    return true;
  }
  void get() override { require(done_.is_set(), "a handle is taken that is not ready"); }

private:
  const flag &done_;
};

void holds_a_handle_that_must_be_polled() {
  state *const set = make_state();
  flag done;
  require(!set->watch(std::make_unique<handle>(done)), "nobody asked for help");
  model::thread completer([&] { done.set(); });
  model::thread impatient([set] { static_cast<void>(set->join(detail::deadline())); });
  require(set->join(detail::never), "a join gave up");
  impatient.join();
  destroy(set);
  completer.join();
}

class resumed final : public detail::async_joiner {
public:
  explicit resumed(state *set) : set_(set) {}
  void resume() noexcept override {
    require(!is_resumed.is_set(), "a coroutine is resumed twice");
    require(set_->tasks() == 0, "a coroutine is resumed while there are tasks");
    destroy(set_);
    is_resumed.set();
  }
  flag is_resumed;

private:
  state *set_;
};

void joined_by_a_coroutine_that_destroys_it() {
  state *const set = make_state();
  resumed coroutine(set);
  std::vector<model::thread> threads;
  threads.push_back(task(set));
  threads.push_back(task(set));
  bool help = false;
  if (!set->join_later(coroutine, help))
    coroutine.resume();
  require(!help, "there is nothing to help with");
  coroutine.is_resumed.wait();
  join_all(threads);
}

void joined_by_a_coroutine_on_a_spawned_thread() {
  state *const set = make_state();
  resumed coroutine(set);
  spawned threads[2];
  for (spawned &each : threads)
    spawn(set, each);
  bool help = false;
  if (!set->join_later(coroutine, help))
    coroutine.resume();
  coroutine.is_resumed.wait();
}

void joined_by_a_coroutine_while_there_are_handles() {
  state *const set = make_state();
  resumed coroutine(set);
  flag done;
  std::vector<model::thread> threads;
  threads.push_back(task(set));
  const auto help_if = [&threads, set](bool asked) {
    if (asked)
      threads.emplace_back([set] {
        set->help();
        set->leave(detail::helper_place);
      });
  };
  help_if(set->watch(std::make_unique<handle>(done)));
  model::thread completer([&] { done.set(); });
  bool help = false;
  if (!set->join_later(coroutine, help))
    coroutine.resume();
  help_if(help);
  coroutine.is_resumed.wait();
  completer.join();
  join_all(threads);
}

// Scopes that are wrong, to see that it would be found.

/// Counts a task off, and then touches the scope.
class touched_after_the_count {
public:
  void enter() { tasks_.fetch_add(1, {}); }
  void leave() {
    if (tasks_.fetch_sub(1, {}) != 1)
      return;
    const std::lock_guard<model::mutex> lock(mutex_);
    changed_.notify_all();
  }
  void join() {
    if (tasks_.load({}) == 0)
      return;
    std::unique_lock<model::mutex> lock(mutex_);
    while (tasks_.load({}) != 0)
      changed_.wait(lock);
  }

private:
  model::atomic tasks_{0};
  model::mutex mutex_;
  model::condition_variable changed_;
};

/// Tells the joiner without the mutex, between its look and its sleep.
class told_too_early {
public:
  void enter() { tasks_.fetch_add(1, {}); }
  void leave() {
    if (tasks_.fetch_sub(1, {}) == 1)
      changed_.notify_all();
  }
  void join() {
    std::unique_lock<model::mutex> lock(mutex_);
    while (tasks_.load({}) != 0)
      changed_.wait(lock);
  }

private:
  model::atomic tasks_{0};
  model::mutex mutex_;
  model::condition_variable changed_;
};

template <class Scope> void naive() {
  auto scope = std::make_unique<Scope>();
  scope->enter();
  model::thread thread([set = scope.get()] { set->leave(); });
  scope->join();
  scope.reset();
  thread.join();
}

constexpr std::size_t all = 1000;

struct program {
  const char *name;
  void (*body)();
  std::size_t preemptions; ///< How many are allowed; `all` means every order.
  const char *must_fail = nullptr;
};

const program programs[] = {
    {"one task", one_task, all},
    {"two tasks", two_tasks, all},
    {"three tasks", three_tasks, 3},
    {"destroyed without join", destroyed_without_join, 8},
    {"joined by two", joined_by_two, 3},
    {"one joiner gives up", joined_by_one_who_gives_up_and_one_who_does_not, 5},
    {"grows while it is joined", grows_while_it_is_joined, 6},
    {"closed while a task is added", closed_while_a_task_is_added, all},
    {"destroyed by its own task", destroyed_by_its_own_task, 8},
    {"spawned threads", spawned_threads_have_ended_after_join, 4},
    {"a spawned thread and two joiners", spawned_threads_have_ended_after_each_join, 3},
    {"a polled handle", holds_a_handle_that_must_be_polled, 4},
    {"a coroutine destroys it", joined_by_a_coroutine_that_destroys_it, 5},
    {"a coroutine on a spawned thread", joined_by_a_coroutine_on_a_spawned_thread, 3},
    {"a coroutine and a polled handle", joined_by_a_coroutine_while_there_are_handles, 3},
    {"naive: touched after the count", naive<touched_after_the_count>, all,
     "an object is used after it was destroyed"},
    {"naive: told too early", naive<told_too_early>, all, "all threads wait for each other"},
};

} // namespace

int main() {
  int failed = 0;
  std::size_t executions = 0;
  for (const program &each : programs) {
    const model::result result = model::check(each.preemptions, each.body);
    executions += result.executions;
    const char *const expected = each.must_fail != nullptr ? each.must_fail : "";
    const bool passed = result.failure == expected;
    failed += passed ? 0 : 1;
    std::printf("%s  %-36s %9zu orders%s%s\n", passed ? "passed" : "FAILED", each.name,
                result.executions,
                result.failure.empty() ? "" : "; found: ", result.failure.c_str());
  }
  std::printf("%zu orders in all, %d programs failed\n", executions, failed);
  return failed == 0 ? 0 : 1;
}

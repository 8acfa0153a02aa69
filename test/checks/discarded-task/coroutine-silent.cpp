// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -I%S/Inputs

// CHECK-MESSAGES-NONE

// Coroutines that are awaited, kept, or made to be dropped are not reported.

#include "coroutine_types.h"

#include <vector>

lazy_task<> work(int number);

lazy_task<> awaited() {
  co_await work(1);
  auto later = work(2);
  co_await std::move(later);
}

lazy_task<> returned() { return work(1); }

void kept(std::vector<lazy_task<>> &all) {
  all.push_back(work(1));
  auto task = work(2);
}

// Runs at once, destroys itself, and there is nothing to hold.
struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};
fire_and_forget started();

// There is a way to start a lazy one; this one runs already.
template <bool Eager> struct starts_either_way {
  struct promise_type {
    starts_either_way get_return_object() { return {}; }
    auto initial_suspend() noexcept {
      struct initially {
        bool await_ready() const noexcept { return Eager; }
        void await_suspend(std::coroutine_handle<>) const noexcept {}
        void await_resume() const noexcept {}
      };
      return initially{};
    }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  void start()
    requires(!Eager)
  {}
};
starts_either_way<true> at_once();

// Suspends first, but its maker resumes it.
struct resumed_when_made {
  struct promise_type {
    resumed_when_made get_return_object() {
      std::coroutine_handle<promise_type>::from_promise(*this).resume();
      return {};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
resumed_when_made resumed();

// Starts when it is dropped.
struct started_by_destructor {
  struct promise_type {
    started_by_destructor get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  std::coroutine_handle<promise_type> frame;
  ~started_by_destructor() { frame.resume(); }
};
started_by_destructor dropped();

// What only the type itself can call is no way to observe it.
class with_private_cancel {
public:
  struct promise_type {
    with_private_cancel get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };

private:
  void cancel();

protected:
  void wait();
};
with_private_cancel private_members();

// Values on demand are no work.
struct generator {
  struct promise_type {
    generator get_return_object() { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int) { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  int *begin();
  int *end();
};
generator numbers();

void made_to_be_dropped() {
  started();
  at_once();
  resumed();
  dropped();
  private_members();
  numbers();
}

// The result of an await is not a handle.
struct read_operation {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  int await_resume() noexcept;
};
read_operation read();
lazy_task<> result_dropped() {
  co_await read();
}

// References to tasks belong to somebody.
struct registry {
  lazy_task<> &find(int id);
  registry &add(lazy_task<> task);
};
void references(registry &all) {
  all.find(1);
  all.add(work(1)).add(work(2));
}

// By default an explicit discard of what neither blocks nor terminates stands.
void accepted() {
  (void)work(1);
  static_cast<void>(work(2));
}

// The awaiters of the standard library start nothing.
void standard() {
  std::suspend_always{};
}

// A value, or the reason why there is none: when it is there, its coroutine has ended.
template <class T> struct maybe;
template <class T> struct maybe_promise {
  struct proxy {
    maybe_promise &promise;
    operator maybe<T>();
  };
  proxy get_return_object() { return {*this}; }
  std::suspend_never initial_suspend() const noexcept { return {}; }
  std::suspend_never final_suspend() const noexcept { return {}; }
  void return_value(T);
  void unhandled_exception() { throw; }
};
template <class T> struct maybe {
  using promise_type = maybe_promise<T>;
  ~maybe();
  bool has_value() const noexcept;
  T &value();
};
template <class T> struct maybe_awaiter {
  bool await_ready() const noexcept;
  T await_resume();
  void await_suspend(std::coroutine_handle<>) const noexcept;
};
template <class T> maybe_awaiter<T> operator co_await(maybe<T>);
maybe<int> parse(const char *);
void of_a_value() { parse("1"); }

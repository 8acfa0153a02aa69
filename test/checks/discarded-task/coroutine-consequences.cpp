// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20,c++23 %s holdfast-discarded-task %t -- -- -I%S/Inputs

// What dropping a home-made coroutine type does is read from its promise and its
// destructor.

#include "coroutine_types.h"

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <atomic>

// Lazy: it never starts.

lazy_task<> lazy(int number);

void never_starts(int number) {
  lazy(number);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' returned by 'lazy' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(lazy(number));
}

struct started_by_hand {
  struct promise_type : eager_promise<started_by_hand> {
    std::suspend_always initial_suspend() noexcept;
  };
  std::coroutine_handle<> frame;
  void resume();
};
started_by_hand made_by_hand();

// Nothing destroys the frame either: it leaks.
void never_starts_and_leaks() {
  made_by_hand();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'started_by_hand' returned by 'made_by_hand' never starts: nothing is left that could resume its coroutine [holdfast-discarded-task]
}

struct custom_awaiter {
  struct promise_type : eager_promise<custom_awaiter> {
    struct initially {
      bool await_ready() noexcept { return false; }
      void await_suspend(std::coroutine_handle<>) noexcept {}
      void await_resume() noexcept {}
    };
    auto initial_suspend() noexcept { return initially{}; }
  };
  std::coroutine_handle<> frame;
};
custom_awaiter with_its_own_awaiter();

void custom_initial_awaiter() {
  with_its_own_awaiter();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'custom_awaiter' returned by 'with_its_own_awaiter' never starts: nothing is left that could resume its coroutine [holdfast-discarded-task]
}

// Eager, and destroyed with its object.

struct cancels_by_destructor {
  using promise_type = eager_promise<cancels_by_destructor>;
  std::coroutine_handle<> frame;
  ~cancels_by_destructor() { reset(); }
  void reset() {
    if (frame)
      std::exchange(frame, nullptr).destroy();
  }
  bool done() const;
};
cancels_by_destructor cancelled();

void cancels() {
  cancelled();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'cancels_by_destructor' returned by 'cancelled' is destroyed here, wherever its coroutine is suspended [holdfast-discarded-task]
}

struct cancels_by_member {
  using promise_type = eager_promise<cancels_by_member>;
  struct destroy {
    void operator()(void *frame) const {
      std::coroutine_handle<>::from_address(frame).destroy();
    }
  };
  explicit cancels_by_member(std::coroutine_handle<> made) : frame(made.address()) {}
  std::unique_ptr<void, destroy> frame;
};
cancels_by_member cancelled_by_member();

void cancels_through_a_unique_pointer() {
  cancelled_by_member();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'cancels_by_member' returned by 'cancelled_by_member' is destroyed here, wherever its coroutine is suspended [holdfast-discarded-task]
}

struct asks_to_stop {
  using promise_type = eager_promise<asks_to_stop>;
  std::coroutine_handle<> frame;
  ~asks_to_stop() { source.request_stop(); }
  std::stop_source source;
  void wait();
};
asks_to_stop stopped();

void requests_stop() {
  stopped();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'asks_to_stop' returned by 'stopped' is cancelled here [holdfast-discarded-task]
}

// Eager, and left alone by its destructor.

struct detaches_with_await {
  using promise_type = eager_promise<detaches_with_await>;
  std::coroutine_handle<> frame;
  awaiter operator co_await() const;
};
detaches_with_await detached();

void detaches() {
  detached();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'detaches_with_await' returned by 'detached' runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(detached());
}

struct ends_the_program {
  struct promise_type : eager_promise<ends_the_program> {
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<> frame;
  awaiter operator co_await() const;
};
ends_the_program unforgiving();

void exception_ends_the_program() {
  unforgiving();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'ends_the_program' returned by 'unforgiving' runs on unobserved: nothing can wait for it, and its exception ends the program [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(unforgiving());
}

struct hits_its_resumer {
  struct promise_type : eager_promise<hits_its_resumer> {
    void unhandled_exception() { throw; }
  };
  std::coroutine_handle<> frame;
  awaiter operator co_await() const;
};
hits_its_resumer rethrowing();

void exception_hits_the_resumer() {
  rethrowing();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'hits_its_resumer' returned by 'rethrowing' runs on unobserved: nothing can wait for it, and its exception hits whoever resumes it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(rethrowing());
}

// Its destructor frees what has finished, which is not cancelling.
struct frees_when_done {
  using promise_type = eager_promise<frees_when_done>;
  std::coroutine_handle<> frame;
  ~frees_when_done() {
    if (frame && frame.done())
      frame.destroy();
  }
  void wait();
};
frees_when_done freed();

void frees() {
  freed();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'frees_when_done' returned by 'freed' runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

// The coroutine has a reference of its own.
struct counts_references {
  using promise_type = eager_promise<counts_references>;
  std::coroutine_handle<> frame;
  int *references;
  ~counts_references() {
    if (--*references == 0)
      frame.destroy();
  }
  void get();
};
counts_references counted();

void reference_counted() {
  counted();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'counts_references' returned by 'counted' runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

// Producer and consumer share the frame, and the last one destroys it.
struct settles_ownership {
  using promise_type = eager_promise<settles_ownership>;
  std::coroutine_handle<> frame;
  std::atomic<int> *state;
  ~settles_ownership() {
    if (state->exchange(1) == 2)
      frame.destroy();
  }
  void get();
};
settles_ownership settled();

void last_owner() {
  settled();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'settles_ownership' returned by 'settled' runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

struct returns_early {
  using promise_type = eager_promise<returns_early>;
  std::coroutine_handle<> frame;
  ~returns_early() {
    if (!frame.done())
      return;
    frame.destroy();
  }
  void get();
};
returns_early early();

void frees_at_the_end() {
  early();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'returns_early' returned by 'early' runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

struct settles_through_a_variable {
  using promise_type = eager_promise<settles_through_a_variable>;
  std::coroutine_handle<> frame;
  std::atomic<int> *state;
  ~settles_through_a_variable() {
    const int before = state->exchange(1);
    if (before == 2)
      frame.destroy();
  }
  void get();
};
settles_through_a_variable settled_later();

void last_owner_through_a_variable() {
  settled_later();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'settles_through_a_variable' returned by 'settled_later' runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

struct leaves_what_is_done {
  using promise_type = eager_promise<leaves_what_is_done>;
  std::coroutine_handle<> frame;
  ~leaves_what_is_done() {
    if (frame == nullptr || frame.done())
      return;
    frame.destroy();
  }
  void get();
};
leaves_what_is_done impatient();

void cancels_after_a_return() {
  impatient();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'leaves_what_is_done' returned by 'impatient' is destroyed here, wherever its coroutine is suspended [holdfast-discarded-task]
}

// Not in a hurry, but not careful either.
struct not_done_yet {
  using promise_type = eager_promise<not_done_yet>;
  std::coroutine_handle<> frame;
  ~not_done_yet() {
    if (frame && !frame.done())
      frame.destroy();
  }
  void get();
};
not_done_yet pending();

void cancels_what_is_not_done() {
  pending();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'not_done_yet' returned by 'pending' is destroyed here, wherever its coroutine is suspended [holdfast-discarded-task]
}

// The destructor waits or ends the program.

struct joins {
  using promise_type = eager_promise<joins>;
  std::coroutine_handle<> frame;
  ~joins() { worker.join(); }
  std::thread worker;
};
joins joined();

void blocks() {
  joined();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'joins' returned by 'joined' blocks here until its coroutine has finished [holdfast-discarded-task]
}

struct strict {
  using promise_type = eager_promise<strict>;
  std::coroutine_handle<> frame;
  ~strict() {
    if (!frame.done())
      std::terminate();
  }
};
strict checked();

void terminates() {
  checked();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'strict' returned by 'checked' terminates the program here if its coroutine has not finished [holdfast-discarded-task]
  (void)checked();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the cast to void hides that 'strict' returned by 'checked' terminates the program here if its coroutine has not finished [holdfast-discarded-task]
}

// Started by what it is handed to: neither lazy nor cancelled.
struct scheduled {
  struct promise_type : eager_promise<scheduled> {
    struct onto_the_pool {
      bool await_ready() noexcept { return false; }
      void await_suspend(std::coroutine_handle<> frame) noexcept { post(frame); }
      void await_resume() noexcept {}
      static void post(std::coroutine_handle<>);
    };
    onto_the_pool initial_suspend() noexcept { return {}; }
  };
  std::coroutine_handle<> frame;
  void wait();
};
scheduled posted();

void runs_on_a_pool() {
  posted();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'scheduled' returned by 'posted' runs on unobserved: nothing can wait for it, and its exception is lost [holdfast-discarded-task]
}

// Awaitable, without a promise: an operation that was not started.

struct sleep_operation {
  int milliseconds;
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() noexcept;
};
sleep_operation sleep_for(int milliseconds);

void unstarted_operation() {
  sleep_for(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'sleep_operation' returned by 'sleep_for' never starts: nothing awaits it [holdfast-discarded-task]
  sleep_operation{1};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded temporary 'sleep_operation' never starts: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(sleep_for(1));
  // CHECK-FIXES: tasks.add(sleep_operation{1});
}

struct by_free_operator {
  int number;
};
awaiter operator co_await(by_free_operator);
by_free_operator with_free_operator();

void free_operator() {
  with_free_operator();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'by_free_operator' returned by 'with_free_operator' never starts: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(with_free_operator());
}

struct promised_value : awaiter {
  void then(void (*callback)());
};
promised_value perhaps_running();

void other_ways_to_observe_it() {
  perhaps_running();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'promised_value' returned by 'perhaps_running' can no longer be awaited: its outcome is lost [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(perhaps_running());
}

// The type is somebody else's, the promise is named by std::coroutine_traits.
struct foreign {
  void wait();
};
template <class... Arguments> struct std::coroutine_traits<foreign, Arguments...> {
  struct promise_type {
    foreign get_return_object() { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
foreign by_traits() { co_return; }

void traits() {
  by_traits();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'foreign' returned by 'by_traits' never starts: nothing is left that could resume its coroutine [holdfast-discarded-task]
}

// Derived from a task.
struct derived : lazy_task<> {
  using lazy_task<>::lazy_task;
};
derived make_derived();

void derived_class() {
  make_derived();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'derived' returned by 'make_derived' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES: tasks.add(make_derived());
}

// What a co_await yields can be a task itself.
lazy_task<> await_both(int number);
struct yields_a_task {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  lazy_task<> await_resume() noexcept;
};
lazy_task<> nested() {
  co_await yields_a_task{};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'lazy_task<>' that 'co_await' yields never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
}

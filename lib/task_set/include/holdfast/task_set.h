// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// holdfast::task_set: holds asynchronous tasks until they complete.

#ifndef HOLDFAST_TASK_SET_H
#define HOLDFAST_TASK_SET_H

#include "holdfast/detach.h"
#include "holdfast/detail/adopt.h"
#include "holdfast/detail/async_join.h"
#include "holdfast/detail/awaitable.h"
#include "holdfast/detail/completion_handler.h"
#include "holdfast/detail/config.h"
#include "holdfast/detail/exceptions.h"
#include "holdfast/detail/foreign_handle.h"
#include "holdfast/detail/invoke.h"
#include "holdfast/detail/membership.h"
#include "holdfast/detail/polled_handle.h"
#include "holdfast/detail/spawned_task.h"
#include "holdfast/detail/state.h"
#include "holdfast/detail/wrapped_task.h"
#include "holdfast/polling.h"
#include "holdfast/scope_token.h"
#include "holdfast/source_location.h"
#include "holdfast/stop_token.h"
#include "holdfast/task_error.h"
#include "holdfast/task_set_options.h"

#include <chrono>
#include <cstddef>
#include <future>
#include <memory>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace holdfast {
inline namespace HOLDFAST_ABI {

/// Holds asynchronous tasks until they complete. Each task is released when it
/// completes, its error is kept until somebody looks at it, and none outlives
/// the set: the destructor asks the tasks to stop and waits for them.
///
///     holdfast::task_set tasks;
///     tasks.spawn(download, url);      // in a thread of its own
///     tasks.add(upload(file));         // a future, a thread, an awaitable
///     pool.post(tasks.wrap(compress)); // on somebody else's executor
///     tasks.join();                    // throws the first error
///
/// Declare a set after everything that its tasks refer to: as a member, last.
///
/// All members may be called by several threads at once, and by the set's own
/// tasks; join() by the latter throws. As with any object, no thread may still
/// use the set when another one destroys it. What runs in a spawned thread after
/// its task, the destructors of thread_local objects, must not use the set.
class task_set {
public:
  /// An open and empty set.
  task_set() : task_set(task_set_options{}) {}
  explicit task_set(task_set_options options) : state_(new detail::state(std::move(options))) {}

  /// An open and empty set that hands errors to `on_error`.
  explicit task_set(error_handler on_error) : task_set(with_handler(std::move(on_error))) {}

  task_set(const task_set &) = delete;
  task_set &operator=(const task_set &) = delete;

  /// Closes the set, requests a stop and waits for all tasks; says so on stderr
  /// when that takes longer than task_set_options::warn_after. Errors that nobody
  /// observed go to the process-wide hook; call join() before to get them.
  ///
  /// A task may destroy the set it belongs to: all others are waited for. Not so
  /// an awaitable or what a future stands for, which would wait for itself.
  ~task_set() {
    close();
    request_stop();
    if (detail::thread_limit *const limit = state_->limit(); limit && state_->is_running_here())
      detail::spawned_thread::start_all(*limit);
    state_->drain();
    state_->retire();
  }

  // Starting tasks. A closed set refuses.

  /// Runs f(args...) in a thread of its own; as with std::jthread, with the
  /// set's stop_token first if f takes one. Callable and arguments are copied or
  /// moved as with std::thread (wrap references in std::ref), and destroyed by
  /// the new thread before the task leaves the set. The result is ignored.
  ///
  /// Throws task_set_closed if the set is closed, std::system_error if no thread
  /// can be started, and what copying f and args throws; nothing was started
  /// then.
  ///
  /// The place of the call is remembered for up to three arguments. Give it, or
  /// named(), after the arguments to have something else remembered.
  template <class F> void spawn(F &&f, source_location where = source_location::current()) {
    spawn_at(where, std::forward<F>(f));
  }
  template <class F, class A>
  void spawn(F &&f, A &&a, source_location where = source_location::current()) {
    spawn_at(where, std::forward<F>(f), std::forward<A>(a));
  }
  template <class F, class A, class B>
  void spawn(F &&f, A &&a, B &&b, source_location where = source_location::current()) {
    spawn_at(where, std::forward<F>(f), std::forward<A>(a), std::forward<B>(b));
  }
  template <class F, class A, class B, class C>
  void spawn(F &&f, A &&a, B &&b, C &&c, source_location where = source_location::current()) {
    spawn_at(where, std::forward<F>(f), std::forward<A>(a), std::forward<B>(b), std::forward<C>(c));
  }
  template <class F, class A, class B, class C, class D, class... Rest>
  void spawn(F &&f, A &&a, B &&b, C &&c, D &&d, Rest &&...rest) {
    spawn_at({}, std::forward<F>(f), std::forward<A>(a), std::forward<B>(b), std::forward<C>(c),
             std::forward<D>(d), std::forward<Rest>(rest)...);
  }

  /// The same with the place first: for functions that spawn on behalf of their
  /// callers.
  template <class F, class... Args>
  void spawn_at(const source_location &where, F &&f, Args &&...args) {
    detail::check_task<F, Args...>();
    if constexpr (detail::is_task<std::decay_t<F>, std::decay_t<Args>...>)
      detail::spawned_thread::start_in_turn(
          *state_, detail::make_spawned(detail::membership::enter_open(*state_, where),
                                        std::forward<F>(f), std::forward<Args>(args)...));
  }

  /// Does as spawn(), but returns false, with nothing started, copied or moved,
  /// if the set is closed, or if as many tasks run as max_concurrency allows.
  template <class F>
  [[nodiscard]] bool try_spawn(F &&f, source_location where = source_location::current()) {
    return try_spawn_at(where, std::forward<F>(f));
  }
  template <class F, class A>
  [[nodiscard]] bool try_spawn(F &&f, A &&a, source_location where = source_location::current()) {
    return try_spawn_at(where, std::forward<F>(f), std::forward<A>(a));
  }
  template <class F, class A, class B>
  [[nodiscard]] bool try_spawn(F &&f, A &&a, B &&b,
                               source_location where = source_location::current()) {
    return try_spawn_at(where, std::forward<F>(f), std::forward<A>(a), std::forward<B>(b));
  }
  template <class F, class A, class B, class C>
  [[nodiscard]] bool try_spawn(F &&f, A &&a, B &&b, C &&c,
                               source_location where = source_location::current()) {
    return try_spawn_at(where, std::forward<F>(f), std::forward<A>(a), std::forward<B>(b),
                        std::forward<C>(c));
  }
  template <class F, class A, class B, class C, class D, class... Rest>
  [[nodiscard]] bool try_spawn(F &&f, A &&a, B &&b, C &&c, D &&d, Rest &&...rest) {
    return try_spawn_at({}, std::forward<F>(f), std::forward<A>(a), std::forward<B>(b),
                        std::forward<C>(c), std::forward<D>(d), std::forward<Rest>(rest)...);
  }
  template <class F, class... Args>
  [[nodiscard]] bool try_spawn_at(const source_location &where, F &&f, Args &&...args) {
    detail::check_task<F, Args...>();
    if constexpr (detail::is_task<std::decay_t<F>, std::decay_t<Args>...>) {
      detail::membership task = detail::membership::try_enter(*state_, where);
      return task && detail::spawned_thread::try_start(*state_, [&] {
               return detail::make_spawned(std::move(task), std::forward<F>(f),
                                           std::forward<Args>(args)...);
             });
    }
  }

  /// Makes f a task that somebody else's executor runs: pool.post(tasks.wrap(f)).
  /// The result is called once, with any arguments that f takes; it is copyable
  /// if f is. The set waits until it was called or destroyed.
  ///
  /// Throws task_set_closed if the set is closed, and what copying f throws.
  template <class F>
  [[nodiscard]] wrapped_task<std::decay_t<F>>
  wrap(F &&f, const source_location &where = source_location::current()) {
    return {*state_, where, std::forward<F>(f)};
  }

  /// A token for std::execution::spawn(sender, tasks.get_token()).
  [[nodiscard]] scope_token
  get_token(const source_location &where = source_location::current()) const noexcept {
    return {*state_, where};
  }

#if HOLDFAST_HAS_COROUTINES
  /// Awaits an awaitable: a type with operator co_await or with await_ready,
  /// await_suspend and await_resume. It is moved or copied into the set. A lazy
  /// one starts at once, on this thread, and runs here until it first suspends;
  /// later it runs wherever it is resumed. It is destroyed before it leaves the
  /// set. Its result is ignored.
  ///
  /// Throws task_set_closed if the set is closed, as it cannot be told whether
  /// the awaitable has started, and std::bad_alloc; the argument is intact then.
  template <class Awaitable>
    requires detail::awaitable<std::decay_t<Awaitable>> && (!detail::has_when_done<Awaitable>)
  void add(Awaitable &&handle, const source_location &where = source_location::current()) {
    detail::membership task = detail::membership::enter_open(*state_, where);
    if constexpr (std::is_lvalue_reference_v<Awaitable>) {
      std::decay_t<Awaitable> copy = handle;
      detail::drive(task, copy);
    } else {
      detail::drive(task, handle);
    }
  }
#endif

  // Adopting what already runs. It is never refused: that would drop it again.

  /// Holds a future until it is ready, then takes its result; an exception,
  /// std::future_error for a broken promise too, is an error of the set. A
  /// deferred function runs at once, on this thread. An invalid future is
  /// ignored.
  ///
  /// A future cannot tell the set that it is ready. Each add() looks at two that
  /// are held, so that never more than about twice the pending ones are. After
  /// the last add() they are only released by reap() or join(): prefer spawn()
  /// to add(std::async(...)). Throws std::bad_alloc, after waiting for the
  /// future if it is one of std::async.
  template <class T>
  void add(std::future<T> handle, const source_location &where = source_location::current()) {
    detail::adopt_future(*state_, std::move(handle), where);
  }

  /// The same for a shared future. Its other owners see the same result.
  template <class T>
  void add(std::shared_future<T> handle,
           const source_location &where = source_location::current()) {
    detail::adopt_future(*state_, std::move(handle), where);
  }

  /// Holds a thread until it ends, and joins it. With glibc this is polled, as
  /// for a future; elsewhere only join() releases it, and join_for() and
  /// join_until() wait for it past their deadlines. A thread that is not
  /// joinable is ignored. Throws std::bad_alloc, after joining the thread.
  void add(std::thread handle, const source_location &where = source_location::current()) {
    detail::adopt_thread<detail::polled_thread<std::thread>>(*state_, std::move(handle), where);
  }

#if HOLDFAST_HAS_JTHREAD
  /// The same for a jthread, which is also asked to stop when the set is.
  void add(std::jthread handle, const source_location &where = source_location::current()) {
    detail::adopt_thread<detail::polled_jthread>(*state_, std::move(handle), where,
                                                 get_stop_token());
  }
#endif

  /// Holds a handle of another library that calls back when it completes:
  ///
  /// - one for which when_done(handle, callback) is found by argument-dependent
  ///   lookup. It must see to it that callback(std::exception_ptr) is called
  ///   once, on any thread, or that the callback is destroyed if the handle never
  ///   completes. <holdfast/adaptors/...> has it for a number of libraries;
  /// - else, unless it can be awaited, one whose handle.then(continuation) calls
  ///   the continuation with the completed handle, whose get() throws its error.
  template <class Handle>
  std::enable_if_t<detail::calls_back<Handle>()>
  add(Handle &&handle, const source_location &where = source_location::current()) {
    if constexpr (detail::has_when_done<Handle>)
      when_done(std::forward<Handle>(handle), handler(where));
    else
      static_cast<void>(
          std::forward<Handle>(handle).then(detail::then_continuation(handler(where))));
  }

  /// Holds a handle of another library that must be polled, as a future is: one
  /// for which holdfast::polling is specialized.
  template <class Handle>
  std::enable_if_t<detail::is_polled<std::decay_t<Handle>> && !detail::has_when_done<Handle>>
  add(Handle &&handle, const source_location &where = source_location::current()) {
    using polled = detail::polled_foreign_handle<std::decay_t<Handle>>;
    detail::hold(*state_, std::make_unique<polled>(std::forward<Handle>(handle), where));
  }

  /// A callback for an operation that is about to start: op.start(tasks.handler()).
  /// It takes (), (std::exception_ptr, ...) or (std::error_code, ...), where only
  /// the first argument matters; wrap() a callable for other signatures. The set
  /// waits until it was called or destroyed.
  [[nodiscard]] completion_handler
  handler(const source_location &where = source_location::current()) noexcept {
    return completion_handler(detail::membership::enter(*state_, where));
  }

  // Ending.

  /// Refuses tasks that have not started, from now on.
  void close() noexcept { state_->close(); }

  /// Whether close() was called.
  [[nodiscard]] bool closed() const noexcept { return state_->closed(); }

  /// Asks all tasks to stop, also those to come; they need not. The set stays
  /// open. Returns false if that was asked before.
  bool request_stop() noexcept { return state_->stop().request_stop(); }

  /// The token that tells tasks to stop. It may outlive the set.
  [[nodiscard]] stop_token get_stop_token() const noexcept { return state_->stop().get_token(); }

  /// Waits until the set is empty, then throws the first error kept, as the type
  /// it had; the other errors go to the process-wide hook: call take_errors()
  /// before to get all. Tasks may be added meanwhile and are waited for. The
  /// thread_local objects of spawned tasks are destroyed when it returns. The
  /// set stays usable.
  ///
  /// Throws std::system_error with errc::resource_deadlock_would_occur if called
  /// by a task of the set. An awaitable and what a future stands for cannot be
  /// told from other callers, an adopted thread not while others join; they wait
  /// for themselves.
  void join() { static_cast<void>(join_by(detail::never)); }

  /// Does the same, but returns false if the set is not empty after `timeout`.
  template <class Rep, class Period>
  [[nodiscard]] bool join_for(const std::chrono::duration<Rep, Period> &timeout) {
    return join_by(detail::deadline_after(timeout));
  }

  /// Does the same, but returns false if the set is not empty at `time`. The
  /// time that is left is measured with the steady clock, when it is called.
  template <class Clock, class Duration>
  [[nodiscard]] bool join_until(const std::chrono::time_point<Clock, Duration> &time) {
    return join_by(detail::deadline_after(time - Clock::now()));
  }

#if HOLDFAST_HAS_COROUTINES
  /// Waits as join() does, but does not block: co_await tasks.join_async(). The
  /// coroutine is resumed by the thread that ends the last task. While there are
  /// futures or threads, which must be waited for, a thread does that, and counts
  /// as one more task. The thread_local objects of the last spawned task may
  /// still live. The set must not be destroyed before the coroutine is resumed,
  /// and a coroutine that is itself a task of the set waits for itself.
  [[nodiscard]] auto join_async() noexcept { return detail::join_awaiter(*state_); }
#endif

  /// Releases the futures and threads that are done, and returns their number.
  /// Takes time proportional to the number held.
  std::size_t reap() noexcept { return state_->reap(); }

  /// The errors kept, oldest first. They count as observed. Throws
  /// std::bad_alloc; they are still kept then.
  [[nodiscard]] std::vector<task_error> take_errors() { return state_->errors().take(); }

  /// The number of tasks that were not released yet. A try_spawn() on another
  /// thread counts as one until it is refused.
  [[nodiscard]] std::size_t size() const noexcept { return state_->tasks(); }

  /// Whether size() is zero.
  [[nodiscard]] bool empty() const noexcept { return size() == 0; }

  /// Where the tasks that were not released yet were added, the place of the
  /// oldest first. Nothing, unless task_set_options::list_pending.
  [[nodiscard]] std::vector<pending_tasks> pending() const { return state_->pending(); }

private:
  [[nodiscard]] static task_set_options with_handler(error_handler on_error) {
    task_set_options options;
    options.on_error = std::move(on_error);
    return options;
  }

  bool join_by(detail::deadline when) {
    if (!state_->join(when))
      return false;
    state_->errors().rethrow_first();
    return true;
  }

  detail::state *const state_;
};

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_TASK_SET_H

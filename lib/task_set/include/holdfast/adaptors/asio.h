// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Asio (1.20 or newer): coroutines as tasks that stop with their set. Completion
// handlers need no adaptor: timer.async_wait(tasks.handler()). C++20.

#ifndef HOLDFAST_ADAPTORS_ASIO_H
#define HOLDFAST_ADAPTORS_ASIO_H

#include "holdfast/detail/asio_spawn.h"
#include "holdfast/task_set.h"

#include <asio/any_io_executor.hpp>
#include <asio/awaitable.hpp>
#include <asio/bind_cancellation_slot.hpp>
#include <asio/cancellation_signal.hpp>
#include <asio/co_spawn.hpp>
#include <asio/error.hpp>
#include <asio/post.hpp>
#include <asio/strand.hpp>
#include <asio/version.hpp>

#include <exception>
#include <system_error>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

/// What asio_spawn() needs of Asio.
struct asio_library {
  using strand = asio::strand<asio::any_io_executor>;
  using signal = asio::cancellation_signal;

  static strand make_strand(const asio::any_io_executor &executor) { return strand(executor); }

  template <class F> static void post(const strand &where, F f) { asio::post(where, std::move(f)); }

  static void cancel(signal &sent) { sent.emit(asio::cancellation_type::all); }

  template <class Awaitable, class Slot, class Handler>
  static void co_spawn(const strand &where, Awaitable coroutine, Slot slot, Handler handler) {
    asio::co_spawn(where, std::move(coroutine),
                   asio::bind_cancellation_slot(slot, std::move(handler)));
  }

  static bool is_cancellation(const std::exception_ptr &error) {
    if (!error)
      return false;
    try {
      std::rethrow_exception(error);
    } catch (const std::system_error &thrown) {
      return thrown.code() == asio::error::operation_aborted;
    } catch (...) {
      return false;
    }
  }
};

} // namespace detail

/// Runs a coroutine on a strand of `executor` as a task of the set. A stop of the
/// set cancels what the coroutine awaits, which is no error then. It starts on the
/// executor, never here, so that this is also safe while the set is closed.
///
///     holdfast::co_spawn(tasks, context.get_executor(), session(std::move(socket)));
///
/// Do not join the set on a thread that must run the coroutine.
template <class T, class Executor>
void co_spawn(task_set &tasks, const asio::any_io_executor &executor,
              asio::awaitable<T, Executor> coroutine,
              const source_location &where = source_location::current()) {
  detail::asio_spawn<detail::asio_library>(tasks, executor, std::move(coroutine), where);
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_ADAPTORS_ASIO_H

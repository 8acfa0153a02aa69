// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Boost.Asio (1.20 or newer): coroutines as tasks that stop with their set. Completion
// handlers need no adaptor: timer.async_wait(tasks.handler()). C++20.

#ifndef HOLDFAST_ADAPTORS_BOOST_ASIO_H
#define HOLDFAST_ADAPTORS_BOOST_ASIO_H

#include "holdfast/detail/asio_spawn.h"
#include "holdfast/task_set.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/version.hpp>
#include <boost/system/system_error.hpp>

#include <exception>
#include <system_error>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {

namespace detail {

/// What asio_spawn() needs of Boost.Asio.
struct boost_asio_library {
  using strand = boost::asio::strand<boost::asio::any_io_executor>;
  using signal = boost::asio::cancellation_signal;

  static strand make_strand(const boost::asio::any_io_executor &executor) {
    return strand(executor);
  }

  template <class F> static void post(const strand &where, F f) {
    boost::asio::post(where, std::move(f));
  }

  static void cancel(signal &sent) { sent.emit(boost::asio::cancellation_type::all); }

  template <class Awaitable, class Slot, class Handler>
  static void co_spawn(const strand &where, Awaitable coroutine, Slot slot, Handler handler) {
    boost::asio::co_spawn(where, std::move(coroutine),
                          boost::asio::bind_cancellation_slot(slot, std::move(handler)));
  }

  static bool is_cancellation(const std::exception_ptr &error) {
    if (!error)
      return false;
    try {
      std::rethrow_exception(error);
    } catch (const boost::system::system_error &thrown) {
      return thrown.code() == boost::asio::error::operation_aborted;
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
void co_spawn(task_set &tasks, const boost::asio::any_io_executor &executor,
              boost::asio::awaitable<T, Executor> coroutine,
              const source_location &where = source_location::current()) {
  detail::asio_spawn<detail::boost_asio_library>(tasks, executor, std::move(coroutine), where);
}

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_ADAPTORS_BOOST_ASIO_H

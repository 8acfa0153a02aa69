// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Boost.Thread: task_set::add() for boost::future, boost::shared_future and
// boost::thread. Continuations need BOOST_THREAD_VERSION 4 or newer.

#ifndef HOLDFAST_ADAPTORS_BOOST_THREAD_H
#define HOLDFAST_ADAPTORS_BOOST_THREAD_H

#include "holdfast/polling.h"
#include "holdfast/task_set.h"

#include <boost/chrono.hpp>
#include <boost/thread/future.hpp>
#include <boost/thread/thread.hpp>

#include <chrono>
#include <utility>

#if !defined(BOOST_THREAD_PROVIDES_FUTURE_CONTINUATION)
#error "holdfast: define BOOST_THREAD_VERSION=4 or newer; boost::future has no then() without"
#endif

namespace holdfast {
inline namespace HOLDFAST_ABI {

/// Holds a boost::future until it is ready. It leaves the set on the thread that
/// makes it ready.
template <class T> void when_done(boost::future<T> future, completion_handler done) {
  if (!future.valid())
    return done();
  // The future of the continuation tells nothing that `done` does not.
  static_cast<void>(
      future.then(boost::launch::sync, [done = std::move(done)](boost::future<T> ready) mutable {
        done(detail::exception_of([&] { static_cast<void>(ready.get()); }));
      }));
}

/// The same for a boost::shared_future.
template <class T> void when_done(const boost::shared_future<T> &future, completion_handler done) {
  if (!future.valid())
    return done();
  static_cast<void>(future.then(
      boost::launch::sync, [done = std::move(done)](boost::shared_future<T> ready) mutable {
        done(detail::exception_of([&] { static_cast<void>(ready.get()); }));
      }));
}

/// A boost::thread is polled, as a std::thread is.
template <> struct polling<boost::thread> {
  static bool wait_for(boost::thread &thread, std::chrono::milliseconds timeout) {
    return !thread.joinable() || thread.try_join_for(boost::chrono::milliseconds(timeout.count()));
  }
  static void get(boost::thread &thread) {
    if (thread.joinable())
      thread.join();
  }
};

} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_ADAPTORS_BOOST_THREAD_H

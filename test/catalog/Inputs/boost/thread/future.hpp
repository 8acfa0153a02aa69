// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Boost.Thread 1.81 that the fixtures use.
#pragma once

#include <utility>

#ifndef BOOST_THREAD_VERSION
#define BOOST_THREAD_VERSION 2
#endif
#if BOOST_THREAD_VERSION == 2
#define BOOST_THREAD_FUTURE unique_future
#else
#define BOOST_THREAD_FUTURE future
#endif

namespace boost {

enum class launch { none = 0, async = 1, deferred = 2, any = async | deferred };

template <class T> class shared_future {
public:
  ~shared_future();
  void wait() const;
  T get() const;
};

template <class T> class BOOST_THREAD_FUTURE {
public:
  ~BOOST_THREAD_FUTURE();
  void wait() const;
  T get();
  shared_future<T> share();
  template <class F>
  auto then(F &&) -> BOOST_THREAD_FUTURE<decltype(std::declval<F>()(std::declval<BOOST_THREAD_FUTURE>()))> {
    return {};
  }
  template <class F>
  auto then(launch, F &&) -> BOOST_THREAD_FUTURE<decltype(std::declval<F>()(std::declval<BOOST_THREAD_FUTURE>()))> {
    return {};
  }
};

template <class F> auto async(F &&) -> BOOST_THREAD_FUTURE<decltype(std::declval<F>()())> { return {}; }
template <class F> auto async(launch, F &&) -> BOOST_THREAD_FUTURE<decltype(std::declval<F>()())> { return {}; }

} // namespace boost

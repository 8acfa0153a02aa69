// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <boost/thread/future.hpp>

#include <exception>

namespace boost {

class thread {
public:
  thread() noexcept;
  template <class F> explicit thread(F &&) {}
  thread(thread &&) noexcept;
  ~thread() {
#if BOOST_THREAD_VERSION == 2
    detach();
#else
    if (joinable())
      std::terminate();
#endif
  }
  bool joinable() const noexcept;
  void join();
  void detach();
};

class thread_group {
public:
  template <class F> thread *create_thread(F) { return nullptr; }
  void join_all();
};

} // namespace boost

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <boost/thread/thread.hpp>

namespace boost {

struct join_if_joinable {
  void operator()(thread &);
};

template <class CallableThread = join_if_joinable, class Thread = thread> class scoped_thread {
public:
  template <class F> explicit scoped_thread(F &&) {}
  ~scoped_thread() { CallableThread()(thread_); }

private:
  Thread thread_;
};

} // namespace boost

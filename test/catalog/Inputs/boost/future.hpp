// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Boost.Thread's futures that the fixtures use.
#pragma once

namespace boost {

enum class launch { async, deferred };

template <class T> class unique_future;
template <class T> class shared_future {
public:
  void wait() const;
  T get();
};

template <class T> class future {
public:
  void wait() const;
  T get();
  bool valid() const;
  shared_future<T> share();
  template <class F> future<int> then(F &&) {
    return {};
  }
};

template <class T> class unique_future {
public:
  void wait() const;
  T get();
};

template <class F> future<int> async(F &&) { return {}; }
template <class F> future<int> async(launch, F &&) { return {}; }

} // namespace boost

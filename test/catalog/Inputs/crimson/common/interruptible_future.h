// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of crimson's futures that the fixtures use.
#pragma once

#include <seastar/core/future.hh>

namespace crimson {

template <class... Errors> struct errorator {
  template <class T> class [[nodiscard]] _future : private seastar::future<T> {
  public:
    template <class F, class E> _future safe_then(F &&, E &&) { return {}; }
    template <class F> _future safe_then(F &&) { return {}; }
  };
  template <class T = void> using future = _future<T>;
};

} // namespace crimson

namespace crimson::interruptible {

template <class Condition, class Future>
class [[nodiscard]] interruptible_future_detail : private Future {
public:
  template <class F> interruptible_future_detail then_interruptible(F &&) { return {}; }
  template <class F> interruptible_future_detail handle_exception_interruptible(F &&) {
    return {};
  }
};

template <class Condition> struct interruptor {
  template <class T = void>
  using future = interruptible_future_detail<Condition, seastar::future<T>>;
  template <class F> static future<> with_interruption(F &&) { return {}; }
};

} // namespace crimson::interruptible

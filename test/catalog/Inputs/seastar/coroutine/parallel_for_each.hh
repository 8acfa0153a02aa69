// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <seastar/core/future.hh>

namespace seastar::coroutine {

template <class F> class [[nodiscard]] parallel_for_each final {
public:
  template <class Range, class F1> explicit parallel_for_each(Range &&, F1 &&) noexcept {}
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() const;
};
template <class Range, class F> parallel_for_each(Range &&, F) -> parallel_for_each<F>;

} // namespace seastar::coroutine

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <seastar/core/future.hh>

namespace seastar {

class gate {
public:
  class holder {};
  ~gate();
  future<> close() noexcept;
  holder hold();
};

template <class F> future<> with_gate(gate &, F &&) { return {}; }
template <class F> future<> try_with_gate(gate &, F &&) noexcept { return {}; }

} // namespace seastar

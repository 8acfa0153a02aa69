// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <seastar/core/gate.hh>

namespace crimson::common {

class Gated {
public:
  virtual ~Gated() = default;
  template <class F, class T> void dispatch_in_background(const char *, T &, F &&) {}
  template <class F, class T> seastar::future<> dispatch(const char *, T &, F &&) { return {}; }
  template <class F> auto simple_dispatch(const char *, F &&function) {
    return seastar::with_gate(gate, function);
  }
  seastar::future<> close();

private:
  seastar::gate gate;
};

} // namespace crimson::common

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Redpanda's ssx that the fixtures use.
#pragma once

#include <seastar/core/gate.hh>

namespace ss = seastar;

namespace ssx {

namespace detail {
struct background_t {
  template <class T> constexpr void operator=(T &&) const noexcept {}
};
} // namespace detail
inline constexpr detail::background_t background;

template <class F> seastar::future<> spawn_with_gate_then(seastar::gate &, F &&) noexcept {
  return {};
}
template <class F> void spawn_with_gate(seastar::gate &, F &&) noexcept {}

} // namespace ssx

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <stdexec/execution.hpp>

namespace experimental::execution {

namespace __scope {
template <class S> struct __future {
  using sender_concept = stdexec::sender_tag;
  __future(__future &&) = default;
  __future() = default;
  ~__future();
};
template <class S> struct __when_empty_sender {
  using sender_concept = stdexec::sender_tag;
};
struct async_scope {
  [[nodiscard]] __when_empty_sender<int> on_empty() const;
  template <class S> void spawn(S &&) {}
  template <class S> [[nodiscard]] __future<S> spawn_future(S &&) { return {}; }
};
} // namespace __scope
using __scope::async_scope;

namespace __shared {
template <class S> struct __sndr {
  using sender_concept = stdexec::sender_tag;
};
} // namespace __shared
struct ensure_started_t {
  template <class S> [[nodiscard]] __shared::__sndr<S> operator()(S &&) const { return {}; }
};
inline constexpr ensure_started_t ensure_started;

struct start_detached_t {
  template <class S> void operator()(S &&) const {}
};
inline constexpr start_detached_t start_detached;

} // namespace experimental::execution

namespace exec = experimental::execution;

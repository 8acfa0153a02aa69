// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of stdexec that the fixtures use. All adaptors' senders are
// instances of one template.
#pragma once

#include <coroutine>
#include <optional>
#include <tuple>

namespace stdexec {

struct sender_tag {};

namespace {
template <class Description> struct __sexpr {
  using sender_concept = sender_tag;
};
} // namespace

struct just_t {};
struct schedule_t {};
struct then_t {};
struct __closure {};

template <class T> __sexpr<just_t> just(T) { return {}; }
template <class F> __closure then(F) { return {}; }
template <class S> __sexpr<then_t> operator|(__sexpr<S>, __closure) { return {}; }
struct __scheduler {};
inline __sexpr<schedule_t> schedule(__scheduler) { return {}; }

namespace __counting_scopes {
struct __scope_join_t {};
} // namespace __counting_scopes
class counting_scope {
public:
  class token {};
  ~counting_scope();
  token get_token() noexcept;
  [[nodiscard]] __sexpr<__counting_scopes::__scope_join_t> join() noexcept { return {}; }
};
struct spawn_t {
  template <class S, class Token> void operator()(S &&, Token) const {}
};
inline constexpr spawn_t spawn;
struct spawn_future_t {
  template <class S> __sexpr<spawn_future_t> operator()(S &&, counting_scope::token) const {
    return {};
  }
};
inline constexpr spawn_future_t spawn_future;
template <class S> std::optional<std::tuple<int>> sync_wait(S &&) { return {}; }

} // namespace stdexec

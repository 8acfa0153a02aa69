// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of stdexec that the fixtures use. All adaptors' senders are
// instances of one template.
#pragma once

#include <concepts>
#include <coroutine>
#include <optional>
#include <tuple>
#include <type_traits>

namespace stdexec {

struct sender_tag {};
template <class T>
concept sender = std::same_as<typename std::remove_cvref_t<T>::sender_concept, sender_tag>;

namespace {
template <class Description> struct __sexpr {
  using sender_concept = sender_tag;
};
} // namespace

struct just_t {};
struct schedule_t {};

template <class T> __sexpr<just_t> just(T) { return {}; }
struct then_t {
  struct __closure {};
  template <class F> __closure operator()(F) const { return {}; }
  template <class S, class F> __sexpr<then_t> operator()(S &&, F) const { return {}; }
};
inline constexpr then_t then;
struct upon_error_t {
  struct __closure {};
  template <class F> __closure operator()(F) const { return {}; }
  template <class F> __sexpr<upon_error_t> operator()(__sexpr<then_t>, F) const { return {}; }
};
inline constexpr upon_error_t upon_error;
template <class S> __sexpr<then_t> operator|(S, then_t::__closure) { return {}; }
inline __sexpr<upon_error_t> operator|(__sexpr<then_t>, upon_error_t::__closure) { return {}; }
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
struct get_stop_token_t {};
inline constexpr get_stop_token_t get_stop_token;
template <class Query, class Value> struct prop {
  Query query;
  Value value;
};
struct spawn_t {
  // It refuses what can complete with a value or an error.
  template <class Token> void operator()(__sexpr<upon_error_t>, Token) const {}
  // Senders such as when_all() register callbacks with the stop token.
  template <class Token, class Query, class StopToken>
    requires requires { typename StopToken::template callback_type<void (*)()>; }
  void operator()(__sexpr<upon_error_t>, Token, prop<Query, StopToken>) const {}
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

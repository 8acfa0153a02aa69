// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
namespace nursery {
template <class T = void> class child {
public:
  child<> ignore_result();
};
class handle {};
class room {
public:
  ~room();
  void keep(child<> child);
  handle watch(int age);
};
struct use_handle_t {};
inline constexpr use_handle_t use_handle;
struct ignored_t {};
class playground {
public:
  handle call();
  void join(handle one);
};
child<> wake();
child<int> ask(int age);
handle start(int age, bool tired);
void watch(room &where, int age, bool tired);
void run(handle one);
inline playground &outside() {
  static playground one;
  return one;
}
template <class Token> handle co_start(int age, Token) { return {}; }
template <class Token> auto async_start(int age, Token token) -> decltype(token.finish()) {
  return token.finish();
}
} // namespace nursery

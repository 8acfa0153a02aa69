// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of BS::thread_pool that the fixtures use.
#pragma once

#include <cstdint>
#include <future>
#include <type_traits>
#include <vector>

namespace BS {

using opt_t = std::uint8_t;
enum tp : opt_t { none = 0, priority = 1 };

template <typename T> class [[nodiscard]] multi_future : public std::vector<std::future<T>> {
public:
  using std::vector<std::future<T>>::vector;
  [[nodiscard]] std::conditional_t<std::is_void_v<T>, void, std::vector<T>> get() {
    return std::conditional_t<std::is_void_v<T>, void, std::vector<T>>();
  }
  [[nodiscard]] std::size_t ready_count() const { return 0; }
  void wait() const {}
};

template <opt_t OptFlags = tp::none> class [[nodiscard]] thread_pool {
public:
  ~thread_pool() { wait(); }
  template <typename F> void detach_task(F &&, int = 0) {}
  template <typename T, typename F> void detach_loop(T, T, F &&, std::size_t = 0, int = 0) {}
  template <typename F, typename R = std::invoke_result_t<std::decay_t<F>>>
  [[nodiscard]] std::future<R> submit_task(F &&, int = 0) {
    return {};
  }
  template <typename T, typename F>
  [[nodiscard]] multi_future<void> submit_loop(T, T, F &&, std::size_t = 0, int = 0) {
    return {};
  }
  void wait() {}
};

using light_thread_pool = thread_pool<tp::none>;

} // namespace BS

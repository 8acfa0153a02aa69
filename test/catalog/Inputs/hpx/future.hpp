// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of HPX that the fixtures use.
#pragma once

#include <utility>

namespace hpx {
namespace lcos::detail {
template <typename Derived, typename R> class future_base {
public:
  bool valid() const { return true; }
  bool is_ready() const { return true; }
  void wait() const {}
};
} // namespace lcos::detail
template <typename R> class future : public lcos::detail::future_base<future<R>, R> {
public:
  ~future() = default;
  R get() { return R(); }
  template <typename F> future<void> then(F &&) { return {}; }
};
struct launch {};
template <typename F, typename... Ts> auto async(F &&f, Ts &&...ts) {
  return future<decltype(f(std::forward<Ts>(ts)...))>();
}
template <typename F, typename... Ts> bool post(F &&, Ts &&...) { return true; }

class thread {
public:
  thread() noexcept;
  template <typename F> explicit thread(F &&) {}
  ~thread();
  bool joinable() const;
  void join();
  void detach();
};

namespace experimental {
class task_group {
public:
  task_group();
  ~task_group();
  template <typename F, typename... Ts> void run(F &&, Ts &&...) {}
  void wait();
};
} // namespace experimental
} // namespace hpx

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of cpprestsdk that the fixture uses.
#pragma once

#include <utility>
#include <vector>

namespace pplx {

template <typename T> class task;

namespace details {
template <typename F, typename T> auto continued(int) -> decltype(std::declval<F>()(std::declval<T>()));
template <typename F, typename T> auto continued(long) -> decltype(std::declval<F>()(std::declval<task<T>>()));
template <typename F, typename T> auto continued(...) -> decltype(std::declval<F>()());
} // namespace details

template <typename T> class task {
public:
  task();
  task(const task &);
  task(task &&);
  ~task();
  T get() const;
  int wait() const;
  bool is_done() const;
  template <typename F> auto then(F &&) const -> task<decltype(details::continued<F, T>(0))> { return {}; }
};

template <typename F> auto create_task(F &&) -> task<decltype(std::declval<F>()())> { return {}; }
template <typename Iterator> task<void> when_all(Iterator, Iterator) { return {}; }

template <typename T> class task_completion_event {
public:
  bool set(T) const;
};

} // namespace pplx

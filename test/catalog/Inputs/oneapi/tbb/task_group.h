// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of oneTBB 2021.8 that the fixture uses.
#pragma once

namespace tbb {
namespace detail {

namespace d1 {
class task_group;
class isolated_task_group;
} // namespace d1

namespace d2 {
class task_handle {
public:
  task_handle() = default;
  task_handle(task_handle &&) = default;
  ~task_handle();
  explicit operator bool() const noexcept;
};
} // namespace d2

namespace d1 {

enum task_group_status { not_complete, complete, canceled };

class task_group {
public:
  task_group();
  ~task_group() noexcept(false);
  template <typename F> void run(F &&) {}
  void run(d2::task_handle &&);
  template <typename F> d2::task_handle defer(F &&) { return {}; }
  template <typename F> task_group_status run_and_wait(const F &) { return complete; }
  task_group_status wait();
};
class isolated_task_group : public task_group {};

} // namespace d1
} // namespace detail

inline namespace v1 {
using detail::d1::isolated_task_group;
using detail::d1::task_group;
using detail::d2::task_handle;
} // namespace v1
} // namespace tbb

namespace oneapi {
namespace tbb = ::tbb;
} // namespace oneapi

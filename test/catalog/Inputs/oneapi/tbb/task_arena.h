// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <oneapi/tbb/task_group.h>

namespace tbb {
namespace detail {
namespace d1 {

class task_arena {
public:
  template <typename F> void enqueue(F &&) {}
  void enqueue(d2::task_handle &&);
};

} // namespace d1
} // namespace detail

inline namespace v1 {
using detail::d1::task_arena;
} // namespace v1
} // namespace tbb

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace tbb {
namespace detail {
namespace d1 {

template <typename Index, typename Function> void parallel_for(Index, Index, const Function &) {}
template <typename Range, typename Body> void parallel_for_each(Range &, const Body &) {}
template <typename... Functions> void parallel_invoke(Functions &&...) {}

} // namespace d1
} // namespace detail

inline namespace v1 {
using detail::d1::parallel_for;
using detail::d1::parallel_for_each;
using detail::d1::parallel_invoke;
} // namespace v1
} // namespace tbb

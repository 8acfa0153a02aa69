// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the language and the standard library offer, found out in one place.

#ifndef HOLDFAST_DETAIL_CONFIG_H
#define HOLDFAST_DETAIL_CONFIG_H

#if !defined(__cplusplus) || __cplusplus < 201703L
#error "holdfast needs C++17 or later"
#endif

#if __has_include(<version>)
#include <version>
#endif

#if defined(__cpp_lib_jthread)
#define HOLDFAST_HAS_JTHREAD 1
#else
#define HOLDFAST_HAS_JTHREAD 0
#endif

#if defined(__cpp_impl_coroutine) && defined(__cpp_lib_coroutine) && defined(__cpp_concepts)
#define HOLDFAST_HAS_COROUTINES 1
#else
#define HOLDFAST_HAS_COROUTINES 0
#endif

#if defined(__cpp_exceptions)
#define HOLDFAST_HAS_EXCEPTIONS 1
#else
#define HOLDFAST_HAS_EXCEPTIONS 0
#endif

// Code built with std::stop_token and code built without it lay out a task_set
// differently, and code built without exceptions does other things. Different
// names make mixing them a link error, not a crash.
#if HOLDFAST_HAS_JTHREAD && HOLDFAST_HAS_EXCEPTIONS
#define HOLDFAST_ABI with_std_stop_token
#elif HOLDFAST_HAS_EXCEPTIONS
#define HOLDFAST_ABI with_own_stop_token
#elif HOLDFAST_HAS_JTHREAD
#define HOLDFAST_ABI with_std_stop_token_without_exceptions
#else
#define HOLDFAST_ABI with_own_stop_token_without_exceptions
#endif

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// Marks a place where another thread may overtake this one. The tests define
/// HOLDFAST_CHAOS and a race_point() that loiters there.
#if defined(HOLDFAST_CHAOS)
void race_point() noexcept;
#else
inline void race_point() noexcept {}
#endif

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_CONFIG_H

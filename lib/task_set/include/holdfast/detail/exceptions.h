// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Throwing and catching, and what is done instead where there are no exceptions.

#ifndef HOLDFAST_DETAIL_EXCEPTIONS_H
#define HOLDFAST_DETAIL_EXCEPTIONS_H

#include "holdfast/detail/config.h"

#include <cstdio>
#include <exception>
#include <system_error>
#include <utility>

namespace holdfast {
inline namespace HOLDFAST_ABI {
namespace detail {

/// Throws. Without exceptions, says so on stderr and ends the program.
template <class Exception> [[noreturn]] void raise(const Exception &exception) {
#if HOLDFAST_HAS_EXCEPTIONS
  throw exception;
#else
  std::fprintf(stderr, "holdfast: %s; there are no exceptions to tell it with\n", exception.what());
  std::terminate();
#endif
}

/// Calls `body` and returns what it throws, or null. Without exceptions, null.
template <class Body> std::exception_ptr exception_of(Body &&body) noexcept {
#if HOLDFAST_HAS_EXCEPTIONS
  try {
    std::forward<Body>(body)();
    return nullptr;
  } catch (...) {
    return std::current_exception();
  }
#else
  std::forward<Body>(body)();
  return nullptr;
#endif
}

/// A std::system_error with the code. Without exceptions, null.
inline std::exception_ptr exception_with([[maybe_unused]] std::error_code code) noexcept {
#if HOLDFAST_HAS_EXCEPTIONS
  return exception_of([&] { throw std::system_error(code); });
#else
  return nullptr;
#endif
}

/// Calls `use` with the text of the exception.
template <class Use> void with_text_of(const std::exception_ptr &exception, Use &&use) noexcept {
#if HOLDFAST_HAS_EXCEPTIONS
  try {
    std::rethrow_exception(exception);
  } catch (const std::exception &known) {
    use(known.what());
  } catch (...) {
    use("an exception that is not a std::exception");
  }
#else
  static_cast<void>(exception);
  use("an exception");
#endif
}

} // namespace detail
} // namespace HOLDFAST_ABI
} // namespace holdfast

#endif // HOLDFAST_DETAIL_EXCEPTIONS_H

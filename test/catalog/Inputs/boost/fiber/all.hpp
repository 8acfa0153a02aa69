// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Boost.Fiber 1.81 that the fixture uses.
#pragma once

#include <utility>

namespace boost {
namespace fibers {

template <typename R> class future {
public:
  ~future();
  R get();
  void wait() const;
  bool valid() const noexcept;
};

template <typename Fn> auto async(Fn &&) -> future<decltype(std::declval<Fn>()())> { return {}; }

class fiber {
public:
  fiber() noexcept = default;
  template <typename Fn> fiber(Fn &&) {}
  ~fiber();
  bool joinable() const noexcept;
  void join();
  void detach();
};

} // namespace fibers
} // namespace boost

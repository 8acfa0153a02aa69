// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of YACLib that the fixtures use.
#pragma once

#include <yaclib/fwd.hpp>

namespace yaclib {

class IExecutor {};

struct StopError {};
template <typename V, typename E> class Result {};

template <typename V, typename E> class FutureBase {
public:
  FutureBase() = default;
  FutureBase(FutureBase &&) {}
  ~FutureBase() {}
  [[nodiscard]] bool Valid() const & noexcept { return true; }
  [[nodiscard]] bool Ready() const & noexcept { return true; }
  [[nodiscard]] Result<V, E> Get() && noexcept { return {}; }
  template <typename F> [[nodiscard]] FutureOn<V, E> Then(IExecutor &, F &&) &&;
  void Detach() && noexcept {}
  template <typename F> void DetachInline(F &&) && {}
  template <typename F> void Detach(IExecutor &, F &&) && {}
};

template <typename V, typename E> class Future final : public FutureBase<V, E> {
public:
  template <typename F> [[nodiscard]] Future<V, E> ThenInline(F &&) && { return {}; }
};

template <typename V, typename E> class FutureOn final : public FutureBase<V, E> {
public:
  using FutureBase<V, E>::Detach;
  using FutureBase<V, E>::Then;
  [[nodiscard]] Future<V, E> On(decltype(nullptr)) && noexcept { return {}; }
  template <typename F> [[nodiscard]] FutureOn<V, E> ThenInline(F &&) && { return {}; }
  template <typename F> [[nodiscard]] FutureOn<V, E> Then(F &&) && { return {}; }
  template <typename F> void Detach(F &&) && {}
};

} // namespace yaclib

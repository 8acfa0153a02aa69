// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace userver::engine {

template <class T> class Future final {
public:
  T get();
};
template <class T> class Promise final {
public:
  [[nodiscard]] Future<T> get_future();
};

} // namespace userver::engine

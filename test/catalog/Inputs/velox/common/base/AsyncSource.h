// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Velox that the fixtures use.
#pragma once

#include <folly/futures/Future.h>

#include <functional>
#include <memory>

namespace facebook::velox {
using ContinueFuture = folly::SemiFuture<folly::Unit>;

template <typename Item> class AsyncSource {
public:
  explicit AsyncSource(std::function<std::unique_ptr<Item>()>);
  ~AsyncSource();
  void prepare();
  bool hasValue() const;
  std::unique_ptr<Item> move();
  void close();
};
} // namespace facebook::velox

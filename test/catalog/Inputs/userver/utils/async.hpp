// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <userver/engine/task/task_with_result.hpp>

#include <string>

namespace userver::utils {

template <class F, class... Arguments>
[[nodiscard]] auto Async(std::string, F &&function, Arguments &&...) {
  return engine::AsyncNoSpan(function);
}
template <class F> [[nodiscard]] auto SharedAsync(std::string, F &&function) {
  return engine::SharedTaskWithResult<decltype(function())>();
}

} // namespace userver::utils

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of uvw that the fixtures use.
#pragma once

#include <functional>
#include <memory>

namespace uvw {
class work_req : public std::enable_shared_from_this<work_req> {
public:
  int queue() { return 0; }
};
class timer_handle : public std::enable_shared_from_this<timer_handle> {
public:
  int start(int, int) { return 0; }
  void close() {}
};
class loop final : public std::enable_shared_from_this<loop> {
public:
  static std::shared_ptr<loop> get_default() { return nullptr; }
  template <typename R, typename... Args> std::shared_ptr<R> resource(Args &&...) {
    return std::make_shared<R>();
  }
};
} // namespace uvw

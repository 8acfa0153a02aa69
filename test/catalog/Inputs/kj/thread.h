// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace kj {

class Thread {
public:
  template <typename Func> explicit Thread(Func &&) {}
  ~Thread() noexcept(false);
  void detach();
};

} // namespace kj

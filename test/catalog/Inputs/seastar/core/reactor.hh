// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include <seastar/core/future.hh>

namespace seastar {

class reactor {
public:
  void run_in_background(future<>);
};
reactor &engine();

} // namespace seastar

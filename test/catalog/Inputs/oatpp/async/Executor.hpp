// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Oat++ that the fixtures use.
#pragma once

#include <oatpp/async/Coroutine.hpp>

namespace oatpp::async {

class Executor {
public:
  template <typename T, typename... Params> void execute(Params...) {}
};

} // namespace oatpp::async

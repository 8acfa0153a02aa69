// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of SerenityOS that the fixtures use.
#pragma once

#include <AK/Coroutine.h>

namespace Threading {
class Thread {
public:
  static AK::NonnullRefPtr<Thread> construct(void (*)());
  ~Thread();
  void start();
  void detach();
  int join();
};
template <typename Result> class BackgroundAction {
public:
  static AK::NonnullRefPtr<BackgroundAction> construct(Result (*)());
};
} // namespace Threading

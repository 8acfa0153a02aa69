// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of async_simple that the fixtures use.
#pragma once

#include <async_simple/Future.h>

namespace async_simple::uthread {

enum class Launch { Prompt, Schedule, Current };

class Uthread {
public:
  Uthread() = default;
  ~Uthread() = default;
  template <typename Callback> bool join(Callback &&) { return true; }
  void detach() {}
};

template <Launch policy, class F> requires(policy == Launch::Prompt)
inline Uthread async(F &&, Executor *) { return {}; }
template <Launch policy, class F> requires(policy == Launch::Schedule)
inline void async(F &&, Executor *) {}

} // namespace async_simple::uthread

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Unreal Engine that the fixtures use.
#pragma once

namespace UE::Tasks {
template <typename ResultType> class TTask {
public:
  bool Wait();
  bool IsCompleted() const;
};
using FTask = TTask<void>;
template <typename TaskBody> TTask<void> Launch(const char *, TaskBody &&) { return {}; }
template <typename Task> void AddNested(const Task &) {}
} // namespace UE::Tasks
#define UE_SOURCE_LOCATION ""

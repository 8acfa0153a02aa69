// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of V8 that the fixtures use.
#pragma once

#include <memory>

namespace v8 {
class JobHandle {
public:
  virtual ~JobHandle() = default;
  virtual void Join() = 0;
  virtual void Cancel() = 0;
  virtual void CancelAndDetach() = 0;
  virtual bool IsActive() = 0;
};
class JobTask {};
enum class TaskPriority { kUserVisible };
class Platform {
public:
  std::unique_ptr<JobHandle> PostJob(TaskPriority, std::unique_ptr<JobTask>);
};
} // namespace v8

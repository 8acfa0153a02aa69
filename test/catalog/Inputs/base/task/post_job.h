// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Chromium's base that the fixtures use.
#pragma once

namespace base {
struct Location {};
class JobHandle {
public:
  JobHandle(JobHandle &&);
  ~JobHandle();
  bool IsActive() const;
  void Join();
  void Cancel();
  void CancelAndDetach();
  void Detach();
};
struct TaskTraits {};
template <typename Worker, typename Max>
JobHandle PostJob(const Location &, const TaskTraits &, Worker, Max);

class DelayedTaskHandle {
public:
  DelayedTaskHandle(DelayedTaskHandle &&);
  ~DelayedTaskHandle();
  bool IsValid() const;
  void CancelTask();
};
class SequencedTaskRunner {
public:
  DelayedTaskHandle PostCancelableDelayedTask(const Location &, void (*)(), int);
  bool PostTask(const Location &, void (*)());
};
template <typename T> class SequenceBound {
public:
  template <typename R> class AsyncCallBuilder {
  public:
    ~AsyncCallBuilder();
    void Then(void (*)()) &&;
  };
  template <typename R> AsyncCallBuilder<R> AsyncCall(R (T::*)());
};
} // namespace base
#define FROM_HERE ::base::Location()

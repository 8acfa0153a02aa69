// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of userver's tasks that the fixtures use.
#pragma once

namespace userver::engine {

class TaskBase {
public:
  bool IsValid() const;
  bool IsFinished() const;
  void Wait() const noexcept(false);
  void RequestCancel();
  void SyncCancel() noexcept;
};

class [[nodiscard]] Task : public TaskBase {
public:
  Task();
  ~Task();
  Task(Task &&) noexcept;
  void Detach() &&;
};

template <class T> class [[nodiscard]] TaskWithResult : public Task {
public:
  TaskWithResult() = default;
  TaskWithResult(TaskWithResult &&) noexcept = default;
  T Get() noexcept(false);
};

class [[nodiscard]] SharedTask : public TaskBase {
public:
  SharedTask();
  ~SharedTask();
  SharedTask(const SharedTask &) noexcept;
};

template <class T> class [[nodiscard]] SharedTaskWithResult : public SharedTask {
public:
  const T &Get() const noexcept(false);
};

template <class F> [[nodiscard]] auto AsyncNoSpan(F &&function) {
  return TaskWithResult<decltype(function())>();
}
template <class F> [[nodiscard]] auto CriticalAsyncNoSpan(F &&function) {
  return TaskWithResult<decltype(function())>();
}

} // namespace userver::engine

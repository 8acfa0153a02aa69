// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of ClickHouse that the fixtures use.
#pragma once

#include <thread>

template <typename Thread> class ThreadPoolImpl {
public:
  ~ThreadPoolImpl();
  void scheduleOrThrowOnError(void (*)());
  bool trySchedule(void (*)());
  void wait();
};

template <bool propagate_opentelemetry_context = true> class ThreadFromGlobalPoolImpl {
public:
  ThreadFromGlobalPoolImpl() = default;
  template <typename Function, typename... Args>
  explicit ThreadFromGlobalPoolImpl(Function &&, Args &&...) {}
  ThreadFromGlobalPoolImpl(ThreadFromGlobalPoolImpl &&) noexcept;
  ~ThreadFromGlobalPoolImpl();
  void join();
  void detach();
  bool joinable() const;
};
using ThreadFromGlobalPool = ThreadFromGlobalPoolImpl<true>;
using ThreadPool = ThreadPoolImpl<ThreadFromGlobalPool>;

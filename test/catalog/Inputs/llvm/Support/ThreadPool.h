// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A mock of LLVM's thread pools: what the catalogue names.

#ifndef LLVM_SUPPORT_THREADPOOL_H
#define LLVM_SUPPORT_THREADPOOL_H

#include <future>
#include <utility>

namespace llvm {

class ThreadPoolTaskGroup;

class ThreadPoolInterface {
public:
  virtual ~ThreadPoolInterface();
  virtual void wait() = 0;
  virtual void wait(ThreadPoolTaskGroup &Group) = 0;

  template <typename Function, typename... Args> auto async(Function &&F, Args &&...ArgList) {
    return async([&] { return F(ArgList...); });
  }
  template <typename Func> auto async(Func &&F) -> std::shared_future<decltype(F())> {
    return {};
  }
};

class StdThreadPool : public ThreadPoolInterface {
public:
  explicit StdThreadPool(unsigned Threads = 0);
  ~StdThreadPool() override;
  void wait() override;
  void wait(ThreadPoolTaskGroup &Group) override;
};
using DefaultThreadPool = StdThreadPool;

class ThreadPoolTaskGroup {
public:
  explicit ThreadPoolTaskGroup(ThreadPoolInterface &Pool);
  ~ThreadPoolTaskGroup();
  template <typename Function, typename... Args>
  auto async(Function &&F, Args &&...ArgList) -> std::shared_future<decltype(F(ArgList...))>;
  void wait();
};

} // namespace llvm

#endif // LLVM_SUPPORT_THREADPOOL_H

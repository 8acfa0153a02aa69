// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The declarations of Oat++ that the fixtures use.
#pragma once

#include <utility>

namespace oatpp::async {

class Action {
public:
  Action(Action &&) {}
  Action(const Action &) = delete;
  ~Action() {}
  Action() {}
};

class AbstractCoroutine {
public:
  virtual ~AbstractCoroutine() = default;
  virtual Action act() = 0;
};

class CoroutineStarter {
public:
  CoroutineStarter(AbstractCoroutine *) {}
  CoroutineStarter(CoroutineStarter &&) {}
  ~CoroutineStarter() {}
  Action next(Action &&) { return {}; }
  CoroutineStarter &next(CoroutineStarter &&) { return *this; }
};

template <typename... Args> class AbstractCoroutineWithResult : public AbstractCoroutine {
public:
  class StarterForResult {
  public:
    StarterForResult(AbstractCoroutineWithResult *) {}
    StarterForResult(StarterForResult &&) {}
    ~StarterForResult() {}
    template <typename C> Action callbackTo(Action (C::*)(Args...)) { return {}; }
  };
};
template <typename... Args>
using CoroutineStarterForResult = typename AbstractCoroutineWithResult<Args...>::StarterForResult;

template <typename T> class Coroutine : public AbstractCoroutine {
public:
  typedef Action (T::*FunctionPtr)();
  template <typename... Args> static CoroutineStarter start(Args &&...) { return new T(); }
  Action yieldTo(FunctionPtr) { return {}; }
  Action finish() { return {}; }
};
template <typename T, typename... Args> class CoroutineWithResult : public AbstractCoroutineWithResult<Args...> {
public:
  template <typename... A> static CoroutineStarterForResult<Args...> startForResult(A...) { return new T(); }
  Action _return(Args...) { return {}; }
};

} // namespace oatpp::async

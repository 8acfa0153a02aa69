// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <oatpp/async/Coroutine.hpp>
#include <oatpp/async/Executor.hpp>

using oatpp::async::Action;

class child : public oatpp::async::Coroutine<child> {
public:
  Action act() override { return finish(); }
};
class asked : public oatpp::async::CoroutineWithResult<asked, const int &> {
public:
  Action act() override { return _return(1); }
};

class parent : public oatpp::async::Coroutine<parent> {
public:
  Action act() override {
    child::start();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'oatpp::async::CoroutineStarter' returned by 'oatpp::async::Coroutine::start' never starts: its coroutines are freed here [holdfast-discarded-task]
    asked::startForResult();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'oatpp::async::AbstractCoroutineWithResult<const int &>::StarterForResult' returned by 'oatpp::async::CoroutineWithResult::startForResult' never starts: its coroutine is freed here [holdfast-discarded-task]
    yieldTo(&parent::step);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'oatpp::async::Action' returned by 'oatpp::async::Coroutine::yieldTo' does nothing: an action is what a step of a coroutine returns [holdfast-discarded-task]
    return finish();
  }
  Action step() { return child::start().next(yieldTo(&parent::act)); }
  Action answered(const int &) { return finish(); }
  Action ask() { return asked::startForResult().callbackTo(&parent::answered); }
};

void silent(oatpp::async::Executor &executor) {
  executor.execute<child>();
}

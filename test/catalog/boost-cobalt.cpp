// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <boost/cobalt.hpp>

#include <utility>

namespace cobalt = boost::cobalt;

cobalt::promise<void> eager();
cobalt::task<void> lazy();
cobalt::detached on_its_own();

void discarded() {
  lazy();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::cobalt::task<void>' returned by 'lazy' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
}

cobalt::promise<void> group() {
  cobalt::wait_group tasks;
  tasks.push_back(eager());
  lazy();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::cobalt::task<void>' returned by 'lazy' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await lazy();
  tasks.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::cobalt::detail::gather_wrapper' returned by 'boost::cobalt::wait_group::wait' never starts: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await tasks.wait();
  co_await tasks.wait();
}

cobalt::task<void> in_coroutine() {
  eager();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'boost::cobalt::promise<void>' returned by 'eager' is cancelled here, unless it has finished [holdfast-discarded-task]
  // CHECK-FIXES: co_await eager();
  (void)eager();
  co_await eager();
  co_await lazy();
}

void silent() {
  +eager();
  eager().detach();
  on_its_own();
  cobalt::run(lazy());
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <crimson/common/gated.h>
#include <crimson/common/interruptible_future.h>

#include <tuple>

struct Condition {};
using interruptor = crimson::interruptible::interruptor<Condition>;
using read_ertr = crimson::errorator<int>;

interruptor::future<> recover();
read_ertr::future<> readObject();

void discarded() {
  recover();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'crimson::interruptible::interruptible_future_detail<Condition, seastar::future<>>' returned by 'recover' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  recover().then_interruptible([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'crimson::interruptible::interruptible_future_detail<Condition, seastar::future<>>' returned by 'crimson::interruptible::interruptible_future_detail::then_interruptible' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  interruptor::with_interruption([] { return recover(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'crimson::interruptible::interruptible_future_detail<Condition, seastar::future<>>' returned by 'crimson::interruptible::interruptor::with_interruption' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  readObject();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'crimson::errorator<int>::_future<void>' returned by 'readObject' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  readObject().safe_then([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'crimson::errorator<int>::_future<void>' returned by 'crimson::errorator::_future::safe_then' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
}

void handled() {
  recover().handle_exception_interruptible([](std::exception_ptr) {});
  readObject().safe_then([] {}, [](auto) {});
}

struct Watch {
  crimson::common::Gated gate;

  void onPurpose() {
    std::ignore = interruptor::with_interruption([] { return recover(); });
    (void)recover();
    gate.dispatch_in_background("recover", *this, [] { return recover(); });
    gate.dispatch("recover", *this, [] { return recover(); });
  }
  void withoutLogging() {
    gate.simple_dispatch("recover", [] { return recover(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: discarded 'seastar::future<>' returned by 'crimson::common::Gated::simple_dispatch' runs on unobserved: nothing can wait for it, and a failure of it is only logged as an ignored exceptional future [holdfast-discarded-task]
  }
};

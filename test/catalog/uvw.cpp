// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <uvw.hpp>

void discarded() {
  auto loop = uvw::loop::get_default();
  loop->resource<uvw::work_req>([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::shared_ptr<uvw::work_req>' returned by 'uvw::loop::resource' is never started, and a handle that nobody closes keeps the loop from closing [holdfast-discarded-task]
  loop->resource<uvw::timer_handle>();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::shared_ptr<uvw::timer_handle>' returned by 'uvw::loop::resource' is never started, and a handle that nobody closes keeps the loop from closing [holdfast-discarded-task]
}

void silent() {
  auto loop = uvw::loop::get_default();
  loop->resource<uvw::work_req>([] {})->queue();
  auto timer = loop->resource<uvw::timer_handle>();
  timer->start(1, 1);
}

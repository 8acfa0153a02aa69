// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

// A request is sent at once; its handle is where the reply is handled.

#include <caf/all.hpp>

void discarded(caf::event_based_actor *self, caf::actor server) {
  self->request(server, caf::infinite, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'caf::response_handle<{{.*}}>' returned by 'caf::mixin::requester::request' sends the request and drops its reply, and with it any error [holdfast-discarded-task]
  self->make_response_promise();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'caf::response_promise' returned by 'caf::local_actor::make_response_promise' answers the requester with 'broken_promise' [holdfast-discarded-task]
}

void blocking(caf::scoped_actor &self, caf::actor server) {
  self->request(server, caf::infinite, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'caf::response_handle<{{.*}}>' returned by 'caf::mixin::requester::request' sends the request and drops its reply, and with it any error [holdfast-discarded-task]
}

void silent(caf::actor_system &system, caf::event_based_actor *self, caf::scoped_actor &scoped,
            caf::actor server) {
  self->request(server, caf::infinite, 1).then([](int) {});
  self->request(server, caf::infinite, 1).await([](int) {});
  scoped->request(server, caf::infinite, 1).receive([](int) {}, [](caf::error &) {});
  self->send(server, 1);
  self->monitor(server);
  system.spawn([](caf::event_based_actor *) {});
}

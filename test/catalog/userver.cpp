// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++17 -fix-notes %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <userver/concurrent/async_event_source.hpp>
#include <userver/concurrent/background_task_storage.hpp>
#include <userver/engine/future.hpp>

#include <utility>

namespace engine = userver::engine;
namespace utils = userver::utils;

int work();
engine::Task start();

struct Listener {
  void onUpdate(int);
};

void discarded(engine::Promise<int> &promise,
               userver::concurrent::AsyncEventSource<int> &updates, Listener &listener) {
  utils::Async("work", work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'userver::engine::TaskWithResult<int>' returned by 'userver::utils::Async' is cancelled and waited for here, and never runs if it has not started yet [holdfast-discarded-task]
  // CHECK-FIXES: utils::Async("work", work).Get();
  utils::SharedAsync("work", work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'userver::engine::SharedTaskWithResult<int>' returned by 'userver::utils::SharedAsync' is cancelled and waited for here when this is its last owner, and never runs if it has not started yet [holdfast-discarded-task]
  // CHECK-FIXES: utils::SharedAsync("work", work).Wait();
  engine::AsyncNoSpan(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'userver::engine::TaskWithResult<int>' returned by 'userver::engine::AsyncNoSpan' is cancelled and waited for here, and never runs if it has not started yet [holdfast-discarded-task]
  // CHECK-FIXES: engine::AsyncNoSpan(work).Get();
  start();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'userver::engine::Task' returned by 'start' is cancelled and waited for here, and never runs if it has not started yet [holdfast-discarded-task]
  // CHECK-FIXES: start().Wait();
  promise.get_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'userver::engine::Future<int>' returned by 'userver::engine::Promise::get_future' leaves the promise unobserved: its value and any exception are lost [holdfast-discarded-task]
  updates.AddListener(&listener, "listener", &Listener::onUpdate);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'userver::concurrent::AsyncEventSubscriberScope' returned by 'userver::concurrent::AsyncEventSource::AddListener' unsubscribes here, so the subscriber is never called [holdfast-discarded-task]
}

void onPurpose() {
  utils::Async("work", work).Detach();
  engine::CriticalAsyncNoSpan(work).Detach();
}

struct Service {
  userver::concurrent::BackgroundTaskStorage background;
  userver::concurrent::BackgroundTaskStorageCore core;

  void held() {
    background.AsyncDetach("work", [] { return work(); });
    core.Detach(utils::Async("work", work));
  }
};

void silent() {
  utils::Async("work", [] {
    return work();
  }).Get();
  start().Wait();
  start().SyncCancel();
  auto task = utils::Async("work", work);
  task.Get();
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs
// RUN: %check_holdfast -fix-note='run it, and wait' -fix-suffixes=WAIT -std=c++20 %s holdfast-discarded-task %t.wait -- -- -isystem %S/Inputs

// CHECK-FIXES: #include <holdfast/task_set.h>
#include <drogon/HttpClient.h>
#include <drogon/orm/DbClient.h>
#include <drogon/utils/coroutine.h>

drogon::Task<> work();
drogon::AsyncTask background();

void discarded(drogon::orm::DbClient &database, drogon::HttpClient &client) {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'drogon::Task<void>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: holdfast::task_set tasks;
  // CHECK-FIXES-WAIT: drogon::sync_wait(work());
  drogon::co_future(work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<void>' returned by 'drogon::co_future' runs on, and its exception stays in the dropped future [holdfast-discarded-task]
  database.execSqlAsyncFuture("delete");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'std::future<drogon::orm::Result>' returned by 'drogon::orm::DbClient::execSqlAsyncFuture' is executed, and its result and error stay in the dropped future [holdfast-discarded-task]
  // CHECK-FIXES: tasks.add(work());
  // CHECK-FIXES: tasks.add(drogon::co_future(work()));
  // CHECK-FIXES: tasks.add(database.execSqlAsyncFuture("delete"));
  client.sendRequestCoro({});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'drogon::internal::HttpRespAwaiter' returned by 'drogon::HttpClient::sendRequestCoro' sends nothing: the request is sent when this is awaited [holdfast-discarded-task]
}

drogon::Task<> coroutine(drogon::orm::DbClient &database, drogon::HttpClient &client) {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'drogon::Task<void>' returned by 'work' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await work();
  client.sendRequestCoro({});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'drogon::internal::HttpRespAwaiter' returned by 'drogon::HttpClient::sendRequestCoro' sends nothing: the request is sent when this is awaited [holdfast-discarded-task]
  // CHECK-FIXES: co_await client.sendRequestCoro({});
  database.execSqlCoro("delete");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'drogon::orm::internal::SqlAwaiter' returned by 'drogon::orm::DbClient::execSqlCoro' is executed all the same, and its result and error are lost [holdfast-discarded-task]
  // CHECK-FIXES: co_await database.execSqlCoro("delete");
  drogon::when_all(work(), work());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'drogon::internal::WhenAllAwaiter<drogon::Task<void>, drogon::Task<void>>' returned by 'drogon::when_all' starts none of them: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await drogon::when_all(work(), work());
  drogon::sleepCoro(nullptr, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'drogon::TimerAwaiter' returned by 'drogon::sleepCoro' never starts: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await drogon::sleepCoro(nullptr, 1);
  co_await work();
  co_await database.execSqlCoro("delete");
  (void)co_await client.sendRequestCoro({});
}

void silent() {
  background();
  [] () -> drogon::AsyncTask { co_await work(); }();
  drogon::async_run([]() -> drogon::Task<> { co_await work(); });
  drogon::sync_wait(work());
  drogon::co_future(work()).get();
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <thrift/lib/cpp2/async/ClientBufferedStream.h>

// As the compiler generates them.
struct Client {
  folly::Future<int> future_ping();
  folly::SemiFuture<int> semifuture_ping();
  folly::coro::Task<int> co_ping();
  apache::thrift::ClientBufferedStream<int> sync_ticks();
  folly::coro::Task<apache::thrift::ClientBufferedStream<int>> co_ticks();
  apache::thrift::ClientSink<int> sync_upload();
};

folly::Executor executor;

void discarded(Client &client) {
  client.future_ping();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::Future<int>' returned by 'Client::future_ping' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  client.semifuture_ping();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::SemiFuture<int>' returned by 'Client::semifuture_ping' runs on unobserved, so its result and any exception are lost, and what was deferred on it never runs [holdfast-discarded-task]
  client.co_ping();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::Task<int>' returned by 'Client::co_ping' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  client.sync_ticks();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'apache::thrift::ClientBufferedStream<int>' returned by 'Client::sync_ticks' cancels the stream here, so nothing of it is received [holdfast-discarded-task]
  client.sync_upload();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'apache::thrift::ClientSink<int>' returned by 'Client::sync_upload' interrupts the sink here, so the server gets an error [holdfast-discarded-task]
  client.sync_ticks().subscribeExTry(&executor, [](auto &&) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'apache::thrift::ClientBufferedStream<int>::Subscription' returned by 'apache::thrift::ClientBufferedStream::subscribeExTry' ends the program here, because it is neither joined nor detached [holdfast-discarded-task]
}

folly::coro::Task<void> inCoroutine(Client &client) {
  client.co_ping();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'folly::coro::Task<int>' returned by 'Client::co_ping' never starts: its coroutine is destroyed before its first statement [holdfast-discarded-task]
  // CHECK-FIXES: co_await client.co_ping();
  co_await client.co_ticks();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'apache::thrift::ClientBufferedStream<int>' that 'co_await' yields cancels the stream here, so nothing of it is received [holdfast-discarded-task]
  co_return;
}

void silent(Client &client) {
  client.semifuture_ping().get();
  client.sync_ticks().subscribeExTry(&executor, [](auto &&) {}).join();
  client.sync_ticks().subscribeExTry(&executor, [](auto &&) {}).detach();
  client.sync_ticks().toAsyncGenerator();
}

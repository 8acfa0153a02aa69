// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-note='wait for it here' -std=c++17 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs
// RUN: %check_holdfast -fix-note='say that nobody' -fix-suffixes=POOL -std=c++17 %s holdfast-discarded-task %t.pool -- -- -isystem %S/Inputs

// A QFuture only looks at work that a thread pool owns.

#include <QFuture>
#include <QFutureSynchronizer>
#include <QFutureWatcher>
#include <QList>
#include <QObject>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrent>

void work();
int compute();
int add(int, int);
QFuture<int> load();

void discarded(QList<int> &numbers) {
  QtConcurrent::run(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<void>' returned by 'QtConcurrent::run' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: QtConcurrent::run(work).waitForFinished();
  // CHECK-FIXES-POOL: QThreadPool::globalInstance()->start(work);
  QtConcurrent::run([] { return compute(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<int>' returned by 'QtConcurrent::run' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: QtConcurrent::run([] { return compute(); }).waitForFinished();
  // CHECK-FIXES-POOL: QThreadPool::globalInstance()->start([] { return compute(); });
  load();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<int>' returned by 'load' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: load().waitForFinished();
  QtConcurrent::map(numbers, [](int &each) { ++each; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<void>' returned by 'QtConcurrent::map' runs on unobserved, over a container that must outlive it [holdfast-discarded-task]
  // CHECK-FIXES: QtConcurrent::map(numbers, [](int &each) { ++each; }).waitForFinished();
  QtConcurrent::mapped(numbers, [](int each) { return each + 1; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<int>' returned by 'QtConcurrent::mapped' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: QtConcurrent::mapped(numbers, [](int each) { return each + 1; }).waitForFinished();
  QtConcurrent::task(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QtConcurrent::QTaskBuilder<void ()>' returned by 'QtConcurrent::task' never starts: nothing calls 'spawn' on it [holdfast-discarded-task]
  // CHECK-FIXES: QtConcurrent::task(work).spawn().waitForFinished();
  QtConcurrent::task(work).spawn();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<void>' returned by 'QtConcurrent::QTaskBuilder::spawn' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: QtConcurrent::task(work).spawn().waitForFinished();
  QtConcurrent::run(add, 1, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<int>' returned by 'QtConcurrent::run' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: QtConcurrent::run(add, 1, 2).waitForFinished();
  QThread::create(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QThread *' returned by 'QThread::create' is neither started nor deleted [holdfast-discarded-task]
}

// The error of what ends a chain is lost, unless the chain has handled it.
void chains(QObject *context) {
  load().then([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<void>' returned by 'QFuture::then' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: load().then([](int) {}).waitForFinished();
  load().onCanceled([] { return 0; });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<int>' returned by 'QFuture::onCanceled' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: load().onCanceled([] { return 0; }).waitForFinished();
  load().then([](int) {}).onCanceled([] {});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'QFuture<void>' returned by 'QFuture::onCanceled' runs on unobserved, so its result and any exception are lost [holdfast-discarded-task]
  // CHECK-FIXES: load().then([](int) {}).onCanceled([] {}).waitForFinished();
  load().then([](QFuture<int> done) { done.waitForFinished(); });
  load().then([](int) {}).onFailed([] {});
  load().then(context, [](int) {});
  load().then(context, [](int) {}).onCanceled([] {});
}

void silent(QFutureSynchronizer<void> &tasks, QFutureWatcher<void> &watcher, QList<int> &numbers) {
  QtConcurrent::run(work).waitForFinished();
  load().result();
  watcher.setFuture(QtConcurrent::run(work));
  tasks.addFuture(QtConcurrent::run(work));
  QtConcurrent::task(work).spawn(QtConcurrent::FutureResult::Ignore);
  QThreadPool::globalInstance()->start(work);
  QtConcurrent::blockingMap(numbers, [](int &each) { ++each; });
  (void)QtConcurrent::run(work);
  QThread *thread = QThread::create(work);
  thread->start();
  QThread::currentThread();
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast %s holdfast-discarded-task %t

// What users say about their own declarations counts.

class [[clang::annotate("holdfast::handle", "cancels")]] job {};
template <class T> class [[clang::annotate("holdfast::handle", "never-starts")]] request {};
class [[clang::annotate("holdfast::handle")]] worker {
public:
  ~worker() { stop_and_join(); }
  void join();

private:
  void stop_and_join() { join(); }
};
class derived_job : public job {};
class plain {};

job start();
request<int> ask();
worker hire();
derived_job start_derived();
[[clang::annotate("holdfast::handle", "detaches")]] plain begin();
[[clang::annotate("holdfast::detached")]] job log_later();
job keep([[clang::annotate("holdfast::consumes")]] job &kept);
[[clang::annotate("holdfast::consumes")]] job adopt(const job &kept);

class [[clang::annotate("holdfast::scope")]] nursery {
public:
  job start(int what);
  job newest();
};

void discarded(nursery &children) {
  start();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'start' is cancelled here [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: keep the handle until the work has finished
  // CHECK-NOTES: :6:9: note: inferred from here: it is annotated as a handle
  ask();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'request<int>' returned by 'ask' never starts [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: await it, or give it to a scope that starts it and waits for it
  // CHECK-NOTES: :7:28: note: inferred from here: it is annotated as a handle
  hire();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'worker' returned by 'hire' blocks here until its work has finished [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: keep the handle until the work has finished
  // CHECK-NOTES: :8:9: note: inferred from here: it is annotated as a handle
  start_derived();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'derived_job' returned by 'start_derived' is cancelled here [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: keep the handle until the work has finished
  // CHECK-NOTES: :6:9: note: inferred from here: it is annotated as a handle
  begin();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'plain' returned by 'begin' runs on unobserved: nothing can wait for it, and its error is lost [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: keep the handle until the work has finished
  // CHECK-NOTES: :23:3: note: inferred from here: it is annotated as a handle
  children.newest();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: discarded 'job' returned by 'nursery::newest' is cancelled here [holdfast-discarded-task]
  // CHECK-NOTES: :[[@LINE-2]]:3: note: keep the handle until the work has finished
  // CHECK-NOTES: :6:9: note: inferred from here: it is annotated as a handle
}

void silent(nursery &children, job &kept) {
  log_later();
  keep(kept);
  adopt(kept);
  children.start(1);
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -check-suffixes=,DEFAULT %s holdfast-discarded-task %t
// RUN: %check_holdfast -check-suffixes=,CHOSEN %s holdfast-discarded-task %t -- -config="{CheckOptions: {SpawnFunctions: 'kick_off;launch'}}"

// A type that nobody listed is a handle when a function that is named like one
// that starts work returns it by value, and it can be joined.

struct token {
  void wait();
  int get();
};
struct joining_token {
  ~joining_token();
  void join();
};
inline joining_token::~joining_token() { join(); }
struct cancelling_token {
  ~cancelling_token() { cancel(); }
  void cancel();
};
// It has a result and nothing to wait for.
struct reply {
  int get() const;
};
// Nobody can join it.
class closed {
  void wait();

public:
  int get() const;
};

struct pool {
  closed run_async(int job);
  token submit(int job);
  token createTask(int job);
  joining_token launch(int job);
  cancelling_token spawn(int job);
  token kickOff(int job);
  reply post_task(int job);
  token &enqueue(int job);
  token lookup(int job);
};

void discarded(pool &workers) {
  workers.submit(1);
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:3: warning: discarded 'token' returned by 'pool::submit' runs on unobserved: nothing can wait for it any more [holdfast-discarded-task]
  workers.createTask(1);
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:3: warning: discarded 'token' returned by 'pool::createTask' runs on
  workers.launch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'joining_token' returned by 'pool::launch' blocks here until its work has finished [holdfast-discarded-task]
  workers.spawn(1);
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:3: warning: discarded 'cancelling_token' returned by 'pool::spawn' is cancelled here [holdfast-discarded-task]
  workers.kickOff(1);
  // CHECK-MESSAGES-CHOSEN: :[[@LINE-1]]:3: warning: discarded 'token' returned by 'pool::kickOff' runs on
  workers.post_task(1);
  workers.enqueue(1);
  workers.lookup(1);
  workers.run_async(1);
}

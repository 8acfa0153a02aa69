// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What many code bases have: a coroutine type of their own, and a queue whose
// worker resumes the coroutines that wait for it.

#ifndef EXAMPLES_ACCOUNT_SERVICE_MAIL_TASK_H
#define EXAMPLES_ACCOUNT_SERVICE_MAIL_TASK_H

#include <condition_variable>
#include <coroutine>
#include <exception>
#include <mutex>
#include <queue>
#include <thread>
#include <utility>

/// A coroutine that begins when it is awaited, and dies with its task.
class mail_task {
public:
  struct promise_type {
    mail_task get_return_object() {
      return mail_task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct resume_awaiting {
        bool await_ready() noexcept { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> self) noexcept {
          return self.promise().awaiting;
        }
        void await_resume() noexcept {}
      };
      return resume_awaiting{};
    }
    void return_void() {}
    void unhandled_exception() { error = std::current_exception(); }

    std::coroutine_handle<> awaiting;
    std::exception_ptr error;
  };

  mail_task(mail_task &&other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  ~mail_task() {
    if (frame_)
      frame_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> awaiting) noexcept {
    frame_.promise().awaiting = awaiting;
    return frame_;
  }
  void await_resume() {
    if (frame_.promise().error)
      std::rethrow_exception(frame_.promise().error);
  }

private:
  explicit mail_task(std::coroutine_handle<promise_type> frame) : frame_(frame) {}
  std::coroutine_handle<promise_type> frame_;
};

/// Resumes what awaits it, one after the other, in a thread of its own.
class mail_queue {
public:
  ~mail_queue() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    changed_.notify_one();
    worker_.join();
  }

  /// co_await queue.turn(): continues in the queue's thread.
  auto turn() noexcept {
    struct awaiter {
      mail_queue &queue;
      bool await_ready() noexcept { return false; }
      void await_suspend(std::coroutine_handle<> waiting) {
        {
          const std::lock_guard lock(queue.mutex_);
          queue.waiting_.push(waiting);
        }
        queue.changed_.notify_one();
      }
      void await_resume() noexcept {}
    };
    return awaiter{*this};
  }

private:
  void run() {
    for (std::unique_lock lock(mutex_);;) {
      changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty())
        return;
      const std::coroutine_handle<> next = waiting_.front();
      waiting_.pop();
      lock.unlock();
      next.resume();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::queue<std::coroutine_handle<>> waiting_;
  bool closed_ = false;
  std::thread worker_{&mail_queue::run, this};
};

#endif // EXAMPLES_ACCOUNT_SERVICE_MAIL_TASK_H

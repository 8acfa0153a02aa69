// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_holdfast -fix-notes -std=c++20 %s holdfast-discarded-task %t -- -- -isystem %S/Inputs

#include <winrt/base.h>

using namespace winrt::Windows::Foundation;

IAsyncAction work();
IAsyncOperation<int> answer();
winrt::fire_and_forget background();

void discarded() {
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'winrt::Windows::Foundation::IAsyncAction' returned by 'work' runs on, and its error is ignored [holdfast-discarded-task]
  // CHECK-FIXES: work().get();
  answer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'winrt::Windows::Foundation::IAsyncOperation<int>' returned by 'answer' runs on, and its error is ignored [holdfast-discarded-task]
  // CHECK-FIXES: answer().get();
}

IAsyncAction coroutine() {
  winrt::resume_background();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'awaitable' returned by 'winrt::resume_background' switches to no other thread: nothing awaits it [holdfast-discarded-task]
  // CHECK-FIXES: co_await winrt::resume_background();
  answer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: discarded 'winrt::Windows::Foundation::IAsyncOperation<int>' returned by 'answer' runs on, and its error is ignored [holdfast-discarded-task]
  co_await winrt::resume_background();
  co_await work();
}

void silent() {
  background();
  work().get();
  auto kept = work();
  kept.Completed = nullptr;
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A web service that creates accounts. Writing the audit log and sending the
// welcome mail take their time, so the handler means to do both in the
// background and answer at once.

#include "mail_task.h"

#include <holdfast/task_set.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <future>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

struct request {
  std::string name;
};

struct response {
  int status;
};

class account_service {
public:
  /// POST /accounts
  response create_account(const request &asked) {
    std::async(std::launch::async, [this, name = asked.name] { log_creation(name); });
    send_welcome_mail(asked.name);
    return {201};
  }

  /// What is still going on in the background.
  std::size_t background_tasks() const { return background_.size(); }

  int entries_logged() const { return entries_logged_; }
  int mails_sent() const { return mails_sent_; }

private:
  void log_creation(const std::string &name) {
    std::this_thread::sleep_for(250ms); // a slow disk
    std::printf("    log:  created account '%s'\n", name.c_str());
    ++entries_logged_;
  }

  mail_task send_welcome_mail(std::string name) {
    co_await mails_.turn();
    std::this_thread::sleep_for(250ms); // a slow server
    std::printf("    mail: welcome, %s\n", name.c_str());
    ++mails_sent_;
  }

  std::atomic<int> entries_logged_{0};
  std::atomic<int> mails_sent_{0};
  mail_queue mails_;
  // Last, so that it is destroyed first: its tasks use all of the above.
  holdfast::task_set background_;
};

int milliseconds_since(std::chrono::steady_clock::time_point begin) {
  return static_cast<int>((std::chrono::steady_clock::now() - begin) / 1ms);
}

/// Reads the accounts of each region from its own server.
void import_accounts(const std::vector<std::string> &regions) {
  for (const std::string &region : regions) {
    std::async(std::launch::async, [region] {
      std::this_thread::sleep_for(100ms);
      std::printf("    import: %s is done\n", region.c_str());
    });
  }
}

int main() {
  // Output appears as it happens, also when it goes to a file.
  std::setvbuf(stdout, nullptr, _IOLBF, 0);

  auto begin = std::chrono::steady_clock::now();
  import_accounts({"north", "east", "south", "west"});
  std::printf("  imported four regions in %d ms\n", milliseconds_since(begin));

  account_service service;
  begin = std::chrono::steady_clock::now();
  const response answer = service.create_account({"guido"});
  std::printf("  POST /accounts: %d in %d ms, %zu tasks in the background\n", answer.status,
              milliseconds_since(begin), service.background_tasks());

  // The service goes on serving.
  for (int waited = 0; waited < 500 && service.background_tasks() > 0; ++waited)
    std::this_thread::sleep_for(10ms);
  std::printf("  later: %d logged, %d mailed, %zu tasks in the background\n",
              service.entries_logged(), service.mails_sent(), service.background_tasks());
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "holdfast/adaptors/poco.h"

#include "../support.h"

#include <Poco/ActiveMethod.h>
#include <Poco/ThreadPool.h>

using namespace holdfast_test;
using holdfast::task_set;

namespace {

class active {
public:
  Poco::ActiveMethod<int, int, active> twice{this, &active::twice_now};
  Poco::ActiveMethod<void, std::string, active> fails{this, &active::fail_now};

private:
  int twice_now(const int &value) { return 2 * value; }
  void fail_now(const std::string &text) { throw Poco::NotFoundException(text); }
};

TEST(Poco, active_result_is_held_until_it_is_available) {
  active object;
  task_set tasks;
  Poco::ActiveResult<int> result = object.twice(4);
  tasks.add(result);
  tasks.join();
  EXPECT_TRUE(result.available());
  EXPECT_EQ(result.data(), 8);
}

TEST(Poco, active_result_brings_its_error) {
  active object;
  task_set tasks;
  tasks.add(object.fails("nothing"));
  EXPECT_THROW(tasks.join(), Poco::NotFoundException);
}

TEST(Poco, active_result_is_waited_for_until_the_deadline) {
  Poco::ActiveResult<int> result(new Poco::ActiveResultHolder<int>());
  task_set tasks;
  tasks.add(result);
  EXPECT_FALSE(tasks.join_for(5ms));
  EXPECT_EQ(tasks.reap(), 0U);
  result.data(new int(1));
  result.notify();
  EXPECT_EQ(tasks.reap(), 1U);
}

} // namespace

#include <thread>
namespace acme {
struct job {};
struct ticket {};
} // namespace acme
acme::job start();
acme::ticket queue();
std::thread run();

void discarded() {
  start();
  run();
  queue();
}

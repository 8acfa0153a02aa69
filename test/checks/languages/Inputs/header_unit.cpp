// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import "discards.h";

void importer() {
  spawn();
  std::thread{work};
  spawn().join();
}

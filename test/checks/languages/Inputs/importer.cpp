// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
import jobs;

void importer() {
  spawn();
  generic([] { spawn(); });
  in_the_module();
  spawn().join();
}

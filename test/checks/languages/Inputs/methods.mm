// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "discards.h"

__attribute__((objc_root_class)) @interface Controller
- (void)save;
- (job)start;
+ (void)prepare;
@end

@implementation Controller
- (void)save {
  spawn();
  [self start];
  ^{ spawn(); }();
  @try {
    spawn();
  } @finally {
    spawn();
  }
  @synchronized(self) {
    spawn();
  }
  [self start].join();
}
- (job)start {
  return spawn();
}
+ (void)prepare {
  [] { spawn(); }();
}
@end

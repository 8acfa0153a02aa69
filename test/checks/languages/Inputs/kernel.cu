// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "discards.h"

#define __global__ __attribute__((global))
#define __host__ __attribute__((host))
#define __device__ __attribute__((device))

extern "C" int cudaConfigureCall(int, int, unsigned long = 0, void * = nullptr);
extern "C" unsigned __cudaPushCallConfiguration(int, int, unsigned long = 0, void * = nullptr);
extern "C" int cudaLaunchKernel(const void *, int, int, void **, unsigned long, void *);

__global__ void kernel(int *data) { *data = 1; }

__host__ __device__ int both(int value) { return value + 1; }

void host(int *data) {
  kernel<<<1, 1>>>(data);
  spawn();
  both(1);
}

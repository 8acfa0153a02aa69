# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Builds tour.cpp with a compiler and flags of its own, and runs it.
#
#   cmake -D CXX=... -D FLAGS=... -D INCLUDE=... -D SOURCE=... -D OUTPUT=... -P tour_test.cmake

separate_arguments(FLAGS UNIX_COMMAND "${FLAGS}")
execute_process(
  COMMAND ${CXX} ${FLAGS} -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -I${INCLUDE}
    ${SOURCE} -o ${OUTPUT} -pthread
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${OUTPUT} COMMAND_ERROR_IS_FATAL ANY)

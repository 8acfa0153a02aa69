# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Builds and runs projects that use the task set: installed, found by CMake and by
# pkg-config; as a part of their own build; and as a single header.
#
#   cmake -D SOURCE_DIR=... -D BUILD_DIR=... -D WORK_DIR=... -D GENERATOR=... -D CXX=... -P install_test.cmake

file(REMOVE_RECURSE ${WORK_DIR})

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD_DIR} --component task_set --prefix ${WORK_DIR}/prefix)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/consumer -B ${WORK_DIR}/build -G ${GENERATOR}
  -D CMAKE_CXX_COMPILER=${CXX} -D CMAKE_PREFIX_PATH=${WORK_DIR}/prefix)
run(${CMAKE_COMMAND} --build ${WORK_DIR}/build)
run(${WORK_DIR}/build/consumer)

foreach(shape IN ITEMS add_subdirectory FetchContent)
  run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/consumer/embedded -B ${WORK_DIR}/${shape}
    -G ${GENERATOR} -D CMAKE_CXX_COMPILER=${CXX} -D HOLDFAST_SOURCE=${SOURCE_DIR}
    -D SHAPE=${shape})
  run(${CMAKE_COMMAND} --build ${WORK_DIR}/${shape})
  run(${WORK_DIR}/${shape}/consumer)
endforeach()

# The compiler gets what pkg-config says, and nothing else.
execute_process(COMMAND pkg-config --cflags --libs ${WORK_DIR}/prefix/share/pkgconfig/holdfast.pc
  OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
run(${CXX} -std=c++17 ${CMAKE_CURRENT_LIST_DIR}/consumer/main.cpp
  -o ${WORK_DIR}/found_by_pkg_config ${flags})
run(${WORK_DIR}/found_by_pkg_config)

file(WRITE ${WORK_DIR}/single/main.cpp "#include \"holdfast.h\"
int main() {
  const holdfast::background_scope scope;
  holdfast::task_set tasks;
  tasks.spawn([] {});
  tasks.join();
}
")
run(${CMAKE_COMMAND} -E copy ${BUILD_DIR}/lib/task_set/single/holdfast.h ${WORK_DIR}/single)
run(${CXX} -std=c++17 -Wall -Wextra -Werror ${WORK_DIR}/single/main.cpp -o ${WORK_DIR}/single/main
  -pthread)
run(${WORK_DIR}/single/main)

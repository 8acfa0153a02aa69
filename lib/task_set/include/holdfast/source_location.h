// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a task was added, and the name it was given there.

#ifndef HOLDFAST_SOURCE_LOCATION_H
#define HOLDFAST_SOURCE_LOCATION_H

#include <cstdio>
#include <string>

namespace holdfast {

/// A place in the source, as std::source_location for C++17, and perhaps a name
/// for the task that was added there. The strings are literals.
struct source_location {
  const char *file = ""; ///< Empty if unknown.
  unsigned line = 0;     ///< Counted from 1; 0 if unknown.
  const char *name = ""; ///< Empty if none was given.

  /// The place of the call; as a default argument, the place of the caller.
  [[nodiscard]] static constexpr source_location
  current(const char *file = __builtin_FILE(),
          unsigned line = static_cast<unsigned>(__builtin_LINE())) noexcept {
    return {file, line, ""};
  }
};

/// The place of the call, with a name for the task that is added there:
/// tasks.add(send(mail), holdfast::named("welcome mail")).
[[nodiscard]] constexpr source_location
named(const char *name, const char *file = __builtin_FILE(),
      unsigned line = static_cast<unsigned>(__builtin_LINE())) noexcept {
  return {file, line, name};
}

/// "file:line (name)", as much of it as is known.
[[nodiscard]] inline std::string to_string(const source_location &where) {
  std::string text;
  if (where.line != 0)
    text.append(where.file).append(":").append(std::to_string(where.line));
  if (*where.name != '\0')
    text.append(text.empty() ? "" : " ").append("(").append(where.name).append(")");
  return text.empty() ? "an unknown place" : text;
}

} // namespace holdfast

#endif // HOLDFAST_SOURCE_LOCATION_H

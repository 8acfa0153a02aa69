// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_FIX_RACES_H
#define HOLDFAST_FIX_RACES_H

#include "fix/Referents.h"
#include "flow/Discards.h"

#include "clang/AST/Decl.h"

namespace holdfast {

/// Whether work that was waited for in its statement would race when it is not.
enum class RaceRisk {
  None,
  /// It calls member functions of the object whose bodies are not visible, and
  /// so does code that runs meanwhile; or it may still run when the function has
  /// returned, and mentions what others can change then.
  Possible,
  /// It and code that runs meanwhile mention a variable, or a member of the
  /// object, and one of them may write it.
  Likely,
};

/// The risk of a race between the work behind \p Dropped and code of \p Function
/// that comes later, or the same work in the next iteration of a loop.
///
/// Functions are looked into where their bodies are visible, except those that
/// lock a mutex. Of the others, only member functions of the object are taken to
/// touch it. Objects made to be shared (std::atomic, std::mutex and the like) do
/// not count.
/// \param Needs what the work may refer to.
/// \param OutlivesCall whether the work may go on when Function has returned.
RaceRisk raceRisk(const Discard &Dropped, const clang::FunctionDecl &Function,
                  const Referents &Needs, bool OutlivesCall);

} // namespace holdfast

#endif // HOLDFAST_FIX_RACES_H

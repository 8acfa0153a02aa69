// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "TaskInVoidCallbackCheck.h"

#include "flow/TestIdiom.h"
#include "model/Wording.h"
#include "support/AstHelpers.h"

using namespace clang;

namespace holdfast {

namespace {

std::string remedyFor(const Handle &Made) {
  if (Made.IsUnstarted)
    return "give it to a scope that starts it and waits for it, or await it in a callback that "
           "can be awaited";
  const std::string Hold = "hold it in the callback, in a task set that outlives the work";
  return Made.WaitedForBy.empty()
             ? Hold
             : Hold + ", or call '" + Made.WaitedForBy + "' to wait for it there";
}

} // namespace

void TaskInVoidCallbackCheck::onStartOfTranslationUnit() {
  HoldfastCheck::onStartOfTranslationUnit();
  Reported.clear();
}

void TaskInVoidCallbackCheck::checkCode(const UserCode &Code, ASTContext &Context) {
  const auto HandleOf = [&](const Callable &Given) {
    return model().handleReturnedBy(Given.Function, Given.Result);
  };
  const auto Matters = [&](const Callable &Given) {
    const std::optional<Handle> Made = HandleOf(Given);
    return Made && !Made->CallbacksMayDrop;
  };
  const auto DropsResults = [&](StringRef Name) { return model().catalog().isCaller(Name); };
  const auto Found = [&](const LostResult &Lost) {
    // What a template passes on is its caller's.
    const auto *Function = dyn_cast<FunctionDecl>(Code.Owner);
    if (Function && isInstantiated(*Function) && isGiven(*Lost.Given))
      return;
    const SourceLocation Location = Lost.Given->getBeginLoc();
    if (!isInTestMacro(Location, Context.getSourceManager(), Context.getLangOpts()) &&
        Reported.insert(Location).second)
      reportLost(Lost, *HandleOf(Lost.What), *Code.Owner);
  };
  for (const Expr *Initializer : Code.Initializers)
    forEachLostResult(*Initializer, Context, {Matters, DropsResults}, Found);
  if (Code.Body)
    forEachLostResult(*Code.Body, Context, {Matters, DropsResults}, Found);
}

void TaskInVoidCallbackCheck::reportLost(const LostResult &Lost, const Handle &Made,
                                         const Decl &Owner) {
  const std::string Message = Lost.DroppedBy + " drops the %0 that " + Lost.What.Name +
                              " returns, which " + effectAt(Made.Effect, "there");
  report(Lost.Given->getSourceRange(), Message, Made, {{remedyFor(Made), {}, false}}, Owner);
  if (Lost.Where.isValid())
    diag(Lost.Where, "called here, where what it returns is dropped", DiagnosticIDs::Note);
}

} // namespace holdfast

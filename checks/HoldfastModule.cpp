// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "DetachedTaskCheck.h"
#include "DiscardedTaskCheck.h"
#include "DroppedOnPathCheck.h"
#include "OverwrittenTaskCheck.h"
#include "TaskInVoidCallbackCheck.h"
#include "UnreapedTasksCheck.h"
#include "UnusedTaskCheck.h"
#include "support/ClangVersion.h"
#include "support/VersionGuard.h"

namespace holdfast {

namespace {

/// Runs when the module is loaded. It stands before the registration below,
/// because objects of one file are made in order: the wrong LLVM may lack even
/// what registers a module.
struct VersionGuard {
  VersionGuard() { requireMatchingLLVM(); }
} const Guard;

class HoldfastModule : public clang::tidy::ClangTidyModule {
public:
  void addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    Factories.registerCheck<DetachedTaskCheck>("holdfast-detached-task");
    Factories.registerCheck<DiscardedTaskCheck>("holdfast-discarded-task");
    Factories.registerCheck<DroppedOnPathCheck>("holdfast-dropped-on-path");
    Factories.registerCheck<OverwrittenTaskCheck>("holdfast-overwritten-task");
    Factories.registerCheck<TaskInVoidCallbackCheck>("holdfast-task-in-void-callback");
    Factories.registerCheck<UnreapedTasksCheck>("holdfast-unreaped-tasks");
    Factories.registerCheck<UnusedTaskCheck>("holdfast-unused-task");
  }
};

const clang::tidy::ClangTidyModuleRegistry::Add<HoldfastModule>
    Registration("holdfast-module", "Finds asynchronous operations whose handle nobody holds.");

} // namespace

} // namespace holdfast

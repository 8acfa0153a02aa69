// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef HOLDFAST_MODEL_MODELOPTIONS_H
#define HOLDFAST_MODEL_MODELOPTIONS_H

#include "catalog/Library.h"

#include "llvm/Support/GlobPattern.h"

#include <memory>
#include <string>
#include <vector>

namespace holdfast {

/// A pattern for qualified names: "my::*" as a shell would read it.
struct NamePattern {
  /// Glob refers to it.
  std::shared_ptr<const std::string> Text;
  llvm::GlobPattern Glob;

  bool operator==(const NamePattern &Other) const { return *Text == *Other.Text; }
};

/// What users say about what is a handle.
struct ModelOptions {
  /// Names of functions that start work when they return, by value, something
  /// that can be joined. Case and underscores do not count.
  std::vector<std::string> SpawnFunctions;
  /// Functions whose result may be dropped.
  std::vector<NamePattern> AllowedFunctions;
  /// Types whose objects may be dropped.
  std::vector<NamePattern> AllowedTypes;
  /// Whether types and functions that no catalogue names are read at all.
  bool InfersHandles = true;
  /// What matters less is not reported.
  Severity MinimumSeverity = Severity::Medium;

  bool operator!=(const ModelOptions &Other) const {
    return SpawnFunctions != Other.SpawnFunctions || AllowedFunctions != Other.AllowedFunctions ||
           AllowedTypes != Other.AllowedTypes || InfersHandles != Other.InfersHandles ||
           MinimumSeverity != Other.MinimumSeverity;
  }
};

} // namespace holdfast

#endif // HOLDFAST_MODEL_MODELOPTIONS_H

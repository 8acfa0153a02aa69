// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fix/FixLedger.h"

using namespace clang;

namespace holdfast {

llvm::ArrayRef<LocalTaskSet> PlannedAdditions::setsIn(const FunctionDecl &Function) const {
  const auto Known = Local.find(&Function);
  return Known != Local.end() ? llvm::ArrayRef<LocalTaskSet>(Known->second)
                              : llvm::ArrayRef<LocalTaskSet>();
}

void PlannedAdditions::addSet(const FunctionDecl &Function, LocalTaskSet Set) {
  Local[&Function].push_back(std::move(Set));
  SinceKept.push_back([this, Key = &Function] { Local[Key].pop_back(); });
}

std::pair<std::string, bool> PlannedAdditions::addMember(const CXXRecordDecl &Class,
                                                         llvm::StringRef Name) {
  const auto [Known, IsNew] = Members.try_emplace(&Class, Name.str());
  if (IsNew)
    SinceKept.push_back([this, Key = &Class] { Members.erase(Key); });
  return {Known->second, IsNew};
}

bool PlannedAdditions::addHeader(FileID File, llvm::StringRef Header) {
  const auto [Known, IsNew] = Included.insert({File, Header.str()});
  if (IsNew)
    SinceKept.push_back([this, At = Known] { Included.erase(At); });
  return IsNew;
}

void PlannedAdditions::takeBack() {
  while (!SinceKept.empty())
    SinceKept.pop_back_val()();
}

void FixLedger::forEach(llvm::function_ref<void(PlannedAdditions &)> Do) {
  Do(Primary);
  Do(OnlyAlternative);
  for (PlannedAdditions &Each : Alternatives)
    Do(Each);
}

} // namespace holdfast

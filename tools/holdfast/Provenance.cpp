// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Provenance.h"

#include "Files.h"

#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace holdfast {

// A line for each report: its name, then the origin.
Provenance::Provenance(StringRef CacheFile) : CacheFile(CacheFile) {
  Expected<std::string> Text = readFile(CacheFile);
  if (!Text) {
    consumeError(Text.takeError());
    return;
  }
  for (const StringRef Line : split(*Text, '\n')) {
    const auto [Report, Origin] = Line.split(' ');
    if (!Origin.empty())
      Origins[Report] = Origin.str();
  }
}

bool Provenance::isMadeFrom(StringRef Report, StringRef Origin) const {
  const auto At = Origins.find(Report);
  return At != Origins.end() && At->second == Origin;
}

void Provenance::record(StringRef Report, StringRef Origin) { Origins[Report] = Origin.str(); }

bool Provenance::forget(StringRef Report) { return Origins.erase(Report); }

Error Provenance::save() const {
  std::string Text;
  for (const auto &Each : Origins)
    Text += (Each.getKey() + " " + Each.getValue() + "\n").str();
  return updateFile(CacheFile, Text);
}

} // namespace holdfast

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Baseline.h"

#include "Files.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace holdfast {

namespace {

constexpr int Version = 1;
constexpr StringLiteral Remedy = "; write it anew with --update-baseline";

Expected<StringSet<>> readFingerprints(StringRef Path) {
  Expected<std::string> Text = readFile(Path);
  if (!Text) {
    consumeError(Text.takeError());
    return trouble("cannot read the baseline '", Path, "'", Remedy);
  }
  Expected<json::Value> Parsed = json::parse(*Text);
  if (!Parsed)
    return trouble("the baseline '", Path, "' is broken: ", toString(Parsed.takeError()), Remedy);
  const json::Object *Root = Parsed->getAsObject();
  const json::Array *Listed = Root ? Root->getArray("findings") : nullptr;
  if (!Listed || Root->getInteger("version") != Version)
    return trouble("the baseline '", Path,
                   "' is broken: expected \"version\": ", std::to_string(Version),
                   " and a list \"findings\"", Remedy);
  StringSet<> Fingerprints;
  for (const json::Value &Each : *Listed) {
    const json::Object *Entry = Each.getAsObject();
    const auto Fingerprint = Entry ? Entry->getString("fingerprint") : std::nullopt;
    if (!Fingerprint)
      return trouble("the baseline '", Path, "' is broken: a finding has no \"fingerprint\"",
                     Remedy);
    Fingerprints.insert(*Fingerprint);
  }
  return Fingerprints;
}

} // namespace

Error applyBaseline(StringRef Path, MutableArrayRef<Finding> Findings) {
  Expected<StringSet<>> Known = readFingerprints(Path);
  if (!Known)
    return Known.takeError();
  for (Finding &Each : Findings)
    if (Known->contains(Each.Fingerprint))
      Each.Judged = Status::Known;
  return Error::success();
}

Error writeBaseline(StringRef Path, ArrayRef<Finding> Findings, StringRef Root) {
  json::Array Listed;
  for (const Finding &Each : Findings)
    Listed.push_back(json::Object{
        {"fingerprint", Each.Fingerprint},
        {"check", Each.Check},
        {"file", json::fixUTF8(relativeTo(Each.Main.At.File, Root))},
        {"message", json::fixUTF8(Each.Main.Text)},
    });
  json::Value Document = json::Object{{"version", Version}, {"findings", std::move(Listed)}};
  return writeFile(Path, formatv("{0:2}\n", Document).str());
}

} // namespace holdfast

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "ClangdConfig.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

namespace holdfast {

namespace {

namespace path = llvm::sys::path;

/// Calls \p Visit for the member \p Key of \p Node, if that is a mapping and has
/// one. The parser reads as it is asked: what was begun must be read to its end.
void visitMember(llvm::yaml::Node *Node, llvm::StringRef Key,
                 llvm::function_ref<void(llvm::yaml::Node *)> Visit) {
  auto *Mapping = llvm::dyn_cast_or_null<llvm::yaml::MappingNode>(Node);
  if (!Mapping)
    return;
  for (llvm::yaml::KeyValueNode &Member : *Mapping) {
    llvm::SmallString<32> Storage;
    auto *Name = llvm::dyn_cast_or_null<llvm::yaml::ScalarNode>(Member.getKey());
    if (Name && Name->getValue(Storage) == Key)
      Visit(Member.getValue());
  }
}

void addScalar(llvm::yaml::Node *Node, std::vector<std::string> &Values) {
  llvm::SmallString<32> Storage;
  if (auto *Scalar = llvm::dyn_cast_or_null<llvm::yaml::ScalarNode>(Node))
    Values.push_back(Scalar->getValue(Storage).str());
}

} // namespace

std::vector<std::string> clangdConfigsOf(llvm::StringRef File) {
  std::vector<std::string> Configs;
  const auto Add = [&](llvm::StringRef Folder, llvm::StringRef Name) {
    llvm::SmallString<256> Config(Folder);
    path::append(Config, Name);
    if (llvm::sys::fs::is_regular_file(Config))
      Configs.push_back(Config.str().str());
  };
  for (llvm::StringRef Folder = path::parent_path(File); !Folder.empty();
       Folder = path::parent_path(Folder))
    Add(Folder, ".clangd");
  llvm::SmallString<256> Users;
  if (path::user_config_directory(Users)) {
    path::append(Users, "clangd");
    Add(Users, "config.yaml");
  }
  return Configs;
}

std::vector<std::string> suppressedBy(llvm::StringRef Config) {
  std::vector<std::string> Suppressed;
  const auto Buffer = llvm::MemoryBuffer::getFile(Config);
  if (!Buffer)
    return Suppressed;
  llvm::SourceMgr Sources;
  // clangd itself tells about what it cannot read.
  Sources.setDiagHandler([](const llvm::SMDiagnostic &, void *) {});
  llvm::yaml::Stream Stream((*Buffer)->getMemBufferRef(), Sources);
  for (llvm::yaml::Document &Fragment : Stream)
    visitMember(Fragment.getRoot(), "Diagnostics", [&](llvm::yaml::Node *Diagnostics) {
      visitMember(Diagnostics, "Suppress", [&](llvm::yaml::Node *Node) {
        if (auto *List = llvm::dyn_cast_or_null<llvm::yaml::SequenceNode>(Node))
          for (llvm::yaml::Node &Element : *List)
            addScalar(&Element, Suppressed);
        else
          addScalar(Node, Suppressed);
      });
    });
  return Suppressed;
}

} // namespace holdfast

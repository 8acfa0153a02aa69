// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "catalog/Catalog.h"

#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdfast;

LLVM_YAML_IS_SEQUENCE_VECTOR(HandleEntry)
LLVM_YAML_IS_SEQUENCE_VECTOR(SpawnCase)
LLVM_YAML_IS_SEQUENCE_VECTOR(SpawnerEntry)

namespace llvm::yaml {

template <> struct ScalarEnumerationTraits<Consequence> {
  static void enumeration(IO &Yaml, Consequence &Value) {
    Yaml.enumCase(Value, "terminates", Consequence::Terminates);
    Yaml.enumCase(Value, "blocks", Consequence::Blocks);
    Yaml.enumCase(Value, "never-starts", Consequence::NeverStarts);
    Yaml.enumCase(Value, "cancels", Consequence::Cancels);
    Yaml.enumCase(Value, "detaches", Consequence::Detaches);
    Yaml.enumCase(Value, "loses-error", Consequence::LosesError);
  }
};

template <> struct ScalarEnumerationTraits<Registration> {
  static void enumeration(IO &Yaml, Registration &Value) {
    Yaml.enumCase(Value, "none", Registration::None);
    Yaml.enumCase(Value, "add", Registration::Add);
  }
};

template <> struct ScalarEnumerationTraits<Rewrite> {
  static void enumeration(IO &Yaml, Rewrite &Value) {
    Yaml.enumCase(Value, "applied", Rewrite::Applied);
    Yaml.enumCase(Value, "offered", Rewrite::Offered);
  }
};

template <> struct ScalarEnumerationTraits<Completion> {
  static void enumeration(IO &Yaml, Completion &Value) {
    Yaml.enumCase(Value, "elsewhere", Completion::Elsewhere);
    Yaml.enumCase(Value, "object", Completion::Object);
  }
};

template <> struct MappingTraits<HandleEntry> {
  static void mapping(IO &Yaml, HandleEntry &Entry) {
    Yaml.mapRequired("type", Entry.Type);
    Yaml.mapRequired("consequence", Entry.Dropped);
    Yaml.mapRequired("effect", Entry.Effect);
    Yaml.mapOptional("registered-by", Entry.RegisteredBy, Registration::None);
    Yaml.mapOptional("waited-for-by", Entry.WaitedForBy);
    Yaml.mapOptional("queries", Entry.Queries);
  }
};

template <> struct MappingTraits<SpawnCase> {
  static void mapping(IO &Yaml, SpawnCase &Case) {
    Yaml.mapOptional("enumerators", Case.Enumerators);
    Yaml.mapRequired("consequence", Case.Dropped);
    Yaml.mapRequired("effect", Case.Effect);
    Yaml.mapOptional("callable", Case.Callable);
    Yaml.mapOptional("callable-after", Case.CallableAfter);
    Yaml.mapOptional("rewrite", Case.HowRewritten, Rewrite::Applied);
    Yaml.mapOptional("registered-by", Case.RegisteredBy);
    Yaml.mapOptional("completed-by", Case.CompletedBy, Completion::Elsewhere);
  }
};

template <> struct MappingTraits<SpawnerEntry> {
  static void mapping(IO &Yaml, SpawnerEntry &Entry) {
    Yaml.mapRequired("function", Entry.Function);
    Yaml.mapRequired("cases", Entry.Cases);
  }
};

template <> struct MappingTraits<Library> {
  static void mapping(IO &Yaml, Library &File) {
    Yaml.mapRequired("library", File.Name);
    Yaml.mapRequired("title", File.Title);
    Yaml.mapOptional("handles", File.Handles);
    Yaml.mapOptional("spawners", File.Spawners);
  }
};

} // namespace llvm::yaml

namespace {

void appendError(const llvm::SMDiagnostic &Error, void *Errors) {
  llvm::raw_string_ostream Out(*static_cast<std::string *>(Errors));
  Out << Error.getFilename() << ':' << Error.getLineNo() << ':' << Error.getColumnNo() + 1
      << ": error: " << Error.getMessage() << '\n';
}

} // namespace

llvm::Expected<Library> Catalog::parse(llvm::StringRef Yaml, llvm::StringRef FileName) {
  std::string Errors;
  llvm::yaml::Input Reader(llvm::MemoryBufferRef(Yaml, FileName),
                           /*Ctxt=*/nullptr, appendError, &Errors);
  Library Result;
  Reader >> Result;
  if (Reader.error() || !Errors.empty()) {
    if (Errors.empty())
      Errors = (FileName + ": error: not a catalogue\n").str();
    return llvm::createStringError(
        Reader.error() ? Reader.error() : std::make_error_code(std::errc::invalid_argument), "%s",
        Errors.c_str());
  }
  return Result;
}

const Catalog &Catalog::embedded() {
  static const Catalog Instance = [] {
    std::vector<Library> Libraries;
    for (const EmbeddedFile &File : embeddedCatalogFiles()) {
      llvm::Expected<Library> Parsed = parse(File.Text, File.Name);
      if (!Parsed)
        llvm::report_fatal_error(llvm::Twine("holdfast: embedded catalogue: ") +
                                     llvm::toString(Parsed.takeError()),
                                 /*gen_crash_diag=*/false);
      Libraries.push_back(std::move(*Parsed));
    }
    return Catalog(std::move(Libraries));
  }();
  return Instance;
}

Catalog::Catalog(std::vector<Library> LibrariesIn) : Libraries(std::move(LibrariesIn)) {
  for (const Library &File : Libraries) {
    for (const HandleEntry &Entry : File.Handles)
      HandlesByType[Entry.Type] = &Entry;
    for (const SpawnerEntry &Entry : File.Spawners)
      SpawnersByFunction[Entry.Function] = &Entry;
  }
}

const HandleEntry *Catalog::handle(llvm::StringRef QualifiedName) const {
  return HandlesByType.lookup(QualifiedName);
}

const SpawnerEntry *Catalog::spawner(llvm::StringRef QualifiedName) const {
  return SpawnersByFunction.lookup(QualifiedName);
}

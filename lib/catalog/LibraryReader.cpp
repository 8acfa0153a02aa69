// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "catalog/LibraryReader.h"

#include "catalog/Catalog.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"
#include "llvm/Support/raw_ostream.h"

using namespace holdfast;

namespace {

/// A library's file has some thousand lines at most; something larger is not
/// one, and the parser would take minutes for it.
constexpr size_t MaxSize = 1U << 20;
/// The parser recurses into what is nested.
constexpr unsigned MaxNesting = 16;

/// What is known while a file is read.
struct ReaderContext {
  llvm::StringRef FileName;
  ListedNames &Listed;
  std::vector<std::string> Roots;
  /// The keys of the mapping that was read last, for the error about another.
  llvm::SmallVector<const char *, 24> ExpectedKeys;
  /// The texts of errors: the parser keeps references only.
  std::vector<std::unique_ptr<std::string>> Texts;
  std::string Errors;

  llvm::StringRef keep(const llvm::Twine &Text) {
    Texts.push_back(std::make_unique<std::string>(Text.str()));
    return *Texts.back();
  }
};

ReaderContext &contextOf(void *Context) { return *static_cast<ReaderContext *>(Context); }

/// What a name names. Two entries for one name of the same kind contradict each
/// other, except for kinds that are only lists.
enum class NameKind { Handle, Spawner, Argument, Scope, Listed };

constexpr const char *KindNames[] = {"handle", "spawner", "argument", "scope", ""};

bool isName(llvm::StringRef Text) {
  for (llvm::StringRef Rest = Text; !Rest.empty();) {
    auto [Part, Next] = Rest.split("::");
    if (Part.starts_with("operator"))
      return Next.empty() && !Part.contains(' ');
    if (Part.empty() || llvm::isDigit(Part.front()) || (Next.empty() && Rest.ends_with("::")) ||
        !llvm::all_of(Part, [](char C) { return llvm::isAlnum(C) || C == '_' || C == '~'; }))
      return false;
    Rest = Next;
  }
  return !Text.empty();
}

/// The names \p Text stands for: "*::x" is an x in each root.
std::vector<std::string> namesOf(llvm::StringRef Text, llvm::ArrayRef<std::string> Roots) {
  if (!Text.consume_front("*::"))
    return {Text.str()};
  std::vector<std::string> Names;
  for (const std::string &Root : Roots)
    Names.push_back(Root + "::" + Text.str());
  return Names;
}

bool beginsWithRoot(llvm::StringRef Name, llvm::ArrayRef<std::string> Roots) {
  return llvm::any_of(Roots, [&](llvm::StringRef Root) {
    return Name.starts_with(Root) &&
           (Name.size() == Root.size() || Name.substr(Root.size()).starts_with("::"));
  });
}

template <NameKind Kind> struct Name {
  std::vector<std::string> Names;
};

/// One name or a list of names.
template <NameKind Kind> struct NameList {
  Name<Kind> One;
  std::vector<Name<Kind>> Several;

  std::vector<std::string> all() const {
    std::vector<std::string> Result = One.Names;
    for (const Name<Kind> &Each : Several)
      Result.insert(Result.end(), Each.Names.begin(), Each.Names.end());
    return Result;
  }
};

/// A list of words that are no names: headers, literals.
struct Words {
  std::string One;
  std::vector<std::string> Several;
};

/// A text with placeholders.
struct Template {
  std::string Text;
};

/// A text that becomes part of a message.
struct Phrase {
  std::string Text;
};

} // namespace

LLVM_YAML_IS_SEQUENCE_VECTOR(Name<NameKind::Handle>)
LLVM_YAML_IS_SEQUENCE_VECTOR(Name<NameKind::Spawner>)
LLVM_YAML_IS_SEQUENCE_VECTOR(Name<NameKind::Argument>)
LLVM_YAML_IS_SEQUENCE_VECTOR(Name<NameKind::Scope>)
LLVM_YAML_IS_SEQUENCE_VECTOR(Name<NameKind::Listed>)
LLVM_YAML_IS_SEQUENCE_VECTOR(HandleEntry)
LLVM_YAML_IS_SEQUENCE_VECTOR(SpawnCase)
LLVM_YAML_IS_SEQUENCE_VECTOR(SpawnerEntry)
LLVM_YAML_IS_SEQUENCE_VECTOR(ArgumentEntry)
LLVM_YAML_IS_SEQUENCE_VECTOR(ContinuationEntry)
LLVM_YAML_IS_SEQUENCE_VECTOR(DetacherEntry)
LLVM_YAML_IS_SEQUENCE_VECTOR(FixEntry)
LLVM_YAML_IS_SEQUENCE_VECTOR(ScopeEntry)

namespace {

/// Reads the keys of one mapping, and remembers which there can be.
class Fields {
public:
  explicit Fields(llvm::yaml::IO &Yaml) : Yaml(Yaml) {
    // There is no node when the file is no YAML, about which the parser has told.
    if (!parser().getCurrentNode())
      return;
    // Asking for a key makes the parser list it among those there are.
    llvm::append_range(Present, Yaml.keys());
  }
  /// A key that is missing may be one that is misspelt, of which the parser tells.
  ~Fields() {
    const bool AreAllKnown =
        llvm::all_of(Present, [&](llvm::StringRef Key) { return llvm::is_contained(Keys, Key); });
    if (!Missing.empty() && AreAllKnown && parser().getCurrentNode() && !parser().error())
      Yaml.setError(contextOf(Yaml.getContext()).keep(Missing));
    contextOf(Yaml.getContext()).ExpectedKeys = std::move(Keys);
  }
  Fields(const Fields &) = delete;
  Fields &operator=(const Fields &) = delete;

  template <typename T> void required(const char *Key, T &Value) {
    if (!has(Key))
      missing(llvm::Twine("'") + Key + "'");
    optional(Key, Value);
  }
  template <typename T> void optional(const char *Key, T &Value) {
    Keys.push_back(Key);
    // Most keys are not there, and the parser takes its time to say so.
    if (has(Key))
      Yaml.mapOptional(Key, Value);
  }
  template <NameKind Kind> void names(const char *Key, std::vector<std::string> &Names) {
    NameList<Kind> Read;
    optional(Key, Read);
    Names = Read.all();
  }
  template <NameKind Kind> void requiredNames(const char *Key, std::vector<std::string> &Names) {
    NameList<Kind> Read;
    required(Key, Read);
    Names = Read.all();
  }
  void words(const char *Key, std::vector<std::string> &Texts) {
    Words Read;
    optional(Key, Read);
    Texts = std::move(Read.Several);
    if (!Read.One.empty())
      Texts.push_back(std::move(Read.One));
  }
  void text(const char *Key, std::string &Text) {
    Template Read;
    optional(Key, Read);
    Text = std::move(Read.Text);
  }
  void phrase(const char *Key, std::string &Text) {
    Phrase Read;
    optional(Key, Read);
    Text = std::move(Read.Text);
  }
  /// What dropping does, of any entry that says it.
  template <typename Entry> void meaning(Entry &Each) {
    optional("consequence", Each.Dropped);
    phrase("effect", Each.Effect);
    optional("severity", Each.Gravity);
    if (Each.Effect.empty())
      Each.Effect = usualEffect(Each.Dropped);
  }
  bool has(llvm::StringRef Key) const { return llvm::is_contained(Present, Key); }
  void missing(const llvm::Twine &Which) {
    if (Missing.empty())
      Missing = ("missing required key " + Which).str();
  }
  void fail(const llvm::Twine &Why) { Yaml.setError(Why); }

private:
  llvm::yaml::Input &parser() { return static_cast<llvm::yaml::Input &>(Yaml); }

  llvm::yaml::IO &Yaml;
  llvm::SmallVector<llvm::StringRef, 12> Present;
  llvm::SmallVector<const char *, 24> Keys;
  std::string Missing;
};

/// Reads one of the words of an enumeration, and names them all when it is
/// another.
template <typename T> struct Word {
  const char *Text;
  T Value;
};

template <typename T, size_t Count>
std::optional<T> valueNamed(llvm::StringRef Text, const Word<T> (&Words)[Count]) {
  for (const Word<T> &Each : Words)
    if (Text == Each.Text)
      return Each.Value;
  return std::nullopt;
}

template <typename T, size_t Count> std::string namesIn(const Word<T> (&Words)[Count]) {
  std::string Names;
  for (const Word<T> &Each : Words)
    Names += (Names.empty() ? "" : ", ") + std::string(Each.Text);
  return Names;
}

template <typename T, size_t Count>
llvm::StringRef readWord(llvm::StringRef Text, const Word<T> (&Words)[Count], void *Context,
                         T &Value) {
  const std::optional<T> Named = valueNamed(Text, Words);
  if (!Named)
    return contextOf(Context).keep("unknown word '" + Text + "'; expected one of " +
                                   namesIn(Words));
  Value = *Named;
  return {};
}

constexpr Word<Consequence> ConsequenceWords[] = {
    {"terminates", Consequence::Terminates},    {"blocks", Consequence::Blocks},
    {"never-starts", Consequence::NeverStarts}, {"cancels", Consequence::Cancels},
    {"detaches", Consequence::Detaches},        {"loses-error", Consequence::LosesError}};
constexpr Word<Severity> SeverityWords[] = {
    {"low", Severity::Low}, {"medium", Severity::Medium}, {"high", Severity::High}};
constexpr Word<Evidence> EvidenceWords[] = {{"run", Evidence::Run},
                                            {"compiled", Evidence::Compiled},
                                            {"read", Evidence::Read},
                                            {"documented", Evidence::Documented}};
constexpr Word<Registration> RegistrationWords[] = {
    {"none", Registration::None}, {"add", Registration::Add}, {"handler", Registration::Handler}};
constexpr Word<Rewrite> RewriteWords[] = {{"applied", Rewrite::Applied},
                                          {"offered", Rewrite::Offered}};
constexpr Word<Completion> CompletionWords[] = {{"elsewhere", Completion::Elsewhere},
                                                {"object", Completion::Object}};
constexpr Word<ScopeEnd> ScopeEndWords[] = {{"joins", ScopeEnd::Joins},
                                            {"cancels", ScopeEnd::Cancels},
                                            {"terminates", ScopeEnd::Terminates},
                                            {"nothing", ScopeEnd::Nothing}};
constexpr Word<ErrorFate> ErrorFateWords[] = {{"handled", ErrorFate::Handled},
                                              {"passed-on", ErrorFate::PassedOn},
                                              {"unchanged", ErrorFate::Unchanged}};
constexpr Word<FixPlace> FixPlaceWords[] = {{"anywhere", FixPlace::Anywhere},
                                            {"plain", FixPlace::Plain},
                                            {"coroutine", FixPlace::Coroutine}};

/// A scalar that is one of the words.
template <typename Type, const auto &Words> struct WordTraits {
  static void output(const Type &, void *, llvm::raw_ostream &) {}
  static llvm::StringRef input(llvm::StringRef Text, void *Context, Type &Value) {
    return readWord(Text, Words, Context, Value);
  }
  static llvm::yaml::QuotingType mustQuote(llvm::StringRef) {
    return llvm::yaml::QuotingType::None;
  }
};

} // namespace

namespace llvm::yaml {

template <> struct ScalarTraits<Consequence> : WordTraits<Consequence, ConsequenceWords> {};
template <> struct ScalarTraits<Severity> : WordTraits<Severity, SeverityWords> {};
template <> struct ScalarTraits<Evidence> : WordTraits<Evidence, EvidenceWords> {};
template <> struct ScalarTraits<Registration> : WordTraits<Registration, RegistrationWords> {};
template <> struct ScalarTraits<Rewrite> : WordTraits<Rewrite, RewriteWords> {};
template <> struct ScalarTraits<Completion> : WordTraits<Completion, CompletionWords> {};
template <> struct ScalarTraits<ScopeEnd> : WordTraits<ScopeEnd, ScopeEndWords> {};
template <> struct ScalarTraits<ErrorFate> : WordTraits<ErrorFate, ErrorFateWords> {};
template <> struct ScalarTraits<FixPlace> : WordTraits<FixPlace, FixPlaceWords> {};

template <NameKind Kind> struct ScalarTraits<Name<Kind>> {
  static void output(const Name<Kind> &, void *, raw_ostream &) {}
  static StringRef input(StringRef Text, void *Pointer, Name<Kind> &Value) {
    ReaderContext &Context = contextOf(Pointer);
    StringRef Bare = Text;
    if (Bare.consume_front("*::") && Context.Roots.empty())
      return Context.keep("'" + Text + "' needs 'roots' to say where it is");
    if (!isName(Bare))
      return Context.keep("'" + Text +
                          "' is not a qualified name; expected one such as 'my::thing', without "
                          "template arguments");
    Value.Names = namesOf(Text, Context.Roots);
    for (const std::string &Each : Value.Names) {
      if (!Context.Roots.empty() && !beginsWithRoot(Each, Context.Roots))
        return Context.keep("'" + Each + "' is in none of the 'roots' of this file: " +
                            llvm::join(Context.Roots, ", "));
      if (Kind == NameKind::Listed)
        continue;
      const std::string Key = std::string(KindNames[static_cast<int>(Kind)]) + " '" + Each + "'";
      const auto [Known, IsNew] = Context.Listed.try_emplace(Key, Context.FileName.str());
      if (!IsNew)
        return Context.keep("the " + Key + " has an entry already, in " + Known->second);
    }
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <NameKind Kind> struct PolymorphicTraits<NameList<Kind>> {
  static NodeKind getKind(const NameList<Kind> &) { return NodeKind::Sequence; }
  static Name<Kind> &getAsScalar(NameList<Kind> &List) { return List.One; }
  static std::vector<Name<Kind>> &getAsSequence(NameList<Kind> &List) { return List.Several; }
  // Not a name: the scalar's reader says so.
  static Name<Kind> &getAsMap(NameList<Kind> &List) { return List.One; }
};

template <> struct PolymorphicTraits<Words> {
  static NodeKind getKind(const Words &) { return NodeKind::Sequence; }
  static std::string &getAsScalar(Words &List) { return List.One; }
  static std::vector<std::string> &getAsSequence(Words &List) { return List.Several; }
  static std::string &getAsMap(Words &List) { return List.One; }
};

template <> struct ScalarTraits<Template> {
  static void output(const Template &, void *, raw_ostream &) {}
  static StringRef input(StringRef Text, void *Context, Template &Value) {
    static constexpr StringLiteral Known[] = {"expr", "args", "scope", "object"};
    unsigned Wholes = 0;
    for (size_t Open = Text.find('{'); Open != StringRef::npos; Open = Text.find('{', Open + 1)) {
      const StringRef Word = Text.substr(Open + 1).take_while([](char C) { return isLower(C); });
      if (Word.empty() || Text.substr(Open + 1 + Word.size(), 1) != "}")
        continue;
      if (!is_contained(Known, Word))
        return contextOf(Context).keep("unknown placeholder '{" + Word +
                                       "}'; expected {expr}, {args}, {scope} or {object}");
      Wholes += Word == "expr" || Word == "args";
    }
    if (Wholes > 1)
      return "'{expr}' and '{args}' stand for the same code; only one of them, once, is expected";
    Value.Text = Text.str();
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct ScalarTraits<Phrase> {
  static void output(const Phrase &, void *, raw_ostream &) {}
  static StringRef input(StringRef Text, void *, Phrase &Value) {
    // Clang takes it for a placeholder of its own.
    if (Text.contains('%'))
      return "'%' cannot be part of a message";
    Value.Text = Text.str();
    return {};
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct MappingTraits<HandleEntry> {
  static void mapping(IO &Yaml, HandleEntry &Entry) {
    Fields Read(Yaml);
    Read.requiredNames<NameKind::Handle>("type", Entry.Types);
    Read.optional("spelled", Entry.Spelled);
    Read.optional("pointer", Entry.IsPointer);
    Read.optional("read-destructor", Entry.IsReadFromDestructor);
    if (!Read.has("consequence") && !Entry.IsReadFromDestructor)
      Read.missing("'consequence' (or 'read-destructor')");
    if (Read.has("consequence") && Entry.IsReadFromDestructor)
      Read.fail("'consequence' contradicts 'read-destructor'; expected one of them");
    Read.meaning(Entry);
    Read.optional("callbacks-may-drop", Entry.CallbacksMayDrop);
    Read.optional("awaitable", Entry.IsAwaitable);
    Read.optional("registered-by", Entry.RegisteredBy);
    Read.optional("waited-for-by", Entry.WaitedForBy);
    Read.words("queries", Entry.Queries);
    Read.phrase("remedy", Entry.Remedy);
    Read.optional("evidence", Entry.KnownFrom);
  }
};

template <> struct MappingTraits<SpawnCase> {
  static void mapping(IO &Yaml, SpawnCase &Case) {
    Fields Read(Yaml);
    readCase(Read, Case);
  }

  static void readCase(Fields &Read, SpawnCase &Case) {
    Read.words("enumerators", Case.Enumerators);
    Read.words("literals", Case.Literals);
    Read.optional("min-arguments", Case.MinArguments);
    Read.optional("meant-to-be-dropped", Case.IsMeantToBeDropped);
    Case.LeavesMeaningToType = !Read.has("consequence");
    if (Case.LeavesMeaningToType && !Case.IsMeantToBeDropped && !Read.has("callable") &&
        !Read.has("joined-by"))
      Read.missing("'consequence' (or 'meant-to-be-dropped', 'callable' or 'joined-by')");
    Read.meaning(Case);
    Read.optional("callable", Case.Callable);
    Read.optional("callable-after", Case.CallableAfter);
    Read.optional("rewrite", Case.HowRewritten);
    Read.optional("registered-by", Case.RegisteredBy);
    Read.optional("completed-by", Case.CompletedBy);
    Read.words("joined-by", Case.JoinedBy);
    Read.phrase("remedy", Case.Remedy);
  }
};

template <> struct MappingTraits<SpawnerEntry> {
  static void mapping(IO &Yaml, SpawnerEntry &Entry) {
    Fields Read(Yaml);
    Read.requiredNames<NameKind::Spawner>("function", Entry.Functions);
    Read.optional("evidence", Entry.KnownFrom);
    Read.optional("cases", Entry.Cases);
    // The only case is written beside the function.
    if (!Read.has("cases"))
      MappingTraits<SpawnCase>::readCase(Read, Entry.Cases.emplace_back());
  }
};

template <> struct MappingTraits<ArgumentEntry> {
  static void mapping(IO &Yaml, ArgumentEntry &Entry) {
    Fields Read(Yaml);
    Read.requiredNames<NameKind::Argument>("type", Entry.Types);
    Read.optional("meant-to-be-dropped", Entry.IsMeantToBeDropped);
    if (!Read.has("consequence") && !Entry.IsMeantToBeDropped)
      Read.missing("'consequence' (or 'meant-to-be-dropped')");
    Read.meaning(Entry);
    Read.optional("registered-by", Entry.RegisteredBy);
    Read.optional("evidence", Entry.KnownFrom);
  }
};

template <> struct MappingTraits<ContinuationEntry> {
  static void mapping(IO &Yaml, ContinuationEntry &Entry) {
    Fields Read(Yaml);
    Read.requiredNames<NameKind::Listed>("function", Entry.Functions);
    Read.required("errors", Entry.Errors);
    Read.optional("min-arguments", Entry.MinArguments);
    Read.words("with-argument", Entry.WithArgument);
    Read.optional("callable-takes-handle", Entry.CallableTakesHandle);
    Read.optional("starts", Entry.Starts);
  }
};

template <> struct MappingTraits<DetacherEntry> {
  static void mapping(IO &Yaml, DetacherEntry &Entry) {
    Fields Read(Yaml);
    Read.names<NameKind::Listed>("function", Entry.Functions);
    Read.names<NameKind::Listed>("argument", Entry.Arguments);
    Read.names<NameKind::Listed>("assigned-to", Entry.AssignedTo);
    Read.optional("callable", Entry.Callable);
    Read.phrase("effect", Entry.Effect);
    Read.text("scoped", Entry.Scoped);
    if (Entry.Functions.empty() && Entry.Arguments.empty() && Entry.AssignedTo.empty())
      Read.fail("expected one of the keys function, argument, assigned-to");
    if (Entry.Effect.empty())
      Entry.Effect = "runs on unobserved: nothing can wait for it";
  }
};

template <> struct MappingTraits<FixEntry> {
  static void mapping(IO &Yaml, FixEntry &Entry) {
    Fields Read(Yaml);
    Read.names<NameKind::Listed>("for", Entry.For);
    Read.optional("in", Entry.Where);
    Read.optional("arguments", Entry.Arguments);
    if (!Read.has("text"))
      Read.missing("'text'");
    Read.text("text", Entry.Text);
    Read.text("text-with-result", Entry.TextWithResult);
    Read.optional("header", Entry.Header);
    Read.phrase("says", Entry.Says);
    Read.optional("applied", Entry.IsApplied);
    if (!Entry.Text.empty() && !StringRef(Entry.Text).contains("{expr}") &&
        !StringRef(Entry.Text).contains("{args}"))
      Read.fail("'text' has neither '{expr}' nor '{args}': the fix would lose the work");
  }
};

template <> struct MappingTraits<ScopeEntry> {
  static void mapping(IO &Yaml, ScopeEntry &Entry) {
    Fields Read(Yaml);
    Read.requiredNames<NameKind::Scope>("type", Entry.Types);
    Read.optional("header", Entry.Header);
    Read.required("destructor", Entry.AtEnd);
    Read.text("join", Entry.Join);
    Read.words("takes-over", Entry.TakesOver);
    Read.optional("register", Entry.Registrations);
  }
};

template <> struct MappingTraits<Library> {
  static void mapping(IO &Yaml, Library &File) {
    Fields Read(Yaml);
    Read.required("library", File.Name);
    Read.required("title", File.Title);
    Read.words("roots", File.Roots);
    contextOf(Yaml.getContext()).Roots = File.Roots;
    Read.optional("adaptor", File.Adaptor);
    Read.words("declared-in", File.DeclaredIn);
    Read.optional("version", File.Version);
    Read.optional("evidence", File.KnownFrom);
    Read.optional("severity", File.Gravity);
    Read.optional("handles", File.Handles);
    Read.optional("spawners", File.Spawners);
    Read.optional("arguments", File.Arguments);
    Read.optional("continuations", File.Continuations);
    Read.names<NameKind::Listed>("consumers", File.Consumers);
    Read.optional("detachers", File.Detachers);
    Read.names<NameKind::Listed>("droppers", File.Droppers);
    Read.names<NameKind::Listed>("callers", File.Callers);
    Read.names<NameKind::Listed>("made-to-be-dropped", File.MadeToBeDropped);
    Read.names<NameKind::Listed>("not-handles", File.NotHandles);
    Read.names<NameKind::Listed>("wrappers", File.Wrappers);
    Read.optional("scopes", File.Scopes);
    Read.optional("fixes", File.Fixes);
  }
};

} // namespace llvm::yaml

namespace {

void appendError(const llvm::SMDiagnostic &Error, void *Pointer) {
  ReaderContext &Context = contextOf(Pointer);
  llvm::raw_string_ostream Out(Context.Errors);
  // What the scanner finds wrong has no place when it is at the end.
  const int Line = std::max(Error.getLineNo(), 1);
  Out << Context.FileName << ':' << Line << ':' << std::max(Error.getColumnNo(), 0) + 1
      << ": error: " << Error.getMessage();
  if (Error.getMessage().starts_with("unknown key"))
    Out << "; expected one of " << llvm::join(Context.ExpectedKeys, ", ");
  Out << '\n';
}

llvm::Error errorAt(llvm::StringRef FileName, unsigned Line, unsigned Column,
                    const llvm::Twine &Message) {
  return llvm::createStringError((FileName + ":" + llvm::Twine(Line) + ":" + llvm::Twine(Column) +
                                  ": error: " + Message + "\n")
                                     .str(),
                                 std::make_error_code(std::errc::invalid_argument));
}

/// Refuses what the parser would crash on or take for ever with.
llvm::Error refuseJunk(llvm::StringRef Yaml, llvm::StringRef FileName) {
  if (Yaml.size() > MaxSize)
    return errorAt(FileName, 1, 1,
                   "the file has " + llvm::Twine(Yaml.size()) +
                       " bytes; a library's file has at most " + llvm::Twine(MaxSize));
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Yaml.data());
  const auto *Valid = Begin;
  const bool IsUtf8 = llvm::isLegalUTF8String(&Valid, Begin + Yaml.size());
  unsigned Line = 1, Column = 1, Nesting = 0;
  for (size_t At = 0; At < Yaml.size(); ++At) {
    const char C = Yaml[At];
    if (!IsUtf8 && Begin + At == Valid)
      return errorAt(FileName, Line, Column, "not UTF-8; expected a text file");
    if ((static_cast<unsigned char>(C) < 0x20 && C != '\n' && C != '\r' && C != '\t') || C == 0x7f)
      return errorAt(FileName, Line, Column, "control character; expected a text file");
    Nesting += C == '[' || C == '{';
    Nesting -= (C == ']' || C == '}') && Nesting > 0;
    if (Nesting > MaxNesting || Column > 1000)
      return errorAt(FileName, Line, Column,
                     Nesting > MaxNesting ? "nested too deeply" : "the line is too long");
    ++Column;
    if (C == '\n') {
      ++Line;
      Column = 1;
    }
  }
  return llvm::Error::success();
}

/// Reads a text that is no junk.
llvm::Expected<Library> parse(llvm::StringRef Yaml, llvm::StringRef FileName, ListedNames &Listed) {
  ReaderContext Context{FileName, Listed, {}, {}, {}, {}};
  llvm::yaml::Input Reader(llvm::MemoryBufferRef(Yaml, FileName), &Context, appendError, &Context);
  Library Result;
  Reader >> Result;
  const bool IsRead = !Reader.error() && Context.Errors.empty() && !Result.Name.empty();
  if (IsRead && Reader.nextDocument())
    return errorAt(FileName, 1, 1, "the file has several YAML documents; expected one");
  if (!IsRead) {
    if (Context.Errors.empty())
      return errorAt(FileName, 1, 1, "not a catalogue; expected the keys library and title");
    return llvm::createStringError(std::move(Context.Errors),
                                   std::make_error_code(std::errc::invalid_argument));
  }
  return Result;
}

} // namespace

const char *holdfast::usualEffect(Consequence Value) {
  switch (Value) {
  case Consequence::Terminates:
    return "terminates the program here";
  case Consequence::Blocks:
    return "blocks here until the work has finished";
  case Consequence::NeverStarts:
    return "never starts";
  case Consequence::Cancels:
    return "is cancelled here";
  case Consequence::Detaches:
    return "runs on unobserved: nothing can wait for it, and its error is lost";
  case Consequence::LosesError:
    return "runs on, and its error is lost";
  }
  return "";
}

std::optional<Consequence> holdfast::consequenceNamed(llvm::StringRef Word) {
  return valueNamed(Word, ConsequenceWords);
}

std::string holdfast::consequenceNames() { return namesIn(ConsequenceWords); }

const char *holdfast::nameOf(Consequence Value) {
  for (const Word<Consequence> &Each : ConsequenceWords)
    if (Each.Value == Value)
      return Each.Text;
  return "";
}

llvm::Expected<Library> holdfast::readLibrary(llvm::StringRef Yaml, llvm::StringRef FileName,
                                              ListedNames &Listed) {
  if (llvm::Error Junk = refuseJunk(Yaml, FileName))
    return Junk;
  return parse(Yaml, FileName, Listed);
}

llvm::Expected<Library> holdfast::readEmbeddedLibrary(const EmbeddedFile &File) {
  ListedNames Listed;
  return parse(File.Text, File.Name, Listed);
}

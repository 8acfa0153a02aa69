// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "PageLinks.h"

#include "CheckPages.h"
#include "RegisteredChecks.h"

#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

#include <cstdio>
#include <memory>
#include <optional>

namespace json = llvm::json;

namespace holdfast {

namespace {

constexpr llvm::StringLiteral LengthHeader = "Content-Length: ";
constexpr llvm::StringLiteral HeaderEnd = "\r\n\r\n";
constexpr llvm::StringLiteral DeadLink = "https://clang.llvm.org/extra/clang-tidy/checks/holdfast/";

/// Leads the link of \p Object, if it is one of our diagnostics, to our page; a
/// link to nowhere goes.
void leadToPage(json::Object &Object) {
  const json::Object *Link = Object.getObject("codeDescription");
  const std::optional<llvm::StringRef> Check = Object.getString("code");
  if (!Link || !Check || !isOurs(*Check))
    return;
  if (std::optional<std::string> Page = pageOf(*Check))
    Object["codeDescription"] = json::Object{{"href", std::move(*Page)}};
  else
    Object.erase("codeDescription");
}

/// leadToPage() for every object in \p Value.
void leadAllToPages(json::Value &Value) {
  if (json::Object *Object = Value.getAsObject()) {
    leadToPage(*Object);
    for (auto &Member : *Object)
      leadAllToPages(Member.second);
  } else if (json::Array *Array = Value.getAsArray()) {
    for (json::Value &Element : *Array)
      leadAllToPages(Element);
  }
}

/// \p Message with its links led to our pages; nothing when it has none.
std::optional<std::string> withPageLinks(llvm::StringRef Message, bool Pretty) {
  if (!Message.contains(DeadLink))
    return std::nullopt;
  llvm::Expected<json::Value> Parsed = json::parse(Message);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return std::nullopt;
  }
  leadAllToPages(*Parsed);
  return Pretty ? llvm::formatv("{0:2}", *Parsed).str() : llvm::formatv("{0}", *Parsed).str();
}

} // namespace

PageLinkStream::PageLinkStream(llvm::raw_ostream &Client, bool Pretty)
    : raw_ostream(/*unbuffered=*/true), Client(Client), Pretty(Pretty) {}

PageLinkStream::~PageLinkStream() {
  Client << Pending;
  Client.flush();
}

uint64_t PageLinkStream::current_pos() const { return Client.tell() + Pending.size(); }

void PageLinkStream::write_impl(const char *Data, size_t Size) {
  Pending.append(Data, Size);
  while (!Pending.empty()) {
    llvm::StringRef Rest = Pending;
    size_t Length = 0;
    if (!Rest.consume_front(LengthHeader)) {
      if (LengthHeader.starts_with(Rest))
        return;
      Client << Pending;
      Client.flush();
      Pending.clear();
      return;
    }
    const size_t End = Rest.find(HeaderEnd);
    if (End == llvm::StringRef::npos || Rest.take_front(End).getAsInteger(10, Length) ||
        Rest.size() < End + HeaderEnd.size() + Length)
      return;
    const llvm::StringRef Message = Rest.substr(End + HeaderEnd.size(), Length);
    if (const std::optional<std::string> Led = withPageLinks(Message, Pretty))
      Client << LengthHeader << Led->size() << HeaderEnd << *Led;
    else
      Client << LengthHeader << Length << HeaderEnd << Message;
    Client.flush();
    Pending.erase(0, LengthHeader.size() + End + HeaderEnd.size() + Length);
  }
}

// What clangd writes its messages with. The object is passed on and never looked
// into.
class Transport {
public:
  virtual ~Transport();
};
enum JSONStreamStyle : unsigned;

std::unique_ptr<Transport> newClangdTransport(
    std::FILE *In, llvm::raw_ostream &Out, llvm::raw_ostream *InMirror, bool Pretty,
    JSONStreamStyle Style) __asm__("__real__ZN5clang6clangd16newJSONTransportEP8_IO_FILERN4llvm11"
                                   "raw_ostreamEPS4_bNS0_15JSONStreamStyleE");
std::unique_ptr<Transport> newTransport(
    std::FILE *In, llvm::raw_ostream &Out, llvm::raw_ostream *InMirror, bool Pretty,
    JSONStreamStyle Style) __asm__("__wrap__ZN5clang6clangd16newJSONTransportEP8_IO_FILERN4llvm11"
                                   "raw_ostreamEPS4_bNS0_15JSONStreamStyleE");

std::unique_ptr<Transport> newTransport(std::FILE *In, llvm::raw_ostream &Out,
                                        llvm::raw_ostream *InMirror, bool Pretty,
                                        JSONStreamStyle Style) {
  // The transport keeps a reference; there is one in a process.
  static PageLinkStream Client(Out, Pretty);
  return newClangdTransport(In, Client, InMirror, Pretty, Style);
}

} // namespace holdfast

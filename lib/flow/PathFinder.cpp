// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "flow/PathFinder.h"

#include "flow/TestIdiom.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

#include <vector>

using namespace clang;

namespace holdfast {

namespace {

/// \p Condition without negations, which \p Holds takes in.
const Expr *withoutNot(const Expr *Condition, bool &Holds) {
  for (;;) {
    Condition = Condition->IgnoreParenImpCasts();
    const auto *Not = dyn_cast<UnaryOperator>(Condition);
    if (!Not || Not->getOpcode() != UO_LNot)
      return Condition;
    Holds = !Holds;
    Condition = Not->getSubExpr();
  }
}

/// Calls \p Visit for the parts of \p Condition that are known when it is.
void forEachKnownPart(const Expr *Condition, bool Holds,
                      llvm::function_ref<void(const Expr &, bool)> Visit) {
  Condition = withoutNot(Condition, Holds);
  const auto *Binary = dyn_cast<BinaryOperator>(Condition);
  if (Binary && Binary->getOpcode() == (Holds ? BO_LAnd : BO_LOr)) {
    forEachKnownPart(Binary->getLHS(), Holds, Visit);
    forEachKnownPart(Binary->getRHS(), Holds, Visit);
    return;
  }
  Visit(*Condition, Holds);
}

void addVariables(const Stmt *Code, llvm::SmallPtrSetImpl<const ValueDecl *> &Result) {
  if (!Code)
    return;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Code);
      Reference && isa<VarDecl>(Reference->getDecl()))
    Result.insert(Reference->getDecl());
  if (const auto *Member = dyn_cast<MemberExpr>(Code);
      Member && isa<FieldDecl>(Member->getMemberDecl()))
    Result.insert(Member->getMemberDecl());
  for (const Stmt *Child : Code->children())
    addVariables(Child, Result);
}

/// What is known of conditions, to be compared with those on a path.
class KnownConditions {
public:
  KnownConditions(llvm::ArrayRef<KnownCondition> Known, const ASTContext &Context)
      : Context(Context) {
    for (const KnownCondition &Each : Known)
      forEachKnownPart(Each.Condition, Each.Holds, [&](const Expr &Part, bool Holds) {
        Parts.push_back({profile(Part), Holds});
        addVariables(&Part, Variables);
      });
  }

  enum class Answer { Unknown, Holds, Fails, Related };

  /// What is known of \p Condition; Related when it says something about the
  /// same variables.
  Answer ask(const Expr *Condition) const {
    if (Parts.empty() || !Condition)
      return Answer::Unknown;
    bool IsPlain = true;
    Condition = withoutNot(Condition, IsPlain);
    const llvm::FoldingSetNodeID Asked = profile(*Condition);
    for (const auto &[Part, Holds] : Parts)
      if (Part == Asked)
        return Holds == IsPlain ? Answer::Holds : Answer::Fails;
    llvm::SmallPtrSet<const ValueDecl *, 4> Mentioned;
    addVariables(Condition, Mentioned);
    return llvm::any_of(Mentioned, [&](const ValueDecl *Each) { return Variables.contains(Each); })
               ? Answer::Related
               : Answer::Unknown;
  }

private:
  llvm::FoldingSetNodeID profile(const Expr &Condition) const {
    llvm::FoldingSetNodeID Result;
    Condition.Profile(Result, Context, /*Canonical=*/true);
    return Result;
  }

  const ASTContext &Context;
  std::vector<std::pair<llvm::FoldingSetNodeID, bool>> Parts;
  llvm::SmallPtrSet<const ValueDecl *, 4> Variables;
};

/// Whether the \p Successor-th way out of \p Block is the one that an exception
/// takes which the call at its end throws.
bool isWayOfException(const CFGBlock &Block, unsigned Successor) {
  return Successor == 1 && Block.succ_size() == 2 && !Block.getTerminatorStmt();
}

const Stmt *lastStatement(const CFGBlock &Block) {
  for (const CFGElement &Element : llvm::reverse(Block))
    if (const auto Statement = Element.getAs<CFGStmt>())
      return Statement->getStmt();
  return nullptr;
}

} // namespace

PathFinder::PathFinder(const FunctionDecl &Function, bool CallsMayThrow)
    : Context(Function.getASTContext()) {
  CFG::BuildOptions Options;
  for (const Stmt::StmtClass Class :
       {Stmt::DeclRefExprClass, Stmt::MemberExprClass, Stmt::LambdaExprClass,
        Stmt::CXXThisExprClass, Stmt::CXXThrowExprClass})
    Options.setAlwaysAdd(Class);
  Options.AddEHEdges = CallsMayThrow;
  Stmt *Body = Function.getBody();
  if (auto *Coroutine = dyn_cast_or_null<CoroutineBodyStmt>(Body))
    Body = Coroutine->getBody();
  // Of code that depends on template arguments there is no such graph.
  if (Body && !Function.isDependentContext())
    Graph = CFG::buildCFG(&Function, Body, &Function.getASTContext(), Options);
  if (!Graph)
    return;
  if (Graph->getNumBlockIDs() > MaxBlocks) {
    Complete = false;
    Graph.reset();
    return;
  }
  for (const CFGBlock *Block : *Graph)
    for (unsigned Index = 0; Index < Block->size(); ++Index) {
      const auto Element = (*Block)[Index].getAs<CFGStmt>();
      if (!Element)
        continue;
      const Position Here{Block, Index};
      if (const auto *Declaration = dyn_cast<DeclStmt>(Element->getStmt()))
        for (const Decl *Each : Declaration->decls())
          Positions[Each] = Here;
      else
        Positions[Element->getStmt()] = Here;
    }
}

std::optional<FoundPath> PathFinder::find(CodePlace From, llvm::ArrayRef<PathPoint> Points,
                                          PathEnds Ends, llvm::ArrayRef<KnownCondition> Known,
                                          llvm::ArrayRef<const Stmt *> NotLeftBefore) {
  const auto Start = Positions.find(From);
  if (!Graph || Start == Positions.end())
    return std::nullopt;

  struct Event {
    unsigned Index;
    const PathPoint *Point;
  };
  llvm::DenseMap<const CFGBlock *, llvm::SmallVector<Event, 2>> Events;
  for (const PathPoint &Point : Points) {
    const auto Found = Positions.find(Point.Where);
    if (Found == Positions.end())
      return std::nullopt;
    Events[Found->second.Block].push_back({Found->second.Index, &Point});
  }
  for (auto &[Block, InBlock] : Events)
    llvm::sort(InBlock, [](const Event &A, const Event &B) { return A.Index < B.Index; });
  const auto FirstEvent = [&](const CFGBlock *Block, unsigned Begin) -> const PathPoint * {
    const auto Found = Events.find(Block);
    if (Found == Events.end())
      return nullptr;
    for (const Event &Each : Found->second)
      if (Each.Index >= Begin)
        return Each.Point;
    return nullptr;
  };

  const KnownConditions Conditions(Known, Context);
  llvm::BitVector Seen(Graph->getNumBlockIDs());
  std::vector<Visit> Reached = {{Start->second.Block}};
  // Breadth first, so that the path that is told is a short one.
  for (std::size_t Next = 0; Next < Reached.size(); ++Next) {
    if (++Visits > MaxVisits) {
      Complete = false;
      return std::nullopt;
    }
    const CFGBlock *Block = Reached[Next].Block;
    if (const PathPoint *Point = FirstEvent(Block, Next == 0 ? Start->second.Index + 1 : 0)) {
      if (Point->Mark == PathMark::Stop)
        continue;
      FoundPath Result = describe(Reached, static_cast<int>(Next));
      Result.Target = Point->Where;
      return Result;
    }
    if (Block->hasNoReturnElement())
      continue;
    const Stmt *Last = lastStatement(*Block);
    if (Block == &Graph->getExit()) {
      FoundPath Result = describe(Reached, static_cast<int>(Next));
      return Result;
    }
    const auto Answer = Block->succ_size() == 2 ? Conditions.ask(Block->getLastCondition())
                                                : KnownConditions::Answer::Unknown;
    if (Answer == KnownConditions::Answer::Related)
      continue;
    const bool IsNotLeft = llvm::is_contained(NotLeftBefore, Block->getTerminatorStmt());
    unsigned Index = 0;
    for (const CFGBlock::AdjacentBlock &Successor : Block->succs()) {
      const unsigned This = Index++;
      const CFGBlock *To = Successor.getReachableBlock();
      if (!To || Seen.test(To->getBlockID()) ||
          (Answer == KnownConditions::Answer::Holds && This == 1) ||
          (Answer == KnownConditions::Answer::Fails && This == 0) || (IsNotLeft && This == 1))
        continue;
      if (To == &Graph->getExit()) {
        // A failed assertion ends its test anyway.
        if (Last && isa<ReturnStmt, CoreturnStmt>(Last) &&
            isInAssertion(Last->getBeginLoc(), Context.getSourceManager(), Context.getLangOpts()))
          continue;
        const bool ByThrow = (Last && isa<CXXThrowExpr>(Last)) || isWayOfException(*Block, This);
        if (ByThrow ? !Ends.Throw : !Ends.Return)
          continue;
      }
      Seen.set(To->getBlockID());
      Reached.push_back({To, static_cast<int>(Next), This});
    }
  }
  return std::nullopt;
}

FoundPath PathFinder::describe(llvm::ArrayRef<Visit> Reached, int Last) const {
  FoundPath Result;
  const CFGBlock *Leaving = nullptr;
  llvm::SmallVector<const Visit *, 16> Way;
  for (int Index = Last; Index >= 0; Index = Reached[Index].From)
    Way.push_back(&Reached[Index]);
  for (const Visit *Step : llvm::reverse(Way)) {
    const CFGBlock *From = Step->From >= 0 ? Reached[Step->From].Block : nullptr;
    if (Step->Block == &Graph->getExit())
      Leaving = From;
    if (!From || From->succ_size() < 2)
      continue;
    if (isWayOfException(*From, Step->Successor)) {
      if (const Stmt *Call = lastStatement(*From))
        Result.Steps.push_back({Call->getBeginLoc(), "this call throws"});
      continue;
    }
    const Stmt *Branch = From->getTerminatorStmt();
    if (!Branch)
      continue;
    if (isa<SwitchStmt>(Branch)) {
      const Stmt *Label = Step->Block->getLabel();
      Result.Steps.push_back({(Label ? Label : Branch)->getBeginLoc(),
                              Label ? "this case is taken" : "no case of the 'switch' is taken"});
      continue;
    }
    const Stmt *Condition = From->getTerminatorCondition();
    if (isa<CXXForRangeStmt>(Branch))
      Result.Steps.push_back({Branch->getBeginLoc(),
                              Step->Successor == 0 ? "the loop runs its body" : "the loop ends"});
    else if (Condition && From->succ_size() == 2)
      Result.Steps.push_back({Condition->getBeginLoc(), Step->Successor == 0
                                                            ? "the condition holds"
                                                            : "the condition does not hold"});
  }
  if (Leaving)
    if (const Stmt *Statement = lastStatement(*Leaving);
        Statement && isa<ReturnStmt, CoreturnStmt, CXXThrowExpr>(Statement))
      Result.LeftBy = Statement;
  return Result;
}

} // namespace holdfast

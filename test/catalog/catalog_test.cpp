// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "catalog/Catalog.h"
#include "catalog/LibraryReader.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <string>

namespace holdfast {
namespace {

/// The errors that reading `yaml` ends with; empty when it can be read.
std::string errorsOf(llvm::StringRef yaml) {
  ListedNames listed;
  llvm::Expected<Library> parsed = readLibrary(yaml, "my.yaml", listed);
  return parsed ? std::string() : llvm::toString(parsed.takeError());
}

TEST(embedded_catalog, can_be_read) { EXPECT_FALSE(Catalog::embedded()->libraries().empty()); }

// Of what a clang-tidy start costs; code that uses few libraries reads few of them.
TEST(embedded_catalog, is_read_in_milliseconds) {
  double best_ms = 1e9;
  for (int round = 0; round < 20; ++round) {
    const std::clock_t begin = std::clock();
    for (const EmbeddedFile &file : embeddedCatalogFiles()) {
      ListedNames listed;
      llvm::Expected<Library> parsed = readLibrary(file.Text, file.Name, listed);
      ASSERT_TRUE(static_cast<bool>(parsed)) << llvm::toString(parsed.takeError());
    }
    best_ms = std::min(best_ms, 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  RecordProperty("processor_ms", std::to_string(best_ms));
  std::cout << embeddedCatalogFiles().size() << " files in " << best_ms << " ms\n";
  EXPECT_LT(best_ms, 20);
}

TEST(embedded_catalog, says_what_dropping_each_handle_does) {
  for (const Library *library : Catalog::embedded()->libraries()) {
    EXPECT_FALSE(library->Title.empty()) << library->Name;
    for (const HandleEntry &handle : library->Handles)
      EXPECT_FALSE(handle.Effect.empty()) << handle.Types.front();
    for (const SpawnerEntry &spawner : library->Spawners) {
      EXPECT_FALSE(spawner.Cases.empty()) << spawner.Functions.front();
      for (const SpawnCase &each : spawner.Cases)
        EXPECT_FALSE(each.Effect.empty()) << spawner.Functions.front();
    }
  }
}

TEST(embedded_catalog, finds_entries_by_qualified_name) {
  const Catalog &catalog = *Catalog::embedded();
  ASSERT_TRUE(catalog.handle("std::thread"));
  EXPECT_EQ(catalog.handle("std::thread")->Dropped, Consequence::Terminates);
  ASSERT_TRUE(catalog.spawner("std::async"));
  EXPECT_EQ(catalog.spawner("std::async")->Cases.size(), 3u);
  EXPECT_FALSE(catalog.handle("thread"));
  EXPECT_FALSE(catalog.spawner("std::thread"));
}

TEST(a_catalogue_file, is_read) {
  ListedNames listed;
  llvm::Expected<Library> parsed = readLibrary(R"(
library: mine
title: My tasks
handles:
  - type: my::task
    consequence: never-starts
    effect: never starts
    waited-for-by: wait
)",
                                               "my.yaml", listed);
  ASSERT_TRUE(static_cast<bool>(parsed)) << llvm::toString(parsed.takeError());
  ASSERT_EQ(parsed->Handles.size(), 1u);
  EXPECT_EQ(parsed->Handles[0].Types.front(), "my::task");
  EXPECT_EQ(parsed->Handles[0].Dropped, Consequence::NeverStarts);
  EXPECT_EQ(parsed->Handles[0].RegisteredBy, Registration::None);
}

TEST(a_catalogue_file, may_write_the_only_case_beside_the_function) {
  ListedNames listed;
  llvm::Expected<Library> parsed = readLibrary("library: mine\ntitle: My tasks\nspawners:\n"
                                               "  - function: my::start\n"
                                               "    consequence: blocks\n"
                                               "    effect: waits here\n",
                                               "my.yaml", listed);
  ASSERT_TRUE(static_cast<bool>(parsed)) << llvm::toString(parsed.takeError());
  ASSERT_EQ(parsed->Spawners.size(), 1u);
  ASSERT_EQ(parsed->Spawners[0].Cases.size(), 1u);
  EXPECT_EQ(parsed->Spawners[0].Cases[0].Effect, "waits here");
}

TEST(a_catalogue_file, has_a_single_case_beside_the_function) {
  ListedNames listed;
  llvm::Expected<Library> parsed = readLibrary(R"(
library: mine
title: My tasks
handles:
  - type: my::task
    read-destructor: true
spawners:
  - function: my::run
    consequence: blocks
    effect: waits here
  - function: my::task::task
    callable: 0
)",
                                               "my.yaml", listed);
  ASSERT_TRUE(static_cast<bool>(parsed)) << llvm::toString(parsed.takeError());
  EXPECT_TRUE(parsed->Handles.front().IsReadFromDestructor);
  ASSERT_EQ(parsed->Spawners.size(), 2u);
  EXPECT_EQ(parsed->Spawners[0].Cases.front().Effect, "waits here");
  EXPECT_FALSE(parsed->Spawners[0].Cases.front().LeavesMeaningToType);
  EXPECT_TRUE(parsed->Spawners[1].Cases.front().LeavesMeaningToType);
}

TEST(a_catalogue_file, says_what_a_handle_does_once) {
  const std::string prefix = "library: mine\ntitle: My tasks\nhandles:\n  - type: my::task\n";
  EXPECT_NE(errorsOf(prefix).find("missing required key 'consequence' (or 'read-destructor')"),
            std::string::npos);
  EXPECT_NE(errorsOf(prefix + "    consequence: blocks\n    read-destructor: true\n")
                .find("'consequence' contradicts 'read-destructor'"),
            std::string::npos);
}

TEST(a_catalogue_file, with_an_unknown_key_is_an_error_with_its_place) {
  const std::string error = errorsOf("library: mine\ntitle: My tasks\nhandels: []\n");
  EXPECT_EQ(
      error.find("my.yaml:3:1: error: unknown key 'handels'; expected one of library, title, "), 0u)
      << error;
}

TEST(a_catalogue_file, with_a_misspelt_required_key_is_told_so) {
  const std::string error = errorsOf("library: mine\ntitle: My tasks\nhandles:\n"
                                     "  - type: my::task\n    consequense: blocks\n");
  EXPECT_EQ(error.find("my.yaml:5:5: error: unknown key 'consequense'; expected one of type, "), 0u)
      << error;
  EXPECT_EQ(error.find("missing"), std::string::npos) << error;
}

TEST(a_catalogue_file, with_an_unknown_consequence_is_an_error_with_its_place) {
  EXPECT_EQ(errorsOf("library: mine\ntitle: My tasks\nhandles:\n  - type: my::task\n"
                     "    consequence: explodes\n    effect: explodes\n"),
            "my.yaml:5:18: error: unknown word 'explodes'; expected one of terminates, blocks, "
            "never-starts, cancels, detaches, loses-error\n");
}

TEST(a_catalogue_file, without_a_required_key_is_an_error) {
  EXPECT_NE(errorsOf("library: mine\n").find("missing required key 'title'"), std::string::npos);
}

TEST(a_catalogue_file, that_is_no_yaml_is_an_error) {
  EXPECT_NE(errorsOf("library: [mine\n").find("my.yaml:"), std::string::npos);
  EXPECT_NE(errorsOf("").find("my.yaml:1:1: error: "), std::string::npos);
  EXPECT_NE(errorsOf("just a sentence\n").find("my.yaml:1:1: error: not a mapping"),
            std::string::npos);
}

TEST(a_catalogue_file, of_junk_is_an_error_with_its_place) {
  EXPECT_EQ(errorsOf(llvm::StringRef("library: mine\nti\0le: x\n", 24)),
            "my.yaml:2:3: error: control character; expected a text file\n");
  EXPECT_EQ(errorsOf("library: mine\ntitle: \xff\n"),
            "my.yaml:2:8: error: not UTF-8; expected a text file\n");
  EXPECT_EQ(errorsOf(std::string(100, '[')), "my.yaml:1:17: error: nested too deeply\n");
  EXPECT_EQ(errorsOf(std::string(2000, ' ')), "my.yaml:1:1001: error: the line is too long\n");
}

TEST(a_catalogue_file, that_a_fuzzer_thought_of_ends_in_a_library_or_an_error_with_its_place) {
  unsigned files = 0;
  std::error_code error;
  for (llvm::sys::fs::directory_iterator each(HOLDFAST_FUZZ_CORPUS, error), end;
       each != end && !error; each.increment(error)) {
    const auto text = llvm::MemoryBuffer::getFile(each->path());
    ASSERT_TRUE(static_cast<bool>(text)) << each->path();
    const std::string message = errorsOf((*text)->getBuffer());
    EXPECT_TRUE(message.empty() || llvm::StringRef(message).starts_with("my.yaml:"))
        << each->path();
    ++files;
  }
  EXPECT_FALSE(error) << error.message();
  EXPECT_GT(files, 50u);
}

TEST(a_catalogue_file, that_is_far_too_large_is_refused_unread) {
  EXPECT_EQ(errorsOf(std::string(100U << 20, '\n')),
            "my.yaml:1:1: error: the file has 104857600 bytes; a library's file has at most "
            "1048576\n");
}

TEST(a_catalogue_file, has_one_document) {
  EXPECT_EQ(errorsOf("library: mine\ntitle: Mine\n---\nlibrary: yours\n"),
            "my.yaml:1:1: error: the file has several YAML documents; expected one\n");
}

/// The error at `entry`, which stands below `library`, `title` and `roots`.
std::string errorsIn(const std::string &entry) {
  return errorsOf("library: mine\ntitle: Mine\nroots: [my, their]\n" + entry);
}

TEST(a_catalogue_file, names_things_by_qualified_names_in_its_roots) {
  EXPECT_EQ(errorsIn("handles:\n  - {type: 'my::task<int>', consequence: cancels}\n"),
            "my.yaml:5:12: error: 'my::task<int>' is not a qualified name; expected one such as "
            "'my::thing', without template arguments\n");
  EXPECT_EQ(
      errorsIn("handles:\n  - {type: mine::task, consequence: cancels}\n"),
      "my.yaml:5:12: error: 'mine::task' is in none of the 'roots' of this file: my, their\n");
  EXPECT_EQ(errorsOf("library: mine\ntitle: Mine\nconsumers: ['*::keep']\n"),
            "my.yaml:3:13: error: '*::keep' needs 'roots' to say where it is\n");
}

TEST(a_catalogue_file, has_one_entry_for_a_name) {
  EXPECT_EQ(errorsIn("handles:\n  - {type: my::task, consequence: cancels}\n"
                     "  - type: [my::other, my::task]\n    consequence: blocks\n"),
            "my.yaml:6:23: error: the handle 'my::task' has an entry already, in my.yaml\n");
  EXPECT_EQ(errorsIn("handles:\n  - {type: my::task, type: my::task, consequence: cancels}\n"),
            "my.yaml:5:22: error: duplicated mapping key 'type'\n");
}

TEST(a_catalogue_file, says_what_dropping_does) {
  EXPECT_NE(errorsIn("handles:\n  - type: my::task\n").find("missing required key 'consequence'"),
            std::string::npos);
  EXPECT_NE(errorsIn("spawners:\n  - function: my::run\n").find("missing required key"),
            std::string::npos);
  EXPECT_EQ(errorsIn("spawners:\n  - function: my::run\n    meant-to-be-dropped: true\n"), "");
  EXPECT_NE(errorsIn("detachers:\n  - effect: flies\n").find("expected one of the keys function"),
            std::string::npos);
}

TEST(a_catalogue_file, has_texts_that_keep_the_work) {
  EXPECT_EQ(errorsIn("fixes:\n  - text: '{scope}.add({expr}, {where})'\n"),
            "my.yaml:5:11: error: unknown placeholder '{where}'; expected {expr}, {args}, {scope} "
            "or {object}\n");
  EXPECT_EQ(errorsIn("fixes:\n  - text: '{expr}; {expr}'\n"),
            "my.yaml:5:11: error: '{expr}' and '{args}' stand for the same code; only one of them, "
            "once, is expected\n");
  EXPECT_NE(errorsIn("fixes:\n  - text: 'nothing()'\n").find("the fix would lose the work"),
            std::string::npos);
  EXPECT_EQ(errorsIn("fixes:\n  - text: '{expr}.finally([h = {scope}.hold()] {})'\n"), "");
  EXPECT_EQ(errorsIn("handles:\n  - {type: my::task, consequence: cancels, effect: loses 50%}\n"),
            "my.yaml:5:52: error: '%' cannot be part of a message\n");
}

TEST(a_name_with_a_star, stands_for_one_in_each_root) {
  ListedNames listed;
  llvm::Expected<Library> parsed =
      readLibrary("library: mine\ntitle: Mine\nroots: [my, their::own]\n"
                  "handles:\n  - {type: '*::task', consequence: cancels}\n",
                  "my.yaml", listed);
  ASSERT_TRUE(static_cast<bool>(parsed)) << llvm::toString(parsed.takeError());
  EXPECT_EQ(parsed->Handles[0].Types, (std::vector<std::string>{"my::task", "their::own::task"}));
}

TEST(an_effect_that_is_left_out, is_the_usual_one) {
  ListedNames listed;
  llvm::Expected<Library> parsed = readLibrary(
      "library: mine\ntitle: Mine\nhandles:\n  - {type: my::task, consequence: cancels}\n",
      "my.yaml", listed);
  ASSERT_TRUE(static_cast<bool>(parsed)) << llvm::toString(parsed.takeError());
  EXPECT_EQ(parsed->Handles[0].Effect, "is cancelled here");
}

TEST(a_users_catalogue, counts_before_the_embedded_one) {
  auto catalog = Catalog::withFiles({{"my.yaml", "library: mine\ntitle: Mine\nhandles:\n"
                                                 "  - {type: std::thread, consequence: cancels}\n"
                                                 "  - {type: my::task, consequence: blocks}\n"}});
  ASSERT_TRUE(static_cast<bool>(catalog));
  EXPECT_EQ((*catalog)->handle("std::thread")->Dropped, Consequence::Cancels);
  EXPECT_EQ((*catalog)->handle("my::task")->Dropped, Consequence::Blocks);
  EXPECT_EQ((*catalog)->handle("std::jthread")->Dropped, Consequence::Blocks);
  EXPECT_EQ((*catalog)->handle("std::jthread").In->Name, "std");
}

TEST(a_users_catalogue, of_files_that_contradict_each_other_is_an_error) {
  const CatalogFile file{"a.yaml", "library: a\ntitle: A\nhandles:\n"
                                   "  - {type: my::task, consequence: cancels}\n"};
  auto catalog = Catalog::withFiles({file, {"b.yaml", file.Text}});
  ASSERT_FALSE(static_cast<bool>(catalog));
  EXPECT_EQ(llvm::toString(catalog.takeError()),
            "b.yaml:4:12: error: the handle 'my::task' has an entry already, in a.yaml\n");
}

TEST(embedded_catalog, has_no_two_files_that_contradict_each_other) {
  ListedNames listed;
  for (const EmbeddedFile &file : embeddedCatalogFiles()) {
    llvm::Expected<Library> parsed = readLibrary(file.Text, file.Name, listed);
    EXPECT_TRUE(static_cast<bool>(parsed)) << llvm::toString(parsed.takeError());
  }
}

TEST(embedded_catalog, names_each_library_as_its_file) {
  for (const EmbeddedFile &file : embeddedCatalogFiles()) {
    ListedNames listed;
    llvm::Expected<Library> parsed = readLibrary(file.Text, file.Name, listed);
    ASSERT_TRUE(static_cast<bool>(parsed));
    EXPECT_EQ("lib/catalog/" + parsed->Name + ".yaml", file.Name);
    EXPECT_FALSE(parsed->Roots.empty()) << file.Name;
    EXPECT_FALSE(parsed->Version.empty()) << file.Name;
  }
}

} // namespace
} // namespace holdfast

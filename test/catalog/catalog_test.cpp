// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "catalog/Catalog.h"
#include "catalog/LibraryReader.h"

#include <gtest/gtest.h>

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

TEST(embedded_catalog, ends_each_spawner_with_a_case_that_always_applies) {
  for (const Library *library : Catalog::embedded()->libraries())
    for (const SpawnerEntry &spawner : library->Spawners)
      EXPECT_TRUE(spawner.Cases.back().appliesAlways()) << spawner.Functions.front();
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

TEST(a_catalogue_file, with_an_unknown_key_is_an_error_with_its_place) {
  const std::string error = errorsOf("library: mine\ntitle: My tasks\nhandels: []\n");
  EXPECT_EQ(
      error.find("my.yaml:3:1: error: unknown key 'handels'; expected one of library, title, "), 0u)
      << error;
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
  EXPECT_NE(errorsOf("").find("my.yaml"), std::string::npos);
}

} // namespace
} // namespace holdfast

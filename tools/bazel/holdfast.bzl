# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holdfast under Bazel: one action for each source, one that judges what they found.

docs/ci.md says how it is set up.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "CPP_COMPILE_ACTION_NAME", "C_COMPILE_ACTION_NAME")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

_SOURCES = ["cc", "cpp", "cxx", "c++", "C", "cppm", "c"]
_DEPS = ["deps", "implementation_deps"]
_HEADERS = ["h", "hh", "hpp", "hxx", "h++", "H", "inc", "inl", "ipp", "tpp", "tcc"]

HoldfastInfo = provider(
    doc = "What was found in a target and in all that it depends on.",
    fields = {
        "reports": "depset: a report for each source",
        "sources": "depset: the files that reports are about",
    },
)

def _targets(ctx, attribute):
    found = getattr(ctx.rule.attr, attribute, [])
    return found if type(found) == "list" else []

def _deps(ctx):
    return [dep for attribute in _DEPS for dep in _targets(ctx, attribute)]

def _sources(ctx, extensions):
    return [
        file
        for target in _targets(ctx, "srcs")
        for file in target.files.to_list()
        if file.extension in extensions
    ]

def _is_foreign(folder):
    """Whether a folder of headers is not of this code base."""
    return folder.startswith("/") or folder.startswith("external/") or "/bin/external/" in folder

def _partition(folders):
    """Splits folders of headers into ours and those of others."""
    folders = folders.to_list()
    return (
        [folder for folder in folders if not _is_foreign(folder)],
        [folder for folder in folders if _is_foreign(folder)],
    )

def _command(ctx, context, local_defines, source):
    """The compiler and its arguments, as Bazel compiles the source."""
    toolchain = find_cpp_toolchain(ctx)
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features + ["layering_check", "module_maps", "thin_lto"],
    )
    is_c = source.extension == "c"
    action = C_COMPILE_ACTION_NAME if is_c else CPP_COMPILE_ACTION_NAME
    flags = ctx.fragments.cpp.copts + (ctx.fragments.cpp.conlyopts if is_c else ctx.fragments.cpp.cxxopts)
    named = [target for attribute in ("data", "srcs", "deps") for target in _targets(ctx, attribute)]
    copts = [
        word
        for copt in getattr(ctx.rule.attr, "copts", [])
        for word in ctx.tokenize(ctx.expand_make_variables("copts", ctx.expand_location(copt, named), {}))
    ]

    # Nothing is found in system headers, and which are that goes by the kind of their
    # folder: Bazel has headers of others in the other kinds, and some of ours in this one.
    our_quoted, their_quoted = _partition(context.quote_includes)
    our_plain, their_plain = _partition(context.includes)
    our_system, their_system = _partition(context.system_includes)
    variables = cc_common.create_compile_variables(
        cc_toolchain = toolchain,
        feature_configuration = features,
        source_file = source.path,
        user_compile_flags = flags + copts,
        include_directories = depset(our_plain + our_system),
        quote_include_directories = depset(our_quoted),
        system_include_directories = depset(their_quoted + their_plain + their_system),
        framework_include_directories = context.framework_includes,
        preprocessor_defines = depset(transitive = [context.defines, local_defines]),
    )
    return [cc_common.get_tool_for_action(feature_configuration = features, action_name = action)] + \
           cc_common.get_memory_inefficient_command_line(
               feature_configuration = features,
               action_name = action,
               variables = variables,
           )

def _list(ctx, name, files):
    listed = ctx.actions.declare_file("%s.holdfast/%s" % (ctx.label.name, name))
    ctx.actions.write(listed, ctx.actions.args().add_all(files))
    return listed

def _inputs(ctx, headers):
    """What the units of a target may read, and the list of the headers alone.

    Bazel remembers of an action with an unused_inputs_list what it used, and would not
    see that there is something new; it sees that a list of all there is has changed.
    """
    others = depset(ctx.files._configs, transitive = [find_cpp_toolchain(ctx).all_files])
    listed = _list(ctx, "headers", headers)
    return listed, depset([listed, _list(ctx, "others", others)], transitive = [headers, others])

def _analyze(ctx, command, inputs, listed, source):
    """Declares the unit of work for a source, and returns its report."""
    stem = "%s.holdfast/%s" % (ctx.label.name, source.short_path.replace("../", ""))
    report = ctx.actions.declare_file(stem + ".yaml")
    unused = ctx.actions.declare_file(stem + ".unused")
    options = ctx.actions.args()
    options.add_all(["analyze", "--portable"])
    options.add("--out", report)
    options.add("--inputs", listed)
    options.add("--unused", unused)
    options.add(source)
    options.add("--")
    ctx.actions.run(
        mnemonic = "Holdfast",
        progress_message = "Looking for dropped handles in %s" % source.short_path,
        executable = ctx.attr._program.files_to_run,
        arguments = [options] + command,
        inputs = depset([source], transitive = [inputs]),
        outputs = [report, unused],
        unused_inputs_list = unused,
    )
    return report

def _judge(ctx, reports, sources):
    """Declares an action that fails when something was found."""
    verdict = ctx.actions.declare_file("%s.holdfast/verdict" % ctx.label.name)
    options = ctx.actions.args()
    for file in ctx.files._baseline:
        options.add("--baseline", file)
    options.add("--quiet")
    paths = ctx.actions.args()
    paths.use_param_file("@%s")
    paths.set_param_file_format("shell")
    paths.add_all(reports)
    ctx.actions.run_shell(
        mnemonic = "HoldfastVerdict",
        progress_message = "Judging %s" % ctx.label,
        command = '"$@" && touch %s' % verdict.path,
        arguments = [ctx.executable._program.path, "report", options, paths],
        tools = [ctx.attr._program.files_to_run],
        inputs = depset(reports + ctx.files._baseline, transitive = [sources]),
        outputs = [verdict],
    )
    return verdict

def _holdfast_aspect(target, ctx):
    deps = [dep[HoldfastInfo] for dep in _deps(ctx) if HoldfastInfo in dep]
    reports = []
    sources = depset()
    verdicts = []
    if CcInfo in target and not ctx.label.workspace_name and "no-holdfast" not in ctx.rule.attr.tags:
        own = target[CcInfo].compilation_context
        context = cc_common.merge_cc_infos(
            cc_infos = [target[CcInfo]] + [dep[CcInfo] for dep in _deps(ctx) if CcInfo in dep],
        ).compilation_context
        headers = depset(_sources(ctx, _HEADERS), transitive = [context.headers])
        units = _sources(ctx, _SOURCES)
        sources = depset(units, transitive = [headers])
        if units:
            listed, inputs = _inputs(ctx, headers)
            for unit in units:
                command = _command(ctx, context, own.local_defines, unit)
                reports.append(_analyze(ctx, command, inputs, listed, unit))
            verdicts = [_judge(ctx, reports, sources)]
    return [
        HoldfastInfo(
            reports = depset(reports, transitive = [dep.reports for dep in deps]),
            sources = depset(transitive = [sources] + [dep.sources for dep in deps]),
        ),
        OutputGroupInfo(
            holdfast = depset(reports),
            holdfast_verdict = depset(verdicts),
        ),
    ]

holdfast_aspect = aspect(
    doc = """Analyzes the sources of C and C++ targets.

Output group 'holdfast' has a report for each source; 'holdfast_verdict' fails for
targets in which something was found.""",
    implementation = _holdfast_aspect,
    attr_aspects = _DEPS,
    attrs = {
        "_program": attr.label(default = Label("//:program"), executable = True, cfg = "exec"),
        "_configs": attr.label(default = Label("//:configs"), allow_files = True),
        "_baseline": attr.label(default = Label("//:baseline"), allow_files = True),
        "_cc_toolchain": attr.label(default = Label("@bazel_tools//tools/cpp:current_cc_toolchain")),
    },
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)

# Names are those of the workspace, and of the folder of the runfiles for a test.
_SCRIPT = """#!/bin/sh
list=$(mktemp)
trap 'rm -f "$list"' EXIT
sed "s|.*|'$PWD/&'|" '{reports}' >"$list"
program=$PWD/{program}
root=${{BUILD_WORKSPACE_DIRECTORY:-$PWD}}
cd "${{BUILD_WORKING_DIRECTORY:-.}}"
"$program" report --root "$root" {baseline} "$@" "@$list"
"""

def _holdfast_test(ctx):
    infos = [dep[HoldfastInfo] for dep in ctx.attr.deps]
    reports = depset(transitive = [info.reports for info in infos])
    files = depset(transitive = [reports] + [info.sources for info in infos])
    listed = ctx.actions.declare_file(ctx.label.name + ".reports")
    ctx.actions.write(listed, ctx.actions.args().add_all(reports))
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(
        script,
        _SCRIPT.format(
            reports = listed.short_path,
            program = ctx.executable._program.short_path,
            baseline = " ".join(['--baseline "$root/%s"' % file.short_path for file in ctx.files._baseline]),
        ),
        is_executable = True,
    )
    # By the names that they have for an action, which are those in the reports.
    runfiles = ctx.runfiles(
        [listed] + ctx.files._baseline,
        symlinks = {file.path: file for file in files.to_list()},
    )
    return [DefaultInfo(
        executable = script,
        runfiles = runfiles.merge(ctx.attr._program[DefaultInfo].default_runfiles),
    )]

holdfast_test = rule(
    doc = """Fails when something is found in 'deps' or what they depend on.

Under 'bazel run' it is 'holdfast report' with the arguments that it is given.""",
    implementation = _holdfast_test,
    attrs = {
        "deps": attr.label_list(aspects = [holdfast_aspect], providers = [CcInfo]),
        "_program": attr.label(default = Label("//:program"), executable = True, cfg = "target"),
        "_baseline": attr.label(default = Label("//:baseline"), allow_files = True),
    },
    test = True,
)

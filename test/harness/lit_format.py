# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""lit's ShTest for a checkout whose path may hold spaces."""

import os
import shlex

import lit.formats
import lit.TestRunner


class QuotingShTest(lit.formats.ShTest):
    """lit puts paths into RUN lines as they are; here they arrive as one word."""

    def __init__(self, substitutions):
        super().__init__(execute_external=False)
        self.own = substitutions

    def execute(self, test, litConfig):
        source = test.getSourcePath()
        _, base = lit.TestRunner.getTempPaths(test)
        paths = {"s": source, "S": os.path.dirname(source), "t": base + ".tmp"}
        # The longer names first: "%t" is the beginning of some of them.
        substitutions = self.own + [
            (rf"%{letter}\b", shlex.quote(path)) for letter, path in paths.items()
        ]
        return lit.TestRunner.executeShTest(
            test, litConfig, self.execute_external, substitutions
        )

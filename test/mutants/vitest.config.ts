/**
 * The tests that mutants of the arithmetic must not pass: the quick ones that mirror it, in one order and with one
 * seed, so that a mutant that lives lives again. run.ts says which, by patterns in YIZHAN_MUTANT_TESTS.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";
import type { TestSpecification } from "vitest/node";

/** One order whatever ran before; each mutant's run ends at its first failure. */
class OneOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => (a.moduleId < b.moduleId ? 1 : -1));
  }
}

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: (process.env["YIZHAN_MUTANT_TESTS"] ?? "test/unit/{settle,plan}/*.test.ts").split(" "),
    setupFiles: ["test/mutants/setup.ts"],
    env: { FC_SEED: "20181001" },
    // One worker for all files of a run: a new one for each would take most of the time.
    isolate: false,
    sequence: { sequencer: OneOrder },
    testTimeout: 60_000,
  },
});

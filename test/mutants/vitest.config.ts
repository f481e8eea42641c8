/**
 * The tests that mutants of the arithmetic must not pass: the quick ones that mirror it, in one order and with one
 * seed, so that a mutant that lives lives again. The laws of test/property take minutes a run and stay outside.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: [
      "test/unit/{money,rounding,apportion,predicate,predicate-refusals}.test.ts",
      "test/unit/{settle,plan,mutants}/**/*.test.ts",
      "test/golden/golden.test.ts",
    ],
    setupFiles: ["test/setup.ts"],
    env: { FC_SEED: "20181001" },
    isolate: false,
    testTimeout: 60_000,
  },
});

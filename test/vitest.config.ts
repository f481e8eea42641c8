import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { seed } from "./seed.ts";
import { LongestFirst } from "./sequencer.ts";

const NEVER = ["**/node_modules/**", "dist/**"];
/** Files that take long enough to have the engine for themselves, and one that replaces a module by its own. */
const APART = ["test/{property,prove}/**/*.test.ts", "test/unit/rulebook.test.ts"];

/** .ci/run sets this to the path where it wants vitest's results as JSON. */
const json = process.env["YIZHAN_VITEST_JSON"];

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    exclude: NEVER,
    projects: [
      {
        extends: true,
        // One set of modules for all: loading the engine anew for each file took longer than its tests.
        test: { name: "shared", include: ["test/**/*.test.ts"], exclude: [...NEVER, ...APART], isolate: false },
      },
      { extends: true, test: { name: "apart", include: APART } },
    ],
    sequence: { sequencer: LongestFirst },
    setupFiles: ["test/setup.ts"],
    // Chosen once, so that all workers of a run share it.
    env: { FC_SEED: String(seed) },
    pool: "forks",
    maxWorkers: 2,
    // Generous, so that a slow machine fails no law: nothing here asserts a time.
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    reporters: json === undefined || json === "" ? ["default"] : ["default", ["json", { outputFile: json }]],
  },
});

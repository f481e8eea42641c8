import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { seed } from "./seed.ts";

/** .ci/run sets this to the path where it wants vitest's results as JSON. */
const json = process.env["YIZHAN_VITEST_JSON"];

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
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

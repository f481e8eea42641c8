import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

/** Packages copied into dist, so that an installed yizhan has no dependency. */
const inlined = ["@noble/hashes", "decimal.js", "json-logic-js", "zod"];

const library = {
  index: "src/index.ts",
  node: "src/node.ts",
  tools: "src/tools.ts",
  batch: "src/batch.ts",
  pool: "src/pool.ts",
};

const common: Options = {
  outDir: "dist",
  target: "node20",
  // The core runs anywhere; only node.ts and cli.ts may import a "node:" module, and test/package/check.ts sees to it.
  platform: "neutral",
  external: [/^node:/],
  removeNodeProtocol: false,
  noExternal: inlined.map((name) => new RegExp(`^${name.replace(".", "\\.")}(/|$)`)),
  // One copy of each class, shared by `yizhan` and `yizhan/node`, so that instanceof holds across the two.
  splitting: true,
  // Done by rollup, which also writes import.meta.url for CommonJS. tsup's own shim of it (`shims: true`) fails where the
  // path of the package holds a "%" or a "#".
  treeshake: true,
  clean: false,
  dts: { entry: library },
  esbuildOptions(options) {
    // The neutral platform reads no main field by itself; json-logic-js has only "main".
    options.mainFields = ["module", "main"];
  },
};

/** The licences of the inlined packages, which ask to go where their code goes. */
function licences(): string {
  return inlined
    .map((name) => {
      const folder = new URL(`node_modules/${name}/`, import.meta.url);
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      if (file === undefined) throw new Error(`${name} has no licence file`);
      return `${name}\n\n${readFileSync(new URL(file, folder), "utf8").trim()}\n`;
    })
    .join(`\n${"-".repeat(72)}\n\n`);
}

export default defineConfig(() => {
  // Not tsup's own `clean`: the two builds below run side by side and would clear each other's files.
  rmSync("dist", { recursive: true, force: true });
  return [
    {
      ...common,
      format: "esm",
      entry: { ...library, cli: "src/cli.ts", "pool-worker": "src/pool-worker.ts" },
      onSuccess: async () => writeFileSync("dist/THIRD_PARTY_LICENSES.txt", licences()),
    },
    { ...common, format: "cjs", entry: library },
  ];
});

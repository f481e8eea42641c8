import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { defineConfig, type Options } from "tsup";
import { readRuleFiles } from "./src/node.ts";
import { parseRuleFiles } from "./src/rules/parse.ts";
import { sealRules } from "./src/rules/sealed.ts";

/** Packages copied into dist, so that an installed yizhan has no dependency. */
const inlined = ["@noble/hashes", "decimal.js", "json-logic-js", "zod"];

const library = { index: "src/index.ts", node: "src/node.ts", tools: "src/tools.ts" };

/** Modules that need a schema only for what is unusual, and the only ones through which most users reach zod. */
const DOORS = /[\\/]src[\\/](claim[\\/]parse|account[\\/]account|rules[\\/]parse)\.ts$/;
const SCHEMA_IMPORT = /^import (?:\* as (\w+)|\{ ([^}]+) \}) from ("\.\/schema[\w-]*\.ts");$/gm;

/**
 * Puts the schemas, and zod with them, behind doors: they are evaluated when a door first uses one, not at import. An
 * import of a schema becomes a `require` where it is used, which esbuild resolves within the bundle, so that the
 * modules behind it are made functions. In the source tree the same files are plain modules.
 */
const lazySchemas: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "lazy-schemas",
  setup(build) {
    build.onLoad({ filter: DOORS }, ({ path }) => {
      let contents = readFileSync(path, "utf8");
      const imports = [...contents.matchAll(SCHEMA_IMPORT)];
      if (imports.length === 0) throw new Error(`${path} imports no schema`);
      contents = contents.replace(SCHEMA_IMPORT, "");
      for (const [, namespace, names, file] of imports) {
        if (namespace !== undefined)
          contents = contents.replace(new RegExp(`(?<![\\w.])${namespace}\\.`, "g"), `require(${file}).`);
        for (const each of names?.split(", ") ?? []) {
          const [name = "", local = name] = each.split(" as ");
          contents = contents.replace(new RegExp(`(?<![\\w.])${local}(?!\\w)`, "g"), `require(${file}).${name}`);
        }
      }
      return { contents, loader: "ts" };
    });
  },
};

const common: Options = {
  esbuildPlugins: [lazySchemas],
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
    options.minifyWhitespace = true;
    options.minifySyntax = true;
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

/** Parses and checks the shipped rules, and puts them into dist as they are then; a finding breaks the build. */
function seal(): void {
  mkdirSync("dist/sealed");
  for (const { file, text } of sealRules(parseRuleFiles(readRuleFiles("rules"))))
    writeFileSync(`dist/sealed/${file}`, text);
}

export default defineConfig(() => {
  // Not tsup's own `clean`: the two builds below run side by side and would clear each other's files.
  rmSync("dist", { recursive: true, force: true });
  return [
    {
      ...common,
      format: "esm",
      entry: { ...library, cli: "src/cli.ts" },
      onSuccess: async () => {
        writeFileSync("dist/THIRD_PARTY_LICENSES.txt", licences());
        seal();
      },
    },
    { ...common, format: "cjs", entry: library },
  ];
});

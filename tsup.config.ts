import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { build as bundle } from "esbuild";
import { defineConfig, type Options } from "tsup";
import ts from "typescript";
import { readRuleFiles } from "./src/node.ts";
import { parseRuleFiles } from "./src/rules/parse.ts";
import { sealRules } from "./src/rules/sealed.ts";

/** Packages copied into dist, so that an installed yizhan has no dependency. */
const inlined = ["@noble/hashes", "decimal.js", "json-logic-js", "zod"];

const library = {
  index: "src/index.ts",
  node: "src/node.ts",
  tools: "src/tools.ts",
  batch: "src/batch.ts",
  pool: "src/pool.ts",
};

type Plugin = NonNullable<Options["esbuildPlugins"]>[number];

/** What most users never need: the schemas with zod, and these libraries, by the file in which each stands apart. */
const LIBRARIES: Readonly<Record<string, string>> = {
  decimal: 'export { default } from "decimal.js";',
  hashes:
    'export { sha256 } from "@noble/hashes/sha2.js"; export { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";',
};
const SCHEMAS =
  /[\\/]src[\\/](?:claim|account|rules|journal|receipt|year)[\\/](?:schema[\w-]*|companion|explanations|accepted|case-file|range-case)\.ts$/;
/** Modules of which schemas are made. */
const PARTS = /[\\/]src[\\/]rules[\\/](?:documented|terms|lists|choice)\.ts$/;
/** Modules of which `src/slow.ts` is made. */
const SLOW =
  /[\\/]src[\\/](?:(?:account|claim|settle)[\\/]careful|settle[\\/](?:benefit|refusals)|rules[\\/](?:extend|overlay|parse))\.ts$/;
/**
 * Entries beside the library's first file. Each is told to import it, so that all of what it holds is shared by the same
 * entries: esbuild makes one file of that, where it would make one of each set of modules, to be found and read apart.
 */
const BESIDE = /[\\/]src[\\/](?:node|late|slow|tools|batch|pool)\.ts$/;
/** Stands for `require` until esbuild has done its work, which would take one that it cannot follow for a mistake. */
const LATER = "requireLater";

/**
 * Puts the schemas and those libraries behind doors: they are evaluated when code that runs first uses one, not at
 * import. An import of one becomes a `require` where it is used. In the source tree the same files are plain modules.
 *
 * @param apart Whether what is behind stands in files of its own, so that it is not even read before. Else it is within
 *              the bundle, as a function, for hosts where nothing can be loaded while code runs.
 */
function doors(apart: boolean): Plugin {
  return {
    name: "doors",
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        if (SCHEMAS.test(path) || PARTS.test(path)) return undefined;
        const behind = (name: string): string | null => {
          const target = resolve(dirname(path), name);
          const place = placeOf(name, target);
          if (place === null) return null;
          if (apart) return SLOW.test(path) && SLOW.test(target) ? null : place;
          // What is slow shares modules with what is not, so that it stands apart only where modules can be shared.
          return SLOW.test(target) ? null : `require(${JSON.stringify(name)})`;
        };
        const text = readFileSync(path, "utf8");
        const first = apart && BESIDE.test(path) ? `import "./index.ts";\n` : "";
        return { contents: withDoors(first + text, path, behind), loader: "ts" };
      });
    },
  };
}

/**
 * Lets the library's first file load `src/late.ts` when a function of it is first called. Everything there is a function.
 */
const late: Plugin = {
  name: "late",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]index\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const stubs = text.replace(/^export \{([^}]*)\} from "\.\/late\.ts";$/m, (_, names: string) =>
        names
          .split(",")
          .map((name) => name.trim())
          .filter((name) => name !== "")
          .map((name) => `export function ${name}(...given) { return ${LATER}("./late.cjs").${name}(...given); }`)
          .join("\n"),
      );
      if (stubs === text) throw new Error(`${path} exports nothing of late.ts`);
      return { contents: stubs, loader: "ts" };
    });
  },
};

/**
 * A module in which everything imported from behind a door is asked for where it is used.
 *
 * @param behind The expression that gives a module behind a door; `null` for another.
 */
function withDoors(text: string, path: string, behind: (name: string) => string | null): string {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const edits: { readonly from: number; readonly to: number; readonly by: string }[] = [];
  const uses = new Map<string, string>();
  for (const each of source.statements) {
    if (!ts.isImportDeclaration(each) || !ts.isStringLiteral(each.moduleSpecifier)) continue;
    const { importClause: clause } = each;
    const module = behind(each.moduleSpecifier.text);
    if (module === null || clause === undefined || clause.isTypeOnly) continue;
    edits.push({ from: each.getStart(), to: each.getEnd(), by: "" });
    const use = (name: string, asked: string): void => {
      if (GIVEN[module]?.has(asked) === false) throw new Error(`${path}: ${module} does not give ${asked}`);
      uses.set(name, `${module}.${asked}`);
    };
    if (clause.name !== undefined) use(clause.name.text, "default");
    const { namedBindings: bound } = clause;
    if (bound === undefined) continue;
    if (ts.isNamespaceImport(bound)) uses.set(bound.name.text, module);
    else for (const { name, propertyName } of bound.elements) use(name.text, (propertyName ?? name).text);
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node)) return;
    const by = ts.isIdentifier(node) ? uses.get(node.text) : undefined;
    const { parent } = node;
    const isName = parent !== undefined && "name" in parent && parent.name === node;
    if (by !== undefined && isName && !ts.isPropertyAccessExpression(parent) && !ts.isPropertyAssignment(parent))
      throw new Error(`${path} gives another meaning to ${node.getText()}, which is behind a door`);
    if (by !== undefined && !isName) edits.push({ from: node.getStart(), to: node.getEnd(), by });
    ts.forEachChild(node, visit);
  };
  if (uses.size > 0) visit(source);
  edits.sort((left, right) => right.from - left.from);
  const changed = edits.reduce((whole, { from, to, by }) => whole.slice(0, from) + by + whole.slice(to), text);
  return [
    changed,
    ...Object.keys(DOORS)
      .filter((door) => changed.includes(`${door}()`))
      .map(doorOf),
  ].join("\n");
}

/** What stands apart, by the name of the function that asks for it. */
const DOORS: Readonly<Record<string, string>> = {
  askSlow: "./slow.cjs",
  askSchemas: "./schemas.cjs",
  askDecimal: "./decimal.cjs",
  askHashes: "./hashes.cjs",
};

/** What each door gives of what is listed by name: a module that asks for another name breaks the build. */
const GIVEN: Readonly<Record<string, ReadonlySet<string>>> = {
  "askSlow()": namesOf(readFileSync("src/slow.ts", "utf8")),
  "askDecimal()": namesOf(LIBRARIES["decimal"] ?? ""),
  "askHashes()": namesOf(LIBRARIES["hashes"] ?? ""),
};

/** The names in the lists of a text that only exports. */
function namesOf(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/export \{([^}]*)\}/g)].flatMap(([, list = ""]) => list.match(/\w+/g) ?? []));
}

/** A function of a module that asks once, since `require` looks for the file again each time. */
function doorOf(door: string): string {
  const kept = `${door}Kept`;
  return `var ${kept}; function ${door}() { return ${kept} ??= ${LATER}(${JSON.stringify(DOORS[door])}); }`;
}

/** What gives a module that stands apart; `null` where it does not. */
function placeOf(name: string, path: string): string | null {
  if (SLOW.test(path)) return "askSlow()";
  if (SCHEMAS.test(path)) return `askSchemas().${keyOf(path)}`;
  const holder = Object.keys(LIBRARIES).find((file) => LIBRARIES[file]?.includes(`"${name}"`));
  return (
    Object.keys(DOORS)
      .find((door) => DOORS[door] === `./${holder}.cjs`)
      ?.concat("()") ?? null
  );
}

/** The name of a module of schemas among those that stand apart. */
function keyOf(path: string): string {
  return relative("src", path).replace(/\.ts$/, "").replaceAll(/\W/g, "_");
}

/** Writes what stands apart. */
async function writeApart(): Promise<void> {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).map((file) => `./src/${file}`);
  const schemas = files.filter((file) => SCHEMAS.test(resolve(file)));
  const contents = {
    ...LIBRARIES,
    schemas: schemas.map((file) => `export * as ${keyOf(resolve(file))} from "${file}";`).join("\n"),
  };
  const write = ([name, text]: readonly [string, string]): Promise<unknown> =>
    bundle({
      stdin: { contents: text, resolveDir: "." },
      outfile: `dist/${name}.cjs`,
      bundle: true,
      format: "cjs",
      platform: "neutral",
      mainFields: ["module", "main"],
      target: "node20",
      plugins: [doors(true)],
      define: { [LATER]: "require" },
      external: Object.values(DOORS),
      ...SMALL,
    });
  await Promise.all(Object.entries(contents).map(write));
}

/** What Node imports: the files that it requires, so that there is one copy of each class, whichever way it is loaded. */
function writeImports(): void {
  const load = createRequire(import.meta.url);
  mkdirSync("dist/import");
  for (const name of Object.keys(library)) {
    const names = Object.keys(load(`./dist/${name}.cjs`) as object);
    const text = `import { createRequire } from "node:module";
export const { ${names.join(", ")} } = createRequire(import.meta.url)("../${name}.cjs");
`;
    writeFileSync(`dist/import/${name}.js`, text);
  }
}

/**
 * Without spaces and comments, and with short names within a file: a program that settles one claim spends more time on
 * reading these files than on settling.
 */
const SMALL = { minifyWhitespace: true, minifySyntax: true, minifyIdentifiers: true } as const;

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
    Object.assign(options, SMALL);
    // The import of `BESIDE` is meant to do nothing else.
    options.logOverride = { "ignored-bare-import": "silent" };
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
      esbuildPlugins: [doors(false)],
      entry: { ...library, cli: "src/cli.ts", "pool-worker": "src/pool-worker.ts" },
      onSuccess: async () => {
        writeFileSync("dist/THIRD_PARTY_LICENSES.txt", licences());
        seal();
      },
    },
    {
      ...common,
      format: "cjs",
      entry: { ...library, late: "src/late.ts", slow: "src/slow.ts" },
      esbuildPlugins: [late, doors(true)],
      plugins: [{ name: "later", renderChunk: (code) => ({ code: code.replaceAll(`${LATER}(`, "require(") }) }],
      onSuccess: async () => {
        await writeApart();
        writeImports();
      },
    },
  ];
});

/**
 * Checks the package as its users get it: packed, installed without a network, imported, required and linted.
 * Run it after a build (`npm run build && npm run test:package`). Prints "ok NAME" or "FAIL NAME" for each check.
 * With UPDATE_EXPORTS=1 it first writes exports.json from the build.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import ts from "typescript";
import { readRuleFiles } from "../../src/node.ts";
import { parseRuleFiles } from "../../src/rules/parse.ts";
import { sealRules } from "../../src/rules/sealed.ts";
import { readmeChecks } from "./readme.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const dist = join(root, "dist");
const exportsFile = join(here, "exports.json");
const work = mkdtempSync(join(tmpdir(), "yizhan-package-"));
const project = join(work, "project");
const installed = join(project, "node_modules/yizhan");
const inlined = ["zod", "decimal.js", "json-logic-js", "@noble/hashes"];
/** Files of dist that nothing loads before it is needed. */
const apartFiles = ["schemas.cjs", "decimal.cjs", "hashes.cjs", "late.cjs", "slow.cjs"];
const noEval = "--disallow-code-generation-from-strings";

/** The entries by the keys of exports.json. */
const ENTRIES = [".", "./node", "./tools", "./batch", "./pool"].map((key) => [key, `yizhan${key.slice(1)}`] as const);

let passed = 0;
let failed = 0;

function check(name: string, body: () => void): void {
  try {
    body();
    passed += 1;
    console.log(`ok ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}`);
    console.log(describe(error).replace(/^/gm, "    "));
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const output = ["stdout", "stderr"].map((key) => String((error as unknown as Record<string, unknown>)[key] ?? ""));
  return [error.message, ...output].filter((part) => part.trim() !== "").join("\n");
}

/** Runs a program to its end, without what an outer `npm run` put into the environment. */
function run(file: string, args: readonly string[], cwd: string): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(npm_|NODE_OPTIONS$)/.test(key)));
  return execFileSync(file, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function bin(name: string): string {
  return join(root, "node_modules/.bin", name);
}

/** What a built file imports or requires. */
function imports(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
  return importedFiles.map((entry) => entry.fileName);
}

/** What a built file and the chunks it reaches import from outside dist. */
function outside(entry: string): string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const name of imports(file)) {
      if (name.startsWith(".")) open.push(resolve(dirname(file), name));
      else found.add(name);
    }
  }
  return [...found].sort();
}

/** Every file under a folder, as paths relative to it. */
function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

type Names = Record<string, string[]>;

/** The names an entry exports, seen from the installed package. */
function exported(kind: "import" | "require"): Names {
  const load = kind === "import" ? "(name) => import(name)" : "async (name) => require(name)";
  const code = `
    const load = ${load};
    const names = {};
    for (const [key, name] of ${JSON.stringify(ENTRIES)}) {
      names[key] = Object.keys(await load(name)).sort();
    }
    process.stdout.write(JSON.stringify(names));`;
  const args =
    kind === "import" ? ["--input-type=module", "-e", code] : ["-e", `(async () => {${code}})()`, "--no-warnings"];
  return JSON.parse(run(process.execPath, args, project)) as Names;
}

/** Which files of what stands apart are loaded after a first settlement, and after a refusal. */
function settleFirst(kind: "import" | "require"): string {
  const load = kind === "import" ? "(name) => import(name)" : "async (name) => require(name)";
  const code = `
    const { createRequire } = require("node:module");
    const { readFileSync } = require("node:fs");
    const load = ${load};
    (async () => {
      const { settle } = await load("yizhan");
      const { loadRules, shippedRules } = await load("yizhan/node");
      const apart = () =>
        Object.keys(require.cache).map((file) => file.split(/[\\\\/]/).pop()).filter((file) => ${JSON.stringify(apartFiles)}.includes(file));
      const [claim] = JSON.parse(readFileSync(shippedRules() + "/samples/henan.json", "utf8"));
      const rulebook = loadRules();
      if (settle(rulebook, claim).settlement.payments.length === 0) throw new Error("nothing is paid");
      const before = apart();
      let codes = [];
      try {
        settle(rulebook, { ...claim, lines: undefined });
      } catch (error) {
        codes = [...new Set(error.issues.map((issue) => issue.code))];
      }
      process.stdout.write(JSON.stringify({ before, after: apart(), codes }));
    })();`;
  return run(process.execPath, ["-e", code], project);
}

/** Compiles a user's file against the installed declarations, all of which are checked. */
function compile(entry: string, types: string[]): void {
  const names = ["esm.mts", "cjs.cts"];
  writeFileSync(join(project, "esm.mts"), `import * as it from "${entry}";\nexport default it;\n`);
  writeFileSync(join(project, "cjs.cts"), `import it = require("${entry}");\nexport = it;\n`);
  const config = {
    compilerOptions: {
      target: "es2022",
      lib: ["es2022"],
      module: "node16",
      strict: true,
      skipLibCheck: false,
      noEmit: true,
      types,
      typeRoots: [join(root, "node_modules/@types")],
    },
    files: names,
  };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(config));
  run(bin("tsc"), ["-p", "tsconfig.json"], project);
}

function pack(): string {
  const output = run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", work], root);
  const [first] = JSON.parse(output) as { filename: string }[];
  assert.ok(first !== undefined);
  return join(work, first.filename);
}

function install(tarball: string): void {
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "user", version: "1.0.0", private: true }));
  run("npm", ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball], project);
  for (const name of ["esm.mjs", "cjs.cjs"]) copyFileSync(join(here, name), join(project, name));
  copyFileSync(exportsFile, join(project, "exports.json"));
}

function checkDist(): void {
  for (const file of ["index.js", "index.cjs", "tools.js", "tools.cjs", "batch.js", "batch.cjs"]) {
    check(`dist/${file} imports nothing from outside dist`, () => {
      assert.deepEqual(outside(join(dist, file)), []);
    });
  }
  for (const file of ["node.js", "node.cjs", "pool.js", "pool.cjs", "pool-worker.js", "cli.js"]) {
    check(`dist/${file} imports only node: modules`, () => {
      // "u" is no module: for import.meta.url in CommonJS, rollup writes require('u' + 'rl').
      const own = (name: string): boolean => name.startsWith("node:") || (name === "u" && file.endsWith(".cjs"));
      const other = outside(join(dist, file)).filter((name) => !own(name));
      assert.deepEqual(other, []);
    });
  }
  check("dist's declarations mention no inlined package", () => {
    const declarations = files(dist).filter((name) => /\.d\.c?ts$/.test(name));
    assert.ok(declarations.length >= 4);
    const found = declarations.flatMap((name) => {
      const text = readFileSync(join(dist, name), "utf8");
      return inlined
        .filter((word) => new RegExp(`(?<![\\w-])${word.replace(".", "\\.")}(?![\\w-])`, "i").test(text))
        .map((word) => `${name}: ${word}`);
    });
    assert.deepEqual(found, []);
  });
  check("dist names no path of the machine that built it", () => {
    const found = files(dist).filter((name) => readFileSync(join(dist, name), "utf8").includes(root));
    assert.deepEqual(found, []);
  });
  check("dist's sealed rules are those of rules/, parsed and checked", () => {
    const sealed = sealRules(parseRuleFiles(readRuleFiles(join(root, "rules"))));
    assert.deepEqual(files(join(dist, "sealed")), sealed.map(({ file }) => file).sort());
    for (const { file, text } of sealed) assert.equal(readFileSync(join(dist, "sealed", file), "utf8"), text, file);
  });
  check("dist/cli.js begins with a shebang", () => {
    assert.match(readFileSync(join(dist, "cli.js"), "utf8"), /^#!\/usr\/bin\/env node\n/);
  });
}

function checkInstalled(tarball: string): void {
  check("the package holds only what it should", () => {
    const allowed = /^(dist\/.+|rules\/.+|README\.md|CHANGELOG\.md|LICENSE|package\.json)$/;
    const names = files(installed);
    assert.deepEqual(
      names.filter((name) => !allowed.test(name)),
      [],
    );
    for (const name of ["README.md", "CHANGELOG.md", "LICENSE"]) assert.ok(names.includes(name), name);
    assert.ok(
      names.some((name) => name.startsWith("rules/")),
      "rules",
    );
  });
  check("the package has no dependency", () => {
    const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as Record<string, unknown>;
    for (const key of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies"]) {
      assert.equal(manifest[key], undefined, key);
    }
    const found = readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."));
    assert.deepEqual(found, ["yizhan"]);
  });
  check("the yizhan command is installed", () => {
    assert.ok(existsSync(join(project, "node_modules/.bin/yizhan")));
  });
  for (const kind of ["import", "require"] as const) {
    check(`names exported to ${kind} are those of exports.json`, () => {
      assert.deepEqual(exported(kind), JSON.parse(readFileSync(exportsFile, "utf8")));
    });
  }
  for (const script of ["esm.mjs", "cjs.cjs"]) {
    check(script, () => {
      run(process.execPath, [script], project);
    });
    check(`${script} with ${noEval}`, () => {
      run(process.execPath, [noEval, script], project);
    });
  }
  for (const kind of ["import", "require"] as const) {
    check(`by ${kind}, a first settlement loads neither schemas nor libraries, and a refusal is made by them`, () => {
      assert.deepEqual(JSON.parse(settleFirst(kind)), {
        before: [],
        after: ["slow.cjs", "schemas.cjs"],
        codes: ["invalid_claim"],
      });
    });
  }
  check("what hosts other than Node import settles to the byte as what Node loads", () => {
    const code = `
      import assert from "node:assert/strict";
      import { readFileSync } from "node:fs";
      import * as own from "yizhan";
      import { loadRules, readRuleFiles, shippedRules } from "yizhan/node";
      import * as neutral from "./node_modules/yizhan/dist/index.js";
      const claims = JSON.parse(readFileSync(shippedRules() + "/samples/henan.json", "utf8"));
      const [sealed, parsed] = [loadRules(), neutral.createRulebook(readRuleFiles(shippedRules()))];
      for (const claim of claims) {
        const expected = JSON.stringify(own.settle(sealed, claim));
        assert.equal(JSON.stringify(neutral.settle(parsed, claim)), expected);
      }
      assert.ok(claims.length > 1);
      assert.throws(() => neutral.settle(parsed, {}), neutral.SettlementError);`;
    run(process.execPath, ["--input-type=module", "-e", code], project);
  });
  check("declarations of yizhan compile without Node's types", () => compile("yizhan", []));
  check("declarations of yizhan/tools compile without Node's types", () => compile("yizhan/tools", []));
  check("declarations of yizhan/batch compile without Node's types", () => compile("yizhan/batch", []));
  check("declarations of yizhan/node compile", () => compile("yizhan/node", ["node"]));
  check("declarations of yizhan/pool compile", () => compile("yizhan/pool", ["node"]));
  const { checks, clear } = readmeChecks(realpathSync(installed));
  for (const { name, run: body } of checks) check(name, body);
  clear();
  check("publint", () => {
    run(bin("publint"), ["run", tarball, "--strict"], root);
  });
  check("attw", () => {
    run(bin("attw"), [tarball, "--profile", "node16", "--no-definitely-typed", "--no-emoji", "--no-color"], root);
  });
}

/** Writes exports.json from dist, by way of a folder where `yizhan` stands for the repository. */
async function updateExports(): Promise<void> {
  const folder = mkdtempSync(join(work, "names-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/yizhan"));
  const code = `
    const names = {};
    for (const [key, name] of ${JSON.stringify(ENTRIES)}) names[key] = Object.keys(await import(name)).sort();
    process.stdout.write(JSON.stringify(names));`;
  const names = run(process.execPath, ["--input-type=module", "-e", code], folder);
  const options = await resolveConfig(exportsFile);
  writeFileSync(exportsFile, await format(names, { ...options, parser: "json" }));
  console.log("wrote test/package/exports.json");
}

async function main(): Promise<void> {
  if (process.env["UPDATE_EXPORTS"] === "1") await updateExports();
  checkDist();
  let tarball: string | undefined;
  check("npm pack", () => {
    tarball = pack();
  });
  const packed = tarball;
  if (packed === undefined) return;
  let ready = false;
  check("npm install --offline", () => {
    install(packed);
    ready = true;
  });
  if (ready) checkInstalled(packed);
}

try {
  await main();
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`package checks: ${passed} ok, ${failed} failed`);
const report = process.env["YIZHAN_PACKAGE_JSON"];
if (report !== undefined && report !== "") writeFileSync(report, JSON.stringify({ passed, failed }));
process.exitCode = failed === 0 ? 0 : 1;

/**
 * A test runner of Stryker's that bundles the tests of a part with all that they test, and evaluates the bundle anew
 * for each mutant in one process: hundredths of a second, where a worker of vitest takes one or two seconds.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { Script } from "node:vm";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import type { InstrumenterContext } from "@stryker-mutator/api/core";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import type {
  CompleteDryRunResult,
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
} from "@stryker-mutator/api/test-runner";
import { build } from "esbuild";
import { Suite } from "./suite.ts";
import type { Test } from "./suite.ts";

/** A bundle, once its script has run: a function of what it imports and of the suite; it puts its files' bodies out. */
type Bundle = (
  require: (name: string) => unknown,
  module: { exports: { readonly bodies?: { readonly [file: string]: () => unknown } } },
  begin: (file: string) => void,
  end: () => void,
) => void;

/** Tests below this stay in their order. Unit: milliseconds. */
const QUICK = 40;

const CONTEXT = INSTRUMENTER_CONSTANTS.NAMESPACE;
const idOf = ({ file, name }: Test): string => `${file}#${name}`;
const fileOf = (id: string): string => id.split("#")[0] ?? id;

class BundleRunner implements TestRunner {
  private script: Script | null = null;
  /** How long each test took when it passed last: the slow ones run last, as most mutants fail at a quick one. */
  private readonly times = new Map<string, number>();
  /** The files of the tests, in the order of their names. */
  private files: readonly string[] = [];
  private readonly require = createRequire(join(process.cwd(), "package.json"));

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const folders = (process.env["YIZHAN_MUTANT_TESTS"] ?? "").split(" ").map((pattern) => dirname(pattern));
    const files = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith(".test.ts"))
        .sort()
        .map((name) => join(folder, name)),
    );
    this.files = files;
    const bodies = files.map((file) => `${JSON.stringify(file)}: () => require("./${file}"),`);
    const { outputFiles } = await build({
      stdin: {
        contents: `import "./test/mutants/setup.ts";\nexport const bodies = {${bodies.join("\n")}};`,
        resolveDir: process.cwd(),
        loader: "ts",
      },
      bundle: true,
      ignoreAnnotations: true, // the package says that its modules have no effects; tests have
      write: false,
      format: "cjs",
      platform: "node",
      target: "node20",
      packages: "external",
      logLevel: "error",
      plugins: [
        {
          name: "begin",
          setup: ({ onLoad }) => {
            onLoad({ filter: /\.test\.ts$/ }, ({ path }) => {
              const file = JSON.stringify(relative(process.cwd(), path));
              return { contents: `begin(${file});\n${readFileSync(path, "utf8")}\nend();`, loader: "ts" };
            });
          },
        },
      ],
    });
    this.script = new Script(`(function (require, module, begin, end) {${outputFiles[0]?.text ?? ""}\n})`);
  }

  async dryRun(): Promise<DryRunResult> {
    const context: InstrumenterContext = {};
    const result = this.run(context, null, false);
    const { mutantCoverage } = context;
    if (mutantCoverage === undefined) return result;
    // What the body of a file does, it does for all tests of the file.
    for (const { id, fileName } of result.tests) {
      const own = (mutantCoverage.perTest[id] ??= {});
      for (const [mutant, count] of Object.entries(mutantCoverage.perTest[fileName ?? ""] ?? {}))
        own[mutant] = (own[mutant] ?? 0) + count;
    }
    for (const file of this.files) delete mutantCoverage.perTest[file];
    return { ...result, mutantCoverage };
  }

  async mutantRun({ activeMutant, hitLimit, testFilter, disableBail }: MutantRunOptions): Promise<MutantRunResult> {
    const context: InstrumenterContext = { activeMutant: activeMutant.id, hitCount: 0 };
    if (hitLimit !== undefined) context.hitLimit = hitLimit;
    const result = this.run(context, testFilter === undefined ? null : new Set(testFilter), !disableBail);
    return toMutantRunResult(determineHitLimitReached(context.hitCount, hitLimit) ?? result);
  }

  /** Evaluates the files of the tests that are wanted and runs these; a body that throws is a test that fails. */
  private run(context: InstrumenterContext, wanted: ReadonlySet<string> | null, bail: boolean): CompleteDryRunResult {
    (globalThis as Record<string, unknown>)[CONTEXT] = context;
    const results: TestResult[] = [];
    const passes = (id: string, run: () => unknown): boolean => {
      const fileName = fileOf(id);
      const began = performance.now();
      try {
        run();
      } catch (thrown) {
        const timeSpentMs = performance.now() - began;
        results.push({
          id,
          name: id,
          fileName,
          timeSpentMs,
          status: TestStatus.Failed,
          failureMessage: String(thrown),
        });
        return false;
      }
      const timeSpentMs = performance.now() - began;
      this.times.set(id, timeSpentMs);
      if (id !== fileName) results.push({ id, name: id, fileName, timeSpentMs, status: TestStatus.Success });
      return true;
    };
    const during = <T>(id: string, act: () => T): T => {
      context.currentTestId = id;
      try {
        return act();
      } finally {
        delete context.currentTestId;
      }
    };
    const suite = new Suite();
    const module: Parameters<Bundle>[1] = { exports: {} };
    const bundle = this.script?.runInThisContext() as Bundle;
    bundle(
      (name) => (name === "vitest" ? suite.vitest : this.require(name)),
      module,
      (file) => {
        suite.begin(file);
        context.currentTestId = file;
      },
      () => delete context.currentTestId,
    );
    const own = new Set([...(wanted ?? [])].map(fileOf));
    const evaluated = Object.entries(module.exports.bodies ?? {}).every(
      ([file, body]) => (wanted !== null && !own.has(file)) || passes(file, body) || !bail,
    );
    const tests = suite.tests.map((test) => ({ id: idOf(test), run: test.run }));
    const time = (id: string): number => Math.round((this.times.get(id) ?? 0) / QUICK);
    tests.sort((a, b) => time(a.id) - time(b.id));
    if (evaluated)
      for (const { id, run } of tests)
        if (wanted?.has(id) ?? true) if (!during(id, () => passes(id, run)) && bail) break;
    return { status: DryRunStatus.Complete, tests: results };
  }
}

function createRunner(): BundleRunner {
  return new BundleRunner();
}
createRunner.inject = [] as const;

/** What Stryker looks for in a plugin: the runner `bundle`. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "bundle", createRunner)];

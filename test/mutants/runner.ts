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

/** A bundle, once its script has run: a function of what it imports and of what each test file begins with. */
type Bundle = (require: (name: string) => unknown, module: object, begin: (file: string) => void) => void;

/** Tests below this stay in their order. Unit: milliseconds. */
const QUICK = 40;

const CONTEXT = INSTRUMENTER_CONSTANTS.NAMESPACE;
const idOf = ({ file, name }: Test): string => `${file}#${name}`;
const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

class BundleRunner implements TestRunner {
  private script: Script | null = null;
  /** How long each test took when it passed last: the slow ones run last, as most mutants fail at a quick one. */
  private readonly times = new Map<string, number>();
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
    const sources = ["test/mutants/setup.ts", ...files];
    const { outputFiles } = await build({
      stdin: {
        contents: sources.map((file) => `import "./${file}";`).join("\n"),
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
              return { contents: `begin(${file});\n${readFileSync(path, "utf8")}`, loader: "ts" };
            });
          },
        },
      ],
    });
    this.script = new Script(`(function (require, module, begin) {${outputFiles[0]?.text ?? ""}\n})`);
  }

  async dryRun(): Promise<DryRunResult> {
    const context: InstrumenterContext = {};
    const result = this.run(context, () => true, { bail: false, static: true });
    return context.mutantCoverage === undefined ? result : { ...result, mutantCoverage: context.mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, mutantActivation, hitLimit, testFilter } = options;
    const context: InstrumenterContext = { activeMutant: activeMutant.id, hitCount: 0 };
    if (hitLimit !== undefined) context.hitLimit = hitLimit;
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    const result = this.run(context, (id) => wanted?.has(id) ?? true, {
      bail: !options.disableBail,
      static: mutantActivation === "static",
    });
    return toMutantRunResult(determineHitLimitReached(context.hitCount, hitLimit) ?? result);
  }

  /** Evaluates the bundle and runs the tests that are wanted; a bundle that throws is a test that fails. */
  private run(
    context: InstrumenterContext,
    wants: (id: string) => boolean,
    how: { readonly bail: boolean; readonly static: boolean },
  ): CompleteDryRunResult {
    const suite = new Suite();
    const { activeMutant } = context;
    if (!how.static) delete context.activeMutant;
    (globalThis as Record<string, unknown>)[CONTEXT] = context;
    const tests: TestResult[] = [];
    const judge = (id: string, run: () => unknown): boolean => {
      const began = performance.now();
      let failureMessage: string | null = null;
      try {
        run();
      } catch (thrown) {
        failureMessage = messageOf(thrown);
      }
      const own = { id, name: id, timeSpentMs: performance.now() - began, fileName: id.split("#")[0] ?? id };
      if (failureMessage === null) {
        this.times.set(id, own.timeSpentMs);
        tests.push({ ...own, status: TestStatus.Success });
      } else tests.push({ ...own, status: TestStatus.Failed, failureMessage });
      return failureMessage === null;
    };
    const evaluated = judge("evaluation", () => {
      const bundle = this.script?.runInThisContext() as Bundle;
      const imports = (name: string): unknown => (name === "vitest" ? suite.vitest : this.require(name));
      bundle(imports, { exports: {} }, (file) => suite.begin(file));
    });
    if (evaluated) {
      tests.pop();
      if (activeMutant !== undefined) context.activeMutant = activeMutant;
      const wanted = suite.tests.map((test) => ({ id: idOf(test), run: test.run })).filter(({ id }) => wants(id));
      const time = (id: string): number => Math.round((this.times.get(id) ?? 0) / QUICK);
      wanted.sort((a, b) => time(a.id) - time(b.id));
      for (const { id, run } of wanted) {
        context.currentTestId = id;
        const passed = judge(id, run);
        delete context.currentTestId;
        if (!passed && how.bail) break;
      }
    }
    return { status: DryRunStatus.Complete, tests };
  }
}

function createRunner(): BundleRunner {
  return new BundleRunner();
}
createRunner.inject = [] as const;

/** What Stryker looks for in a plugin: the runner `bundle`. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "bundle", createRunner)];

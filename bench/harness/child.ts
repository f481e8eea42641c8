/** Child processes: made of one bundle, asked one thing at a time. */
import { fork } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import type { Answer, Question } from "./messages.ts";

/** A running child. */
export interface Child {
  ask(question: Question): Promise<Answer>;
  stop(): void;
}

/**
 * Bundles the bench's code. Not run by tsx: that keeps the names of functions by a call for each closure that is made,
 * which no user of the package pays for.
 *
 * @returns The folder of the bundle.
 */
export async function bundle(root: string): Promise<string> {
  const outdir = join(root, "node_modules/.cache/yizhan-bench");
  await build({
    entryPoints: {
      worker: join(root, "bench/harness/worker.ts"),
      // The threads of a pool.
      "pool-worker": join(root, "src/pool-worker.ts"),
      arithmetic: join(root, "bench/harness/arithmetic.ts"),
    },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    outExtension: { ".js": ".mjs" },
    platform: "node",
    target: "node20",
    packages: "external",
    // As the package is built: constants stand where they are used.
    minifySyntax: true,
    logLevel: "warning",
  });
  return outdir;
}

/** Starts a child. */
export function startChild(bundled: string, execArgv: readonly string[] = []): Child {
  const child = fork(join(bundled, "worker.mjs"), [], {
    execArgv: ["--max-old-space-size=4096", ...execArgv],
    serialization: "advanced",
  });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null): void => reject(new Error(`a child ended with ${String(code)}`));
        child.once("exit", ended);
        child.once("message", (reply: Answer) => {
          child.off("exit", ended);
          if (reply.kind === "failed") reject(new Error(reply.message));
          else resolve(reply);
        });
        child.send(question);
      }),
    stop: () => child.disconnect(),
  };
}

/** Threads that only compute, as contenders: the same work by one or by two. */
import { Worker } from "node:worker_threads";
import type { Open } from "../harness/runner.ts";

/** Beside the bundle of the bench. */
const THREAD = new URL("./arithmetic.mjs", import.meta.url);

/** Sums of one piece of work, a few milliseconds of one processor. */
const SUMS = 1_000_000;

/** So many threads, each with its part. */
export function openThreads(count: number): Open {
  return () => {
    const threads = Array.from({ length: count }, () => new Worker(THREAD));
    const ask = (thread: Worker): Promise<number> =>
      new Promise((resolve, reject) => {
        thread.once("error", reject);
        thread.once("message", (sum: number) => {
          thread.off("error", reject);
          resolve(sum);
        });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        thread.postMessage(SUMS / count);
      });
    return {
      async run(pieces) {
        let sum = 0;
        for (let i = 0; i < pieces; i++) for (const part of await Promise.all(threads.map(ask))) sum += part;
        return sum;
      },
    };
  };
}

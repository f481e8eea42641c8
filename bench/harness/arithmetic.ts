/** A thread that only computes, to see what a second processor of the machine is worth. */
import { parentPort } from "node:worker_threads";

/** Sums remainders, all in registers; the argument says how many. */
function compute(count: number): number {
  let sum = 0;
  for (let i = 1; i <= count; i++) sum = (sum * 31 + (i % 97)) % 1_000_003;
  return sum;
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.on("message", (count: number) => parentPort?.postMessage(compute(count)));

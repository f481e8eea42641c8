/** The child process: one contender with a heap and a compiler of its own, timed by tinybench when the parent says so. */
import { Bench } from "tinybench";
import { CONTENDERS } from "../contenders/list.ts";
import { MEMORY } from "../memory.ts";
import type { Answer, Question } from "./messages.ts";
import type { Runner } from "./runner.ts";

/**
 * Milliseconds of processor time that this process has taken, all its threads together: on a machine that others use too
 * the time on the wall says more of them than of the contender.
 */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Claims in one iteration are as many as take this long, so that reading the clock costs nothing. Unit: ms. */
const ITERATION = 1;

let runner: Runner | null = null;
let chunk = 1;
/** All results go into it, so that no work is left out as unused. */
let sink = 0;

async function answer(question: Question): Promise<Answer> {
  if (question.ask === "open") {
    const open = await CONTENDERS[question.contender]?.();
    if (open === undefined) throw new RangeError(`no contender ${question.contender}`);
    runner = await open(question.profile, question.root, question.size);
    return { kind: "done" };
  }
  if (question.ask === "memory") return { kind: "bytes", bytes: await memoryOf(question.what, question.root) };
  if (runner === null) throw new RangeError("nothing is open");
  if (question.ask === "figures") return { kind: "figures", figures: (await runner.figures?.(question.count)) ?? null };
  if (question.ask === "warm") {
    await warm(runner, question.ms);
    return { kind: "done" };
  }
  return { kind: "ns", ns: await slice(runner, question.ms) };
}

async function memoryOf(what: string, root: string): Promise<number> {
  const measure = MEMORY[what];
  if (measure === undefined) throw new RangeError(`no measure ${what}`);
  return measure(root);
}

/** Runs for a while, and finds how many claims make an iteration. */
async function warm(work: Runner, ms: number): Promise<void> {
  const end = processorTime() + ms;
  chunk = 1;
  do {
    await work.reset?.();
    const start = processorTime();
    sink += await work.run(chunk);
    const took = processorTime() - start;
    if (took < ITERATION / 2 && chunk < 65_536) chunk *= 2;
    else if (took > 2 * ITERATION && chunk > 1) chunk /= 2;
  } while (processorTime() < end);
}

/**
 * Mean time a claim over a slice, collecting of garbage included. Of an awaited contender the lesser of its processor
 * time and the time on the wall, since it may work on several threads.
 */
async function slice(work: Runner, ms: number): Promise<number> {
  const bench = new Bench({ time: ms, iterations: 1, warmup: false, throws: true, now: processorTime });
  const count = chunk;
  const awaited = work.run(0) instanceof Promise;
  let [onWall, ofProcessor] = [0, 0];
  if (awaited)
    bench.add(
      "slice",
      async () => {
        const [start, began] = [performance.now(), processorTime()];
        sink += await work.run(count);
        onWall += performance.now() - start;
        ofProcessor += processorTime() - began;
      },
      {
        async beforeEach() {
          await work.reset?.();
        },
      },
    );
  else
    bench.add(
      "slice",
      () => {
        sink += work.run(count) as number;
      },
      {
        beforeEach() {
          void work.reset?.();
        },
      },
    );
  await bench.run();
  const wall = awaited ? onWall / ofProcessor : 1;
  const result = bench.tasks[0]?.result;
  if (result === undefined || !("latency" in result)) throw new RangeError("tinybench gave no time");
  return (result.latency.mean * Math.min(1, wall) * 1_000_000) / (count * (work.unit ?? 1));
}

process.on("message", (question: Question) => {
  answer(question)
    .catch((error: unknown): Answer => ({
      kind: "failed",
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }))
    .then((reply) => process.send?.(reply))
    .catch(() => process.exit(1));
});
process.on("disconnect", () => process.exit(sink === Infinity ? 1 : 0));

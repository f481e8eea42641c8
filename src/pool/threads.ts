/** The threads of a pool: asked all at once, and ended all together where one of them is lost. */
import { Worker } from "node:worker_threads";
import { SettlementError } from "../errors.ts";
import type { Answer, Orders, Question } from "./messages.ts";

/** An answer of a kind. */
export type AnswerOf<Kind extends Answer["kind"]> = Extract<Answer, { readonly kind: Kind }>;

/** Running threads. */
export interface Threads {
  readonly count: number;
  /**
   * Asks every thread its question and gives all answers, in the order of the threads. Where one cannot answer, this
   * rejects when no thread is at work any more; unless it only reads, all are ended then.
   *
   * @param kind What a thread answers that can.
   */
  readonly askAll: <Kind extends Answer["kind"]>(
    questions: readonly Question[],
    kind: Kind,
  ) => Promise<readonly AnswerOf<Kind>[]>;
  /** Why they were ended, if it was not by `end`. */
  readonly failure: () => unknown;
  readonly end: () => Promise<void>;
}

/** Starts a thread for each of some orders; they have read the rules when this resolves. */
export async function startThreads(file: URL, orders: readonly Orders[]): Promise<Threads> {
  const threads = orders.map((own) => startThread(file, own));
  let failure: unknown = null;
  const end = async (): Promise<void> => void (await Promise.all(threads.map((thread) => thread.end())));
  const fail = async (error: unknown): Promise<never> => {
    failure = error;
    await end();
    throw error;
  };
  const answers = async <Kind extends Answer["kind"]>(
    kind: Kind,
    isHarmless: boolean,
    asked: readonly Promise<Answer>[],
  ): Promise<readonly AnswerOf<Kind>[]> => {
    let all: readonly Answer[];
    try {
      all = await Promise.all(asked);
    } catch (error) {
      return fail(error);
    }
    const right = all.filter((answer): answer is AnswerOf<Kind> => answer.kind === kind);
    if (right.length === all.length) return right;
    const error = errorOf(all.find((answer) => answer.kind !== kind));
    if (isHarmless) throw error;
    return fail(error);
  };
  await answers(
    "done",
    false,
    threads.map((thread) => thread.ask(null)),
  );
  return {
    count: threads.length,
    failure: () => failure,
    end,
    askAll: (questions, kind) =>
      answers(
        kind,
        questions.every(({ ask }) => ask === "read" || ask === "write"),
        questions.map((question, part) => (threads[part] as Thread).ask(question)),
      ),
  };
}

function errorOf(answer: Answer | undefined): unknown {
  if (answer?.kind === "refused") return new SettlementError(answer.issues);
  return answer?.kind === "failed" ? answer.error : new TypeError(`a worker answers ${String(answer?.kind)}`);
}

/** One thread. */
interface Thread {
  /** Asks it, and gives its next answer; `null` asks nothing. Rejects where the thread is lost. */
  readonly ask: (question: Question | null) => Promise<Answer>;
  readonly end: () => Promise<unknown>;
}

function startThread(file: URL, workerData: Orders): Thread {
  const worker = new Worker(file, { workerData });
  let waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void } | null = null;
  let lost: unknown = null;
  const lose = (error: unknown): void => {
    lost ??= error;
    waiting?.reject(lost);
    waiting = null;
  };
  worker.on("message", (answer: Answer) => {
    // A pool that rests keeps no process alive.
    worker.unref();
    waiting?.resolve(answer);
    waiting = null;
  });
  worker.on("error", lose);
  worker.on("messageerror", lose);
  worker.on("exit", (code) => lose(new Error(`a worker of the pool has ended with code ${code}`)));
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (lost !== null) return void reject(lost);
        worker.ref();
        waiting = { resolve, reject };
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
        if (question !== null) worker.postMessage(question);
      }),
    end: () => worker.terminate(),
  };
}

/** The turns of a pool: what it is asked is done one after the other, until it fails or is closed. */
import type { Threads } from "./threads.ts";

/** Does something when all that was asked before is done. */
export interface Turns {
  <T>(work: () => Promise<T>): Promise<T>;
  /** Ends the threads when all that was asked before is done. */
  readonly close: () => Promise<void>;
}

/** Makes the turns of some threads. */
export function createTurns(threads: Threads): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let closed: Promise<void> | null = null;
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed !== null) throw new Error("the pool is closed");
    const turn = last.then(() => {
      const failure = threads.failure();
      if (failure !== null) throw new Error("the pool has failed and is closed", { cause: failure });
      return work();
    });
    last = turn.catch(() => {});
    return turn;
  };
  const close = (): Promise<void> => (closed ??= last.then(threads.end));
  return Object.assign(inTurn, { close });
}

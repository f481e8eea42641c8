/** Writing to a stream that may be slow, or that nobody reads any more. */
import type { Writable } from "node:stream";
import { systemReason, Unusable } from "./unusable.ts";

/** Writes text at the pace of the reader. */
export interface Writer {
  /**
   * Writes, and waits while the stream is full.
   *
   * @throws Unusable if the stream cannot be written; not if its reader has gone.
   */
  readonly write: (text: string) => Promise<void>;
  /** Whether the reader has gone: nothing more need be computed. */
  readonly closed: () => boolean;
}

/** Makes the writer of a stream; the only one that may be made for it. */
export function createWriter(stream: Writable): Writer {
  let closed = false;
  let failure: unknown = null;
  let wake: (() => void) | null = null;
  const resume = (): void => {
    wake?.();
    wake = null;
  };
  stream.on("drain", resume);
  stream.on("close", resume);
  stream.on("error", (error) => {
    closed = true;
    // A reader that has seen enough, such as `head`, is no failure.
    if (!("code" in error) || error.code !== "EPIPE") failure = error;
    resume();
  });
  const check = (): void => {
    if (failure === null) return;
    const reason = systemReason(failure);
    throw new Unusable({ zh: `无法输出：${reason}`, en: `cannot write: ${reason}` });
  };
  return {
    async write(text) {
      check();
      if (closed || text === "") return;
      if (!stream.write(text)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      check();
    },
    closed: () => closed,
  };
}

/** A line on standard error that says how far a long run is. */
import type { Writable } from "node:stream";
import type { Language } from "../errors.ts";

/** Counts claims and shows the count now and then. */
export interface Progress {
  readonly show: (done: number) => void;
  /** Removes the line, so that other text can stand there. */
  readonly clear: () => void;
}

const EVERY_MS = 500;
const ERASE = "\r\u001b[2K";

/** Makes a progress line; one that is not shown does nothing. */
export function createProgress(stream: Writable, shown: boolean, language: Language): Progress {
  let last = performance.now();
  let visible = false;
  return {
    show(done) {
      const now = performance.now();
      if (!shown || now - last < EVERY_MS) return;
      last = now;
      visible = true;
      stream.write(ERASE + (language === "zh" ? `已处理 ${done} 张单据` : `${done} claims done`));
    },
    clear() {
      if (visible) stream.write(ERASE);
      visible = false;
    },
  };
}

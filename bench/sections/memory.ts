/** Bytes: allocated by a settlement, held by a batch, held by a plan. */
import { bytesAtMost } from "../harness/bar.ts";
import type { Bar, Row } from "../harness/bar.ts";
import { startChild } from "../harness/child.ts";
import { inPairs } from "../harness/pairs.ts";
import { FLAGS } from "../memory.ts";
import type { Run } from "./section.ts";

const SECTION = "Memory";

/** What is measured, in which unit, and its bar. */
const MEASURES: readonly (readonly [string, string, Bar | null])[] = [
  ["by hand", "bytes a settlement", null],
  ["untraced core", "bytes a settlement", bytesAtMost(400)],
  ["traced core", "bytes a settlement", null],
  ["columns by hand", "bytes a claim, in and out", null],
  ["batch", "bytes a claim, in and out", bytesAtMost(200)],
  ["dictionaries of a batch", "bytes a claim", null],
  ["years given to a batch", "bytes a claim", null],
  ["years taken from a batch", "bytes a claim", null],
  // Of all shipped packs the largest plan as compiled; two that are larger with what their desks remember.
  ["plan and desk of Zhengzhou, 2020", "bytes", bytesAtMost(1_000_000)],
  ["plan and desk of Zhengyang, 2018", "bytes", bytesAtMost(1_000_000)],
  ["plan and desk of Fangcheng, 2020", "bytes", bytesAtMost(1_000_000)],
];

/** Measures what has a bar, and in the long run what stands beside it. */
export function memory(run: Run): Promise<Row[]> {
  const wanted = MEASURES.filter(([, , bar]) => !run.short || bar !== null);
  // Bytes are the same whatever else runs.
  return inPairs(wanted, async ([what, unit, bar]) => {
    const child = startChild(run.bundled, FLAGS);
    let [bytes, note] = [NaN, ""];
    try {
      const reply = await child.ask({ ask: "memory", what, root: run.root });
      if (reply.kind === "bytes") bytes = reply.bytes;
    } catch (error) {
      note = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    }
    child.stop();
    const value = { low: bytes, median: bytes, high: bytes };
    return { section: SECTION, what, to: unit, value, bar, noise: 0, ns: null, note, differs: false };
  });
}

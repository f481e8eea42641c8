/** The forms in which settlements are printed. */
import type { Language } from "../errors.ts";
import { formatSettlement } from "../report/table.ts";
import type { Settlement } from "../settle/types.ts";
import type { Format } from "./arguments.ts";

/** Prints settlements one after the other; nothing is kept. */
export interface Printer {
  /** The next settlement, with what stands between it and the one before. */
  readonly next: (settlement: Settlement) => string;
  /** What closes the output. */
  readonly end: () => string;
}

/** What a table needs to know of its terminal. */
export interface Terminal {
  readonly language: Language;
  readonly color: boolean;
  readonly width: number;
}

/** Makes the printer of a format. */
export function createPrinter(format: Exclude<Format, "summary">, terminal: Terminal): Printer {
  let count = 0;
  const between = (first: string, other: string): string => (count++ === 0 ? first : other);
  switch (format) {
    case "table":
      return { next: (each) => between("", "\n\n") + formatSettlement(each, terminal), end: () => "" };
    case "json":
      return {
        next: (each) => between("[\n", ",\n") + JSON.stringify(each),
        end: () => (count === 0 ? "[]\n" : "\n]\n"),
      };
    case "ndjson":
      return { next: (each) => `${JSON.stringify(each)}\n`, end: () => "" };
  }
}

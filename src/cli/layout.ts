/** How wide a verb prints, and whether in colour. */
import type { VerbContext } from "./verb.ts";

/** Columns where standard output is no terminal, and the most that a line of text is comfortable to read at. */
const USUAL_WIDTH = 100;
const WIDEST = 120;

/** What a table is printed with. */
export interface Layout {
  readonly language: VerbContext["language"];
  readonly color: boolean;
  readonly width: number;
}

/** The layout for standard output. */
export function layoutOf({ streams: { stdout }, language, color }: VerbContext): Layout {
  const isTerminal = stdout.isTTY === true;
  return {
    language,
    color: color && isTerminal,
    width: isTerminal ? Math.min(WIDEST, stdout.columns ?? USUAL_WIDTH) : USUAL_WIDTH,
  };
}

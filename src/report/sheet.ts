/** A sheet for a terminal: rows of label, amount and bar in columns, and text between them. */
import type { Amount } from "../rules/types.ts";
import { createScale } from "./bars.ts";
import type { Scale } from "./bars.ts";
import { fillLeft, fillRight, textWidth, wrapText } from "./width.ts";

/** How a line looks in colour. */
export type Style = "plain" | "title" | "dim" | "warning";

/** A row of the waterfall. */
export interface Row {
  readonly label: string;
  readonly amount: Amount;
  readonly bar?: (scale: Scale) => string;
  readonly style?: Style;
}

/** A text between the rows; it is wrapped. */
export interface Remark {
  readonly text: string;
  /** Columns. Default: 0. */
  readonly indent?: number;
  readonly style?: Style;
}

/** One entry of a sheet. */
export type Entry = Row | Remark;

const CODES: { readonly [style in Style]: readonly [on: string, off: string] } = {
  plain: ["", ""],
  title: ["\u001b[1m", "\u001b[22m"],
  dim: ["\u001b[2m", "\u001b[22m"],
  warning: ["\u001b[33m", "\u001b[39m"],
};
const BAR: readonly [on: string, off: string] = ["\u001b[36m", "\u001b[39m"];

const GAP = 2;
const LONGEST_BAR = 40;
const SHORTEST_BAR = 10;

/**
 * Prints entries as lines of at most `width` columns.
 *
 * Bars stand last in their row, so that a terminal that draws block characters in two columns still aligns the amounts.
 *
 * @param total The amount that the longest bar stands for.
 */
export function printSheet(entries: readonly Entry[], total: Amount, width: number, color: boolean): string[] {
  const rows = entries.filter((entry) => "amount" in entry);
  const amounts = Math.max(0, ...rows.map((row) => textWidth(row.amount)));
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.label)));
  const labels = Math.min(widest, width - amounts - 2 * GAP - SHORTEST_BAR);
  const scale = createScale(total, Math.min(LONGEST_BAR, width - labels - amounts - 2 * GAP));
  return entries.flatMap((entry) => {
    const style = entry.style ?? "plain";
    if ("text" in entry)
      return textLines(entry.text, entry.indent ?? 0, width).map((line) => paint(line, style, color));
    // A label that is too long for its column has lines of its own above the amount.
    const label = wrapText(entry.label, labels, 2);
    const last = label.pop() ?? "";
    const bar = entry.bar?.(scale) ?? "";
    const row = fillRight(last, labels) + " ".repeat(GAP) + fillLeft(entry.amount, amounts);
    const drawn = bar === "" ? "" : " ".repeat(GAP) + (color ? BAR[0] + bar + BAR[1] : bar);
    return [...label.map((line) => paint(line, style, color)), paint(row, style, color) + drawn];
  });
}

function textLines(text: string, indent: number, width: number): string[] {
  return wrapText(text, width - indent, 2).map((line) => (line === "" ? "" : " ".repeat(indent) + line));
}

/** A line in a style, if colour is wanted. */
export function paint(line: string, style: Style, color: boolean): string {
  const [on, off] = CODES[style];
  return color && line !== "" ? on + line + off : line;
}

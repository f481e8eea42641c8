/** Results as a table. */
import { statusOf } from "./bar.ts";
import type { Row } from "./bar.ts";

/** Prints rows under the names of their sections. */
export function printRows(rows: readonly Row[]): string {
  const lines: string[] = [];
  let section = "";
  for (const row of rows) {
    if (row.section !== section) {
      section = row.section;
      lines.push("", section);
    }
    lines.push(`  ${cells(row).join("  ").trimEnd()}`);
  }
  return `${lines.join("\n")}\n`;
}

function cells(row: Row): string[] {
  const { low, median, high } = row.value;
  return [
    row.what.padEnd(46),
    number(median).padStart(9),
    `[${number(low)}–${number(high)}]`.padEnd(18),
    row.to.padEnd(28),
    (row.bar === null ? "" : `${row.bar.sense} ${number(row.bar.limit)}`).padEnd(14),
    statusOf(row).padEnd(5),
    (row.ns === null ? "" : time(row.ns.median)).padStart(9),
    (row.noise === 0 ? "" : `noise ${(100 * row.noise).toFixed(0)} %`).padEnd(11),
    row.note,
  ];
}

function number(value: number): string {
  if (Number.isNaN(value)) return "none";
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function time(ns: number): string {
  if (ns < 1000) return `${ns.toFixed(0)} ns`;
  if (ns < 1_000_000) return `${(ns / 1000).toPrecision(3)} us`;
  return `${(ns / 1_000_000).toPrecision(3)} ms`;
}

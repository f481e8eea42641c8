/** The fee lines of a settlement as a compact table: what each payer paid of each, and what is left to the patient. */
import type { Settlement } from "../settle/types.ts";
import { fillLeft, fillRight, printable, textWidth, wrapText } from "./width.ts";
import { nameIn } from "./words.ts";
import type { Say } from "./words.ts";

const GAP = 2;
/** Columns in which a heading is wrapped where its amounts are narrower. */
const HEADING = 10;

interface Column {
  readonly heading: string;
  readonly cells: readonly string[];
}

/**
 * The table as lines; empty without fee lines. Where it would be wider than `width`, each fee line becomes a
 * sentence instead.
 */
export function feeLines(settlement: Settlement, say: Say, width: number): string[] {
  const { lines, payers } = settlement;
  if (lines.length === 0) return [];
  const paying = Object.keys(payers).filter((payer) => lines.some((line) => Object.hasOwn(line.payers, payer)));
  const ids = [say("费用明细", "Fee line"), ...lines.map((line) => printable(line.id))];
  const idWidth = Math.max(...ids.map(textWidth));
  const columns: Column[] = [
    { heading: say("金额", "Amount"), cells: lines.map((line) => line.amount) },
    ...paying.map((payer) => ({
      heading: nameIn(settlement, payer, say),
      cells: lines.map((line) => (Object.hasOwn(line.payers, payer) ? (line.payers[payer] ?? "") : "-")),
    })),
    { heading: say("个人", "Patient"), cells: lines.map((line) => line.patient) },
  ];
  const laid = columns.map(layOut);
  if (idWidth + laid.reduce((sum, column) => sum + column.width + GAP, 0) > width)
    return lines.flatMap((_, i) => sentence(ids[i + 1] ?? "", columns, i, width, say));
  const height = Math.max(...laid.map((column) => column.heading.length));
  const row = (first: string, cell: (column: (typeof laid)[number]) => string): string =>
    (
      fillRight(first, idWidth) + laid.map((column) => " ".repeat(GAP) + fillLeft(cell(column), column.width)).join("")
    ).trimEnd();
  return [
    ...Array.from({ length: height }, (_, h) =>
      // Headings stand at the bottom of their column.
      row(h === height - 1 ? (ids[0] ?? "") : "", ({ heading }) => heading[h - height + heading.length] ?? ""),
    ),
    ...lines.map((_, i) => row(ids[i + 1] ?? "", ({ cells }) => cells[i] ?? "")),
  ];
}

function layOut({ heading, cells }: Column) {
  const widest = Math.max(...cells.map(textWidth));
  const wrapped = wrapText(heading, Math.max(widest, HEADING));
  return { heading: wrapped, cells, width: Math.max(widest, ...wrapped.map(textWidth)) };
}

function sentence(id: string, columns: readonly Column[], i: number, width: number, say: Say): string[] {
  const parts = columns.flatMap(({ heading, cells }) => (cells[i] === "-" ? [] : [`${heading} ${cells[i] ?? ""}`]));
  return wrapText(`${id}${say("：", ": ")}${parts.join(say("，", ", "))}`, width, 2);
}

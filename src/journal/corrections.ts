/** Lines below zero: corrections inside a bill, which are given back with what they correct or not at all. */
import { createFindings } from "../claim/finding.ts";
import { readLine } from "../claim/line.ts";
import type { FeeLine } from "../claim/types.ts";
import { printFen } from "../money.ts";
import type { RefundedLine } from "./event-types.ts";
import type { Wrong } from "./refund.ts";

/**
 * Holds a refund against the corrections of the bill. A correction belongs to the lines of its code (without one, to those
 * without); of what has any, nothing below zero is given back, which would be a charge, and nothing below zero is left,
 * which would be more back than was paid.
 *
 * @param lines Before the refund.
 * @param left  After it.
 */
export function checkCorrections(
  lines: readonly FeeLine[],
  left: readonly FeeLine[],
  refunds: readonly RefundedLine[],
  wrong: Wrong,
): void {
  const known = new Map(lines.map((line) => [line.id, { code: codeOf(line), amount: amountOf(line) }]));
  const corrected = new Set([...known.values()].flatMap(({ code, amount }) => (amount < 0 ? [code] : [])));
  const [before, after] = [sumsByCode(lines), sumsByCode(left)];
  const looked = new Set<string>();
  refunds.forEach(({ id }, at) => {
    const code = known.get(id)?.code ?? "";
    if (!corrected.has(code) || looked.has(code)) return;
    looked.add(code);
    const [was, now] = [before.get(code) ?? 0, after.get(code) ?? 0];
    const back = was - now;
    if (back < 0) {
      const first = refunds.findIndex((each) => {
        const line = known.get(each.id);
        return line?.code === code && line.amount < 0;
      });
      const expected = {
        zh: "冲减明细须与所冲的明细一并退回,合计不小于 0",
        en: "a correction together with what it corrects, 0.00 or more in all",
      };
      wrong("over_refunded", `lines[${first}].id`, expected, printFen(back));
    } else if (now < 0) {
      const most = printFen(Math.max(0, was));
      const expected = { zh: `冲减后至多 ${most}`, en: `at most ${most}, which the corrections leave` };
      wrong("over_refunded", `lines[${at}].id`, expected, printFen(back));
    }
  });
}

function codeOf({ code = "" }: FeeLine): string {
  return code;
}

/** Unit: fen. */
function sumsByCode(lines: readonly FeeLine[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(codeOf(line), (sums.get(codeOf(line)) ?? 0) + amountOf(line));
  return sums;
}

/** What a line comes to. Unit: fen. It has been read before. */
function amountOf(line: FeeLine): number {
  const parts = readLine(line, 0, createFindings("invalid_claim", {}))?.parts;
  return parts === undefined ? 0 : parts[0] + parts[1] + parts[2] + parts[3];
}

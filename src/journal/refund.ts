/** A claim without some of its fee lines. */
import { decimalOf, QUANTITY } from "../claim/decimal.ts";
import type { Claim, FeeLine, GivenPayment } from "../claim/types.ts";
import { show } from "../errors.ts";
import type { Finding, IssueCode } from "../errors.ts";
import { printScaled } from "../money.ts";
import { compareCodePoints } from "../order.ts";
import { checkCorrections } from "./corrections.ts";
import type { Text } from "../rules/types.ts";
import type { RefundedEvent, RefundedLine } from "./event-types.ts";

/** Adds what is wrong at a path of the event. */
export type Wrong = (
  code: Extract<IssueCode, "invalid_event" | "over_refunded">,
  path: string,
  expected: Text,
  found: Finding["found"],
) => void;

/**
 * What is left of a claim after a refund; the claim itself where there are findings.
 *
 * @param say Is told of a line that is not there, of more than is left, of a correction without what it corrects, and of a
 *   refund of everything.
 */
export function withoutRefunded(claim: Claim, event: RefundedEvent, say: Wrong): Claim {
  const { lines, paid, ...rest } = claim;
  let faults = 0;
  const wrong: Wrong = (...finding) => {
    faults++;
    say(...finding);
  };
  if (lines === undefined) {
    wrong("invalid_event", "of", { zh: "有费用明细的单据", en: "a claim with fee lines" }, "a ready bill");
    return claim;
  }
  if ((paid === undefined) !== (event.paid === undefined)) {
    const [zh, en] =
      paid === undefined
        ? ["单据没有 paid,退费也不写", "none: the claim has no paid"]
        : [
            "别处已结算的各层对余下部分的支付:单据有 paid",
            "what layers settled elsewhere pay of the rest: the claim has paid",
          ];
    wrong("invalid_event", "paid", { zh, en }, show(event.paid));
  } else if (paid !== undefined && event.paid !== undefined) {
    // A layer that is left out would be settled here, and one that is added would not be any more.
    const [due, said] = [layersOf(paid), layersOf(event.paid)];
    const expected = {
      zh: `单据中的各层:${due}(没有支付的写 0.00)`,
      en: `the layers of the claim: ${due} (0.00 for nothing)`,
    };
    if (said !== due) wrong("invalid_event", "paid", expected, said === "" ? "none" : said);
  }
  const refunds = new Map(event.lines.map((line, at) => [line.id, { line, at }]));
  const left = lines.flatMap((line): FeeLine[] => {
    const refund = refunds.get(line.id);
    if (refund === undefined) return [line];
    refunds.delete(line.id);
    return reduced(line, refund.line, `lines[${refund.at}]`, wrong);
  });
  for (const { line, at } of refunds.values()) {
    const expected = { zh: "单据中还有的明细", en: "a line that the claim still has" };
    wrong("over_refunded", `lines[${at}].id`, expected, show(line.id));
  }
  if (left.length === 0)
    wrong(
      "invalid_event",
      "lines",
      { zh: "至少留下一行;全部退回请用 reversed", en: "at least one line left; to give back all, use reversed" },
      "all of them",
    );
  if (faults === 0) checkCorrections(lines, left, event.lines, wrong);
  return { ...rest, lines: left, ...(event.paid === undefined ? {} : { paid: event.paid }) };
}

function layersOf(paid: readonly GivenPayment[]): string {
  return paid
    .map(({ layer }) => layer)
    .sort(compareCodePoints)
    .join(", ");
}

/** A line without what is given back of it. */
function reduced(line: FeeLine, { quantity: back }: RefundedLine, path: string, wrong: Wrong): FeeLine[] {
  if (back === undefined) return [];
  const { quantity } = line;
  if (quantity === undefined) {
    const expected = {
      zh: "有单价和数量的明细,或不写数量",
      en: "a line with a price and a quantity, or no quantity here",
    };
    wrong("invalid_event", `${path}.quantity`, expected, show(back));
    return [line];
  }
  const left = decimalOf(quantity, QUANTITY) - decimalOf(back, QUANTITY);
  if (left < 0) {
    const most = printScaled(Math.max(0, decimalOf(quantity, QUANTITY)), QUANTITY.decimals);
    wrong("over_refunded", `${path}.quantity`, { zh: `至多 ${most}`, en: `at most ${most}` }, show(back));
    return [line];
  }
  return left === 0 ? [] : [{ ...line, quantity: printScaled(left, QUANTITY.decimals) }];
}

/** The payments of a settlement as rows of the waterfall, each with its reasons and its source under it. */
import type { Amount, Text } from "../rules/types.ts";
import type { Settlement, Step } from "../settle/types.ts";
import { cite } from "./citation.ts";
import type { Citation } from "./citation.ts";
import { reasonsOf } from "./reasons.ts";
import type { Entry, Row } from "./sheet.ts";
import { printable } from "./width.ts";
import { bucketsIn, nameIn, pick } from "./words.ts";
import type { Say } from "./words.ts";

/** One block per benefit that was settled, and per payment that the claim gave. */
export function paymentBlocks(settlement: Settlement, say: Say): Entry[][] {
  if (settlement.steps.length === 0) return bareBlocks(settlement, say);
  return benefitsOf(settlement.steps).map((steps) => blockOf(settlement, steps, say));
}

/** The steps of each benefit that was not skipped, and of each given payment, in order. */
function benefitsOf(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of steps) {
    if (step.kind === "bill" || step.kind === "patient" || step.kind === "skip") continue;
    const [first] = groups.at(-1) ?? [];
    const same = first?.layer === step.layer && first.benefit === step.benefit;
    if (same) groups.at(-1)?.push(step);
    else groups.push([step]);
  }
  return groups;
}

function blockOf(settlement: Settlement, steps: readonly Step[], say: Say): Entry[] {
  const paid = steps.filter((step) => step.payer !== null);
  const last = paid.at(-1);
  const source = last === undefined ? null : cite(settlement, last, say);
  const title = last?.title ?? null;
  const heading = title === null ? [] : [{ text: titleOf(pick(title, say), last?.case ?? null, say), indent: 2 }];
  const reasons = reasonsOf(steps.filter(changesSomething), say, (payer) => nameIn(settlement, payer, say)).map(
    ({ step, text }): Entry => {
      const own = cite(settlement, step, say);
      const cited = own === null || own.text === source?.text ? "" : say(`；依据${own.text}`, `; source: ${own.text}`);
      return { text: `${text}${cited}`, indent: 4, style: own?.weak === true && cited !== "" ? "warning" : "dim" };
    },
  );
  return [
    ...paid.map(({ layer, payer, amount }) => rowOf(settlement, layer, payer ?? "", amount, say)),
    ...heading,
    ...recoverLine(advanceOf(settlement, last), say),
    ...reasons,
    ...sourceLine(source, say),
  ];
}

/** From whom the payment of a step is to be recovered. */
function advanceOf({ payments }: Settlement, step: Step | undefined): Text | undefined {
  return payments.find(({ layer, benefit }) => layer === step?.layer && benefit === step.benefit)?.recoverFrom;
}

function recoverLine(from: Text | undefined, say: Say): Entry[] {
  if (from === undefined) return [];
  const whom = printable(pick(from, say));
  return [{ text: say(`先行支付，向${whom}追偿`, `An advance, to be recovered from ${whom}`), indent: 4 }];
}

/** A rate that rises only for a tagged part of the base changes nothing where no part bears the tag. */
function changesSomething({ kind, inputs }: Step): boolean {
  return kind !== "adjust" || inputs["tagged"] !== "0.00";
}

function titleOf(title: string, id: string | null, say: Say): string {
  return id === null ? title : `${title}${say(`，情形 ${printable(id)}`, `, case ${printable(id)}`)}`;
}

function sourceLine(source: Citation | null, say: Say): Entry[] {
  if (source === null) return [];
  return [
    { text: say(`依据：${source.text}`, `Source: ${source.text}`), indent: 4, style: source.weak ? "warning" : "dim" },
  ];
}

function rowOf(settlement: Settlement, layer: string, payer: string, amount: Amount, say: Say): Row {
  const names = [nameIn(settlement, layer, say), nameIn(settlement, payer, say)];
  const label = layer === payer ? (names[0] ?? "") : say(`${names[0]}：${names[1]}`, `${names[0]}: ${names[1]}`);
  return { label, amount, bar: (scale) => scale.taken(amount), style: "title" };
}

/** Without a trace: what was paid, without the reasons. */
function bareBlocks(settlement: Settlement, say: Say): Entry[][] {
  return settlement.payments.map(({ layer, payer, amount, title, case: id, buckets, recoverFrom }) => [
    rowOf(settlement, layer, payer, amount, say),
    ...(title === null ? [] : [{ text: titleOf(pick(title, say), id, say), indent: 2 }]),
    ...recoverLine(recoverFrom, say),
    { text: say(`取自 ${bucketsIn(buckets, say)}`, `Taken from ${bucketsIn(buckets, say)}`), indent: 4, style: "dim" },
  ]);
}

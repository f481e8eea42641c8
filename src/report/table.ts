/** A settlement as a table for people: the bill as a waterfall from the total through every payer to the patient. */
import { BUCKETS } from "../buckets.ts";
import type { Language } from "../errors.ts";
import type { Settlement } from "../settle/types.ts";
import { feeLines } from "./fee-lines.ts";
import { paymentBlocks } from "./payments.ts";
import { closingOf, remarksOf, sourcesOf } from "./remarks.ts";
import { printSheet } from "./sheet.ts";
import type { Entry } from "./sheet.ts";
import { printable } from "./width.ts";
import { BUCKET_NAMES, bucketsIn, nameIn, percent, sayIn, wordFor } from "./words.ts";
import type { Say } from "./words.ts";

/** How to print a settlement. */
export interface TableOptions {
  readonly language: Language;
  /** Whether to colour it with ANSI escape sequences. Default: no. */
  readonly color?: boolean;
  /** Columns of the terminal; fewer than 60 count as 60. Default: 100. */
  readonly width?: number;
}

const NARROWEST = 60;
const USUAL = 100;

/**
 * Prints a settlement for a terminal: what was billed, what each payer gives with the reason and the source, and what
 * is left to the patient. Every amount is copied from the settlement.
 *
 * @returns Lines with a line feed after each.
 * @example
 * formatSettlement(settlement, { language: "en" });
 */
export function formatSettlement(settlement: Settlement, options: TableOptions): string {
  const say = sayIn(options.language);
  const width = Math.max(NARROWEST, options.width ?? USUAL);
  const sections: readonly (readonly Entry[])[] = [
    header(settlement, say),
    billed(settlement, say),
    ...paymentBlocks(settlement, say),
    patient(settlement, say),
    feeLines(settlement, say, width).map((text) => ({ text })),
    remarksOf(settlement, say),
    sourcesOf(settlement, say),
    closingOf(settlement, say),
  ];
  const entries = sections
    .filter((section) => section.length > 0)
    .flatMap((section, i): readonly Entry[] => (i === 0 ? section : [{ text: "" }, ...section]));
  return printSheet(entries, settlement.total, width, options.color ?? false)
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

function header({ claim, person, year, region, on, knownAt, account }: Settlement, say: Say): Entry[] {
  const place = say(
    `参保人 ${person}，${year} 年度（台账第 ${account.before} 版记至第 ${account.after} 版）`,
    `Person ${person}, benefit year ${year} (account revision ${account.before} to ${account.after})`,
  );
  const rules = say(
    `地区 ${region} 在 ${on} 有效、${knownAt} 前（含当日）公布的规则`,
    `Rules of region ${region} in force on ${on}, published by ${knownAt}`,
  );
  return [
    { text: printable(say(`结算单 ${claim}`, `Settlement of claim ${claim}`)), style: "title" },
    { text: printable(place) },
    { text: printable(rules) },
    { text: say("图示：█ 该项金额，░ 支付该项后尚余", "Bars: █ the amount, ░ what is left after it"), style: "dim" },
  ];
}

function billed({ total, bill }: Settlement, say: Say): Entry[] {
  return [
    { label: say("医疗费总额", "Billed in total"), amount: total, bar: (scale) => scale.whole(total), style: "title" },
    ...BUCKETS.map((bucket): Entry => {
      const amount = bill[bucket];
      return { label: `  ${wordFor(BUCKET_NAMES, bucket, say)}`, amount, bar: (scale) => scale.part(amount) };
    }),
  ];
}

function patient(settlement: Settlement, say: Say): Entry[] {
  const { amount, buckets } = settlement.patient;
  const payers = Object.entries(settlement.payers).map(([payer, paid]) => `${nameIn(settlement, payer, say)} ${paid}`);
  const sums = payers.join(say("、", ", "));
  const ratio = settlement.ratio === null ? null : percent(settlement.ratio);
  return [
    { label: say("个人负担", "Patient"), amount, bar: (scale) => scale.taken(amount), style: "title" },
    { text: say(`其中 ${bucketsIn(buckets, say)}`, `Of it ${bucketsIn(buckets, say)}`), indent: 2 },
    { text: say(`各方合计：${sums}`, `By payer: ${sums}`), indent: 2 },
    ...(ratio === null
      ? []
      : [{ text: say(`各方支付占医疗费总额 ${ratio}`, `The payers bear ${ratio} of the total`), indent: 2 }]),
  ];
}

/** The sentences of steps that move money. */
import type { Step } from "../settle/types.ts";
import { bucketsIn, percent } from "./words.ts";
import type { Say } from "./words.ts";

/** What a payer pays, what held it back and where it was taken from. */
export function paySentence({ inputs, amount, payer }: Step, say: Say, nameOf: (payer: string) => string): string {
  const { raw = "", left, share, unpaid = "" } = inputs;
  const taken = bucketsIn(inputs, say);
  const from = taken === "" ? "" : say(`，取自 ${taken}`, `, taken from ${taken}`);
  const name = payer === null ? "" : nameOf(payer);
  const who =
    share === undefined ? "" : say(`（${name}分担 ${percent(share)}）`, ` (${name}, a share of ${percent(share)})`);
  const limits = left === undefined ? "" : say(`限额尚余 ${left}，`, `limits leave ${left}, `);
  // Where what is due is paid whole, nothing held it back.
  const held =
    raw === amount
      ? ""
      : say(`应付 ${raw}，${limits}未付余额 ${unpaid}，`, `due ${raw}, ${limits}still unpaid ${unpaid}; `);
  const rest = restOf(inputs, say);
  return say(`支付${who}：${held}实付 ${amount}${from}${rest}`, `Payment${who}: ${held}paid ${amount}${from}${rest}`);
}

/** What is unpaid of the whole bill after a payment. */
function restOf({ rest }: Step["inputs"], say: Say): string {
  return rest === undefined ? "" : say(`，付后尚余 ${rest}`, `; ${rest} is left`);
}

const STATED: readonly (readonly [name: string, zh: string, en: string])[] = [
  ["deductible", "已扣起付线", "deductible applied"],
  ["statedDeductible", "规定起付线", "deductible stated"],
  ["penalty", "因降低比例少付", "penalty"],
];

/** A payment that the claim gave. */
export function givenSentence({ inputs, amount }: Step, say: Say): string {
  const taken = bucketsIn(inputs, say);
  const stated = STATED.flatMap(([name, zh, en]) => {
    const value = inputs[name];
    return value === undefined ? [] : [`${say(zh, en)} ${value}`];
  });
  const also = stated.length === 0 ? "" : say(`；申明 ${stated.join("、")}`, `; stated: ${stated.join(", ")}`);
  return say(
    `已在别处结算，单据给出 ${amount}${taken === "" ? "" : `，取自 ${taken}`}${also}${restOf(inputs, say)}`,
    `Settled elsewhere; the claim gives ${amount}${taken === "" ? "" : `, taken from ${taken}`}${also}${restOf(inputs, say)}`,
  );
}

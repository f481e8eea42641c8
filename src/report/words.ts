/** The words of the report in both languages, side by side. */
import { BUCKETS } from "../buckets.ts";
import type { Language } from "../errors.ts";
import type { Evidence, Text } from "../rules/types.ts";
import type { Settlement } from "../settle/types.ts";
import { printable } from "./width.ts";

/** Chooses the words of the language. */
export type Say = (zh: string, en: string) => string;

/** Makes the chooser for a language. */
export function sayIn(language: Language): Say {
  return (zh, en) => (language === "zh" ? zh : en);
}

/** A text from outside in the language, safe to print. */
export function pick(text: Text, say: Say): string {
  return printable(say(text.zh, text.en));
}

/** What the four buckets are called. */
export const BUCKET_NAMES: { readonly [bucket: string]: Text } = {
  inScope: { zh: "符合政策范围", en: "in scope" },
  preSelfPay: { zh: "先行自付", en: "pre-self-pay" },
  overLimit: { zh: "超限价自费", en: "over limit" },
  ownPay: { zh: "全自费", en: "own pay" },
};

/** How far a source can be trusted, in plain words. */
export const EVIDENCE_NAMES: { readonly [evidence in Evidence]: Text } = {
  official: { zh: "官方原文", en: "official text" },
  repost: { zh: "转载，未核对官方原文", en: "a repost, not held against the official text" },
  recalled: { zh: "凭记忆，未见任何原文", en: "recalled from memory, no text was read" },
  illustrative: { zh: "示例，并非真实政策", en: "made up to illustrate, not a real policy" },
};

/** The periods of limits. */
export const PERIODS: { readonly [per: string]: Text } = {
  visit: { zh: "每次", en: "a visit" },
  day: { zh: "每日", en: "a day" },
  month: { zh: "每月", en: "a month" },
  year: { zh: "每年", en: "a year" },
};

/** How a fraction of a unit is rounded. */
export const ROUNDINGS: { readonly [mode: string]: Text } = {
  "half-up": { zh: "四舍五入", en: "half-up" },
  "half-even": { zh: "四舍六入五成双", en: "half-even" },
  down: { zh: "舍去", en: "down" },
  up: { zh: "进位", en: "up" },
};

/** Why a benefit or layer took no part. */
export const SKIP_REASONS: { readonly [reason: string]: Text } = {
  "not-for-this-visit": { zh: "不适用于本次就诊", en: "not for this visit" },
  "no-case": { zh: "没有符合的情形", en: "no case holds" },
  "no-rule": { zh: "本地区没有这一层的规则", en: "the region has no rule for this layer" },
};

/** The word for a key of one of the tables above; the key itself where there is none. */
export function wordFor(table: { readonly [key: string]: Text }, key: string, say: Say): string {
  const found = Object.hasOwn(table, key) ? table[key] : undefined;
  return found === undefined ? printable(key) : say(found.zh, found.en);
}

/** The title of a layer, payer or entitlement as the settlement carries it; its code where it carries none. */
export function nameIn({ names }: Settlement, code: string, say: Say): string {
  return wordFor(names, code, (zh, en) => printable(say(zh, en)));
}

/** The buckets of a step's inputs, with their amounts. */
export function bucketsIn(inputs: Readonly<Record<string, string>>, say: Say): string {
  return BUCKETS.flatMap((bucket) => {
    const amount = inputs[bucket];
    return amount === undefined ? [] : [`${wordFor(BUCKET_NAMES, bucket, say)} ${amount}`];
  }).join(say("、", ", "));
}

/**
 * A rate as a percentage; the point is moved in the text, nothing is computed. A fraction stays one.
 *
 * @example
 * percent("0.835"); // "83.5%"
 */
export function percent(rate: string): string {
  return /^-?\d+(\.\d+)?$/.test(rate) ? `${movedPoint(rate)}%` : rate;
}

/** A decimal text times a hundred, by its digits alone. */
export function movedPoint(rate: string): string {
  const sign = rate.startsWith("-") ? "-" : "";
  const [whole = "0", fraction = ""] = rate.slice(sign.length).split(".");
  const digits = fraction.padEnd(2, "0");
  const moved = (whole + digits.slice(0, 2)).replace(/^0+(?=\d)/, "");
  const rest = digits.slice(2).replace(/0+$/, "");
  return sign + moved + (rest === "" ? "" : `.${rest}`);
}

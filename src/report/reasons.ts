/** The steps of one benefit as sentences that a clerk can follow and an auditor can recompute. */
import type { Step, StepKind } from "../settle/types.ts";
import { baseSentence } from "./base-reason.ts";
import { givenSentence, paySentence } from "./paid-words.ts";
import { BUCKET_NAMES, movedPoint, percent, PERIODS, ROUNDINGS, wordFor } from "./words.ts";
import type { Say } from "./words.ts";
import { printable } from "./width.ts";

/** One sentence, and the step whose source it stands on. */
export interface Reason {
  readonly step: Step;
  readonly text: string;
}

/**
 * The sentences of the steps of one benefit, in their order; the bands stand in one sentence with their rounding.
 *
 * @param nameOf The title of a payer.
 */
export function reasonsOf(steps: readonly Step[], say: Say, nameOf: (payer: string) => string): Reason[] {
  const bands = steps.filter((step) => step.kind === "band");
  return steps.flatMap((step) => {
    const text = step.kind === "round" ? bandSentence(step, bands, say) : SENTENCES[step.kind]?.(step, say, nameOf);
    return text === undefined ? [] : [{ step, text: printable(text) }];
  });
}

type Sentence = (step: Step, say: Say, nameOf: (payer: string) => string) => string;

const SENTENCES: { readonly [kind in StepKind]?: Sentence } = {
  adjust: adjustSentence,
  base: baseSentence,
  limit: limitSentence,
  deductible: deductibleSentence,
  burden: burdenSentence,
  lump: lumpSentence,
  quota: quotaSentence,
  pay: paySentence,
  given: givenSentence,
};

const CHANGED: readonly (readonly [what: string, zh: string, en: string])[] = [
  ["deductible", "起付线", "deductible"],
  ["rate", "各段比例", "every rate"],
  ["limit", "各项限额", "every limit"],
];

function adjustSentence({ inputs, title }: Step, say: Say): string {
  const name = title === null ? (inputs["id"] ?? "") : say(title.zh, title.en);
  const changes = CHANGED.flatMap(([what, zh, en]) => changeWords(inputs, what, say(zh, en), say));
  const tags = inputs["rate.tags"];
  if (tags !== undefined)
    changes.push(
      say(
        `只及标记为 ${tags} 的部分（${inputs["found"] ?? ""} 中的 ${inputs["tagged"] ?? ""}）`,
        `only for what is tagged ${tags} (${inputs["tagged"] ?? ""} of ${inputs["found"] ?? ""})`,
      ),
    );
  return say(`调整（${name}）：`, `Adjusted (${name}): `) + changes.join(say("，", ", "));
}

function changeWords(inputs: Step["inputs"], what: string, name: string, say: Say): string[] {
  const set = inputs[`${what}.set`];
  const add = inputs[`${what}.add`];
  const times = inputs[`${what}.times`];
  const value = (text: string): string => (what === "rate" ? percent(text) : text);
  if (set !== undefined) return [say(`${name}改为 ${value(set)}`, `${name} becomes ${value(set)}`)];
  if (times !== undefined) return [say(`${name}乘以 ${times}`, `${name} times ${times}`)];
  if (add === undefined) return [];
  const less = add.startsWith("-");
  const size = less ? add.slice(1) : add;
  const points = what === "rate" ? say(`${movedPoint(size)} 个百分点`, `${movedPoint(size)} percentage points`) : size;
  return [
    less
      ? say(`${name}减少 ${points}`, `${name} less ${points}`)
      : say(`${name}增加 ${points}`, `${name} plus ${points}`),
  ];
}

function limitSentence({ inputs, amount }: Step, say: Say): string {
  const per = wordFor(PERIODS, inputs["per"] ?? "", say);
  const pool = inputs["pool"];
  const shared = pool === undefined ? "" : say(`（与其他待遇共用额度 ${pool}）`, ` (pool ${pool}, shared)`);
  const kind = inputs["on"] === "base" ? say("计入额", "on what counts") : say("支付额", "on payments");
  return say(
    `限额：${kind}${per}至多 ${inputs["amount"] ?? ""}${shared}，此前已用 ${inputs["used"] ?? ""}，尚余 ${amount}`,
    `Limit ${kind}: ${inputs["amount"] ?? ""} ${per}${shared}, ${inputs["used"] ?? ""} used before, ${amount} left`,
  );
}

function deductibleSentence({ inputs, amount }: Step, say: Say): string {
  const stated = inputs["stated"] ?? "";
  const inForce = inputs["deductible"] ?? "";
  const left = stated === inForce ? "" : say(`（现为 ${inForce}）`, ` (now ${inForce})`);
  return inputs["mode"] === "trigger"
    ? say(
        `起付标准 ${stated}${left}：达到后全额计入，本次扣 ${amount}`,
        `Threshold ${stated}${left}: once reached all counts; ${amount} taken off`,
      )
    : say(`起付线 ${stated}${left}：本次扣 ${amount}`, `Deductible ${stated}${left}: ${amount} taken off`);
}

/** `1100.00 × 63% + 1500.00 × 83% = 1938.00`, and the same for the year before this visit where there is one. */
function bandSentence({ inputs, amount }: Step, bands: readonly Step[], say: Say): string {
  const formula = (at: string): string => {
    const parts = bands.filter((band) => band.inputs["at"] === at).map((band) => bandWords(band, say));
    return parts.length === 0 ? "0" : parts.join(" + ");
  };
  const rounding = say(
    `（${wordFor(ROUNDINGS, inputs["mode"] ?? "", say)}到 ${inputs["unit"] ?? ""}）`,
    ` (rounded ${wordFor(ROUNDINGS, inputs["mode"] ?? "", say)} to ${inputs["unit"] ?? ""})`,
  );
  const before = inputs["before"] ?? "0.00";
  const after = inputs["after"] ?? "";
  const slab = inputs["bands"] === "slab" ? say("（全额按所在档的比例）", " (one rate for all)") : "";
  if (before === "0.00" && after === amount)
    return say(
      `分段${slab}：${formula("after")} = ${amount}${rounding}`,
      `Bands${slab}: ${formula("after")} = ${amount}${rounding}`,
    );
  return say(
    `分段${slab}：累计至本次 ${formula("after")} = ${after}，此前 ${formula("before")} = ${before}，本次为差额 ${amount}${rounding}`,
    `Bands${slab}: with this visit ${formula("after")} = ${after}, before it ${formula("before")} = ${before}; the difference is ${amount}${rounding}`,
  );
}

function bandWords({ inputs, amount }: Step, say: Say): string {
  const to = inputs["upTo"];
  const from = inputs["from"] ?? "";
  const range = to === undefined ? say(`${from} 以上`, `above ${from}`) : say(`${from}–${to} 段`, `${from}–${to}`);
  const formula = inputs["formula"];
  const rate = formula === undefined ? percent(inputs["rate"] ?? "") : `(${formula})`;
  return `${amount}${say(`（${range}）`, ` (${range})`)} × ${rate}`;
}

function burdenSentence({ inputs, amount }: Step, say: Say): string {
  const { burden = "", allowed = "", paidSoFar = "", pick, per } = inputs;
  const bounds = (inputs["bounds"] ?? "").split(", ").map((bound) => boundWords(bound, say));
  const allows =
    bounds.length === 1
      ? say(`允许${bounds[0]}`, `allowed ${bounds[0]}`)
      : pick === "most"
        ? say(`允许${bounds.join("与")}中的较大者`, `allowed the greatest of ${bounds.join(" and ")}`)
        : say(`允许${bounds.join("与")}中的较小者`, `allowed the least of ${bounds.join(" and ")}`);
  const period = per === "year" ? say("本年", " in the year") : say("本次", " for this visit");
  return say(
    `负担上限：${period}个人负担 ${burden}，${allows}，即 ${allowed}；此前已付 ${paidSoFar}，超出 ${amount}`,
    `Ceiling on the patient's burden${period}: bears ${burden}, ${allows}, which is ${allowed}; ` +
      `paid before ${paidSoFar}, ${amount} above it`,
  );
}

/** One bound of a burden: `0.10 × total` with its bucket named, or an amount. */
function boundWords(bound: string, say: Say): string {
  const words = bound
    .replace(/^[\d.]+(?= × )/, percent)
    .replace(/\b(?:total|inScope|preSelfPay|overLimit|ownPay)\b/g, (of) =>
      of === "total" ? say("医疗费总额", "the total") : wordFor(BUCKET_NAMES, of, say),
    );
  return say(` ${words} `, words);
}

function lumpSentence({ inputs, amount }: Step, say: Say): string {
  const times = inputs["times"];
  const often = times === undefined ? "" : say(`，一年至多 ${times} 次`, `, at most ${times} times a year`);
  const owed = inputs["owed"];
  const left = owed === undefined ? "" : say(`，此前未付完的 ${owed}`, `, ${owed} left of earlier ones`);
  return say(
    `定额补助：基数 ${inputs["at"] ?? ""} 所在档 ${inputs["band"] ?? ""}${often}${left}，应付 ${amount}`,
    `Lump sum: ${inputs["band"] ?? ""} for a base of ${inputs["at"] ?? ""}${often}${left}; due ${amount}`,
  );
}

function quotaSentence({ inputs, amount }: Step, say: Say): string {
  const below =
    inputs["below"] === "keep"
      ? say("低于时差额归医疗机构", "below it the hospital keeps the difference")
      : say("低于时据实", "below it the cost counts");
  return say(
    `病种定额 ${inputs["quota"] ?? ""}，实际 ${inputs["base"] ?? ""}（${below}）：医疗机构承担 ${amount}`,
    `Fixed price ${inputs["quota"] ?? ""}, cost ${inputs["base"] ?? ""} (${below}): the hospital bears ${amount}`,
  );
}

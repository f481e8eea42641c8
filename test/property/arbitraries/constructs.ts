/** Names of the constructs of the format that took part in a settlement. */
import type { FeeLine } from "../../../src/claim/types.ts";
import type { Adjust, Base, Benefit, Case, CaseBase, Limit } from "../../../src/rules/benefit.ts";
import type { Evidence, Ran } from "./evidence.ts";
import { DECLARATIONS } from "./vocabulary.ts";

/** A base whose product with a rate of six decimals passes 2^53. Unit: fen. */
const HUGE = Number.MAX_SAFE_INTEGER / 1_000_000;

function ofCase(each: Case, benefit: Benefit): string[] {
  if ("burden" in each) {
    const { allow, pick = "least", per } = each.burden;
    const bounds = allow.map((bound) => ("ratio" in bound ? "burden.ratio" : "burden.amount"));
    return ["mechanism.burden", `burden.${per}`, ...bounds, ...(allow.length > 1 ? [`burden.${pick}`] : [])];
  }
  if ("lump" in each) {
    const { times, rest } = each.lump;
    return [
      "mechanism.lump",
      ...(times === undefined ? [] : ["lump.times"]),
      ...(rest === undefined ? [] : ["lump.later"]),
    ];
  }
  if ("quota" in each) return ["mechanism.quota", `quota.${each.quota.below}`];
  const stated = each.deductible;
  const ofYear = typeof stated === "object" && stated.per === "year" && benefit.base.per !== "year";
  const { mode, unit } = each.rounding ?? benefit.rounding ?? { mode: "half-up", unit: "0.01" };
  return [
    "mechanism.bands",
    `bands.${each.bandMode ?? "marginal"}`,
    ...(stated === undefined ? [] : [`deductible.${(typeof stated === "object" && stated.mode) || "subtract"}`]),
    ...(ofYear ? ["deductible.ofYear"] : []),
    ...(typeof stated === "object" && stated.per === "stay" ? ["deductible.ofStay"] : []),
    ...(stated !== undefined && each.bands.length > 1 ? [`edges.${each.bandsFrom ?? "zero"}`] : []),
    ...(each.bands.length > 1 ? ["bands.several"] : []),
    `rounding.${mode}`,
    `rounding.${unit}`,
  ];
}

function ofBase(base: Base | CaseBase, less: number): string[] {
  return [
    `base.${base.net ?? "unpaid"}`,
    ...(base.of.length > 1 ? ["base.buckets"] : []),
    ...(base.tags === undefined ? [] : ["base.tags"]),
    ...(base.ratio === undefined ? [] : ["base.ratio"]),
    ...(base.atMost === undefined ? [] : [`base.atMost.${"ratio" in base.atMost ? "ratio" : "amount"}`]),
    ...(less > 0 ? (base.less ?? []).map(({ what }) => `base.less.${what}`) : []),
  ];
}

function ofAdjust({ deductible, rate, limit }: Adjust): string[] {
  const rateKinds = Object.keys(rate ?? {}).filter((kind) => kind !== "tags");
  const negative = rate !== undefined && "add" in rate && rate.add.startsWith("-");
  const tagged = rate !== undefined && "add" in rate && rate.tags !== undefined;
  return [
    ...Object.keys(deductible ?? {}).map((kind) => `adjust.deductible.${kind}`),
    ...rateKinds.map((kind) => `adjust.rate.${kind}`),
    ...Object.keys(limit ?? {}).map((kind) => `adjust.limit.${kind}`),
    ...(negative ? ["adjust.rate.negative"] : []),
    ...(tagged ? ["adjust.rate.tagged"] : []),
  ];
}

function ofLimit({ on, per, pool }: Limit): string[] {
  return [`limit.${on}.${per}`, ...(pool === undefined ? [] : ["limit.pool", `limit.pool.${per}`])];
}

function ofBenefit(ran: Ran): string[] {
  const { layer, benefit, case: each, base, pay, before, adjusts, bound } = ran;
  const limits = bound.flatMap(ofLimit);
  const restated = [
    ...(each.base === undefined ? [] : ["case.base"]),
    ...(each.limits === undefined ? [] : ["case.limits"]),
    ...(each.rounding === undefined ? [] : ["case.rounding"]),
  ];
  const split = pay > 0 ? (benefit.payers ?? []).length : 0;
  const cap = (each.base ?? benefit.base).atMost;
  const narrowed = ran.overCap && cap !== undefined ? [`base.atMost.${cap.over}`] : [];
  // What looked at nothing did nothing, unless a limit or bound took all of it.
  if (base === 0 && pay === 0) return [...limits, ...narrowed];
  return [
    `layer.${layer}`,
    ...ofCase(each, benefit),
    ...ofBase(each.base ?? benefit.base, ran.less),
    `base.${benefit.base.per ?? "visit"}`,
    ...(before > 0 ? ["base.year.started"] : []),
    ...(before > 0 && benefit.base.accumulate === "net" ? ["base.year.net"] : []),
    ...adjusts.flatMap(ofAdjust),
    ...(adjusts.length > 1 ? ["adjust.several"] : []),
    ...limits,
    ...narrowed,
    ...restated,
    ...(base > HUGE ? ["huge"] : []),
    ...(benefit.id.startsWith("own") ? ["extends.add"] : []),
    ...(adjusts.some(({ id }) => id.startsWith("r")) ? ["extends.amend"] : []),
    ...(each.exceptionTo === undefined ? [] : ["exceptionTo"]),
    ...(benefit.choose === undefined ? [] : [`choose.${benefit.choose}`]),
    ...(benefit.lock === undefined ? [] : ["choose.first-of-year.lock"]),
    ...(ran.isFirst ? ["choose.first-of-year.kept"] : []),
    ...(split > 1 ? ["payers.split"] : []),
    ...(split > 2 ? ["payers.three"] : []),
    ...(pay < 0 ? ["payment.negative"] : []),
  ];
}

/** Tags by which the benefits in force group lines. */
function planTags(benefits: readonly Benefit[]): Set<string> {
  const tags = benefits.flatMap(({ base, cases, adjust = [] }) => [
    ...(base.tags ?? []),
    ...cases.flatMap((each) => each.base?.tags ?? []),
    ...adjust.flatMap(({ rate }) => (rate !== undefined && "add" in rate ? (rate.tags ?? []) : [])),
  ]);
  return new Set(tags);
}

function tagsOf({ tags = [], charge, code }: Pick<FeeLine, "tags" | "charge" | "code">): string[] {
  const derived = Object.entries(DECLARATIONS.tags).filter(
    ([, { charge: charges = [], codes = [] }]) =>
      (charge !== undefined && charges.includes(charge)) || (code !== undefined && codes.includes(code)),
  );
  return [...tags, ...derived.map(([tag]) => tag)];
}

function ofClaim({ claim, benefits }: Evidence): string[] {
  const used = planTags(benefits);
  const parts = claim.lines ?? (claim.bill === undefined || "inScope" in claim.bill ? [{}] : claim.bill);
  const keys = parts.map((part) => [...new Set(tagsOf(part).filter((tag) => used.has(tag)))].sort().join());
  const corrects = claim.lines?.some(({ quantity, amount }) => String(quantity ?? amount ?? "").startsWith("-"));
  return [
    claim.lines === undefined ? "bill" : "lines",
    ...(new Set(keys).size > 1 ? ["groups"] : []),
    ...(corrects === true ? ["lines.correction"] : []),
    ...(claim.lines?.some(({ ceilingPrice }) => ceilingPrice !== undefined) === true ? ["lines.ceiling"] : []),
    ...(claim.paid?.some(({ buckets }) => buckets !== undefined) === true ? ["given.buckets"] : []),
  ];
}

/** The constructs that took part in a settlement, each once. */
export function constructsIn(evidence: Evidence): Set<string> {
  const paid = evidence.ran.some(({ pay }) => pay !== 0);
  return new Set([
    ...evidence.ran.flatMap(ofBenefit),
    ...ofClaim(evidence),
    ...(paid && (evidence.claim.lines ?? []).length > 1 ? ["lines.allocation"] : []),
    ...evidence.given.flatMap((layer) => ["given", `layer.${layer}`]),
    ...(evidence.notes > 0 ? ["notEncoded.note"] : []),
    ...(evidence.entitlements > 0 ? ["entitlement"] : []),
    ...(evidence.skipped ? ["skip"] : []),
  ]);
}

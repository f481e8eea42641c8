/** Where a plan's running totals, counts, tags and named quantities stand in its tables. */
import { BUCKETS } from "../buckets.ts";
import { SettlementError } from "../errors.ts";
import type { Issue } from "../errors.ts";
import type { Benefit, Less, Limit } from "../rules/benefit.ts";
import { bucketsOf } from "./tables.ts";
import { QUANTITIES } from "./types.ts";
import type { BenefitPlan, LessTable, Slot } from "./types.ts";

/** The name of a benefit in the account. */
export function keyOf(layer: string, benefit: string): string {
  return `${layer}.${benefit}`;
}

/** The name in the account of the count that says that a benefit first paid by this case in the year, or its lock did. */
export function caseKeyOf(benefit: string, lock: string | undefined, id: string): string {
  return `${lock === undefined ? benefit : `lock.${lock}`}.case.${id}`;
}

/** The name in the account of the count of a year's claims that gave a payment of a layer. */
export function givenKeyOf(layer: string): string {
  return `given.${layer}`;
}

/** Whether what is left of a lump is paid on later bills: all cases say so, or none. */
export function paysLater({ cases }: Benefit): boolean {
  return cases.some((each) => "lump" in each && each.lump.rest === "later");
}

/** What the layout needs to know of a benefit. */
interface Placed {
  readonly layer: number;
  readonly index: number;
  readonly benefit: Benefit;
}

/** In place of a benefit's index: all of a layer's; and one that is named while its layer has no rules in force. */
export const WHOLE_LAYER = -1;
const NOT_IN_FORCE = -2;

/** Gives places to names; the same name has the same place. */
export interface Layout {
  readonly slots: readonly Slot[];
  readonly counts: readonly string[];
  readonly tags: readonly string[];
  tagMask(tags: readonly string[]): number;
  slot(key: string, period: Slot["period"]): number;
  count(key: string): number;
  /** The running totals that a benefit keeps for all its cases. */
  totalsOf(benefit: Benefit, key: string): Pick<BenefitPlan, "baseTotals" | "paidTotals" | "grossTotals">;
  limitSlot(plan: Placed, limit: Limit): number;
  /** @throws SettlementError `invalid_rules` if `of` is not an earlier layer or benefit. */
  quantity(less: Less, reader: Placed): LessTable;
}

/** Most tags that the bases and rates of one plan may name: they are bits of an integer. */
const MAX_TAGS = 30;

/** Makes the layout for layers in order, each with the ids of its benefits in order. */
export function createLayout(
  layers: readonly { readonly name: string; readonly file: string; readonly benefits: readonly Benefit[] }[],
): Layout {
  const tags = planTags(layers.flatMap((layer) => layer.benefits));
  const slots: Slot[] = [];
  const places = new Map<string, number>();
  const counts: string[] = [];
  const nameOf = (plan: Placed): string => keyOf(layers[plan.layer]?.name ?? "", plan.benefit.id);
  const slot = (key: string, period: Slot["period"]): number => {
    const name = `${period} ${key}`;
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, slots.length);
    slots.push({ key, period });
    return slots.length - 1;
  };
  const invalid = (file: string, path: string, zh: string, en: string, found: string): never => {
    const issue: Issue = { code: "invalid_rules", file, path, expected: { zh, en }, found };
    throw new SettlementError([issue]);
  };
  if (tags.length > MAX_TAGS)
    invalid(
      layers[0]?.file ?? "",
      "base.tags",
      `至多 ${MAX_TAGS} 个标签`,
      `at most ${MAX_TAGS} tags`,
      String(tags.length),
    );
  return {
    slots,
    counts,
    tags,
    slot,
    tagMask: (named) => named.reduce((mask, tag) => mask | (1 << tags.indexOf(tag)), 0),
    count(key) {
      if (!counts.includes(key)) counts.push(key);
      return counts.indexOf(key);
    },
    totalsOf(benefit, key) {
      const limits = benefit.cases.flatMap((each) => each.limits ?? benefit.limits ?? []);
      const own = (on: Limit["on"]): number[] => {
        const periods = limits.filter((limit) => limit.on === on && limit.pool === undefined).map(({ per }) => per);
        return [...new Set(["year" as const, ...periods])].map((period) => slot(`${key}.${on}`, period));
      };
      const ratios = benefit.cases.flatMap((each) =>
        "burden" in each && each.burden.per === "year"
          ? each.burden.allow.flatMap((bound) => ("of" in bound ? bucketsOf(bound.of) : []))
          : [],
      );
      const grossTotals = BUCKETS.map((bucket, k) =>
        ratios.includes(k) ? slot(`${key}.gross.${bucket}`, "year") : -1,
      );
      return { baseTotals: own("base"), paidTotals: own("paid"), grossTotals };
    },
    limitSlot(plan, limit) {
      if (limit.pool !== undefined) return slot(`pool.${limit.pool}`, limit.per);
      return slot(`${nameOf(plan)}.${limit.on}`, limit.per);
    },
    quantity(less, reader) {
      const [layerName = "", id] = less.of.split(".");
      const layer = layers.findIndex((each) => each.name === layerName);
      const own = layers[layer]?.benefits ?? [];
      const at = own.findIndex((each) => each.id === id);
      const first = layers.slice(0, layer).reduce((sum, each) => sum + each.benefits.length, 0);
      const earlier = layer !== -1 && (layer < reader.layer || (at !== -1 && first + at < reader.index));
      const dangling = id !== undefined && at === -1 && own.length > 0;
      if (!earlier || dangling)
        invalid(
          layers[reader.layer]?.file ?? "",
          "base.less",
          "更早的层或待遇",
          "an earlier layer or benefit",
          less.of,
        );
      const what = QUANTITIES.indexOf(less.what);
      const benefit = id === undefined ? WHOLE_LAYER : at === -1 ? NOT_IN_FORCE : first + at;
      return { layer, benefit, what, name: `${less.of}.${less.what}` };
    },
  };
}

/** All tags that a base or a rate of these benefits names, sorted. */
function planTags(benefits: readonly Benefit[]): string[] {
  const named = benefits.flatMap((benefit) => [
    ...(benefit.base.tags ?? []),
    ...benefit.cases.flatMap((each) => each.base?.tags ?? []),
    ...(benefit.adjust ?? []).flatMap((adjust) =>
      adjust.rate !== undefined && "add" in adjust.rate ? (adjust.rate.tags ?? []) : [],
    ),
  ]);
  return [...new Set(named)].sort();
}

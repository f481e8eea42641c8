/** The amounts at which a pack's benefits turn, so that claims and accounts can be drawn beside them. */
import type { Allow, Benefit, Case, Deductible, Limit } from "../../../src/rules/benefit.ts";
import type { Bucket } from "../../../src/rules/types.ts";
import { fen } from "./amounts.ts";
import type { Pack } from "./pack.ts";

/** The turning points of one benefit in one version. */
export interface Knots {
  /** `<layer>.<benefit>`, the key of its running totals. */
  readonly key: string;
  /** Buckets of its base. */
  readonly of: readonly Bucket[];
  readonly tags: readonly string[];
  /** Deductibles, band edges and whatever else its base may reach. Unit: fen. */
  readonly amounts: readonly number[];
  readonly deductibles: readonly number[];
  readonly limits: readonly Limit[];
  /** Whether it looks at the year's running base. */
  readonly ofYear: boolean;
  readonly deductibleOfYear: boolean;
  readonly deductibleOfStay: boolean;
  /** Buckets of which its ceiling on the year's burden is a ratio. */
  readonly grossOfYear: readonly Bucket[];
  readonly times: number | null;
  /** Whether what a bill does not hold of a lump is paid later. */
  readonly paysLater: boolean;
  /** Counts of the cases of which one may have first paid in the year, where it goes by that. */
  readonly firstCases: readonly string[];
}

const ALL: readonly Bucket[] = ["inScope", "preSelfPay", "overLimit", "ownPay"];

function deductiblesOf(each: Case): number[] {
  if (!("bands" in each) || each.deductible === undefined) return [];
  return [fen(typeof each.deductible === "string" ? each.deductible : each.deductible.amount)];
}

function allowed(allow: readonly Allow[]): number[] {
  return allow.flatMap((each) => ("amount" in each ? [fen(each.amount)] : []));
}

function amountsOf(each: Case): number[] {
  if ("quota" in each) return [fen(each.quota.amount)];
  if ("burden" in each) return allowed(each.burden.allow);
  const edges = ("lump" in each ? each.lump.bands : each.bands).flatMap(({ upTo }) =>
    upTo === undefined ? [] : [fen(upTo)],
  );
  const [deductible] = deductiblesOf(each);
  if (deductible === undefined) return edges;
  const shift = "bandsFrom" in each && each.bandsFrom === "deductible" ? deductible : 0;
  return [deductible, ...edges.map((edge) => edge + shift)];
}

function grossOf(each: Case): readonly Bucket[] {
  if (!("burden" in each) || each.burden.per === "visit") return [];
  return each.burden.allow.flatMap((allow) =>
    "ratio" in allow ? (allow.of.includes("total") ? ALL : allow.of.filter((bucket) => bucket !== "total")) : [],
  );
}

/** Over what the deductible of a case is counted, where it says so. */
function periodOf(each: Case): Deductible["per"] {
  return "bands" in each && typeof each.deductible === "object" ? each.deductible.per : undefined;
}

function knotsOf(layer: string, { id, base, cases, choose, lock, limits = [] }: Benefit): Knots {
  const every = [...limits, ...cases.flatMap((each) => each.limits ?? [])];
  const cap = base.atMost !== undefined && "amount" in base.atMost ? [fen(base.atMost.amount)] : [];
  const onBase = every.filter(({ on }) => on === "base").map(({ amount }) => fen(amount));
  return {
    key: `${layer}.${id}`,
    of: base.of,
    tags: base.tags ?? [],
    amounts: [...cases.flatMap(amountsOf), ...cap, ...onBase],
    deductibles: cases.flatMap(deductiblesOf),
    limits: every,
    ofYear: base.per === "year" || cases.some((each) => "burden" in each && each.burden.per === "year"),
    deductibleOfYear: cases.some((each) => periodOf(each) === "year"),
    deductibleOfStay: cases.some((each) => periodOf(each) === "stay"),
    grossOfYear: [...new Set(cases.flatMap(grossOf))],
    times: cases.flatMap((each) => ("lump" in each ? [each.lump.times ?? 0] : [])).find((times) => times > 0) ?? null,
    paysLater: cases.some((each) => "lump" in each && each.lump.rest === "later"),
    firstCases:
      choose === "first-of-year"
        ? cases.map((each) => `${lock ? `lock.${lock}` : `${layer}.${id}`}.case.${each.id}`)
        : [],
  };
}

const known = new WeakMap<Pack, readonly Knots[]>();

/** The turning points of every benefit of a pack, whatever version states it. */
export function knotsIn(pack: Pack): readonly Knots[] {
  const found =
    known.get(pack) ??
    pack.versions.flatMap((version) => {
      if ("ended" in version || "frame" in version) return [];
      const benefits = "benefits" in version ? version.benefits : [...(version.replace ?? []), ...(version.add ?? [])];
      return benefits.map((benefit) => knotsOf(version.layer, benefit));
    });
  known.set(pack, found);
  return found;
}

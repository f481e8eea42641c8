/** What the parts of a benefit must be to each other. */
import type { Fault } from "./lists.ts";
import type { Benefit, Case } from "./benefit.ts";
import { expecting } from "./wording.ts";

/** Everything that is wrong between the parts of a benefit whose parts are right in themselves. */
export function benefitFaults(benefit: Benefit): readonly Fault[] {
  return [
    ...benefit.cases.flatMap((each, at) => [
      ...burdenFaults(benefit, each, at),
      ...deductibleFaults(benefit, each, at),
      ...netFaults(benefit, each, at),
    ]),
    ...stayFaults(benefit),
    ...periodFaults(benefit),
    ...lockFaults(benefit),
    ...exceptionFaults(benefit.cases),
    ...restFaults(benefit.cases),
    ...quotaFaults(benefit),
  ];
}

const UNPAID = expecting("unpaid:个人负担按未支付部分计", "unpaid: what the patient bears is what is unpaid");
const PER_VISIT = expecting("visit:负担封顶的周期写在 burden.per", "visit: the period of a burden is burden.per");

function burdenFaults({ base }: Benefit, each: Case, at: number): Fault[] {
  if (!("burden" in each)) return [];
  const faults: Fault[] = [];
  if (each.base?.net === "gross") faults.push({ path: ["cases", at, "base", "net"], message: UNPAID });
  if (each.base === undefined && base.net === "gross") faults.push({ path: ["base", "net"], message: UNPAID });
  if (base.per === "year") faults.push({ path: ["base", "per"], message: PER_VISIT });
  return faults;
}

const PER_YEAR = expecting("year:基数按年度累计", "year: the base runs over the year");

function deductibleFaults({ base }: Benefit, each: Case, at: number): Fault[] {
  if (!("bands" in each) || typeof each.deductible !== "object") return [];
  const { per } = each.deductible;
  const clash = base.per === "year" && (per === "visit" || per === "stay");
  return clash ? [{ path: ["cases", at, "deductible", "per"], message: PER_YEAR }] : [];
}

const ONE_COUNT = expecting(
  "与本待遇另一情形相同:住院的起付线与年度的起付线不在同一待遇中并存",
  "the same as in the other cases: what is used of a deductible is counted over the stay or over the year, not both",
);

/** A benefit counts what has been used of its deductible over one stretch. */
function stayFaults({ cases }: Benefit): Fault[] {
  const periods = cases.map((each) =>
    "bands" in each && typeof each.deductible === "object" ? each.deductible.per : undefined,
  );
  if (!periods.includes("stay")) return [];
  return periods.flatMap((per, at): Fault[] =>
    per === "year" ? [{ path: ["cases", at, "deductible", "per"], message: ONE_COUNT }] : [],
  );
}

const RUNS_OVER_YEAR = expecting("base.per 为 year 时才写", "only where base.per is year");

function periodFaults({ base }: Benefit): Fault[] {
  if (base.accumulate === undefined || base.per === "year") return [];
  return [{ path: ["base", "accumulate"], message: RUNS_OVER_YEAR, found: base.per ?? "visit" }];
}

const GOES_BY_FIRST = expecting("choose 为 first-of-year 时才写", "only where choose is first-of-year");

function lockFaults({ choose, lock }: Benefit): Fault[] {
  if (lock === undefined || choose === "first-of-year") return [];
  return [{ path: ["lock"], message: GOES_BY_FIRST, found: lock }];
}

const NET_BANDS = expecting(
  "base.accumulate 为 net 时用 bands",
  "bands where base.accumulate is net: what is left of a lump's base says nothing",
);
const NET_MARGINAL = expecting(
  "base.accumulate 为 net 时为 marginal:全额按档会对剩余再付一次",
  "marginal where base.accumulate is net: a slab would pay on what is left again",
);
const NET_SUBTRACT = expecting(
  "base.accumulate 为 net 时为 subtract:达到后全额计入会使累计退到起付线以下",
  "subtract where base.accumulate is net: after a trigger the running base would fall below it again",
);

/** What a running base net of payments cannot mean: see "Step 4" of `rules/README.md`. */
function netFaults({ base }: Benefit, each: Case, at: number): Fault[] {
  if (base.accumulate !== "net") return [];
  if ("lump" in each) return [{ path: ["cases", at, "lump"], message: NET_BANDS }];
  if (!("bands" in each)) return [];
  const faults: Fault[] = [];
  const { bandMode, deductible } = each;
  if (bandMode === "slab") faults.push({ path: ["cases", at, "bandMode"], message: NET_MARGINAL });
  if (typeof deductible === "object" && deductible.mode === "trigger")
    faults.push({ path: ["cases", at, "deductible", "mode"], message: NET_SUBTRACT });
  return faults;
}

const ALL_LATER = expecting(
  "本待遇各情形都写 rest 为 later 的定额:余数由该待遇的支付累计推出",
  "a lump with rest later in every case of the benefit: what is left is told by what the benefit has paid",
);

/** What a lump leaves for later bills is what has been granted of it and not been paid, by whichever case. */
function restFaults(cases: readonly Case[]): Fault[] {
  const isLater = (each: Case): boolean => "lump" in each && each.lump.rest === "later";
  if (!cases.some(isLater)) return [];
  return cases.flatMap((each, at): Fault[] => (isLater(each) ? [] : [{ path: ["cases", at], message: ALL_LATER }]));
}

const OTHER_CASE = expecting("本待遇另一情形的编号", "the id of another case of this benefit");
const NO_CYCLE = expecting("不回到自身的排除关系", "exceptions that do not come back to themselves");

function exceptionFaults(cases: readonly Case[]): Fault[] {
  const exceptions = new Map(cases.map((each) => [each.id, exceptionsOf(each)]));
  const unknown = cases.flatMap((each, at) =>
    exceptionsOf(each).flatMap((id, place): Fault[] => {
      if (exceptions.has(id) && id !== each.id) return [];
      const path = ["cases", at, "exceptionTo"];
      return [{ path: typeof each.exceptionTo === "string" ? path : [...path, place], message: OTHER_CASE }];
    }),
  );
  if (unknown.length > 0) return unknown;
  return cases.flatMap((each, at) =>
    reaches(exceptions, each.id) ? [{ path: ["cases", at, "exceptionTo"], message: NO_CYCLE }] : [],
  );
}

function exceptionsOf({ exceptionTo = [] }: Case): readonly string[] {
  return typeof exceptionTo === "string" ? [exceptionTo] : exceptionTo;
}

/** Whether a case removes itself by way of others. */
function reaches(exceptions: ReadonlyMap<string, readonly string[]>, start: string): boolean {
  const seen = new Set<string>();
  const pending = [...(exceptions.get(start) ?? [])];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    pending.push(...(exceptions.get(id) ?? []));
  }
  return false;
}

const BY_VISIT = expecting("visit:单病种定额按次计", "visit: a quota is of one visit");
const NOT_WITH_QUOTA = expecting("单病种定额的待遇不写此项", "nothing in a benefit with a quota");

function quotaFaults(benefit: Benefit): Fault[] {
  if (!benefit.cases.some((each) => "quota" in each)) return [];
  const ofBenefit = (["limits", "adjust", "payers", "rounding"] as const)
    .filter((key) => benefit[key] !== undefined)
    .map((key): Fault => ({ path: [key], message: NOT_WITH_QUOTA }));
  const ofCases = benefit.cases.flatMap((each, at) =>
    (["limits", "rounding"] as const)
      .filter((key) => each[key] !== undefined)
      .map((key): Fault => ({ path: ["cases", at, key], message: NOT_WITH_QUOTA })),
  );
  const ofYear = benefit.base.per === "year" ? [{ path: ["base", "per"], message: BY_VISIT }] : [];
  return [...ofYear, ...ofBenefit, ...ofCases];
}

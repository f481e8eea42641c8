import type { Account, Claim, DatedCode, Facility } from "../../src/claim/types.ts";
import type { Pipeline } from "../../src/rules/types.ts";
import { ageOn, daysFrom, daysHeld, isWithin, monthsOld, selectingDay } from "./dates.ts";
import { holds } from "./predicate.ts";
import { Refusal } from "./refusal.ts";

export type Fact = string | number | boolean | ReadonlySet<string>;
/** Gives a fact by its name; a fact that the claim lacks is refused when it is read. */
export type Facts = (name: string) => Fact;
type Tier = Facility["tier"];

const TIERS: readonly Tier[] = ["township", "county", "city", "province"];

export function missingFact(name: string): Refusal {
  return new Refusal(["missing_fact"], name);
}

/**
 * `paidLayers` is read each time, so that a rule sees what has been paid up to its turn; `paidBefore` are the layers that
 * had paid in the year before.
 */
export function factsOf(
  claim: Claim,
  pipeline: Pipeline,
  programmes: Pipeline["programmes"],
  account: Account | null,
  paidLayers: ReadonlySet<string>,
  paidBefore: Iterable<string>,
): Facts {
  const { person, visit } = claim;
  const { facility } = visit;
  const on = selectingDay(claim, pipeline);
  const held = (
    kind: "categories" | "certificates",
    codes: readonly DatedCode[] | undefined = person[kind],
  ): ReadonlySet<string> | undefined => {
    const validity = new Map(Object.entries(pipeline.validity?.[kind] ?? {}));
    return (
      codes &&
      new Set(codes.filter((each) => isWithin(on, ...daysHeld(each, validity.get(each.code)))).map(({ code }) => code))
    );
  };

  const known: Record<string, () => Fact | undefined> = {
    "person.insurance": () => person.insurance,
    "person.categories": () => held("categories"),
    "person.certificates": () => held("certificates"),
    "person.mother.categories": () =>
      person.mother?.categories === undefined ? undefined : held("categories", person.mother.categories),
    "person.ageMonths": () => (person.birthDate === undefined ? undefined : monthsOld(person.birthDate, on)),
    "person.ageDays": () => (person.birthDate === undefined ? undefined : daysFrom(person.birthDate, on)),
    "person.age": () => (person.birthDate === undefined ? undefined : ageOn(person.birthDate, on)),
    "visit.kind": () => visit.kind,
    "visit.tier": () => facility.tier,
    "visit.grade": () => facility.grade,
    "visit.class": () => facility.class,
    "visit.place": () => placeOf(facility.region, person.region),
    "visit.referred": () => visit.referred,
    "visit.designated": () => facility.designated,
    "visit.tcm": () => facility.tcm,
    "visit.accident": () => visit.accident,
    "visit.continuation": () => visit.continuation,
    "visit.flags": () => (visit.flags === undefined ? undefined : new Set(visit.flags)),
    "visit.duringStay": () => visit.duringStay,
    "visit.programmes": () => programmesOf(claim, programmes),
    "visit.diseases": () => visit.diseases && new Set(visit.diseases),
    "visit.admission": () => admissionsWith(claim, account),
    "year.highestTier": () => highestTier(claim, pipeline, account, facts) ?? "none",
    "year.layers": () => new Set([...paidBefore, ...paidLayers]),
    "paid.layers": () => paidLayers,
  };

  function facts(name: string): Fact {
    const read = known[name];
    if (read === undefined) throw new Error(`no such fact: ${name}`);
    const value = read();
    if (value === undefined) throw missingFact(name);
    return value;
  }
  return facts;
}

/** Inpatient settlements of the year, this one included. */
export function admissionsWith(claim: Claim, account: Account | null): number {
  return (account?.admissions ?? 0) + (claim.visit.kind === "inpatient" && claim.stay?.counted !== true ? 1 : 0);
}

export function highestTier(claim: Claim, pipeline: Pipeline, account: Account | null, facts: Facts): Tier | null {
  const before = account?.highestTier ?? null;
  if (!holds(pipeline.highestTier?.when, facts)) return before;
  const here = claim.visit.facility.tier;
  return before !== null && TIERS.indexOf(before) > TIERS.indexOf(here) ? before : here;
}

function placeOf(facility: string, person: string): string {
  if (facility === person) return "county";
  if (facility.slice(0, 4) === person.slice(0, 4)) return "city";
  if (facility.slice(0, 2) === person.slice(0, 2)) return "province";
  return "outside";
}

function programmesOf(claim: Claim, declared: Pipeline["programmes"]): ReadonlySet<string> | undefined {
  const { programmes, diseases } = claim.visit;
  if (programmes === undefined && diseases === undefined) return undefined;
  const derived = Object.entries(declared ?? {})
    .filter(([, { diseases: prefixes }]) =>
      prefixes?.some((prefix) => diseases?.some((disease) => disease.startsWith(prefix))),
    )
    .map(([code]) => code);
  return new Set([...(programmes ?? []), ...derived]);
}

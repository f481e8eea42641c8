/** Which facts of a visit can stand together, as the region's pipelines have it. */
import { FACTS, TIERS } from "../facts.ts";
import type { FactValue } from "../facts.ts";
import { factUses, holds, viewFacts } from "../predicate.ts";
import type { FactUse } from "../predicate.ts";
import type { StatingPipeline } from "../rules/pipeline-version.ts";

type Reading = (fact: string) => FactValue;

/** How the facts that conditions name stand together. */
export interface Relations {
  /** What tells values of these facts apart beside the conditions: one visit may be where the other cannot. */
  readonly apart: readonly FactUse[];
  /** Whether a visit can be; facts that are `null` may be anything. */
  readonly isPossible: (read: Reading) => boolean;
}

/**
 * The relations between facts that are named.
 *
 * @param pipelines Those that may be in force: only what holds under all of them is impossible.
 * @param uses      What conditions name.
 */
export function relationsOf(pipelines: readonly StatingPipeline[], uses: readonly FactUse[]): Relations {
  const named = new Set(uses.map(({ fact }) => fact));
  const implied = impliedBy(pipelines, uses);
  const apart = [
    ...(named.has(AGE) && named.has(AGE_MONTHS) ? ageUses(uses) : []),
    ...(named.has("visit.admission") ? ADMISSION : []),
    ...(named.has("year.highestTier") ? tierUses(pipelines) : []),
    ...programmeUses(implied),
    ...literalsOf(uses, PAID).flatMap((layer) => [each(PAID, layer), each(PAID_IN_YEAR, layer)]),
  ];
  return {
    // A fact that no condition names may be anything.
    apart: apart.filter(({ fact }) => named.has(fact)),
    isPossible: (read) =>
      agesFit(read) &&
      admissionFits(read) &&
      highestTierFits(pipelines, read) &&
      programmesFit(implied, read) &&
      paidFits(read),
  };
}

const AGE = "person.age";
const AGE_MONTHS = "person.ageMonths";
const DISEASES = "visit.diseases";
const PROGRAMMES = "visit.programmes";

/** A stay counts from one, whatever else does from none. */
const ADMISSION: readonly FactUse[] = [
  { fact: "visit.kind", literals: ["inpatient"], cuts: [] },
  { fact: "visit.admission", literals: [], cuts: [1] },
];

const PAID = "paid.layers";
const PAID_IN_YEAR = "year.layers";

/** A layer that has paid in this claim has paid in the year. */
function paidFits(read: Reading): boolean {
  const [paid, inYear] = [read(PAID), read(PAID_IN_YEAR)];
  return !Array.isArray(paid) || !Array.isArray(inYear) || paid.every((layer) => inYear.includes(layer));
}

/** The year's highest tier is compared with the visit's, unless the visit does not count. */
function tierUses(pipelines: readonly StatingPipeline[]): FactUse[] {
  const counting = pipelines.flatMap(({ highestTier }) =>
    highestTier === undefined ? [] : factUses(highestTier.when),
  );
  return [...["visit.tier", "year.highestTier"].flatMap(eachValue), ...counting];
}

function each(fact: string, literal: string): FactUse {
  return { fact, literals: [literal], cuts: [] };
}

/** Every value of a code, each by itself. */
function eachValue(fact: string): FactUse[] {
  const type = FACTS[fact];
  return type?.kind === "code" ? type.values.map((value) => each(fact, value)) : [];
}

function literalsOf(uses: readonly FactUse[], fact: string): string[] {
  return [...new Set(uses.flatMap((use) => (use.fact === fact ? use.literals : [])))];
}

/** Where years and months of age are told apart, each also where the other is: a stretch of months is then of one year. */
function ageUses(uses: readonly FactUse[]): FactUse[] {
  const cutsOf = (fact: string): number[] => uses.flatMap((use) => (use.fact === fact ? use.cuts : []));
  const years = [...cutsOf(AGE), ...cutsOf(AGE_MONTHS).map((months) => Math.floor(months / 12))];
  return [
    { fact: AGE, literals: [], cuts: years },
    { fact: AGE_MONTHS, literals: [], cuts: years.map((year) => 12 * year) },
  ];
}

/** Twelve months are a year. The days since birth are held against neither. */
function agesFit(read: Reading): boolean {
  const [years, months] = [read(AGE), read(AGE_MONTHS)];
  return typeof years !== "number" || typeof months !== "number" || years === Math.floor(months / 12);
}

/** An inpatient's stay is itself one of the year's. */
function admissionFits(read: Reading): boolean {
  return !(read("visit.admission") === 0 && read("visit.kind") === "inpatient");
}

/** A visit that counts for the year's highest tier is not above it. */
function highestTierFits(pipelines: readonly StatingPipeline[], read: Reading): boolean {
  const highest = read("year.highestTier");
  if (highest === null || pipelines.length === 0) return true;
  const counts = pipelines.every(({ highestTier }) => {
    // One that extends another and says nothing of it has what that says, which is among them.
    if (highestTier === undefined) return true;
    const facts = factUses(highestTier.when).map(({ fact }) => fact);
    return facts.every((fact) => read(fact) !== null) && holds(highestTier.when, viewFacts(facts, read));
  });
  if (!counts) return true;
  const rank = (tier: FactValue): number => TIERS.findIndex((name) => name === tier);
  return rank(highest) >= Math.max(0, rank(read("visit.tier")));
}

/** Named programmes, each with the named diseases that put a visit into it. */
type Implied = ReadonlyMap<string, readonly string[]>;

/** A programme follows from a disease if every pipeline that declares it says so. */
function impliedBy(pipelines: readonly StatingPipeline[], uses: readonly FactUse[]): Implied {
  const diseases = literalsOf(uses, DISEASES);
  const found = new Map<string, readonly string[]>();
  for (const programme of literalsOf(uses, PROGRAMMES)) {
    const declared = pipelines.flatMap(({ programmes = {} }) =>
      Object.hasOwn(programmes, programme) ? [programmes[programme]?.diseases ?? []] : [],
    );
    if (declared.length === 0) continue;
    const follows = diseases.filter((disease) =>
      declared.every((prefixes) => prefixes.some((prefix) => disease.startsWith(prefix))),
    );
    if (follows.length > 0) found.set(programme, follows);
  }
  return found;
}

function programmeUses(implied: Implied): FactUse[] {
  return [...implied].flatMap(([programme, diseases]) => [
    each(PROGRAMMES, programme),
    { fact: DISEASES, literals: diseases, cuts: [] },
  ]);
}

/** A visit is in the programmes that its diseases imply; it may be in others too. */
function programmesFit(implied: Implied, read: Reading): boolean {
  const [diseases, programmes] = [read(DISEASES), read(PROGRAMMES)];
  if (!Array.isArray(diseases) || !Array.isArray(programmes)) return true;
  return [...implied].every(
    ([programme, from]) => programmes.includes(programme) || !from.some((disease) => diseases.includes(disease)),
  );
}

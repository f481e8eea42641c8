/** Worlds in which a person's year is lived: a pack, notices that come out in the year, and claims to settle. */
import * as fc from "fast-check";
import { createRulebook } from "../../../src/index.ts";
import type { PipelineVersion } from "../../../src/rules/pipeline-version.ts";
import type { Claim, ClaimPerson, FullVersion, LayerVersion, Pipeline, Rulebook } from "../../../src/index.ts";
import { seed } from "../../seed.ts";
import { decimal, fen, yuan } from "../arbitraries/amounts.ts";
import { drawClaim } from "../arbitraries/claim.ts";
import { halves } from "../arbitraries/halves.ts";
import { drawPack, ruleFiles } from "../arbitraries/pack.ts";
import type { Pack } from "../arbitraries/pack.ts";
import { DESIGN } from "../arbitraries/parts-terms.ts";
import { drawn } from "../arbitraries/tape.ts";
import { drawPerson, shift } from "../arbitraries/visit.ts";
import { SOURCE, text } from "../arbitraries/vocabulary.ts";

/** One visit billed at once and in two parts. */
export interface Parts {
  readonly whole: Claim;
  readonly parts: readonly [Claim, Claim];
}

/** What a world has of the dates of practice. */
export interface Practice {
  /** Benefits, as `layer.benefit`, of which a household shares the totals; none: there are no households. */
  readonly shared: readonly string[];
  /** Keys of the counts that these may have: of lumps, and of the cases by which a benefit first paid in the year. */
  readonly counted: readonly string[];
  /** Whether stays are sought that a stay continues; the claims then do not say. */
  readonly readmission: boolean;
}

export interface World {
  readonly practice: Practice;
  readonly person: ClaimPerson;
  /** Of one person and year, in the order of their days. */
  readonly claims: readonly Claim[];
  /** Days on which notices come out. */
  readonly notices: readonly string[];
  /** The rules with none of the notices, the first, the first two, … */
  readonly rulebooks: readonly Rulebook[];
  /** Where law 4 holds for the pack. */
  readonly parts: readonly Parts[];
}

const NOTICES = ["2018-04-10", "2018-06-20", "2018-09-05"] as const;
const CLAIMS = 8;
/** Few lines, so that many years are lived in a minute. */
const MOST_LINES = 6;
export const YEAR = 2018;

/** Other rates and deductibles: what a notice says that reaches back to the first of January. */
function revised(version: FullVersion, published: string): FullVersion {
  const change = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => change(each, ""));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner, name)]));
    if (typeof value !== "string") return value;
    if (key === "rate" && /^[01](\.\d+)?$/.test(value)) return decimal(1_000_000 - millionths(value), 6);
    if (key === "deductible" && /^\d+\.\d\d$/.test(value)) return yuan(Math.floor(fen(value) / 2));
    return value;
  };
  const benefits = version.benefits.map((benefit) => ({
    ...benefit,
    cases: benefit.cases.map((own) => change(own, "") as typeof own),
  }));
  const { to: _, ...head } = version;
  return { ...head, benefits, from: "2018-01-01", published };
}

function millionths(rate: string): number {
  const [whole = "0", part = ""] = rate.split(".");
  return Number(whole) * 1_000_000 + Number(part.padEnd(6, "0"));
}

function isFull(version: LayerVersion): version is FullVersion {
  return "benefits" in version && version.from <= "2018-01-01";
}

/** The layer that pays at the end of the year what the patient bears above a tenth of its bills. */
const END = "yearRefund";
/** A category that only a region elsewhere declares, and a code that none does. */
export const ELSEWHERE = "elsewherePoor";
export const NOWHERE = "nowherePoor";

/** The pack with an end of the year, what it has of the dates of practice, and a region elsewhere. */
function practised(pack: Pack, { shared, readmission }: Practice): Pack {
  const pipelines = pack.pipelines.map((pipeline): PipelineVersion => {
    if ("ended" in pipeline) return pipeline;
    return {
      ...pipeline,
      layers: { ...pipeline.layers, [END]: text("year's end") },
      yearEnd: { layers: [END], source: SOURCE },
      ...(shared.length > 0 && { household: { benefits: shared, source: SOURCE } }),
      ...(readmission && { readmission: { days: 30, hospital: "same" as const, source: SOURCE } }),
    };
  });
  const [first] = pack.pipelines;
  if (first === undefined) throw new RangeError("no pipeline");
  const { region, documents } = first;
  const head = { region, from: "2015-01-01", published: "2015-01-01", documents, layer: END };
  const base = { of: ["inScope", "preSelfPay", "overLimit", "ownPay"] as const };
  const burden = { allow: [{ ratio: "0.10", of: ["total"] as const }], per: "visit" as const };
  const cases = [{ id: "all", source: SOURCE, burden }];
  const refund: FullVersion = { ...head, benefits: [{ id: "b1", title: text("b1"), source: SOURCE, base, cases }] };
  const other: Pipeline = {
    region: "990001",
    from: "2015-01-01",
    published: "2015-01-01",
    order: ["basic"],
    selectBy: "discharge",
    yearOf: "discharge",
    categories: { [ELSEWHERE]: { title: text(ELSEWHERE) } },
    documents,
    source: SOURCE,
  };
  return {
    regions: [...pack.regions, { code: other.region, name: text("elsewhere"), parent: null, level: "county" }],
    pipelines: [...pipelines, other],
    versions: [...pack.versions, refund],
  };
}

/** The benefits that a pack states where its first pipeline is, at the top. */
function benefitsOf({ pipelines, versions }: Pack): string[] {
  const own = versions.filter(isFull).filter(({ region }) => region === pipelines[0]?.region);
  return own.flatMap(({ layer, benefits }) => benefits.map(({ id }) => `${layer}.${id}`));
}

/** Counts of the cases of some benefits, in any version. */
function casesOf({ versions }: Pack, shared: readonly string[]): string[] {
  return versions
    .filter(isFull)
    .flatMap(({ layer, benefits }) => benefits.map((benefit) => ({ ...benefit, key: `${layer}.${benefit.id}` })))
    .filter(({ key, choose, lock }) => shared.includes(key) && choose === "first-of-year" && lock === undefined)
    .flatMap(({ key, cases }) => cases.map(({ id }) => `${key}.case.${id}`));
}

function worldOf(
  drawnPack: Pack,
  practice: Practice,
  person: ClaimPerson,
  claims: readonly Claim[],
  parts: readonly Parts[],
): World {
  const pack = practised(drawnPack, practice);
  // The end of the year is changed by what comes before it.
  const full = drawnPack.versions.filter(isFull);
  const notices = NOTICES.flatMap((published, at) => {
    const version = full[at % Math.max(1, full.length)];
    return version === undefined ? [] : [{ published, version: revised(version, published) }];
  });
  const rulebooks = Array.from({ length: notices.length + 1 }, (_, count) => {
    const versions = [...pack.versions, ...notices.slice(0, count).map(({ version }) => version)];
    return createRulebook(ruleFiles({ ...pack, versions }));
  });
  return { practice, person, claims, notices: notices.map(({ published }) => published), rulebooks, parts };
}

const general = drawn((draw) => {
  const pack = draw.child((part) => drawPack(part, "all"));
  const person = draw.child(drawPerson);
  const claims = Array.from({ length: CLAIMS }, (_, at) =>
    draw.child((part) => {
      const discharged = shift("2018-02-01", part.int(0, 25) + at * 25);
      const claim = drawClaim(part, pack, { constructs: "all", id: `c-${at + 1}`, person, discharged });
      return claim.lines === undefined ? claim : { ...claim, lines: claim.lines.slice(0, MOST_LINES) };
    }),
  );
  const shared = draw.chance(0.5) ? [...new Set(draw.some(benefitsOf(pack), 0.3))] : [];
  const readmission = draw.chance(0.5);
  const silent = claims.map((claim) => {
    const { continuation: _, ...visit } = claim.visit;
    return readmission ? { ...claim, visit } : claim;
  });
  const counted = [...shared, ...casesOf(pack, shared)];
  return worldOf(pack, { shared, counted, readmission }, person, silent, []);
});

/** Worlds within the terms of law 4; their claims are those visits. */
const steady = halves(DESIGN, CLAIMS).map(({ pack, runs }) => {
  const [first] = runs;
  if (first === undefined) throw new RangeError("no runs");
  const { person } = first.whole;
  const parts = runs.map(({ whole, parts: [one, two] }, at): Parts => {
    const day = shift("2018-02-11", at * 25);
    const placed = (claim: Claim, id: string): Claim => {
      const { admitted: _, discharged: __, ...visit } = claim.visit;
      const dates = claim.visit.discharged === undefined ? {} : { admitted: day, discharged: day };
      return { ...claim, id, person, visit: { ...visit, ...dates, settled: day } };
    };
    const id = `c-${at + 1}`;
    return { whole: placed(whole, id), parts: [placed(one, `${id}a`), placed(two, `${id}b`)] };
  });
  return worldOf(
    pack,
    { shared: [], counted: [], readmission: false },
    person,
    parts.map(({ whole }) => whole),
    parts,
  );
});

/** Worlds of the run's seed: they are many, and each serves many years. */
export function worlds(count: number): readonly World[] {
  const steadyCount = Math.ceil(count / 4);
  return [
    ...fc.sample(general, { numRuns: count - steadyCount, seed }),
    ...fc.sample(steady, { numRuns: steadyCount, seed }),
  ];
}

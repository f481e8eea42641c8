/** Made-up stays in small integers, each with its person's year before it. */
import { settle } from "../reference/integers.ts";
import type { Line } from "../reference/lines.ts";
import * as words from "../reference/words.ts";
import type { Stay, Year } from "../reference/words.ts";
import { itemise } from "./items.ts";
import type { Item } from "./items.ts";
import type { Profile } from "./profile.ts";
import { createRandom } from "./random.ts";
import type { Random } from "./random.ts";

/** One stay. */
export interface Sample {
  /** Number of the person; their stays follow one another. */
  readonly person: number;
  readonly stay: Stay;
  readonly year: Year;
  /** Fee lines as billed and as assessed; empty for a ready bill. */
  readonly items: readonly Item[];
  readonly lines: readonly Line[];
}

const STAYS_OF_A_PERSON = 5;

/** Edges of the policy in fen, on which and beside which 3 % of the bills fall. */
const EDGES: readonly [number, ...number[]] = [
  150_00, 400_00, 500_00, 600_00, 800_00, 1_200_00, 1_500_00, 2_000_00, 3_000_00, 4_000_00, 5_500_00, 7_000_00,
  7_500_00, 11_000_00, 15_000_00, 50_000_00, 100_000_00,
];

/** Makes `count` stays of a profile; the same for the same seed. */
export function makeSamples(profile: Profile, count: number, seed: number): Sample[] {
  const random = createRandom(seed);
  const samples: Sample[] = [];
  let year = words.NEW_YEAR;
  for (let i = 0; i < count; i++) {
    if (i % STAYS_OF_A_PERSON === 0) year = random.chance(0.4) ? midYear(random) : words.NEW_YEAR;
    const items = profile.lines === 0 ? [] : itemise(random, profile.lines);
    const lines = items.map(({ line }) => line);
    let stay = makeStay(profile, random, lines);
    let after: Year;
    try {
      after = settle(profile.rules, stay, year).year;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // Who would get more than is known of the poor's maximum of 2018 is settled as anybody else.
      stay = { ...stay, categories: 0 };
      after = settle(profile.rules, stay, year).year;
    }
    // The lane of small amounts is the one of nearly every bill; the engine keeps its own for the others.
    samples.push({ person: Math.floor(i / STAYS_OF_A_PERSON), stay, year, items, lines });
    year = after;
  }
  return samples;
}

function makeStay(profile: Profile, random: Random, lines: readonly Line[]): Stay {
  const sum = (part: "inScope" | "preSelfPay" | "overLimit" | "ownPay"): number =>
    lines.reduce((total, line) => total + line[part], 0);
  const ready = profile.lines === 0;
  const inScope = ready ? billOf(random) : sum("inScope");
  const tagged = ready && profile.tier === null && random.chance(0.2);
  return {
    insurance: words.RESIDENT,
    kind: words.INPATIENT,
    ...hospital(profile, random),
    categories: categoriesOf(profile, random),
    inScope,
    preSelfPay: ready ? random.cost(400_00, 1) : sum("preSelfPay"),
    overLimit: ready ? random.pick([0, 0, 0, random.cost(300_00, 1)]) : sum("overLimit"),
    ownPay: ready ? random.cost(600_00, 1) : sum("ownPay"),
    tcmServices: ready
      ? tagged
        ? Math.min(Math.floor(inScope * random.unit()), 20_000_000)
        : 0
      : lines.reduce((total, line) => total + (line.tcm === 1 ? line.inScope : 0), 0),
  };
}

function billOf(random: Random): number {
  if (random.chance(0.03)) return random.pick(EDGES) + random.whole(-1, 1);
  return Math.min(random.cost(12_000_00, 1.1), 20_000_000);
}

function hospital(
  profile: Profile,
  random: Random,
): Pick<Stay, "tier" | "grade" | "place" | "referred" | "designated" | "tcm"> {
  if (profile.tier === "county")
    return { tier: words.COUNTY, grade: 2, place: words.SAME_COUNTY, referred: 1, designated: 1, tcm: 0 };
  if (profile.tier === "province")
    return { tier: words.PROVINCE, grade: 3, place: words.SAME_PROVINCE, referred: 1, designated: 1, tcm: 0 };
  const place = random.whole(words.SAME_COUNTY, words.OUTSIDE);
  const tier = random.whole(words.TOWNSHIP, words.PROVINCE);
  const most = tier === words.COUNTY && place !== words.OUTSIDE ? 2 : 3;
  return {
    tier,
    grade: random.whole(0, most),
    place,
    referred: place >= words.SAME_PROVINCE ? 1 : random.whole(0, 1),
    designated: random.whole(0, 1),
    tcm: random.whole(0, 1),
  };
}

function categoriesOf(profile: Profile, random: Random): number {
  if (profile.poor === false) return 0;
  if (profile.poor === true) return words.REGISTERED;
  return random.chance(0.3) ? 0 : random.whole(0, 15);
}

/** A year under way, often just below one of its maxima or edges. */
function midYear(random: Random): Year {
  const near = (maximum: number): number =>
    Math.max(0, random.chance(0.3) ? maximum - random.whole(-1, 5_000_00) : random.whole(0, maximum));
  const base = near(random.pick(EDGES));
  return {
    revision: random.whole(1, 9),
    admissions: random.whole(1, 9),
    highestTier: random.whole(words.TOWNSHIP, words.PROVINCE),
    basicBase: random.whole(0, 30_000_000),
    basicDeductible: random.whole(0, 3_000_00),
    basicPaid: random.whole(0, 14_000_000),
    basicPool: near(150_000_00),
    criticalBase: base,
    criticalDeductible: Math.min(base, 5_500_00),
    criticalPaid: near(random.pick([20_000_00, 300_000_00, 400_000_00])),
    supplementalBase: near(random.pick([3_000_00, 5_000_00, 10_000_00, 15_000_00, 50_000_00])),
    supplementalDeductible: random.whole(0, 3_000_00),
    supplementalPaid: random.whole(0, 1_000_000),
    assistanceBase: random.whole(0, 2_000_000),
    assistancePaid: near(10_000_00),
  };
}

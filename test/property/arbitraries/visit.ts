/** Persons and their visits. */
import type { ClaimPerson, DatedCode, Visit } from "../../../src/claim/types.ts";
import type { Day } from "../../../src/rules/types.ts";
import type { Draw } from "./tape.ts";
import {
  CATEGORIES,
  CERTIFICATES,
  CLASSES,
  DISEASES,
  HOSPITAL_REGIONS,
  KINDS,
  PROGRAMMES,
  VISIT_FLAGS,
  REGIONS,
  TIERS,
} from "./vocabulary.ts";

const DAY = 86_400_000;

/** The day so many days after another. */
export function shift(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Days beside which something changes: the turn of a year or month, a leap day, starts of rule versions. */
const EDGES = ["2018-01-01", "2019-01-01", "2018-07-01", "2018-11-15", "2020-02-29", "2018-12-31"] as const;

/** A day of discharge from 2017-11 on. */
export function drawDay(draw: Draw): Day {
  const around = shift(draw.pick(EDGES), draw.int(0, 6) - 3);
  return draw.weighted([3, around], [5, shift("2018-06-15", draw.int(-220, 620))]);
}

function drawHeld(draw: Draw, codes: readonly string[]): DatedCode[] {
  return draw.some(codes, 0.4).map((code) => {
    const from = draw.chance(0.4) ? draw.pick(["2016-01-01", "2018-01-01", "2018-11-15"]) : null;
    const to = draw.chance(0.3) ? draw.pick(["2019-12-31", "2018-12-31", "2018-11-14"]) : null;
    const open = to === null || (from !== null && to < from);
    return { code, ...(from !== null && { from }), ...(!open && { to }) };
  });
}

/** A person of the county. */
export function drawPerson(draw: Draw): ClaimPerson {
  const [county] = REGIONS;
  const year = draw.pick([1957, 1958, 1948, 2004, 1980, 2016]);
  return {
    id: "p-1",
    insurance: draw.weighted<"resident" | "employee">([3, "resident"], [1, "employee"]),
    region: county.code,
    birthDate: `${year}-${draw.pick(["11-15", "01-01", "06-30", "12-31"])}`,
    categories: drawHeld(draw, CATEGORIES),
    certificates: drawHeld(draw, CERTIFICATES),
    mother: { categories: drawHeld(draw, CATEGORIES) },
  };
}

/** A visit that ends on a day. */
export function drawVisit(draw: Draw, discharged: Day): Visit {
  const kind = draw.weighted<Visit["kind"]>([3, "inpatient"], [2, draw.pick(KINDS)]);
  const settled = shift(discharged, draw.weighted([3, 0], [1, draw.int(0, 40)]));
  const admitted = shift(discharged, -draw.weighted([1, 0], [3, draw.int(0, 25)]));
  const dated = kind === "inpatient" || draw.chance(0.3);
  return {
    kind,
    facility: {
      id: "h-1",
      region: draw.weighted([3, HOSPITAL_REGIONS[0]], [3, draw.pick(HOSPITAL_REGIONS)]),
      tier: draw.pick(TIERS),
      grade: draw.pick([0, 1, 2, 3] as const),
      designated: draw.chance(0.7),
      tcm: draw.chance(0.3),
      class: draw.pick(CLASSES),
    },
    ...(dated && { admitted, discharged }),
    settled: dated ? settled : discharged,
    referred: draw.chance(0.5),
    accident: draw.chance(0.3),
    continuation: draw.chance(0.3),
    duringStay: draw.chance(0.4),
    programmes: draw.some(PROGRAMMES, 0.35),
    flags: draw.some(VISIT_FLAGS, 0.35),
    diseases: draw.some(DISEASES, 0.5),
  };
}

/** The same visit without one of the facts that a rule may read. */
export function withoutFact(draw: Draw, visit: Visit): Visit {
  const { referred: _, ...noReferral } = visit;
  const { accident: __, ...noAccident } = visit;
  const { programmes: ___, diseases: ____, ...noDiseases } = visit;
  const { flags: ______, ...noFlags } = visit;
  const { duringStay: _______, ...noOtherStay } = visit;
  const { grade: _____, ...facility } = visit.facility;
  return draw.pick<Visit>([noReferral, noAccident, noDiseases, noFlags, noOtherStay, { ...visit, facility }]);
}

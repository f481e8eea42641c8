/** The cases of a benefit: one, a partition of all claims, exceptions, or several of which the best is chosen. */
import type { Base, Case, Choose, Rounding } from "../../../src/rules/benefit.ts";
import type { Predicate } from "../../../src/rules/types.ts";
import { drawBands } from "./bands.ts";
import { drawCaseBase, unpaidOfVisit } from "./base.ts";
import type { Frame } from "./frame.ts";
import { drawLimits } from "./limits.ts";
import { drawBurden, drawLump } from "./mechanisms.ts";
import { drawPartition, drawPredicate } from "./predicate.ts";
import type { Draw } from "./tape.ts";
import { SOURCE } from "./vocabulary.ts";

/** What the cases of one benefit do. */
export type Mechanism = "bands" | "burden" | "lump" | "any";

/** When a case holds, and which it removes. */
type Place = Pick<Case, "when" | "exceptionTo">;

/** Any unit and mode. */
export function drawRounding(draw: Draw): Rounding {
  return {
    unit: draw.weighted<Rounding["unit"]>([2, "0.01"], [2, "0.1"], [2, "1"]),
    mode: draw.weighted<Rounding["mode"]>([1, "half-up"], [2, "half-even"], [2, "down"], [2, "up"]),
  };
}

function drawCase(draw: Draw, frame: Frame, mechanism: Mechanism, place: Place, index: number): Case {
  const common = { id: `c${index + 1}`, ...place, source: SOURCE };
  const own = frame.constructs === "all";
  const base = own && draw.chance(0.15) ? drawCaseBase(draw, frame) : null;
  const limits = own && draw.chance(0.15) ? drawLimits(draw, frame) : null;
  const kind = mechanism === "any" ? draw.weighted<Mechanism>([2, "bands"], [1, "lump"], [1, "burden"]) : mechanism;
  if (kind === "burden") {
    const unpaid = base && unpaidOfVisit(base);
    return { ...common, ...(unpaid && { base: unpaid }), ...(limits && { limits }), burden: drawBurden(draw) };
  }
  const restated = { ...(base && { base }), ...(limits && { limits }) };
  if (kind === "lump") return { ...common, ...restated, lump: drawLump(draw) };
  return { ...common, ...restated, ...(draw.chance(0.15) && { rounding: drawRounding(draw) }), ...drawBands(draw) };
}

/** An ordinary case and exceptions to it, of which the last to hold stands. */
function drawExceptions(draw: Draw, frame: Frame): Place[] {
  const first = draw.chance(0.5) ? drawPredicate(draw, frame, 1) : null;
  const second = drawPredicate(draw, frame, 1);
  const ordinary: Place = first === null ? {} : { when: first };
  const exception: Place = { when: second, exceptionTo: draw.chance(0.5) ? "c1" : ["c1"] };
  if (draw.chance(0.5)) return [ordinary, exception];
  const third = drawPredicate(draw, frame, 1);
  // The third removes the first by way of the second only where the second holds too.
  const chained: Predicate = { and: [second, third] };
  return draw.weighted<Place[]>(
    [1, [ordinary, exception, { when: third, exceptionTo: ["c1", "c2"] }]],
    [1, [ordinary, exception, { when: chained, exceptionTo: "c2" }]],
  );
}

/** A partition of all claims, now and then with one part left out. */
function drawParts(draw: Draw): Place[] {
  const parts = drawPartition(draw);
  return (draw.chance(0.15) ? parts.slice(1) : parts).map((when) => ({ when }));
}

function drawCandidates(draw: Draw, frame: Frame): Place[] {
  return draw.many(2, 3, (part) => (part.chance(0.5) ? { when: drawPredicate(part, frame, 1) } : {}));
}

/** The cases of a benefit, with `choose` where several may hold, and what they share with those of other benefits. */
export function drawCases(
  draw: Draw,
  frame: Frame,
  mechanism: Mechanism,
): { cases: Case[]; choose?: Choose; lock?: string } {
  const several = mechanism === "any" || (frame.constructs === "all" && draw.chance(0.1));
  const places = several
    ? drawCandidates(draw, frame)
    : draw.weighted<() => Place[]>(
        [3, () => [{}]],
        [3, () => drawParts(draw)],
        [3, () => drawExceptions(draw, frame)],
        [1, () => [{ when: drawPredicate(draw, frame) }]],
      )();
  const drawnCases = places.map((place, index) => draw.child((part) => drawCase(part, frame, mechanism, place, index)));
  // What a bill does not hold of the sum is paid later: a benefit says it in all its cases.
  const isLater = drawnCases.every((each) => "lump" in each) && draw.chance(0.5);
  const cases = drawnCases.map((each) =>
    isLater && "lump" in each ? { ...each, lump: { ...each.lump, rest: "later" as const } } : each,
  );
  if (!several) return { cases };
  const choose = draw.weighted<Choose>([1, "best"], [1, "first-of-year"]);
  return { cases, choose, ...(choose === "first-of-year" && draw.chance(0.5) && { lock: "category" }) };
}

/** The same case with a deductible of the year as one of the stay. */
export function withStayDeductible(each: Case): Case {
  if (!("bands" in each) || typeof each.deductible !== "object" || each.deductible.per !== "year") return each;
  return { ...each, deductible: { ...each.deductible, per: "stay" } };
}

/** Whether a benefit's base suits its cases: a ceiling on the burden is of what is unpaid, of the visit. */
export function baseFor(base: Base, cases: readonly Case[]): Base {
  return cases.some((each) => "burden" in each) ? unpaidOfVisit(base) : base;
}

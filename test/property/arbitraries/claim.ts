/** Claims for a pack. */
import type * as fc from "fast-check";
import type { Claim, ClaimPerson, EarlierParts, Visit } from "../../../src/claim/types.ts";
import type { Day, Pipeline } from "../../../src/rules/types.ts";
import { yuan } from "./amounts.ts";
import { drawAmounts, drawBill } from "./bill.ts";
import { drawGiven } from "./given.ts";
import { knotsIn } from "./knots.ts";
import { drawLines } from "./lines.ts";
import type { Pack } from "./pack.ts";
import type { Constructs } from "./simple.ts";
import { drawn } from "./tape.ts";
import type { Draw } from "./tape.ts";
import { drawDay, drawPerson, drawVisit, withoutFact } from "./visit.ts";

/** What is fixed before a claim is drawn. */
export interface Occasion {
  readonly constructs: Constructs;
  readonly id: string;
  readonly person?: ClaimPerson;
  readonly discharged?: Day;
}

/** The pipeline in force for a claim: of the nearest region, by the day of discharge or else of settlement. */
export function pipelineFor(pack: Pack, { visit }: Pick<Claim, "visit">): Pipeline | undefined {
  const day = visit.discharged ?? visit.settled;
  return pack.regions.reduceRight<Pipeline | undefined>((above, { code }) => {
    const started = pack.pipelines.filter(({ region, from }) => region === code && from <= day);
    const last = started.sort((a, b) => (a.from < b.from ? 1 : -1))[0];
    if (last === undefined || "ended" in last) return above;
    if (!("extends" in last)) return last;
    const { extends: _, ...own } = last;
    return above === undefined ? undefined : { ...above, ...own };
  }, undefined);
}

/** The day whose year is a claim's benefit year under a pipeline. */
export function dayOfYear({ visit }: Pick<Claim, "visit">, pipeline: Pipeline | undefined): Day {
  if (pipeline?.yearOf === "admission") return visit.admitted ?? visit.settled;
  return pipeline?.yearOf === "discharge" ? (visit.discharged ?? visit.settled) : visit.settled;
}

/** What earlier claims have borne of a stay that goes on: where rules look at it, a few do not say. */
function drawEarlierParts(draw: Draw, pack: Pack, { kind, continuation }: Visit): EarlierParts | null {
  if (kind !== "inpatient" || continuation !== true) return null;
  const shared = knotsIn(pack).filter(({ deductibleOfStay }) => deductibleOfStay);
  if (draw.chance(shared.length === 0 ? 0.9 : 0.05)) return null;
  const amountOf = (deductibles: readonly number[]): string =>
    yuan(draw.weighted([1, 0], [3, draw.int(0, Math.max(1, ...deductibles))]));
  return { deductibles: Object.fromEntries(shared.map(({ key, deductibles }) => [key, amountOf(deductibles)])) };
}

/** Draws a claim; a few lack a fact. */
export function drawClaim(draw: Draw, pack: Pack, { constructs, id, person, discharged }: Occasion): Claim {
  const insured = person ?? draw.child(drawPerson);
  const day = discharged ?? drawDay(draw);
  const whole = draw.child((part) => drawVisit(part, day));
  const visit = draw.chance(0.02) ? withoutFact(draw, whole) : whole;
  const amounts = draw.child((part) => drawAmounts(part, knotsIn(pack)));
  const head = { id, person: insured, visit };
  const order = pipelineFor(pack, head)?.order ?? [];
  const { lines, bill } = draw.chance(0.55)
    ? draw.child((part) => drawLines(part, amounts))
    : { lines: null, bill: amounts };
  const charged = lines === null ? { bill: draw.child((part) => drawBill(part, amounts)) } : { lines };
  const stay = draw.child((part) => drawEarlierParts(part, pack, visit));
  const content = { ...charged, ...(stay !== null && { stay }) };
  if (constructs === "first" || bill === null || !draw.chance(0.25)) return { ...head, ...content };
  return { ...head, ...content, paid: draw.child((part) => drawGiven(part, order, bill)) };
}

/** Claims of a person of the county; almost all of them settle under the pack. */
export function claimsFor(pack: Pack, constructs: Constructs, id = "c-1"): fc.Arbitrary<Claim> {
  return drawn((draw) => drawClaim(draw, pack, { constructs, id }));
}

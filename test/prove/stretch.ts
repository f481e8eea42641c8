/** What is proved in one go: a pack, and claims under it of persons who come back. */
import type { Account, Claim } from "../../src/claim/types.ts";
import { createRulebook, SettlementError } from "../../src/index.ts";
import type { Day } from "../../src/rules/types.ts";
import { plainer } from "../kernel/plainer.ts";
import { drawAccount } from "../property/arbitraries/account.ts";
import { drawAmounts, drawBill, printed } from "../property/arbitraries/bill.ts";
import { drawClaim, pipelineFor } from "../property/arbitraries/claim.ts";
import { drawGiven } from "../property/arbitraries/given.ts";
import { knotsIn } from "../property/arbitraries/knots.ts";
import { drawLines } from "../property/arbitraries/lines.ts";
import { drawPack, ruleFiles } from "../property/arbitraries/pack.ts";
import type { Pack } from "../property/arbitraries/pack.ts";
import { drawOnce } from "../property/arbitraries/tape.ts";
import { drawDay } from "../property/arbitraries/visit.ts";
import type { Draw } from "../property/arbitraries/tape.ts";

/** One person's claims in order, and the account before them. */
export interface Course {
  readonly account: Account;
  readonly claims: readonly Claim[];
}

/** A pack and courses under it. */
export interface Stretch {
  readonly pack: Pack;
  readonly courses: readonly Course[];
}

/** Claims of a stretch: COURSES persons with CLAIMS claims, KINDS of which are of different kinds. */
const KINDS = 25;
const COURSES_OF_A_KIND = 10;
const CLAIMS = 8;
export const CLAIMS_OF_A_STRETCH = KINDS * COURSES_OF_A_KIND * CLAIMS;

/** Of so many stretches one has a pack without most of what the kernel leaves to the loop; few rows of others are for it. */
const PLAIN_EVERY = 3;

/** The stretch of a number under a seed; always the same. */
export function stretchOf(seed: number, number: number): Stretch {
  return drawOnce(
    (draw) => {
      // Two thirds have few layers, so that ten million claims take less than an hour.
      const often = draw.weighted([2, 0.15], [1, 0.6]);
      const drawn = draw.child((part) => drawPack(part, "all", often));
      const pack = number % PLAIN_EVERY === 1 ? plainerOf(drawn) : drawn;
      const courses = Array.from({ length: KINDS }, (_, kind) => drawKind(draw, pack, kind)).flat();
      return { pack, courses };
    },
    randomOf(seed, number),
  );
}

/** What is made plainer may be no pack any more: a benefit without limits has none to adjust. */
function plainerOf(pack: Pack): Pack {
  const plain = plainer(pack);
  try {
    createRulebook(ruleFiles(plain));
    return plain;
  } catch (error) {
    if (!(error instanceof SettlementError)) throw error;
    return pack;
  }
}

/**
 * Courses of one kind: the same facts, and amounts of their own. A pack takes far longer to be read than a claim to be
 * settled, and facts longer to be drawn than amounts. Some claims are of another visit in the same calendar year, under
 * whatever rules are in force by then, so that a benefit year goes through several plans.
 */
function drawKind(draw: Draw, pack: Pack, kind: number): Course[] {
  const first = drawClaim(draw, pack, { constructs: "all", id: "c-1" });
  const discharged = inYearOf(first, drawDay(draw));
  const other = drawClaim(draw, pack, { constructs: "all", id: "c-1", person: first.person, discharged });
  // A child of the last day of 2016 has no visit that begins before.
  const isBorn = (first.person.birthDate ?? "") <= (other.visit.admitted ?? other.visit.settled);
  const { visit } = isBorn ? other : first;
  return Array.from({ length: COURSES_OF_A_KIND }, (_, course): Course => {
    const person = { ...first.person, id: `person-${kind}-${course}` };
    const whole = { ...first, person };
    const claims = Array.from({ length: CLAIMS }, (__, i) =>
      i === 0 && course === 0 ? whole : drawNext(draw, pack, draw.chance(0.2) ? { ...whole, visit } : whole),
    );
    return { account: drawAccount(draw, pack, claims[0] ?? whole), claims };
  });
}

/** The day in the year of a claim's discharge. */
function inYearOf({ visit }: Claim, day: Day): Day {
  const date = day.slice(4);
  return `${(visit.discharged ?? visit.settled).slice(0, 4)}${date === "-02-29" ? "-02-28" : date}`;
}

/** The same visit with another bill; some with fee lines, some with payments that are given. */
function drawNext(draw: Draw, pack: Pack, { person, visit }: Claim): Claim {
  const head = { id: "c-1", person, visit };
  const amounts = drawAmounts(draw, knotsIn(pack));
  if (draw.chance(0.04)) {
    const { lines } = drawLines(draw, amounts);
    return { ...head, lines };
  }
  const bill = draw.chance(0.7) ? printed(amounts) : drawBill(draw, amounts);
  if (!draw.chance(0.1)) return { ...head, bill };
  return { ...head, bill, paid: drawGiven(draw, pipelineFor(pack, head)?.order ?? [], amounts) };
}

/** Numbers of 32 bits that a seed and a number begin: sfc32, a small and well-tested generator. */
function randomOf(seed: number, number: number): () => number {
  let [a, b, c, counter] = [seed | 0, number | 0, 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

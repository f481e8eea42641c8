/** A person's benefit year: one to five claims in the order in which they are settled. */
import type * as fc from "fast-check";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Day } from "../../../src/rules/types.ts";
import { drawAccount } from "./account.ts";
import { drawClaim } from "./claim.ts";
import { drawPack } from "./pack.ts";
import type { Pack } from "./pack.ts";
import type { Constructs } from "./simple.ts";
import { drawn } from "./tape.ts";
import type { Draw } from "./tape.ts";
import { drawPerson, shift } from "./visit.ts";

/** A pack, an account at the start, and claims of that account's person and year. */
export interface PersonYear {
  readonly pack: Pack;
  readonly account: Account;
  readonly claims: readonly Claim[];
}

/** Far enough from the turn of the year that every date of a visit lies in it. */
function drawFirstDay(draw: Draw): Day {
  return shift(draw.pick(["2018-02-01", "2019-02-01"]), draw.int(0, 150));
}

function drawDays(draw: Draw): Day[] {
  let day = drawFirstDay(draw);
  // The same day, the same month, or later: limits per day and month meet more than one claim.
  const gaps = draw.many(0, 4, (part) => part.weighted([3, 0], [3, part.int(1, 10)], [3, part.int(11, 30)]));
  return [day, ...gaps.map((gap) => (day = shift(day, gap)))];
}

/** Draws the claims of a year. */
export function drawYear(draw: Draw, pack: Pack, constructs: Constructs): Claim[] {
  const person = draw.child(drawPerson);
  return draw
    .child(drawDays)
    .map((discharged, index) =>
      draw.child((part) => drawClaim(part, pack, { constructs, id: `c-${index + 1}`, person, discharged })),
    );
}

/** One to five claims of one person in one benefit year. */
export function yearsFor(pack: Pack, constructs: Constructs): fc.Arbitrary<readonly Claim[]> {
  return drawn((draw) => drawYear(draw, pack, constructs));
}

/** Years with their pack, from a fresh account or one in use. */
export function years(constructs: Constructs): fc.Arbitrary<PersonYear> {
  return drawn((draw) => {
    const pack = draw.child((part) => drawPack(part, constructs));
    const claims = draw.child((part) => drawYear(part, pack, constructs));
    const [first = draw.child((part) => drawClaim(part, pack, { constructs, id: "c-1" }))] = claims;
    return { pack, claims, account: draw.child((part) => drawAccount(part, pack, first)) };
  });
}

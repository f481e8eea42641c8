/** Claims, and the same claims with more in scope. */
import type * as fc from "fast-check";
import type { Account, Claim } from "../../../src/claim/types.ts";
import { drawAccount } from "./account.ts";
import { LARGEST, fen, yuan } from "./amounts.ts";
import { drawAmounts, drawBill, drawTags, totalOf } from "./bill.ts";
import type { Fen } from "./bill.ts";
import { knotsIn } from "./knots.ts";
import { drawLines } from "./lines.ts";
import { drawSteadyPack } from "./steady-pack.ts";
import type { SteadyPack } from "./steady-pack.ts";
import type { Terms } from "./steady.ts";
import { drawn } from "./tape.ts";
import type { Draw } from "./tape.ts";
import { drawDay, drawPerson, drawVisit } from "./visit.ts";

/** A claim, the account before it, and where something is added in scope. */
export interface Growing {
  readonly claim: Claim;
  readonly account: Account;
  /** What is added beside one fen. Unit: fen. */
  readonly more: number;
  /** Index of the part of a bill that grows. */
  readonly part: number;
  /** Tags of the line that is added to lines. */
  readonly tags: readonly string[];
}

/** A pack and claims under it. */
export interface GrowingScenario extends SteadyPack {
  readonly runs: readonly Growing[];
}

/** The claim with so many fen more in scope: on a part of its bill, or as a line of its own. */
export function grown({ claim, part, tags }: Growing, by: number): Claim {
  const { lines, bill } = claim;
  if (lines !== undefined)
    return { ...claim, lines: [...lines, { id: "more", catalogue: "A", amount: yuan(by), tags }] };
  if (bill === undefined) return claim;
  const added = <T extends { readonly inScope: string | number }>(each: T): T => ({
    ...each,
    inScope: yuan(fen(each.inScope) + by),
  });
  if ("inScope" in bill) return { ...claim, bill: added(bill) };
  return { ...claim, bill: bill.map((each, index) => (index === part % bill.length ? added(each) : each)) };
}

/** Room for what is added below the largest amount of the formats. */
function within(amounts: Fen, room: number): Fen {
  return totalOf(amounts) + room <= LARGEST ? amounts : { inScope: 0, preSelfPay: 0, overLimit: 0, ownPay: 0 };
}

function drawGrowing(draw: Draw, { pack }: SteadyPack): Growing {
  const knots = knotsIn(pack);
  const person = draw.child(drawPerson);
  const day = drawDay(draw);
  const head = { id: "c-1", person, visit: draw.child((part) => drawVisit(part, day)) };
  const more = draw.weighted([2, draw.int(2, 100)], [2, draw.logInt(2, 2_000_000)]);
  const amounts = within(
    draw.child((part) => drawAmounts(part, knots)),
    more,
  );
  const content = draw.chance(0.4)
    ? { lines: draw.child((part) => drawLines(part, amounts)).lines }
    : { bill: draw.child((part) => drawBill(part, amounts)) };
  const claim = { ...head, ...content };
  const account = draw.child((part) => drawAccount(part, pack, claim));
  return { claim, account, more, part: draw.int(0, 3), tags: drawTags(draw) };
}

/** Claims under packs within the terms. */
export function growing(terms: Terms, runs: number): fc.Arbitrary<GrowingScenario> {
  return drawn((draw) => {
    const drawnPack = draw.child((part) => drawSteadyPack(part, terms));
    return {
      ...drawnPack,
      runs: Array.from({ length: runs }, () => draw.child((part) => drawGrowing(part, drawnPack))),
    };
  });
}

/** Accounts: fresh, or with running totals beside the pack's limits and edges. */
import type * as fc from "fast-check";
import type { Account, Claim } from "../../../src/claim/types.ts";
import type { Limit } from "../../../src/rules/benefit.ts";
import { LARGEST, drawNear, fen, yuan } from "./amounts.ts";
import { dayOfYear, pipelineFor } from "./claim.ts";
import { knotsIn } from "./knots.ts";
import type { Knots } from "./knots.ts";
import type { Pack } from "./pack.ts";
import { drawn } from "./tape.ts";
import type { Draw } from "./tape.ts";
import { LAYERS, TIERS } from "./vocabulary.ts";

type Totals = Map<string, number>;

/** What is used of a limit: some of it, all, or nearly. */
function drawUsed(draw: Draw, amount: number): number {
  if (amount === 0) return draw.int(0, 1);
  return draw.weighted(
    [4, draw.int(0, amount)],
    [2, drawNear(draw, [amount], 0)],
    [2, Math.max(0, amount - draw.logInt(1, 100_000))],
  );
}

/** What a base has of a ready bill; 0 where the claim came with lines. */
function billed({ bill }: Claim, { of }: Knots): number {
  const parts = bill === undefined ? [] : "inScope" in bill ? [bill] : bill;
  return parts.flatMap((part) => of.map((bucket) => fen(part[bucket]))).reduce((sum, amount) => sum + amount, 0);
}

/** A running base from which this claim reaches a turning point, or any. */
function drawRunningBase(draw: Draw, claim: Claim, knots: Knots): number {
  const start = drawNear(draw, knots.amounts, 0) - (draw.chance(0.6) ? billed(claim, knots) : 0);
  return draw.weighted(
    [3, Math.max(0, start)],
    [3, draw.logInt(1, 5_000_000)],
    [2, 0],
    [0.2, draw.logInt(1_000_000_000, LARGEST / 10)],
  );
}

function dated(key: string, { per }: Limit, day: string): string | null {
  if (per === "visit") return null;
  return per === "year" ? key : `${key}@${per === "month" ? day.slice(0, 7) : day}`;
}

function drawLimitTotals(draw: Draw, knots: Knots, day: string, totals: Totals): void {
  for (const limit of knots.limits) {
    const key = dated(limit.pool === undefined ? `${knots.key}.${limit.on}` : `pool.${limit.pool}`, limit, day);
    if (key !== null && draw.chance(0.6)) totals.set(key, drawUsed(draw, fen(limit.amount)));
  }
}

function drawTotals(draw: Draw, knots: Knots, claim: Claim, day: string, totals: Totals): void {
  if (knots.ofYear || draw.chance(0.3)) totals.set(`${knots.key}.base`, drawRunningBase(draw, claim, knots));
  if (draw.chance(0.3)) totals.set(`${knots.key}.paid`, draw.logInt(1, 1_000_000));
  if (knots.paysLater && draw.chance(0.7)) totals.set(`${knots.key}.granted`, draw.logInt(1, 2_000_000));
  if (knots.deductibleOfYear || draw.chance(0.2))
    totals.set(`${knots.key}.deductible`, drawUsed(draw, draw.pick(knots.deductibles) ?? 50_000));
  for (const bucket of knots.grossOfYear) totals.set(`${knots.key}.gross.${bucket}`, draw.logInt(1, 10_000_000));
  drawLimitTotals(draw, knots, day, totals);
}

/** Draws the account before a claim. */
export function drawAccount(draw: Draw, pack: Pack, claim: Claim): Account {
  const day = dayOfYear(claim, pipelineFor(pack, claim));
  const head = { person: claim.person.id, year: Number(day.slice(0, 4)) };
  const counted = claim.stay?.counted === true;
  if (!draw.chance(0.7) && !counted) return { ...head, revision: 0, admissions: 0, highestTier: null, amounts: {} };
  const totals: Totals = new Map();
  const counts: [string, number][] = [];
  for (const knots of knotsIn(pack)) {
    draw.child((part) => drawTotals(part, knots, claim, day, totals));
    if (knots.times !== null) counts.push([knots.key, draw.int(0, knots.times)]);
    // One has first paid, or none; two where rules have changed within the year.
    for (const id of knots.firstCases) if (draw.chance(0.4)) counts.push([id, 1]);
  }
  for (const layer of LAYERS) if (draw.chance(0.15)) counts.push([`given.${layer}`, draw.int(1, 3)]);
  if (draw.chance(0.05)) totals.set("formerLayer.gone.paid", 12_345);
  const amounts = [...totals].filter(([, amount]) => amount > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const used = counts.filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...head,
    revision: draw.int(1, 5),
    admissions: draw.int(counted ? 1 : 0, 3),
    highestTier: draw.chance(0.2) ? null : draw.pick(TIERS),
    amounts: Object.fromEntries(amounts.map(([key, amount]) => [key, yuan(amount)])),
    ...(used.length > 0 && { counts: Object.fromEntries(used) }),
  };
}

/** Accounts of a claim's person and year. */
export function accountsFor(pack: Pack, claim: Claim): fc.Arbitrary<Account> {
  return drawn((draw) => drawAccount(draw, pack, claim));
}

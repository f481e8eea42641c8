/** Visits billed in one part and in two, under one pack. */
import type * as fc from "fast-check";
import type { Account, BillPart, Claim, FeeLine } from "../../../src/claim/types.ts";
import { drawAccount } from "./account.ts";
import { LARGEST, fen } from "./amounts.ts";
import { BUCKETS } from "./base.ts";
import { drawAmounts, drawBill, printed, totalOf } from "./bill.ts";
import type { Fen } from "./bill.ts";
import { knotsIn } from "./knots.ts";
import { drawLines } from "./lines.ts";
import { drawSteadyPack } from "./steady-pack.ts";
import type { SteadyPack } from "./steady-pack.ts";
import type { Terms } from "./steady.ts";
import { drawn } from "./tape.ts";
import type { Draw } from "./tape.ts";
import { drawDay, drawPerson, drawVisit } from "./visit.ts";
import { KINDS } from "./vocabulary.ts";

/** One visit billed at once and in two parts, and the account before it. */
export interface Halves {
  readonly whole: Claim;
  readonly parts: readonly [Claim, Claim];
  readonly account: Account;
}

/** A pack and visits under it. */
export interface HalvesScenario extends SteadyPack {
  readonly runs: readonly Halves[];
}

/** What of an amount is billed first: all, nothing, some, or up to one of the pack's turning points. */
function drawFirst(draw: Draw, amount: number, knots: readonly number[]): number {
  const near = Math.min(amount, draw.pick(knots) ?? 0);
  const small = amount === 0 ? 0 : draw.logInt(1, amount);
  return draw.weighted([4, draw.int(0, amount)], [3, near], [2, small], [2, amount - small], [1, amount], [1, 0]);
}

function mapped(build: (bucket: keyof Fen) => number): Fen {
  const [inScope = 0, preSelfPay = 0, overLimit = 0, ownPay = 0] = BUCKETS.map(build);
  return { inScope, preSelfPay, overLimit, ownPay };
}

function drawCut(draw: Draw, amounts: Fen, knots: readonly number[]): readonly [Fen, Fen] {
  const first = mapped((bucket) => drawFirst(draw, amounts[bucket], knots));
  return [first, mapped((bucket) => amounts[bucket] - first[bucket])];
}

function cutPart(draw: Draw, part: BillPart, knots: readonly number[]): readonly [BillPart, BillPart] {
  const amounts = mapped((bucket) => fen(part[bucket]));
  const [first, second] = drawCut(draw, amounts, knots);
  const tags = part.tags === undefined ? {} : { tags: part.tags };
  return [
    { ...printed(first), ...tags },
    { ...printed(second), ...tags },
  ];
}

type Content = Pick<Claim, "lines" | "bill">;

function renamed(lines: readonly FeeLine[], prefix: string): FeeLine[] {
  return lines.map((line) => ({ ...line, id: `${prefix}${line.id}` }));
}

/** What is billed at once, and in the two parts: ready bills cut in two, or fee lines of which each has its part. */
function drawContents(draw: Draw, amounts: Fen, knots: readonly number[]): readonly [Content, Content, Content] {
  // Lines drawn for one part may be more than its amounts: together they stay below the largest of the formats.
  if (draw.chance(0.4) && totalOf(amounts) <= LARGEST / 2) {
    const [first, second] = drawCut(draw, amounts, knots).map((part, index) =>
      renamed(draw.child((own) => drawLines(own, part)).lines, `${index + 1}-`),
    );
    return [{ lines: [...(first ?? []), ...(second ?? [])] }, { lines: first ?? [] }, { lines: second ?? [] }];
  }
  const bill = draw.child((part) => drawBill(part, amounts));
  if ("inScope" in bill) {
    const [first, second] = cutPart(draw, bill, knots);
    return [{ bill }, { bill: first }, { bill: second }];
  }
  const cuts = bill.map((part) => cutPart(draw, part, knots));
  return [{ bill }, { bill: cuts.map(([first]) => first) }, { bill: cuts.map(([, second]) => second) }];
}

function drawHalves(draw: Draw, { pack }: SteadyPack, ambulatory: boolean): Halves {
  const knots = knotsIn(pack);
  const person = draw.child(drawPerson);
  const day = drawDay(draw);
  const drawnVisit = draw.child((part) => drawVisit(part, day));
  const kind = ambulatory && drawnVisit.kind === "inpatient" ? draw.pick(KINDS.slice(1)) : drawnVisit.kind;
  const head = { person, visit: { ...drawnVisit, kind: kind ?? "outpatient" } };
  const amounts = draw.child((part) => drawAmounts(part, knots));
  const turns = knots.flatMap((each) => each.amounts);
  const [whole, first, second] = draw.child((part) => drawContents(part, amounts, turns));
  const claim = { id: "c-1", ...head, ...whole };
  const account = draw.child((part) => drawAccount(part, pack, claim));
  return {
    whole: claim,
    parts: [
      { id: "c-1a", ...head, ...first },
      { id: "c-1b", ...head, ...second },
    ],
    account,
  };
}

/** Visits under packs within the terms; where no visit is a hospital stay, conditions may read `visit.admission`. */
export function halves(terms: Terms, runs: number): fc.Arbitrary<HalvesScenario> {
  return drawn((draw) => {
    const ambulatory = draw.chance(0.3);
    const unread = terms.unread.filter((fact) => !(ambulatory && fact === "visit.admission"));
    const drawnPack = draw.child((part) => drawSteadyPack(part, { ...terms, unread }));
    const drawRun = (): Halves => draw.child((part) => drawHalves(part, drawnPack, ambulatory));
    return { ...drawnPack, runs: Array.from({ length: runs }, drawRun) };
  });
}

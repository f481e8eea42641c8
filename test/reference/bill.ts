import type { Claim } from "../../src/claim/types.ts";
import type { Bucket, Pipeline } from "../../src/rules/types.ts";
import { apportion } from "./apportion.ts";
import { assess, partsOf } from "./assess.ts";
import { addParts, BUCKETS, emptyParts, type Parts } from "./buckets.ts";
import { byCodePoint } from "./code-points.ts";
import { least, sum, ZERO, type Exact } from "./decimal.ts";
import { Refusal } from "./refusal.ts";

/** The lines that bear the same tags, as far as the rules look at tags. */
export interface Group {
  /** The sorted tags joined with a comma. */
  readonly key: string;
  readonly tags: ReadonlySet<string>;
  readonly gross: Parts;
  /** Falls with every payment. */
  readonly unpaid: Parts;
}

export interface BillLine {
  readonly id: string;
  readonly group: string;
  readonly gross: Parts;
  readonly unpaid: Parts;
  readonly payers: Map<string, Exact>;
}

export interface Bill {
  /** The untagged first, then by the code points of the key. */
  readonly groups: readonly Group[];
  readonly lines: readonly BillLine[];
}

/** What is taken from one bucket of one group. */
export interface Cell {
  readonly bucket: Bucket;
  readonly group: Group;
  readonly amount: Exact;
}

export function billOf(claim: Claim, declared: Pipeline["tags"], ruleTags: ReadonlySet<string>): Bill {
  const keyOf = (tags: readonly string[]): string =>
    [...new Set(tags)]
      .filter((tag) => ruleTags.has(tag))
      .sort(byCodePoint)
      .join(",");

  const lines = (claim.lines ?? []).map((line): BillLine => {
    const derived = Object.entries(declared ?? {})
      .filter(([, { charge, codes }]) => includes(charge, line.charge) || includes(codes, line.code))
      .map(([tag]) => tag);
    const gross = assess(line);
    const group = keyOf([...(line.tags ?? []), ...derived]);
    return { id: line.id, group, gross, unpaid: { ...gross }, payers: new Map() };
  });
  const ready = claim.bill === undefined ? [] : "inScope" in claim.bill ? [claim.bill] : claim.bill;
  const parts = ready.map((part) => ({
    group: keyOf("tags" in part ? (part.tags ?? []) : []),
    gross: partsOf(part),
  }));
  return { groups: grouped([...lines, ...parts]), lines };
}

function includes(codes: readonly string[] | undefined, code: string | undefined): boolean {
  return code !== undefined && codes !== undefined && codes.includes(code);
}

function grouped(items: readonly { readonly group: string; readonly gross: Parts }[]): Group[] {
  const totals = new Map<string, Parts>();
  for (const { group, gross } of items) {
    totals.set(group, addParts(totals.get(group) ?? emptyParts(), gross));
  }
  const negative = [...totals.values()].flatMap((gross) => BUCKETS.filter((bucket) => gross[bucket].lessThan(ZERO)));
  if (negative.length > 0) {
    throw new Refusal(
      negative.map(() => "unbalanced"),
      `below zero: ${negative.join(", ")}`,
    );
  }
  return [...totals]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([key, gross]) => ({
      key,
      tags: new Set(key === "" ? [] : key.split(",")),
      gross,
      unpaid: { ...gross },
    }));
}

export function groupsBearing(groups: readonly Group[], tags: readonly string[] | undefined): readonly Group[] {
  return tags === undefined ? groups : groups.filter((group) => tags.some((tag) => group.tags.has(tag)));
}

export function unpaidOf(groups: readonly Group[], of: readonly Bucket[]): Exact {
  return sum(groups.flatMap((group) => of.map((bucket) => group.unpaid[bucket])));
}

export function grossOf(groups: readonly Group[]): Parts {
  return groups.map((group) => group.gross).reduce(addParts, emptyParts());
}

/** Takes an amount off what is unpaid: bucket by bucket, each over the groups in proportion. */
export function take(groups: readonly Group[], of: readonly Bucket[], amount: Exact): Cell[] {
  const cells: Cell[] = [];
  let rest = amount;
  for (const bucket of of) {
    const part = least(rest, unpaidOf(groups, [bucket]));
    rest = rest.minus(part);
    const weights = groups.map((group) => group.unpaid[bucket]);
    apportion(part, weights).forEach((share, index) => {
      const group = groups[index];
      if (group === undefined || share.isZero()) return;
      group.unpaid[bucket] = group.unpaid[bucket].minus(share);
      cells.push({ bucket, group, amount: share });
    });
  }
  if (!rest.isZero()) throw new Error("more taken than is unpaid");
  return cells;
}

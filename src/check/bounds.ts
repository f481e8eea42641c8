/** The values that an open range bounds, and those of them that go beyond it. */
import { exact, printExact, printFen, readFen } from "../money.ts";
import type { Exact } from "../money.ts";
import type { Case } from "../rules/benefit.ts";
import type { AmountBound, Indicator, OpenRange, StatedIndicators } from "../rules/open.ts";
import type { ResolvedBenefit } from "../rules/resolved.ts";
import { deductibleOf, limitOf, ratesOf } from "./variant.ts";
import type { CaseVariant } from "./variant.ts";

/** A value that goes beyond a bound. */
export interface Excess {
  readonly path: string;
  /** `null`: there is no limit. */
  readonly shown: string | null;
  readonly bound: string;
  /** Below the least, rather than above the most. */
  readonly isLow: boolean;
}

/** What a range comes to for one version below. */
export interface Holding {
  readonly excesses: readonly Excess[];
  /** Indicators that the version would have to state before it can be held to the range. */
  readonly missing: readonly { readonly of: Indicator; readonly isLow: boolean }[];
}

/**
 * Holds one variant of a case to a range.
 *
 * @param stated The indicators of the version that is held to it.
 */
export function held(
  variant: CaseVariant,
  range: OpenRange,
  { benefit }: ResolvedBenefit,
  stated: StatedIndicators,
): Holding {
  const [least, most] = [boundOf(range.atLeast, stated), boundOf(range.atMost, stated)];
  const values = boundedIn(variant, range, benefit.limits);
  const isAmount = range.what !== "rate" && range.what !== "burdenRatio";
  const print = (value: Exact): string => (isAmount ? value.toFixed(2) : printExact(value));
  if (range.what === "limit" && most !== null && values.length === 0)
    return { excesses: [{ path: "", shown: null, bound: most.shown, isLow: false }], missing: [] };
  const missing = [
    ...(least?.value === null && values.length > 0 ? [{ of: least.of, isLow: true }] : []),
    // Nothing at all is below every share.
    ...(most?.value === null && values.some((value) => !value.most.isZero()) ? [{ of: most.of, isLow: false }] : []),
  ];
  const excesses = values.flatMap((value): Excess[] => [
    ...(least !== null && least.value !== null && value.least.lessThan(least.value)
      ? [{ path: value.path, shown: print(value.least), bound: least.shown, isLow: true }]
      : []),
    ...(most !== null && most.value !== null && value.most.greaterThan(most.value)
      ? [{ path: value.path, shown: print(value.most), bound: most.shown, isLow: false }]
      : []),
  ]);
  return { excesses, missing };
}

type Bound =
  | { readonly value: Exact; readonly shown: string }
  /** The version does not state the indicator. */
  | { readonly value: null; readonly shown: string; readonly of: Indicator };

function boundOf(bound: AmountBound | undefined, stated: StatedIndicators): Bound | null {
  if (bound === undefined) return null;
  if (typeof bound === "string") return { value: exact(bound), shown: bound };
  const { ratio, of } = bound;
  const figure = stated[of];
  if (figure === undefined) return { value: null, shown: `${ratio} × ${of}`, of };
  const value = exact(figure.amount).times(ratio);
  const shown = value.decimalPlaces() > 2 ? printExact(value) : value.toFixed(2);
  return { value, shown: `${shown} (${ratio} × ${of} ${figure.year}: ${figure.amount})` };
}

/** One value that a range bounds: as an exact number. */
export interface Bounded {
  readonly path: string;
  readonly least: Exact;
  readonly most: Exact;
}

/**
 * The values of a case that a range is about.
 *
 * @param common The limits of the benefit.
 */
export function boundedIn(
  { case: each, adjusts }: Pick<CaseVariant, "case" | "adjusts">,
  range: OpenRange,
  common: Case["limits"],
): readonly Bounded[] {
  const amount = (path: string, fen: number): Bounded => {
    const value = exact(printFen(fen));
    return { path, least: value, most: value };
  };
  switch (range.what) {
    case "rate":
      return !("bands" in each)
        ? []
        : each.bands.map(({ rate }, i) => {
            const [least, most] = ratesOf(rate, adjusts);
            return { path: `.bands[${i}].rate`, least, most };
          });
    case "deductible":
      return "bands" in each ? [amount(".deductible", deductibleOf(each, adjusts))] : [];
    case "limit":
      return (each.limits ?? common ?? [])
        .filter(({ on, per }) => on === "paid" && per === (("per" in range ? range.per : undefined) ?? "year"))
        .map((limit) => amount(".limits", limitOf(limit, adjusts)));
    case "burden":
    case "burdenRatio":
      return !("burden" in each)
        ? []
        : each.burden.allow.flatMap((allow, i): Bounded[] => {
            const path = `.burden.allow[${i}]`;
            if (range.what === "burden") return "amount" in allow ? [amount(path, readFen(allow.amount))] : [];
            return "ratio" in allow ? [{ path, least: exact(allow.ratio), most: exact(allow.ratio) }] : [];
          });
    case "lump":
      return "lump" in each
        ? each.lump.bands.map((band, i) => amount(`.lump.bands[${i}].amount`, readFen(band.amount)))
        : [];
    case "quota":
      return "quota" in each ? [amount(".quota.amount", readFen(each.quota.amount))] : [];
  }
}

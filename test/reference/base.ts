import type { Base } from "../../src/rules/benefit.ts";
import type { Bucket } from "../../src/rules/types.ts";
import { grossOf, groupsBearing, unpaidOf, type Group } from "./bill.ts";
import { named } from "./buckets.ts";
import { exact, fen, halfUp, least, most, sum, ZERO, type Exact } from "./decimal.ts";
import { fraction, NOTHING, type Fraction } from "./fraction.ts";
import type { Quantities } from "./quantities.ts";
import type { Terms } from "./terms.ts";

/** Where a benefit looks: buckets in order, and the groups it covers. */
export interface Sight {
  readonly base: Base;
  readonly of: readonly Bucket[];
  readonly covered: readonly Group[];
  readonly all: readonly Group[];
}

export function sightOf(base: Base, all: readonly Group[]): Sight {
  return { base, of: base.of, covered: groupsBearing(all, base.tags), all };
}

function foundIn(sight: Sight, groups: readonly Group[]): Exact {
  return sight.base.net === "gross" ? named(grossOf(groups), sight.of) : unpaidOf(groups, sight.of);
}

/** Which part of what the base finds, before anything narrows it, bears one of these tags. */
export function taggedShare(sight: Sight, tags: readonly string[]): Fraction {
  const whole = foundIn(sight, sight.covered);
  return whole.isZero() ? NOTHING : fraction(foundIn(sight, groupsBearing(sight.covered, tags)), whole);
}

/** The amount that the benefit looks at, before limits on the base. */
export function baseAmount(sight: Sight, quantities: Quantities): Exact {
  const { ratio, atMost, less } = sight.base;
  const found = foundIn(sight, sight.covered);
  const deemed = ratio === undefined ? found : halfUp(found.times(exact(ratio)));
  const held = atMost === undefined ? deemed : holdUnder(deemed, atMost, sight.all);
  return most(ZERO, held.minus(sum((less ?? []).map((item) => quantities.read(item)))));
}

function holdUnder(amount: Exact, atMost: NonNullable<Base["atMost"]>, all: readonly Group[]): Exact {
  const cap =
    "amount" in atMost ? fen(atMost.amount) : halfUp(named(grossOf(all), atMost.of).times(exact(atMost.ratio)));
  if (atMost.over === "none") return amount.greaterThan(cap) ? ZERO : amount;
  return least(amount, cap);
}

/** What the limits on one side leave, or null without any. */
export function leftOf(
  terms: Terms,
  on: "paid" | "base",
  used: (limit: Terms["limits"][number]["limit"]) => Exact,
): Exact | null {
  const [first, ...others] = terms.limits
    .filter(({ limit }) => limit.on === on)
    .map(({ limit, amount }) => most(ZERO, amount.minus(used(limit))));
  return first === undefined ? null : least(first, ...others);
}

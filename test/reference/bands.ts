import { least, most, ZERO, type Exact } from "./decimal.ts";
import { fraction, NOTHING, plus, times, type Fraction } from "./fraction.ts";

/** A band table over a deductible, with everything adjusted. */
export interface Scale {
  /** Right-closed; `upTo` is null in the last, and counts from where `edgesFrom` says. */
  readonly bands: readonly { readonly upTo: Exact | null; readonly rate: Fraction }[];
  readonly bandMode: "marginal" | "slab";
  readonly edgesFrom: Exact;
  readonly deductible: Exact;
  readonly mode: "subtract" | "trigger";
}

/** What the scale gives for an accumulated base, unrounded. */
export function valueAt(scale: Scale, x: Exact): Fraction {
  return scale.bandMode === "slab" ? slabValue(scale, x) : marginalValue(scale, x);
}

/** Where the counted part of `x` starts: a reached trigger counts all of it. */
function countedFrom(scale: Scale, x: Exact): Exact {
  if (scale.mode === "subtract") return least(scale.deductible, x);
  return x.lessThan(scale.deductible) ? x : ZERO;
}

function slabValue(scale: Scale, x: Exact): Fraction {
  const band = scale.bands.find(({ upTo }) => upTo === null || x.lessThanOrEqualTo(upTo.plus(scale.edgesFrom)));
  return band === undefined ? NOTHING : times(fraction(x.minus(countedFrom(scale, x))), band.rate);
}

function marginalValue(scale: Scale, x: Exact): Fraction {
  const from = countedFrom(scale, x);
  let value = NOTHING;
  let lower = ZERO;
  for (const { upTo, rate } of scale.bands) {
    const upper = upTo === null ? x : upTo.plus(scale.edgesFrom);
    const length = least(upper, x).minus(most(lower, from));
    if (length.greaterThan(ZERO)) value = plus(value, times(fraction(length), rate));
    lower = upper;
  }
  return value;
}

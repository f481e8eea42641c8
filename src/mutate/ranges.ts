/** Changes of an open range: its bounds, what it bounds, and whom it is about. */
import { fieldOf } from "../rules/raw.ts";
import { whenChanges } from "./conditions.ts";
import type { Codes } from "./conditions.ts";
import { removed, replaced } from "./edit.ts";
import type { Change, Path } from "./edit.ts";
import { SPANS } from "./limits.ts";
import { edgeChanges, rateChanges } from "./values.ts";

/** Of each value that can be bounded the next of its kind. */
const OTHER: { readonly [what: string]: string } = {
  rate: "burdenRatio",
  burdenRatio: "rate",
  deductible: "limit",
  limit: "deductible",
  burden: "lump",
  lump: "quota",
  quota: "burden",
};

/** Every change of an open range, that it is taken out among them. */
export function rangeChanges(path: Path, range: unknown, codes: Codes): Change[] {
  const what = String(fieldOf(range, "what"));
  const bounds = ["atLeast", "atMost"].filter((key) => fieldOf(range, key) !== undefined);
  const per = fieldOf(range, "per") ?? "year";
  const span = what === "limit" ? SPANS[String(per)] : undefined;
  return [
    removed(path),
    ...["benefit", "case"].filter((key) => fieldOf(range, key) !== undefined).map((key) => removed([...path, key])),
    ...whenChanges(path, range, codes),
    replaced("mode", [...path, "what"], what, OTHER[what]),
    ...bounds.flatMap((key) => [
      ...(bounds.length > 1 ? [removed([...path, key])] : []),
      ...boundChanges([...path, key], fieldOf(range, key), what),
    ]),
    ...(span === undefined ? [] : [replaced("mode", [...path, "per"], per, span)]),
  ];
}

/** A value at the bound is within it and the next beyond: what lies there must be tried on both sides. */
function boundChanges(path: Path, bound: unknown, what: string): Change[] {
  const ratio = fieldOf(bound, "ratio");
  if (ratio !== undefined) return rateChanges([...path, "ratio"], ratio);
  return what === "rate" || what === "burdenRatio" ? rateChanges(path, bound) : edgeChanges(path, bound);
}

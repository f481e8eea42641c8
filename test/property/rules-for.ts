/** The rules of a claim, resolved naively. */
import type { Claim } from "../../src/index.ts";
import { referenceResolve } from "../reference/resolve.ts";
import type { ReferenceRules } from "../reference/settle.ts";
import type { Pack } from "./arbitraries/pack.ts";
import { shift } from "./arbitraries/visit.ts";

/** The rules of a claim by the naive resolution. */
export function rulesFor(pack: Pack, claim: Claim): ReferenceRules | null {
  const { visit, person } = claim;
  const discharged = visit.discharged ?? visit.settled;
  const days = { admission: visit.admitted ?? visit.settled, discharge: discharged, settlement: visit.settled };
  const resolve = (on: string): ReferenceRules | { readonly code: string } =>
    referenceResolve(
      [...pack.regions],
      [...pack.pipelines],
      [...pack.versions],
      person.region,
      on,
      discharged,
      visit.settled,
    );
  const first = resolve(discharged);
  if ("code" in first) return null;
  const rules = resolve(days[first.pipeline.selectBy]);
  if ("code" in rules) return null;
  return first.pipeline.crossRules === undefined ? rules : { ...rules, turns: changesWithin(pack, claim) };
}

/** Whether one day of a visit has other versions than another. */
function changesWithin({ regions, pipelines, versions }: Pack, { visit, person }: Claim): boolean {
  const [first, last] = [visit.admitted ?? visit.settled, visit.discharged ?? visit.settled];
  const named = new Set<string>();
  for (let day = first; day <= last; day = shift(day, 1)) {
    const rules = referenceResolve(regions, pipelines, versions, person.region, day, day, visit.settled);
    named.add("code" in rules ? rules.code : JSON.stringify(rules.versions));
  }
  return named.size > 1;
}

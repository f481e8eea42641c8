/** The rules of a claim, resolved naively. */
import type { Claim } from "../../src/index.ts";
import { referenceResolve } from "../reference/resolve.ts";
import type { ReferenceRules } from "../reference/settle.ts";
import type { Pack } from "./arbitraries/pack.ts";

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
  return "code" in rules ? null : rules;
}

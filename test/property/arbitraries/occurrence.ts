/** What a pack and a claim contain, whether or not it takes part in a settlement. */
import { statingAmong } from "../../../src/rules/pipeline-version.ts";
import type { Claim } from "../../../src/claim/types.ts";
import type { Benefit } from "../../../src/rules/benefit.ts";
import type { LayerVersion } from "../../../src/rules/types.ts";
import type { Evidence, Ran } from "./evidence.ts";
import type { Pack } from "./pack.ts";

function benefitsOf(version: LayerVersion): readonly Benefit[] {
  if ("ended" in version || "frame" in version) return [];
  if ("benefits" in version) return version.benefits;
  return [...(version.replace ?? []), ...(version.add ?? [])];
}

/** Every case as if it had been chosen with every adjustment, and every limit as if it had bound. */
function asIfRan(layer: string, benefit: Benefit): Ran[] {
  return benefit.cases.map((each) => ({
    layer,
    benefit,
    case: each,
    base: 1,
    before: benefit.base.per === "year" ? 1 : 0,
    pay: "quota" in each && each.quota.below === "keep" ? -1 : 1,
    less: 1,
    overCap: true,
    adjusts: benefit.adjust ?? [],
    isFirst: benefit.choose === "first-of-year",
    bound: each.limits ?? benefit.limits ?? [],
  }));
}

function amended(version: LayerVersion): Ran[] {
  if (!("extends" in version)) return [];
  const first = benefitsOf(version)[0];
  const adjusts = Object.values(version.amend ?? {}).flatMap(({ adjust }) => adjust);
  return first === undefined ? [] : asIfRan(version.layer, first).map((ran) => ({ ...ran, adjusts }));
}

/** Evidence of a settlement in which everything took part. */
export function occurrenceOf(pack: Pack, claim: Claim): Evidence {
  const notes = pack.versions.flatMap((version) => ("notEncoded" in version ? (version.notEncoded ?? []) : []));
  return {
    claim,
    benefits: pack.versions.flatMap(benefitsOf),
    ran: pack.versions.flatMap((version) => [
      ...benefitsOf(version).flatMap((benefit) => asIfRan(version.layer, benefit)),
      ...amended(version),
    ]),
    skipped: false,
    given: (claim.paid ?? []).map(({ layer }) => layer),
    notes: notes.length,
    entitlements: statingAmong(pack.pipelines).flatMap(({ entitlements = [] }) => entitlements).length,
  };
}

/** Versions of layers that state them in full. */
import type { Benefit } from "../../../src/rules/benefit.ts";
import type { Day, FullVersion, NotEncoded } from "../../../src/rules/types.ts";
import { yuan } from "./amounts.ts";
import { drawBenefit } from "./benefit.ts";
import type { Frame } from "./frame.ts";
import { drawPredicate } from "./predicate.ts";
import type { Draw } from "./tape.ts";
import { DOCUMENTS, SOURCE, text } from "./vocabulary.ts";

/** Where and when a version stands. */
export interface Standing {
  readonly region: string;
  readonly from: Day;
  readonly published: Day | null;
}

/** What a notice says beyond the format: mostly notes, seldom a refusal; of `known` benefits up to an amount at times. */
export function drawNotEncoded(draw: Draw, frame: Frame, known?: string): NotEncoded[] {
  if (frame.constructs === "first" || !draw.chance(0.15)) return [];
  const note: NotEncoded = { source: SOURCE, why: text("a note"), effect: "note" };
  const when = drawPredicate(draw, frame, 1);
  if (draw.chance(0.03)) return [{ ...note, when: { and: [when, when] }, effect: "refuse" }];
  const above =
    known !== undefined && draw.chance(0.4)
      ? { benefit: known, amount: yuan(draw.pick([0, 50_000, 500_000]) ?? 0) }
      : null;
  return [{ ...note, ...(draw.chance(0.7) && { when }), ...(above !== null && { above }) }];
}

/** Benefits of these ids. */
export function drawBenefits(draw: Draw, frame: Frame, ids: readonly string[]): Benefit[] {
  return ids.map((id) => draw.child((part) => drawBenefit(part, frame, id)));
}

/** A full statement of a layer. */
export function drawFullVersion(draw: Draw, frame: Frame, standing: Standing, ids: readonly string[]): FullVersion {
  const benefits = drawBenefits(draw, frame, ids);
  const notEncoded = drawNotEncoded(draw, frame, ids[0]);
  const head = { layer: frame.layer, ...standing, documents: DOCUMENTS };
  return { ...head, benefits, ...(notEncoded.length > 0 && { notEncoded }) };
}

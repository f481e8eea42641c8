/** A process that proves one stretch after the other, as it is told. */
import { CLAIMS_OF_A_STRETCH, stretchOf } from "./stretch.ts";
import { agreeOn } from "./agree.ts";
import type { Agreed } from "./agree.ts";
import { ruleFiles } from "../property/arbitraries/pack.ts";

/** A stretch by its number. */
export interface Task {
  readonly seed: number;
  readonly number: number;
}

/** What came of it; with the files of the pack where two do not agree. */
export interface Done extends Agreed {
  readonly number: number;
  readonly claims: number;
  readonly files: readonly unknown[] | null;
}

process.on("message", ({ seed, number }: Task) => {
  const stretch = stretchOf(seed, number);
  const agreed = agreeOn(stretch);
  const files = agreed.difference === null ? null : ruleFiles(stretch.pack);
  const done: Done = { number, claims: CLAIMS_OF_A_STRETCH, files, ...agreed };
  process.send?.(done);
});
process.on("disconnect", () => process.exit(0));

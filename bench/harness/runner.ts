/** What a contender is to the harness. */
import type { Profile } from "../sample/profile.ts";

/** Work that is timed. */
export interface Runner {
  /** Works on `count` claims, from where it stopped before; gives a number made of all their results. */
  run(count: number): number | Promise<number>;
  /** Claims in one of `count`; 1 by default. */
  readonly unit?: number;
  /** Called before each run, not timed. */
  reset?(): void;
  /** The figures of the first claims, by which contenders are compared; absent where there are none to compare. */
  figures?(count: number): readonly number[][] | Promise<readonly number[][]>;
}

/** Prepares a contender for a profile. `root` is the folder of the checkout. */
export type Open = (profile: Profile, root: string) => Runner | Promise<Runner>;

/** How many claims a contender goes round in, by their fee lines. */
export function claimsOf({ lines }: Profile): number {
  return lines === 0 ? 8192 : lines <= 20 ? 1024 : 128;
}

/** The seed of all samples, so that every process has the same. */
export const SEED = 20181001;

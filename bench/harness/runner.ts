/** What a contender is to the harness. */
import type { Profile } from "../sample/profile.ts";

/** Work that is timed. */
export interface Runner {
  /** Works on `count` claims, from where it stopped before; gives a number made of all their results. */
  run(count: number): number | Promise<number>;
  /** Claims in one of `count`; 1 by default. */
  readonly unit?: number;
  /** Called before each run, not timed. */
  reset?(): void | Promise<void>;
  /** The figures of the first claims, by which contenders are compared; absent where there are none to compare. */
  figures?(count: number): readonly number[][] | Promise<readonly number[][]>;
}

/** How much contenders work on. */
export interface Size {
  /** Claims without fee lines that object contenders go round in. */
  readonly claims: number;
  /** Stays of a batch. */
  readonly stays: number;
}

/** Prepares a contender for a profile. `root` is the folder of the checkout. */
export type Open = (profile: Profile, root: string, size: Size) => Runner | Promise<Runner>;

/** How many claims a contender goes round in, fewer where they have fee lines. */
export function claimsOf({ lines }: Profile, { claims }: Size): number {
  return lines === 0 ? claims : lines <= 20 ? Math.min(claims, 1024) : 128;
}

/** The seed of all samples, so that every process has the same. */
export const SEED = 20181001;

/** A panel: contenders timed side by side in rounds, and what they take within a round compared. */
import { createRandom } from "../sample/random.ts";
import type { Profile } from "../sample/profile.ts";
import { startChild } from "./child.ts";
import type { Child } from "./child.ts";
import { inPairs } from "./pairs.ts";
import { SEED } from "./runner.ts";
import type { Size } from "./runner.ts";
import { medianOf, spreadOf } from "./statistics.ts";
import type { Spread } from "./statistics.ts";

/** How long everything takes. */
export interface Effort {
  readonly rounds: number;
  /** Unit: ms. */
  readonly slice: number;
  /** Before a contender's first slice of a profile. Unit: ms. */
  readonly warm: number;
  readonly size: Size;
  /** Claims on which contenders are compared before they are timed. */
  readonly compared: number;
}

/** What a panel gave. */
export interface Panel {
  readonly base: string;
  readonly profile: Profile;
  /** Nanoseconds a claim, by contender and round; of the base the median of its three slices. */
  readonly times: ReadonlyMap<string, readonly number[]>;
  /** Of the base against itself: a slice to the median of the two others of its round. */
  readonly noise: Spread;
  /** Contenders that differ from the base: in how many of the claims compared, and by how many fen at most. */
  readonly differences: ReadonlyMap<string, Difference>;
}

/** How a contender differs from the base. */
export interface Difference {
  readonly compared: number;
  readonly claims: number;
  readonly fen: number;
}

/** Children by the contender that they hold; they live as long as the run. */
export interface Stable {
  childOf(contender: string): Child;
  stop(): void;
}

/** Keeps one child for each contender. */
export function createStable(bundled: string): Stable {
  const children = new Map<string, Child>();
  return {
    childOf(contender) {
      const known = children.get(contender);
      if (known !== undefined) return known;
      const child = startChild(bundled);
      children.set(contender, child);
      return child;
    },
    stop: () => children.forEach((child) => child.stop()),
  };
}

/** Times contenders against a base, which is the first of them. */
export async function runPanel(
  stable: Stable,
  root: string,
  contenders: readonly [string, ...string[]],
  profile: Profile,
  effort: Effort,
): Promise<Panel> {
  const [base] = contenders;
  // Nothing is timed yet, so that two may do it at once.
  const figures = await inPairs(contenders, async (contender) => {
    const child = stable.childOf(contender);
    await child.ask({ ask: "open", contender, profile, root, size: effort.size });
    const reply = await child.ask({ ask: "figures", count: effort.compared });
    await child.ask({ ask: "warm", ms: effort.warm });
    return reply.kind === "figures" ? reply.figures : null;
  });
  const [expected = null, ...others] = figures;
  const differences = new Map<string, Difference>();
  others.forEach((own, i) => {
    if (expected !== null && own !== null) differences.set(contenders[i + 1] ?? "", compare(expected, own));
  });
  const random = createRandom(SEED);
  const times = new Map<string, number[]>(contenders.map((contender) => [contender, []]));
  const noise: number[] = [];
  for (let round = 0; round < effort.rounds; round++) {
    const slices = new Map<string, number[]>(contenders.map((contender) => [contender, []]));
    for (const contender of shuffled([base, base, ...contenders], random.whole)) {
      const reply = await stable.childOf(contender).ask({ ask: "slice", ms: effort.slice });
      if (reply.kind === "ns") slices.get(contender)?.push(reply.ns);
    }
    for (const [contender, own] of slices) times.get(contender)?.push(medianOf(own));
    const own = slices.get(base) ?? [];
    own.forEach((ns, i) => noise.push(ns / medianOf(own.filter((_, other) => other !== i))));
  }
  return { base, profile, times, noise: spreadOf(noise), differences };
}

/** What one contender takes as a multiple of another, within each round. */
export function ratioOf({ times }: Panel, contender: string, to: string): Spread {
  const other = times.get(to) ?? [];
  return spreadOf((times.get(contender) ?? []).map((ns, round) => ns / (other[round] ?? NaN)));
}

function compare(expected: readonly number[][], figures: readonly number[][]): Difference {
  let [claims, fen] = [0, 0];
  figures.forEach((own, i) => {
    const right = expected[i] ?? [];
    const most = own.reduce((worst, figure, k) => Math.max(worst, Math.abs(figure - (right[k] ?? NaN))), 0);
    if (own.length === right.length && most === 0) return;
    claims++;
    fen = Math.max(fen, own.length === right.length ? most : Infinity);
  });
  return { compared: figures.length, claims, fen };
}

function shuffled(names: readonly string[], whole: (low: number, high: number) => number): string[] {
  const order = [...names];
  for (let i = order.length - 1; i > 0; i--) {
    const j = whole(0, i);
    [order[i], order[j]] = [order[j] as string, order[i] as string];
  }
  return order;
}

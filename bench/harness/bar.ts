/** Bars, and whether what was measured holds them. */
import type { Spread } from "./statistics.ts";

/** A bar for a ratio or a size. */
export interface Bar {
  readonly sense: "at most" | "at least";
  readonly limit: number;
  /** How far past it a ratio may be before it fails, beside the noise of its run. */
  readonly tolerance: number;
}

/** The tolerance of ratios of two programs. */
const TOLERANCE = 0.2;

/** One line of the results. */
export interface Row {
  readonly section: string;
  readonly what: string;
  /** What it is a multiple of; a unit where it is a size. */
  readonly to: string;
  readonly value: Spread;
  readonly bar: Bar | null;
  /** How far the base of the panel was from itself, as a part of 1. */
  readonly noise: number;
  /** Nanoseconds of one piece of the work, where it was timed. */
  readonly ns: Spread | null;
  readonly note: string;
  /** Whether it settles a claim otherwise than the base: then it is no matter how fast it is. */
  readonly differs: boolean;
}

/** `past` is over the bar, but by less than the tolerance and the noise. */
export type Status = "holds" | "past" | "FAILS" | "";

/** Whether a row holds its bar. What differs fails, and so does what was not measured: it is not a number. */
export function statusOf({ bar, value, noise, differs }: Row): Status {
  if (bar === null) return "";
  if (differs) return "FAILS";
  const { limit, sense, tolerance } = bar;
  const slack = 1 + tolerance + noise;
  if (sense === "at most") {
    if (value.median <= limit) return "holds";
    return value.median <= limit * slack ? "past" : "FAILS";
  }
  if (value.median >= limit) return "holds";
  return value.median >= limit / slack ? "past" : "FAILS";
}

/** The noise of a base against itself: the larger of its quartiles' distances from 1. */
export function noiseOf({ low, high }: Spread): number {
  return Math.max(0, high - 1, 1 - low);
}

/** At most so much. */
export function atMost(limit: number): Bar {
  return { sense: "at most", limit, tolerance: TOLERANCE };
}

/** At least so much. */
export function atLeast(limit: number): Bar {
  return { sense: "at least", limit, tolerance: TOLERANCE };
}

/** At most so many bytes. */
export function bytesAtMost(limit: number): Bar {
  return { sense: "at most", limit, tolerance: 0 };
}

/** As long as before, within 20 %. */
export const flat: Bar = { sense: "at most", limit: 1.2, tolerance: 0 };

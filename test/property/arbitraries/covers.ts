/** Which buckets and groups the benefits of a pipeline look at, so that what a later one finds is known by its sum. */
import type { Base } from "../../../src/rules/benefit.ts";
import type { Bucket } from "../../../src/rules/types.ts";
import { BUCKETS } from "./base.ts";
import type { Draw } from "./tape.ts";
import { TAGS } from "./vocabulary.ts";

/** What a base looks at. */
export type Cover = Pick<Base, "of" | "tags">;

/**
 * How the covers of a pack lie to each other. `one`: all are one bucket of one group. `apart`: each is one bucket.
 * `nested`: each is all of an earlier one, or nothing of it. `segments`: each is the first few of the four buckets.
 */
export type CoverStyle = "one" | "apart" | "nested" | "segments";

function contains(cover: Cover, other: Cover): boolean {
  const tagged = cover.tags === undefined || (other.tags ?? ["?"]).every((tag) => cover.tags?.includes(tag) === true);
  return tagged && other.of.every((bucket) => cover.of.includes(bucket));
}

function disjoint(cover: Cover, other: Cover): boolean {
  return other.of.every((bucket) => !cover.of.includes(bucket));
}

function union<T>(list: readonly T[], other: readonly T[]): T[] {
  return [...list, ...other.filter((each) => !list.includes(each))];
}

/** Widened until it holds all of every earlier cover that it touches. */
function widened(cover: Cover, earlier: readonly Cover[]): Cover {
  const partial = earlier.find((other) => !disjoint(cover, other) && !contains(cover, other));
  if (partial === undefined) return cover;
  const of = union(cover.of, partial.of);
  if (cover.tags === undefined || partial.tags === undefined) return widened({ of }, earlier);
  return widened({ of, tags: union(cover.tags, partial.tags) }, earlier);
}

function drawAny(draw: Draw): Cover {
  const count = draw.weighted([6, 1], [5, 2], [1, 3], [1, 4]);
  const of = draw.shuffle<Bucket>(BUCKETS).slice(0, count);
  return draw.chance(0.5) ? { of, tags: draw.shuffle(TAGS).slice(0, draw.int(1, 2)) } : { of };
}

function drawSingle(draw: Draw): Bucket {
  return draw.weighted<Bucket>([8, "inScope"], [3, "preSelfPay"], [1, "overLimit"], [1, "ownPay"]);
}

/** The cover of the next benefit after those of the earlier ones. */
export function drawCover(draw: Draw, style: CoverStyle, earlier: readonly Cover[]): Cover {
  const [first] = earlier;
  if (style === "apart") return { of: [drawSingle(draw)] };
  if (style === "nested") return widened(drawAny(draw), earlier);
  if (style === "segments") return { of: BUCKETS.slice(0, draw.weighted([3, 1], [3, 2], [2, 3], [1, 4])) };
  if (first !== undefined) return first;
  const of = [drawSingle(draw)];
  return draw.chance(0.5) ? { of, tags: [draw.pick(TAGS)] } : { of };
}

/** The same cover with its buckets in any order, where the order of taking is free. */
export function reordered(draw: Draw, style: CoverStyle, { of, tags }: Cover): Cover {
  return { of: style === "segments" ? of : draw.shuffle(of), ...(tags && { tags }) };
}

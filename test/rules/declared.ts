/** The refusals that rule files declare, read from the files alone. */
import type { RuleSet } from "../../src/rules/parse.ts";
import type { Day } from "../../src/rules/types.ts";

interface Dated {
  readonly region: string;
  readonly from: Day;
  readonly to?: Day;
  readonly published: Day | null;
}

/** Everything is known by then. */
export const EVER: Day = "2199-12-31";

/** The day from which a version counts as known. */
export function knownFrom({ from, published }: Pick<Dated, "from" | "published">): Day {
  return published ?? from;
}

/** Of one region's versions that are known the one that started last; of one start, the one published last. */
function lastStarted<T extends Dated>(versions: readonly T[], region: string, day: Day, knownAt: Day): T | undefined {
  const rank = (version: T): string => `${version.from} ${knownFrom(version)}`;
  return versions
    .filter((version) => version.region === region && version.from <= day && knownFrom(version) <= knownAt)
    .reduce<T | undefined>((last, each) => (last !== undefined && rank(last) > rank(each) ? last : each), undefined);
}

/** A region and those above it, the nearest first. */
export function chainOf({ regions }: RuleSet, region: string): string[] {
  const chain: string[] = [];
  for (let at: string | null = region; at !== null; at = regions.get(at)?.parent ?? null) chain.push(at);
  return chain;
}

function isOver({ to }: Dated, day: Day): boolean {
  return to !== undefined && to < day;
}

/** Where a pipeline declares codes. */
export type Declaring = "classes" | "certificates" | "programmes" | "flags" | "categories";

/** The codes that the pipelines of a day declare up a region's chain. */
export function declaredCodes(rules: RuleSet, region: string, day: Day, kind: Declaring, knownAt = EVER): string[] {
  const all = rules.pipelines.map(({ data }) => data);
  const ruling = chainOf(rules, region).flatMap((code) => lastStarted(all, code, day, knownAt) ?? []);
  const codes = ruling
    .filter((each) => !isOver(each, day))
    .flatMap((each) => Object.keys("ended" in each ? {} : (each[kind] ?? {})));
  return [...new Set(codes)];
}

/** What the rule files declare of every visit of a day in a region, as far as it is known. */
export interface Declared {
  /** With which codes every visit is refused: no pipeline, or layers that are over or that extend nothing. `null`: none. */
  readonly refusal: string | null;
  /** The layers of the order that nobody states: their payments are a claim's to give. */
  readonly given: readonly string[];
}

/** Reads it from the files alone, with no use of the code that resolves them. */
export function declaredOf(rules: RuleSet, region: string, day: Day, knownAt = EVER): Declared {
  const { pipelines, versions } = rules;
  const chain = chainOf(rules, region);
  const orders = pipelines.map(({ data }) => data);
  // The nearest that says an order, and of the optional layers, with those that extend it or have ended passed by.
  const passed = chain.flatMap((code) => lastStarted(orders, code, day, knownAt) ?? []);
  const whole = passed.findIndex((each) => !("extends" in each || "ended" in each));
  const used = passed.slice(0, whole + 1);
  if (whole === -1 || used.some((each) => isOver(each, day))) return { refusal: "not_in_force", given: [] };
  const stated = used.flatMap((each) => ("ended" in each ? [] : [each]));
  const order = stated.map((each) => each.order).find((each) => each !== undefined) ?? [];
  const optional = stated.map((each) => each.optional).find((each) => each !== undefined) ?? [];

  const given: string[] = [];
  const codes = order.flatMap((layer) => {
    const own = versions.map(({ data }) => data).filter((version) => version.layer === layer);
    for (const code of chain) {
      const version = lastStarted(own, code, day, knownAt);
      if (version === undefined || "frame" in version) continue;
      if (isOver(version, day)) return ["not_in_force"];
      if ("benefits" in version) return [];
      // One that has ended leaves it to the regions above, and so does one that extends them.
    }
    const extended = own.some(
      (version) =>
        chain.includes(version.region) &&
        "extends" in version &&
        lastStarted(own, version.region, day, knownAt) === version,
    );
    if (extended) return ["no_rule"];
    if (!optional.includes(layer)) given.push(layer);
    return [];
  });
  return { refusal: codes.length === 0 ? null : [...new Set(codes)].join(" "), given };
}

/** What was recognised of a person, and what claims are like with it. */
import type { Claim, DatedCode } from "../claim/types.ts";
import type { Day } from "../rules/types.ts";
import type { HeldRange, RecognisedEvent } from "./types.ts";

/** What a `recognised` event says. */
export interface Recognition {
  readonly set: "categories" | "certificates";
  readonly code: string;
  readonly held: readonly HeldRange[];
  /** The day on which it was learnt. */
  readonly day: Day;
  /** How many entries were before it. */
  readonly entries: number;
}

/** Reads an event that has passed its schema. */
export function recognitionOf(event: RecognisedEvent, entries: number): Recognition {
  const { category, certificate, held, day } = event;
  const code = category ?? certificate ?? "";
  return { set: category === undefined ? "certificates" : "categories", code, held, day, entries };
}

/**
 * A claim as it is with what was recognised by a day and within so many entries; of each code the last counts. A claim
 * that does not state its categories (or certificates) still does not: what it lacks of others cannot be known.
 */
export function withRecognised(
  claim: Claim,
  recognised: readonly Recognition[],
  { knownAt, entries }: { readonly knownAt: Day; readonly entries: number },
): Claim {
  const learnt = recognised.filter((each) => each.day <= knownAt && each.entries < entries);
  const { categories, certificates } = claim.person;
  const person = {
    ...claim.person,
    ...(categories === undefined ? {} : { categories: heldAfter(categories, learnt, "categories") }),
    ...(certificates === undefined ? {} : { certificates: heldAfter(certificates, learnt, "certificates") }),
  };
  return learnt.length === 0 ? claim : { ...claim, person };
}

function heldAfter(
  stated: readonly DatedCode[],
  learnt: readonly Recognition[],
  set: Recognition["set"],
): readonly DatedCode[] {
  const own = new Map(learnt.flatMap((each) => (each.set === set ? [[each.code, each.held] as const] : [])));
  const held = [...own].flatMap(([code, ranges]) => ranges.map((range): DatedCode => ({ code, ...range })));
  return [...stated.filter(({ code }) => !own.has(code)), ...held];
}

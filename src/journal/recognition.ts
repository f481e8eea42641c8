/** What was recognised of a person, and what claims are like with it. */
import type { Claim, DatedCode } from "../claim/types.ts";
import { CATEGORIES } from "../facts.ts";
import type { Plan } from "../plan/types.ts";
import type { Day } from "../rules/types.ts";
import type { HeldRange, RecognisedEvent } from "./event-types.ts";
import type { NotApplied } from "./types.ts";

const NATIONAL: ReadonlySet<string> = new Set(CATEGORIES);

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

/** Whether every region knows a code. */
export function isNational({ set, code }: Pick<Recognition, "set" | "code">): boolean {
  return set === "categories" && NATIONAL.has(code);
}

/** What was recognised by a day and within so many entries. */
export function learntBy(
  recognised: readonly Recognition[],
  { knownAt, entries }: { readonly knownAt: Day; readonly entries: number },
): readonly Recognition[] {
  return recognised.filter((each) => each.day <= knownAt && each.entries < entries);
}

/** The codes that a region does not declare, each once, in the order in which they were learnt. */
export function undeclared(learnt: readonly Recognition[], { declared }: Plan): readonly NotApplied[] {
  const unknown = learnt.filter((each) => !isNational(each) && !declared[each.set].has(each.code));
  const named = new Map(unknown.map(({ set, code }) => [`${set} ${code}`, { set, code }]));
  return [...named.values()].map(({ set, code }) =>
    set === "categories" ? { category: code } : { certificate: code },
  );
}

/** What is left of it without codes that are not applied. */
export function applicable(learnt: readonly Recognition[], notApplied: readonly NotApplied[]): readonly Recognition[] {
  return learnt.filter(({ set, code }) =>
    notApplied.every(({ category, certificate }) => (set === "categories" ? category : certificate) !== code),
  );
}

/**
 * A claim as it is with what was learnt; of each code the last counts. A claim that does not state its categories (or
 * certificates) still does not: what it lacks of others cannot be known.
 */
export function withRecognised(claim: Claim, learnt: readonly Recognition[]): Claim {
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

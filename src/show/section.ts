/** Rules as a tree of sections and values in words, each value with where it comes from: what tables and pages print. */
import type { Day, Evidence, Text } from "../rules/types.ts";

/** The document that a value stands on. */
export interface Citation {
  /** As the rule file has it, such as `"n 二"`. */
  readonly source: string;
  /** Title of the document. */
  readonly title: string;
  /** The article; empty where the source names the document alone. */
  readonly article: string;
  readonly number: string | null;
  readonly url: string | null;
  readonly evidence: Evidence;
  /** Day on which somebody last looked at the document. */
  readonly checked: Day | null;
}

/** The version of a rule file that states a value. */
export interface Origin {
  readonly file: string;
  /** Such as `410000/basic@2018-10-01`. */
  readonly version: string;
}

/** One value. */
export interface Value {
  /** Names the value among those of its section; the same in every version that states it. */
  readonly key: string;
  readonly label: Text;
  readonly value: Text;
  readonly source: Citation;
  readonly origin: Origin;
}

/** What a section tells of. */
export type SectionKind =
  | "region"
  | "pipeline"
  | "layer"
  | "benefit"
  | "case"
  | "adjust"
  | "declaration"
  | "entitlement"
  | "unencoded"
  | "open"
  | "indicator"
  | "document";

/** Values that belong together, and the sections below them, in the order of the rules. */
export interface Section {
  readonly kind: SectionKind;
  /** Names the section among those beside it. */
  readonly key: string;
  readonly title: Text;
  /** The id or code in the file; `null` where it is only a place in the file. */
  readonly code: string | null;
  readonly values: readonly Value[];
  readonly sections: readonly Section[];
  /** Kinds of its sections whose order among themselves has a meaning. */
  readonly ordered: readonly SectionKind[];
}

/** A key, a label and a value, before it is said where they come from. */
export type Entry = readonly [key: string, label: Text, value: Text];

/** Where values come from. */
export interface Provenance {
  readonly source: Citation;
  readonly origin: Origin;
}

/** Entries with where they come from. Of entries with one key the later ones get a number. */
export function valuesOf(entries: readonly Entry[], { source, origin }: Provenance): Value[] {
  const seen = new Map<string, number>();
  return entries.map(([key, label, value]) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { key: count === 1 ? key : `${key}#${count}`, label, value, source, origin };
  });
}

/** What a section is made of; parts that are left out are empty. */
export interface SectionParts {
  readonly title: Text;
  readonly code?: string;
  readonly values?: readonly Value[];
  readonly sections?: readonly Section[];
  readonly ordered?: readonly SectionKind[];
}

/** A section. */
export function sectionOf(kind: SectionKind, key: string, parts: SectionParts): Section {
  const { title, code = null, values = [], sections = [], ordered = [] } = parts;
  return { kind, key: `${kind} ${key}`, title, code, values, sections: distinctSections(sections), ordered };
}

/** Sections whose keys may repeat, with a number for the later ones of one key. */
function distinctSections(sections: readonly Section[]): Section[] {
  const seen = new Map<string, number>();
  return sections.map((section) => {
    const count = (seen.get(section.key) ?? 0) + 1;
    seen.set(section.key, count);
    return count === 1 ? section : { ...section, key: `${section.key}#${count}` };
  });
}

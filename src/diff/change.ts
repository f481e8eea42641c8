/** What differs between two sets of rules, value by value. */
import type { Text } from "../rules/types.ts";
import { listed } from "../show/bilingual.ts";
import { citationWords } from "../show/citation.ts";
import { headingOf } from "../show/heading.ts";
import type { Citation, Origin, Section, SectionKind, Value } from "../show/section.ts";

/** A value on one side, with where it comes from there. */
export interface Side {
  readonly value: Text;
  readonly source: Citation;
  readonly origin: Origin;
}

/** One difference. */
export interface Change {
  readonly what: "added" | "removed" | "changed";
  /** Headings of the sections that it lies in, the outermost first. */
  readonly place: readonly Text[];
  readonly label: Text;
  /** `null` for what was added. */
  readonly from: Side | null;
  /** `null` for what was removed. */
  readonly to: Side | null;
  /** Whether what is paid can depend on it; not so for sources, notes, names and the files themselves. */
  readonly policy: boolean;
}

/** Kinds of sections and keys of values that no payment depends on. */
const ABOUT_FILES: ReadonlySet<SectionKind> = new Set(["document", "region", "indicator"]);
const ABOUT_VERSIONS = new Set(["version", "file", "note"]);

const TITLE: Text = { zh: "名称", en: "Title" };
const SOURCE: Text = { zh: "出处", en: "Source" };
const ORDER: Text = { zh: "先后顺序", en: "Order" };

/**
 * Compares sections by their keys: what stands on one side alone is listed value by value, what stands on both is
 * compared.
 *
 * @param place Headings above them.
 */
export function changesOf(from: readonly Section[], to: readonly Section[], place: readonly Text[] = []): Change[] {
  const newer = new Map(to.map((section) => [section.key, section]));
  const older = new Set(from.map(({ key }) => key));
  return [
    ...from.flatMap((section) => {
      const other = newer.get(section.key);
      return other === undefined ? wholeOf(section, "removed", place) : sectionChanges(section, other, place);
    }),
    ...to.filter(({ key }) => !older.has(key)).flatMap((section) => wholeOf(section, "added", place)),
  ];
}

function sideOf({ value, source, origin }: Value): Side {
  return { value, source, origin };
}

function isPolicy({ kind }: Section, key: string): boolean {
  return !ABOUT_FILES.has(kind) && !ABOUT_VERSIONS.has(key);
}

/** Every value of a section that the other side has not, and of those below it. */
function wholeOf(section: Section, what: "added" | "removed", place: readonly Text[]): Change[] {
  const here = [...place, headingOf(section)];
  const own = section.values.map((value): Change => {
    const side = sideOf(value);
    const sides = what === "added" ? { from: null, to: side } : { from: side, to: null };
    return { what, place: here, label: value.label, ...sides, policy: isPolicy(section, value.key) };
  });
  return [...own, ...section.sections.flatMap((each) => wholeOf(each, what, here))];
}

function sectionChanges(from: Section, to: Section, place: readonly Text[]): Change[] {
  const here = [...place, headingOf(to)];
  return [
    ...titleChange(from, to, here),
    ...valueChanges(from, to, here),
    ...sourceChanges(from, to, here),
    ...orderChanges(from, to, here),
    ...changesOf(from.sections, to.sections, here),
  ];
}

function isSame(left: Text, right: Text): boolean {
  return left.zh === right.zh && left.en === right.en;
}

/** A section without values of its own has no place of its own, and what it is called is said by what is in it. */
function titleChange(from: Section, to: Section, place: readonly Text[]): Change[] {
  const [first] = from.values;
  const [last] = to.values;
  if (first === undefined || last === undefined || isSame(from.title, to.title)) return [];
  const sides = { from: { ...sideOf(first), value: from.title }, to: { ...sideOf(last), value: to.title } };
  return [{ what: "changed", place, label: TITLE, ...sides, policy: false }];
}

function valueChanges(from: Section, to: Section, place: readonly Text[]): Change[] {
  const newer = new Map(to.values.map((value) => [value.key, value]));
  const older = new Set(from.values.map(({ key }) => key));
  const change = (what: Change["what"], left: Value | null, right: Value | null): Change[] => {
    const value = right ?? left;
    if (value === null) return [];
    const sides = { from: left === null ? null : sideOf(left), to: right === null ? null : sideOf(right) };
    return [{ what, place, label: value.label, ...sides, policy: isPolicy(to, value.key) }];
  };
  return [
    ...from.values.flatMap((value) => {
      const other = newer.get(value.key);
      if (other === undefined) return change("removed", value, null);
      return isSame(value.value, other.value) ? [] : change("changed", value, other);
    }),
    ...to.values.filter(({ key }) => !older.has(key)).flatMap((value) => change("added", null, value)),
  ];
}

/** Values that are the same and stand on another document or article; said once for each pair of sources. */
function sourceChanges(from: Section, to: Section, place: readonly Text[]): Change[] {
  const newer = new Map(to.values.map((value) => [value.key, value]));
  const pairs = new Map<string, Change>();
  for (const value of from.values) {
    const other = newer.get(value.key);
    if (other === undefined || !isSame(value.value, other.value) || ABOUT_VERSIONS.has(value.key)) continue;
    const [left, right] = [citationWords(value.source), citationWords(other.source)];
    if (isSame(left, right)) continue;
    const sides = { from: { ...sideOf(value), value: left }, to: { ...sideOf(other), value: right } };
    pairs.set(`${left.en}\n${right.en}`, { what: "changed", place, label: SOURCE, ...sides, policy: false });
  }
  return [...pairs.values()];
}

/** Where the order of sections has a meaning: whether those on both sides stand in another one. */
function orderChanges(from: Section, to: Section, place: readonly Text[]): Change[] {
  return to.ordered.flatMap((kind): Change[] => {
    const [left, right] = [from, to].map((side) => side.sections.filter((each) => each.kind === kind));
    const common = (own: readonly Section[] = [], other: readonly Section[] = []): readonly Section[] =>
      own.filter(({ key }) => other.some((each) => each.key === key));
    const [before, after] = [common(left, right), common(right, left)];
    if (before.every(({ key }, i) => key === after[i]?.key)) return [];
    const [first, last] = [before[0]?.values[0], after[0]?.values[0]];
    if (first === undefined || last === undefined) return [];
    const sides = {
      from: { ...sideOf(first), value: listed(before.map(({ title }) => title)) },
      to: { ...sideOf(last), value: listed(after.map(({ title }) => title)) },
    };
    return [{ what: "changed", place, label: ORDER, ...sides, policy: true }];
  });
}

/** Plain data out of any value: what JSON could have held, copied so that nothing can change it or lie about it later. */
import { show } from "./errors.ts";
import type { Finding } from "./errors.ts";
import { pathOf } from "./path.ts";
import type { Text } from "./rules/types.ts";

/** What reading gives: a value, or at least one finding (without code and file, which the reader's caller knows). */
export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly findings: readonly Finding[] };

/** Bounds on plain data. */
export interface PlainLimits {
  /** Deepest nesting of lists and objects, inclusive; the outermost is 1. Default 64. */
  readonly depth?: number;
  /** Most values of any kind, each counted as often as it is reached. Default 1,000,000. */
  readonly nodes?: number;
  /** Most UTF-16 units of a text that is no key, inclusive. Default: no bound. */
  readonly text?: number;
}

const MAX_DEPTH = 64;
const MAX_NODES = 1_000_000;

/** Keys that reach a prototype in careless code. */
const HOSTILE = new Set(["__proto__", "constructor", "prototype"]);
const LONE_SURROGATE = /\p{Surrogate}/u;

const PLAIN: Text = { zh: "普通的对象或列表", en: "a plain object or list" };
const ACYCLIC: Text = { zh: "不含自身的值", en: "a value that does not contain itself" };
const JSON_VALUE: Text = { zh: "JSON 值", en: "a JSON value" };
const FINITE: Text = { zh: "有限的数", en: "a finite number" };
const SAFE_KEY: Text = { zh: "其他键名", en: "another key" };
const OWN_VALUE: Text = { zh: "值,而非取值函数", en: "a value, not an accessor" };
const WELL_FORMED: Text = { zh: "完整的 Unicode 文本", en: "well-formed Unicode text" };

interface Entry {
  readonly value: unknown;
  readonly parent: Entry | null;
  readonly segment: string | number;
  readonly depth: number;
  /** Puts the copy in its place. */
  readonly place: (copy: unknown) => void;
}

/**
 * Copies a value as plain data, or says everything about it that is not: lists with holes, objects of classes,
 * accessors, functions, numbers that are not finite, cycles, keys `__proto__`, `constructor` and `prototype`, text that
 * is no Unicode, and too much of it. A property that is `undefined` counts as absent. Never throws, never recurses.
 */
export function readPlain(root: unknown, limits: PlainLimits = {}): Read<unknown> {
  const { depth: maxDepth = MAX_DEPTH, nodes: maxNodes = MAX_NODES, text: maxText = Infinity } = limits;
  const findings: Finding[] = [];
  let copied: unknown;
  let nodes = 0;
  const pending: Entry[] = [
    { value: root, parent: null, segment: "", depth: 1, place: (copy) => void (copied = copy) },
  ];
  const wrong = (entry: Entry, expected: Text, found: string): void => {
    findings.push({ path: pathTo(entry), expected, found });
  };
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    if (++nodes > maxNodes) {
      const expected = { zh: `至多 ${maxNodes} 个值`, en: `at most ${maxNodes} values` };
      return { ok: false, findings: [{ path: "", expected, found: "more" }] };
    }
    const { value } = entry;
    if (typeof value !== "object" || value === null) {
      if (typeof value === "string" && value.length > maxText)
        wrong(entry, { zh: `至多 ${maxText} 个字符`, en: `at most ${maxText} characters` }, String(value.length));
      else if (typeof value === "string" && LONE_SURROGATE.test(value)) wrong(entry, WELL_FORMED, "a lone surrogate");
      else if (isScalar(value)) entry.place(value);
      else wrong(entry, typeof value === "number" ? FINITE : JSON_VALUE, kindOf(value));
      continue;
    }
    try {
      if (isInside(entry)) wrong(entry, ACYCLIC, "itself");
      else if (entry.depth > maxDepth)
        wrong(entry, { zh: `嵌套至多 ${maxDepth} 层`, en: `nesting of at most ${maxDepth} levels` }, "more");
      else if (!Array.isArray(value) && !isPlain(value)) wrong(entry, PLAIN, "an object of a class");
      else {
        const inside = Array.isArray(value) ? itemsOf(value, entry, wrong) : propertiesOf(value, entry, wrong);
        // The last first, since the pending are taken from the end. One by one: a spread would fill the stack.
        for (let last = inside.pop(); last !== undefined; last = inside.pop()) pending.push(last);
      }
    } catch {
      // A proxy may throw whatever it is asked.
      wrong(entry, PLAIN, "an object that cannot be read");
    }
  }
  return findings.length === 0 ? { ok: true, value: copied } : { ok: false, findings };
}

type Report = (entry: Entry, expected: Text, found: string) => void;

/** Entries of a list. */
function itemsOf(list: readonly unknown[], parent: Entry, wrong: Report): Entry[] {
  const copy: unknown[] = [];
  parent.place(copy);
  const keys = Object.keys(list);
  if (keys.length !== list.length || keys.some((key, at) => key !== String(at))) {
    wrong(parent, { zh: "没有空缺和其他属性的列表", en: "a list without holes or properties" }, "others");
    return [];
  }
  return keys
    .map((key, index) => entryOf(list, key, index, parent, (item) => void (copy[index] = item), wrong))
    .filter((entry) => entry !== null);
}

function propertiesOf(object: object, parent: Entry, wrong: Report): Entry[] {
  const copy: Record<string, unknown> = {};
  parent.place(copy);
  return Object.keys(object)
    .map((key) => {
      const entry = entryOf(object, key, key, parent, (value) => void (copy[key] = value), wrong);
      if (entry === null || entry.value === undefined) return null;
      if (HOSTILE.has(key)) wrong(entry, SAFE_KEY, show(key));
      else if (LONE_SURROGATE.test(key)) wrong(entry, WELL_FORMED, "a lone surrogate");
      else return entry;
      return null;
    })
    .filter((entry) => entry !== null);
}

function entryOf(
  holder: object,
  key: string,
  segment: string | number,
  parent: Entry,
  place: (copy: unknown) => void,
  wrong: Report,
): Entry | null {
  const descriptor = Object.getOwnPropertyDescriptor(holder, key);
  const entry = { value: descriptor?.value as unknown, parent, segment, depth: parent.depth + 1, place };
  if (descriptor !== undefined && "value" in descriptor) return entry;
  wrong(entry, OWN_VALUE, "an accessor");
  return null;
}

/** Whether a value holds itself. At most as many steps as it is deep. */
function isInside(entry: Entry): boolean {
  for (let above = entry.parent; above !== null; above = above.parent) {
    if (above.value === entry.value) return true;
  }
  return false;
}

/** An object of this or another realm that no class made. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

function kindOf(value: unknown): string {
  if (value === undefined) return show(value);
  return typeof value === "number" ? String(value) : `a ${typeof value}`;
}

function pathTo(entry: Entry): string {
  const segments: (string | number)[] = [];
  for (let at: Entry | null = entry; at !== null && at.parent !== null; at = at.parent) segments.unshift(at.segment);
  return pathOf(segments);
}

/** Plain stand-ins for the parts of a rule file that could not be read, so that the rest can. */
import { entriesOf, fieldOf, isPlainObject, textOf } from "../rules/raw.ts";

type Path = readonly (string | number)[];

/** One part with what stands for it. */
export interface StandIn {
  readonly path: Path;
  /** `undefined`: nothing. */
  readonly value: unknown;
  readonly isPlaced?: boolean;
  /** Whether the id is lost by which others may refer to it. */
  readonly isNameless?: boolean;
  /** Whether it says of which region, layer and day the file is. */
  readonly isHead?: boolean;
}

const TEXT = { zh: "未能读出", en: "could not be read" };
const ID = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;
/** Holds for no visit, and names no fact. */
const NEVER = { "!": [true] };
const SOURCE = "n";
/** Ids of what has lost its own begin with it. */
const LOST = "unreadable";
const DOCUMENT = { title: TEXT.en, evidence: "illustrative" };
const FIRST_DAY = "1900-01-01";

/** Keys of a case that do not say when it holds, nor whether another does. */
const NUMBERS = new Set(
  "title source base limits rounding deductible bands bandMode bandsFrom burden lump quota".split(" "),
);
/** Keys by which one form of a version is told from another, each with what it can be. */
const FORMS: { readonly [key: string]: unknown } = { benefits: [], extends: "parent", ended: true, frame: true };
/** Keys of a version or pipeline that say where and when it stands. */
const HEADS: { readonly [key: string]: unknown } = {
  layer: "basic",
  region: "000000",
  from: FIRST_DAY,
  published: FIRST_DAY,
  order: ["basic"],
  optional: undefined,
  selectBy: "discharge",
  yearOf: "discharge",
  highestTier: undefined,
  yearEnd: undefined,
  remove: undefined,
  lift: undefined,
};
const DECLARED: { readonly [key: string]: unknown } = {
  documents: DOCUMENT,
  layers: TEXT,
  payers: TEXT,
  ...Object.fromEntries(
    ["tags", "programmes", "flags", "categories", "certificates", "classes"].map((key) => [key, { title: TEXT }]),
  ),
};

/**
 * What to put in the place of the smallest part that can do without the faults in it.
 *
 * @param root   The content of a version or pipeline: an object.
 * @param faults Where something is wrong.
 */
export function standInsFor(root: unknown, faults: readonly Path[]): StandIn[] {
  const whole = new Set(faults.flatMap((path) => (isBenefit(path) && !isCase(path) ? [`${path[0]} ${path[1]}`] : [])));
  return faults.flatMap((path) => {
    if (isBenefit(path) && whole.has(`${path[0]} ${path[1]}`)) return benefitFor(root, path.slice(0, 2), faults);
    return isCase(path) ? caseFor(root, path.slice(0, 4), faults) : partFor(root, path);
  });
}

function isBenefit([list, at]: Path): boolean {
  return (list === "benefits" || list === "replace" || list === "add") && typeof at === "number";
}

function isCase(path: Path): boolean {
  return isBenefit(path) && path[2] === "cases" && typeof path[3] === "number";
}

function valueIn(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => fieldOf(value, String(key)), root);
}

/** The faults in a part, as paths from it. */
function inside(path: Path, faults: readonly Path[]): Path[] {
  return faults.filter((fault) => path.every((key, at) => fault[at] === key)).map((fault) => fault.slice(path.length));
}

/** The id of a part, or another where it is none or is what is wrong. */
function idOf(
  value: unknown,
  at: unknown,
  faults: readonly Path[],
): { readonly id: string; readonly isNameless: boolean } {
  const id = textOf(value, "id") ?? "";
  const isNameless = !ID.test(id) || faults.some(([key]) => key === "id");
  return { id: isNameless ? `${LOST}${String(at)}` : id, isNameless };
}

function benefitFor(root: unknown, path: Path, faults: readonly Path[]): StandIn {
  const value = valueIn(root, path);
  const { id, isNameless } = idOf(value, path[1], inside(path, faults));
  const cases = fieldOf(value, "cases");
  const ids = new Set((Array.isArray(cases) ? cases : []).map((each, at) => idOf(each, at, []).id));
  const standing = {
    id,
    title: TEXT,
    source: SOURCE,
    base: { of: ["inScope"] },
    cases: [...(ids.size === 0 ? [LOST] : ids)].map((each) => ({ ...nothing(each), when: NEVER })),
  };
  return { path, value: standing, isNameless };
}

function nothing(id: string): object {
  return { id, source: SOURCE, bands: [{ rate: "0" }] };
}

function caseFor(root: unknown, path: Path, faults: readonly Path[]): StandIn {
  const value = valueIn(root, path);
  const own = inside(path, faults);
  const { id, isNameless } = idOf(value, path[3], own);
  // An exception of a case whose id could not be read is not this one's fault.
  const siblings = entriesOf(valueIn(root, path.slice(0, 3)), "id");
  if (siblings.some((each) => String(each).startsWith(LOST)) && own.every(([key]) => key === "exceptionTo"))
    return { path: [...path, "exceptionTo"], value: undefined };
  const isPlaced =
    isPlainObject(value) && !isNameless && own.every(([key]) => key === undefined || NUMBERS.has(String(key)));
  const { when, exceptionTo } = isPlaced ? (value as { readonly [key: string]: unknown }) : { when: NEVER };
  const condition = {
    ...(when === undefined ? {} : { when }),
    ...(exceptionTo === undefined ? {} : { exceptionTo }),
  };
  return { path, value: { ...nothing(id), ...condition }, isPlaced, isNameless };
}

function partFor(root: unknown, path: Path): StandIn[] {
  const [key, at] = path;
  if (key === undefined) return formFor(root);
  if (Object.hasOwn(HEADS, key)) return [{ path: [key], value: HEADS[key], isHead: true }];
  // It starts when it says; until when it lasts nobody asks.
  if (key === "to") return [{ path: [key], value: undefined }];
  if (at !== undefined && (key === "notEncoded" || key === "open" || key === "entitlements"))
    return [{ path: [key, at], ...entryFor(key, valueIn(root, [key, at]), at) }];
  if (at !== undefined && Object.hasOwn(DECLARED, key))
    return [{ path: [key, at], value: ID.test(String(at)) ? DECLARED[key] : undefined }];
  if (key === "documents") return [{ path: [key], value: { n: DOCUMENT } }];
  if (key === "amend" && at !== undefined) return [{ path: [key, at], value: undefined }];
  if (Object.hasOwn(FORMS, key)) return [{ path: [key], value: FORMS[key], isHead: true }];
  if (key === "source") return [{ path: [key], value: SOURCE }];
  // A key that is none may have been meant for what is not there.
  const isMissing = fieldOf(root, "notEncoded") === undefined;
  return [{ path: [key], value: undefined }, ...(isMissing ? [{ path: ["notEncoded"], value: undefined }] : [])];
}

function entryFor(key: string, value: unknown, at: string | number): Omit<StandIn, "path"> {
  if (key === "open") return { value: { what: "rate", atLeast: "0", source: SOURCE } };
  if (key === "entitlements") return { value: { code: `${LOST}${at}`, title: TEXT, source: SOURCE, when: NEVER } };
  const { id, isNameless } = idOf(value, at, []);
  const isNamed = fieldOf(value, "id") !== undefined;
  return {
    value: { ...(isNamed ? { id } : {}), source: SOURCE, why: TEXT, when: NEVER },
    isNameless: isNamed && isNameless,
  };
}

/** A version that is of no form, or of several, is taken for one of them. */
function formFor(root: unknown): StandIn[] {
  const [first, ...others] = Object.keys(FORMS).filter((key) => fieldOf(root, key) !== undefined);
  if (first === undefined) return [{ path: ["benefits"], value: [], isHead: true }];
  return others.map((key) => ({ path: [key], value: undefined, isHead: true }));
}

/** The content with the stand-ins in their places. */
export function withStandIns(root: unknown, standIns: readonly StandIn[]): unknown {
  return standIns.reduce((value, { path, value: other }) => withValue(value, path, other), root);
}

function withValue(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(root)) return root.map((item: unknown, at) => (at === key ? withValue(item, rest, value) : item));
  const object: { [key: string]: unknown } = { ...(isPlainObject(root) ? root : {}) };
  const other = withValue(object[key], rest, value);
  if (other === undefined) delete object[key];
  else object[key] = other;
  return object;
}

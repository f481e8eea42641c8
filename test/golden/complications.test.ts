/** The register of practice's complications: each is said by a pack that golden.test.ts settles, by years that journals.test.ts lives, by practice that practice.test.ts does, or listed as what the format cannot say. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

interface Text {
  readonly zh: string;
  readonly en: string;
}

/** `pack` is a folder here, or one or several below the shipped rules; `years` are golden years in journals; `practice` files in practice; `loses` is what none of them can say of its line, `step` what would. */
interface Complication {
  readonly id: string;
  readonly title: Text;
  readonly pack?: string | readonly string[];
  readonly cases?: readonly string[];
  /** Keys, or `key=value`, that the files of the pack must have. */
  readonly shows?: readonly string[];
  /** Golden years that say what no single settlement can. */
  readonly years?: readonly string[];
  /** What is said by more than settling: stays split or continued, households, year ends. */
  readonly practice?: readonly string[];
  readonly loses?: Text;
  readonly cannot?: Text;
  readonly step?: Text;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const register = JSON.parse(readFileSync(join(here, "complications.json"), "utf8")) as readonly Complication[];
const said = register.filter(({ pack }) => pack !== undefined);
const lived = register.filter(({ years }) => years !== undefined);
const practised = register.filter(({ practice }) => practice !== undefined);
const unsaid = register.filter(({ pack, years }) => pack === undefined && years === undefined);

/** `B1` … `B13` of the backstops and `6.1` … `6.43` of the complications. */
const LINES = [...numbered("B", 13), ...numbered("6.", 43)];

function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`);
}

/** The folders of a pack. */
function foldersOf(pack: string | readonly string[]): string[] {
  return [pack].flat().map((folder) => join(folder.startsWith("rules/") ? root : here, folder));
}

/** Every key in the JSON files below a folder, bare and as `key=value` where the value, or one in its list, is a scalar. */
function constructsOf(folder: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        found.add(key);
        for (const each of Array.isArray(inner) ? (inner as readonly unknown[]) : [inner])
          if (typeof each !== "object") found.add(`${key}=${String(each)}`);
        visit(inner);
      }
  };
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (file.endsWith(".json")) visit(JSON.parse(readFileSync(join(folder, file), "utf8")));
  return found;
}

describe("the register of complications", () => {
  it("has every line exactly once, in order", () => {
    expect(register.map(({ id }) => id)).toEqual(LINES);
  });

  it.each(said)("$id is said by cases that are there", ({ pack = [], cases = [], cannot }) => {
    expect(cannot).toBeUndefined();
    for (const folder of [pack].flat()) expect(folder).toMatch(/^(packs\/[a-z0-9-]+|rules\/CN\/\d{6}-[a-z]+)$/);
    expect(cases.length).toBeGreaterThan(0);
    expect(new Set(cases).size).toBe(cases.length);
    const folders = foldersOf(pack);
    expect(folders.length).toBeGreaterThan(0);
    expect(cases.filter((file) => !folders.some((folder) => existsSync(join(folder, "cases", file))))).toEqual([]);
  });

  it.each(said)("$id shows its construct", ({ pack = [], shows = [] }) => {
    expect(shows.length).toBeGreaterThan(0);
    const constructs = foldersOf(pack).map(constructsOf);
    expect(shows.filter((each) => !constructs.some((found) => found.has(each)))).toEqual([]);
  });

  it.each(lived)("$id is said by golden years that are there", ({ years = [], cannot }) => {
    expect(cannot).toBeUndefined();
    expect(years.length).toBeGreaterThan(0);
    expect(years.filter((file) => !existsSync(join(here, "journals", file)))).toEqual([]);
  });

  it.each(practised)("$id is said by golden practice that is there, of its pack", ({ pack = [], practice = [] }) => {
    expect(practice.length).toBeGreaterThan(0);
    expect(new Set(practice).size).toBe(practice.length);
    const packs = practice.map((file) => {
      const { pack: own } = JSON.parse(readFileSync(join(here, "practice", file), "utf8")) as { readonly pack: string };
      return own;
    });
    expect(packs.filter((each) => ![pack].flat().includes(each))).toEqual([]);
  });

  it("names every golden practice", () => {
    const named = [...new Set(practised.flatMap(({ practice = [] }) => practice))];
    expect(named.sort()).toEqual(readdirSync(join(here, "practice")).sort());
  });

  it.each(unsaid)("$id says why it cannot be said", ({ cannot, cases, shows, loses }) => {
    expect([cases, shows, loses]).toEqual([undefined, undefined, undefined]);
    expectText(cannot);
  });

  it.each(register)("$id has a title, and a step where something is lost", ({ title, loses, cannot, step }) => {
    expectText(title);
    if (loses !== undefined) expectText(loses);
    if (loses !== undefined || cannot !== undefined) return expectText(step);
    expect(step).toBeUndefined();
  });
});

function expectText(text: Text | undefined): void {
  expect(text).toEqual({ zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) });
}

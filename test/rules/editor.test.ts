/** The committed schemas in an editor's JSON language service: they complete, explain and check every key. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../../src/start/json-schema.ts";
import { shippedEditor, shippedText } from "./editor.ts";

const { completionsAt, diagnosticsOf, hoverAt } = shippedEditor;

const rules = fileURLToPath(new URL("../../rules/", import.meta.url));
const shipped = readdirSync(rules, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /^(CN\/.*|[^/]*)\.json$/.test(file))
  .sort();

const layer = "CN/410000-henan/critical-illness/2022-05-01.json";
const pipeline = "CN/410100-zhengzhou/pipeline/2019-01-01.json";
const companion = "CN/411322-fangcheng/cases/assistance-2020-paid-first.json";
const byLines = "CN/340000-anhui/cases/unsigned-over-price.json";
const BOTH = /\p{Script=Han}.* \/ .*[a-z]/u;

it("has files to try", () => {
  expect(shipped.length).toBeGreaterThan(20);
});

describe("real files", () => {
  it.each(shipped)("finds nothing wrong in %s", async (file) => {
    expect(await diagnosticsOf(file, shippedText(file))).toEqual([]);
  });

  it.each([layer, pipeline, companion, byLines, "CN/411322-fangcheng/cases/survivors.json"])(
    "explains every key of %s in both languages",
    async (file) => {
      const text = shippedText(file);
      const silent: string[] = [];
      for (const { name, at } of keysOf(text))
        if (!BOTH.test(await hoverAt(file, text, at))) silent.push(`${name} at ${at}`);
      expect(silent).toEqual([]);
    },
  );
});

/** The keys of a file with where they stand, but for codes that it chooses itself. */
function keysOf(text: string): { readonly name: string; readonly at: number }[] {
  const OPEN = new Set([
    "documents",
    "tags",
    "programmes",
    "flags",
    "categories",
    "certificates",
    "classes",
    "layers",
    "payers",
    "amounts",
    "counts",
  ]);
  const keys: { name: string; at: number }[] = [];
  const visit = (node: ts.Node, isOpen: boolean): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) {
      if (!isOpen) keys.push({ name: node.name.text, at: node.name.end - 1 });
      const inside = !isOpen && OPEN.has(node.name.text) && ts.isObjectLiteralExpression(node.initializer);
      ts.forEachChild(node.initializer, (child) => visit(child, inside));
    } else ts.forEachChild(node, (child) => visit(child, isOpen));
  };
  visit(ts.parseJsonText("file.json", text), false);
  return keys;
}

describe("broken files", () => {
  it.each([
    [
      "a number for an amount",
      '"deductible": "11000.00"',
      '"deductible": 11000',
      'Incorrect type. Expected "string".',
      "11000",
    ],
    [
      "one decimal",
      '"11000.00"',
      '"11000.0"',
      '两位小数的金额,如 "1938.00" / an amount such as "1938.00"',
      '"11000.0"',
    ],
    [
      "a percentage",
      '"rate": "0.70"',
      '"rate": "70%"',
      '0 至 1 的比例,如 "0.70" / a rate from 0 to 1 such as "0.70"',
      '"70%"',
    ],
    [
      "an unknown key",
      '"deductible": "11000.00"',
      '"deductable": "11000.00"',
      "Property deductable is not allowed.",
      '"deductable"',
    ],
    [
      "another form of day",
      "2022-05-01",
      "2022/05/01",
      "YYYY-MM-DD 的公历日期,1900 至 2199 年 / a calendar day YYYY-MM-DD from 1900 to 2199",
      '"2022/05/01"',
    ],
    [
      "an unknown word",
      '"effect": "refuse"',
      '"effect": "deny"',
      'Value is not accepted. Valid values: "refuse", "note".',
      '"deny"',
    ],
    ["a blank title", '"zh": "居民大病保险"', '"zh": " "', "非空文本 / a text that is not empty", '" "'],
  ])("underlines %s", async (_, right, wrong, message, under) => {
    expect(await diagnosticsOf(layer, shippedText(layer).replace(right, wrong))).toEqual([[message, under]]);
  });

  it.each([
    ["a fact that does not exist", '"person.insurance"', '"person.insurence"', '"person.insurence"'],
    ["an unknown operator", '"and": [', '"xor": [', '"xor"'],
    ["a comparison of one operand", '"resident"]', "]", '[{ "var": "person.insurance" }, ]'],
    ["a layer that is missing", '"layer": "criticalIllness",', "", "{"],
  ])("underlines %s", async (_, right, wrong, under) => {
    const found = await diagnosticsOf(layer, shippedText(layer).replace(right, wrong));
    expect(found.map(([, text]) => text.split("\n")[0])).toContain(under);
  });
});

describe("completion", () => {
  const text = shippedText(layer);

  it("offers every key of a version that is not there yet", async () => {
    const offered = await completionsAt(layer, '{ "$schema": "../../../schema/layer.schema.json", §}');
    const { version } = (jsonSchemas().layer as { $defs: { version: { anyOf: { properties: object }[] } } }).$defs;
    const all = new Set(version.anyOf.flatMap(({ properties }) => Object.keys(properties)));
    expect(all).toContain("benefits");
    expect([...offered.keys(), "$schema"].sort()).toEqual([...all].sort());
    expect([...offered.values()].filter((words) => !BOTH.test(words))).toEqual([]);
  });

  it("offers the other keys of a case", async () => {
    const offered = await completionsAt(layer, text.replace('"id": "poor",', '"id": "poor", "§",'));
    expect([...offered.keys()].sort()).toEqual(["bandMode", "bandsFrom", "base", "limits", "rounding"]);
  });

  it("offers the facts by name and says what each is called", async () => {
    const offered = await completionsAt(layer, text.replace('"var": "person.insurance"', '"var": "§"'));
    expect(offered.size).toBe(25);
    expect(offered.get('"person.age"')).toBe("年龄 / the person's age");
  });

  it.each([
    ['"of": ["inScope"]', '"of": ["§"]', ["inScope", "preSelfPay", "overLimit", "ownPay"]],
    ['"per": "year"', '"per": "§"', ["visit", "year"]],
    ['"evidence": "repost"', '"evidence": "§"', ["official", "repost", "recalled", "illustrative"]],
  ])("offers the words for %s", async (right, marked, words) => {
    const offered = await completionsAt(layer, text.replace(right, marked));
    expect([...offered.keys()].map((label) => label.replaceAll('"', ""))).toEqual(words);
  });

  it("offers the keys of a pipeline", async () => {
    const offered = await completionsAt(pipeline, '{ "$schema": "../../../schema/pipeline.schema.json", §}');
    // In full, over the parent's, or at its end.
    const { anyOf } = (jsonSchemas().pipeline as { $defs: { pipeline: { anyOf: { properties: object }[] } } }).$defs
      .pipeline;
    const keys = new Set(anyOf.flatMap(({ properties }) => Object.keys(properties)));
    expect([...keys]).toEqual(expect.arrayContaining(["order", "extends", "ended"]));
    expect([...offered.keys(), "$schema"].sort()).toEqual([...keys].sort());
  });
});

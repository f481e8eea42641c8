/** What is in force in every shipped region, the day before, of and after each version, without a hole. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SettlementError } from "../../src/errors.ts";
import { readRuleFiles, shippedRules } from "../../src/node.ts";
import { percent } from "../../src/report/words.ts";
import { parseRuleFiles } from "../../src/rules/parse.ts";
import { indexRules } from "../../src/rules/rule-index.ts";
import { resolvePipeline } from "../../src/rules/resolve-pipeline.ts";
import { resolveRules } from "../../src/rules/resolve.ts";
import { citationOf } from "../../src/show/citation.ts";
import { shownRules } from "../../src/show/rules.ts";
import type { Section, Value } from "../../src/show/section.ts";
import { formatRules } from "../../src/show/table.ts";
import { dayAfter, dayBefore } from "./days.ts";

const parsed = parseRuleFiles(readRuleFiles(shippedRules()));
const index = indexRules(parsed);
const HAN = /\p{Script=Han}/u;

/** Days around which something changes for a region, and a day of each year between. */
function daysOf(region: string): string[] {
  const chain = index.chains.get(region) ?? [];
  const own = [...parsed.pipelines, ...parsed.versions].filter(({ data }) => chain.includes(data.region));
  const edges = own.flatMap(({ data }) => [
    dayBefore(data.from),
    data.from,
    dayAfter(data.from),
    ...(data.to === undefined ? [] : [data.to, dayAfter(data.to)]),
  ]);
  const first = parsed.pipelines
    .filter(({ data }) => chain.includes(data.region))
    .map(({ data }) => data.from)
    .sort()[0];
  return [...new Set([...edges, "2018-07-01", "2020-07-01", "2023-07-01"])]
    .filter((day) => first !== undefined && day >= first)
    .sort();
}

/** Whether an order of payment holds on a day; what comes of the rest is for the refusals of a bill. */
function isInForce(region: string, on: string): boolean {
  try {
    resolvePipeline(index, region, on, on);
    return true;
  } catch (error) {
    if (error instanceof SettlementError && error.issues.every(({ code }) => code === "not_in_force")) return false;
    throw error;
  }
}

function valuesIn(section: Section): Value[] {
  return [...section.values, ...section.sections.flatMap(valuesIn)];
}

/** Every amount and rate that a value of plain data holds, as people write it. */
function figuresIn(value: unknown, key = ""): string[] {
  if (typeof value === "string") {
    if (/^-?\d+\.\d{2}$/.test(value) && key !== "rate" && key !== "share" && key !== "ratio" && key !== "unit")
      return [value.replace("-", "")];
    // Who pays alone is named without a figure.
    if (key === "share" && /^1(\.0+)?$/.test(value)) return [];
    return ["rate", "share", "ratio"].includes(key) ? [percent(value)] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([inner, part]) =>
    // A change of the rates by adding is said in points.
    key === "rate" ? [] : figuresIn(part, Array.isArray(value) ? key : inner),
  );
}

describe.each([...parsed.regions.keys()])("%s", (region) => {
  const days = daysOf(region);

  const inForce = days.filter((on) => isInForce(region, on));

  it("has days to show, if anything is recorded of it", () => {
    expect(inForce.length > 1).toBe(days.length > 0);
  });

  it("refuses to show what is over", () => {
    for (const on of days.filter((day) => !inForce.includes(day)))
      expect(() => shownRules(parsed, { region, on })).toThrow("not_in_force");
  });

  it.each(inForce)("on %s", (on) => {
    const shown = shownRules(parsed, { region, on });
    const pipeline = resolvePipeline(index, region, on, on);
    const rules = resolveRules(index, region, pipeline, on, on, on);
    expect(shown.layers.map(({ code }) => code)).toEqual(pipeline.data.order);

    const files = new Map([...parsed.pipelines, ...parsed.versions].map((version) => [version.file, version.data]));
    const values = [shown.pipeline, ...shown.layers, ...shown.documents].flatMap(valuesIn);
    const holes = values.filter(({ label, value, source, origin }) => {
      const data = files.get(origin.file);
      const worded = [label.zh, label.en, value.zh, value.en].every((words) => words.trim() !== "");
      return (
        !worded ||
        data === undefined ||
        !existsSync(join(shippedRules(), origin.file)) ||
        !origin.version.startsWith(`${data.region}/`) ||
        JSON.stringify(citationOf(source.source, data.documents)) !== JSON.stringify(source) ||
        !Object.hasOwn(data.documents, source.source.split(" ")[0] ?? "")
      );
    });
    expect(holes).toEqual([]);

    // Every benefit, case and adjustment has its place, and every figure its words.
    const table = formatRules(shown, { language: "zh", width: 10_000 });
    for (const [name, layer] of rules.layers) {
      const section = shown.layers.find(({ code }) => code === name);
      const ids = (kind: Section["kind"], sections: readonly Section[] = []) =>
        sections.filter((each) => each.kind === kind).map(({ code }) => code);
      expect(ids("benefit", section?.sections)).toEqual(layer.benefits.map(({ benefit }) => benefit.id));
      for (const { benefit } of layer.benefits) {
        const own = section?.sections.find(({ code }) => code === benefit.id)?.sections;
        expect(ids("case", own)).toEqual(benefit.cases.map(({ id }) => id));
        expect(ids("adjust", own)).toEqual((benefit.adjust ?? []).map(({ id }) => id));
        expect(figuresIn(benefit).filter((figure) => !table.includes(figure))).toEqual([]);
      }
      expect(ids("unencoded", section?.sections).length).toBe(layer.notEncoded.length);
    }
    // No code of the nation or of a pipeline is left where its words should be.
    const codes = /\b(?:inScope|preSelfPay|overLimit|ownPay|registeredPoor|extremePoor|inpatient|township)\b/;
    const unworded = shown.layers.flatMap(valuesIn).filter(({ key, value }) => key === "when" && codes.test(value.zh));
    expect(unworded).toEqual([]);
    expect(shown.layers.flatMap(valuesIn).every(({ label }) => HAN.test(label.zh) && !HAN.test(label.en))).toBe(true);
  });
});

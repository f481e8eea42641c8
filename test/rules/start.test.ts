/** A region that begins beside the shipped rules begins without a finding, and with a case that holds. */
import { describe, expect, it } from "vitest";
import { testCases } from "../../src/cases/test.ts";
import { checkRules } from "../../src/check/check.ts";
import { readRuleFiles, shippedRules } from "../../src/node.ts";
import { overlay } from "../../src/rules/overlay.ts";
import { isPassedOver } from "../../src/rules/source.ts";
import { parseRuleFiles } from "../../src/rules/parse.ts";
import type { Region } from "../../src/rules/types.ts";
import { createRulebook } from "../../src/rulebook.ts";
import { startingFolder } from "../../src/start/folder.ts";

const TODAY = "2026-11-26";

const shipped = readRuleFiles(shippedRules());

it("finds nothing in a folder that was just written but what must be filled in, wherever that is", () => {
  const options = { region: "411399", parent: "411300", from: "2020-01-01", nameEn: "Example" };
  const own = startingFolder(shipped, options).filter(({ file }) => /(^|\/)regions\.json$|^CN\//.test(file));
  const { files } = overlay(
    shipped,
    own.filter(({ file }) => !isPassedOver(file)),
  );
  const cases = own.filter(({ file }) => isPassedOver(file));
  const names = new Set(own.map(({ file }) => file));
  const found = checkRules([...files, ...cases], { today: TODAY, staleAfter: 365 });
  const told = found.filter(({ file, severity }) => names.has(file) && severity !== "note");
  expect(new Set(told.map(({ code }) => code))).toEqual(new Set(["to_fill_in"]));
  const marked = own.filter(({ text }) => text.includes("待填")).map(({ file }) => file);
  expect(marked.length).toBe(own.length);
  expect(marked.filter((file) => !told.some((finding) => finding.file === file))).toEqual([]);
});

const regions = [...parseRuleFiles(shipped).regions.values()].filter(({ level }) => level !== "county");

/** A code that nobody has, of a region right below. */
function codeBelow({ code, level }: Region): string {
  if (level === "country") return "990000";
  return level === "province" ? `${code.slice(0, 2)}9900` : `${code.slice(0, 4)}99`;
}

const provinces = regions.filter(({ level }) => level === "province");

describe.each([
  ["2016-06-01", provinces],
  ["2020-01-01", regions],
  ["2026-01-01", provinces],
])("beginning on %s", (from, parents) => {
  it.each(parents.map((region) => [region.code, region] as const))(
    "below %s its companion case holds, and a figure of the examples settles nothing",
    (parent, region) => {
      const files = startingFolder(shipped, { region: codeBelow(region), parent, from });
      const cases = files.filter(({ file }) => file.includes("/cases/"));
      const results = testCases(createRulebook([...shipped, ...files]), cases);
      expect(results.map(({ passed, issues }) => [passed, issues.length > 0])).toEqual(cases.map(() => [true, true]));
      const versions = files.filter(({ file }) => /^CN\/.*-\d\d\.json$/.test(file) && !file.includes("/pipeline/"));
      expect(cases.length).toBe(versions.length === 0 ? 0 : 1);
    },
  );
});

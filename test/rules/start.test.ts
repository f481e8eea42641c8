/** A county that begins beside the shipped rules begins without a finding: the example figures keep to what those above allow. */
import { expect, it } from "vitest";
import { checkRules } from "../../src/check/check.ts";
import { readRuleFiles, shippedRules } from "../../src/node.ts";
import { overlay } from "../../src/rules/overlay.ts";
import { isPassedOver } from "../../src/rules/source.ts";
import { startingFolder } from "../../src/start/folder.ts";

const TODAY = "2026-11-26";

it("finds nothing in a folder that was just written", () => {
  const shipped = readRuleFiles(shippedRules());
  const options = { region: "411399", parent: "411300", from: "2020-01-01", nameZh: "示例", nameEn: "Example" };
  const own = startingFolder(shipped, options).filter(({ file }) => !isPassedOver(file));
  const { files } = overlay(shipped, own);
  const names = new Set(own.map(({ file }) => file));
  const found = checkRules(files, { today: TODAY, staleAfter: 365 });
  expect(own.length).toBeGreaterThan(2);
  expect(found.filter(({ file, severity }) => names.has(file) && severity !== "note")).toEqual([]);
});

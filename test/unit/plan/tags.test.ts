import { expect, it } from "vitest";
import { benefit, flat, planOf, TITLE } from "../pack.ts";

const named = benefit("b", { base: { of: ["inScope"], tags: ["a", "b"] }, cases: [flat("0.5")] });

it.each([
  ["charge categories", { a: { title: TITLE, charge: ["01"] }, b: { title: TITLE, charge: ["01", "02"] } }, true],
  ["codes alone", { a: { title: TITLE, codes: ["X"] }, b: { title: TITLE, codes: ["X", "Y"] } }, true],
  ["neither", { a: { title: TITLE }, b: { title: TITLE } }, false],
  ["a tag that no rule names", { a: { title: TITLE }, b: { title: TITLE }, c: { title: TITLE, codes: ["X"] } }, false],
])("tags follow from %s", (_, tags, derives) => {
  const plan = planOf({ basic: [named] }, { pipeline: { tags } });
  expect(plan.derivesTags).toBe(derives);
  for (const [table, keys] of [
    [plan.chargeTags, ["01", "02"]],
    [plan.codeTags, ["X", "Y"]],
  ] as const)
    expect([...table]).toEqual(
      table.size === 0
        ? []
        : [
            [keys[0], 3],
            [keys[1], 2],
          ],
    );
});

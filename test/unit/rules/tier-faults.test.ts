import { expect, it } from "vitest";
import { nameFaults, tierFaults } from "../../../src/rules/pipeline-faults.ts";

it.each(["year.highestTier", "year.layers", "paid.layers"])("a pipeline's highestTier cannot read %s", (fact) => {
  const when = { and: [{ "==": [{ var: "visit.place" }, "county"] }, { "==": [{ var: fact }, "county"] }] };
  const faults = tierFaults({ highestTier: { when } });
  expect(faults.map(({ path, found }) => [path, found])).toEqual([[["highestTier", "when"], fact]]);
});

it("a pipeline's highestTier may read facts of the visit", () => {
  expect(tierFaults({ highestTier: { when: { "!=": [{ var: "visit.place" }, "outside"] } } })).toEqual([]);
  expect(tierFaults({})).toEqual([]);
});

it.each(["given", "lock"])("a layer cannot be called %s, under which accounts keep something else", (name) => {
  const title = { zh: name, en: name };
  expect(nameFaults({ layers: { [name]: title, civilServants: title } }).map(({ path }) => path)).toEqual([
    ["layers", name],
  ]);
  expect(nameFaults({ layers: { civilServants: title } })).toEqual([]);
});

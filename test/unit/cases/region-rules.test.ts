import { describe, expect, it } from "vitest";
import { rulesFor } from "../../../src/cases/region-rules.ts";
import { createRulebook } from "../../../src/rulebook.ts";
import { benefit, filesOf, flat, REGION } from "../pack.ts";

describe("the rules of a region", () => {
  const files = filesOf({ basic: [benefit("inpatient", { cases: [flat("0.60")] })] });

  it("are its own and those above it", () => {
    const rules = rulesFor(createRulebook(files), REGION);
    expect([...(rules?.regions.keys() ?? [])]).toEqual([REGION]);
    expect(rules?.pipelines.map(({ file }) => file)).toEqual(["pipeline.json"]);
    expect(rules?.versions.map(({ file }) => file)).toEqual(["basic.json"]);
  });

  it("are none where it is unknown", () => {
    expect(rulesFor(createRulebook(files), "110000")).toBeNull();
  });
});

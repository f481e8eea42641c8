/** Generated packs pass every check that rule files must pass. */
import * as fc from "fast-check";
import { describe, it } from "vitest";
import { createRulebook } from "../../src/rulebook.ts";
import { lineages, packs, ruleFiles } from "./arbitraries/pack.ts";

describe.each(["first", "all"] as const)("generated packs are valid, constructs: %s", (constructs) => {
  it.each([
    ["of one version a layer", packs(constructs)],
    ["of several versions and regions", lineages(constructs)],
  ])("%s", (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (pack) => {
        createRulebook(ruleFiles(pack));
      }),
      { numRuns: 500 },
    );
  });
});

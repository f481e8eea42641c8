/** The companion cases of the shipped rules notice what becomes of them; what they cannot notice is explained. */
import { expect, it } from "vitest";
import { readCaseFiles, readRuleFiles, shippedRules } from "../../src/node.ts";
import { formatMutation } from "../../src/mutate/words.ts";
import { mutateRules } from "../../src/mutate/mutate.ts";
import { reaches, scoreOf } from "../../src/mutate/score.ts";

/** Regions whose packs reach 95 % each. */
const REGIONS = ["410000-henan", "410100-zhengzhou", "411322-fangcheng"];

const report = mutateRules(readRuleFiles(shippedRules()), readCaseFiles(shippedRules()), {
  only: (file) => REGIONS.some((region) => file.startsWith(`CN/${region}/`)),
});

it.each(REGIONS)("the cases notice 95 %% of the mutants of %s", (region) => {
  const mutants = report.mutants.filter(({ file }) => file.startsWith(`CN/${region}/`));
  expect(mutants.length).toBeGreaterThan(50);
  const score = scoreOf(mutants);
  expect([reaches(score, "0.95"), formatMutation({ ...report, mutants }, "en")]).toEqual([true, expect.anything()]);
});

it("every explanation is of a change that no case notices", () => {
  expect(report.stale).toEqual([]);
});

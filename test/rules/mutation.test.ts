/** The companion cases of the shipped rules notice what becomes of them; what they cannot notice is explained. */
import { expect, it } from "vitest";
import { readCaseFiles, readRuleFiles, shippedRules } from "../../src/node.ts";
import { formatMutation } from "../../src/mutate/words.ts";
import { mutateRules } from "../../src/mutate/mutate.ts";
import { reaches, scoreOf } from "../../src/mutate/score.ts";

const report = mutateRules(readRuleFiles(shippedRules()), readCaseFiles(shippedRules()));
const folderOf = (file: string): string => file.split("/").slice(0, 2).join("/");
const folders = [...new Set(report.files.map(({ file }) => folderOf(file)))];

it.each(folders)("the cases notice 95 %% of the mutants of %s", (folder) => {
  const mutants = report.mutants.filter(({ file }) => folderOf(file) === folder);
  expect(mutants.length).toBeGreaterThan(5);
  const score = scoreOf(mutants);
  expect([reaches(score, "0.95"), formatMutation({ ...report, mutants }, "en")]).toEqual([true, expect.anything()]);
});

it("every explanation is of a change that no case notices", () => {
  expect(report.stale).toEqual([]);
});

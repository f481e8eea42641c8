/** Nothing is half done: what was before a refusal is after it. That inputs stay as they are is held in `refusal.ts`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRulebook, createSession, settle } from "../../src/index.ts";
import { temporaryFolder, writeFiles } from "../cli/pack.ts";
import { run } from "../cli/run.ts";
import { FIELDS } from "./claim-fields.ts";
import { DAYS, SUMS } from "./claim-sums.ts";
import { accountWith, BASIC, BENEFIT, CASE, claimWith, packOf, PIPELINE, REGIONS, RULEBOOK } from "./pack.ts";
import { attempt, issuesOf } from "./refusal.ts";
import { CODES, GIVEN, OWNERS } from "./settling-claims.ts";
import { PLACES } from "./settling-rules.ts";

const REFUSED = [...FIELDS, ...SUMS, ...DAYS, ...CODES, ...GIVEN, ...PLACES].filter(({ rules }) => rules === undefined);

test("a session settles on as if what it refused had never come", () => {
  const [plain, tried] = [createSession(RULEBOOK, [accountWith()]), createSession(RULEBOOK, [accountWith()])];
  for (let i = 0; i < 3; i++) {
    for (const { claim, options } of REFUSED) issuesOf(() => tried.settle(claim, options));
    expect(tried.accounts()).toStrictEqual(plain.accounts());
    expect(tried.settle(claimWith())).toStrictEqual(plain.settle(claimWith()));
  }
  expect(tried.accounts()[0]?.revision).toBe(4);
});

test("what is refused after some layers have paid leaves the account as it was, and the next claim finds it so", () => {
  // Basic pays; then two cases of the next layer hold, and the claim as a whole is refused.
  const critical = {
    ...BASIC,
    layer: "criticalIllness",
    benefits: [{ ...BENEFIT, cases: [CASE, { ...CASE, id: "b" }] }],
  };
  const rulebook = createRulebook([...packOf(), { file: "critical.json", data: critical }]);
  const session = createSession(rulebook, [accountWith()]);
  expect(issuesOf(() => session.settle(claimWith())).map(({ code }) => code)).toStrictEqual(["rule_conflict"]);
  expect(session.accounts()).toStrictEqual([accountWith()]);

  const account = accountWith();
  expect(issuesOf(() => settle(rulebook, claimWith(), account)).map(({ code }) => code)).toStrictEqual([
    "rule_conflict",
  ]);
  expect(account).toStrictEqual(accountWith());
});

test("a rulebook settles on as if what it refused had never come", () => {
  const before = settle(RULEBOOK, claimWith(), accountWith());
  for (const refusal of [...REFUSED, ...OWNERS]) issuesOf(() => attempt(refusal));
  expect(settle(RULEBOOK, claimWith(), accountWith())).toStrictEqual(before);
});

describe("accounts that the command line writes", () => {
  const folder = temporaryFolder();
  writeFiles(folder, { "rules/regions.json": REGIONS, "rules/pipeline.json": PIPELINE, "rules/basic.json": BASIC });
  const command = ["settle", "-", "--rules", join(folder, "rules"), "--no-trace"];
  const good = JSON.stringify(claimWith());

  test("are those of the claims that were settled, whatever was refused", async () => {
    const [alone, among] = [join(folder, "alone.json"), join(folder, "among.json")];
    const refused = [
      good.replace('"c-1"', '"c-1","id":"c-2"'),
      good.replace('"1000.00"', "-1"),
      good.replace("990100", "110000"),
      "{}",
    ];
    await run([...command, "--accounts-out", alone], [good, good].join("\n"));
    const input = [...refused, good, ...refused, good, ...refused].join("\n");
    const { code } = await run([...command, "--accounts-out", among], input);
    expect(code).toBe(1);
    expect(readFileSync(among, "utf8")).toBe(readFileSync(alone, "utf8"));
  });

  test("stay as they were where the rules or accounts cannot be used", async () => {
    const out = join(folder, "kept.json");
    writeFiles(folder, { "kept.json": "before", "broken/basic.json": "{}", "not.json": "[1]" });
    const runs = [
      ["--rules", join(folder, "broken")],
      ["--accounts", join(folder, "not.json")],
    ].map((args) => run([...command, ...args, "--accounts-out", out], good));
    expect((await Promise.all(runs)).map(({ code }) => code)).toStrictEqual([2, 2]);
    expect(readFileSync(out, "utf8")).toBe("before");
  });
});

/** `yizhan quote` and `yizhan verify`. */
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Quote, Settlement } from "../../src/index.ts";
import { claimOf, temporaryFolder, writeFiles, writePack } from "./pack.ts";
import { run } from "./run.ts";

const rules = writePack();
const claim = claimOf("c-1", "p-1", "150.00");

async function settled(folder: string): Promise<Settlement> {
  writeFiles(folder, { "claim.json": claim });
  const out = ["--accounts-out", join(folder, "after.json")];
  const { stdout } = await run(["settle", join(folder, "claim.json"), "--rules", rules, ...out]);
  return JSON.parse(stdout) as Settlement;
}

test("quote says what settle would give, and no account", async () => {
  const folder = temporaryFolder();
  const { patient } = await settled(folder);
  const args = ["quote", join(folder, "claim.json"), "--rules", rules, "--lang", "en"];
  const { code, stdout, stderr } = await run(args);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Quote for claim c-1; nothing is settled\n");
  expect(stdout).toContain(`Patient ${patient.amount}\n`);
  const data = JSON.parse((await run([...args, "--format", "json"])).stdout) as Quote;
  expect([data.quote, data.settlement?.patient.amount]).toEqual([true, patient.amount]);
});

test("verify says that a receipt is right, or names what is not", async () => {
  const folder = temporaryFolder();
  const receipt = await settled(folder);
  const forged = { ...receipt, total: "150.01" };
  const cut = { ...receipt, steps: [] };
  writeFiles(folder, {
    "cut.json": cut,
    "receipt.json": receipt,
    "forged.json": forged,
    "two.json": [receipt, receipt],
  });
  const verified = (file: string, ...more: string[]) =>
    run(["verify", join(folder, file), join(folder, "claim.json"), "--rules", rules, "--lang", "en", ...more]);
  expect(await verified("receipt.json")).toEqual({
    code: 0,
    stdout: "the receipt is what its rules give\n",
    stderr: "",
  });
  expect(await verified("forged.json")).toEqual({
    code: 1,
    stdout: 'total: the rules give "150.00", the receipt says "150.01"\n',
    stderr: "",
  });
  const short = await verified("cut.json");
  expect([short.code, short.stdout.split(":")[0]]).toEqual([1, "steps[0]"]);
  expect((await verified("cut.json", "--no-trace")).code).toBe(0);
  const after = await verified("receipt.json", "--accounts", join(folder, "after.json"));
  expect([after.code, after.stdout.split(":")[0]]).toEqual([1, "payments[0].amount"]);
  expect((await verified("two.json")).code).toBe(2);
  expect((await verified("nothing.json")).code).toBe(2);
});

test.each([["quote"], ["verify"]])("%s says what it needs", async (verb) => {
  const { code, stderr } = await run([verb, "--lang", "en"]);
  expect([code, stderr.split("\n")[0]]).toEqual([2, expect.stringContaining(`yizhan: ${verb} needs the file of a`)]);
});

/** Accounts within a run, from a file before it, and to a file after it. */
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Account, Claim, Settlement } from "../../src/index.ts";
import { claimOf, temporaryFolder, writeFiles, writePack } from "./pack.ts";
import { run } from "./run.ts";

const rules = writePack();
const settle = ["settle", "--rules", rules, "--lang", "en"];
const ndjson = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join("");
const paid = (stdout: string): (string | undefined)[] =>
  stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as Settlement).payers["basic"]);

function account(person: string, year: number, used: string): Account {
  return { person, year, revision: 5, admissions: 0, highestTier: null, amounts: { "basic.half.paid": used } };
}

const two: Claim[] = [claimOf("c-1", "p-1", "150.00"), claimOf("c-2", "p-1", "150.00")];

describe("within a run", () => {
  test("claims of one person and year share an account, in the order of the input", async () => {
    const { code, stdout } = await run([...settle, "-"], ndjson([...two, claimOf("c-3", "p-1", "150.00")]));
    expect(paid(stdout)).toEqual(["75.00", "25.00", "0.00"]);
    expect(code).toBe(0);
  });

  test("another person or another year has its own", async () => {
    const claims = [...two, claimOf("c-3", "p-2", "150.00"), claimOf("c-4", "p-1", "150.00", "2019-05-01")];
    expect(paid((await run([...settle, "-"], ndjson(claims))).stdout)).toEqual(["75.00", "25.00", "75.00", "75.00"]);
  });

  test("a refused claim leaves the account as it was", async () => {
    const [first, second] = two;
    const { code, stdout } = await run(
      [...settle, "-"],
      ndjson([first, { ...first, paid: [{ layer: "basic" }] }, second]),
    );
    expect(paid(stdout)).toEqual(["75.00", "25.00"]);
    expect(code).toBe(1);
  });
});

describe("from a file", () => {
  const accounts = [account("p-1", 2018, "90.00"), account("p-1", 2019, "10.00"), account("p-2", 2018, "0.00")];
  test.each<[string, string]>([
    ["accounts.json", JSON.stringify(accounts, null, 2)],
    ["accounts.ndjson", ndjson(accounts)],
  ])("%s", async (name, text) => {
    const folder = temporaryFolder();
    writeFiles(folder, { [name]: text });
    const claims = [...two, claimOf("c-3", "p-1", "150.00", "2019-05-01"), claimOf("c-4", "p-3", "20.00")];
    const { code, stdout } = await run([...settle, "-", "--accounts", join(folder, name)], ndjson(claims));
    expect(paid(stdout)).toEqual(["10.00", "0.00", "75.00", "10.00"]);
    expect(code).toBe(0);
  });

  test.each<[string, string, RegExp]>([
    ["not JSON", "{]\n", /^invalid_account at \S+accounts\.json:1: /],
    ["not an account", '[{"person":"p-1"}]', /^invalid_account at \S+accounts\.json#accounts\[0\]/],
    [
      "the same person and year twice",
      JSON.stringify([accounts[0], accounts[1], accounts[0]]),
      /^invalid_account at \S+accounts\.json#accounts\[2\]: expected one account for a person and year, found accounts\[0\] again\n/,
    ],
  ])("refused, with exit code 2: %s", async (_, text, expected) => {
    const folder = temporaryFolder();
    writeFiles(folder, { "accounts.json": text });
    const { code, stdout, stderr } = await run(
      [...settle, "-", "--accounts", join(folder, "accounts.json")],
      ndjson(two),
    );
    expect(stderr).toMatch(expected);
    expect([code, stdout]).toEqual([2, ""]);
  });
});

describe("to a file", () => {
  const claims = [
    claimOf("c-1", "p-2", "10.00"),
    ...two,
    claimOf("c-4", "p-1", "10.00", "2017-05-01"),
    claimOf("c-5", "p-1", "10.00", "2019-05-01"),
  ];
  const keys = (accounts: readonly Account[]): string[] => accounts.map(({ person, year }) => `${person} ${year}`);

  test("sorted by person and year; a run that begins with them goes on where they end", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "accounts.ndjson");
    const first = await run([...settle, "-", "--accounts-out", file], ndjson(claims));
    // 2017 has no rules.
    expect(first.code).toBe(1);
    const text = readFileSync(file, "utf8");
    const written = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Account);
    expect(keys(written)).toEqual(["p-1 2018", "p-1 2019", "p-2 2018"]);
    expect(written[0]?.amounts["basic.half.paid"]).toBe("100.00");
    const second = await run(
      [...settle, "-", "--accounts", file, "--accounts-out", file],
      ndjson([claimOf("c-6", "p-1", "10.00")]),
    );
    expect(paid(second.stdout)).toEqual(["0.00"]);
    expect(readdirSync(folder)).toEqual(["accounts.ndjson"]);
  });

  test("an array where the file is named .json", async () => {
    const file = join(temporaryFolder(), "accounts.json");
    await run([...settle, "-", "--accounts-out", file], ndjson(two));
    expect(keys(JSON.parse(readFileSync(file, "utf8")) as Account[])).toEqual(["p-1 2018"]);
    await run([...settle, "-", "--accounts-out", file], "");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual([]);
  });

  test("readable by its owner alone, unless the file that is replaced says otherwise; links stay", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "shared.json": "[]" });
    chmodSync(join(folder, "shared.json"), 0o640);
    symlinkSync("shared.json", join(folder, "link.json"));
    await run([...settle, "-", "--accounts-out", join(folder, "own.json")], ndjson(two));
    await run([...settle, "-", "--accounts-out", join(folder, "link.json")], ndjson(two));
    expect(statSync(join(folder, "own.json")).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "shared.json")).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(folder, "shared.json"), "utf8")).toContain("p-1");
    expect(readdirSync(folder).sort()).toEqual(["link.json", "own.json", "shared.json"]);
  });

  test("not when the run fails: what was there stays", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "accounts.json": "before" });
    const file = join(folder, "accounts.json");
    const { code } = await run([...settle, "-", "--accounts-out", file], `[${JSON.stringify(two[0])},`);
    expect(code).toBe(2);
    expect(readFileSync(file, "utf8")).toBe("before");
    expect(readdirSync(folder)).toEqual(["accounts.json"]);
  });

  test("a place that cannot be written is found before any work is done", async () => {
    const folder = temporaryFolder();
    const [missing, taken] = await Promise.all([
      run([...settle, "-", "--accounts-out", join(folder, "no", "accounts.json")], ndjson(two)),
      run([...settle, "-", "--accounts-out", folder], ndjson(two)),
    ]);
    expect([missing.code, missing.stdout, taken.code, taken.stdout]).toEqual([2, "", 2, ""]);
    expect(missing.stderr).toMatch(/^yizhan: cannot write \S+accounts\.json: ENOENT\n/);
    expect(taken.stderr).toMatch(/is not a regular file\n/);
    expect(existsSync(join(folder, "no"))).toBe(false);
  });
});

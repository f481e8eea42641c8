import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shippedRules } from "../../src/node.ts";
import { claimOf, temporaryFolder, writeFiles, writePack } from "./pack.ts";
import { run } from "./run.ts";

const VERSION = "CN/990000-testland/basic/2018-01-01.json";

/** The folder with other values in its one version. */
function packWith(change: object): string {
  const folder = writePack();
  const version = JSON.parse(readFileSync(join(folder, VERSION), "utf8")) as object;
  writeFiles(folder, { [VERSION]: { ...version, ...change } });
  return folder;
}

describe("rules check", () => {
  test("a folder in which nothing is wrong", async () => {
    expect(await run(["rules", "check", writePack(), "--lang", "en"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "0 errors, 0 warnings (0 more accepted), 1 notes\n",
    });
  });

  test("a warning leaves the exit code 0, an error does not", async () => {
    const warned = packWith({ to: "2018-12-31" });
    const place = join(warned, VERSION);
    expect(await run(["rules", "check", warned])).toEqual({
      code: 0,
      stdout: `警告 gap ${place}#to:2018-12-31 之后没有版本,单据将被拒绝\n  补上其间的版本,或写 ended;属实则说明理由\n`,
      stderr: "错误 0，警告 1（另已接受 0），提示 1\n",
    });
    const wrong = packWith({ published: 1 });
    const { code, stdout } = await run(["rules", "check", wrong, "--lang=en"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^error schema .*2018-01-01\.json#published: expected .*, found 1\n {2}Write what/);
  });

  test("--all shows what is accepted and notes, --format ndjson each finding as JSON", async () => {
    const folder = packWith({ to: "2018-12-31" });
    const why = { zh: "试点", en: "A trial." };
    writeFiles(folder, { "accepted.json": [{ code: "gap", file: VERSION, why }] });
    expect((await run(["rules", "check", folder])).stdout).toBe("");
    const all = await run(["rules", "check", folder, "--all", "--lang", "en"]);
    const told = all.stdout.split("\n").filter((_, at) => at % 2 === 1);
    expect(told[0]).toBe("  Accepted: A trial.");
    expect(told[1]).toMatch(/^ {2}Fill it in/);
    expect(all.stderr).toBe("0 errors, 0 warnings (1 more accepted), 1 notes\n");
    const { stdout } = await run(["rules", "check", folder, "--all", "--format", "ndjson"]);
    const findings = stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as object]));
    expect(findings).toMatchObject([
      { code: "gap", severity: "warning", file: join(folder, VERSION), path: "to", accepted: why },
      { code: "published_unknown", severity: "note" },
    ]);
  });

  test("the day from which the age of evidence counts is an argument, as is the age", async () => {
    const documents = { n: { title: "Notice", evidence: "repost", checked: "2020-01-01" } };
    const folder = packWith({ documents });
    const checked = async (...more: string[]): Promise<string> =>
      (await run(["rules", "check", folder, "--lang", "en", ...more])).stdout.split("\n")[0] ?? "";
    expect(await checked("--today", "2020-12-31")).toBe("");
    expect(await checked("--today", "2021-01-01")).toContain("looked at on 2020-01-01, 366 days ago; more than 365");
    expect(await checked("--today", "2020-01-12", "--stale-after", "10")).toContain("11 days ago; more than 10");
    expect(await checked()).toContain("looked at on 2020-01-01");
  });

  test("the shipped rules are below a folder unless it stands alone, and without a folder are meant themselves", async () => {
    const folder = temporaryFolder();
    const file = "CN/411322-fangcheng/medical-assistance/2020-01-01.json";
    writeFiles(folder, { "own.json": readFileSync(join(shippedRules(), file), "utf8") });
    const laid = await run(["rules", "check", folder, "--lang", "en", "--today", "2026-12-01"]);
    expect(laid.stderr.split("\n")[0]).toBe(
      `${join(folder, "own.json")} replaces the shipped ${file} (411322/medicalAssistance@2020-01-01)`,
    );
    expect(laid.code).toBe(0);
    const alone = await run(["rules", "check", folder, "--alone", "--lang", "en"]);
    expect(alone.code).toBe(1);
    expect(alone.stdout).toMatch(/^error unknown_region .*own\.json#region/);
    expect((await run(["rules", "check", "--today", "2026-12-01"])).stdout).toBe("");
  });

  test.each<[string[], string]>([
    [["a", "b"], "too many arguments: b"],
    [["--format", "xml"], "--format is one of text, ndjson, not xml"],
    [["--today", "2020-02-30"], "--today is not a day YYYY-MM-DD: 2020-02-30"],
    [["--stale-after", "-1"], "--stale-after"],
    [["--stale-after=1.5"], "--stale-after is not a number of days: 1.5"],
    [["--alone"], "--alone needs a folder"],
    [["--what"], "Unknown option '--what'"],
    [["no/such/folder"], "no/such/folder"],
  ])("refuses %j", async (args, said) => {
    const { code, stdout, stderr } = await run(["rules", "check", ...args, "--lang", "en"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
  });

  test("refuses a language that it does not have", async () => {
    expect((await run(["rules", "check", "--lang", "fr"])).code).toBe(2);
  });
});

test("settle says which shipped rules a folder stands for", async () => {
  const folder = temporaryFolder();
  const file = "CN/410000-henan/supplemental/2017-01-01.json";
  writeFiles(folder, { "own.json": readFileSync(join(shippedRules(), file), "utf8") });
  const claim = JSON.stringify(claimOf("c", "p", "10.00"));
  const { stderr, code } = await run(["settle", "-", "--rules", folder, "--rules", writePack(), "--lang", "en"], claim);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: `${join(folder, "own.json")} replaces the shipped ${file} (410000/supplemental@2017-01-01)\n`,
  });
});

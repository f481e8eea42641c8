import { readFileSync, writeFileSync } from "node:fs";
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
      stderr: "0 errors, 0 warnings (0 more accepted), 1 note\n",
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
    expect(all.stderr).toBe("0 errors, 0 warnings (1 more accepted), 1 note\n");
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
      (await run(["rules", "check", folder, "--lang", "en", ...more])).stdout;
    // Nothing is said but of the pack's register, which was looked at later than that.
    const told = (await checked("--today", "2020-12-31")).split("\n").filter((line) => /^(error|warning)/.test(line));
    const register = `warning future_evidence ${join(folder, "regions.json")}#`;
    expect(told.filter((line) => !line.startsWith(register))).toEqual([]);
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
    [["--stale-after", "-1"], "the option --stale-after needs a value"],
    [["--stale-after=1.5"], "--stale-after is not a number of days: 1.5"],
    [["--alone"], "--alone needs a folder"],
    [["--what"], "there is no option --what"],
    [["--all", "--all"], "the option --all is given twice"],
    [["no/such/folder"], "cannot read the folder no/such/folder: ENOENT"],
    [["package.json"], "package.json is no folder; give the rule folder that it is in"],
  ])("refuses %j", async (args, said) => {
    const { code, stdout, stderr } = await run(["rules", "check", ...args, "--lang", "en"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(said);
  });

  test("refuses a folder without rules, which is another than was meant", async () => {
    const folder = temporaryFolder();
    for (const verb of ["check", "test", "mutate"])
      expect(await run(["rules", verb, folder, "--lang", "en"])).toEqual({
        code: 2,
        stdout: "",
        stderr: `yizhan: the folder ${folder} holds no rule files (.json)\n`,
      });
  });

  test("refuses a folder that holds cases and no rules", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "cases/one.json": {} });
    expect(await run(["rules", "check", folder, "--lang", "en"])).toEqual({
      code: 2,
      stdout: "",
      stderr: `yizhan: the folder ${folder} holds no rule files (.json)\n`,
    });
  });

  test("a file in another encoding is one finding among the others, and what it may declare is not missed", async () => {
    const folder = packWith({ to: "2018-12-31" });
    writeFileSync(join(folder, "saved-by-an-editor.json"), Buffer.from([0xff, 0xfe, 0x7b, 0x00]));
    const { code, stdout } = await run(["rules", "check", folder, "--lang", "en"]);
    expect([code, stdout.split("\n").filter((_, at) => at % 2 === 0)]).toEqual([
      1,
      [
        `warning gap ${join(folder, VERSION)}#to: nothing follows 2018-12-31: bills after it are refused`,
        `error unreadable ${join(folder, "saved-by-an-editor.json")}: expected a readable file in UTF-8, found bytes that are not UTF-8`,
        "",
      ],
    ]);
  });

  test("case files, explanations and the register are read, and not run", async () => {
    const folder = packWith({});
    const region = { code: "990000", name: { zh: "待填 TO FILL IN", en: "Testland" }, parent: null, level: "land" };
    const words = { zh: "一", en: "a" };
    writeFiles(folder, {
      "regions.json": [region],
      "CN/990000-testland/cases/one.json": {
        title: words,
        source: "n",
        evidence: "illustrative",
        claim: claimOf("c", "p", "10.0"),
        expect: { payments: [], patient: "3.00" },
        working: [{ layer: "basics", benefit: null, payer: "basic", expression: "1" }],
      },
      "CN/990000-testland/cases/two.json": "{",
      "CN/990000-testland/cases/survivors.json": {
        survivors: [{ file: "a.json", path: "b", change: "c", why: words }],
      },
    });
    writeFileSync(join(folder, "CN/990000-testland/cases/three.json"), Buffer.from([0xff, 0xfe, 0x7b, 0x00]));
    const { code, stdout, stderr } = await run(["rules", "check", folder, "--lang", "en"]);
    const told = stdout.split("\n").filter((_, at) => at % 2 === 0);
    expect([code, ...told]).toEqual([
      1,
      `error schema ${join(folder, "regions.json")}#[0].level: expected one of "country", "province", "city", "county", found "land"`,
      `warning to_fill_in ${join(folder, "regions.json")}#[0].name: "TO FILL IN" still stands here`,
      `error undeclared_code ${join(folder, "CN/990000-testland/cases/one.json")}#working[0].layer: no pipeline of 990000 or above declares a layer "basics"`,
      `warning unknown_file ${join(folder, "CN/990000-testland/cases/survivors.json")}#survivors[0].file: there is no rule file "a.json"`,
      `error unreadable ${join(folder, "CN/990000-testland/cases/three.json")}: expected a readable file in UTF-8, found bytes that are not UTF-8`,
      `error unreadable ${join(folder, "CN/990000-testland/cases/two.json")}: expected a key in double quotes, found the end at line 1, column 2`,
      "",
    ]);
    expect(stderr).toBe("4 errors, 2 warnings (0 more accepted), 1 note\n");
  });

  test("a region of the shipped rules cannot be changed by naming it again, in a file of the same name either", async () => {
    const folder = temporaryFolder();
    const region = { code: "411322", name: { zh: "别处", en: "Elsewhere" }, parent: "410000", level: "county" };
    writeFiles(folder, { "regions.json": [region] });
    const { code, stdout } = await run(["rules", "check", folder, "--lang", "en"]);
    expect([code, stdout.split("\n")[0]]).toEqual([
      1,
      `error repeated_region ${join(folder, "regions.json")}#[0].code: expected the same as in regions.json, or another code, found "411322" with other content`,
    ]);
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

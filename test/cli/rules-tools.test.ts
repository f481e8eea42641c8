/** `yizhan rules show`, `diff` and `new` from their arguments to what they print. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRuleFiles } from "../../src/node.ts";
import { temporaryFolder, writeFiles, writePack } from "./pack.ts";
import { run } from "./run.ts";

const pack = writePack();
const basic = join(pack, "CN/990000-testland/basic/2018-01-01.json");

describe("rules show", () => {
  it("prints what is in force, in Chinese unless told otherwise", async () => {
    const args = ["rules", "show", "990000", "--on", "2018-05-01", "--rules", pack];
    const { code, stdout, stderr } = await run(args);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")[0]).toBe("试验地（990000）2018-05-01 有效的规则");
    expect(stdout).toContain("支付限额（每年）  100.00 元");
    const english = await run([...args, "--lang", "en"]);
    expect(english.stdout.split("\n")[0]).toBe("Rules of Testland (990000) in force on 2018-05-01");
  });

  it("prints data", async () => {
    const { stdout } = await run([
      "rules",
      "show",
      "990000",
      "--on",
      "2018-05-01",
      "--rules",
      pack,
      "--format",
      "json",
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ region: "990000", on: "2018-05-01", layers: [{ code: "basic" }] });
  });

  it("writes a page, and never over another", async () => {
    const page = join(temporaryFolder(), "page.html");
    const args = ["rules", "show", "990000", "--on", "2018-05-01", "--rules", pack, "--html", page];
    expect((await run(args)).code).toBe(0);
    const written = readFileSync(page, "utf8");
    expect(written).toMatch(/^<!doctype html>/);
    expect(await run(args)).toMatchObject({ code: 2, stdout: "", stderr: `yizhan: 无法写入 ${page}：EEXIST\n` });
    expect(readFileSync(page, "utf8")).toBe(written);
  });

  it("counts only what was published by a day", async () => {
    const args = ["rules", "show", "990000", "--on", "2018-05-01", "--rules", pack, "--lang", "en", "--known-at"];
    expect((await run([...args, "2017-11-30"])).stderr).toContain("not_in_force");
    expect((await run([...args, "2018-01-01"])).code).toBe(0);
  });

  it.each([
    [["rules", "show"], "show needs the code of a region"],
    [["rules", "show", "990000"], "--on DAY is missing"],
    [["rules", "show", "990000", "--on", "2018-02-30"], "--on is not a day YYYY-MM-DD: 2018-02-30"],
    [["rules", "show", "990000", "x", "--on", "2018-02-03"], "too many arguments: x"],
    [["rules", "show", "990000", "--on", "2018-05-01", "--format", "xml"], "--format is one of table, json, not xml"],
    [["rules", "show", "--where", "x"], "there is no option --where"],
    [["rules", "diff", "990000@2018-01-01"], "diff needs two things to compare"],
    [
      ["rules", "diff", "990000@2018-01-01", basic],
      `990000@2018-01-01 and ${basic} are not of one kind: two files, two folders, or REGION@DAY twice`,
    ],
    [["rules", "diff", "nowhere", basic], "nowhere is not REGION@DAY, nor a file or folder that can be read: ENOENT"],
    [["rules", "new", "990001", "x"], "--from PARENT is missing"],
    [["rules", "new", "990001", "--from", "990000"], "the folder to write is missing"],
  ])("refuses %j", async (args, message) => {
    const { code, stdout, stderr } = await run([...args, "--lang", "en"]);
    expect([code, stdout, stderr.split("\n")[0]]).toEqual([2, "", `yizhan: ${message}`]);
  });

  it("refuses a region that is not there", async () => {
    const { code, stderr } = await run(["rules", "show", "123456", "--on", "2018-05-01", "--lang", "en"]);
    expect([code, stderr]).toEqual([
      2,
      "unknown_region at person.region: expected a region of the rulebook, found 123456\n",
    ]);
  });
});

describe("rules diff", () => {
  const other = join(temporaryFolder(), "later.json");
  writeFileSync(other, readFileSync(basic, "utf8").replace('"0.50"', '"0.60"').replace("2018-01-01", "2019-01-01"));

  it("compares two files", async () => {
    const { code, stdout } = await run(["rules", "diff", basic, other, "--lang", "en"]);
    expect(code).toBe(0);
    expect(stdout).toContain("changed Rate: 50% → 60%");
    expect(stdout).toContain("Rules: 2 changed, 0 added, 0 removed.");
  });

  it("compares a file with itself", async () => {
    const { code, stdout } = await run(["rules", "diff", basic, basic]);
    expect([code, stdout.split("\n").slice(-3)]).toEqual([0, ["规定没有变化。", "文件本身也没有变化。", ""]]);
  });

  it("compares two days, and two folders", async () => {
    const days = await run(["rules", "diff", "990000@2018-01-01", "990000@2018-12-31@2019-01-01", "--rules", pack]);
    expect([days.code, days.stdout.split("\n")[1]]).toEqual([0, "规定没有变化。"]);
    const folder = join(temporaryFolder(), "pack");
    mkdirSync(folder);
    writeFileSync(join(folder, "basic.json"), readFileSync(basic));
    const packs = await run(["rules", "diff", folder, pack, "--lang", "en", "--format", "json"]);
    const { changes } = JSON.parse(packs.stdout) as {
      readonly changes: readonly { readonly what: string; readonly place: readonly { readonly en: string }[] }[];
    };
    expect([...new Set(changes.map(({ what, place }) => `${what} ${place[0]?.en ?? ""}`))]).toEqual([
      "added Region: Testland (990000)",
      "added Order of payment, and codes 990000/pipeline@2018-01-01",
    ]);
  });

  it("says plainly that there are no rules on a day, and what to do", async () => {
    const { code, stderr } = await run([
      "rules",
      "diff",
      "990000@2017-12-31",
      "990000@2018-01-01",
      "--rules",
      pack,
      "--lang",
      "en",
    ]);
    expect([code, stderr]).toEqual([
      2,
      "yizhan: one of 990000@2017-12-31@2017-12-31 and 990000@2018-01-01@2018-01-01 has no rules, so there is nothing to compare: give days on which there are; what the first rules say is told by rules show (not_in_force: nothing on 2017-12-31, known at 2017-12-31)\n",
    ]);
  });

  it("says every finding of a file that is wrong", async () => {
    const wrong = join(temporaryFolder(), "wrong.json");
    writeFileSync(wrong, '{ "layer": "basic", "benefits": [] }');
    const { code, stderr } = await run(["rules", "diff", basic, wrong, "--lang", "en"]);
    expect(code).toBe(2);
    expect(
      stderr
        .trim()
        .split("\n")
        .map((line) => line.split(":")[0]),
    ).toEqual(["region", "from", "published", "documents"].map((key) => `invalid_rules at ${wrong}#${key}`));
  });
});

describe("help", () => {
  it.each([
    [
      ["rules", "--help"],
      ["check", "test", "show", "diff", "new", "mutate"],
    ],
    [
      ["rules", "-h"],
      ["check", "test", "show", "diff", "new", "mutate"],
    ],
    [["rules", "new", "--help"], ["new"]],
    [["rules", "check", "somewhere", "-h"], ["check"]],
    [["quote", "--help"], ["quote"]],
    [["readjudicate", "somewhere", "-h"], ["readjudicate"]],
  ])("%j tells of %j", async (args, verbs) => {
    for (const language of ["zh", "en"]) {
      const { code, stdout, stderr } = await run([...args, "--lang", language]);
      const told = [...stdout.matchAll(/^ {2}yizhan (?:rules )?(\w+)/gm)].map(([, verb]) => verb);
      expect([code, stderr, told]).toEqual([0, "", verbs]);
    }
  });

  it("names no region of the shipped rules", async () => {
    for (const language of ["zh", "en"]) {
      const { stdout } = await run(["--help", "--lang", language]);
      expect(stdout.match(/\b\d{6}\b/)).toBeNull();
    }
  });
});

describe("rules test", () => {
  it("says so where there are no cases, and where they belong", async () => {
    const folder = writePack();
    const { code, stdout, stderr } = await run(["rules", "test", folder, "--lang", "en"]);
    expect([code, stdout]).toEqual([0, "0 cases, 0 of them failed\n"]);
    expect(stderr).toMatch(/^There are no companion cases: they stand in folders named cases;/);
  });

  it("names a case with the folder as it was given, also one that cannot be read", async () => {
    const folder = writePack();
    const file = "CN/990000-testland/cases/bad.json";
    writeFiles(folder, { [file]: { title: 1 } });
    const { code, stderr } = await run(["rules", "test", folder, "--lang", "en"]);
    expect(code).toBe(2);
    expect(stderr.split("\n")[0]).toBe(`invalid_rules at ${join(folder, file)}#title: expected an object, found 1`);
  });
});

describe("rules new", () => {
  it("writes a folder that the rules take, and never into one with something in it", async () => {
    const folder = join(temporaryFolder(), "county");
    const args = [
      "rules",
      "new",
      "990100",
      "--from",
      "990000",
      "--rules",
      pack,
      "--name-zh",
      "新市",
      "--name-en",
      "New City",
      "--start",
      "2018-02-01",
      folder,
    ];
    const { code, stdout } = await run(args);
    expect(code).toBe(0);
    expect(stdout).toContain(join(folder, "README.md"));
    expect(readRuleFiles(folder).map(({ file }) => file)).toEqual(["regions.json"]);
    const shown = await run([
      "rules",
      "show",
      "990100",
      "--on",
      "2018-03-01",
      "--rules",
      pack,
      "--rules",
      folder,
      "--lang",
      "en",
    ]);
    expect(shown.stdout.split("\n")[0]).toBe("Rules of New City (990100) in force on 2018-03-01");
    const before = readdirSync(folder);
    expect(await run(args)).toMatchObject({ code: 2, stderr: `yizhan: ${folder} 已有内容，不覆盖\n` });
    expect(readdirSync(folder)).toEqual(before);
  });

  it("writes nothing where it refuses", async () => {
    const folder = join(temporaryFolder(), "county");
    const { code, stderr } = await run(["rules", "new", "990100", "--from", "123456", folder, "--lang", "en"]);
    expect([code, stderr.split(":")[0]]).toEqual([2, "unknown_region"]);
    expect(existsSync(folder)).toBe(false);
  });

  it("begins with this year unless told otherwise", async () => {
    const folder = join(temporaryFolder(), "county");
    await run(["rules", "new", "411399", "--from", "411300", folder]);
    expect(readRuleFiles(folder).map(({ file }) => file)).toContain(
      `CN/411399-region/medical-assistance/${new Date().getFullYear()}-01-01.json`,
    );
  });
});

it("every verb names a file that is wrong with its folder as it was given", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "c.json"), readFileSync(basic, "utf8").replace(/"rate": *"[^"]*"/, '"rate": "0.7x"'));
  const runs = await Promise.all([
    run(["rules", "show", "990000", "--on", "2018-05-01", "--rules", pack, "--rules", folder, "--lang", "en"]),
    run(["rules", "diff", "990000@2018-01-01", "990000@2018-02-01", "--rules", pack, "--rules", folder]),
    run(["rules", "diff", pack, folder]),
    run(["rules", "mutate", folder]),
    run(["rules", "test", folder]),
  ]);
  for (const { stdout, stderr } of runs) expect(stdout + stderr).toContain(`${join(folder, "c.json")}#`);
});

/** `yizhan settle`: formats, kinds of input, refusals and exit codes. */
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { Settlement } from "../../src/index.ts";
import { claimOf, temporaryFolder, writeFiles, writePack } from "./pack.ts";
import { run } from "./run.ts";

const rules = writePack();
const settle = ["settle", "--rules", rules];
const good = claimOf("c-1", "p-1", "150.00");
const other = claimOf("c-2", "p-2", "10.00");
const bad = { ...claimOf("c-3", "secret-person", "10.00"), lines: [] };

const paid = (settlement: Settlement): string => `${settlement.claim} ${settlement.payers["basic"]}`;
const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");
const settlements = (ndjson: string): Settlement[] => lines(ndjson).map((line) => JSON.parse(line) as Settlement);

test("a summary is a line with the sums alone; what is refused is said as for any other format, line by line", async () => {
  const stdin = [good, bad, other, "{"]
    .map((each) => (typeof each === "string" ? each : JSON.stringify(each)))
    .join("\n");
  const [whole, summary] = await Promise.all([
    run([...settle, "-", "--format", "ndjson"], stdin),
    run([...settle, "-", "--format", "summary"], stdin),
  ]);
  expect(summary.stdout.split("\n")).toEqual([
    ...settlements(whole.stdout).map(({ claim, total, payers, patient }) =>
      JSON.stringify({ claim, total, payers, patient: patient.amount }),
    ),
    "",
  ]);
  expect(lines(summary.stdout)).toHaveLength(2);
  expect([summary.stderr, summary.code]).toEqual([whole.stderr, whole.code]);
  expect(summary.stderr).toContain("-:2");
  expect(summary.stderr).toContain("-:4");
});

describe("input", () => {
  const ndjson = [good, other].map((claim) => JSON.stringify(claim)).join("\n");
  test.each<[string, string, string[]]>([
    ["one object in one line", JSON.stringify(good), ["c-1 75.00"]],
    ["one object in several lines", JSON.stringify(good, null, 2), ["c-1 75.00"]],
    ["an array in one line", JSON.stringify([good, other]), ["c-1 75.00", "c-2 5.00"]],
    ["an array in several lines", `\n ${JSON.stringify([good, other], null, 2)}\n`, ["c-1 75.00", "c-2 5.00"]],
    ["NDJSON", `${ndjson}\n`, ["c-1 75.00", "c-2 5.00"]],
    [
      "NDJSON with blank lines, carriage returns and no end",
      `\r\n${ndjson.replace("\n", "\r\n\r\n")}`,
      ["c-1 75.00", "c-2 5.00"],
    ],
    ["an empty array", "[]", []],
    ["nothing", "", []],
  ])("%s", async (_, stdin, expected) => {
    const { code, stdout, stderr } = await run([...settle, "-"], stdin);
    expect(settlements(stdout).map(paid)).toEqual(expected);
    expect([code, stderr]).toEqual([0, ""]);
  });

  test("a file", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "claims.json": [good, other] });
    const { code, stdout } = await run([...settle, join(folder, "claims.json")]);
    expect(settlements(stdout).map(paid)).toEqual(["c-1 75.00", "c-2 5.00"]);
    expect(code).toBe(0);
  });

  test("a file named .ndjson is read by line even where its first line does not end", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "claims.ndjson": `{"id":\n${JSON.stringify(good)}\n` });
    const file = join(folder, "claims.ndjson");
    const { code, stdout, stderr } = await run([...settle, "--lang", "en", file]);
    expect(settlements(stdout).map(paid)).toEqual(["c-1 75.00"]);
    expect(lines(stderr)[0]).toMatch(`${file}:1: invalid_claim at id: expected `);
    expect(code).toBe(1);
  });
});

describe("formats", () => {
  const stdin = JSON.stringify([good, other]);

  test("where standard output is no terminal, NDJSON", async () => {
    const [plain, asked] = await Promise.all([
      run([...settle, "-"], stdin),
      run([...settle, "-", "--format=ndjson"], stdin),
    ]);
    expect(plain).toEqual(asked);
    expect(lines(plain.stdout)).toHaveLength(2);
  });

  test("json is one array, an empty one too", async () => {
    const [two, none] = await Promise.all([
      run([...settle, "-", "--format", "json"], stdin),
      run([...settle, "-", "--format", "json"], "[]"),
    ]);
    expect((JSON.parse(two.stdout) as Settlement[]).map(paid)).toEqual(["c-1 75.00", "c-2 5.00"]);
    expect(JSON.parse(none.stdout)).toEqual([]);
  });

  test("a table in either language, without colour where there is no terminal", async () => {
    const [zh, en] = await Promise.all([
      run([...settle, "-", "--format", "table"], stdin),
      run([...settle, "-", "--format", "table", "--lang", "en"], stdin),
    ]);
    expect(zh.stdout).toContain("个人负担");
    expect(en.stdout).toMatch(/^Settlement of claim c-1\n/);
    expect(en.stdout).toMatch(/\n\n\nSettlement of claim c-2\n/);
    expect(en.stdout).toContain(
      "Source: Test notice 二 [made up to illustrate, not a real policy], rules 990000/basic@2018-01-01",
    );
    expect(zh.stdout + en.stdout).not.toContain("\u001b");
  });

  test("without a trace", async () => {
    const { stdout } = await run([...settle, "-", "--no-trace"], stdin);
    expect(settlements(stdout).map(({ steps }) => steps)).toEqual([[], []]);
  });

  test("with the knowledge of a day", async () => {
    const { code, stdout, stderr } = await run([...settle, "-", "--known-at", "2017-11-30", "--lang", "en"], stdin);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("claim c-1");
  });
});

describe("refusals", () => {
  const input = [good, bad, other].map((claim) => JSON.stringify(claim)).join("\n");

  test("the others are still settled, and every finding is named with its line and claim", async () => {
    const { code, stdout, stderr } = await run([...settle, "-", "--lang", "en"], input);
    expect(settlements(stdout).map(paid)).toEqual(["c-1 75.00", "c-2 5.00"]);
    expect(code).toBe(1);
    const said = lines(stderr);
    expect(said.length).toBeGreaterThanOrEqual(2);
    for (const line of said.slice(0, -1)) expect(line).toMatch(/^-:2: invalid_claim claim c-3/);
    expect(said.at(-1)).toBe("1 of 3 claims refused");
    expect(stderr).not.toContain("secret-person");
  });

  test("in Chinese", async () => {
    const { stderr } = await run([...settle, "-"], input);
    expect(stderr).toMatch(/^-:2: invalid_claim 单据 c-3 /);
    expect(stderr).toContain("3 张单据中 1 张被拒\n");
  });

  test("in an array, the line is that on which the claim begins", async () => {
    const { stdout, stderr } = await run(
      [...settle, "-", "--lang", "en", "--format", "json"],
      `[\n${JSON.stringify(good)},\n\n${JSON.stringify(bad)}\n]`,
    );
    expect(stderr).toMatch(/^-:4: invalid_claim claim c-3/);
    expect((JSON.parse(stdout) as Settlement[]).map(paid)).toEqual(["c-1 75.00"]);
  });

  test.each<[string, string | Buffer, RegExp]>([
    ["what is not JSON", "{]\n", /^-:1: invalid_claim: expected /],
    ["a key that stands twice", '{"id":"c","id":"d"}\n', /^-:1: invalid_claim at id: /],
    [
      "bytes that are not UTF-8",
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      /^-:1: invalid_claim: expected text in UTF-8, found other bytes\n/,
    ],
    ["another kind of value", "17\n", /^-:1: invalid_claim: expected /],
    [
      "an unknown region",
      JSON.stringify({ ...good, person: { id: "p", region: "980000" } }),
      /^-:1: unknown_region claim c-1 at person.region: /,
    ],
    [
      "text that would act on a terminal",
      `${JSON.stringify({ ...bad, id: "\u001b[2J" })}\n`,
      /^-:1: invalid_claim claim \?\[2J/,
    ],
  ])("%s", async (_, stdin, expected) => {
    const { code, stdout, stderr } = await run([...settle, "-", "--lang", "en"], stdin);
    expect(stderr).toMatch(expected);
    expect([code, stdout]).toEqual([1, ""]);
  });
});

describe("what cannot be used", () => {
  test.each<[string, string[], string, string]>([
    ["no command", [], "", "yizhan: a command is missing"],
    ["an unknown command", ["sttle", "-"], "", "yizhan: there is no command sttle"],
    ["an unknown option", ["settle", "-", "--rule", "x"], "", "yizhan: there is no option --rule"],
    ["an option without its value", ["settle", "-", "--rules"], "", "yizhan: the option --rules needs a value"],
    ["a value too many", ["settle", "-", "--no-trace=1"], "", "yizhan: the option --no-trace takes no value"],
    [
      "an option twice",
      ["settle", "-", "--known-at", "2018-01-01", "--known-at", "2019-01-01"],
      "",
      "yizhan: the option --known-at is given twice",
    ],
    ["no file", ["settle"], "", "yizhan: settle needs a file, or -"],
    ["two files", ["settle", "a", "b"], "", "yizhan: too many arguments: b"],
    [
      "a format",
      ["settle", "-", "--format", "xml"],
      "",
      "yizhan: --format is one of table, json, ndjson, summary, not xml",
    ],
    [
      "a day",
      ["settle", "-", "--known-at", "2018-02-30"],
      "",
      "yizhan: --known-at is not a day YYYY-MM-DD: 2018-02-30",
    ],
    ["a file that is not there", ["settle", "/nowhere/c.json"], "", "yizhan: cannot read /nowhere/c.json: ENOENT"],
    ["a folder", ["settle", "/tmp"], "", "yizhan: cannot read /tmp: EISDIR"],
    ["an array that does not end", ["settle", "-"], "[", "yizhan: -: line 1: expected the end of the array, ]"],
    ["an array with more after it", ["settle", "-"], "[]\n[]", "yizhan: -: line 2: expected nothing after the array"],
    ["an array with a gap", ["settle", "-"], "[1,\n,2]", "yizhan: -: line 2: expected an item of the array"],
    ["a byte-order mark", ["settle", "-"], "\ufeff[]", "yizhan: -: begins with a byte-order mark; remove it first"],
    [
      "a rule folder that is not there",
      ["settle", "-", "--rules", "/nowhere"],
      "",
      "invalid_rules at /nowhere: expected a readable folder of rules, found ENOENT",
    ],
  ])("%s", async (_, args, stdin, expected) => {
    const { code, stderr } = await run([...args, "--lang", "en"], stdin);
    expect(stderr.split("\n")).toContain(expected);
    expect(code).toBe(2);
  });

  test("is said in Chinese unless asked otherwise", async () => {
    const { code, stderr } = await run(["settle"]);
    expect(stderr).toContain("yizhan --help");
    expect(stderr).toMatch(/settle 之后缺少文件名/);
    expect(code).toBe(2);
  });

  test("a language that there is not", async () => {
    const { code, stderr } = await run(["settle", "-", "--lang", "fr"]);
    expect(stderr).toContain("--lang");
    expect(code).toBe(2);
  });

  test("a faulty rule file is named with the folder as it was given", async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { "CN/990000-x/basic/2018-01-01.json": "{}" });
    const { code, stdout, stderr } = await run([...settle, "--rules", folder, "-"], JSON.stringify(good));
    expect(stderr).toMatch(`invalid_rules 位于 ${join(folder, "CN/990000-x/basic/2018-01-01.json")}`);
    expect([code, stdout]).toEqual([2, ""]);
  });
});

test("help and version", async () => {
  const [zh, en, version] = await Promise.all([
    run(["--help"]),
    run(["settle", "-h", "--lang=en"]),
    run(["--version"]),
  ]);
  expect([zh.code, en.code, version.code]).toEqual([0, 0, 0]);
  expect(zh.stdout).toMatch(/^yizhan — 按规则文件/);
  expect(en.stdout).toMatch(/^yizhan: settles medical bills/);
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe("on a terminal", () => {
  const stdin = JSON.stringify(good);

  test("a table in colour, as wide as the terminal up to 120 columns", async () => {
    const [narrow, wide] = await Promise.all([
      run([...settle, "-", "--lang", "en"], stdin, { columns: 60 }),
      run([...settle, "-", "--lang", "en"], stdin, { columns: 300 }),
    ]);
    expect(narrow.stdout).toContain("\u001b[1mSettlement of claim c-1\u001b[22m");
    const widest = (text: string): number =>
      Math.max(...text.split("\n").map((line) => stripVTControlCharacters(line).length));
    expect(widest(narrow.stdout)).toBeLessThanOrEqual(60);
    expect(widest(wide.stdout)).toBeGreaterThan(60);
    expect(widest(wide.stdout)).toBeLessThanOrEqual(120);
  });

  test.each([{ NO_COLOR: "1" }, { TERM: "dumb" }])("no colour with %o", async (env) => {
    const { stdout } = await run([...settle, "-"], stdin, { columns: 80, env });
    expect(stdout).toContain("个人负担");
    expect(stdout).not.toContain("\u001b");
  });

  test("an empty NO_COLOR is none", async () => {
    const { stdout } = await run([...settle, "-"], stdin, { columns: 80, env: { NO_COLOR: "" } });
    expect(stdout).toContain("\u001b[1m");
  });

  test("another format is what was asked for, without colour", async () => {
    const { stdout } = await run([...settle, "-", "--format", "json"], stdin, { columns: 80 });
    expect((JSON.parse(stdout) as Settlement[]).map(paid)).toEqual(["c-1 75.00"]);
  });

  test("a short run shows no progress", async () => {
    expect((await run([...settle, "-"], stdin, { stderrIsTerminal: true })).stderr).toBe("");
  });
});

/** `yizhan readjudicate` from its arguments to what it prints. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyEvent, openAccount, openJournal } from "../../src/index.ts";
import type { Journal } from "../../src/index.ts";
import { loadRules } from "../../src/node.ts";
import { claimOf, temporaryFolder, writeFiles, writePack } from "./pack.ts";
import { run } from "./run.ts";

const pack = writePack();
/** The same layer from the same day, published in June: all of what is in scope, and no limit. */
const later = temporaryFolder();
writeFiles(later, {
  "CN/990000-testland/basic/2018-01-01_2018-06-20.json": {
    layer: "basic",
    region: "990000",
    from: "2018-01-01",
    published: "2018-06-20",
    documents: { n: { title: "Later notice", evidence: "illustrative" } },
    benefits: [
      {
        id: "half",
        title: { zh: "一半", en: "Half" },
        source: "n 一",
        base: { of: ["inScope"] },
        cases: [{ id: "all", bands: [{ rate: "1" }], source: "n 二" }],
      },
    ],
  },
});
const rules = ["--rules", pack, "--rules", later];
const rulebook = loadRules({ folders: [pack, later], shipped: false });

function journalOf(person: string): Journal {
  const claim = claimOf(`c,"${person}"`, person, "150.00");
  const event = { id: "e-1", day: "2018-12-01", kind: "settled", revision: 0, claim, knownAt: "2018-05-01" };
  return applyEvent(rulebook, openJournal(openAccount(person, 2018)), event).journal;
}

const folder = temporaryFolder();
mkdirSync(join(folder, "below"));
mkdirSync(join(folder, ".hidden"));
writeFileSync(join(folder, "a.json"), JSON.stringify([journalOf("p-1"), journalOf("p-2")], null, 2));
writeFileSync(join(folder, "below/b.ndjson"), `${JSON.stringify(journalOf("p-3"))}\n`);
writeFileSync(join(folder, "notes.txt"), "none");
writeFileSync(join(folder, ".hidden/c.json"), "{}");
const command = ["readjudicate", folder, "--known-at", "2018-12-31", ...rules];

describe("readjudicate", () => {
  it("prints who owes whom, in Chinese unless told otherwise", async () => {
    const { code, stdout, stderr } = await run(command);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")).toEqual([
      "按 2018-12-31 所知重算：账目 3 份，结算 3 次，有变化的 3 次",
      "",
      "谁欠谁（地区、应付方、应收方、元）",
      "990000（3 人）  基本医保统筹  个人  225.00",
      "",
      "逐人（个人、年度、地区）",
      "p-1 2018 990000  基本医保统筹  个人  75.00",
      "p-2 2018 990000  基本医保统筹  个人  75.00",
      "p-3 2018 990000  基本医保统筹  个人  75.00",
      "",
    ]);
    const english = await run([...command, "--lang", "en"], "", { columns: 80 });
    expect(english.stdout).toContain("990000 (persons: 3)  Basic insurance  Patient  225.00");
    expect(english.stdout.startsWith("\u001b[1mSettled again as known on 2018-12-31.")).toBe(true);
  });

  it("says so where nothing changes, and of nothing", async () => {
    const early = await run(["readjudicate", folder, "--known-at", "2018-12-31", "--rules", pack]);
    expect(early.stdout).toBe("按 2018-12-31 所知重算：账目 3 份，结算 3 次，有变化的 0 次\n");
    const empty = await run(["readjudicate", temporaryFolder(), "--known-at", "2018-12-31", ...rules]);
    expect([empty.code, empty.stdout]).toEqual([0, "按 2018-12-31 所知重算：账目 0 份，结算 0 次，有变化的 0 次\n"]);
  });

  it("names codes that were recognised and that the region does not declare", async () => {
    const elsewhere = temporaryFolder();
    const region = { code: "990001", name: { zh: "别处", en: "Elsewhere" }, parent: null, level: "country" };
    const pipeline = {
      region: region.code,
      from: "2018-01-01",
      published: null,
      order: ["basic"],
      documents: { n: { title: "Notice", evidence: "illustrative" } },
      source: "n",
      selectBy: "settlement",
      yearOf: "settlement",
      categories: { otherPoor: { title: { zh: "他", en: "Other" } } },
    };
    writeFiles(elsewhere, {
      "regions.json": [region],
      "CN/990001-elsewhere/pipeline/2018-01-01.json": pipeline,
    });
    const event = { id: "e-2", day: "2018-12-01", kind: "recognised", category: "otherPoor", held: [{}] };
    const both = loadRules({ folders: [pack, elsewhere], shipped: false });
    const years = temporaryFolder();
    writeFiles(years, { "a.json": applyEvent(both, journalOf("p-1"), event).journal });
    const args = ["readjudicate", years, "--known-at", "2018-12-31", "--rules", pack];
    expect((await run(args)).stdout.split("\n").slice(2)).toEqual([
      "本地区未声明、未予适用的认定",
      "990000 otherPoor（账目 1 份）",
      "",
    ]);
    expect((await run([...args, "--lang", "en"])).stdout).toContain("990000 otherPoor (journals: 1)\n");
  });

  it("prints a row for each debt, quoted where it must be", async () => {
    const { stdout } = await run([...command, "--format", "csv"]);
    const row = (person: string): string => `${person},2018,990000,e-1,"c,""${person}""",basic,patient,75.00,,`;
    expect(stdout.split("\n")).toEqual([
      "person,year,region,settlement,claim,from,to,amount,fromHospital,toHospital",
      row("p-1"),
      row("p-2"),
      row("p-3"),
      "",
    ]);
    const empty = await run(["readjudicate", temporaryFolder(), "--known-at", "2018-12-31", "--format", "csv"]);
    expect(empty.stdout).toBe("person,year,region,settlement,claim,from,to,amount,fromHospital,toHospital\n");
  });

  it("prints whole results, one a line", async () => {
    const { stdout } = await run([...command, "--format", "ndjson"]);
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text) as object);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatchObject({
      place: `${join(folder, "below/b.ndjson")}:1`,
      person: "p-3",
      knownAt: "2018-12-31",
      settlements: [{ before: { payers: { basic: "75.00" } }, after: { payers: { basic: "150.00" } } }],
      sums: [{ region: "990000", owed: [{ from: "basic", to: "patient", amount: "75.00" }] }],
    });
  });

  it("settles the others where one is refused, and says why with its place", async () => {
    const own = temporaryFolder();
    const { opening, entries } = journalOf("p-1");
    const good = JSON.stringify(journalOf("p-2"));
    writeFileSync(
      join(own, "a.ndjson"),
      `${good}\n${JSON.stringify({ opening, entries, digest: "x" })}\nnone\n${JSON.stringify(journalOf("p-3"))}\n`,
    );
    const { code, stdout, stderr } = await run([
      "readjudicate",
      own,
      "--known-at",
      "2018-12-31",
      ...rules,
      "--lang",
      "en",
    ]);
    expect(code).toBe(1);
    expect(stdout.split("\n")[0]).toBe("Settled again as known on 2018-12-31. Journals: 2, settlements: 2, changed: 2");
    const [first, second, last] = stderr.trimEnd().split("\n");
    expect(first).toMatch(/a\.ndjson:2: invalid_journal at digest: expected sha256-/);
    expect(second).toMatch(/a\.ndjson:3: invalid_journal: expected /);
    expect(last).toBe("2 journals refused");
  });

  it("refuses a second journal of one person and year, naming both places, and counts each person once", async () => {
    const own = temporaryFolder();
    const year = (journal: Journal): string => JSON.stringify(journal);
    writeFileSync(join(own, "a.ndjson"), `${year(journalOf("p-1"))}\n${year(journalOf("p-2"))}\n`);
    writeFileSync(join(own, "b.json"), year(journalOf("p-1")));
    const args = ["readjudicate", own, "--known-at", "2018-12-31", ...rules, "--lang", "en"];
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(1);
    expect(stdout).toContain("990000 (persons: 2)  Basic insurance  Patient  150.00");
    const [first, last] = stderr.trimEnd().split("\n");
    expect(first).toContain(`${join(own, "b.json")}:1: invalid_journal at opening`);
    expect(first).toContain(`which was in ${join(own, "a.ndjson")}:1`);
    expect(first).not.toContain("p-1");
    expect(last).toBe("1 journals refused");
  });

  it("reads a single file", async () => {
    const { stdout } = await run([
      "readjudicate",
      join(folder, "below/b.ndjson"),
      "--known-at",
      "2018-12-31",
      ...rules,
    ]);
    expect(stdout).toContain("账目 1 份");
  });

  it.each([
    [["readjudicate"], "readjudicate 之后缺少文件夹"],
    [["readjudicate", "a", "b", "--known-at", "2018-12-31"], "多余的参数 b"],
    [["readjudicate", "a"], "缺少 --known-at 日期"],
    [["readjudicate", "a", "--known-at", "2018-02-30"], "--known-at 应为日期 YYYY-MM-DD，实为 2018-02-30"],
    [
      ["readjudicate", "a", "--known-at", "2018-12-31", "--format", "xml"],
      "--format 应为 table、csv、ndjson 之一，实为 xml",
    ],
    [["readjudicate", "a", "--wrong"], "没有选项 --wrong"],
  ])("refuses %j", async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout, stderr.split("\n")[0]]).toEqual([2, "", `yizhan: ${message}`]);
  });

  it("says what cannot be read", async () => {
    const { code, stderr } = await run([
      "readjudicate",
      join(folder, "nothing"),
      "--known-at",
      "2018-12-31",
      "--lang",
      "en",
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^yizhan: cannot read .*nothing: ENOENT\n$/);
  });

  it("is in the help text", async () => {
    expect((await run(["--help"])).stdout).toContain("yizhan readjudicate 文件夹 --known-at 日期");
    expect((await run(["--help", "--lang", "en"])).stdout).toContain("yizhan readjudicate FOLDER --known-at DAY");
  });
});

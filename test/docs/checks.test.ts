/** The checks of the documents find what is wrong in small ones. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freeNames, issueCodes } from "./api.ts";
import { commandsIn, createDesk, kindOfCommand } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { isRight, runExample } from "./example.ts";
import { excerptFaults } from "./excerpts.ts";
import { knownBlocks, withoutComments } from "./kinds.ts";
import { linkFaults, localPaths } from "./links.ts";
import { readMarkdown } from "./markdown.ts";
import { checkingModule } from "./modules.ts";
import { betweenMarks, regionsTable, REGIONS_BEGIN, REGIONS_END, withRegionsTable } from "./regions-table.ts";
import { listFaults, repeatedNames } from "./tables.ts";
import { typeFaults } from "./types.ts";

const fence = "```";

function document(...lines: string[]): ReturnType<typeof readMarkdown> {
  return readMarkdown("README.md", lines.join("\n"));
}

describe("blocks", () => {
  it("refuses an unknown kind, and none at all", () => {
    const { blocks, faults } = knownBlocks(
      document(`${fence}rust`, "x", fence, fence, "x", fence, `${fence}json`, "{}", fence),
    );
    expect(faults).toEqual(['README.md:1: no such kind of block: "rust"', 'README.md:4: no such kind of block: ""']);
    expect(blocks.map(({ kind }) => kind)).toEqual(["json"]);
  });

  it("refuses a block that is not closed", () => {
    expect(() => document(`${fence}json`, "{}")).toThrow("README.md:1: a block of code that is not closed");
  });

  it("takes comments out of data, not out of texts", () => {
    expect(withoutComments('{ "a": "http://x", /* b */ "c": 1 } // d')).toBe('{ "a": "http://x",  "c": 1 } ');
  });
});

describe("examples", () => {
  const benefit = { cases: [{ bands: [{ rate: "0.50" }] }] };
  const bill = { inScope: "1000.00" };
  const run = (example: object): boolean => isRight(runExample(JSON.stringify(example)));

  it.each([
    ["pays", { pays: "500.00" }, { pays: "500.01" }],
    ["a payer", { pays: { basic: "500.00" } }, { pays: { hospital: "500.00" } }],
    ["the patient", { patient: "500.00" }, { patient: "0.00" }],
    [
      "the account",
      { "account after": { "basic.benefit.base": "1000.00", "basic.benefit.paid": "500.00" } },
      { "account after": { "basic.benefit.base": "1000.00" } },
    ],
    ["notes", { notes: [] }, { notes: ["x"] }],
    ["entitlements", { entitlements: [] }, { entitlements: ["x"] }],
  ])("compares %s", (_, right, wrong) => {
    expect(run({ benefit, bill, ...right })).toBe(true);
    expect(run({ benefit, bill, ...wrong })).toBe(false);
  });

  it("compares lines", () => {
    const lines = [{ amount: "1000.00" }];
    expect(run({ benefit, lines, "lines after": { "1": { basic: "500.00", patient: "500.00" } } })).toBe(true);
    expect(run({ benefit, lines, "lines after": { "1": { basic: "500.00" } } })).toBe(false);
  });

  it("compares the code of a refusal", () => {
    const claim = { paid: [{ layer: "basic", amount: "2000.00" }] };
    expect(run({ bill, claim, refused: "overpaid" })).toBe(true);
    expect(run({ bill, claim, refused: "unbalanced" })).toBe(false);
    expect(run({ benefit, bill, refused: "overpaid" })).toBe(false);
    expect(() => run({ bill, claim, pays: "2000.00" })).toThrow("overpaid");
  });

  it("refuses an example that says nothing, or something unknown", () => {
    expect(() => run({ benefit, bill })).toThrow("the example says no result");
    expect(() => run({ benefit, bill, pay: "500.00" })).toThrow("no such key of an example: pay");
    expect(() => runExample('{ "pays": "1.00", "pays": "2.00" }')).toThrow();
  });
});

describe("links", () => {
  it("finds files and headings that are not there, and paths of one machine", () => {
    const faults = linkFaults(
      document(
        "# One thing",
        "[a](#one-thing) [b](LICENSE) [c](https://example.org) `[d](none.md)`",
        "[e](#other) [f](none.md) [g](/etc/hosts) [h](../x) [i](http://localhost/x)",
        `${fence}text`,
        "[j](none.md)",
        fence,
      ),
    );
    expect(faults).toEqual([
      "README.md:3: #other: no such heading",
      "README.md:3: none.md: no such file",
      "README.md:3: /etc/hosts: a path of one machine",
      "README.md:3: ../x: outside the repository",
      "README.md:3: http://localhost/x: a local host",
    ]);
  });

  it("gives headings the anchors that they have", () => {
    const { headings } = document("# Which version rules 选用哪一版", "## `a.b` and [c](d)", "## Two", "## Two");
    expect(headings.map(({ anchor }) => anchor)).toEqual([
      "which-version-rules-选用哪一版",
      "ab-and-c",
      "two",
      "two-1",
    ]);
  });

  it("finds paths of one machine in prose and code", () => {
    expect(localPaths(document("in /home/me/x", "https://example.org/home/me"))).toEqual(["README.md:1: /home/me/x"]);
  });
});

describe("excerpts", () => {
  const of = (...texts: string[]): string[] =>
    excerptFaults(
      knownBlocks(document(...texts.flatMap((text) => [`${fence}jsonc from a.json`, text, fence]))).blocks,
      () => "1\n2\n3\n4\n",
    );

  it("finds lines that differ, are out of order, or are left out", () => {
    expect(of("1\n2", "3\n4")).toEqual([]);
    expect(of("2\n3")).toEqual([]);
    expect(of("1\n2")).toEqual(["a.json goes on after line 2"]);
    expect(of("1", "3\n4")).not.toEqual([]);
    expect(of("1\n2\n5\n4")).toEqual(['line 4: a.json:3 is "3"']);
  });
});

describe("tables", () => {
  it("finds rows that are missing, too many or there twice, and a heading that is missing", () => {
    const readme = document(
      "## API",
      "| Name | In |",
      "| --- | --- |",
      "| `a(b)` | `c` |",
      "| `d`, `e` | |",
      "## More",
    );
    expect(listFaults(readme, /^API$/, ["a", "d", "e"])).toEqual([]);
    expect(listFaults(readme, /^API$/, ["a", "d", "f"])).toEqual([
      "README.md: no row for f",
      "README.md: a row for e, which is not",
    ]);
    expect(repeatedNames(readme, /^API$/)).toEqual([]);
    const again = document("## API", "| Name |", "| --- |", "| `a(b)` |", "", "| Name |", "| --- |", "| `c`, `a` |");
    expect(repeatedNames(again, /^API$/)).toEqual(["a"]);
    expect(listFaults(readme, /^More$/, [])).toEqual(["README.md: no table under /^More$/"]);
    expect(listFaults(readme, /^Less$/, [])).toEqual(["README.md: no heading /^Less$/"]);
  });

  it("prints regions between the marks, and again the same", () => {
    const table = regionsTable([
      {
        code: "990000",
        name: { zh: "省", en: "Province" },
        parent: null,
        level: "province",
        missing: [{ what: { zh: "职工医保", en: "Employees" }, why: { zh: "没有读到", en: "Not read" } }],
        evidence: "repost",
      },
    ]);
    expect(table.split("\n").at(-1)).toBe("| 990000 | 省 Province | — | 职工医保<br>Employees | repost | — |");
    const once = withRegionsTable(`a\n${REGIONS_BEGIN}\nold\n${REGIONS_END}\nb`, table);
    expect(betweenMarks(once)?.trim()).toBe(table);
    expect(withRegionsTable(once, table)).toBe(once);
    expect(betweenMarks("none")).toBeNull();
    expect(() => withRegionsTable("none", table)).toThrow();
  });

  it("reads the codes of a type", () => {
    expect(issueCodes('type I = A & ({ code: "a" | "b" } | { readonly code: "c"; d: "e" });')).toEqual(["a", "b", "c"]);
  });

  it("finds the names that an example needs", () => {
    expect(freeNames("const a = b(c); const { d: e } = a; f.g({ h: e }); console.log(i => i);")).toEqual([
      "b",
      "c",
      "f",
    ]);
  });
});

describe("the desk", () => {
  let desk: Desk;
  beforeAll(() => {
    desk = createDesk();
  });
  afterAll(() => desk.clear());
  const runModule = (source: string): string => desk.runModule("block.mts", checkingModule(source)).stderr;

  it.each([
    ["a value", "[1 + 1]; // [2]", "[1 + 1]; // [3]"],
    ["a text", '"a" + "b"; // "ab"', '"a" + "b"; // "ac"'],
    ["an arrow", "const x = 3; // → 3", "const x = 3; // → 4"],
    ["the next line", "1 + 1;\n// → 2", "1 + 1;\n// → 3"],
    ["a log", "console.log({ a: 1 }); // { a: 1 }", "console.log({ a: 1 }); // { a: 2 }"],
    [
      "the library",
      'import { formatIssues } from "yizhan";\nformatIssues([], "en"); // ""',
      'import { formatIssues } from "yizhan";\nformatIssues([], "en"); // "x"',
    ],
  ])("compares %s", (_, right, wrong) => {
    expect(runModule(right)).toBe("");
    expect(runModule(wrong)).toMatch(/line [12]: .* is promised, .* is found/);
  });

  it("leaves prose alone", () => {
    expect(runModule("// what comes\nconst x = 1; // one\n\n// and so on\nvoid x;")).toBe("");
  });

  it("finds wrong types", () => {
    expect(typeFaults('import { formatIssues } from "yizhan";\nformatIssues([], "fr");')).toEqual([
      `line 2: Argument of type '"fr"' is not assignable to parameter of type 'Language'.`,
    ]);
  });

  it("runs yizhan, knows npm, and no other command", () => {
    expect(desk.run("npx yizhan --version").code).toBe(0);
    expect(desk.run("npx yizhan settle none.json").code).toBe(2);
    expect(
      ["npx yizhan settle a.json", "npm ci && npm test", "npm install yizhan", "npm run nothing", "rm -r x"].map(
        kindOfCommand,
      ),
    ).toEqual(["run", "known", "known", "unknown", "unknown"]);
  });

  it("reads commands with and without what they show", () => {
    const read = (...lines: string[]) =>
      knownBlocks(document(`${fence}sh`, ...lines, fence))
        .blocks.flatMap(commandsIn)
        .map(({ line: _, ...each }) => each);
    expect(read("$ a", "x", "$ b")).toEqual([
      { command: "a", shown: "x" },
      { command: "b", shown: null },
    ]);
    expect(read("a", "b")).toEqual([
      { command: "a", shown: null },
      { command: "b", shown: null },
    ]);
  });
});

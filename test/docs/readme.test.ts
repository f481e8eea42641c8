/** Every block of code of the documents runs; every link, anchor, table and example of the sources holds. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Region } from "../../src/index.ts";
import { readJson } from "../../src/json.ts";
import { CATEGORIES, FACTS, LAYERS } from "../../src/facts.ts";
import { jsonSchemas } from "../../src/start/json-schema.ts";
import { exportedNames, freeNames, issueCodes } from "./api.ts";
import { commandsIn, createDesk, kindOfCommand } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { runExample } from "./example.ts";
import { excerptFaults } from "./excerpts.ts";
import { knownBlocks, withoutComments } from "./kinds.ts";
import type { Known } from "./kinds.ts";
import { linkFaults, localPaths } from "./links.ts";
import { checkingModule, syntaxFaults } from "./modules.ts";
import { CHANGELOG, readDocument, readText, README, RULES_README } from "./places.ts";
import { layOut, runModule } from "./refresh.ts";
import { betweenMarks, REGIONS_BEGIN, REGIONS_END, regionsTable } from "./regions-table.ts";
import { runSelection } from "./selection.ts";
import { listFaults, repeatedNames } from "./tables.ts";
import { typeFaults } from "./types.ts";

const documents = [README, RULES_README, CHANGELOG].map((name) => ({ name, document: readDocument(name) }));
const present = documents.flatMap(({ document }) => (document === null ? [] : [document]));

it.each(documents)("$name exists", ({ name, document }) => {
  expect(document, `${name} is missing`).not.toBeNull();
});

describe.each(present.map((document) => ({ name: document.file, document })))("$name", ({ document }) => {
  const { blocks, faults } = knownBlocks(document);
  const ofKind = (...kinds: Known["kind"][]): Known[] => blocks.filter(({ kind }) => kinds.includes(kind));
  const examples = ofKind("example");
  const outputs = ofKind("output");
  const modules = ofKind("module");
  const commands = ofKind("commands").flatMap((block) => commandsIn(block).map((each) => ({ ...each, block })));
  const data = ofKind("json", "jsonc");
  let desk: Desk;
  beforeAll(() => {
    desk = createDesk();
  });
  afterAll(() => desk.clear());

  it("has only blocks of code whose kind is known", () => {
    expect(faults).toEqual([]);
  });

  it("has links that lead somewhere, and no path of one machine", () => {
    expect(linkFaults(document)).toEqual([]);
    expect(localPaths(document)).toEqual([]);
  });

  it("has excerpts that are in their files", () => {
    expect(excerptFaults(blocks, readText)).toEqual([]);
  });

  it.runIf(data.length > 0).each(data)("parses the data at line $line", ({ kind, text }) => {
    const read = readJson(kind === "jsonc" ? withoutComments(text) : text);
    expect(read.ok ? [] : read.findings).toEqual([]);
  });

  it.runIf(examples.length > 0).each(examples)("settles the example at line $line", ({ text }) => {
    const { said, found } = runExample(text);
    expect(found).toEqual(said);
  });

  it.runIf(modules.length > 0).each(modules)("runs the module at line $line", (block) => {
    if (block.of === "ts") expect(typeFaults(block.text)).toEqual([]);
    else expect(syntaxFaults(block.text)).toEqual([]);
    layOut(desk, blocks, block);
    const run = runModule(desk, block);
    expect(run.stderr).toBe("");
    expect(run.code).toBe(0);
    const next = blocks[blocks.indexOf(block) + 1];
    if (next?.kind === "output") expect(run.stdout).toBe(next.text);
  });

  it.runIf(outputs.length > 0).each(outputs)("has a module before the output at line $line", (block) => {
    expect(blocks[blocks.indexOf(block) - 1]?.kind).toBe("module");
  });

  it.runIf(commands.length > 0).each(commands)("runs at line $line: $command", ({ block, command, shown }) => {
    const kind = kindOfCommand(command);
    expect(kind).not.toBe("unknown");
    if (kind !== "run") return;
    layOut(desk, blocks, block);
    const { code, stdout, stderr } = desk.run(command);
    if (shown === null) expect(code, stderr).toBe(0);
    else expect((stdout + stderr).trimEnd()).toBe(shown.trimEnd());
  });
});

describe.runIf(readDocument(README) !== null)("README.md lists", () => {
  const readme = readDocument(README);
  if (readme === null) return;

  it("every code of an issue, and no other", () => {
    expect(listFaults(readme, /issue codes/i, issueCodes(readText("src/errors.ts")))).toEqual([]);
  });

  it("every exported name, and no other", () => {
    const names = [...new Set(exportedNames().map(({ name }) => name))];
    expect(listFaults(readme, /^API\b/, names)).toEqual([]);
    expect(repeatedNames(readme, /^API\b/)).toEqual([]);
  });

  it("the regions as rules/regions.json has them: run npm run docs", () => {
    const table = betweenMarks(readme.text);
    expect(table, `${REGIONS_BEGIN} and ${REGIONS_END} are missing`).not.toBeNull();
    expect(table?.trim()).toBe(regionsTable(JSON.parse(readText("rules/regions.json")) as Region[]));
  });
});

describe.runIf(readDocument(RULES_README) !== null)("rules/README.md lists", () => {
  const document = readDocument(RULES_README);
  if (document === null) return;

  it.each([
    { what: "every code of an issue", heading: /^Refusals/, names: issueCodes(readText("src/errors.ts")) },
    { what: "every layer, bucket, fact and category", heading: /^The words/, names: wordsOf() },
  ])("$what, and no other", ({ heading, names }) => {
    expect(listFaults(document, heading, names)).toEqual([]);
  });

  it("every key of the formats of rule files", () => {
    const code = document.text;
    const missing = keysOf(jsonSchemas()).filter((key) => !code.includes(`"${key}"`) && !code.includes(`\`${key}\``));
    expect(missing).toEqual([]);
  });

  it("which version rules, as the engine selects it", () => {
    const rows = runSelection(document);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(rows.map((row) => ({ ...row, found: row.said })));
  });
});

/**
 * Examples of exported declarations. One that uses only exported names runs, and what its comments promise is compared.
 * One that needs something of its reader's own, such as a rulebook or a claim, is only parsed.
 */
describe("examples of the exported declarations", () => {
  const exported = exportedNames();
  const entryOf = new Map(exported.filter(({ isType }) => !isType).map(({ name, entry }) => [name, entry]));
  const examples = exported.flatMap(({ name, examples: own }) =>
    own.map((text) => ({ name, text, runs: freeNames(text).every((free) => entryOf.has(free)) })),
  );
  const running = examples.filter(({ runs }) => runs);
  const parsing = examples.filter(({ runs }) => !runs);
  let desk: Desk;
  beforeAll(() => {
    desk = createDesk();
    // The folder that they speak of, with no rules in it.
    desk.write("county-rules/README.md", "");
  });
  afterAll(() => desk.clear());

  it.runIf(running.length > 0).each(running)("$name runs", ({ name, text }) => {
    const imports = freeNames(text).map((free) => `import { ${free} } from "${entryOf.get(free) ?? ""}"; `);
    const run = desk.runModule(`${name}.mts`, checkingModule(imports.join("") + text));
    expect(run.stderr).toBe("");
    expect(run.code).toBe(0);
  });

  it.runIf(parsing.length > 0).each(parsing)("$name parses", ({ text }) => {
    expect(syntaxFaults(text)).toEqual([]);
  });
});

/** First cells of the tables of words; conditions are shown whole and are not names. */
function wordsOf(): string[] {
  const buckets = ["inScope", "preSelfPay", "overLimit", "ownPay"];
  return [...LAYERS, ...buckets, ...Object.keys(FACTS), ...CATEGORIES];
}

/** Keys of objects that a schema describes. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = Object.entries(schema).flatMap(([key, value]) =>
    key === "properties" ? Object.keys(value as object) : [],
  );
  return [...new Set([...own, ...Object.values(schema).flatMap(keysOf)])];
}

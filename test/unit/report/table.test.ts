/** The whole table of a settlement written by hand, in both languages, and what must hold of every table. */
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { formatSettlement } from "../../../src/report/table.ts";
import { textWidth } from "../../../src/report/width.ts";
import type { Settlement } from "../../../src/settle/types.ts";
import { SETTLEMENT } from "./settlement.ts";

const amounts = (text: string): string[] => text.match(/\d+\.\d\d(?!\d)/g) ?? [];

describe.each(["zh", "en"] as const)("in %s", (language) => {
  const table = formatSettlement(SETTLEMENT, { language });

  test("it is as shown", async () => {
    await expect(table).toMatchFileSnapshot(`settlement.${language}.txt`);
  });

  test("every amount is one of the settlement's", () => {
    const known = new Set(amounts(JSON.stringify(SETTLEMENT)));
    expect(amounts(table).filter((amount) => !known.has(amount))).toEqual([]);
  });

  test("every payment, payer, fee line, rule version and evidence is there", () => {
    for (const { amount } of SETTLEMENT.payments) expect(table).toContain(amount);
    for (const name of Object.values(SETTLEMENT.names)) expect(table).toContain(name[language]);
    for (const { id } of SETTLEMENT.lines) expect(table).toContain(id);
    for (const { file } of SETTLEMENT.rules) expect(table).toContain(file);
  });

  test.each([60, 72, 80, 100, 120])("no line is wider than %i columns", (width) => {
    const lines = formatSettlement(SETTLEMENT, { language, width }).split("\n");
    // A word that is wider than what is left of a line stays whole.
    const words = lines.filter((line) => textWidth(line) > width && line.trim().includes(" "));
    expect(words).toEqual([]);
  });

  test("amounts end in the same column", () => {
    const rows = table
      .split("\n")
      .filter((line) => /^\S.*\d\.\d\d {2}[█░▏]|^ {2}\S+.* {2}\d+\.\d\d( {2} *█|$)/.test(line));
    const ends = new Set(rows.map((line) => textWidth(/^.*?\d\.\d\d(?= {2}|$)/.exec(line)?.[0] ?? "")));
    expect(rows.length).toBeGreaterThanOrEqual(9);
    expect(ends.size).toBe(1);
  });

  test("colour adds nothing but colour", () => {
    const colored = formatSettlement(SETTLEMENT, { language, color: true });
    expect(colored).not.toBe(table);
    expect(stripVTControlCharacters(colored)).toBe(table);
  });

  test("a width below 60 counts as 60", () => {
    expect(formatSettlement(SETTLEMENT, { language, width: 10 })).toBe(
      formatSettlement(SETTLEMENT, { language, width: 60 }),
    );
  });
});

describe("without", () => {
  const shown = (change: Partial<Settlement>): string =>
    formatSettlement({ ...SETTLEMENT, ...change }, { language: "en" });

  test("a trace, the payments are shown without their reasons", () => {
    const table = shown({ steps: [] });
    expect(table).toContain(
      "Critical-illness insurance        1584.00  ░░░░░░░░░█\n  Critical illness, poor, case all\n",
    );
    expect(table).toContain("    Taken from in scope 1584.00\n");
    expect(table).not.toContain("Bands");
  });

  test("fee lines, entitlements, notes and a ratio, nothing is said of them", () => {
    const table = shown({ lines: [], entitlements: [], notes: [], ratio: null });
    expect(table).not.toMatch(/Fee line|entitled|Note:|of the total\n/);
  });

  test("weak evidence, there is no caution", () => {
    const rules = SETTLEMENT.rules.map((rule) => ({ ...rule, evidence: "official" as const }));
    expect(shown({})).toContain("Caution");
    expect(shown({ rules })).not.toContain("Caution");
  });
});

test("a benefit that paid nothing is a row with its reasons", () => {
  const [bill] = SETTLEMENT.steps;
  const place = { layer: "basic", benefit: "inpatient", case: "county", title: null, origin: null, source: null };
  const pay = {
    ...place,
    seq: 1,
    kind: "pay" as const,
    inputs: { raw: "0.00", unpaid: "54000.00" },
    amount: "0.00",
    payer: "basic",
  };
  const table = formatSettlement({ ...SETTLEMENT, steps: bill === undefined ? [] : [bill, pay] }, { language: "en" });
  expect(table).toMatch(/\nBasic insurance {2,}0\.00\n {4}Payment: paid 0\.00\n/);
});

test("a source that no document explains is shown as it stands, and as weak", () => {
  const steps = SETTLEMENT.steps.map((step) => ({ ...step, source: step.source === null ? null : "x 一" }));
  const table = formatSettlement({ ...SETTLEMENT, steps }, { language: "en" });
  expect(table).toContain("Source: x 一 (rules 410000/basic@2018-10-01)");
});

test("ids and names cannot write to the terminal", () => {
  const [line] = SETTLEMENT.lines;
  const evil = "\u001b]0;x\u0007";
  const table = formatSettlement(
    {
      ...SETTLEMENT,
      claim: evil,
      person: evil,
      lines: line === undefined ? [] : [{ ...line, id: evil }],
      names: { basic: { zh: evil, en: evil } },
    },
    { language: "en" },
  );
  expect(table.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  expect(table).toContain("Settlement of claim ?]0;x?");
});

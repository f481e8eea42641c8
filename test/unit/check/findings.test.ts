/** Each finding: a folder that has it, and exactly what is found there. */
import { describe, expect, it } from "vitest";
import { checkRules } from "../../../src/check/check.ts";
import { RULE_FINDINGS } from "../../../src/check/codes.ts";
import { AMOUNTS } from "./amounts.ts";
import { BETWEEN } from "./between.ts";
import { CASES } from "./cases.ts";
import { COMPANIONS } from "./companions.ts";
import { ESCAPES } from "./escapes.ts";
import { FORM } from "./form.ts";
import type { FindingCase } from "./pack.ts";
import { PARTS } from "./parts.ts";
import { RANGES } from "./ranges.ts";
import { RELATED } from "./related.ts";
import { TIME } from "./time.ts";
import { TOTALS } from "./totals.ts";
import { UNREADABLE } from "./unread.ts";

const GROUPS: { readonly [group: string]: readonly FindingCase[] } = {
  form: FORM,
  parts: PARTS,
  unread: UNREADABLE,
  time: TIME,
  totals: TOTALS,
  cases: CASES,
  related: RELATED,
  amounts: AMOUNTS,
  between: BETWEEN,
  ranges: RANGES,
  escapes: ESCAPES,
  companions: COMPANIONS,
};

describe.each(Object.entries(GROUPS))("%s", (_, cases) => {
  it.each(cases)("$name", ({ files, options, notes = false, found }) => {
    const findings = checkRules(files, options).filter(({ severity }) => notes || severity !== "note");
    const shown = findings.map(({ code, file, path, message, visit }) => [
      code,
      path === "" ? file : `${file}#${path}`,
      message.en,
      ...(visit === undefined ? [] : [visit]),
    ]);
    expect(shown).toEqual(found);
  });
});

describe("every finding", () => {
  const all = Object.values(GROUPS).flat();

  it("has a folder that has it", () => {
    const tested = new Set(all.flatMap(({ found }) => found.map(([code]) => code)));
    expect(Object.keys(RULE_FINDINGS).filter((code) => !tested.has(code as keyof typeof RULE_FINDINGS))).toEqual([]);
  });

  it("says what is wrong and what to do in both languages, with the severity of its code", () => {
    const findings = all.flatMap(({ files, options }) => checkRules(files, options));
    for (const { code, severity, message, advice } of findings) {
      expect({ severity, advice }).toEqual(RULE_FINDINGS[code]);
      for (const { zh, en } of [message, advice]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/[a-z]/);
        expect(en).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });
});

it.each(["garbage", "2026-02-30", ""])("refuses %j as the day on which evidence is looked at", (today) => {
  expect(() => checkRules([], { today })).toThrow(new TypeError(`today is not a day: ${today}`));
});

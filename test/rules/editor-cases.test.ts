/** In the editor a companion case is checked to the last key of its claim and account. */
import { describe, expect, it } from "vitest";
import { account } from "../../src/account/schema.ts";
import { claim } from "../../src/claim/schema.ts";
import { shippedEditor, shippedText } from "./editor.ts";

const { completionsAt, diagnosticsOf, hoverAt } = shippedEditor;

const companion = "CN/411322-fangcheng/cases/assistance-2020-paid-first.json";
const byLines = "CN/340000-anhui/cases/unsigned-over-price.json";
const BOTH = /\p{Script=Han}.* \/ .*[a-z]/u;

const DAY = "YYYY-MM-DD 的公历日期,1900 至 2199 年 / a calendar day YYYY-MM-DD from 1900 to 2199";
const KEYS =
  "键:层.待遇.base、.paid、.granted、.deductible、.gross.部分,或 pool.名称,其后可有 @YYYY-MM 或 @YYYY-MM-DD / keys layer.benefit.base, .paid, .granted, .deductible, .gross.bucket, or pool.name, with or without @YYYY-MM or @YYYY-MM-DD";

describe("a wrong key is underlined", () => {
  it.each([
    ["of the claim", companion, '"bill":', '"bil":', '"bil"'],
    ["of the person", companion, '"birthDate"', '"birthdate"', '"birthdate"'],
    [
      "of a category",
      companion,
      '{ "code": "registeredPoor"',
      '{ "code": "registeredPoor", "form": "2020-01-01"',
      '"form"',
    ],
    ["of the visit", companion, '"referred"', '"refered"', '"refered"'],
    ["of the hospital", companion, '"designated"', '"designate"', '"designate"'],
    ["of the bill", companion, '"overLimit"', '"overlimit"', '"overlimit"'],
    ["of a given payment", companion, '"statedDeductible"', '"statedDeductable"', '"statedDeductable"'],
    ["of a fee line", byLines, '"ceilingPrice"', '"ceiling"', '"ceiling"'],
    ["of the account", companion, '"admissions"', '"admission"', '"admission"'],
  ])("%s", async (_, file, right, wrong, under) => {
    const found = await diagnosticsOf(file, shippedText(file).replace(right, wrong));
    expect(found).toContainEqual([`Property ${under.replaceAll('"', "")} is not allowed.`, under]);
  });

  it("of the running totals", async () => {
    const text = shippedText(companion).replace("medicalAssistance.inpatient.base", "medicalAssistance.base");
    expect(await diagnosticsOf(companion, text)).toEqual([[KEYS, '"medicalAssistance.base"']]);
  });
});

describe("a wrong value is underlined", () => {
  it.each([
    [
      "of three decimals",
      companion,
      '"preSelfPay": "200.00"',
      '"preSelfPay": "200.001"',
      '至多 2 位小数的十进制数,如 "12.50" / a decimal of at most 2 decimals such as "12.50"',
      '"200.001"',
    ],
    ["of another form of day", companion, '"2020-06-01"', '"2020.6.1"', DAY, '"2020.6.1"'],
    [
      "of a disease in words",
      companion,
      '"I63.9"',
      '"脑梗死"',
      "ICD-10 编码,如 I63.9 / an ICD-10 code such as I63.9",
      '"脑梗死"',
    ],
    [
      "of a tier that there is not",
      companion,
      '"tier": "county"',
      '"tier": "country"',
      'Value is not accepted. Valid values: "township", "county", "city", "province".',
      '"country"',
    ],
    [
      "of a total without decimals",
      companion,
      '"medicalAssistance.inpatient.paid": "0.01"',
      '"medicalAssistance.inpatient.paid": "1"',
      '两位小数的金额,如 "1938.00" / an amount such as "1938.00"',
      '"1"',
    ],
    [
      "of text in place of true",
      companion,
      '"tcm": false',
      '"tcm": "no"',
      'Incorrect type. Expected "boolean".',
      '"no"',
    ],
  ])("%s", async (_, file, right, wrong, message, under) => {
    const text = shippedText(file);
    expect(text).toContain(right);
    expect(await diagnosticsOf(file, text.replace(right, wrong))).toEqual([[message, under]]);
  });

  it("where what must be there is missing", async () => {
    const text = shippedText(companion).replace('"settled": "2020-06-10",', "");
    const found = await diagnosticsOf(companion, text);
    expect(found.map(([message]) => message)).toEqual(['Missing property "settled".']);
  });
});

describe("completion", () => {
  it.each([
    ["a claim", '"claim": { § }', Object.keys(claim.shape)],
    ["a visit", '"claim": { "visit": { § } }', Object.keys(claim.shape.visit.shape)],
    ["an account", '"account": { § }', Object.keys(account.shape)],
  ])("offers every key of %s, and says what it is", async (_, marked, keys) => {
    const offered = await completionsAt(companion, `{ "$schema": "../../../schema/case.schema.json", ${marked} }`);
    expect([...offered.keys()].sort()).toEqual([...keys].sort());
    expect([...offered.values()].filter((words) => !BOTH.test(words))).toEqual([]);
  });

  it("offers the tiers", async () => {
    const offered = await completionsAt(companion, shippedText(companion).replace('"tier": "county"', '"tier": "§"'));
    expect([...offered.keys()]).toEqual(['"township"', '"county"', '"city"', '"province"']);
  });
});

it("explains a key of a claim where the pointer rests", async () => {
  const text = shippedText(byLines);
  expect(await hoverAt(byLines, text, text.indexOf('"preSelfPayRate"') + 3)).toContain("先行自付比例");
});

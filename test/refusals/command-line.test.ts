/** What is wrong with texts that the command line reads: claims, accounts and rule folders, in both languages. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder, writeFiles } from "../cli/pack.ts";
import { run } from "../cli/run.ts";
import { accountWith, BASIC, claimWith, HUGE, PIPELINE, REGIONS, withPerson } from "./pack.ts";

const folder = temporaryFolder();
writeFiles(folder, { "rules/regions.json": REGIONS, "rules/pipeline.json": PIPELINE, "rules/basic.json": BASIC });
const settle = ["settle", "-", "--rules", join(folder, "rules"), "--no-trace"];

const good = JSON.stringify(claimWith());
const other = JSON.stringify(withPerson({ id: "p-2" }));
/** A claim with an amount that is written so. */
const amounting = (amount: string): string => good.replace('"1000.00"', amount);
const at = (amount: string): number => amounting(amount).indexOf(amount) + 1;

interface Run {
  readonly name: string;
  readonly stdin: string;
  readonly args?: readonly string[];
  readonly code: 1 | 2;
  /** How many claims are settled all the same. */
  readonly settled?: number;
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

function holdRuns(what: string, runs: readonly Run[]): void {
  describe(what, () => {
    test.each(runs.map((each) => [each.name, each] as const))("%s", async (_, each) => {
      const attempt = async (lang: "en" | "zh"): Promise<void> => {
        const { code, stdout, stderr } = await run([...settle, "--lang", lang, ...(each.args ?? [])], each.stdin);
        expect(stderr.split("\n")).toStrictEqual([...each[lang], ""]);
        expect(code).toBe(each.code);
        expect(stdout.split("\n").filter((line) => line !== "")).toHaveLength(each.settled ?? 0);
      };
      await Promise.all([attempt("en"), attempt("zh")]);
    });
  });
}

const place = (line: number, column: number): string => `line ${line}, column ${column}`;
const ort = (line: number, column: number): string => `第 ${line} 行第 ${column} 列`;
const value = (found: string, line: number, column: number): string =>
  `expected a JSON value, found "${found}" at ${place(line, column)}`;
const wert = (found: string, line: number, column: number): string =>
  `应为 JSON 值,实为${ort(line, column)}的 "${found}"`;

holdRuns("claims", [
  {
    name: "duplicate keys, also with escapes",
    stdin: good.replace('"id":"c-1"', '"id":"c-1",\n"\\u0069d":"c-2"'),
    code: 1,
    en: [
      `-:1: invalid_claim at id: expected each key once, found "id" again at ${place(2, 1)}, first at ${place(1, 2)}`,
      "1 of 1 claims refused",
    ],
    zh: [
      `-:1: invalid_claim 位于 id:应为每个键只出现一次,实为${ort(2, 1)}又有 "id",首次在${ort(1, 2)}`,
      "1 张单据中 1 张被拒",
    ],
  },
  {
    name: "a byte-order mark at the beginning",
    stdin: `\uFEFF${good}`,
    code: 2,
    en: ["yizhan: -: begins with a byte-order mark; remove it first"],
    zh: ["yizhan: -：以字节顺序标记（BOM）开头，请先去除"],
  },
  {
    name: "a byte-order mark before a later line",
    stdin: `${good}\n\uFEFF${other}`,
    code: 1,
    settled: 1,
    en: [
      `-:2: invalid_claim: expected JSON without a byte-order mark, found U+FEFF at ${place(2, 1)}`,
      "1 of 2 claims refused",
    ],
    zh: [`-:2: invalid_claim:应为不带字节顺序标记(BOM)的 JSON,实为${ort(2, 1)}的 U+FEFF`, "2 张单据中 1 张被拒"],
  },
  {
    name: "numbers that JSON does not have, each with its line; 1e3 is 1000",
    stdin: ["NaN", "Infinity", "0x10", "1e3", "1e999", "\uFF11", '"1e3"', "1,000.00"].map(amounting).join("\n"),
    code: 1,
    settled: 1,
    en: [
      `-:1: invalid_claim at bill.inScope: ${value("N", 1, at("NaN"))}`,
      `-:2: invalid_claim at bill.inScope: ${value("I", 2, at("Infinity"))}`,
      `-:3: invalid_claim at bill.inScope: expected a comma or }, found "x" at ${place(3, at("0x10") + 1)}`,
      "-:5: invalid_claim at bill.inScope: expected a finite number, found Infinity",
      `-:6: invalid_claim at bill.inScope: ${value("\uFF11", 6, at("\uFF11"))}`,
      '-:7: invalid_claim claim c-1 at bill.inScope: expected digits without an exponent, found "1e3"',
      `-:8: invalid_claim at bill: expected a key in double quotes, found "0" at ${place(8, at("1,000") + 2)}`,
      "7 of 8 claims refused",
    ],
    zh: [
      `-:1: invalid_claim 位于 bill.inScope:${wert("N", 1, at("NaN"))}`,
      `-:2: invalid_claim 位于 bill.inScope:${wert("I", 2, at("Infinity"))}`,
      `-:3: invalid_claim 位于 bill.inScope:应为逗号或 },实为${ort(3, at("0x10") + 1)}的 "x"`,
      "-:5: invalid_claim 位于 bill.inScope:应为有限的数,实为 Infinity",
      `-:6: invalid_claim 位于 bill.inScope:${wert("\uFF11", 6, at("\uFF11"))}`,
      '-:7: invalid_claim 单据 c-1 位于 bill.inScope:应为不带指数的数字,实为 "1e3"',
      `-:8: invalid_claim 位于 bill:应为带双引号的键,实为${ort(8, at("1,000") + 2)}的 "0"`,
      "8 张单据中 7 张被拒",
    ],
  },
  {
    name: "keys that reach for a prototype, in one item of an array",
    stdin: `[${good},\n${other.replace('"person":{', '"person":{"__proto__":{"id":"x"},"constr\\u0075ctor":1,')}]`,
    code: 1,
    settled: 1,
    en: [
      '-:2: invalid_claim at person.__proto__: expected another key, found "__proto__"',
      '-:2: invalid_claim at person.constructor: expected another key, found "constructor"',
      "1 of 2 claims refused",
    ],
    zh: [
      '-:2: invalid_claim 位于 person.__proto__:应为其他键名,实为 "__proto__"',
      '-:2: invalid_claim 位于 person.constructor:应为其他键名,实为 "constructor"',
      "2 张单据中 1 张被拒",
    ],
  },
  {
    name: "20 000 levels",
    stdin: `${other}\n{"x":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
    code: 1,
    settled: 1,
    en: [
      `-:2: invalid_claim: expected nesting of at most 64 levels, found more at ${place(2, 69)}`,
      "1 of 2 claims refused",
    ],
    zh: ["-:2: invalid_claim:应为嵌套至多 64 层,实为更多,自第 2 行第 69 列起", "2 张单据中 1 张被拒"],
  },
  {
    name: "50 MB, and less that is still too long, between claims that are settled",
    stdin: [good, `{"id":"${HUGE}"}`, `"${HUGE.slice(0, 10_000_000)}"`, other].join("\n"),
    code: 1,
    settled: 2,
    en: [
      "-:2: invalid_claim: expected a shorter text, found more bytes than are read",
      "-:3: invalid_claim: expected at most 8388608 characters, found 10000002",
      "2 of 4 claims refused",
    ],
    zh: [
      "-:2: invalid_claim:应为较短的文本,实为超出可读取长度的文本",
      "-:3: invalid_claim:应为至多 8388608 个字符,实为 10000002",
      "4 张单据中 2 张被拒",
    ],
  },
]);

const account = JSON.stringify(accountWith());
const accountsIn = (name: string, text: string): readonly string[] => {
  writeFiles(folder, { [name]: text });
  return ["--accounts", join(folder, name)];
};

holdRuns("accounts", [
  {
    name: "duplicate keys, a prototype, NaN and 50 MB",
    stdin: good,
    args: accountsIn(
      "texts.ndjson",
      [
        account.replace('"year"', '"year":1,"year"'),
        account.replace('"amounts":{', '"amounts":{"__proto__":1,'),
        account.replace('"year":2018', '"year":NaN'),
        `"${HUGE}"`,
      ].join("\n"),
    ),
    code: 2,
    en: [
      `invalid_account at ${folder}/texts.ndjson:1#year: expected each key once, found "year" again at ${place(1, 26)}, first at ${place(1, 17)}`,
      `invalid_account at ${folder}/texts.ndjson:2#amounts.__proto__: expected another key, found "__proto__"`,
      `invalid_account at ${folder}/texts.ndjson:3#year: ${value("N", 3, 24)}`,
      `invalid_account at ${folder}/texts.ndjson:4: expected a shorter text, found more bytes than are read`,
    ],
    zh: [
      `invalid_account 位于 ${folder}/texts.ndjson:1#year:应为每个键只出现一次,实为${ort(1, 26)}又有 "year",首次在${ort(1, 17)}`,
      `invalid_account 位于 ${folder}/texts.ndjson:2#amounts.__proto__:应为其他键名,实为 "__proto__"`,
      `invalid_account 位于 ${folder}/texts.ndjson:3#year:${wert("N", 3, 24)}`,
      `invalid_account 位于 ${folder}/texts.ndjson:4:应为较短的文本,实为超出可读取长度的文本`,
    ],
  },
  {
    name: "a byte-order mark",
    stdin: good,
    args: accountsIn("mark.json", `\uFEFF[${account}]`),
    code: 2,
    en: [`yizhan: ${folder}/mark.json: begins with a byte-order mark; remove it first`],
    zh: [`yizhan: ${folder}/mark.json：以字节顺序标记（BOM）开头，请先去除`],
  },
  {
    name: "accounts that are none, each with its place",
    stdin: good,
    args: accountsIn("none.json", JSON.stringify([accountWith(), accountWith({ year: 1 }), "p-3"])),
    code: 2,
    en: [
      `invalid_account at ${folder}/none.json#accounts[1].year: expected a year from 1900 to 2199, found 1`,
      `invalid_account at ${folder}/none.json#accounts[2]: expected an object, found p***`,
    ],
    zh: [
      `invalid_account 位于 ${folder}/none.json#accounts[1].year:应为 1900 至 2199 的年份,实为 1`,
      `invalid_account 位于 ${folder}/none.json#accounts[2]:应为对象,实为 p***`,
    ],
  },
]);

const rulesIn = (name: string, files: { readonly [file: string]: unknown }): readonly string[] => {
  writeFiles(join(folder, name), files);
  return ["--rules", join(folder, name)];
};

holdRuns("rule folders", [
  {
    name: "a byte-order mark, duplicate keys and 50 MB, in one folder",
    stdin: good,
    args: rulesIn("texts", {
      "a/mark.json": `\uFEFF${JSON.stringify(BASIC)}`,
      "b/twice.json": '{"layer":"basic",\n"layer":"basic"}',
      "c.json": `"${HUGE}"`,
    }),
    code: 2,
    en: [
      `invalid_rules at ${folder}/texts/a/mark.json: expected JSON without a byte-order mark, found U+FEFF at ${place(1, 1)}`,
      `invalid_rules at ${folder}/texts/b/twice.json#layer: expected each key once, found "layer" again at ${place(2, 1)}, first at ${place(1, 2)}`,
      `invalid_rules at ${folder}/texts/c.json: expected at most 8388608 characters, found 50000002`,
    ],
    zh: [
      `invalid_rules 位于 ${folder}/texts/a/mark.json:应为不带字节顺序标记(BOM)的 JSON,实为${ort(1, 1)}的 U+FEFF`,
      `invalid_rules 位于 ${folder}/texts/b/twice.json#layer:应为每个键只出现一次,实为${ort(2, 1)}又有 "layer",首次在${ort(1, 2)}`,
      `invalid_rules 位于 ${folder}/texts/c.json:应为至多 8388608 个字符,实为 50000002`,
    ],
  },
]);

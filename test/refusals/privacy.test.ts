/** Ids and names of persons are in no message, in no language, wherever they stand in what is refused. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRulebook, createSession, formatIssues, settle, SettlementError } from "../../src/index.ts";
import type { RuleFile } from "../../src/index.ts";
import { temporaryFolder, writeFiles } from "../cli/pack.ts";
import { run } from "../cli/run.ts";
import {
  accountWith,
  BASIC,
  BENEFIT,
  BILL,
  CASE,
  claimWith,
  HOSPITAL,
  packOf,
  PERSON,
  PIPELINE,
  REGIONS,
  RULEBOOK,
  VISIT,
  withBenefit,
  withLines,
  withPaid,
  withPerson,
} from "./pack.ts";
import type { Fields, Value } from "./pack.ts";
import { CLAIM_LIKE, isObject } from "./privacy.ts";

const ID = "320102195703011234";
const NAME = "欧阳小明";
/** More of an id or name than the one character that a mask leaves. */
const SECRET = /3201|欧阳/;

function expectSecret(error: unknown): void {
  if (!(error instanceof SettlementError)) throw error;
  for (const language of ["en", "zh"] as const) expect(formatIssues(error.issues, language)).not.toMatch(SECRET);
  expect(error.message).not.toMatch(SECRET);
  expect(JSON.stringify(error.issues)).not.toMatch(SECRET);
}

function expectRefused(attempt: () => unknown): void {
  let refused = false;
  try {
    attempt();
  } catch (error) {
    refused = true;
    expectSecret(error);
  }
  expect(refused).toBe(true);
}

/** A right claim of that person, with the name wherever a claim has a free text. */
const claim: Fields = {
  ...withLines({ id: "1", code: "x", name: NAME, catalogue: "A", amount: "1000.00" }),
  person: { ...PERSON, id: ID },
};
const of = (changes: Fields): Fields => ({ ...claim, ...changes });
const personal = (changes: Fields): Fields => of({ person: { ...PERSON, id: ID, ...changes } });
const account = (changes: Fields = {}): Fields => accountWith({ person: ID, ...changes });

/** Whatever may be wrong with a value. */
const SPOILT = (secret: string): readonly Value[] => [
  secret,
  secret.repeat(100),
  `${secret}\uD800`,
  [secret],
  { id: secret, name: secret },
  { [secret]: 1 }[secret],
  Number(secret.replace(/\D/g, "") || 5),
  true,
  "",
  null,
];

describe("in a claim", () => {
  test.each([ID, NAME])("%s in place of the claim, the person and the id", (secret) => {
    for (const value of SPOILT(secret)) {
      const wrong = { ...claim, x: 1 };
      // An object's id in place of the claim is the claim's id, by which it is found.
      if (!isObject(value)) expectRefused(() => settle(RULEBOOK, value));
      expectRefused(() => settle(RULEBOOK, { ...wrong, person: value }));
      expectRefused(() => settle(RULEBOOK, { ...wrong, person: { ...PERSON, id: value } }));
      expectRefused(() => settle(RULEBOOK, { ...wrong, person: { id: value } }));
    }
  });

  test.each([ID, NAME])("%s as the value of unknown fields, in every part", (secret) => {
    for (const value of [secret, [secret], { name: secret }, { deep: [{ id: secret }] }]) {
      const x = { name: value, patient: value, idCard: value };
      for (const spoilt of [
        of(x),
        personal(x),
        personal({ categories: [{ code: "marginal", ...x }] }),
        of({ visit: { ...VISIT, ...x } }),
        of({ visit: { ...VISIT, facility: { ...HOSPITAL, ...x } } }),
        withLines({ id: "1", catalogue: "A", amount: "1.00", patient: value }),
        withLines({ id: "1", split: { ...BILL, ...x } }),
        claimWith({ bill: { ...BILL, ...x } }),
        claimWith({ bill: [{ ...BILL, ...x }] }),
        withPaid({ layer: "basic", amount: "1.00", ...x }),
        withPaid({ layer: "basic", amount: "1.00", buckets: { inScope: "1.00", ...x } }),
      ])
        expectRefused(() => settle(RULEBOOK, spoilt));
    }
  });

  test.each([ID, NAME])("%s as the name of a line, which is too long or stands beside other faults", (secret) => {
    for (const value of SPOILT(secret)) {
      const line = { id: "1", name: value, catalogue: "D", amount: "1,00" };
      expectRefused(() => settle(RULEBOOK, withLines(line)));
      expectRefused(() => settle(RULEBOOK, withLines(line, line)));
    }
  });

  test("the id in place of something else", () => {
    const held = { code: ID, from: ID, to: ID };
    for (const spoilt of [
      personal({ region: ID }),
      personal({ birthDate: ID }),
      personal({ insurance: ID }),
      personal({ categories: [held], certificates: [held] }),
      personal({ categories: [{ code: ID }, { code: ID }] }),
      of({ visit: { ...VISIT, kind: ID, settled: ID, diseases: [ID], facility: { ...HOSPITAL, region: ID } } }),
      of({ lines: ["1", "2"].map((amount) => ({ id: ID, catalogue: "A", amount })) }),
      of({ lines: undefined, bill: { ...BILL, inScope: ID } }),
      of({ paid: [{ layer: ID, amount: ID }] }),
      of({ paid: ["1", "2"].map((amount) => ({ layer: ID, amount })) }),
    ])
      expectRefused(() => settle(RULEBOOK, spoilt));
  });

  test("a claim that is no plain data", () => {
    expectRefused(() => settle(RULEBOOK, personal({ birthDate: Number.NaN, name: NAME })));
    expectRefused(() => settle(RULEBOOK, { ...claim, person: Object.assign(new Error(NAME), PERSON, { id: ID }) }));
    expectRefused(() =>
      settle(RULEBOOK, {
        ...claim,
        get patient() {
          return NAME;
        },
      }),
    );
  });
});

describe("in an account", () => {
  test.each([ID, NAME])("%s in place of the account and of its person, and as unknown fields", (secret) => {
    for (const value of SPOILT(secret)) {
      const all = [value, account({ person: value, x: 1 }), account({ name: value, patient: value })];
      for (const wrong of all) {
        expectRefused(() => settle(RULEBOOK, claim, wrong));
        expectRefused(() => createSession(RULEBOOK, [account(), wrong]));
      }
    }
  });

  test("of another person or year, and twice in a session", () => {
    expectRefused(() => settle(RULEBOOK, claim, accountWith({ person: NAME })));
    expectRefused(() => settle(RULEBOOK, claimWith(), account({ year: 2017 })));
    expectRefused(() => settle(RULEBOOK, withPerson({ id: NAME }), account({ year: 2017 })));
    expectRefused(() => createSession(RULEBOOK, [account(), account()]));
  });
});

describe("in settling", () => {
  const critical = { ...BASIC, layer: "criticalIllness", to: "2018-01-31" };
  const cases: readonly (readonly [name: string, rules: readonly RuleFile[], claim: Fields, account?: Fields])[] = [
    ["a missing fact", withBenefit({ when: { var: "visit.referred" } }), claim],
    ["two cases that hold", withBenefit({ cases: [CASE, { ...CASE, id: "b" }] }), claim],
    ["what is not encoded", packOf({ notEncoded: [{ source: "n", why: { zh: "另有", en: "more" } }] }), claim],
    ["a layer that has ended", packOf({}, { file: "critical.json", data: critical }), claim],
    ["a layer without a rule", packOf({ from: "2018-12-01" }), claim],
    ["an unknown region", packOf(), personal({ region: "110000" })],
    ["a day without rules", packOf(), of({ visit: { ...VISIT, settled: "2030-01-01", discharged: "2030-01-01" } })],
    ["an unknown layer", packOf(), of({ paid: [{ layer: "backstop", amount: "1.00" }] })],
    ["too much paid", packOf(), of({ paid: [{ layer: "basic", amount: "1000.01" }] })],
    ["a code that nobody declares", packOf(), personal({ categories: [{ code: "rich" }] })],
    ["a total below zero", packOf(), of({ lines: [{ id: "1", name: NAME, catalogue: "A", amount: "-1.00" }] })],
    [
      "a running total past its bound",
      withBenefit({ limits: [] }),
      claim,
      account({ amounts: { "basic.half.base": "9999999999999.99" } }),
    ],
  ];
  for (const [name, rules, given, before = account()] of cases)
    test(name, () => {
      expectRefused(() => settle(createRulebook(rules), given, before));
    });
});

test("the tables of this folder, each with that person and name in place of its own", () => {
  for (const { rules, claim: given, options } of CLAIM_LIKE) {
    const person = { ...(given["person"] as Fields), id: ID, name: NAME };
    expectRefused(() =>
      settle(rules === undefined ? RULEBOOK : createRulebook(rules), { ...given, person }, account(), options),
    );
  }
});

test("the command line", async () => {
  const folder = temporaryFolder();
  const good = JSON.stringify(claim);
  const held = JSON.stringify(account());
  writeFiles(folder, {
    "rules/regions.json": REGIONS,
    "rules/pipeline.json": PIPELINE,
    "rules/basic.json": { ...BASIC, benefits: [{ ...BENEFIT, when: { var: "visit.referred" } }] },
    "accounts.json": `[${[held.replace("{", `{"person":"${NAME}",`), held.replace("2018", "NaN"), `"${ID}"`].join()}]`,
    "twice.json": `[${held},${held},${held.replace('"revision":1', '"revision":-1')}]`,
  });
  const claims = [
    good,
    good.replace("{", `{"person":"${NAME}",`),
    good.replace('"1000.00"', "NaN"),
    good.replace('"1000.00"', `"${ID}"`),
    good.replace("990100", "110000"),
    good.slice(0, good.indexOf(NAME) + 2),
    `"${ID}"`,
    `"${NAME}`,
  ].join("\n");
  const settling = ["settle", "-", "--rules", join(folder, "rules"), "--lang"];
  const runs = ["en", "zh"].flatMap((lang) =>
    [[], ["--accounts", join(folder, "accounts.json")], ["--accounts", join(folder, "twice.json")]].map((more) =>
      run([...settling, lang, ...more], claims),
    ),
  );
  const done = await Promise.all(runs);
  expect(done.map(({ code }) => code)).toStrictEqual([1, 2, 2, 1, 2, 2]);
  for (const { stderr } of done) {
    expect(stderr).not.toBe("");
    expect(stderr).not.toMatch(SECRET);
  }
});

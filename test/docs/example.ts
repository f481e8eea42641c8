/** Running `example` blocks: what an example says comes out of the real engine, exactly, or is listed as different. */
import { isDeepStrictEqual } from "node:util";
import { benefitYear, createRulebook, settle, SettlementError } from "../../src/index.ts";
import type { RuleFile, Settled } from "../../src/index.ts";
import { readJson } from "../../src/json.ts";
import {
  accountOf,
  benefitOf,
  claimOf,
  countyOf,
  EXAMPLE_KEYS,
  headOf,
  pipelineFile,
  REGIONS,
} from "./example-format.ts";
import type { Example } from "./example-format.ts";
import { withoutComments } from "./kinds.ts";

/** What an example says and what comes out; equal for an example that is right. */
export interface Result {
  readonly said: unknown;
  readonly found: unknown;
}

/**
 * Runs an example.
 *
 * @throws Error where the block is no example, or is refused without saying so.
 */
export function runExample(jsonc: string): Result {
  const example = readExample(jsonc);
  const said = sayingsOf(example);
  if (Object.keys(said).length === 0) throw new Error("the example says no result");
  try {
    const found = foundIn(example, settleExample(example));
    return { said, found: Object.fromEntries(Object.keys(said).map((key) => [key, found[key]])) };
  } catch (error) {
    if (!(error instanceof SettlementError) || example.refused === undefined) throw error;
    return { said, found: { refused: [...new Set(error.issues.map(({ code }) => code))].join(" ") } };
  }
}

function readExample(jsonc: string): Example {
  const read = readJson(withoutComments(jsonc));
  if (!read.ok) throw new Error(read.findings.map(({ expected, found }) => `${expected.en}, not ${found}`).join("; "));
  const example = read.value as Example;
  const unknown = Object.keys(example).filter((key) => !(EXAMPLE_KEYS as readonly string[]).includes(key));
  if (unknown.length > 0) throw new Error(`no such key of an example: ${unknown.join(", ")}`);
  return example;
}

/** What an example says of the result, in the form of what is found. */
function sayingsOf(example: Example): Record<string, unknown> {
  const { pays, patient, entitlements, notes, refused } = example;
  const said = {
    pays: typeof pays === "object" ? withoutZeros(pays) : pays,
    patient,
    "account after": example["account after"],
    "lines after": example["lines after"],
    entitlements,
    notes,
    refused,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function settleExample(example: Example): Settled {
  const rulebook = createRulebook(filesOf(example));
  const claim = claimOf(example);
  const { person, year } = benefitYear(rulebook, claim);
  return settle(rulebook, claim, accountOf(example.account ?? {}, person, year));
}

function filesOf(example: Example): RuleFile[] {
  const { benefit, benefits, layer = "basic", notEncoded = [], county, pipeline = {} } = example;
  const layers = example.layers ?? { [layer]: benefits ?? (benefit === undefined ? [] : [benefit]) };
  const names = Object.keys(layers);
  const last = names.at(-1);
  const versions = Object.entries(layers).map(([name, own]): RuleFile => ({
    file: `province/${name}.json`,
    data: {
      ...headOf("province"),
      layer: name,
      benefits: own.map(benefitOf),
      ...(name === last ? { notEncoded: notEncoded.map((each) => ({ source: "n", ...each })) } : {}),
    },
  }));
  const own: RuleFile[] =
    county === undefined
      ? []
      : [{ file: "county.json", data: { ...headOf("county"), layer: last, ...countyOf(county) } }];
  return [REGIONS, pipelineFile(pipeline, example), ...versions, ...own];
}

function foundIn(example: Example, { settlement, account }: Settled): Record<string, unknown> {
  const { admissions, highestTier, counts, amounts } = account;
  const state: Record<string, unknown> = { admissions, highestTier, counts };
  const asked = Object.keys(example["account after"] ?? {}).filter((key) => key in state);
  const sum = fenOf(settlement.total) - fenOf(settlement.patient.amount);
  return {
    pays: typeof example.pays === "object" ? withoutZeros(settlement.payers) : yuanOf(sum),
    patient: settlement.patient.amount,
    "account after": { ...amounts, ...Object.fromEntries(asked.map((key) => [key, state[key]])) },
    "lines after": Object.fromEntries(settlement.lines.map(({ id, payers, patient }) => [id, { ...payers, patient }])),
    entitlements: settlement.entitlements,
    notes: settlement.notes.map(({ why }) => why.en),
    refused: undefined,
  };
}

function withoutZeros(amounts: { readonly [key: string]: string }): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== "0.00"));
}

function fenOf(amount: string): number {
  return Number(amount.replace(".", ""));
}

function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Whether an example is right. */
export function isRight({ said, found }: Result): boolean {
  return isDeepStrictEqual(said, found);
}

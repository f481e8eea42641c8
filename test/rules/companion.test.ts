/** Every companion case, and every file that explains mutants, has the form that its JSON Schema says. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isExplanations } from "../../src/cases/read.ts";
import { readJson } from "../../src/json.ts";
import { caseFileSchema } from "../../src/rules/case-file.ts";
import { explanationsSchema } from "../../src/rules/explanations.ts";
import { findingsOf } from "../../src/rules/finding.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = ["rules", "test/golden/packs"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])cases[\\/][^\\/]+\.json$/.test(file))
    .map((file) => join(folder, file))
    .sort(),
);

/** Path and `found` of everything that is wrong with a case. */
function faults(
  text: string,
  schema: typeof caseFileSchema | typeof explanationsSchema = caseFileSchema,
): (readonly [path: string, found: string])[] {
  const read = readJson(text);
  const checked = read.ok ? schema.safeParse(read.value) : null;
  const findings = read.ok ? findingsOf(checked?.error?.issues ?? [], read.value) : read.findings;
  return findings.map(({ path, found }) => [path, found]);
}

it.each(files)("%s", (file) => {
  const schema = isExplanations(file) ? explanationsSchema : caseFileSchema;
  expect(faults(readFileSync(join(root, file), "utf8"), schema)).toEqual([]);
});

describe("a case", () => {
  const title = { zh: "一", en: "one" };
  const payment = { layer: "basic", benefit: "inpatient", case: "county", payer: "basic", amount: "-1.00" };
  const working = { layer: "basic", benefit: null, payer: "basic", expression: "1.00" };
  const companion = {
    title,
    source: "made up",
    evidence: "illustrative",
    claim: { id: "c-1" },
    expect: { payments: [payment, { ...payment, benefit: null, case: null }], patient: "0.00" },
    working: [working],
  };

  it.each<[string, object, [string, string][]]>([
    ["that is right", {}, []],
    [
      "with everything",
      {
        $schema: "x",
        account: {},
        patientWorking: "0",
        expect: { ...companion.expect, account: { amounts: { "basic.a.base": "1.00" } } },
      },
      [],
    ],
    ["without a claim", { claim: undefined }, [["claim", "nothing"]]],
    ["with a version too", { version: {} }, [["version", '"version"']]],
    ["with a number for money", { expect: { payments: [], patient: 1 } }, [["expect.patient", "1"]]],
    [
      "with a payment that leaves out its benefit",
      { expect: { payments: [{ ...payment, benefit: undefined }], patient: "0.00" } },
      [["expect.payments[0].benefit", "nothing"]],
    ],
    ["of a bill that is refused", { expect: { refused: ["not_encoded"] }, working: [] }, []],
    ["refused and paid", { expect: { refused: ["not_encoded"], payments: [] } }, [["expect", "payments, refused"]]],
    [
      "refused for what is no rule's matter",
      { expect: { refused: ["invalid_claim"] } },
      [["expect.refused[0]", '"invalid_claim"']],
    ],
    [
      "with remarks",
      {
        expect: {
          payments: [],
          patient: "0.00",
          notes: [{ layer: "basic", source: "n" }],
          entitlements: ["noDeposit"],
        },
      },
      [],
    ],
    ["with an unknown key", { expected: {} }, [["expected", '"expected"']]],
  ])("%s", (_, change, found) => {
    expect(faults(JSON.stringify({ ...companion, ...change }))).toEqual(found);
  });
});

describe("a case of ranges", () => {
  const version = {
    layer: "basic",
    region: "990000",
    from: "2018-01-01",
    published: null,
    documents: { n: { title: "x", evidence: "illustrative" } },
    benefits: [],
  };
  const range = {
    title: { zh: "一", en: "one" },
    source: "made up",
    evidence: "illustrative",
    version,
    expect: { findings: [{ code: "out_of_range", path: "benefits[0]" }] },
  };

  it.each<[string, object, [string, string][]]>([
    ["that is right", {}, []],
    ["that finds nothing", { expect: { findings: [] } }, []],
    ["with an unknown key", { working: [] }, [["working", '"working"']]],
    ["with a version that is none", { version: { ...version, from: "2018" } }, [["version.from", '"2018"']]],
    [
      "that expects what no range gives",
      { expect: { findings: [{ code: "gap", path: "to" }] } },
      [["expect.findings[0].code", '"gap"']],
    ],
  ])("%s", (_, change, found) => {
    expect(faults(JSON.stringify({ ...range, ...change }))).toEqual(found);
  });
});

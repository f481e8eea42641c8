/** Made-up packs of rules, large in one way each, settled claim by claim. */
import type { Open } from "../harness/runner.ts";
import { createRandom } from "../sample/random.ts";
import { cycle } from "./cycle.ts";
import * as yizhan from "../yizhan.ts";

const CLAIMS = 1024;
const text = (word: string): { readonly zh: string; readonly en: string } => ({ zh: word, en: word });
const documents = { n: { title: "made up", evidence: "illustrative" } };
const dated = { from: "2024-01-01", published: null, documents, source: "n" };

/** A region with one benefit of so many cases, one for each class of hospital. */
function packOf(region: string, cases: number): yizhan.RuleFile[] {
  const classes = Array.from({ length: cases }, (_, i) => `c${i}`);
  const pipeline = {
    ...dated,
    region,
    order: ["basic"],
    selectBy: "discharge",
    yearOf: "discharge",
    classes: Object.fromEntries(classes.map((code) => [code, { title: text(code) }])),
  };
  const { source: _, ...version } = dated;
  const basic = {
    ...version,
    layer: "basic",
    region,
    benefits: [
      {
        id: "inpatient",
        title: text("inpatient"),
        source: "n",
        base: { of: ["inScope"] },
        cases: classes.map((code, i) => ({
          id: code,
          when: { "==": [{ var: "visit.class" }, code] },
          deductible: `${100 + (i % 900)}.00`,
          bands: [{ upTo: "1500.00", rate: "0.63" }, { rate: "0.83" }],
          source: "n",
        })),
      },
    ],
  };
  return [
    { file: `${region}/pipeline.json`, data: pipeline },
    { file: `${region}/basic.json`, data: basic },
  ];
}

const codeOf = (i: number): string => `99${String(i).padStart(4, "0")}`;

function rulesOf(regions: number, cases: number): yizhan.Rulebook {
  const codes = Array.from({ length: regions }, (_, i) => codeOf(i));
  const named = codes.map((code) => ({ code, name: text(code), parent: null, level: "county" }));
  return yizhan.openRules([{ file: "regions.json", data: named }, ...codes.flatMap((code) => packOf(code, cases))]);
}

function claimsFor(regions: number, cases: number): yizhan.Claim[] {
  const random = createRandom(99);
  const claims = Array.from({ length: CLAIMS }, (_, i) => {
    const region = codeOf(random.whole(0, regions - 1));
    return {
      id: `c-${i}`,
      person: { id: `p-${i}`, region },
      visit: {
        kind: "inpatient",
        facility: { id: "h-1", region, tier: "county", class: `c${random.whole(0, cases - 1)}` },
        admitted: "2024-03-01",
        discharged: "2024-03-10",
        settled: "2024-03-10",
      },
      bill: { inScope: `${random.whole(1, 50_000)}.00`, preSelfPay: "10.00", overLimit: "0.00", ownPay: "5.00" },
    };
  });
  // Their text is as JSON gives it.
  return JSON.parse(JSON.stringify(claims)) as yizhan.Claim[];
}

/** The core on a benefit of many cases; claims of all of them. */
export function openCases(cases: number): Open {
  return () => {
    const wire = claimsFor(1, cases);
    const plan = yizhan.planOf(rulesOf(1, cases), wire[0] as yizhan.Claim);
    const year = { person: "p-0", year: 2024, revision: 0, admissions: 0, highestTier: null, amounts: {} };
    const account = yizhan.readAccount(year);
    const seat = yizhan.openCore(plan);
    const claims = wire.map((claim) => yizhan.readClaim(claim));
    const begun = yizhan.openYear(seat, claims[0] as yizhan.ParsedClaim, account);
    return cycle(claims, (claim) => yizhan.touch(seat, yizhan.tracedCore(seat, claim, begun)));
  };
}

/** The whole of `settle` with so many regions loaded; claims of so many of them. */
export function openRegions(loaded: number, visited: number): Open {
  return () => {
    const rulebook = rulesOf(loaded, 10);
    return cycle(
      claimsFor(visited, 10),
      (claim) => yizhan.wholeSettle(rulebook, claim, undefined).settlement.payments.length,
    );
  };
}

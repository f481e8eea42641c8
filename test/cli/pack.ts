/** A small rule folder of its own region, so that the command line is tested whatever the shipped rules become. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Claim } from "../../src/claim/types.ts";

const documents = { n: { title: "Test notice", evidence: "illustrative" } };

/** Half of what is in scope, at most 100.00 a year. */
const FILES: { readonly [file: string]: unknown } = {
  "regions.json": [{ code: "990000", name: { zh: "试验地", en: "Testland" }, parent: null, level: "country" }],
  "CN/990000-testland/pipeline/2018-01-01.json": {
    region: "990000",
    from: "2018-01-01",
    published: null,
    order: ["basic"],
    documents,
    source: "n",
    selectBy: "settlement",
    yearOf: "settlement",
  },
  "CN/990000-testland/basic/2018-01-01.json": {
    layer: "basic",
    region: "990000",
    from: "2018-01-01",
    published: "2017-12-01",
    documents,
    benefits: [
      {
        id: "half",
        title: { zh: "一半", en: "Half" },
        source: "n 一",
        base: { of: ["inScope"] },
        cases: [{ id: "all", bands: [{ rate: "0.50" }], source: "n 二" }],
        limits: [{ amount: "100.00", on: "paid", per: "year" }],
      },
    ],
  },
};

/** A new folder of its own. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "yizhan-cli-"));
}

/** Writes files into a folder; values as JSON, texts as they are. */
export function writeFiles(folder: string, files: { readonly [file: string]: unknown }): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
  }
}

/** Writes the rule folder and gives its path. */
export function writePack(): string {
  const folder = join(temporaryFolder(), "rules");
  writeFiles(folder, FILES);
  return folder;
}

/** A claim in that region, of which half of `inScope` is paid while the limit lasts. */
export function claimOf(id: string, person: string, inScope: string, settled = "2018-05-01"): Claim {
  const facility = { id: "h", region: "990000", tier: "county" } as const;
  return {
    id,
    person: { id: person, region: "990000" },
    visit: { kind: "outpatient", facility, settled },
    bill: { inScope, preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" },
  };
}

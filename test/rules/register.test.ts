/** The register of regions: in order, complete, and no better than the documents that its rules stand on. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRulebook, settle, SettlementError } from "../../src/index.ts";
import type { Account, Claim, Region, Rulebook } from "../../src/index.ts";
import { readCaseFiles, readRuleFiles, shippedRules } from "../../src/node.ts";

const COUNTRY = "100000";
const root = shippedRules();
const regions = JSON.parse(readFileSync(join(root, "regions.json"), "utf8")) as readonly Region[];
const folders = readdirSync(join(root, "CN")).map((name) => ({ name, code: name.slice(0, 6) }));
const WEAKEST_FIRST = ["illustrative", "recalled", "repost", "official"] as const;

/** The evidence of every document that the files below a folder cite. */
function evidenceIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json") && !/(^|[\\/])cases[\\/]/.test(file))
    .flatMap((file) => {
      const content = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
        readonly documents?: { readonly [key: string]: { readonly evidence: string } };
      };
      return Object.values(content.documents ?? {}).map(({ evidence }) => evidence);
    });
}

describe("regions.json", () => {
  it("goes by code", () => {
    const codes = regions.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
  });

  it.each(regions)("$code says what is covered, how well and until when it was checked", (region) => {
    expect(region.covers).toBeDefined();
    expect(region.evidence).toBeDefined();
    expect(region.checked).toBeDefined();
  });

  it.each(folders)("has $name, no better than its documents", ({ name, code }) => {
    const region = regions.find((each) => each.code === code);
    expect(region).toBeDefined();
    const found = evidenceIn(join(root, "CN", name));
    const weakest = WEAKEST_FIRST.find((each) => found.includes(each));
    expect(WEAKEST_FIRST.indexOf(region?.evidence ?? "official")).toBeLessThanOrEqual(
      WEAKEST_FIRST.indexOf(weakest ?? "official"),
    );
  });
});

describe("the country above the provinces", () => {
  interface Case {
    readonly claim: Claim;
    readonly account?: Account;
  }
  const files = readRuleFiles(root);
  const withParents = (parentOf: (region: Region) => string | null): Rulebook =>
    createRulebook(
      files.map(({ file, text }) =>
        file === "regions.json"
          ? { file, data: regions.map((region) => ({ ...region, parent: parentOf(region) })) }
          : { file, text: text ?? "" },
      ),
    );
  const isTop = ({ code, parent }: Region): boolean => code !== COUNTRY && (parent === null || parent === COUNTRY);
  const below = withParents((region) => (isTop(region) ? COUNTRY : region.parent));
  const apart = withParents((region) => (isTop(region) ? null : region.parent));
  const cases = readCaseFiles(root).filter(
    ({ file, text = "" }) => !file.startsWith(`CN/${COUNTRY}-`) && /^  "claim": /m.test(text),
  );

  /** All but the versions that took part: the country's order is one more of those. */
  function outcomeOf(rulebook: Rulebook, { claim, account }: Case): unknown {
    try {
      const settled = settle(rulebook, claim, account);
      return { ...settled, settlement: { ...settled.settlement, rules: [] } };
    } catch (error) {
      return error instanceof SettlementError ? error.issues : error;
    }
  }

  it.each(cases)("changes no fen of $file", ({ text = "" }) => {
    const content = JSON.parse(text) as Case;
    expect(outcomeOf(below, content)).toEqual(outcomeOf(apart, content));
  });
});

import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRulebook, settle, SettlementError } from "../../src/index.ts";
import type { Rulebook } from "../../src/index.ts";
import { layFolders, loadRules, readRuleFiles, shippedRules } from "../../src/node.ts";
import { claimOf, writePack } from "../cli/pack.ts";

function folderOf(files: { readonly [file: string]: string | Uint8Array }): string {
  const folder = mkdtempSync(join(tmpdir(), "yizhan-node-"));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

function findings(action: () => unknown): readonly (readonly [string, string | undefined, string])[] {
  try {
    action();
  } catch (error) {
    if (error instanceof SettlementError) return error.issues.map(({ code, file, found }) => [code, file, found]);
    throw error;
  }
  throw new Error("not refused");
}

/** What settling gives, or what it is refused with. */
function outcome(rulebook: Rulebook, claim: unknown): unknown {
  try {
    return settle(rulebook, claim);
  } catch (error) {
    if (error instanceof SettlementError) return error.issues;
    throw error;
  }
}

describe("reading a folder", () => {
  test("every .json as text, named from the folder with /, sorted by code point; other folders and files passed over", () => {
    const folder = folderOf({
      "b/x.json": "1",
      "B.json": "2",
      "a/deep/er.json": "3",
      "\uffff.json": "4",
      "😀.json": "5",
      "a/notes.md": "no",
      "cases/c.json": "no",
      "a/cases/c.json": "no",
      "samples/s.json": "no",
      "schema/s.json": "no",
      ".git/config.json": "no",
      ".hidden.json": "no",
    });
    expect(readRuleFiles(folder)).toEqual([
      { file: "B.json", text: "2" },
      { file: "a/deep/er.json", text: "3" },
      { file: "b/x.json", text: "1" },
      { file: "\uffff.json", text: "4" },
      { file: "😀.json", text: "5" },
    ]);
  });

  test("a folder that happens to lie in one called cases is read like any other", () => {
    const folder = folderOf({ "cases/rules/x.json": "1" });
    expect(readRuleFiles(join(folder, "cases/rules"))).toEqual([{ file: "x.json", text: "1" }]);
  });

  test("links are followed, but not in circles", () => {
    const folder = folderOf({ "a/x.json": "1" });
    symlinkSync(folder, join(folder, "a/round"));
    symlinkSync("x.json", join(folder, "a/y.json"));
    expect(readRuleFiles(folder).map(({ file }) => file)).toEqual(["a/x.json", "a/y.json"]);
  });

  test("a byte-order mark stays, for the reader of JSON to refuse", () => {
    expect(readRuleFiles(folderOf({ "x.json": "\ufeff1" }))).toEqual([{ file: "x.json", text: "\ufeff1" }]);
  });

  test("a folder that cannot be read is named as it was given", () => {
    expect(findings(() => readRuleFiles("no/such/../folder"))).toEqual([
      ["invalid_rules", "no/such/../folder", "ENOENT"],
    ]);
    const folder = folderOf({ "x.json": "1" });
    expect(findings(() => readRuleFiles(join(folder, "x.json")))).toEqual([
      ["invalid_rules", join(folder, "x.json"), "ENOTDIR"],
    ]);
  });

  test("files that cannot be read are named, all of them", () => {
    const folder = folderOf({ "a.json": Uint8Array.of(0x22, 0xd6, 0xd0, 0x22), "c.json": "1" });
    symlinkSync("nowhere", join(folder, "b.json"));
    const found = findings(() => readRuleFiles(folder));
    expect(found).toContainEqual(["invalid_rules", join(folder, "a.json"), "bytes that are not UTF-8"]);
    expect(found).toContainEqual(["invalid_rules", join(folder, "b.json"), "ENOENT"]);
    expect(found).toHaveLength(2);
  });
});

describe("loading rules", () => {
  test("the shipped rules are a rulebook", () => {
    expect(readRuleFiles(shippedRules()).map(({ file }) => file)).toContain("regions.json");
    expect(() => loadRules()).not.toThrow();
  });

  test("every shipped file lies in the folder of its region, so that a region's files are found without reading others", () => {
    for (const { file, text } of readRuleFiles(shippedRules())) {
      if (file === "regions.json" || file === "accepted.json") continue;
      const { region } = JSON.parse(text ?? "") as { readonly region: string };
      expect([file, file.startsWith(`CN/${region}-`)]).toEqual([file, true]);
    }
  });

  test("the shipped rules settle alike whether they are read all at once or with the first claim of a region", () => {
    const samples = join(shippedRules(), "samples/henan.json");
    const claims = JSON.parse(readFileSync(samples, "utf8")) as unknown[];
    const [lazily, atOnce] = [loadRules(), createRulebook(readRuleFiles(shippedRules()))];
    for (const claim of claims) expect(settle(lazily, claim)).toEqual(settle(atOnce, claim));
    const regions = JSON.parse(readFileSync(join(shippedRules(), "regions.json"), "utf8")) as {
      readonly code: string;
    }[];
    for (const { code } of [...regions, { code: "000000" }]) {
      const claim = { ...claimOf("c-1", "p-1", "10.00"), person: { id: "p-1", region: code, insurance: "resident" } };
      expect(outcome(lazily, claim)).toEqual(outcome(atOnce, claim));
    }
  });

  test("further folders stand beside the shipped ones, or alone", () => {
    const folders = [writePack()];
    const claim = claimOf("c-1", "p-1", "10.00");
    for (const shipped of [true, false]) {
      const { settlement } = settle(loadRules({ folders, shipped }), claim);
      expect(settlement.payers).toEqual({ basic: "5.00" });
      // Receipts are the same on every machine, wherever the folder lies.
      expect(settlement.rules.map(({ file }) => file)).toEqual([
        "CN/990000-testland/pipeline/2018-01-01.json",
        "CN/990000-testland/basic/2018-01-01.json",
      ]);
    }
    expect(() => settle(loadRules(), claim)).toThrow(SettlementError);
  });

  test("a finding names the file with the folder as it was given", () => {
    const folder = folderOf({ "regions.json": "{}", "CN/x.json": "[" });
    const files = findings(() => loadRules({ folders: [folder] })).map(([, file]) => file);
    expect(new Set(files)).toEqual(new Set([join(folder, "CN/x.json"), join(folder, "regions.json")]));
  });

  test("a name that stands in several folders is named in each", () => {
    const folders = [folderOf({ "CN/x.json": "[" }), folderOf({ "CN/x.json": "[" })];
    const both = folders.map((folder) => join(folder, "CN/x.json")).join(" | ");
    expect(findings(() => loadRules({ folders })).map(([, file]) => file)).toEqual([both, both]);
  });

  test("a file of a folder stands for the shipped one of its version, and this is told", () => {
    const shipped = readRuleFiles(shippedRules());
    const basic = shipped.find(({ file }) => file === "CN/410000-henan/basic/2018-10-01.json");
    const folder = folderOf({ "own/basic.json": basic?.text ?? "" });
    const told: string[] = [];
    const laid = layFolders({
      folders: [folder],
      onReplaced: ({ file, by, region, layer, from, published }) =>
        told.push([file, by, region, layer, from, published].join(" ")),
    });
    expect(told).toEqual([
      `CN/410000-henan/basic/2018-10-01.json ${join(folder, "own/basic.json")} 410000 basic 2018-10-01 `,
    ]);
    const names = laid.files.map(({ file }) => file);
    expect(names).toContain("own/basic.json");
    expect(names).not.toContain("CN/410000-henan/basic/2018-10-01.json");
    expect(laid.placeOf("own/basic.json")).toBe(join(folder, "own/basic.json"));
    expect(laid.placeOf("regions.json")).toBe("regions.json");
    expect([laid.isOwn("own/basic.json"), laid.isOwn("regions.json")]).toEqual([true, false]);
    expect(() => loadRules({ folders: [folder] })).not.toThrow();
    // Between two folders nothing says which is meant.
    expect(findings(() => loadRules({ folders: [folder, folder] })).map(([code]) => code)).toEqual(["invalid_rules"]);
  });

  test("folders that cannot be read are all named", () => {
    expect(findings(() => loadRules({ folders: ["no-a", "no-b"] })).map(([, file]) => file)).toEqual(["no-a", "no-b"]);
  });
});

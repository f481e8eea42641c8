/** Companion and golden cases: exact payments, and the arithmetic of each recomputed by a clerk's expression. */
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { testCases } from "../../src/cases/test.ts";
import { createRulebook } from "../../src/index.ts";
import { readCaseFiles, readRuleFiles, shippedRules } from "../../src/node.ts";

const packs = fileURLToPath(new URL("packs", import.meta.url));
const folders = [shippedRules(), ...readdirSync(packs).map((name) => join(packs, name))];

describe.each(folders.map((folder) => ({ name: relative(join(packs, "..", "..", ".."), folder), folder })))(
  "$name",
  ({ folder }) => {
    const results = testCases(createRulebook(readRuleFiles(folder)), readCaseFiles(folder));

    it("has cases", () => {
      expect(results.length).toBeGreaterThan(0);
    });

    it.each(results)("$file comes out as it says, by its own arithmetic too", ({ differences }) => {
      expect(differences).toEqual([]);
    });
  },
);

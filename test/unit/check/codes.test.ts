/** The page for those who write rules lists every code, as the check gives it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { RULE_FINDINGS } from "../../../src/check/codes.ts";
import { readMarkdown } from "../../docs/markdown.ts";

it("lists code, severity and what to do", () => {
  const text = readFileSync(fileURLToPath(new URL("../../../rules/README.md", import.meta.url)), "utf8");
  const tables = readMarkdown("rules/README.md", text).tables;
  const table = tables.find(({ head }) => head.join(" ") === "Code Severity What it means What to do");
  const listed = table?.rows.map(([code, severity, means, advice]) => [code, severity, means !== "", advice]);
  const kinds = Object.entries(RULE_FINDINGS);
  expect(listed).toEqual(kinds.map(([code, { severity, advice }]) => [`\`${code}\``, severity, true, advice.en]));
});

/** Where the documents and what they speak of are. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMarkdown } from "./markdown.ts";
import type { Markdown } from "./markdown.ts";

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** The documents that are tested, from the root. */
export const README = "README.md";
export const RULES_README = "rules/README.md";
export const CHANGELOG = "CHANGELOG.md";

/** A file of the repository. */
export function readText(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

/** A document, or `null` where there is none. */
export function readDocument(file: string): Markdown | null {
  return existsSync(join(ROOT, file)) ? readMarkdown(file, readText(file)) : null;
}

/**
 * Writes rules/schema/*.schema.json from the schemas that parsing uses, and the settings by which editors find them. Run
 * by `npm run schemas`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaFiles } from "./rules/schema-files.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
for (const { file, text } of schemaFiles()) {
  mkdirSync(dirname(`${root}${file}`), { recursive: true });
  writeFileSync(`${root}${file}`, text);
}

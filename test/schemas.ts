/** Writes rules/schema/*.schema.json from the schemas that parsing uses. Run by `npm run schemas`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { schemaFiles } from "./rules/schema-files.ts";

const folder = fileURLToPath(new URL("../rules/schema/", import.meta.url));
mkdirSync(folder, { recursive: true });
for (const { file, text } of schemaFiles()) writeFileSync(`${folder}${file}`, text);

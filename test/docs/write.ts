/**
 * Rewrites what the documents show of files and programs: the table of regions, and the output under commands and
 * modules. Run by `npm run docs`; read the difference. Figures of examples are a person's and are left alone.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Region } from "../../src/index.ts";
import { README, readDocument, readText, ROOT, RULES_README } from "./places.ts";
import { withOutputs } from "./refresh.ts";
import { regionsTable, withRegionsTable } from "./regions-table.ts";

const regions = JSON.parse(readText("rules/regions.json")) as Region[];
writeFileSync(join(ROOT, README), withRegionsTable(readText(README), regionsTable(regions)));
for (const name of [README, RULES_README]) {
  const document = readDocument(name);
  if (document !== null) writeFileSync(join(ROOT, name), withOutputs(document));
}

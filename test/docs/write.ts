/** Rewrites the table of regions in README.md. Run by `npm run docs`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Region } from "../../src/index.ts";
import { README, readText, ROOT } from "./places.ts";
import { regionsTable, withRegionsTable } from "./regions-table.ts";

const regions = JSON.parse(readText("rules/regions.json")) as Region[];
writeFileSync(join(ROOT, README), withRegionsTable(readText(README), await regionsTable(regions)));

// Run by check.ts in a project where the packed yizhan is installed, beside a copy of exports.json.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as core from "yizhan";
import * as node from "yizhan/node";

const names = JSON.parse(readFileSync(new URL("exports.json", import.meta.url), "utf8"));

for (const [key, module] of Object.entries({ ".": core, "./node": node })) {
  for (const name of names[key]) {
    // A name in capitals is a constant; all others are functions or classes.
    if (/^[A-Z][A-Z0-9_]*$/.test(name)) assert.notEqual(module[name], undefined, name);
    else assert.equal(typeof module[name], "function", name);
  }
}

// Run by check.ts in a project where the packed yizhan is installed, beside a copy of exports.json.
const assert = require("node:assert/strict");
const core = require("yizhan");
const node = require("yizhan/node");
const names = require("./exports.json");

for (const [key, module] of Object.entries({ ".": core, "./node": node })) {
  for (const name of names[key]) {
    // A name in capitals is a constant; all others are functions or classes.
    if (/^[A-Z][A-Z0-9_]*$/.test(name)) assert.notEqual(module[name], undefined, name);
    else assert.equal(typeof module[name], "function", name);
  }
}

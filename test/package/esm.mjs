// Run by check.ts in a project where the packed yizhan is installed, beside a copy of exports.json.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import * as core from "yizhan";
import * as batch from "yizhan/batch";
import * as node from "yizhan/node";
import * as pools from "yizhan/pool";

const names = JSON.parse(readFileSync(new URL("exports.json", import.meta.url), "utf8"));

for (const [key, module] of Object.entries({ ".": core, "./node": node, "./batch": batch, "./pool": pools })) {
  for (const name of names[key]) {
    // A name in capitals is a constant; all others are functions or classes.
    if (/^[A-Z][A-Z0-9_]*$/.test(name)) assert.notEqual(module[name], undefined, name);
    else assert.equal(typeof module[name], "function", name);
  }
}

// A claim of the shipped rules, settled three ways: as an object, in a batch, and by two threads from a file.
{
  const claim = {
    id: "c-1",
    person: { id: "一", insurance: "resident", region: "411322", categories: [{ code: "registeredPoor" }] },
    visit: {
      kind: "inpatient",
      facility: { id: "h-1", region: "411322", tier: "county", grade: 2, designated: true, tcm: false },
      admitted: "2020-03-01",
      discharged: "2020-03-10",
      settled: "2020-03-10",
    },
    bill: { inScope: "54000.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "6000.00" },
  };
  const file = `claims-${process.pid}.ndjson`;
  writeFileSync(file, `${JSON.stringify(claim)}\n\n${JSON.stringify(claim)}`);
  const pool = await pools.createPool({ workers: 2 });
  const { columns, lines } = await pool.read(file);
  const results = await pool.run(columns);
  assert.deepEqual([...lines], [1, 3]);
  const rulebook = node.loadRules();
  const own = batch.createBatch(rulebook).run(batch.collectClaims([claim, claim]));
  const first = core.settle(rulebook, claim);
  const second = core.settle(rulebook, claim, first.account);
  [first, second].forEach(({ settlement }, row) => {
    for (const { patient } of [results, own]) {
      assert.equal(patient.inScope[row], Number(settlement.patient.buckets.inScope.replace(".", "")));
      assert.equal(patient.ownPay[row], 600000);
    }
  });
  assert.deepEqual(await pool.accounts(), [second.account]);
  await pool.close();
  const unsound = pools.createPool({ workers: 2, rules: [{ file: "regions.json", text: "[" }] });
  await assert.rejects(unsound, (error) => error instanceof core.SettlementError);
}

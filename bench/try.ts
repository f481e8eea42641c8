import { settleColumns } from "./reference/columns.ts";
import { makeCohort } from "./sample/cohort.ts";
import { openStayBatch } from "./batch.ts";
import * as yizhan from "./yizhan.ts";
import { HENAN_2019, FANGCHENG_2020 } from "./reference/words.ts";
const N = 200_000;
for (const rules of [HENAN_2019, FANGCHENG_2020]) {
const profile = { rules, poor: null, tier: null, lines: 0 };
const { columns, years } = makeCohort(profile, N, 7);
const rulebook = yizhan.openRules(yizhan.readRules(process.cwd()));
(globalThis as any).noKernel = true;
const ts = openStayBatch(rulebook, rules, columns);
(globalThis as any).noKernel = false;
const wasm = openStayBatch(rulebook, rules, columns);
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
const time = (f: () => void) => { const t = cpu(); f(); return ((cpu() - t) * 1e6) / N; };
const all: Record<string, number[]> = { hand: [], ts: [], wasm: [] };
for (let r = 0; r < 15; r++) {
  columns.years.set(years); all.hand!.push(time(() => settleColumns(rules, columns)));
  ts.reset(); all.ts!.push(time(() => ts.run()));
  wasm.reset(); all.wasm!.push(time(() => wasm.run()));
}
for (const [k, v] of Object.entries(all)) { v.sort((a, b) => a - b); console.log(k, "min", v[0]!.toFixed(1), "median", v[7]!.toFixed(1)); }
const d = (ts as any).results, e = (wasm as any).results;
let bad = 0;
for (const k of ["refusal"]) for (let i = 0; i < N; i++) if (d[k][i] !== e[k][i]) bad++;
for (const g of ["patient", "payers"]) for (const k of Object.keys(d[g])) for (let i = 0; i < N; i++) if (d[g][k][i] !== e[g][k][i]) { if (bad++ < 5) console.log(g, k, i, d[g][k][i], e[g][k][i]); }
const y = (ts as any).batch.years(), z = (wasm as any).batch.years();
for (const k of ["admissions", "highestTier", "revision"]) for (let i = 0; i < y.count; i++) if (y[k][i] !== z[k][i]) bad++;
for (const k of Object.keys(y.amounts)) for (let i = 0; i < y.count; i++) if (y.amounts[k][i] !== z.amounts[k][i]) bad++;
console.log("differences", bad);
}

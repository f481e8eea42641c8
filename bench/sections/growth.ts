/** Whether a claim takes as long when there are more cases in a benefit, or more regions. */
import { CASES, REGIONS } from "../contenders/list.ts";
import { flat, noiseOf } from "../harness/bar.ts";
import type { Row } from "../harness/bar.ts";
import { ratioOf, runPanel } from "../harness/panel.ts";
import { HENAN_2019 } from "../reference/words.ts";
import { rowOf } from "./section.ts";
import type { Run } from "./section.ts";

/** Times made-up packs of growing size. The profile does not matter to them. */
export async function growth(run: Run): Promise<Row[]> {
  const rows: Row[] = [];
  const profile = { rules: HENAN_2019, poor: null, tier: null, lines: 0 };
  const groups = [
    ["Growth: cases in a benefit, parsed claim to outcome", CASES.map(([name]) => name)],
    [
      "Growth: regions loaded, unknown claim to printed settlement",
      REGIONS.filter(([, loaded, visited]) => !run.short || (loaded !== 100 && visited === 1)).map(([name]) => name),
    ],
  ] as const;
  // The bar allows nothing beside noise, and the work is short: twice as many rounds.
  const effort = { ...run.effort, rounds: 2 * run.effort.rounds };
  for (const [section, [base = "", twin = "", ...others]] of groups) {
    const panel = await runPanel(run.stable, run.root, [base, twin, ...others], profile, effort);
    const noise = Math.max(noiseOf(panel.noise), noiseOf(ratioOf(panel, twin, base)));
    const row = (name: string, bar: Row["bar"]): Row => ({ ...rowOf(section, name, panel, name, base, bar), noise });
    rows.push(row(base, null), row(twin, null));
    for (const name of others) rows.push(row(name, name.includes("of all") ? null : flat));
  }
  return rows;
}

/** Whether a claim takes as long when there are more cases in a benefit, or more regions. */
import { CASES, REGIONS } from "../contenders/list.ts";
import { flat } from "../harness/bar.ts";
import type { Row } from "../harness/bar.ts";
import { runPanel } from "../harness/panel.ts";
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
  for (const [section, names] of groups) {
    const [base = "", ...others] = names;
    const panel = await runPanel(run.stable, run.root, [base, ...others], profile, run.effort);
    rows.push(rowOf(section, base, panel, base, base));
    for (const name of others)
      rows.push(rowOf(section, name, panel, name, base, name.includes("of all") ? null : flat));
  }
  return rows;
}

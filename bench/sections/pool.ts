/** Two workers beside one. */
import { POOL_COLUMNS, POOL_FILE, THREADS } from "../contenders/list.ts";
import { atLeast } from "../harness/bar.ts";
import type { Row } from "../harness/bar.ts";
import { runPanel } from "../harness/panel.ts";
import { FANGCHENG_2020 } from "../reference/words.ts";
import { nameOf } from "../sample/profile.ts";
import { rowOf } from "./section.ts";
import type { Run } from "./section.ts";

/**
 * Times pools over columns and over a file: how many times as long one worker takes. Before them two threads that only
 * compute: a pool gains no more than they do.
 */
export async function pool(run: Run): Promise<Row[]> {
  // It needs two processors that nothing else uses, which a gate cannot ask for.
  if (run.short) return [];
  const profile = { rules: FANGCHENG_2020, poor: null, tier: null, lines: 0 };
  const [alone, both] = THREADS;
  const machine = await runPanel(run.stable, run.root, [both, alone], profile, run.effort);
  const rows: Row[] = [
    rowOf("Two threads that only compute", both, machine, both, both),
    rowOf("Two threads that only compute", alone, machine, alone, both),
  ];
  for (const [what, [one, two]] of [
    ["columns in shared memory", POOL_COLUMNS],
    ["a file", POOL_FILE],
  ] as const) {
    const section = `Pool over ${what}: ${nameOf(profile)}`;
    const panel = await runPanel(run.stable, run.root, [two, one], profile, run.effort);
    rows.push(rowOf(section, two, panel, two, two));
    rows.push(rowOf(section, one, panel, one, two, atLeast(1.7)));
  }
  return rows;
}

/** A million stays as columns, beside the same by hand. */
import { BATCH, BATCH_LOOP, COLUMNS } from "../contenders/list.ts";
import { atMost } from "../harness/bar.ts";
import type { Row } from "../harness/bar.ts";
import { runPanel } from "../harness/panel.ts";
import { FANGCHENG_2020, HENAN_2019 } from "../reference/words.ts";
import { nameOf } from "../sample/profile.ts";
import { rowOf } from "./section.ts";
import type { Run } from "./section.ts";

/** Times the batch. */
export async function batch(run: Run): Promise<Row[]> {
  const rows: Row[] = [];
  for (const rules of run.short ? [FANGCHENG_2020] : [HENAN_2019, FANGCHENG_2020]) {
    const profile = { rules, poor: null, tier: null, lines: 0 };
    const section = `Batch of ${run.effort.size.stays} stays: ${nameOf(profile)}`;
    const names: [string, ...string[]] = [COLUMNS, BATCH, ...(run.short ? [] : [BATCH_LOOP])];
    const panel = await runPanel(run.stable, run.root, names, profile, run.effort);
    rows.push(rowOf(section, COLUMNS, panel, COLUMNS, COLUMNS));
    rows.push(rowOf(section, BATCH, panel, BATCH, COLUMNS, atMost(2)));
    if (!run.short) rows.push(rowOf(section, BATCH_LOOP, panel, BATCH_LOOP, COLUMNS));
  }
  return rows;
}

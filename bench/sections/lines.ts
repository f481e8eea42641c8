/** Parsed claim to opaque outcome with fee lines, every payment given back to them, beside the same by hand. */
import { LINES, TRACED, UNTRACED } from "../contenders/list.ts";
import { atMost } from "../harness/bar.ts";
import type { Row } from "../harness/bar.ts";
import { runPanel } from "../harness/panel.ts";
import { HENAN_2018 } from "../reference/words.ts";
import { nameOf } from "../sample/profile.ts";
import { profilesOf } from "./core.ts";
import { rowOf } from "./section.ts";
import type { Run } from "./section.ts";

/** Of all profiles one of those that have come nearest to their bar, in some runs past it. */
const HARDEST = { rules: HENAN_2018, poor: false, tier: "county" } as const;

/** Times claims of 20 and 200 fee lines. */
export async function lines(run: Run): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of [20, 200])
    for (const profile of run.short ? [{ ...HARDEST, lines: count }] : profilesOf(count)) {
      const panel = await runPanel(run.stable, run.root, [LINES, TRACED, UNTRACED], profile, run.effort);
      const section = `Parsed claim to outcome: ${nameOf(profile)}`;
      rows.push(rowOf(section, LINES, panel, LINES, LINES));
      rows.push(rowOf(section, TRACED, panel, TRACED, LINES, atMost(1.5)));
      rows.push(rowOf(section, UNTRACED, panel, UNTRACED, LINES, atMost(1.5)));
    }
  return rows;
}

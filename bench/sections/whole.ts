/** The whole of `settle` beside JSON alone, and a line of a file to a summary beside decoding and parsing it. */
import { DECODE, JSON_ALONE, PARSE, PRINT, SETTLE, SETTLE_ON, SUMMARY } from "../contenders/list.ts";
import { atMost } from "../harness/bar.ts";
import type { Row } from "../harness/bar.ts";
import { runPanel } from "../harness/panel.ts";
import { HENAN_2019 } from "../reference/words.ts";
import type { Profile } from "../sample/profile.ts";
import { nameOf } from "../sample/profile.ts";
import { rowOf } from "./section.ts";
import type { Run } from "./section.ts";

const profile = (lines: number): Profile => ({ rules: HENAN_2019, poor: true, tier: "county", lines });

/** Times the whole. */
export async function whole(run: Run): Promise<Row[]> {
  const rows: Row[] = [];
  const parts = run.short ? [] : [SETTLE_ON, PARSE, PRINT];
  for (const lines of run.short ? [0, 20] : [0, 20, 200]) {
    const contenders: [string, ...string[]] = [JSON_ALONE, SETTLE, ...parts];
    const panel = await runPanel(run.stable, run.root, contenders, profile(lines), run.effort);
    const section = `Unknown claim to printed settlement: ${nameOf(profile(lines))}`;
    rows.push(rowOf(section, JSON_ALONE, panel, JSON_ALONE, JSON_ALONE));
    rows.push(rowOf(section, SETTLE, panel, SETTLE, JSON_ALONE, atMost(2)));
    for (const part of parts) rows.push(rowOf(section, part, panel, part, JSON_ALONE));
  }
  return rows;
}

/** Times lines of a file. */
export async function stream(run: Run): Promise<Row[]> {
  // Lines of a file are many: what is timed is the compiled code.
  const effort = { ...run.effort, warm: Math.max(run.effort.warm, 500) };
  const panel = await runPanel(run.stable, run.root, [DECODE, SUMMARY], profile(20), effort);
  const section = `NDJSON: ${nameOf(profile(20))}`;
  return [rowOf(section, DECODE, panel, DECODE, DECODE), rowOf(section, SUMMARY, panel, SUMMARY, DECODE, atMost(1.5))];
}

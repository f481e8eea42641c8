/** Reading, compiling and changing the shipped rules, beside JSON.parse of their files. */
import { OVERLAY, PLAN, READING, RULEBOOK, RULES_JSON } from "../contenders/list.ts";
import type { Row } from "../harness/bar.ts";
import { runPanel } from "../harness/panel.ts";
import { FANGCHENG_2020 } from "../reference/words.ts";
import { rowOf } from "./section.ts";
import type { Run } from "./section.ts";

/** Times what is done once and not for each claim; none of it has a bar. */
export async function rules(run: Run): Promise<Row[]> {
  if (run.short) return [];
  const profile = { rules: FANGCHENG_2020, poor: true, tier: "county", lines: 0 } as const;
  const contenders: [string, ...string[]] = [RULES_JSON, READING, RULEBOOK, PLAN, OVERLAY];
  const panel = await runPanel(run.stable, run.root, contenders, profile, run.effort);
  return contenders.map((name) => rowOf("The shipped rules", name, panel, name, RULES_JSON));
}

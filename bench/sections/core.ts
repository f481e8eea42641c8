/** Parsed claim to opaque outcome, without fee lines: the engine and its peers beside integers by hand. */
import {
  DECIMAL,
  INTEGERS,
  LOGIC_ENGINE,
  RULES_ENGINE,
  TRACED,
  TRACED_ZEN,
  UNTRACED,
  ZEN,
} from "../contenders/list.ts";
import { atLeast, atMost } from "../harness/bar.ts";
import type { Row } from "../harness/bar.ts";
import { runPanel } from "../harness/panel.ts";
import { FANGCHENG_2020, HENAN_2018, HENAN_2019 } from "../reference/words.ts";
import { nameOf } from "../sample/profile.ts";
import type { Profile } from "../sample/profile.ts";
import { rowOf } from "./section.ts";
import type { Run } from "./section.ts";

/** Every profile of the bench with so many fee lines. */
export function profilesOf(lines: number): Profile[] {
  return [HENAN_2018, HENAN_2019, FANGCHENG_2020].flatMap((rules) =>
    [false, true].flatMap((poor) => (["county", "province"] as const).map((tier) => ({ rules, poor, tier, lines }))),
  );
}

/** Those of the short bench: two layers, three and all. */
const SHORT: readonly Profile[] = [
  { rules: HENAN_2018, poor: false, tier: "county", lines: 0 },
  { rules: HENAN_2019, poor: true, tier: "province", lines: 0 },
  { rules: FANGCHENG_2020, poor: true, tier: "county", lines: 0 },
];

/**
 * Peers with what they are to take at least, as a multiple of the engine's call. Zen-engine explains itself when asked
 * to, and is held to a call that does the same; the others never do, and are held to the dearer one that does.
 */
const PEERS = [
  [DECIMAL, TRACED, atLeast(50)],
  [RULES_ENGINE, TRACED, atLeast(300)],
  [ZEN, UNTRACED, atLeast(500)],
  [TRACED_ZEN, TRACED, atLeast(500)],
  [LOGIC_ENGINE, TRACED, null],
] as const;

/** Times the core and the peers. */
export async function core(run: Run): Promise<Row[]> {
  const rows: Row[] = [];
  for (const profile of run.short ? SHORT : profilesOf(0)) {
    // All layers are what peers are asked for; in the short bench nothing else, nor of those without a bar.
    const peers = PEERS.filter(([, , bar]) => !run.short || (bar !== null && profile.rules === FANGCHENG_2020));
    const names: [string, ...string[]] = [INTEGERS, TRACED, UNTRACED, ...peers.map(([name]) => name)];
    const panel = await runPanel(run.stable, run.root, names, profile, run.effort);
    const section = `Parsed claim to outcome: ${nameOf(profile)}`;
    rows.push(rowOf(section, INTEGERS, panel, INTEGERS, INTEGERS));
    rows.push(rowOf(section, TRACED, panel, TRACED, INTEGERS, atMost(10)));
    rows.push(rowOf(section, UNTRACED, panel, UNTRACED, INTEGERS, atMost(5)));
    for (const [name, own, bar] of peers) rows.push(rowOf(section, name, panel, name, own, bar));
  }
  return rows;
}

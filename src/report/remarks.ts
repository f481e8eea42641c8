/** What a report says beside the money: what was passed over, rights, notes, and the rules with their evidence. */
import type { RuleReceipt, Settlement, Step } from "../settle/types.ts";
import { cite, originOf } from "./citation.ts";
import type { Entry } from "./sheet.ts";
import { printable } from "./width.ts";
import { EVIDENCE_NAMES, nameIn, pick, SKIP_REASONS, wordFor } from "./words.ts";
import type { Say } from "./words.ts";

/** Hexadecimal digits of a digest that are shown; the settlement carries all. */
const DIGITS = 12;

/** Benefits that took no part, by reason, on one line; then entitlements and notes. */
export function remarksOf(settlement: Settlement, say: Say): Entry[] {
  const { steps, entitlements, notes } = settlement;
  const skipped = steps.filter((step) => step.kind === "skip");
  const held = entitlements.map((code) => nameIn(settlement, code, say)).join(say("、", ", "));
  return [
    ...(skipped.length === 0 ? [] : [{ text: skippedLine(settlement, skipped, say) }]),
    ...(held === "" ? [] : [{ text: say(`另可享受：${held}`, `Also entitled to: ${held}`) }]),
    ...notes.map((note): Entry => {
      const { text = "", weak = false } = cite(settlement, note, say) ?? {};
      const why = pick(note.why, say);
      const said = say(`提示：${why}（依据${text}）`, `Note: ${why} (source: ${text})`);
      return { text: said, style: weak ? "warning" : "plain" };
    }),
  ];
}

function skippedLine(settlement: Settlement, skipped: readonly Step[], say: Say): string {
  const byReason = new Map<string, string[]>();
  for (const { inputs, layer, title } of skipped) {
    const reason = inputs["reason"] ?? "";
    const name = nameIn(settlement, layer, say);
    const full = title === null ? name : `${name} ${pick(title, say)}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), full]);
  }
  const parts = [...byReason].map(
    ([reason, names]) =>
      `${wordFor(SKIP_REASONS, reason, say)}${say(`（${names.join("、")}）`, ` (${names.join(", ")})`)}`,
  );
  const all = parts.join(say("；", "; "));
  return say(`未涉及：${all}`, `Not involved: ${all}`);
}

/** Every rule version that took part, with what is needed to find and to trust it. */
export function sourcesOf({ rules }: Settlement, say: Say): Entry[] {
  return [
    { text: say("所用规则", "Rules used"), style: "title" },
    ...rules.map((rule): Entry => {
      const weak = rule.evidence !== "official";
      return { text: ruleLine(rule, say), indent: 2, style: weak ? "warning" : "dim" };
    }),
  ];
}

function ruleLine(rule: RuleReceipt, say: Say): string {
  const { published, evidence, digest, file } = rule;
  const day =
    published === null
      ? say("公布日不详，自生效日起视为已知", "day of publication not known, taken as known from its start")
      : say(`${published} 公布`, `published ${published}`);
  const trust = say(EVIDENCE_NAMES[evidence].zh, EVIDENCE_NAMES[evidence].en);
  const short = digest.replace(/^(sha256-[0-9a-f]*)$/, (all) => all.slice(0, "sha256-".length + DIGITS));
  return printable([originOf(rule), day, trust, file, short].join(say("，", ", ")));
}

/** Who computed it, and what it is not. */
export function closingOf({ rules, engine }: Settlement, say: Say): Entry[] {
  const weak = rules.some((rule) => rule.evidence !== "official");
  const caution = say(
    "注意：以上规则并非都依据官方原文，标明者须先核对再使用。",
    "Caution: not all of these rules stand on official texts; check those marked before relying on them.",
  );
  const by = say(
    `${engine} 试算。这不是正式结算单，以医保经办机构的结算为准。`,
    `Computed by ${engine}. This is not an official settlement; that of the insurance agency counts.`,
  );
  return [...(weak ? [{ text: caution, style: "warning" as const }] : []), { text: printable(by) }];
}

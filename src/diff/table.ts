/** A change of policy in words, for a terminal. */
import type { Language } from "../errors.ts";
import { paint } from "../report/sheet.ts";
import type { Style } from "../report/sheet.ts";
import { printable, wrapText } from "../report/width.ts";
import type { Text } from "../rules/types.ts";
import { both, frame, joined } from "../show/bilingual.ts";
import { citationWords } from "../show/citation.ts";
import type { Change, Side } from "./change.ts";
import type { RulesDiff } from "./rules.ts";

/** How to print a change. */
export interface DiffTableOptions {
  readonly language: Language;
  /** Whether to colour it with ANSI escape sequences. Default: no. */
  readonly color?: boolean;
  /** Columns of the terminal; fewer than 60 count as 60. Default: 100. */
  readonly width?: number;
}

const NARROWEST = 60;
const USUAL = 100;
const INDENT = 2;

const NOTHING = {
  policy: both("规定没有变化。", "No rule changed."),
  files: both("文件本身也没有变化。", "Nor did anything about the files."),
};

/**
 * Prints a change, place by place: what was added, removed and changed, from what to what, and on what it stands.
 *
 * @returns Lines with a line feed after each.
 * @example
 * const day = { region: "411322", on: "2020-03-01" };
 * const diff = diffDays(readRuleFiles(shippedRules()), day, day);
 * formatDiff(diff, { language: "en" }).split("\n")[1]; // "No rule changed."
 */
export function formatDiff({ from, to, changes }: RulesDiff, options: DiffTableOptions): string {
  const { language, color = false, width = USUAL } = options;
  const columns = Math.max(NARROWEST, width);
  const line = (text: Text, indent: number, style: Style): string[] =>
    wrapText(printable(text[language]), columns - indent, 2).map((each) =>
      paint(" ".repeat(indent) + each, style, color),
    );
  const policy = changes.filter((change) => change.policy);
  const others = changes.filter((change) => !change.policy);
  const lines = [
    ...line(joined([from, to], " → ", " → "), 0, "title"),
    ...(policy.length === 0 ? line(NOTHING.policy, 0, "plain") : line(countOf(policy), 0, "plain")),
    ...changeLines(policy, true, line),
    ...(others.length === 0
      ? policy.length === 0
        ? line(NOTHING.files, 0, "plain")
        : []
      : ["", ...line(both("与支付无关：名称、出处、文件", "Not about payments: titles, sources, files"), 0, "title")]),
    ...changeLines(others, false, line),
  ];
  return lines.map((each) => `${each.trimEnd()}\n`).join("");
}

function countOf(changes: readonly Change[]): Text {
  const count = (what: Change["what"]): number => changes.filter((change) => change.what === what).length;
  const [added, removed, changed] = [count("added"), count("removed"), count("changed")];
  return both(
    `规定的变化：改动 ${changed} 项，新增 ${added} 项，取消 ${removed} 项。`,
    `Rules: ${changed} changed, ${added} added, ${removed} removed.`,
  );
}

type Line = (text: Text, indent: number, style: Style) => string[];

/**
 * Changes under the heading of their place, which is said once; what several in a row stand on is said after the last.
 *
 * @param cited Whether it is said at all: a change of a title or a source says it itself.
 */
function changeLines(changes: readonly Change[], cited: boolean, line: Line): string[] {
  const placeOf = (change: Change | undefined): Text => joined(change?.place ?? [], " › ", " › ");
  const sourcesOf = (change: Change | undefined): readonly string[] =>
    change === undefined || !cited ? [] : sourceLines(change.from, change.to, line);
  return changes.flatMap((change, i) => {
    const place = placeOf(change);
    const next = changes[i + 1];
    const sources = sourcesOf(change);
    const goesOn = placeOf(next).en === place.en && sourcesOf(next).join("\n") === sources.join("\n");
    return [
      ...(i === 0 || placeOf(changes[i - 1]).en !== place.en ? ["", ...line(place, 0, "title")] : []),
      ...line(changeWords(change), INDENT, "plain"),
      ...(goesOn ? [] : sources),
    ];
  });
}

function changeWords({ what, label, from, to }: Change): Text {
  const [before, after] = [from?.value ?? both("", ""), to?.value ?? both("", "")];
  if (what === "changed") return frame("改动 {0}：{1} → {2}", "changed {0}: {1} → {2}", label, before, after);
  if (what === "added") return frame("新增 {0}：{1}", "added {0}: {1}", label, after);
  return frame("取消 {0}：{1}", "removed {0}: {1}", label, before);
}

/** On what a change stands: one source where both sides have the same, else the old one and the new one. */
function sourceLines(from: Side | null, to: Side | null, line: Line): string[] {
  const cited = (side: Side): Text => {
    const { zh, en } = citationWords(side.source);
    return both(`${zh}，${side.origin.version}`, `${en}, ${side.origin.version}`);
  };
  const [left, right] = [from === null ? null : cited(from), to === null ? null : cited(to)];
  const say = (zh: string, en: string, text: Text): string[] =>
    line(both(`${zh} ${text.zh}`, `${en} ${text.en}`), 2 * INDENT, "dim");
  if (left !== null && right !== null && left.en !== right.en)
    return [...say("原出处", "source before:", left), ...say("现出处", "source now:", right)];
  const only = right ?? left;
  return only === null ? [] : say("出处", "source:", only);
}

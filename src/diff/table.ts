/** A change of policy in words, for a terminal. */
import type { Language } from "../errors.ts";
import { paint } from "../report/sheet.ts";
import type { Style } from "../report/sheet.ts";
import { printable, wrapText } from "../report/width.ts";
import type { Text } from "../rules/types.ts";
import { both, joined } from "../show/bilingual.ts";
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
    ...changeLines(policy, line),
    ...(others.length === 0
      ? policy.length === 0
        ? line(NOTHING.files, 0, "plain")
        : []
      : ["", ...line(both("与支付无关：名称、出处、文件", "Not about payments: titles, sources, files"), 0, "title")]),
    ...changeLines(others, line),
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

/** Changes under the heading of their place, which is said once. */
function changeLines(changes: readonly Change[], line: Line): string[] {
  let at = "";
  return changes.flatMap((change) => {
    const place = joined(change.place, " › ", " › ");
    const isNew = place.en !== at;
    at = place.en;
    return [...(isNew ? ["", ...line(place, 0, "title")] : []), ...oneChange(change, line)];
  });
}

function oneChange({ what, label, from, to }: Change, line: Line): string[] {
  const text = (side: Side | null): Text => side?.value ?? both("", "");
  const words =
    what === "changed"
      ? both(
          `改动 ${label.zh}：${text(from).zh} → ${text(to).zh}`,
          `changed ${label.en}: ${text(from).en} → ${text(to).en}`,
        )
      : what === "added"
        ? both(`新增 ${label.zh}：${text(to).zh}`, `added ${label.en}: ${text(to).en}`)
        : both(`取消 ${label.zh}：${text(from).zh}`, `removed ${label.en}: ${text(from).en}`);
  return [...line(words, INDENT, "plain"), ...sourceLines(from, to, line)];
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

/** A mutation report in words. */
import { formatIssues } from "../errors.ts";
import type { Language } from "../errors.ts";
import type { Judged, MutantKind, MutationReport, Score } from "./types.ts";

const KINDS: { readonly [kind in MutantKind]: { readonly [language in Language]: string } } = {
  amount: { zh: "金额", en: "amount" },
  rate: { zh: "比例", en: "rate" },
  count: { zh: "次数", en: "count" },
  date: { zh: "日期", en: "date" },
  condition: { zh: "条件", en: "condition" },
  mode: { zh: "方式", en: "mode" },
  part: { zh: "组成部分", en: "part" },
};

/** What a change is, in Chinese; the report keeps it in English, which is also what `survivors.json` names it by. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/^removed$/, "去掉"],
  [/^negated$/, "取反"],
  [/^added /, "加上 "],
];

/**
 * Prints a report: each change that no case notices, explanations that are stale, and the score of each file and of all.
 *
 * @param language Language of the words; codes, paths and figures are the same in both.
 */
export function formatMutation(report: MutationReport, language: Language): string {
  const survivors = report.mutants.filter(({ verdict }) => verdict.kind === "survived");
  const lines = [
    ...survivors.map((mutant) => survivorLine(mutant, language)),
    ...(report.stale.length === 0 ? [] : [formatIssues(report.stale, language)]),
    ...report.files.map(({ file, score }) => `${file} ${scoreText(score, language)}`),
    `${language === "zh" ? "合计" : "total"} ${scoreText(report.total, language)}`,
  ];
  return `${lines.join("\n")}\n`;
}

function survivorLine({ file, path, kind, change }: Judged, language: Language): string {
  const what = KINDS[kind][language];
  if (language === "en") return `not noticed: ${what} at ${file}#${path}: ${change}`;
  const said = CHANGES.reduce((text, [pattern, zh]) => text.replace(pattern, zh), change);
  return `未察觉：${what} ${file}#${path}：${said}`;
}

function scoreText({ noticed, refused, explained, survived, share }: Score, language: Language): string {
  const percent = `${share.slice(0, 1) === "1" ? "100" : share.slice(2, 4).replace(/^0/, "")}.${share.slice(4)}%`;
  return language === "zh"
    ? `${percent}（察觉 ${noticed}，规则拒绝 ${refused}，已说明 ${explained}，未察觉 ${survived}）`
    : `${percent} (noticed ${noticed}, refused ${refused}, explained ${explained}, not noticed ${survived})`;
}

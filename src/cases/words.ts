/** Results of companion cases in words. */
import { formatIssues } from "../errors.ts";
import type { Language } from "../errors.ts";
import type { CaseDifference, CaseResult, DifferenceKind } from "./types.ts";
import { workingInChinese } from "./working-words.ts";

const KINDS: { readonly [kind in DifferenceKind]: { readonly [language in Language]: string } } = {
  payment: { zh: "支付", en: "payment" },
  paymentOrder: { zh: "支付的次序", en: "order of the payments" },
  patient: { zh: "个人负担", en: "patient" },
  account: { zh: "台账", en: "account" },
  working: { zh: "算式", en: "working" },
  patientWorking: { zh: "个人负担的算式", en: "working of the patient's part" },
  note: { zh: "说明", en: "note" },
  entitlement: { zh: "非金钱待遇", en: "entitlement" },
  refusal: { zh: "拒绝", en: "refusal" },
  finding: { zh: "核对所见", en: "finding" },
};

const WORDS = {
  zh: { expected: "案例", found: "结果", difference: "差额", nothing: "无", ok: "通过", failed: "不符" },
  en: {
    expected: "expected",
    found: "found",
    difference: "difference",
    nothing: "nothing",
    ok: "ok",
    failed: "FAILED",
  },
} as const;

/**
 * Prints results: one line for each case, below one that failed a line for each difference, and a sum in the end.
 *
 * @param language Language of the words; codes and figures are the same in both.
 * @param all      Whether to print the lines of cases that passed.
 */
export function formatCases(results: readonly CaseResult[], language: Language, all = true): string {
  const failed = results.filter(({ passed }) => !passed).length;
  const lines = results.filter(({ passed }) => all || !passed).flatMap((result) => caseLines(result, language));
  const summary =
    language === "zh"
      ? `${results.length} 个案例，${failed} 个不符`
      : `${results.length} ${results.length === 1 ? "case" : "cases"}, ${failed} of them failed`;
  return `${[...lines, summary].join("\n")}\n`;
}

function caseLines({ file, title, passed, differences, issues }: CaseResult, language: Language): string[] {
  const words = WORDS[language];
  if (passed) return [`${words.ok} ${file}`];
  return [
    `${words.failed} ${file}: ${title[language]}`,
    ...differences.map((difference) => `  ${differenceLine(difference, language)}`),
    ...(issues.length === 0 ? [] : formatIssues(issues, language).split("\n")).map((line) => `  ${line}`),
  ];
}

function differenceLine(of: CaseDifference, language: Language): string {
  const words = WORDS[language];
  const place = [of.layer, of.benefit, of.case, of.payer].filter((part) => part !== null).join(" / ");
  // A note, say, is told by what was expected or found already.
  const isTold = of.kind === "note" || of.kind === "entitlement" || of.kind === "finding";
  const name = of.name === null || isTold ? "" : ` ${of.name}`;
  const head = `${KINDS[of.kind][language]}${place === "" ? "" : ` ${place}`}${name}`;
  const isWorking = of.kind === "working" || of.kind === "patientWorking";
  const found =
    of.found !== null && isWorking && language === "zh" ? workingInChinese(of.found, of.name ?? "") : of.found;
  const parts = [`${words.expected} ${of.expected ?? words.nothing}`, `${words.found} ${found ?? words.nothing}`];
  if (of.difference !== null) parts.push(`${words.difference} ${of.difference}`);
  return language === "zh" ? `${head}：${parts.join("，")}` : `${head}: ${parts.join(", ")}`;
}

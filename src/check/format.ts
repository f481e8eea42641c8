/** Findings as text. */
import type { Language } from "../errors.ts";
import type { RuleFinding, RuleSeverity } from "./types.ts";

const SEVERITIES: { readonly [severity in RuleSeverity]: { readonly [language in Language]: string } } = {
  error: { zh: "错误", en: "error" },
  warning: { zh: "警告", en: "warning" },
  note: { zh: "提示", en: "note" },
};

/**
 * Two lines for each finding: severity, code and place with what is wrong, then what to do about it; of an accepted
 * warning, why it is accepted.
 *
 * @example
 * formatRuleFindings(checkRules([{ file: "a.json", text: "[]" }]), "en").split("\n")[0];
 * // "error unreadable a.json: expected regions.json, a pipeline (it has order, extends or ended) or a layer (it has layer), found another value"
 */
export function formatRuleFindings(findings: readonly RuleFinding[], language: Language): string {
  return findings.map((finding) => formatFinding(finding, language)).join("\n");
}

function formatFinding(
  { severity, code, file, path, message, advice, accepted }: RuleFinding,
  language: Language,
): string {
  const place = [file, path].filter((part) => part !== "").join("#");
  const colon = language === "zh" ? ":" : ": ";
  const head = `${SEVERITIES[severity][language]} ${code} ${place}${colon}${message[language]}`;
  const then =
    accepted === undefined ? advice[language] : `${language === "zh" ? "已接受:" : "Accepted: "}${accepted[language]}`;
  return `${head}\n  ${then}`;
}

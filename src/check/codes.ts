/** What each finding weighs, and what to do about it. */
import type { Text } from "../rules/types.ts";
import type { RuleFindingCode, RuleSeverity } from "./types.ts";

/** A code's severity and advice. */
export interface RuleFindingKind {
  readonly severity: RuleSeverity;
  readonly advice: Text;
}

function error(zh: string, en: string): RuleFindingKind {
  return { severity: "error", advice: { zh, en } };
}

function warning(zh: string, en: string): RuleFindingKind {
  return { severity: "warning", advice: { zh, en } };
}

/** Every code, the gravest first. */
export const RULE_FINDINGS: { readonly [code in RuleFindingCode]: RuleFindingKind } = {
  unreadable: error("改正 JSON,或移走不是规则的文件", "Mend the JSON, or move a file that is no rule file away."),
  schema: error(
    "按所示改正;编辑器的 schema 在书写时即可发现",
    "Write what is expected. The schema in the editor finds these while you write.",
  ),
  condition: error(
    "改用 README 表中的事实和运算符",
    "Say it with the facts and operators of the tables in rules/README.md.",
  ),
  unknown_region: error("改正代码,或在 regions.json 中登记", "Correct the code, or enter the region in regions.json."),
  unknown_parent: error("改正 parent,或登记上级地区", "Correct the parent, or enter the region above in regions.json."),
  repeated_region: error("两处写成一样,或删去一处", "Make the two entries alike, or take one out."),
  repeated_version: error(
    "删去一份,或改其首日或公布日期",
    "Take one of the two files out, or give it another first day or day of publication.",
  ),
  missing_source: error("在 documents 中登记文件,或改正键", "Enter the document under documents, or correct the key."),
  undeclared_code: error(
    "改正代码,或在本地区或上级的流程中声明",
    "Correct the code, or declare it in a pipeline of the region or above.",
  ),
  dangling_change: error(
    "改正编号;上级规定变动后,下级的改动要随之改",
    "Correct the id. Where the region above has changed its benefits, the changes below must follow.",
  ),
  wrong_less: error(
    "改为支付顺序中更早的层或待遇",
    "Name a layer or benefit that comes earlier in the order of payment.",
  ),
  mixed_pool: error(
    "同名额度的 on 与 per 写成一样,或另起名",
    "Give all limits of the pool the same on and per, or use another name.",
  ),
  cases_conflict: error("在其中一个写 exceptionTo,或收窄 when", "Give one of them exceptionTo, or narrow its when."),
  limit_on_base_below_deductible: error(
    "核对两数;基数限额不高于起付线则永不支付",
    "Check both numbers: with a limit on the base that is not above the deductible nothing is ever paid.",
  ),
  out_of_range: error(
    "改到上级授权的区间内,或请上级改授权",
    "Change the value to lie within what the region above allows, or have that changed.",
  ),
  escapes_range: error(
    "沿用上级的待遇和情形编号及算法,或请上级改授权",
    "Keep the benefit and the case under their ids, with a value of that kind, or have the region above change its range.",
  ),
  plan_refused: error("按所示改正", "Write what is expected."),
  gap: warning(
    "补上其间的版本,或写 ended;属实则说明理由",
    'Write the version that is missing, or one with "ended": true. If it is so, accept it with the reason.',
  ),
  overlap: warning(
    "改正 to 或 from:后一版本一开始,前一版本即止",
    "Correct to or from: a version is over as soon as the next one starts.",
  ),
  later_version_stands: warning(
    "若也应取代较晚开始的版本,以其首日再写一份",
    "If the notice should also displace the version that starts later, state it anew under that start.",
  ),
  uncovered_visit: warning(
    "补上情形,或把条件写进待遇的 when",
    "Add a case, or say in the benefit's when that it is not for such visits.",
  ),
  too_many_visits: warning(
    "拆分待遇或简化条件,使其可以查全",
    "Split the benefit or simplify its conditions, so that all visits can be looked at.",
  ),
  never_applies: warning("改正条件,或删去", "Correct the condition, or take it out."),
  limit_below_deductible: warning("核对两数是否写反", "Check whether the two numbers are the right way round."),
  band_never_starts: warning("核对段界与起付线、限额", "Check the edges against the deductible and the limits."),
  changed_meaning: warning("换一个编号,或从新年度开始", "Use another id, or let the change begin with a benefit year."),
  total_starts_anew: warning(
    "沿用原编号或额度名,或从新年度开始",
    "Keep the id or the name of the pool, or let the change begin with a benefit year.",
  ),
  dangling_range: warning("改正待遇或情形的编号", "Correct the id of the benefit or case."),
  unknown_indicator: warning(
    "在 indicators 中写明该指标的年份、数字和出处",
    "State the indicator under indicators, with its year, figure and source.",
  ),
  unknown_file: warning("改正文件名,或删去该条", "Correct the name of the file, or take the entry out."),
  to_fill_in: warning(
    "按通知填写;没有来源的数字不写",
    "Fill it in from the notice. A figure without a source is not written.",
  ),
  stale_evidence: warning("重新核对来源,并改 checked", "Look at the source again, and write the day under checked."),
  future_evidence: warning("改正 checked:只写已核对之日", "Correct checked: the day of a look that was made."),
  unused_acceptance: warning("从 accepted.json 删去该条", "Take the entry out of accepted.json."),
  published_unknown: {
    severity: "note",
    advice: {
      zh: "查到公布日期后填写;查不到则保持 null,不要编造",
      en: "Fill it in when you find it; until then it stays null. Do not make one up.",
    },
  },
};

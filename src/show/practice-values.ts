/** The dates of practice that a pipeline says, as values: each with the source that it cites. */
import type { LookBack, Span, Validity } from "../rules/practice.ts";
import type { StatingPipeline } from "../rules/pipeline-version.ts";
import type { Sourced } from "../rules/resolved.ts";
import type { Pipeline, Text } from "../rules/types.ts";
import { both, frame, joined, listed, same } from "./bilingual.ts";
import { provenanceOf } from "./citation.ts";
import { conditionWords } from "./condition.ts";
import type { Names } from "./names.ts";
import { valuesOf } from "./section.ts";
import type { Value } from "./section.ts";

/** The version of a pipeline that states one of its keys. */
export type StatedBy = (key: keyof StatingPipeline) => Sourced<StatingPipeline>;

/** The values, in the order of the keys; none for what the pipeline does not say. */
export function practiceValues(pipeline: StatingPipeline, statedBy: StatedBy, names: Names): Value[] {
  const { validity, crossYear, crossRules, readmission, household, yearEnd } = pipeline;
  const value = (key: string, label: Text, words: Text, source: string): Value[] => {
    const [stated = key] = key.split(".");
    return valuesOf([[key, label, words]], provenanceOf(statedBy(stated as keyof StatingPipeline), source));
  };
  const ofCodes = (fact: string, list: "categories" | "certificates"): Value[] =>
    Object.entries(validity?.[list] ?? {}).flatMap(([code, each]) =>
      value(
        `validity.${list}.${code}`,
        frame("{0}的有效期", "Validity of {0}", names.value(fact, code)),
        validityWords(each),
        each.source,
      ),
    );
  return [
    ...ofCodes("person.categories", "categories"),
    ...ofCodes("person.certificates", "certificates"),
    ...(crossYear === undefined
      ? []
      : value(
          "crossYear",
          both("跨年度住院按费用日分段", "Stays over years split by the day of each line"),
          conditionWords(crossYear.when, names.value),
          crossYear.source,
        )),
    ...(crossRules === undefined
      ? []
      : value(
          "crossRules",
          both("住院期间规则改变的按费用日分段", "Stays over a change of rules split by the day of each line"),
          conditionWords(crossRules.when, names.value),
          crossRules.source,
        )),
    ...(readmission === undefined
      ? []
      : value(
          "readmission",
          both("视为连续住院", "A stay continues an earlier one"),
          joined([windowWords(readmission), conditionWords(readmission.when, names.value)], "；", "; "),
          readmission.source,
        )),
    ...(household === undefined
      ? []
      : value(
          "household",
          both("全家合并累计", "Shared in a household"),
          listed([...(household.pools ?? []), ...(household.benefits ?? [])].map(same)),
          household.source,
        )),
    ...(yearEnd === undefined
      ? []
      : value(
          "yearEnd",
          both("年终支付的层", "Layers that pay at the end of the year"),
          listed(yearEnd.layers.map(names.layer)),
          yearEnd.source,
        )),
  ];
}

function validityWords({ before, lasts, after }: Validity): Text {
  const parts: Text[] = [];
  if (before !== undefined) parts.push(lookBackWords(before));
  if (lasts !== undefined) parts.push(frame("自首日起{0}有效", "good for {0} from the first day", spanWords(lasts)));
  if (after !== undefined) parts.push(frame("末日之后{0}内仍计入", "until {0} after the last day", spanWords(after)));
  return joined(parts, "，", ", ");
}

function lookBackWords(before: LookBack): Text {
  if (!("startOf" in before)) return frame("首日之前{0}起计入", "from {0} before the first day", spanWords(before));
  return before.startOf === "year"
    ? both("首日当年1月1日起计入", "from the first of January of the year of the first day")
    : both("首日当月1日起计入", "from the first of the month of the first day");
}

function spanWords(span: Span): Text {
  const [count, zh, en] = "days" in span ? [span.days, "天", "day"] : [span.months, "个月", "month"];
  return both(`${count}${zh}`, `${count} ${en}${count === 1 ? "" : "s"}`);
}

function windowWords({ days, hospital, disease }: NonNullable<Pipeline["readmission"]>): Text {
  const window =
    hospital === "same"
      ? both(`同一医院出院后${days}天内再入院`, `admitted again to the same hospital within ${days} days`)
      : both(`出院后${days}天内再入院`, `admitted again within ${days} days`);
  if (disease === undefined) return window;
  const by =
    disease === "code"
      ? both("同一疾病（ICD-10 编码相同）", "for the same disease, by its ICD-10 code")
      : both("同一疾病（ICD-10 类目相同）", "for the same disease, by its ICD-10 category");
  return joined([window, by], "，", ", ");
}

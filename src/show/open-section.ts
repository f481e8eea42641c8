/** How far regions below may decide otherwise, as sections. */
import { percent, PERIODS } from "../report/words.ts";
import { INDICATORS } from "../rules/indicators.ts";
import type { AmountBound, Indicator, OpenRange } from "../rules/open.ts";
import type { Sourced } from "../rules/resolved.ts";
import type { LayerVersion, Text } from "../rules/types.ts";
import { yuan } from "./base-words.ts";
import { both, frame, same } from "./bilingual.ts";
import { provenanceOf } from "./citation.ts";
import { conditionWords } from "./condition.ts";
import type { Names } from "./names.ts";
import { sectionOf, valuesOf } from "./section.ts";
import type { Entry, Section } from "./section.ts";

const WHATS: { readonly [what in OpenRange["what"]]: Text } = {
  rate: { zh: "各段比例", en: "every rate" },
  burdenRatio: { zh: "个人负担的比例上限", en: "the ceiling on the patient's share" },
  deductible: { zh: "起付线", en: "the deductible" },
  limit: { zh: "支付限额", en: "the limit on payments" },
  burden: { zh: "个人负担的金额上限", en: "the ceiling on what the patient bears" },
  lump: { zh: "定额", en: "each sum" },
  quota: { zh: "病种定额", en: "the fixed price" },
};

/** What the indicators are called. */
const INDICATOR_WORDS: { readonly [indicator in Indicator]: Text } = {
  incomePerHead: { zh: "上年居民人均可支配收入", en: "last year's disposable income per head" },
};

/** The ranges that a version leaves open to the regions below. */
export function openSections(version: Sourced<LayerVersion>, names: Names): Section[] {
  const { data } = version;
  const ranges = "open" in data ? (data.open ?? []) : [];
  return ranges.map((range) => {
    const { what, benefit, case: only, when, source, note } = range;
    const entries: Entry[] = [["range", both("范围", "Range"), rangeWords(range)]];
    if (benefit !== undefined) entries.push(["benefit", both("只及待遇", "Only the benefit"), same(benefit)]);
    if (only !== undefined) entries.push(["case", both("只及情形", "Only the case"), same(only)]);
    entries.push(["when", both("涉及的就诊", "Visits that it is about"), conditionWords(when, names.value)]);
    if (note !== undefined) entries.push(["note", both("说明", "Note"), note]);
    const per = range.what === "limit" ? (range.per ?? "year") : "";
    const title = per === "" ? WHATS[what] : frame("{0}（{1}）", "{0}, {1}", WHATS[what], PERIODS[per] ?? same(per));
    const key = [what, per, benefit, only].filter((part) => part !== undefined && part !== "").join(" ");
    return sectionOf("open", key, { title, values: valuesOf(entries, provenanceOf(version, source)) });
  });
}

function rangeWords(range: OpenRange): Text {
  const isShare = range.what === "rate" || range.what === "burdenRatio";
  const value = (bound: AmountBound): Text => {
    if (typeof bound !== "string")
      return frame("{1}的 {0}", "{0} of {1}", same(percent(bound.ratio)), INDICATOR_WORDS[bound.of]);
    return isShare ? same(percent(bound)) : yuan(bound);
  };
  const { atLeast, atMost } = range;
  if (atLeast === undefined) return frame("至多 {0}", "at most {0}", value(atMost ?? ""));
  if (atMost === undefined) return frame("至少 {0}", "at least {0}", value(atLeast));
  return frame("{0} 至 {1}", "{0} to {1}", value(atLeast), value(atMost));
}

/** The statistics that a version states, each with its own source. */
export function indicatorSections(version: Sourced<LayerVersion>): Section[] {
  const { data } = version;
  const stated = "indicators" in data ? (data.indicators ?? {}) : {};
  return INDICATORS.flatMap((indicator) => {
    const figure = stated[indicator];
    if (figure === undefined) return [];
    const entries: Entry[] = [
      ["amount", both("数字", "Figure"), yuan(figure.amount)],
      ["year", both("年份", "Year"), same(String(figure.year))],
    ];
    const values = valuesOf(entries, provenanceOf(version, figure.source));
    return [sectionOf("indicator", indicator, { title: INDICATOR_WORDS[indicator], code: indicator, values })];
  });
}

/** One benefit with its cases and adjustments as sections of values. */
import { ownPayer } from "../plan/names.ts";
import { movedPoint, percent } from "../report/words.ts";
import type { Adjust, AmountChange, Benefit, Case, Choose, PayerShare, RateChange } from "../rules/benefit.ts";
import type { Sourced } from "../rules/resolved.ts";
import type { LayerVersion, Text } from "../rules/types.ts";
import { baseEntries, limitEntries, roundingEntry, yuan } from "./base-words.ts";
import { both, frame, joined, listed, same } from "./bilingual.ts";
import { provenanceOf } from "./citation.ts";
import { conditionWords } from "./condition.ts";
import { mechanismEntries } from "./mechanism-words.ts";
import type { Names } from "./names.ts";
import { sectionOf, valuesOf } from "./section.ts";
import type { Entry, Section, SectionKind } from "./section.ts";

/** Where a benefit stands. */
export interface BenefitPlace {
  readonly layer: string;
  readonly version: Sourced<LayerVersion>;
  /** The version that states each adjustment; absent: the benefit's own. */
  readonly adjustVersions?: readonly Sourced<LayerVersion>[];
  readonly names: Names;
}

const CHOOSE_WORDS: { readonly [choose in Choose]: Text } = {
  best: both("取支付最多的，不重复", "the one that pays most, never two"),
  "first-of-year": both(
    "取本年首次支付所用的情形；尚无或它不成立时取支付最多的，不重复",
    "the one by which it first paid in the year; where there is none yet or it does not hold, the one that pays most; never two",
  ),
};

/** A benefit. */
export function benefitSection(benefit: Benefit, place: BenefitPlace): Section {
  const {
    id,
    title,
    source,
    when,
    base,
    cases,
    choose,
    lock,
    limits = [],
    rounding,
    payers,
    recoverFrom,
    adjust = [],
  } = benefit;
  const { layer, version, adjustVersions, names } = place;
  const entries: Entry[] = [
    ["when", both("适用条件", "Holds if"), conditionWords(when, names.value)],
    ...baseEntries(base, names, true),
    ...limitEntries(limits),
    roundingEntry(rounding),
    ...payerEntries(payers ?? [{ payer: ownPayer(layer), share: "1" }], names),
  ];
  if (recoverFrom !== undefined)
    entries.push(["recoverFrom", both("先行支付，追偿对象", "An advance, recovered from"), recoverFrom]);
  if (choose !== undefined)
    entries.push(["choose", both("几个情形成立时", "Where several cases hold"), CHOOSE_WORDS[choose]]);
  if (lock !== undefined) entries.push(["lock", both("首次所用的情形共用", "Shares the first case by"), same(lock)]);
  const ordered: SectionKind[] = choose !== undefined ? ["case", "adjust"] : ["adjust"];
  return sectionOf("benefit", id, {
    title,
    code: id,
    values: valuesOf(entries, provenanceOf(version, source)),
    sections: [
      ...cases.map((each) => caseSection(each, benefit, place)),
      ...adjust.map((each, i) => adjustSection(each, adjustVersions?.[i] ?? version, names)),
    ],
    ordered,
  });
}

function payerEntries(shares: readonly PayerShare[], names: Names): Entry[] {
  const entries = shares.map(({ payer, share }): Entry => [
    `payer.${payer}`,
    both("支付方", "Payer"),
    shares.length === 1 ? names.payer(payer) : frame("{0} {1}", "{0} {1}", names.payer(payer), same(percent(share))),
  ]);
  if (shares.length === 1) return entries;
  const order = joined(
    shares.map(({ payer }) => names.payer(payer)),
    "、",
    ", then ",
  );
  return [
    ...entries,
    ["payers", both("尾数相同时，多出的一分依次归", "Where remainders are equal, odd fen go to"), order],
  ];
}

function caseSection(each: Case, benefit: Benefit, { version, names }: BenefitPlace): Section {
  const { id, title, source, when, exceptionTo, base, limits, rounding } = each;
  const entries: Entry[] = [["when", both("适用条件", "Holds if"), conditionWords(when, names.value)]];
  if (exceptionTo !== undefined) {
    const removed = (typeof exceptionTo === "string" ? [exceptionTo] : exceptionTo).map((other) =>
      titleOf(benefit.cases.find((one) => one.id === other) ?? { id: other }),
    );
    entries.push(["exceptionTo", both("同时成立时代替", "Instead of, where both hold"), listed(removed)]);
  }
  if (base !== undefined) entries.push(...baseEntries(base, names, false));
  entries.push(...mechanismEntries(each, benefit.base.per === "year"));
  if (limits !== undefined)
    entries.push(
      ...(limits.length === 0
        ? [["limits", both("限额", "Limits"), both("无（不用待遇的限额）", "none, not those of the benefit")] as const]
        : limitEntries(limits)),
    );
  if (rounding !== undefined) entries.push(roundingEntry(rounding));
  return sectionOf("case", id, {
    title: titleOf({ id, ...(title === undefined ? {} : { title }) }),
    code: id,
    values: valuesOf(entries, provenanceOf(version, source)),
  });
}

function titleOf({ id, title }: { readonly id: string; readonly title?: Text }): Text {
  return title ?? same(id);
}

/** An adjustment, stated by a version. */
export function adjustSection(adjust: Adjust, version: Sourced<LayerVersion>, names: Names): Section {
  const { id, title, source, when, deductible, rate, limit } = adjust;
  const entries: Entry[] = [["when", both("适用条件", "Made if"), conditionWords(when, names.value)]];
  if (deductible !== undefined) entries.push(["deductible", both("起付线", "Deductible"), amountChange(deductible)]);
  if (rate !== undefined) entries.push(["rate", both("各段比例", "Every rate"), rateChange(rate, names)]);
  if (limit !== undefined) entries.push(["limit", both("各项限额", "Every limit"), amountChange(limit)]);
  return sectionOf("adjust", id, {
    title: titleOf({ id, ...(title === undefined ? {} : { title }) }),
    code: id,
    values: valuesOf(entries, provenanceOf(version, source)),
  });
}

function amountChange(change: AmountChange): Text {
  if ("set" in change) return frame("改为 {0}", "becomes {0}", yuan(change.set));
  if ("times" in change) return frame("乘以 {0}", "times {0}", same(change.times));
  return added(change.add, yuan);
}

function rateChange(change: RateChange, names: Names): Text {
  if ("set" in change) return frame("改为 {0}", "becomes {0}", same(percent(change.set)));
  if ("times" in change) return frame("乘以 {0}", "times {0}", same(change.times));
  const points = added(change.add, (size) =>
    both(`${movedPoint(size)} 个百分点`, `${movedPoint(size)} percentage points`),
  );
  if (change.tags === undefined) return points;
  return frame("{0}，只及{1}的部分", "{0}, only for the part tagged {1}", points, listed(change.tags.map(names.tag)));
}

function added(add: string, sizeOf: (size: string) => Text): Text {
  return add.startsWith("-")
    ? frame("减少 {0}", "less {0}", sizeOf(add.slice(1)))
    : frame("增加 {0}", "plus {0}", sizeOf(add));
}

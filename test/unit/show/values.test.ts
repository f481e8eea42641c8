import { describe, expect, it } from "vitest";
import type { Benefit, Case } from "../../../src/rules/benefit.ts";
import { COMMON } from "../rules/files.ts";
import { benefitIn, linesOf } from "./pack.ts";

const linesOfCase = (each: object, benefit: Partial<Benefit> = {}): string[][] => {
  const { sections } = benefitIn({ ...benefit, cases: [{ ...COMMON, ...each } as Case] });
  const [section] = sections;
  return section === undefined ? [] : linesOf(section).slice(1);
};

describe("a benefit in words", () => {
  it("says everything that it leaves to its defaults", () => {
    expect(linesOf(benefitIn({}))).toEqual([
      ["when", "适用条件：就诊类别为住院", "Holds if: the kind of visit is inpatient"],
      ["base.of", "计入的费用：符合政策范围", "What counts: in scope"],
      ["base.net", "计入的余额：前面各方支付后的余额", "Of it: what is still unpaid"],
      ["base.per", "计算周期：按次", "Period: each visit by itself"],
      ["rounding", "取整：四舍五入到 0.01 元", "Rounding: half-up to 0.01 yuan"],
      ["payer.basic", "支付方：基本医保统筹", "Payer: Basic insurance"],
    ]);
  });

  it("says every part of a base", () => {
    const base: Benefit["base"] = {
      of: ["ownPay", "inScope"],
      net: "gross",
      per: "year",
      accumulate: "net",
      tags: ["drug"],
      ratio: "0.835",
      atMost: { over: "cut", ratio: "0.25", of: ["total"] },
      less: [
        { of: "basic.other", what: "penalty" },
        { of: "hospitalWaiver", what: "statedDeductible" },
      ],
    };
    expect(linesOf(benefitIn({ base, cases: [{ ...COMMON, bands: [{ rate: "1" }] }] })).slice(1, 10)).toEqual([
      ["base.of", "计入的费用：全自费、符合政策范围", "What counts: own pay, then in scope"],
      ["base.net", "计入的余额：账单原额", "Of it: the bill as it came"],
      ["base.per", "计算周期：按年度累计", "Period: added up over the year"],
      ["base.accumulate", "累计方式：扣除本待遇已支付的部分", "Added up: less what this benefit has paid"],
      ["base.tags", "只计的费用：名称", "Only lines tagged: name"],
      ["base.ratio", "视同合规比例：83.5%", "Deemed-compliant share: 83.5%"],
      [
        "base.atMost",
        "计入上限：原账单医疗费总额的 25%，超过部分不计",
        "At most: 25% of the total as billed; what is above it does not count",
      ],
      [
        "base.less.basic.other.penalty",
        "减去：基本医保统筹 other 因降低比例少付的部分",
        "Less: what lower rates took off the payment of Basic insurance other",
      ],
      [
        "base.less.hospitalWaiver.statedDeductible",
        "减去：医疗机构减免(报销前)规定的起付线",
        "Less: the deductible as stated of Hospital waiver (before)",
      ],
    ]);
  });

  it("names limits by what they limit, and numbers those of one name", () => {
    const limits: Benefit["limits"] = [
      { amount: "10.00", on: "base", per: "day" },
      { amount: "20.00", on: "paid", per: "month", pool: "p" },
      { amount: "30.00", on: "base", per: "day" },
    ];
    expect(linesOf(benefitIn({ limits })).slice(4, 7)).toEqual([
      ["limit.base.day.", "计入额限额（每日）：10.00 元", "Limit on what counts, a day: 10.00 yuan"],
      [
        "limit.paid.month.p",
        "支付限额（每月，与其他待遇共用额度 p）：20.00 元",
        "Limit on payments, a month, shared with other benefits (p): 20.00 yuan",
      ],
      ["limit.base.day.#2", "计入额限额（每日）：30.00 元", "Limit on what counts, a day: 30.00 yuan"],
    ]);
  });

  it("says who pays, how it is rounded and which case is taken", () => {
    const lines = linesOf(
      benefitIn({
        choose: "best",
        rounding: { unit: "0.1", mode: "down" },
        payers: [
          { payer: "finance", share: "0.305" },
          { payer: "basic", share: "0.695" },
        ],
      }),
    );
    expect(lines.slice(4)).toEqual([
      ["rounding", "取整：舍去到 0.1 元", "Rounding: down to 0.1 yuan"],
      ["payer.finance", "支付方：名称 30.5%", "Payer: name 30.5%"],
      ["payer.basic", "支付方：基本医保统筹 69.5%", "Payer: Basic insurance 69.5%"],
      [
        "payers",
        "尾数相同时，多出的一分依次归：名称、基本医保统筹",
        "Where remainders are equal, odd fen go to: name, then Basic insurance",
      ],
      ["choose", "几个情形成立时：取支付最多的，不重复", "Where several cases hold: the one that pays most, never two"],
    ]);
  });

  it("says what goes by the case that first paid in the year", () => {
    const { ordered, values } = benefitIn({ choose: "first-of-year" });
    expect(values.find(({ key }) => key === "choose")?.value).toEqual({
      zh: "取本年首次支付所用的情形；尚无或它不成立时取支付最多的，不重复",
      en: "the one by which it first paid in the year; where there is none yet or it does not hold, the one that pays most; never two",
    });
    expect(ordered).toEqual(["case", "adjust"]);
    const locked = benefitIn({ choose: "first-of-year", lock: "category" });
    expect(locked.values.find(({ key }) => key === "lock")?.value).toEqual({ zh: "category", en: "category" });
  });

  it("says every change of an adjustment", () => {
    const { sections } = benefitIn({
      adjust: [
        {
          id: "a",
          source: "n",
          deductible: { add: "-10.00" },
          rate: { add: "0.05", tags: ["drug"] },
          limit: { times: "0.5" },
        },
        { id: "b", source: "n 9", title: { zh: "乙", en: "B" }, deductible: { set: "0.00" }, rate: { add: "-0.1" } },
        { id: "c", source: "n", rate: { set: "1" }, limit: { add: "1.00" } },
      ],
    });
    expect(sections.slice(1).map((section) => [section.title.en, ...linesOf(section).slice(1).flat()])).toEqual([
      [
        "a",
        "deductible",
        "起付线：减少 10.00 元",
        "Deductible: less 10.00 yuan",
        "rate",
        "各段比例：增加 5 个百分点，只及名称的部分",
        "Every rate: plus 5 percentage points, only for the part tagged name",
        "limit",
        "各项限额：乘以 0.5",
        "Every limit: times 0.5",
      ],
      [
        "B",
        "deductible",
        "起付线：改为 0.00 元",
        "Deductible: becomes 0.00 yuan",
        "rate",
        "各段比例：减少 10 个百分点",
        "Every rate: less 10 percentage points",
      ],
      [
        "c",
        "rate",
        "各段比例：改为 100%",
        "Every rate: becomes 100%",
        "limit",
        "各项限额：增加 1.00 元",
        "Every limit: plus 1.00 yuan",
      ],
    ]);
  });
});

describe("a case in words", () => {
  it.each<[string, object, string[][]]>([
    [
      "one rate",
      { bands: [{ rate: "0.7" }] },
      [
        ["deductible", "起付线：无", "Deductible: none"],
        ["band.1", "支付比例：70%", "Rate: 70%"],
      ],
    ],
    [
      "bands over a deductible",
      {
        deductible: "150.00",
        bands: [{ upTo: "800.00", rate: "0.70" }, { upTo: "900.00", rate: "0.8" }, { rate: "0.90" }],
      },
      [
        [
          "deductible",
          "起付线：150.00 元，每次一个，以下由个人负担",
          "Deductible: 150.00 yuan, each visit, what is below it stays with the patient",
        ],
        ["band.1", "第 1 段：800.00 元以内（含）支付 70%", "Band 1: 70% up to 800.00 yuan"],
        [
          "band.2",
          "第 2 段：800.00 元以上至 900.00 元（含）支付 80%",
          "Band 2: 80% above 800.00 yuan up to 900.00 yuan",
        ],
        ["band.3", "第 3 段：900.00 元以上支付 90%", "Band 3: 90% above 900.00 yuan"],
        [
          "bandMode",
          "分段方式：分段计算，各段用各段的比例；段界从零起算，起付线在内",
          "Bands: each part at the rate of its band; edges count from zero, the deductible inside",
        ],
      ],
    ],
    [
      "a slab over a yearly threshold",
      {
        deductible: { amount: "150.00", mode: "trigger", per: "year" },
        bands: [{ upTo: "800.00", rate: "0.70" }, { rate: "0.90" }],
        bandMode: "slab",
        bandsFrom: "deductible",
      },
      [
        [
          "deductible",
          "起付线：150.00 元，一年一个，达到后从零起全部计入",
          "Deductible: 150.00 yuan, once a year, once it is reached all counts from zero",
        ],
        ["band.1", "第 1 段：800.00 元以内（含）支付 70%", "Band 1: 70% up to 800.00 yuan"],
        ["band.2", "第 2 段：800.00 元以上支付 90%", "Band 2: 90% above 800.00 yuan"],
        [
          "bandMode",
          "分段方式：全额按所在段的比例；段界从起付线起算",
          "Bands: the rate of the band reached counts for all; edges count from the deductible",
        ],
      ],
    ],
    [
      "a burden",
      { burden: { allow: [{ ratio: "0.10", of: ["total"] }, { amount: "5000.00" }], pick: "most", per: "year" } },
      [
        [
          "burden",
          "个人负担上限：原账单医疗费总额的 10%；5000.00 元",
          "The patient bears at most: 10% of the total as billed; 5000.00 yuan",
        ],
        ["burden.pick", "几个上限取：较高的", "Of these: the greatest"],
        ["burden.per", "负担周期：按年度累计", "Period of the burden: added up over the year"],
      ],
    ],
    [
      "a lump sum",
      { lump: { bands: [{ upTo: "100.00", amount: "0.00" }, { amount: "80.00" }], times: 2, per: "year" } },
      [
        [
          "lump.1",
          "定额第 1 档：基数 100.00 元以内（含）的，支付 0.00 元",
          "Sum 1: 0.00 yuan for a base up to 100.00 yuan",
        ],
        [
          "lump.2",
          "定额第 2 档：基数 100.00 元以上的，支付 80.00 元",
          "Sum 2: 80.00 yuan for a base above 100.00 yuan",
        ],
        ["lump.times", "次数：每年至多 2 次", "How often: at most 2 a year"],
      ],
    ],
    [
      "a base, limits and a rounding of its own",
      {
        bands: [{ rate: "1" }],
        base: { of: ["preSelfPay"], atMost: { over: "none", amount: "9.00" } },
        limits: [],
        rounding: { unit: "1", mode: "half-even" },
      },
      [
        ["base.of", "计入的费用：先行自付", "What counts: pre-self-pay"],
        ["base.net", "计入的余额：前面各方支付后的余额", "Of it: what is still unpaid"],
        ["base.atMost", "计入上限：9.00 元，超过则全部不计", "At most: 9.00 yuan; above it nothing counts"],
        ["deductible", "起付线：无", "Deductible: none"],
        ["band.1", "支付比例：100%", "Rate: 100%"],
        ["limits", "限额：无（不用待遇的限额）", "Limits: none, not those of the benefit"],
        ["rounding", "取整：四舍六入五成双到 1 元", "Rounding: half-even to 1 yuan"],
      ],
    ],
  ])("%s", (_, each, lines) => {
    expect(linesOfCase(each)).toEqual(lines);
  });

  it("takes the year of its base for its deductible", () => {
    const lines = linesOfCase(
      { deductible: "9.00", bands: [{ rate: "1" }] },
      { base: { of: ["inScope"], per: "year" } },
    );
    expect(lines[0]?.[2]).toBe("Deductible: 9.00 yuan, once a year, what is below it stays with the patient");
  });

  it("names the cases that it stands for", () => {
    const { sections } = benefitIn({
      cases: [
        { id: "a", source: "n", title: { zh: "甲", en: "A" }, bands: [{ rate: "1" }] },
        { id: "b", source: "n", bands: [{ rate: "1" }] },
        { id: "c", source: "n", bands: [{ rate: "1" }], exceptionTo: ["a", "b"] },
      ],
    });
    const last = sections[2];
    expect(last === undefined ? [] : linesOf(last)[1]).toEqual([
      "exceptionTo",
      "同时成立时代替：甲、b",
      "Instead of, where both hold: A, b",
    ]);
  });
});

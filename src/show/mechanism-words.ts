/** The four mechanisms of a case in words. */
import type { Allow, Band, BandsCase, Burden, Case, Deductible, Lump, LumpBand, Quota } from "../rules/benefit.ts";
import type { Amount, Text } from "../rules/types.ts";
import { percent } from "../report/words.ts";
import { ratioWords, yuan } from "./base-words.ts";
import { both, frame, joined, same } from "./bilingual.ts";
import type { Entry } from "./section.ts";

/** What a case pays by. `yearly`: its base runs over the year, and a deductible without a period of its own with it. */
export function mechanismEntries(each: Case, yearly: boolean): Entry[] {
  if ("bands" in each) return bandsEntries(each, yearly);
  if ("burden" in each) return burdenEntries(each.burden);
  return "lump" in each ? lumpEntries(each.lump) : quotaEntries(each.quota);
}

function bandsEntries(each: BandsCase, yearly: boolean): Entry[] {
  const { deductible, bands, bandMode, bandsFrom } = each;
  const entries = deductibleEntries(deductible, yearly);
  bands.forEach((band, i) => entries.push(bandEntry(bands, band, i)));
  const several = bands.length > 1;
  if (several || bandMode === "slab") {
    // Where there is no deductible, the two ways of counting edges are one.
    const shifts = several && (deductible !== undefined || bandsFrom === "deductible");
    const parts = shifts ? [modeWords(bandMode), edgeWords(bandsFrom)] : [modeWords(bandMode)];
    entries.push(["bandMode", both("分段方式", "Bands"), joined(parts, "；", "; ")]);
  }
  return entries;
}

function modeWords(mode: "marginal" | "slab" = "marginal"): Text {
  return mode === "slab"
    ? both("全额按所在段的比例", "the rate of the band reached counts for all")
    : both("分段计算，各段用各段的比例", "each part at the rate of its band");
}

function edgeWords(from: "zero" | "deductible" = "zero"): Text {
  return from === "deductible"
    ? both("段界从起付线起算", "edges count from the deductible")
    : both("段界从零起算，起付线在内", "edges count from zero, the deductible inside");
}

const PERIODS = {
  visit: both("每次一个", "each visit"),
  stay: both("一次住院一个，分段、连续的各单合用", "once a stay, for all its parts and what continues it"),
  year: both("一年一个", "once a year"),
} as const;

function deductibleEntries(stated: Amount | Deductible | undefined, yearly: boolean): Entry[] {
  const label = both("起付线", "Deductible");
  if (stated === undefined) return [["deductible", label, both("无", "none")]];
  const { amount, mode, per } = typeof stated === "string" ? { amount: stated } : stated;
  const often = PERIODS[per ?? (yearly ? "year" : "visit")];
  const how =
    mode === "trigger"
      ? both("达到后从零起全部计入", "once it is reached all counts from zero")
      : both("以下由个人负担", "what is below it stays with the patient");
  return [["deductible", label, joined([yuan(amount), often, how], "，", ", ")]];
}

/** The range of a band, by its own upper edge and that of the one before. */
function rangeWords(bands: readonly { readonly upTo?: Amount }[], i: number): Text {
  const below = bands[i - 1]?.upTo;
  const upTo = bands[i]?.upTo;
  if (below === undefined)
    return upTo === undefined ? both("全部", "all") : frame("{0}以内（含）", "up to {0}", yuan(upTo));
  if (upTo === undefined) return frame("{0}以上", "above {0}", yuan(below));
  return frame("{0}以上至 {1}（含）", "above {0} up to {1}", yuan(below), yuan(upTo));
}

function bandEntry(bands: readonly Band[], { rate }: Band, i: number): Entry {
  const value = frame("{0}支付 {1}", "{1} {0}", rangeWords(bands, i), same(percent(rate)));
  const whole = bands.length === 1;
  const label = whole ? both("支付比例", "Rate") : both(`第 ${i + 1} 段`, `Band ${i + 1}`);
  return [`band.${i + 1}`, label, whole ? same(percent(rate)) : value];
}

function allowWords(bound: Allow): Text {
  return "amount" in bound ? yuan(bound.amount) : ratioWords(bound.ratio, bound.of);
}

function burdenEntries({ allow, pick, per }: Burden): Entry[] {
  const bounds = joined(allow.map(allowWords), "；", "; ");
  const entries: Entry[] = [["burden", both("个人负担上限", "The patient bears at most"), bounds]];
  if (allow.length > 1)
    entries.push([
      "burden.pick",
      both("几个上限取", "Of these"),
      pick === "most" ? both("较高的", "the greatest") : both("较低的", "the least"),
    ]);
  entries.push([
    "burden.per",
    both("负担周期", "Period of the burden"),
    per === "year" ? both("按年度累计", "added up over the year") : both("按次", "each visit by itself"),
  ]);
  return entries;
}

function lumpEntries({ bands, times, rest }: Lump): Entry[] {
  const entries = bands.map((band, i): Entry => lumpEntry(bands, band, i));
  entries.push([
    "lump.times",
    both("次数", "How often"),
    times === undefined ? both("不限", "without bound") : both(`每年至多 ${times} 次`, `at most ${times} a year`),
  ]);
  if (rest !== undefined)
    entries.push([
      "lump.rest",
      both("单据付不完的", "What a bill does not hold"),
      both("由当年以后的单据支付", "is paid on later bills of the year"),
    ]);
  return entries;
}

function lumpEntry(bands: readonly LumpBand[], { amount }: LumpBand, i: number): Entry {
  const value = frame("基数 {0}的，支付 {1}", "{1} for a base {0}", lumpRange(bands, i), yuan(amount));
  return [`lump.${i + 1}`, both(`定额第 ${i + 1} 档`, `Sum ${i + 1}`), value];
}

function lumpRange(bands: readonly LumpBand[], i: number): Text {
  return bands.length === 1 ? both("不论多少", "of any size") : rangeWords(bands, i);
}

function quotaEntries({ amount, below }: Quota): Entry[] {
  return [
    ["quota", both("病种定额", "Fixed price"), yuan(amount)],
    [
      "quota.below",
      both("低于定额时", "Below it"),
      below === "keep"
        ? both("差额归医疗机构", "the hospital keeps the difference")
        : both("据实计算", "the cost counts"),
    ],
  ];
}

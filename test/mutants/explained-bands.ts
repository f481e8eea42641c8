/** Mutants of bands, bases, days and stays that live because nothing that they change can be seen. */
import type { Explained } from "./explained.ts";

const BANDS = "src/settle/bands.ts";
const BASE = "src/settle/base.ts";
const ONE_OF_THEM = "a benefit's layer is one of them; the default is there for the type";

export const OF_BANDS: readonly Explained[] = [
  {
    file: BANDS,
    line: "const used = (after < deductible ? after : deductible) - (before < deductible ? before : deductible);",
    replacements: ["after <= deductible", "before <= deductible"],
    why: "where both are the same, either is the lesser",
  },
  {
    file: BANDS,
    line: "if (part !== 0 && !addsExactly(variant, part, after)) part = 0;",
    replacements: ["true"],
    why: "a part of 0 becomes 0",
  },
  {
    file: BANDS,
    line: "if (before !== 0)",
    replacements: ["true"],
    why: "bands of nothing give nothing; not reckoning them saves time alone",
  },
  {
    file: BANDS,
    line: "return roundedAfter > roundedBefore ? roundedAfter - roundedBefore : 0;",
    replacements: ["roundedAfter >= roundedBefore"],
    why: "where both are the same, their difference is 0",
  },
  {
    file: BANDS,
    line: "if (tagStep === null || start === -1 || bands === null || x > bands.safe) return false;",
    replacements: ["false"],
    why: "asked only where a step by tags has found a part: that it may be null is there for the type",
  },
  {
    file: BANDS,
    line: "return Math.abs(tagStep.add) * part * x <= Number.MAX_SAFE_INTEGER / 2;",
    replacements: ["Math.abs(tagStep.add) * part * x < Number.MAX_SAFE_INTEGER / 2"],
    why: "half of an odd number is no integer, and the product is one",
  },
  {
    file: BANDS,
    line: "if (x <= deductible) return 0;",
    replacements: ["x < deductible"],
    why: "at the deductible nothing lies above it, and the half that is added rounds to nothing",
  },
  {
    file: BANDS,
    line: "const more = Math.floor(((variant.tagStep?.add ?? 0) * part * (x - deductible)) / found);",
    replacements: ["variant.tagStep.add"],
    why: "a part has been found by this step; the default is there for the type",
  },
  {
    file: BANDS,
    line: "const tags = steps[i]?.tags ?? 0;",
    replacements: ["steps[i].tags"],
    why: "there is a step at each index below the length",
  },
  {
    file: BANDS,
    line: "parts.push(tags === 0 ? 0 : partOf(run, variant, tags));",
    replacements: ["false"],
    why: "no group bears one of no tags: the sum is 0 too",
  },
  {
    file: BANDS,
    line: "for (let g = 0; g < groups; g++) {",
    replacements: ["g <= groups"],
    why: "past the last group there are no tags, and what bears none is passed over",
  },
  {
    file: BANDS,
    line: 'const own = "bands" in variant.case ? variant.case.bands : [];',
    replacements: ['["Stryker was here"]'],
    why: "a case with a table has bands; the default is there for the type",
  },
  {
    file: BANDS,
    line: "return next < 0n ? 0n : next > one ? one : next;",
    replacements: ["next <= 0n", "next >= one"],
    why: "a rate at its bound is that bound",
  },
  {
    file: BANDS,
    line: "return tableOf(variant.bands?.from ?? [], rates, one);",
    replacements: ["variant.bands.from", '["Stryker was here"]'],
    why: "asked for variants that have a table; the default is there for the type",
  },
  {
    file: BANDS,
    line: 'const [whole = "0", fraction = ""] = rate.split(".");',
    replacements: ['""'],
    why: "a split gives one part at least; the default is there for the type",
  },
  {
    file: BANDS,
    line: "if (x < deductible || (x === deductible && !variant.trigger)) return 0;",
    replacements: ["false"],
    why: "at a deductible that is taken off nothing lies above it, which comes out as 0 too, only slower",
  },
  {
    file: BANDS,
    line: "if (y <= 0) return (table.rate[0] ?? 0) * x;",
    replacements: ["false", "y < 0"],
    why: "the sum of the first band, taken below its edge, is the same: rate × shift + rate × (x - shift)",
  },
  {
    file: BANDS,
    line: "if (y <= 0) return (rate[0] ?? 0n) * BigInt(to);",
    replacements: ["false", "y < 0"],
    why: "the sum of the first band, taken below its edge, is the same: rate × shift + rate × (to - shift)",
  },
  {
    file: BASE,
    line: "for (let i = 0; i < reductions.length; i++) {",
    replacements: ["i <= reductions.length"],
    why: "what is not there is passed over",
  },
  {
    file: BASE,
    line: "if (reduction !== undefined) less += quantityOf(run, reduction);",
    replacements: ["true"],
    why: "there is a reduction at each index below the length",
  },
  {
    file: BASE,
    line: "const rest = capped > less ? capped - less : 0;",
    replacements: ["capped >= less"],
    why: "where both are the same, their difference is 0",
  },
  {
    file: BASE,
    line: "const base = left !== -1 && left < rest ? left : rest;",
    replacements: ["left <= rest"],
    why: "where both are the same, either is the lesser",
  },
  {
    file: BASE,
    line: "trace[at + FOUND] = found;",
    replacements: ["at - FOUND"],
    why: "its place is 0",
  },
  {
    file: BASE,
    line: "if (given !== null && given !== undefined) {",
    replacements: ["true"],
    why: "there is an entry for each layer; that it may be undefined is there for the type",
  },
  {
    file: BASE,
    line: "if (stated === null || stated === undefined) throw new MissingFact(`paid.${less.name}`);",
    replacements: ["false"],
    why: "a given payment has all three, as a number or null; that one may be undefined is there for the type",
  },
  {
    file: BASE,
    line: "for (const { index } of run.plan.layers[less.layer]?.benefits ?? [])",
    replacements: ["run.plan.layers[less.layer].benefits", '["Stryker was here"]'],
    why: ONE_OF_THEM,
  },
  {
    file: "src/settle/days.ts",
    line: "return (held ?? []).flatMap(({ code, from }, i): Issue[] => {",
    replacements: ['["Stryker was here"]'],
    why: "a text is no code that lasts",
  },
  {
    file: "src/settle/stay.ts",
    line: 'return keyOf(layers[layer]?.name ?? "", benefit.id);',
    replacements: ["layers[layer].name", '"Stryker was here!"'],
    why: ONE_OF_THEM,
  },
  {
    file: "src/settle/validity.ts",
    line: "const first = before === undefined || from === 0 ? from : dayNumber(reachedBack(dayText(from), before));",
    replacements: ["false"],
    why: "back from no day is no later than 1900-01-01, the first day of all",
  },
  {
    file: "src/settle/validity.ts",
    line: "const last = after === undefined || good === LAST_DAY ? good : dayNumber(later(dayText(good), after, 1));",
    replacements: ["false"],
    why: "on from no last day is 2199-12-31, the last day of all",
  },
];

/** Mutants of the plan that live because nothing that they change can be seen. */
import type { Explained } from "./explained.ts";

export const OF_PLAN: readonly Explained[] = [
  {
    file: "src/plan/choose.ts",
    line: 'return first === undefined ? { kind: "skip", reason: "no-case" } : { kind: "cases", variants: [first, ...rest] };',
    replacements: ["{}", '""', "false"],
    why: "a case stands: the other answer is there for the type",
  },
  {
    file: "src/plan/choose.ts",
    line: "if (variants.size >= MAX_VARIANTS) variants.clear();",
    replacements: ["variants.size > MAX_VARIANTS"],
    why: "a bound of memory, one more",
  },
  {
    file: "src/plan/choose.ts",
    line: "const predicates = [benefit.when, ...benefit.cases.map((c) => c.when), ...(benefit.adjust ?? []).map((a) => a.when)];",
    replacements: ['["Stryker was here"]'],
    why: "a text has no `when`",
  },
  {
    file: "src/plan/coding.ts",
    line: "if (named.length > 1) named.sort((a, b) => a - b);",
    replacements: ["true", "named.length >= 1"],
    why: "one literal and none are sorted as they are",
  },
  {
    file: "src/plan/coding.ts",
    line: "cuts: (index) => codings[index]?.cuts ?? [],",
    replacements: ['["Stryker was here"]'],
    why: "asked for facts that have a coding; the default is there for the type",
  },
  {
    file: "src/plan/coding.ts",
    line: 'const kind = factType(fact)?.kind ?? "code";',
    replacements: ['""', "factType(fact).kind"],
    why: "a checked predicate names facts that have a type",
  },
  {
    file: "src/plan/layout.ts",
    line: 'const nameOf = (plan: Placed): string => keyOf(layers[plan.layer]?.name ?? "", plan.benefit.id);',
    replacements: ['"Stryker was here!"', "layers[plan.layer].name"],
    why: "a benefit's layer is one of them; the default is there for the type",
  },
  {
    file: "src/plan/layout.ts",
    line: 'layers[0]?.file ?? "",',
    replacements: ["layers[0].file", '"Stryker was here!"'],
    why: "tags are named by benefits, so there is a layer",
  },
  {
    file: "src/plan/layout.ts",
    line: 'const [layerName = "", id] = less.of.split(".");',
    replacements: ['"Stryker was here!"'],
    why: "a split gives one part at least; the default is there for the type",
  },
  {
    file: "src/plan/layout.ts",
    line: "const own = layers[layer]?.benefits ?? [];",
    replacements: ['["Stryker was here"]'],
    why: "a layer that is not there is refused, whatever its benefits",
  },
  {
    file: "src/plan/layout.ts",
    line: 'layers[reader.layer]?.file ?? "",',
    replacements: ["layers[reader.layer].file", '"Stryker was here!"'],
    why: "the reader's layer is one of them; the default is there for the type",
  },
  {
    file: "src/plan/layout.ts",
    line: "const limits = benefit.cases.flatMap((each) => each.limits ?? benefit.limits ?? []);",
    replacements: ['["Stryker was here"]'],
    why: "a text is a limit on nothing",
  },
  {
    file: "src/plan/remarks.ts",
    line: "if (shared.size >= MAX_SHARED) shared.clear();",
    replacements: ["false", "shared.size > MAX_SHARED"],
    why: "a bound of memory: what is said is the same",
  },
  {
    file: "src/plan/variant.ts",
    line: "const limits = each.limits ?? benefit.limits ?? [];",
    replacements: ['["Stryker was here"]'],
    why: "a text is a limit on nothing",
  },
  {
    file: "src/plan/variant.ts",
    line: "const limits = each.limits ?? plan.benefit.limits ?? [];",
    replacements: ['["Stryker was here"]'],
    why: "a text is a limit on nothing",
  },
  {
    file: "src/plan/variant.ts",
    line: "const changes = adjusts.flatMap((index) => benefit.adjust?.[index] ?? []);",
    replacements: ['["Stryker was here"]', "benefit.adjust[index]"],
    why: "the indices are of adjustments that there are",
  },
  {
    file: "src/plan/variant.ts",
    line: "if (!isPlain || bands === undefined || bands === null || bands.half === -1 || deductible > bands.safe) return -1;",
    replacements: ["deductible >= bands.safe"],
    why: "at the bound itself the product is still exact: the way with care gives the same",
  },
  {
    file: "src/plan/variant.ts",
    line: "const i = bands.from.filter((edge) => edge < deductible).length - 1;",
    replacements: ["edge <= deductible"],
    why: "at an edge the band above begins with the sum that the one below ends with",
  },
  {
    file: "src/plan/variant.ts",
    line: "if (rateSteps?.some((other) => other !== step && other.tags !== 0) === true) return null;",
    replacements: ["rateSteps.some"],
    why: "there is a step, so there are steps",
  },
  {
    file: "src/plan/tape.ts",
    line: "tape.safe = Math.min(tape.safe, variant.bands?.safe ?? 0);",
    replacements: ["variant.bands.safe"],
    why: "a step is of bands; the default is there for the type",
  },
  {
    file: "src/plan/tables.ts",
    line: "if (rate.value < 0n) return { value: 0n, decimals: 0 };",
    replacements: ["rate.value <= 0n"],
    why: "nothing is nothing over any power of ten; it is written with none already",
  },
  {
    file: "src/plan/tables.ts",
    line: 'return names.includes("total") ? all : all.filter((k) => names.includes(BUCKETS[k] ?? "inScope"));',
    replacements: ['""'],
    why: "there are four buckets; the default is there for the type",
  },
  {
    file: "src/plan/tags.ts",
    line: "for (const [tag, { charge = [], codes = [] }] of declared.tags) {",
    replacements: ['["Stryker was here"]'],
    why: "a charge category and a code of a claim are never this text",
  },
];

/** Mutants of the plan that live because nothing that they change can be seen. */
import type { Explained } from "./explained.ts";
import { OF_TABLES } from "./explained-tables.ts";

export const OF_PLAN: readonly Explained[] = [
  ...OF_TABLES,
  {
    file: "src/plan/choose.ts",
    line: 'return first === undefined ? { kind: "skip", reason: "no-case" } : { kind: "cases", variants: [first, ...rest] };',
    replacements: ["{}", '""', "false"],
    why: "a case stands: the other answer is there for the type",
  },
  {
    file: "src/plan/choose.ts",
    line: "const predicates = [benefit.when, ...benefit.cases.map((c) => c.when), ...(benefit.adjust ?? []).map((a) => a.when)];",
    replacements: ['["Stryker was here"]'],
    why: "a text has no `when`",
  },
  {
    file: "src/plan/choose.ts",
    line: "return predicates.flatMap((predicate) => (predicate === undefined ? [] : factUses(predicate)));",
    replacements: ["false"],
    why: "no predicate names no facts: `factUses` gives none of it either",
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
    file: "src/plan/compile.ts",
    line: 'return (rules.pipeline.data.optional ?? []).includes(layer) ? "optional" : "no_rule";',
    replacements: ['["Stryker was here"]'],
    why: "no layer is called so",
  },
  {
    file: "src/plan/compile.ts",
    line: "shareSum: shares.length === 0 ? 1 : 10 ** decimals,",
    replacements: ["false"],
    why: "no shares have no decimals, and 10 ** 0 is 1",
  },
  {
    file: "src/plan/compile.ts",
    line: "return [benefit.base, ...benefit.cases.map((each) => each.base)].flatMap((base) => base?.less ?? []);",
    replacements: ['["Stryker was here"]'],
    why: "a text is of no layer and of no benefit",
  },
  {
    file: "src/plan/compile.ts",
    line: "...(pipeline.entitlements ?? []).map((each) => each.when),",
    replacements: ['["Stryker was here"]'],
    why: "a text has no `when`",
  },
  {
    file: "src/plan/compile.ts",
    line: "...others.flatMap((predicate) => (predicate === undefined ? [] : factUses(predicate))),",
    replacements: ["false"],
    why: "no predicate names no facts: `factUses` gives none of it either",
  },
  {
    file: "src/plan/compile.ts",
    line: "const entitlements = (rules.pipeline.data.entitlements ?? []).map((each) => [each.code, each.title]);",
    replacements: ['["Stryker was here"]'],
    why: "a text has no title, and what has none is left out",
  },
  {
    file: "src/plan/memo.ts",
    line: "return { index, mask, radix: mask === -1 ? coder.radix(index) : mask + 2 };",
    replacements: ["true"],
    why: "a wider radix still tells all codes apart",
  },
  {
    file: "src/plan/memo.ts",
    line: "const fits = places.reduce((product, place) => product * place.radix, 1) <= Number.MAX_SAFE_INTEGER;",
    replacements: [
      "false",
      "places.reduce((product, place) => product * place.radix, 1) < Number.MAX_SAFE_INTEGER",
      "() => undefined",
    ],
    why: "a key that is a text tells the same codes apart, only slower",
  },
  {
    file: "src/plan/memo.ts",
    line: "for (const { index, mask, radix } of places) key = key * radix + part(codes, index, mask);",
    replacements: ["key * radix - part(codes, index, mask)"],
    why: "the same number with its sign turned",
  },
  {
    file: "src/plan/pools.ts",
    line: "for (const limit of [benefit, ...benefit.cases].flatMap((each) => each.limits ?? [])) {",
    replacements: ['["Stryker was here"]'],
    why: "a text names no pool",
  },
  {
    file: "src/plan/remarks.ts",
    line: "const places = notEncoded.flatMap(({ entry, layer }, place) => (test(entry.when, layer) ? [place] : []));",
    replacements: ['["Stryker was here"]'],
    why: "a text is no place, and stands in the key as often as entries do not match",
  },
  {
    file: "src/plan/remarks.ts",
    line: "return predicate === undefined ? [] : factUses(predicate);",
    replacements: ["false", '["Stryker was here"]'],
    why: "no predicate names no facts; a text names none either, and adds nothing to a key",
  },
];

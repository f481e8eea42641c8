/** Mutants of the tape, the run and profiles that live because nothing that they change can be seen. */
import type { Explained } from "./explained.ts";

const EQUAL = "what is equal is the same either way";

export const OF_TAPE: readonly Explained[] = [
  {
    file: "src/settle/tape.ts",
    line: "const own = codes[c + QUANTITIES_AT] ?? -1;",
    replacements: ["+1"],
    why: "each step has the place: the default is there for the type",
  },
  {
    file: "src/settle/tape.ts",
    line: "const a = codes[c + AMOUNTS_AT] ?? 0;",
    replacements: ["c - AMOUNTS_AT"],
    why: "AMOUNTS_AT is 0",
  },
  {
    file: "src/settle/tape.ts",
    line: "const buckets = bucket < 4 ? 0 : bucket - 4;",
    replacements: ["bucket <= 4"],
    why: "it is a bucket, below 4, or 4 and a number of buckets that is above 1: never 4",
  },
  {
    file: "src/settle/tape.ts",
    line: "if (baseLeft === -1 || rest < baseLeft) baseLeft = rest;",
    replacements: ["rest <= baseLeft"],
    why: EQUAL,
  },
  {
    file: "src/settle/tape.ts",
    line: "let base = found > less ? found - less : 0;",
    replacements: ["found >= less"],
    why: "where they are equal nothing is left, which is 0 either way",
  },
  {
    file: "src/settle/tape.ts",
    line: "if (baseLeft !== -1 && baseLeft < base) base = baseLeft;",
    replacements: ["baseLeft <= base"],
    why: EQUAL,
  },
  {
    file: "src/settle/tape.ts",
    line: "const deductible = amounts[a + DEDUCTIBLE_OF] ?? 0;",
    replacements: ["a - DEDUCTIBLE_OF"],
    why: "DEDUCTIBLE_OF is 0",
  },
  {
    file: "src/settle/tape.ts",
    line: "if (after > deductible) {",
    replacements: ["after >= deductible"],
    why: "at the deductible the sum above it is nothing, and half a unit rounds down to 0",
  },
  {
    file: "src/settle/tape.ts",
    line: "const add = tagged === 0 ? 0 : tagged * (amounts[a + TAG_ADD] ?? 0);",
    replacements: ["false"],
    why: "nothing tagged adds nothing: a product with 0",
  },
  {
    file: "src/settle/tape.ts",
    line: "if (before > deductible) {",
    replacements: ["before >= deductible"],
    why: "at the deductible the sum above it is nothing, and half a unit rounds down to 0",
  },
  {
    file: "src/settle/tape.ts",
    line: "while (band < last && before > (amounts[band + BAND_WIDTH] ?? 0)) band += BAND_WIDTH;",
    replacements: ["before >= (amounts[band + BAND_WIDTH] ?? 0)"],
    why: "at an edge both bands give the same sum",
  },
  {
    file: "src/settle/tape.ts",
    line: "while (band < last && after > (amounts[band + BAND_WIDTH] ?? 0)) band += BAND_WIDTH;",
    replacements: ["after >= (amounts[band + BAND_WIDTH] ?? 0)"],
    why: "at an edge both bands give the same sum",
  },
  {
    file: "src/settle/tape.ts",
    line: "const raw = roundedAfter > roundedBefore ? roundedAfter - roundedBefore : 0;",
    replacements: ["true", "roundedAfter >= roundedBefore"],
    why: "rates are not below 0, tagged parts included, so that the sum does not fall: the difference is 0 or more",
  },
  {
    file: "src/settle/tape.ts",
    line: "const used = (after < deductible ? after : deductible) - (before < deductible ? before : deductible);",
    replacements: ["after <= deductible", "before <= deductible"],
    why: EQUAL,
  },
  {
    file: "src/settle/tape.ts",
    line: "if (paidLeft === -1 || rest < paidLeft) paidLeft = rest;",
    replacements: ["rest <= paidLeft"],
    why: EQUAL,
  },
  {
    file: "src/settle/tape.ts",
    line: "let pay = paidLeft !== -1 && paidLeft < raw ? paidLeft : raw;",
    replacements: ["paidLeft <= raw"],
    why: EQUAL,
  },
  {
    file: "src/settle/tape.ts",
    line: "if (found < pay) pay = found;",
    replacements: ["false", "found <= pay"],
    why: "rates are at most 1, tagged parts included: it never pays more than its base, which is part of what was found",
  },
  {
    file: "src/settle/tape.ts",
    line: "const taken = left < rest ? left : rest;",
    replacements: ["left <= rest"],
    why: EQUAL,
  },
  {
    file: "src/settle/profiles.ts",
    line: "const numbered: Profile[] = [];",
    replacements: ['["Stryker was here"]'],
    why: "profiles are numbered by where they are put: each number is one more",
  },
  {
    file: "src/settle/profiles.ts",
    line: "if (4 * known.size > near.length && near.length < 2 * MAX_NEAR)",
    replacements: ["true", "near.length <= 2 * MAX_NEAR"],
    why: "what is near doubles twice at a time from 512 to 131 072, more than a quarter of which is never known",
  },
  {
    file: "src/settle/profiles.ts",
    line: "if ((extras & keys.looksAt) === 0) return (extras & HAS_CERTIFICATES) === 0 ? key : key + keys.certificates.present;",
    replacements: ["false"],
    why: "what extras do not tell of adds nothing, and certificates add what they do here: it is only slower",
  },
  {
    file: "src/settle/profiles.ts",
    line: "if ((extras & HAS_CATEGORY) !== 0) {",
    replacements: ["true"],
    why: "the categories of a claim without a declared one are national: they add nothing",
  },
  {
    file: "src/settle/run.ts",
    line: "const list = Array.from({ length }, () => 0.5);",
    replacements: ["() => undefined"],
    why: "the list is filled with 0 at once; how the engine keeps it changes the time alone",
  },
  {
    file: "src/settle/run.ts",
    line: "if (groups === 1) {",
    replacements: ["false", "{}"],
    why: "the loop over groups gives the same sum for one, only slower",
  },
  {
    file: "src/settle/run.ts",
    line: "if (tags !== 0 && !covers(tags, run.groupTags[0] ?? 0)) return 0;",
    replacements: ["true"],
    why: "no tags cover every group",
  },
  {
    file: "src/settle/run.ts",
    line: "for (let i = 0; i < limits.length; i++) {",
    replacements: ["i <= limits.length"],
    why: "there is no limit after the last, and none is passed over",
  },
  {
    file: "src/settle/run.ts",
    line: "if (limit === undefined) continue;",
    replacements: ["false"],
    why: "each place of the list has a limit: the check is there for the type",
  },
  {
    file: "src/settle/run.ts",
    line: "if (left === -1 || rest < left) left = rest;",
    replacements: ["rest <= left"],
    why: EQUAL,
  },
];

import { describe, expect, it } from "vitest";
import { BENEFIT, COMMON, VERSION, versionIssues } from "./files.ts";
import type { Place } from "./files.ts";

/** The version with this as its only case. */
function withCase(each: object, base: object = { of: ["inScope"] }): unknown {
  return { ...VERSION, benefits: [{ ...BENEFIT, base, cases: [{ ...COMMON, ...each }] }] };
}

describe("the mechanisms", () => {
  const bands = [{ rate: "0.50" }];
  const burden = { allow: [{ amount: "5000.00" }], per: "visit" };
  const lump = { bands: [{ amount: "10.00" }] };
  const quota = { amount: "10.00", below: "keep" };
  const at = "benefits[0].cases[0]";

  it.each<[string, object, Place[]]>([
    ["none", {}, [[at, "none"]]],
    ["two", { bands, burden }, [[at, "bands, burden"]]],
    ["three", { lump, bands, burden }, [[at, "bands, burden, lump"]]],
    ["a field of another", { lump, deductible: "1.00" }, [[`${at}.deductible`, '"deductible"']]],
    [
      "bands with everything",
      {
        bands,
        deductible: { amount: "1.00", mode: "trigger", per: "year" },
        bandMode: "slab",
        bandsFrom: "deductible",
      },
      [],
    ],
    [
      "a deductible of a wrong mode",
      { bands, deductible: { amount: "1.00", mode: "all" } },
      [[`${at}.deductible.mode`, '"all"']],
    ],
    ["a deductible that is a list", { bands, deductible: ["1.00"] }, [[`${at}.deductible`, "a list of 1"]]],
    ["no bands", { bands: [] }, [[`${at}.bands`, "a list of 0"]]],
    ["a last band that is closed", { bands: [{ upTo: "1.00", rate: "0" }] }, [[`${at}.bands[0].upTo`, '"1.00"']]],
    ["a band that is open too early", { bands: [{ rate: "0" }, { rate: "1" }] }, [[`${at}.bands[0].upTo`, "nothing"]]],
    [
      "a band from zero to zero",
      { bands: [{ upTo: "0.00", rate: "0" }, { rate: "1" }] },
      [[`${at}.bands[0].upTo`, '"0.00"']],
    ],
    [
      "edges that do not rise",
      {
        bands: [
          { upTo: "900.00", rate: "0" },
          { upTo: "900.00", rate: "0" },
          { upTo: "1000.00", rate: "0" },
          { upTo: "80.00", rate: "0" },
          { rate: "1" },
        ],
      },
      [
        [`${at}.bands[1].upTo`, '"900.00"'],
        [`${at}.bands[3].upTo`, '"80.00"'],
      ],
    ],
    [
      "an edge that is no amount",
      { bands: [{ upTo: "x", rate: "0" }, { upTo: "0.00", rate: "y" }, { rate: "1" }] },
      [
        [`${at}.bands[0].upTo`, '"x"'],
        [`${at}.bands[1].rate`, '"y"'],
      ],
    ],
    [
      "a burden of two bounds",
      { burden: { allow: [{ amount: "1.00" }, { ratio: "0.1", of: ["total"] }], pick: "most", per: "year" } },
      [],
    ],
    ["a burden without bounds", { burden: { allow: [], per: "visit" } }, [[`${at}.burden.allow`, "a list of 0"]]],
    [
      "a bound of both",
      { burden: { allow: [{ amount: "1.00", ratio: "0.1" }], per: "visit" } },
      [[`${at}.burden.allow[0]`, "amount, ratio"]],
    ],
    [
      "a ratio of nothing",
      { burden: { allow: [{ ratio: "0.1", of: [] }], per: "visit" } },
      [[`${at}.burden.allow[0].of`, "a list of 0"]],
    ],
    [
      "a ratio of the total and its parts",
      { burden: { allow: [{ ratio: "0.1", of: ["total", "inScope"] }], per: "visit" } },
      [[`${at}.burden.allow[0].of`, "total, inScope"]],
    ],
    ["a burden without period", { burden: { allow: [{ amount: "1.00" }] } }, [[`${at}.burden.per`, "nothing"]]],
    ["a lump so often a year", { lump: { ...lump, times: 1, per: "year" } }, []],
    ["a lump never", { lump: { ...lump, times: 0, per: "year" } }, [[`${at}.lump.times`, "0"]]],
    ["a lump one and a half times", { lump: { ...lump, times: 1.5, per: "year" } }, [[`${at}.lump.times`, "1.5"]]],
    ["a lump with times alone", { lump: { ...lump, times: 1 } }, [[`${at}.lump`, "times"]]],
    ["a lump whose rest is paid later", { lump: { ...lump, times: 1, per: "year", rest: "later" } }, []],
    ["a lump whose rest is paid never", { lump: { ...lump, rest: "never" } }, [[`${at}.lump.rest`, '"never"']]],
    ["a lump with per alone", { lump: { ...lump, per: "year" } }, [[`${at}.lump`, "per"]]],
    [
      "a lump with edges that fall",
      { lump: { bands: [{ upTo: "2.00", amount: "1.00" }, { upTo: "1.00", amount: "1.00" }, { amount: "0.00" }] } },
      [[`${at}.lump.bands[1].upTo`, '"1.00"']],
    ],
    ["a quota outside hospitalWaiver", { quota }, [[`${at}.quota`, "layer basic"]]],
  ])("%s", (_, each, places) => {
    expect(versionIssues(withCase(each))).toEqual(places);
  });

  it.each<[string, object, object, Place[]]>([
    ["a burden on what is unpaid", { burden }, { of: ["inScope"], net: "unpaid", per: "visit" }, []],
    [
      "a burden on the gross bill",
      { burden },
      { of: ["inScope"], net: "gross" },
      [["benefits[0].base.net", '"gross"']],
    ],
    [
      "a burden on a case's gross base",
      { burden, base: { of: ["inScope"], net: "gross" } },
      { of: ["inScope"] },
      [[`${at}.base.net`, '"gross"']],
    ],
    ["a burden on a case's unpaid base", { burden, base: { of: ["inScope"] } }, { of: ["inScope"], net: "gross" }, []],
    ["a burden on the year's base", { burden }, { of: ["inScope"], per: "year" }, [["benefits[0].base.per", '"year"']]],
    [
      "a visit's deductible under the year's base",
      { bands, deductible: { amount: "1.00", per: "visit" } },
      { of: ["inScope"], per: "year" },
      [[`${at}.deductible.per`, '"visit"']],
    ],
    [
      "a year's deductible under the year's base",
      { bands, deductible: { amount: "1.00", per: "year" } },
      { of: ["inScope"], per: "year" },
      [],
    ],
    ["a net base of the year", { bands }, { of: ["inScope"], per: "year", accumulate: "net" }, []],
    [
      "a net base of the year over everything that fits",
      {
        bands,
        deductible: { amount: "1.00", mode: "subtract", per: "year" },
        bandMode: "marginal",
        bandsFrom: "deductible",
      },
      { of: ["inScope"], net: "gross", per: "year", accumulate: "net" },
      [],
    ],
    [
      "a net base of the visit",
      { bands },
      { of: ["inScope"], accumulate: "net" },
      [["benefits[0].base.accumulate", "visit"]],
    ],
    [
      "a net base of the visit by its own word",
      { bands },
      { of: ["inScope"], per: "visit", accumulate: "net" },
      [["benefits[0].base.accumulate", "visit"]],
    ],
    [
      "another word for it",
      { bands },
      { of: ["inScope"], per: "year", accumulate: "gross" },
      [["benefits[0].base.accumulate", '"gross"']],
    ],
    [
      "a net base by a slab over a trigger",
      { bands, bandMode: "slab", deductible: { amount: "1.00", mode: "trigger" } },
      { of: ["inScope"], per: "year", accumulate: "net" },
      [
        [`${at}.bandMode`, '"slab"'],
        [`${at}.deductible.mode`, '"trigger"'],
      ],
    ],
    [
      "a net base of a lump",
      { lump },
      { of: ["inScope"], per: "year", accumulate: "net" },
      [[`${at}.lump`, "an object"]],
    ],
    [
      "a net base of a burden: no base of the year at all",
      { burden },
      { of: ["inScope"], per: "year", accumulate: "net" },
      [["benefits[0].base.per", '"year"']],
    ],
    [
      "a case's base that is net",
      { bands, base: { of: ["inScope"], accumulate: "net" } },
      { of: ["inScope"], per: "year" },
      [[`${at}.base.accumulate`, '"accumulate"']],
    ],
    [
      "a case's base with a period",
      { bands, base: { of: ["inScope"], per: "year" } },
      { of: ["inScope"] },
      [[`${at}.base.per`, '"per"']],
    ],
    ["no buckets", { bands }, { of: [] }, [["benefits[0].base.of", "a list of 0"]]],
    ["a bucket twice", { bands }, { of: ["inScope", "ownPay", "inScope"] }, [["benefits[0].base.of[2]", '"inScope"']]],
    ["the total as a bucket", { bands }, { of: ["total"] }, [["benefits[0].base.of[0]", '"total"']]],
    [
      "everything",
      { bands },
      {
        of: ["inScope"],
        net: "gross",
        per: "year",
        tags: ["drug"],
        ratio: "0.8",
        atMost: { over: "none", ratio: "0.3", of: ["total"] },
        less: [{ of: "hospitalWaiver.a", what: "penalty" }],
      },
      [],
    ],
    [
      "a bound of nothing",
      { bands },
      { of: ["inScope"], atMost: { over: "cut" } },
      [["benefits[0].base.atMost", "none"]],
    ],
    [
      "a bound that is not told",
      { bands },
      { of: ["inScope"], atMost: { amount: "1.00" } },
      [["benefits[0].base.atMost.over", "nothing"]],
    ],
    [
      "less of something deeper",
      { bands },
      { of: ["inScope"], less: [{ of: "basic.a.b", what: "penalty" }] },
      [["benefits[0].base.less[0].of", '"basic.a.b"']],
    ],
  ])("%s", (_, each, base, places) => {
    expect(versionIssues(withCase(each, base))).toEqual(places);
  });

  it.each<[string, object, Place[]]>([
    ["alone", {}, []],
    ["with limits", { limits: [] }, [["benefits[0].limits", "a list of 0"]]],
    ["with adjustments", { adjust: [] }, [["benefits[0].adjust", "a list of 0"]]],
    ["with payers", { payers: [{ payer: "fund", share: "1" }] }, [["benefits[0].payers", "a list of 1"]]],
    ["with rounding", { rounding: { unit: "1", mode: "down" } }, [["benefits[0].rounding", "an object"]]],
    ["with limits of the case", { cases: [{ ...COMMON, quota, limits: [] }] }, [[`${at}.limits`, "a list of 0"]]],
  ])("a quota %s", (_, more, places) => {
    const benefit = { ...BENEFIT, cases: [{ ...COMMON, quota }], ...more };
    expect(versionIssues({ ...VERSION, layer: "hospitalWaiver", benefits: [benefit] })).toEqual(places);
  });
});

describe("choose", () => {
  it.each<[unknown, Place[]]>([
    ["best", []],
    ["first-of-year", []],
    ["first", [["benefits[0].choose", '"first"']]],
    [null, [["benefits[0].choose", "null"]]],
    [{ "first-of-year": true }, [["benefits[0].choose", "an object"]]],
  ])("%j", (choose, issues) => {
    expect(versionIssues({ ...VERSION, benefits: [{ ...BENEFIT, choose }] })).toEqual(issues);
  });

  it.each<[unknown, unknown, Place[]]>([
    ["first-of-year", "category", []],
    ["first-of-year", "", [["benefits[0].lock", '""']]],
    ["best", "category", [["benefits[0].lock", "category"]]],
    [undefined, "category", [["benefits[0].lock", "category"]]],
  ])("%j with the lock %j", (choose, lock, issues) => {
    const benefit = { ...BENEFIT, lock, ...(choose !== undefined && { choose }) };
    expect(versionIssues({ ...VERSION, benefits: [benefit] })).toEqual(issues);
  });
});

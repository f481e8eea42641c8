import { describe, expect, it } from "vitest";
import { BENEFIT, changed, issuesOf, PIPELINE, REGIONS, VERSION, versionIssues, VERSION_FILE } from "./files.ts";
import { PIPELINE_FILE, placesOf, REGIONS_FILE } from "./files.ts";

type Place = readonly [path: string, found: string];
type Path = readonly (string | number)[];

const FIRST: Path = ["benefits", 0];
const CASE: Path = [...FIRST, "cases", 0];
const COMMON = { id: "county", source: "n 1" };

/** The version with another value at one place of its first benefit. */
function inBenefit(path: Path, value: unknown): unknown {
  return changed(VERSION, [...FIRST, ...path], value);
}

/** The version with this as its only case. */
function withCase(each: object, base: object = { of: ["inScope"] }): unknown {
  return { ...VERSION, benefits: [{ ...BENEFIT, base, cases: [{ ...COMMON, ...each }] }] };
}

describe("scalars", () => {
  const amount = [...CASE, "deductible"];
  it.each<[string, Path, unknown, boolean]>([
    ["amount", amount, "0.00", true],
    ["amount", amount, "999999999999.99", true],
    ["amount", amount, "1000000000000.00", false],
    ["amount", amount, "150", false],
    ["amount", amount, "150.0", false],
    ["amount", amount, "150.000", false],
    ["amount", amount, "0150.00", false],
    ["amount", amount, "-150.00", false],
    ["amount", amount, "+1.00", false],
    ["amount", amount, "1e3", false],
    ["amount", amount, " 1.00", false],
    ["amount", amount, "1.00\n", false],
    ["amount", amount, "１.00", false],
    ["amount", amount, 150, false],
    ["amount", amount, null, false],
    ["rate", [...CASE, "bands", 1, "rate"], "0", true],
    ["rate", [...CASE, "bands", 1, "rate"], "1", true],
    ["rate", [...CASE, "bands", 1, "rate"], "1.000000", true],
    ["rate", [...CASE, "bands", 1, "rate"], "0.123456", true],
    ["rate", [...CASE, "bands", 1, "rate"], "0.1234567", false],
    ["rate", [...CASE, "bands", 1, "rate"], "1.01", false],
    ["rate", [...CASE, "bands", 1, "rate"], ".5", false],
    ["rate", [...CASE, "bands", 1, "rate"], "-0.5", false],
    ["rate", [...CASE, "bands", 1, "rate"], 0.5, false],
    ["rate", [...CASE, "bands", 1, "rate"], "70%", false],
    ["day", ["from"], "2016-02-29", true],
    ["day", ["from"], "2017-02-29", false],
    ["day", ["from"], "2017-2-1", false],
    ["day", ["from"], "2017-13-01", false],
    ["day", ["from"], "1899-12-31", false],
    ["day", ["from"], "2017-01-01T00:00", false],
    ["day", ["from"], 20170101, false],
    ["published", ["published"], null, true],
    ["published", ["published"], "", false],
    ["published", ["published"], "unknown", false],
    ["region", ["region"], "99000", false],
    ["region", ["region"], 990000, false],
    ["id", [...FIRST, "id"], "a", true],
    ["id", [...FIRST, "id"], "Inpatient-2", true],
    ["id", [...FIRST, "id"], "a".repeat(64), true],
    ["id", [...FIRST, "id"], "a".repeat(65), false],
    ["id", [...FIRST, "id"], "2a", false],
    ["id", [...FIRST, "id"], "a.b", false],
    ["id", [...FIRST, "id"], "住院", false],
    ["id", [...FIRST, "id"], "", false],
    ["title", [...FIRST, "title", "zh"], "  ", false],
    ["note", ["note"], { zh: "备注", en: "note" }, true],
    ["note", ["note"], "note", false],
    ["evidence", ["documents", "n", "evidence"], "guessed", false],
    ["issued", ["documents", "n", "issued"], null, true],
    ["issued", ["documents", "n", "checked"], null, false],
  ])("%s at %j: %j", (_, path, value, isRight) => {
    const shown = typeof value === "object" && value !== null ? "an object" : undefined;
    const found = typeof value === "string" ? JSON.stringify(value.slice(0, 60) + (value.length > 60 ? "…" : "")) : shown;
    const at = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("").slice(1);
    const wanted = isRight ? [] : [[at, found ?? String(value)]];
    expect(versionIssues(changed(VERSION, path, value))).toEqual(wanted);
  });

  it.each<[string, object, Place[]]>([
    ["add, negative", { deductible: { add: "-10.00" } }, []],
    ["set, negative", { deductible: { set: "-10.00" } }, [["adjust[0].deductible.set", '"-10.00"']]],
    ["times, above 1", { limit: { times: "9999.999999" } }, []],
    ["times, negative", { limit: { times: "-1" } }, [["adjust[0].limit.times", '"-1"']]],
    ["times, too large", { limit: { times: "10000" } }, [["adjust[0].limit.times", '"10000"']]],
    ["rate add, negative, of tags", { rate: { add: "-0.10", tags: ["drug"] } }, []],
    ["rate add below -1", { rate: { add: "-1.10" } }, [["adjust[0].rate.add", '"-1.10"']]],
    ["rate set with tags", { rate: { set: "0.10", tags: ["drug"] } }, [["adjust[0].rate.tags", '"tags"']]],
    ["two ways", { rate: { add: "0.10", set: "0.10" } }, [["adjust[0].rate", "set, add"]]],
    ["no way", { deductible: {} }, [["adjust[0].deductible", "none"]]],
    ["no object", { deductible: "0.00" }, [["adjust[0].deductible", '"0.00"']]],
    ["nothing to change", {}, [["adjust[0]", "none"]]],
  ])("adjust: %s", (_, change, places) => {
    const version = inBenefit(["adjust"], [{ id: "a", source: "n", ...change }]);
    expect(versionIssues(version)).toEqual(places.map(([path, found]) => [`benefits[0].${path}`, found]));
  });
});

describe("keys", () => {
  it("that are unknown are each found at their own path, at every depth", () => {
    const version = changed(changed(VERSION, [...CASE, "cieling"], 1), ["from_"], "x");
    expect(versionIssues(changed(version, [...FIRST, "base", "pre"], "year"))).toEqual([
      ["benefits[0].base.pre", '"pre"'],
      ["benefits[0].cases[0].cieling", '"cieling"'],
      ["from_", '"from_"'],
    ]);
  });

  it.each<[Path, Place[]]>([
    [["documents"], [["documents", "nothing"]]],
    [["published"], [["published", "nothing"]]],
    [[...FIRST, "title", "en"], [["benefits[0].title.en", "nothing"]]],
    [[...FIRST, "base"], [["benefits[0].base", "nothing"]]],
    [[...CASE, "source"], [["benefits[0].cases[0].source", "nothing"]]],
    [[...CASE, "bands"], [["benefits[0].cases[0]", "none"]]],
    [["benefits"], [["", "none"]]],
  ])("that are missing: %j", (path, places) => {
    expect(versionIssues(changed(VERSION, path, undefined))).toEqual(places);
  });

  it("of a map are ids", () => {
    const version = changed(VERSION, ["documents", "通知 1"], { title: "t", evidence: "repost" });
    expect(versionIssues(version)).toEqual([['documents["通知 1"]', '"通知 1"']]);
  });

  it("say in both languages what they should be", () => {
    const [issue] = issuesOf([REGIONS_FILE, PIPELINE_FILE, { file: "f", data: changed(VERSION, [...FIRST, "base", "of"], ["x"]) }]);
    const values = ["inScope", "preSelfPay", "overLimit", "ownPay"].map((each) => JSON.stringify(each));
    expect(issue).toEqual({
      code: "invalid_rules",
      file: "f",
      path: "benefits[0].base.of[0]",
      expected: { zh: `${values.join("、")} 之一`, en: `one of ${values.join(", ")}` },
      found: '"x"',
    });
  });
});

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
    ["bands with everything", { bands, deductible: { amount: "1.00", mode: "trigger", per: "year" }, bandMode: "slab", bandsFrom: "deductible" }, []],
    ["a deductible of a wrong mode", { bands, deductible: { amount: "1.00", mode: "all" } }, [[`${at}.deductible.mode`, '"all"']]],
    ["a deductible that is a list", { bands, deductible: ["1.00"] }, [[`${at}.deductible`, "a list of 1"]]],
    ["no bands", { bands: [] }, [[`${at}.bands`, "a list of 0"]]],
    ["a last band that is closed", { bands: [{ upTo: "1.00", rate: "0" }] }, [[`${at}.bands[0].upTo`, '"1.00"']]],
    ["a band that is open too early", { bands: [{ rate: "0" }, { rate: "1" }] }, [[`${at}.bands[0].upTo`, "nothing"]]],
    ["a band from zero to zero", { bands: [{ upTo: "0.00", rate: "0" }, { rate: "1" }] }, [[`${at}.bands[0].upTo`, '"0.00"']]],
    [
      "edges that do not rise",
      { bands: [{ upTo: "900.00", rate: "0" }, { upTo: "900.00", rate: "0" }, { upTo: "1000.00", rate: "0" }, { upTo: "80.00", rate: "0" }, { rate: "1" }] },
      [[`${at}.bands[1].upTo`, '"900.00"'], [`${at}.bands[3].upTo`, '"80.00"']],
    ],
    ["an edge that is no amount", { bands: [{ upTo: "x", rate: "0" }, { upTo: "0.00", rate: "y" }, { rate: "1" }] }, [[`${at}.bands[0].upTo`, '"x"'], [`${at}.bands[1].rate`, '"y"']]],
    ["a burden of two bounds", { burden: { allow: [{ amount: "1.00" }, { ratio: "0.1", of: ["total"] }], pick: "most", per: "year" } }, []],
    ["a burden without bounds", { burden: { allow: [], per: "visit" } }, [[`${at}.burden.allow`, "a list of 0"]]],
    ["a bound of both", { burden: { allow: [{ amount: "1.00", ratio: "0.1" }], per: "visit" } }, [[`${at}.burden.allow[0]`, "amount, ratio"]]],
    ["a ratio of nothing", { burden: { allow: [{ ratio: "0.1", of: [] }], per: "visit" } }, [[`${at}.burden.allow[0].of`, "a list of 0"]]],
    ["a ratio of the total and its parts", { burden: { allow: [{ ratio: "0.1", of: ["total", "inScope"] }], per: "visit" } }, [[`${at}.burden.allow[0].of`, "total, inScope"]]],
    ["a burden without period", { burden: { allow: [{ amount: "1.00" }] } }, [[`${at}.burden.per`, "nothing"]]],
    ["a lump so often a year", { lump: { ...lump, times: 1, per: "year" } }, []],
    ["a lump never", { lump: { ...lump, times: 0, per: "year" } }, [[`${at}.lump.times`, "0"]]],
    ["a lump one and a half times", { lump: { ...lump, times: 1.5, per: "year" } }, [[`${at}.lump.times`, "1.5"]]],
    ["a lump with times alone", { lump: { ...lump, times: 1 } }, [[`${at}.lump`, "times"]]],
    ["a lump with per alone", { lump: { ...lump, per: "year" } }, [[`${at}.lump`, "per"]]],
    ["a lump with edges that fall", { lump: { bands: [{ upTo: "2.00", amount: "1.00" }, { upTo: "1.00", amount: "1.00" }, { amount: "0.00" }] } }, [[`${at}.lump.bands[1].upTo`, '"1.00"']]],
    ["a quota outside hospitalWaiver", { quota }, [[`${at}.quota`, "layer basic"]]],
  ])("%s", (_, each, places) => {
    expect(versionIssues(withCase(each))).toEqual(places);
  });

  it.each<[string, object, object, Place[]]>([
    ["a burden on what is unpaid", { burden }, { of: ["inScope"], net: "unpaid", per: "visit" }, []],
    ["a burden on the gross bill", { burden }, { of: ["inScope"], net: "gross" }, [["benefits[0].base.net", '"gross"']]],
    ["a burden on a case's gross base", { burden, base: { of: ["inScope"], net: "gross" } }, { of: ["inScope"] }, [[`${at}.base.net`, '"gross"']]],
    ["a burden on a case's unpaid base", { burden, base: { of: ["inScope"] } }, { of: ["inScope"], net: "gross" }, []],
    ["a burden on the year's base", { burden }, { of: ["inScope"], per: "year" }, [["benefits[0].base.per", '"year"']]],
    ["a visit's deductible under the year's base", { bands, deductible: { amount: "1.00", per: "visit" } }, { of: ["inScope"], per: "year" }, [[`${at}.deductible.per`, '"visit"']]],
    ["a year's deductible under the year's base", { bands, deductible: { amount: "1.00", per: "year" } }, { of: ["inScope"], per: "year" }, []],
    ["a case's base with a period", { bands, base: { of: ["inScope"], per: "year" } }, { of: ["inScope"] }, [[`${at}.base.per`, '"per"']]],
    ["no buckets", { bands }, { of: [] }, [["benefits[0].base.of", "a list of 0"]]],
    ["a bucket twice", { bands }, { of: ["inScope", "ownPay", "inScope"] }, [["benefits[0].base.of[2]", '"inScope"']]],
    ["the total as a bucket", { bands }, { of: ["total"] }, [["benefits[0].base.of[0]", '"total"']]],
    ["everything", { bands }, { of: ["inScope"], net: "gross", per: "year", tags: ["drug"], ratio: "0.8", atMost: { over: "none", ratio: "0.3", of: ["total"] }, less: [{ of: "hospitalWaiver.a", what: "penalty" }] }, []],
    ["a bound of nothing", { bands }, { of: ["inScope"], atMost: { over: "cut" } }, [["benefits[0].base.atMost", "none"]]],
    ["a bound that is not told", { bands }, { of: ["inScope"], atMost: { amount: "1.00" } }, [["benefits[0].base.atMost.over", "nothing"]]],
    ["less of something deeper", { bands }, { of: ["inScope"], less: [{ of: "basic.a.b", what: "penalty" }] }, [["benefits[0].base.less[0].of", '"basic.a.b"']]],
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

describe("payers", () => {
  it.each<[string, unknown, Place[]]>([
    ["halves", [{ payer: "fund", share: "0.5" }, { payer: "finance", share: "0.50" }], []],
    ["thirds to six places", ["fund", "finance", "basic"].map((payer, i) => ({ payer, share: i === 2 ? "0.333334" : "0.333333" })), []],
    ["the hospital", [{ payer: "hospital", share: "1" }], []],
    ["too little", [{ payer: "fund", share: "0.3" }, { payer: "finance", share: "0.6" }], [["benefits[0].payers", "a sum of 0.9"]]],
    ["a millionth too much", [{ payer: "fund", share: "0.500001" }, { payer: "finance", share: "0.5" }], [["benefits[0].payers", "a sum of 1.000001"]]],
    ["none", [], [["benefits[0].payers", "a sum of 0"]]],
    ["one twice", [{ payer: "fund", share: "0.5" }, { payer: "fund", share: "0.5" }], [["benefits[0].payers[1].payer", '"fund"']]],
    ["undeclared", [{ payer: "nobody", share: "1" }], [["benefits[0].payers[0].payer", '"nobody"']]],
  ])("%s", (_, payers, places) => {
    expect(versionIssues(inBenefit(["payers"], payers))).toEqual(places);
  });
});

describe("ids and exceptions", () => {
  const named = (id: string, exceptionTo?: unknown): object => ({ id, source: "n", bands: [{ rate: "1" }], exceptionTo });
  it.each<[string, object[], Place[]]>([
    ["an exception", [named("a"), named("b", "a"), named("c", ["a", "b"])], []],
    ["ids that repeat", [named("a"), named("a"), named("a")], [["[1].id", '"a"'], ["[2].id", '"a"']]],
    ["an exception to what is not there", [named("a"), named("b", "c")], [["[1].exceptionTo", '"c"']]],
    ["the same in a list", [named("a"), named("b", ["a", "c"])], [["[1].exceptionTo[1]", '"c"']]],
    ["an exception to itself", [named("a", "a")], [["[0].exceptionTo", '"a"']]],
    ["an exception twice", [named("a"), named("b", ["a", "a"])], [["[1].exceptionTo[1]", '"a"']]],
    ["an exception to none", [named("a", [])], [["[0].exceptionTo", "a list of 0"]]],
    ["a circle", [named("a", "b"), named("b", ["c"]), named("c", "a"), named("d", "a")], [["[0].exceptionTo", '"b"'], ["[1].exceptionTo", "a list of 1"], ["[2].exceptionTo", '"a"']]],
    ["no case", [], [["", "a list of 0"]]],
  ])("%s", (_, cases, places) => {
    const at = places.map(([path, found]) => [`benefits[0].cases${path}`, found]);
    expect(versionIssues(inBenefit(["cases"], cases))).toEqual(at);
  });

  it("of benefits and adjustments do not repeat, and are found beside other faults", () => {
    const adjust = ["x", "x"].map((id) => ({ id, source: "n", rate: { set: "2" } }));
    expect(versionIssues({ ...VERSION, benefits: [{ ...BENEFIT, adjust }, BENEFIT] })).toEqual([
      ["benefits[0].adjust[0].rate.set", '"2"'],
      ["benefits[0].adjust[1].rate.set", '"2"'],
      ["benefits[0].adjust[1].id", '"x"'],
      ["benefits[1].id", '"inpatient"'],
    ]);
  });
});

describe("versions", () => {
  const { benefits: _, ...head } = VERSION;
  const child = { ...head, region: "990100", extends: "parent" };
  it.each<[string, object, Place[]]>([
    ["full, paying nothing", { ...VERSION, benefits: [] }, []],
    ["ended", { ...head, region: "990100", ended: true }, []],
    ["ended, not quite", { ...head, ended: false }, [["ended", "false"]]],
    ["extending, changing nothing", child, []],
    ["extending another", { ...child, extends: "990000" }, [["extends", '"990000"']]],
    ["full and extending", { ...child, benefits: [] }, [["", "benefits, extends"]]],
    ["full and ended", { ...VERSION, ended: true }, [["", "benefits, ended"]]],
    ["full with a change", { ...VERSION, remove: ["a"] }, [["remove", '"remove"']]],
    ["until a day", { ...VERSION, to: "2018-01-01" }, []],
    ["until the day before", { ...VERSION, to: "2017-12-31" }, [["to", '"2017-12-31"']]],
    ["with the fault of its days beside others", { ...VERSION, to: "2017-12-31", layer: 1 }, [["layer", "1"], ["to", '"2017-12-31"']]],
    ["changing everything", { ...child, replace: [BENEFIT], add: [{ ...BENEFIT, id: "b" }], remove: ["c"], amend: { d: { adjust: [{ id: "x", source: "n", rate: { add: "0.1" } }] } } }, []],
    ["amending nothing", { ...child, amend: { d: { adjust: [] } } }, [["amend.d.adjust", "a list of 0"]]],
    ["removing twice", { ...child, remove: ["c", "c"] }, [["remove[1]", '"c"']]],
    ["naming one benefit in several ways", { ...child, replace: [BENEFIT], add: [BENEFIT], remove: ["inpatient"], amend: { inpatient: { adjust: [{ id: "x", source: "n", rate: { add: "0.1" } }] } } }, [
      ["add[0].id", '"inpatient"'],
      ["remove[0]", '"inpatient"'],
      ["amend.inpatient", '"inpatient"'],
    ]],
    ["a quota in a change", { ...child, add: [{ ...BENEFIT, cases: [{ ...COMMON, quota: { amount: "1.00", below: "cost" } }] }] }, [["add[0].cases[0].quota", "layer basic"]]],
    ["no documents", { ...VERSION, documents: {}, benefits: [] }, [["documents", "an object"]]],
    ["what is not encoded", { ...VERSION, notEncoded: [{ source: "n", why: { zh: "一", en: "one" }, effect: "skip" }] }, [["notEncoded[0].effect", '"skip"']]],
  ])("%s", (_name, version, places) => {
    expect(versionIssues(version)).toEqual(places);
  });
});

describe("pipelines and regions", () => {
  it.each<[Path, unknown, Place[]]>([
    [["order"], [], [["order", "a list of 0"], ["optional[0]", '"hospitalWaiver"'], ["optional[1]", '"civilServants"']]],
    [["order"], ["basic", "hospitalWaiver", "basic", "civilServants"], [["order[2]", '"basic"']]],
    [["optional"], ["backstop"], [["optional[0]", '"backstop"']]],
    [["selectBy"], "admitted", [["selectBy", '"admitted"']]],
    [["yearOf"], undefined, [["yearOf", "nothing"]]],
    [["to"], "2016-12-31", [["to", '"2016-12-31"']]],
    [["tags", "drug", "charge"], ["09", "09"], [["tags.drug.charge[1]", '"09"']]],
    [["tags", "药"], { title: { zh: "药", en: "drug" } }, [["tags.药", '"药"']]],
    [["programmes", "chronic", "diseases"], ["i10"], [["programmes.chronic.diseases[0]", '"i10"']]],
    [["entitlements", 1], PIPELINE.entitlements?.[0], [["entitlements[1].code", '"noDeposit"']]],
    [["documents"], {}, [
      ["documents", "an object"],
      ["entitlements[0].source", '"n 3"'],
      ["highestTier.source", '"n"'],
      ["source", '"n 1"'],
    ]],
  ])("pipeline: %j %j", (path, value, places) => {
    const data = changed(PIPELINE, path, value);
    expect(placesOf([REGIONS_FILE, { file: "p.json", data }, VERSION_FILE], "p.json")).toEqual(places);
  });

  it.each<[Path, unknown, Place[]]>([
    [[1, "code"], "990000", [["[1].code", '"990000"']]],
    [[0, "parent"], undefined, [["[0].parent", "nothing"]]],
    [[0, "level"], "town", [["[0].level", '"town"']]],
    [[2, "name"], "county", [["[2].name", '"county"']]],
    [[2, "extra"], 1, [["[2].extra", '"extra"']]],
  ])("regions: %j %j", (path, value, places) => {
    const shape = placesOf([{ file: "regions.json", data: changed(REGIONS, path, value) }], "regions.json");
    expect(shape.slice(0, places.length)).toEqual(places);
  });
});

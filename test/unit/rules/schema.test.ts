import { describe, expect, it } from "vitest";
import { changed, inBenefit, issuesOf, PIPELINE_FILE, REGIONS_FILE, VERSION, versionIssues } from "./files.ts";
import type { Path, Place } from "./files.ts";

const FIRST: Path = ["benefits", 0];
const CASE: Path = [...FIRST, "cases", 0];

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
    const found =
      typeof value === "string" ? JSON.stringify(value.slice(0, 60) + (value.length > 60 ? "…" : "")) : shown;
    const at = path
      .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
      .join("")
      .slice(1);
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
    const [issue] = issuesOf([
      REGIONS_FILE,
      PIPELINE_FILE,
      { file: "f", data: changed(VERSION, [...FIRST, "base", "of"], ["x"]) },
    ]);
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

import { describe, expect, it } from "vitest";
import { BENEFIT, inBenefit, VERSION, versionIssues } from "./files.ts";
import type { Place } from "./files.ts";

describe("payers", () => {
  it.each<[string, unknown, Place[]]>([
    [
      "halves",
      [
        { payer: "fund", share: "0.5" },
        { payer: "finance", share: "0.50" },
      ],
      [],
    ],
    [
      "thirds to six places",
      ["fund", "finance", "basic"].map((payer, i) => ({ payer, share: i === 2 ? "0.333334" : "0.333333" })),
      [],
    ],
    ["the hospital", [{ payer: "hospital", share: "1" }], []],
    [
      "too little",
      [
        { payer: "fund", share: "0.3" },
        { payer: "finance", share: "0.6" },
      ],
      [["benefits[0].payers", "a sum of 0.9"]],
    ],
    [
      "a millionth too much",
      [
        { payer: "fund", share: "0.500001" },
        { payer: "finance", share: "0.5" },
      ],
      [["benefits[0].payers", "a sum of 1.000001"]],
    ],
    ["none", [], [["benefits[0].payers", "a sum of 0"]]],
    [
      "one twice",
      [
        { payer: "fund", share: "0.5" },
        { payer: "fund", share: "0.5" },
      ],
      [["benefits[0].payers[1].payer", '"fund"']],
    ],
    ["undeclared", [{ payer: "nobody", share: "1" }], [["benefits[0].payers[0].payer", '"nobody"']]],
  ])("%s", (_, payers, places) => {
    expect(versionIssues(inBenefit(["payers"], payers))).toEqual(places);
  });
});

describe("ids and exceptions", () => {
  const named = (id: string, exceptionTo?: unknown): object => ({
    id,
    source: "n",
    bands: [{ rate: "1" }],
    exceptionTo,
  });
  it.each<[string, object[], Place[]]>([
    ["an exception", [named("a"), named("b", "a"), named("c", ["a", "b"])], []],
    [
      "ids that repeat",
      [named("a"), named("a"), named("a")],
      [
        ["[1].id", '"a"'],
        ["[2].id", '"a"'],
      ],
    ],
    ["an exception to what is not there", [named("a"), named("b", "c")], [["[1].exceptionTo", '"c"']]],
    ["the same in a list", [named("a"), named("b", ["a", "c"])], [["[1].exceptionTo[1]", '"c"']]],
    ["an exception to itself", [named("a", "a")], [["[0].exceptionTo", '"a"']]],
    ["an exception twice", [named("a"), named("b", ["a", "a"])], [["[1].exceptionTo[1]", '"a"']]],
    ["an exception to none", [named("a", [])], [["[0].exceptionTo", "a list of 0"]]],
    [
      "a circle",
      [named("a", "b"), named("b", ["c"]), named("c", "a"), named("d", "a")],
      [
        ["[0].exceptionTo", '"b"'],
        ["[1].exceptionTo", "a list of 1"],
        ["[2].exceptionTo", '"a"'],
      ],
    ],
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

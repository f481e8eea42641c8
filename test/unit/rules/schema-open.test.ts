import { describe, expect, it } from "vitest";
import { VERSION, versionIssues } from "./files.ts";
import type { Place } from "./files.ts";

const SHARE = { ratio: "0.05", of: "incomePerHead" };

describe("indicators", () => {
  const figure = { year: 2017, amount: "20000.00", source: "n 五" };
  it.each<[string, object, Place[]]>([
    ["of a year", { incomePerHead: figure }, []],
    ["none", {}, []],
    ["of another name", { income: figure }, [["indicators.income", '"income"']]],
    [
      "of a year that is a text",
      { incomePerHead: { ...figure, year: "2017" } },
      [["indicators.incomePerHead.year", '"2017"']],
    ],
    [
      "of part of a year",
      { incomePerHead: { ...figure, year: 2017.5 } },
      [["indicators.incomePerHead.year", "2017.5"]],
    ],
    ["of a year long ago", { incomePerHead: { ...figure, year: 1899 } }, [["indicators.incomePerHead.year", "1899"]]],
    [
      "without cents",
      { incomePerHead: { ...figure, amount: "20000" } },
      [["indicators.incomePerHead.amount", '"20000"']],
    ],
    [
      "of a document that is not there",
      { incomePerHead: { ...figure, source: "m" } },
      [["indicators.incomePerHead.source", '"m"']],
    ],
  ])("%s", (_, indicators, places) => {
    expect(versionIssues({ ...VERSION, indicators })).toEqual(places);
  });
});

describe("open ranges", () => {
  const range = { what: "rate", atLeast: "0.60", source: "n 三" };

  it.each<[string, object, Place[]]>([
    ["of rates", range, []],
    ["of amounts", { ...range, what: "deductible", atLeast: "0.00", atMost: "500.00" }, []],
    [
      "for some persons, in one case of one benefit",
      {
        ...range,
        benefit: "inpatient",
        case: "all",
        when: { in: ["subsistence", { var: "person.categories" }] },
        note: { zh: "一", en: "one" },
      },
      [],
    ],
    ["of a limit a visit", { ...range, what: "limit", atLeast: "1.00", per: "visit" }, []],
    ["of a share of income", { ...range, what: "deductible", atLeast: SHARE, atMost: { ...SHARE, ratio: "0.10" } }, []],
    ["of an amount and a share", { ...range, what: "deductible", atLeast: "1000.00", atMost: SHARE }, []],
    [
      "of shares that is empty",
      { ...range, what: "deductible", atLeast: SHARE, atMost: { ...SHARE, ratio: "0.04" } },
      [["open[0].atMost", "an object"]],
    ],
    ["of rates by a share of income", { ...range, atLeast: SHARE }, [["open[0].atLeast", "an object"]]],
    [
      "of a share of something else",
      { ...range, what: "burden", atLeast: { ratio: "5%", of: "income" } },
      [
        ["open[0].atLeast.ratio", '"5%"'],
        ["open[0].atLeast.of", '"income"'],
      ],
    ],
    ["of nothing", { what: "rate", source: "n" }, [["open[0]", "none"]]],
    ["of something else", { ...range, what: "rates" }, [["open[0].what", '"rates"']]],
    ["without a basis", { ...range, source: undefined }, [["open[0].source", "nothing"]]],
    ["with a basis that is not there", { ...range, source: "m" }, [["open[0].source", '"m"']]],
    ["of a rate in yuan", { ...range, atLeast: "60.00" }, [["open[0].atLeast", '"60.00"']]],
    ["of an amount as a rate", { ...range, what: "limit", atLeast: "0.6" }, [["open[0].atLeast", '"0.6"']]],
    ["that is empty", { ...range, atMost: "0.599999" }, [["open[0].atMost", '"0.599999"']]],
    ["that is one rate", { ...range, atMost: "0.6" }, []],
    [
      "with the period of a limit for another",
      { ...range, what: "lump", atLeast: "1.00", per: "year" },
      [["open[0].per", '"year"']],
    ],
    ["of rates with a period", { ...range, per: "year" }, [["open[0].per", '"per"']]],
    [
      "with a code that nobody declares",
      { ...range, when: { in: ["poor", { var: "person.categories" }] } },
      [["open[0].when.in[0]", '"poor"']],
    ],
  ])("%s", (_, open, places) => {
    expect(versionIssues({ ...VERSION, open: [open] })).toEqual(places);
  });
});

describe("a frame", () => {
  const { benefits: _, ...head } = VERSION;
  const range = { what: "burdenRatio", atMost: "0.10", source: "n" };
  it.each<[string, object, Place[]]>([
    ["with a range", { frame: true, open: [range] }, []],
    ["without one", { frame: true, open: [] }, [["open", "a list of 0"]]],
    ["that has benefits too", { frame: true, open: [range], benefits: [] }, [["", "benefits, frame"]]],
    ["that is none", { frame: false, open: [range] }, [["frame", "false"]]],
  ])("%s", (__, content, places) => {
    expect(versionIssues({ ...head, ...content })).toEqual(places);
  });
});

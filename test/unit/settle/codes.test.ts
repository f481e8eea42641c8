import { expect, it } from "vitest";
import { parseClaim } from "../../../src/claim/parse.ts";
import type { Claim } from "../../../src/claim/types.ts";
import { checkCodes } from "../../../src/settle/codes.ts";
import { benefit, billOf, claimOf, flat, line, planOf, TITLE } from "../pack.ts";

const declared = { local: { title: TITLE } };
const plan = planOf(
  { basic: [benefit("b", { cases: [flat("0.5")] })] },
  {
    without: ["civilServants"],
    pipeline: {
      layers: { civilServants: TITLE },
      categories: declared,
      certificates: { heart: { title: TITLE } },
      classes: { first: { title: TITLE } },
      programmes: { stroke: { title: TITLE } },
      flags: { abroad: { title: TITLE } },
      tags: { drug: { title: TITLE } },
    },
  },
);

type Found = readonly [code: string, path: string, found: string];

it.each<readonly [string, Claim, readonly Found[]]>([
  ["a claim without codes", claimOf({}), []],
  [
    "national and declared codes",
    claimOf([line("1", "1.00", { tags: ["drug"] })], {
      person: {
        categories: [{ code: "orphan" }, { code: "local" }],
        certificates: [{ code: "heart" }],
        mother: { categories: [{ code: "local" }, { code: "orphan" }] },
      },
      facility: { class: "first" },
      visit: { programmes: ["stroke"], flags: ["abroad"], diseases: ["Z99.9"] },
      paid: [
        { layer: "basic", amount: "0.00" },
        { layer: "civilServants", amount: "0.00" },
      ],
    }),
    [],
  ],
  [
    "everything that nobody declares, in one list",
    claimOf([line("1", "1.00"), line("2", "1.00", { tags: ["drug", "x"] }), line("3", "1.00", { tags: ["y"] })], {
      person: {
        categories: [{ code: "local" }, { code: "heart" }],
        certificates: [{ code: "orphan" }, { code: "local" }],
        mother: { categories: [{ code: "local" }, { code: "heart" }] },
      },
      facility: { class: "second" },
      visit: { programmes: ["stroke", "drug"], flags: ["abroad", "stroke"] },
      paid: [
        { layer: "basic", amount: "0.00" },
        { layer: "backstop", amount: "0.00" },
      ],
    }),
    [
      ["invalid_claim", "person.categories[1].code", '"heart"'],
      ["invalid_claim", "person.mother.categories[1].code", '"heart"'],
      ["invalid_claim", "person.certificates[0].code", '"orphan"'],
      ["invalid_claim", "person.certificates[1].code", '"local"'],
      ["invalid_claim", "visit.facility.class", '"second"'],
      ["invalid_claim", "visit.programmes[1]", '"drug"'],
      ["invalid_claim", "visit.flags[1]", '"stroke"'],
      ["invalid_claim", "lines[1].tags[1]", '"x"'],
      ["invalid_claim", "lines[2].tags[0]", '"y"'],
      ["unknown_layer", "paid[1].layer", '"backstop"'],
    ],
  ],
  [
    "tags of parts of a bill",
    { ...claimOf({}), bill: [billOf({}), { ...billOf({}), tags: ["drug", "toString"] }] },
    [["invalid_claim", "bill[1].tags[1]", '"toString"']],
  ],
])("%s", (_, claim, found) => {
  const issues = checkCodes(parseClaim(claim), plan);
  expect(issues.map((issue) => [issue.code, issue.path, issue.found])).toEqual(found);
  for (const issue of issues) expect(issue.claim).toBe("c-1");
});

it("says what would be known in its place", () => {
  const claim = claimOf([line("1", "1.00", { tags: ["y"] })], {
    person: { categories: [{ code: "x" }], certificates: [{ code: "x" }] },
    facility: { class: "x" },
    visit: { programmes: ["x"], flags: ["x"] },
    paid: [{ layer: "backstop", amount: "0.00" }],
  });
  expect(checkCodes(parseClaim(claim), plan).map(({ expected }) => [expected.zh, expected.en])).toEqual([
    ["全国或本地区声明的人员类别", "a category, national or declared"],
    ["本地区声明的证件", "a declared certificate"],
    ["本地区声明的医院类别", "a declared hospital class"],
    ["本地区声明的项目", "a declared programme"],
    ["本地区声明的就诊标记", "a declared flag"],
    ["本地区声明的标签", "a declared tag"],
    ["支付顺序中的层", "a layer of the pipeline"],
  ]);
});

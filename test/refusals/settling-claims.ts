/** Claims that are right in themselves, and refused for what the region declares, others have paid, or the account. */
import type { Issue } from "../../src/index.ts";
import {
  accountWith,
  BILL,
  claimWith,
  HOSPITAL,
  PERSON,
  VISIT,
  withBenefit,
  withCase,
  withLines,
  withPaid,
} from "./pack.ts";
import { ofClaim } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { both } from "./words.ts";

function overpaid(path: string, unpaid: string, found: string): Issue {
  return ofClaim(path, both(`至多未付的 ${unpaid}`, `at most what is unpaid, ${unpaid}`), found, "overpaid");
}

/** Payments that a claim gives. */
export const GIVEN: readonly Refusal[] = [
  {
    name: "a given payment larger than the bill",
    claim: withPaid({ layer: "basic", amount: "1500.01" }),
    issues: [overpaid("paid[0].amount", "1500.00", "1500.01")],
  },
  {
    name: "given payments larger than a bucket, and than what is left",
    claim: withPaid(
      { layer: "criticalIllness", amount: "499.99" },
      { layer: "basic", amount: "1000.02", buckets: { inScope: "1000.01", ownPay: "0.01" } },
    ),
    issues: [overpaid("paid[1].buckets.inScope", "1000.00", "1000.01")],
  },
  {
    name: "a given payment larger than what the one before left",
    claim: withPaid({ layer: "basic", amount: "1000.00" }, { layer: "criticalIllness", amount: "500.01" }),
    issues: [overpaid("paid[1].amount", "500.00", "500.01")],
  },
  {
    name: "given payments of layers that are not in the pipeline",
    claim: withPaid({ layer: "backstop", amount: "1.00" }, { layer: "Basic", amount: "9999.00" }),
    issues: [
      ofClaim("paid[0].layer", both("支付顺序中的层", "a layer of the pipeline"), '"backstop"', "unknown_layer"),
      ofClaim("paid[1].layer", both("支付顺序中的层", "a layer of the pipeline"), '"Basic"', "unknown_layer"),
    ],
  },
  {
    name: "two given payments of one layer",
    claim: withPaid({ layer: "basic", amount: "1.00" }, { layer: "basic", amount: "1.00" }),
    issues: [ofClaim("paid[1].layer", both("与 paid[0] 不同的层", "a layer other than that of paid[0]"), '"basic"')],
  },
];

/** Codes that nobody declares, and groups below zero. */
export const CODES: readonly Refusal[] = [
  {
    name: "codes that nobody declares",
    claim: claimWith({
      person: { ...PERSON, categories: [{ code: "rich" }], certificates: [{ code: "heart" }] },
      visit: { ...VISIT, facility: { ...HOSPITAL, class: "first" }, programmes: ["care"], flags: ["late"] },
      bill: [{ ...BILL, tags: ["drug", "food"] }],
    }),
    issues: [
      ofClaim(
        "person.categories[0].code",
        both("全国或本地区声明的人员类别", "a category, national or declared"),
        '"rich"',
      ),
      ofClaim("person.certificates[0].code", both("本地区声明的证件", "a declared certificate"), '"heart"'),
      ofClaim("visit.facility.class", both("本地区声明的医院类别", "a declared hospital class"), '"first"'),
      ofClaim("visit.programmes[0]", both("本地区声明的项目", "a declared programme"), '"care"'),
      ofClaim("visit.flags[0]", both("本地区声明的就诊标记", "a declared flag"), '"late"'),
      ofClaim("bill[0].tags[1]", both("本地区声明的标签", "a declared tag"), '"food"'),
    ],
  },
  {
    name: "a bucket of a group below zero",
    rules: withCase({ base: { of: ["inScope"], tags: ["drug"] } }),
    claim: withLines(
      { id: "1", catalogue: "A", amount: "10.00" },
      { id: "2", catalogue: "A", amount: "-2.00", tags: ["drug"] },
    ),
    issues: [
      ofClaim(
        "lines",
        both("inScope(标签 drug) 合计不小于 0", "a sum of inScope (tags drug) of at least 0"),
        "-2.00",
        "unbalanced",
      ),
    ],
  },
];

function wrong(path: "account.person" | "account.year", zh: string, en: string, found: string): Issue {
  return ofClaim(path, both(zh, en), found, "wrong_account");
}
const OTHER_PERSON = wrong(
  "account.person",
  "单据参保人(p***)的台账",
  "the account of the claim's person, p***",
  "that of another person, q***",
);
const OTHER_YEAR = wrong("account.year", "2018 年度", "the year 2018", "2017");

/** Accounts that are right in themselves, and not those of the claim. */
export const OWNERS: readonly Refusal[] = [
  { name: "an account of another person", account: accountWith({ person: "q-1" }), issues: [OTHER_PERSON] },
  { name: "an account of another year", account: accountWith({ year: 2017 }), issues: [OTHER_YEAR] },
  {
    name: "an account of another person and year",
    account: accountWith({ person: "q-1", year: 2017 }),
    issues: [OTHER_PERSON, OTHER_YEAR],
  },
  {
    name: "a running total past what an account can hold",
    rules: withBenefit({ limits: [] }),
    account: accountWith({ amounts: { "basic.half.base": "9999999999999.99" } }),
    issues: [
      ofClaim(
        "account.amounts.basic.half.base",
        both("累计不超过 9999999999999.99", "a running total of at most 9999999999999.99"),
        "10000000000999.99",
        "invalid_account",
      ),
    ],
  },
];

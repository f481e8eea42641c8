/** What is wrong with a claim in itself. */
import { expect, test } from "vitest";
import { settle } from "../../src/index.ts";
import { FIELDS } from "./claim-fields.ts";
import { NUMBERS } from "./claim-numbers.ts";
import { DAYS, SUMS } from "./claim-sums.ts";
import { BILL, claimWith, RULEBOOK } from "./pack.ts";
import { holdRefusals } from "./refusal.ts";

holdRefusals("fields of a claim", FIELDS);
holdRefusals("numbers of a claim", NUMBERS);
holdRefusals("sums of a claim", SUMS);
holdRefusals("days of a claim", DAYS);

test("1e3 as a number is 1000, which is what JSON says", () => {
  const [number, text] = ["1000.00", JSON.parse("1e3") as number].map(
    (inScope) => settle(RULEBOOK, claimWith({ bill: { ...BILL, inScope } })).settlement,
  );
  expect(number).toStrictEqual(text);
});

test("hostile keys have polluted nothing", () => {
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

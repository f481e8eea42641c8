/** The shape of what came of an event. */
import { account, used } from "../account/schema.ts";
import { claim, name } from "../claim/schema.ts";
import { settlement } from "../receipt/schema.ts";
import { field, optional, strictObject } from "../rules/documented.ts";
import * as z from "zod";
import type { NotApplied, Receipt } from "./types.ts";

const notApplied = strictObject({
  category: optional(name, "身份类别", "the category"),
  certificate: optional(name, "资格", "the certificate"),
}) satisfies z.ZodType<NotApplied>;

/** A receipt. */
export const receipt = strictObject({
  of: field(name, "结算事件的编号", "id of the event that settled it"),
  settlement: field(settlement, "结算单,不含步骤", "the settlement without steps"),
  account: field(account, "其后的台账", "the account after it"),
  claim: optional(claim, "年终结算的单据", "of a year's end, the claim of its bills"),
  continuation: optional(z.boolean(), "是否为连续住院", "whether it was found to continue an earlier stay"),
  household: optional(used, "家庭其他成员已用的", "what the household's other members have used"),
  notApplied: optional(z.array(notApplied), "未适用的认定", "recognised codes that were not applied"),
}) satisfies z.ZodType<Receipt>;

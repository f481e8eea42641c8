/** Companion cases: a claim beside the rules that settle it, with what they must pay and a clerk's arithmetic. */
import * as z from "zod";
import { field, named, optional, strictObject } from "./documented.ts";
import { amount, evidence, id, schemaAddress, signedAmount, text, words } from "./terms.ts";
import type { Amount, Evidence, Text } from "./types.ts";

/** A payment as a companion case expects it; `benefit` and `case` are `null` for one that the claim gives. */
export interface ExpectedPayment {
  readonly layer: string;
  readonly benefit: string | null;
  readonly case: string | null;
  readonly payer: string;
  /** Negative only for a hospital's under a quota. */
  readonly amount: Amount;
}

/** The arithmetic of one payment as a clerk would write it. */
export interface Working {
  readonly layer: string;
  readonly benefit: string | null;
  readonly payer: string;
  /** Numbers, `+ - * / ( )`, `min`, `max` and rounding; gives the payment. */
  readonly expression: string;
}

/** A companion case file. */
export interface CompanionCase {
  readonly $schema?: string;
  readonly title: Text;
  /** Where the case or its figures come from. */
  readonly source: string;
  readonly evidence: Evidence;
  /** A claim, as `settle` takes it. */
  readonly claim: { readonly [key: string]: unknown };
  /** The account before it. Absent: the year begins with it. */
  readonly account?: { readonly [key: string]: unknown };
  readonly expect: {
    /** In the order in which they are paid. */
    readonly payments: readonly ExpectedPayment[];
    readonly patient: Amount;
    /** The amounts that the account after it must have; others may stand beside them. */
    readonly account?: { readonly amounts: { readonly [key: string]: Amount } };
  };
  /** One for each payment, in the same order. */
  readonly working: readonly Working[];
  readonly patientWorking?: string;
}

const object = z.record(z.string(), z.unknown());
const layer = field(id, "层", "the layer");
const benefit = field(
  z.nullable(id),
  "待遇;单据已给支付的为 null",
  "the benefit; null for a payment that the claim gives",
);
const payer = field(id, "支付方", "the payer");

/** The schema of a companion case. */
export const companionSchema = named(
  strictObject({
    $schema: z.exactOptional(schemaAddress),
    title: field(text, "名称", "title"),
    source: field(words, "案例或其数字的出处", "where the case or its figures come from"),
    evidence: field(evidence, "依据", "how far it can be trusted"),
    claim: field(object, "单据", "the claim"),
    account: optional(
      object,
      "结算前的年度账户;不写为新年度",
      "the account before it; absent: the year begins with it",
    ),
    expect: field(
      strictObject({
        payments: field(
          z.array(
            strictObject({
              layer,
              benefit,
              case: field(z.nullable(id), "情形", "the case"),
              payer,
              amount: field(signedAmount, "金额,元", "amount, yuan"),
            }),
          ),
          "各笔支付,按顺序",
          "payments in order",
        ),
        patient: field(amount, "个人负担,元", "what the patient bears, yuan"),
        account: optional(
          strictObject({ amounts: field(z.record(words, amount), "累计额", "running totals") }),
          "结算后的年度账户",
          "the account after it",
        ),
      }),
      "应得的结果",
      "what must come out",
    ),
    working: field(
      z.array(strictObject({ layer, benefit, payer, expression: field(words, "算式", "expression") })),
      "各笔支付的算式",
      "the arithmetic of each payment",
    ),
    patientWorking: optional(words, "个人负担的算式", "the arithmetic of what the patient bears"),
  }),
  "case",
) satisfies z.ZodType<CompanionCase>;

/** Companion cases: a claim beside the rules that settle it, with what they must pay and a clerk's arithmetic. */
import type { IssueCode } from "../errors.ts";
import { TIERS } from "../facts.ts";
import * as z from "zod";
import { byKey } from "./choice.ts";
import { field, optional, strictObject } from "./documented.ts";
import { amount, day, evidence, id, schemaAddress, signedAmount, text, words } from "./terms.ts";
import type { Amount, Day, Evidence, Text } from "./types.ts";

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

/** A remark that a settlement must carry: whose `notEncoded` it stands in, and its source there. */
export interface ExpectedNote {
  readonly layer: string;
  readonly source: string;
}

type Tier = (typeof TIERS)[number];

/** What must come out of a bill that is settled. */
export interface ExpectedSettlement {
  /** In the order in which they are paid. */
  readonly payments: readonly ExpectedPayment[];
  readonly patient: Amount;
  /** What the account after it must have: these amounts and counts, others may stand beside them, and the year's highest tier. */
  readonly account?: {
    readonly amounts?: { readonly [key: string]: Amount };
    /** 0 for none. */
    readonly counts?: { readonly [key: string]: number };
    readonly highestTier?: Tier | null;
  };
  /** All notes, in their order. Absent: notes are not looked at. */
  readonly notes?: readonly ExpectedNote[];
  /** All entitlements, in their order. Absent: entitlements are not looked at. */
  readonly entitlements?: readonly string[];
}

/** What must come out of a bill that the rules refuse. */
export interface ExpectedRefusal {
  /** The codes of all findings, in their order. */
  readonly refused: readonly IssueCode[];
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
  /** Earlier stays, among which the pipeline's `readmission` looks for one that the claim continues. */
  readonly stays?: readonly {
    readonly hospital: string;
    readonly discharged: Day;
    /** Its ICD-10 codes, where the same disease is asked for. */
    readonly diseases?: readonly string[];
  }[];
  /** Of a stay that the pipeline's `crossYear` splits, the part of this year is settled. */
  readonly part?: number;
  /** The person's household with its account before the claim, for the totals of the pipeline's `household`. */
  readonly household?: { readonly id: string; readonly account?: { readonly [key: string]: unknown } };
  /** The day on which the year's end is settled, with this claim as its only bill; `expect` is then what comes of that. */
  readonly yearEnd?: Day;
  readonly expect: ExpectedSettlement | ExpectedRefusal;
  /** One for each payment, in the same order; none where the bill is refused. */
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

const note = strictObject({ layer, source: field(words, "该条的出处", "the source of the entry") });

/** What a refusal may be about: what the rules say, not what is wrong with a claim, an account or a rule file. */
const CODES: readonly [IssueCode, ...IssueCode[]] = [
  "unknown_region",
  "not_in_force",
  "no_rule",
  "missing_fact",
  "rule_conflict",
  "not_encoded",
  "unknown_layer",
  "overpaid",
];

const settled = strictObject({
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
    strictObject({
      amounts: optional(z.record(words, amount), "累计额", "running totals"),
      counts: optional(
        z.record(words, z.int().min(0)),
        "次数及首次支付所用的情形;0 为没有",
        "times used, and the case that first paid; 0: none",
      ),
      highestTier: optional(
        z.nullable(z.enum(TIERS)),
        "本年最高级别;null 为尚无计入的就诊",
        "the year's highest tier; null: no visit has counted",
      ),
    }),
    "结算后的年度账户",
    "the account after it",
  ),
  notes: optional(
    z.array(note),
    "结算单上的全部说明,按顺序;不写则不核对",
    "all notes of the settlement in order; absent: not looked at",
  ),
  entitlements: optional(
    z.array(id),
    "全部非金钱待遇,按顺序;不写则不核对",
    "all entitlements in order; absent: not looked at",
  ),
}) satisfies z.ZodType<ExpectedSettlement>;

const refusal = strictObject({
  refused: field(
    z.array(z.enum(CODES)).min(1),
    "应被拒绝:全部代码,按顺序",
    "the bill must be refused: the codes of all findings in order",
  ),
}) satisfies z.ZodType<ExpectedRefusal>;

/** A companion case with claims and accounts of a form. */
export function companionOf<C extends z.ZodType, A extends z.ZodType>(claim: C, account: A) {
  return strictObject({
    $schema: z.exactOptional(schemaAddress),
    title: field(text, "名称", "title"),
    source: field(words, "案例或其数字的出处", "where the case or its figures come from"),
    evidence: field(evidence, "依据", "how far it can be trusted"),
    claim: field(claim, "单据", "the claim"),
    account: optional(
      account,
      "结算前的年度账户;不写为新年度",
      "the account before it; absent: the year begins with it",
    ),
    stays: optional(
      z.array(
        strictObject({
          hospital: field(words, "机构编号", "id of the hospital"),
          discharged: field(day, "出院日期", "day of discharge"),
          diseases: optional(
            z.array(words),
            "ICD-10 编码;readmission 限同一疾病时须写",
            "its ICD-10 codes, needed where readmission asks for the same disease",
          ),
        }),
      ),
      "此前的住院,按 readmission 判断本次是否连续",
      "earlier stays, among which readmission looks for one that this continues",
    ),
    part: optional(
      z.int(),
      "跨年度住院按 crossYear 分段后,结算哪一年的一段",
      "of a stay over the turn of a year that crossYear splits, the year whose part is settled",
    ),
    household: optional(
      strictObject({
        id: field(words, "家庭编号", "id of the household"),
        account: optional(
          account,
          "结算前的家庭账户;不写为新年度",
          "its account before it; absent: the year begins with it",
        ),
      }),
      "家庭,合用 household 所列的累计",
      "the household, for the totals that household names",
    ),
    yearEnd: optional(
      day,
      "年终结算日:以本单据为全年唯一的单据做年终结算,expect 写年终结算的结果",
      "day of the year's end, settled with this claim as the year's only bill; expect says what comes of that",
    ),
    expect: field(
      byKey<ExpectedSettlement | ExpectedRefusal>({ payments: settled, refused: refusal }),
      "应得的结果:payments 或 refused",
      "what must come out: payments, or refused",
    ),
    working: field(
      z.array(strictObject({ layer, benefit, payer, expression: field(words, "算式", "expression") })),
      "各笔支付的算式",
      "the arithmetic of each payment",
    ),
    patientWorking: optional(words, "个人负担的算式", "the arithmetic of what the patient bears"),
  });
}

/** The schema of a companion case. What is wrong in a claim or an account is found when it is settled. */
export const companionSchema = companionOf(object, object) satisfies z.ZodType<CompanionCase>;

/** The shapes of events and journals. What they mean to each other is checked when they are applied, in `admission.ts`. */
import { account, used } from "../account/schema.ts";
import { claim, diseases, given, name, person } from "../claim/schema.ts";
import { MAX_LINES, MAX_PAID } from "../claim/limits.ts";
import { QUANTITY, readForm } from "../claim/decimal.ts";
import { show } from "../errors.ts";
import { choice } from "../rules/choice.ts";
import { field, optional, strictObject } from "../rules/documented.ts";
import { checked, distinctBy } from "../rules/lists.ts";
import type { Fault } from "../rules/lists.ts";
import { day } from "../rules/terms.ts";
import { expecting } from "../rules/wording.ts";
import type { EarlierStay } from "../year/readmission.ts";
import * as z from "zod";
import { digestText } from "../receipt/schema.ts";
import { receipt } from "./schema-receipt.ts";
import type {
  CorrectedEvent,
  HeldRange,
  JournalEvent,
  ReadjudicatedEvent,
  RecognisedEvent,
  RefundedEvent,
  RefundedLine,
  ReversedEvent,
  SettledEvent,
  YearEndEvent,
} from "./event-types.ts";
import type { Journal, JournalEntry } from "./types.ts";

const COUNT = expecting("不小于 0 的整数", "an integer of 0 or more");
const head = {
  id: field(name, "事件编号,账目内不重复", "id of the event, its own within the journal"),
  day: field(day, "得知或办理之日", "day on which it was learnt or done"),
};
const revision = field(z.int(COUNT).min(0, COUNT), "所见的台账版本", "revision of the account that was seen");
const of = field(name, "所指结算事件的编号", "id of the event that settled it");

/** A list of 1 to so many. */
function upTo<T>(most: number, list: z.ZodType<readonly T[]>): z.ZodType<readonly T[]> {
  const message = expecting(`至多 ${most} 项`, `at most ${most} entries`);
  return checked(list, (entries): Fault[] => (entries.length > most ? [{ path: [], message }] : []));
}

const household = optional(used, "家庭其他成员已用的共同累计", "what the household's other members have used");
const stay = strictObject({
  hospital: field(name, "机构编号", "id of the hospital"),
  discharged: field(day, "出院日", "day of discharge"),
  diseases: optional(diseases, "ICD-10 编码", "ICD-10 codes"),
}) satisfies z.ZodType<EarlierStay>;
const surroundings = {
  household,
  stays: optional(
    z.array(stay).max(1000, expecting("至多 1000 项", "at most 1000 entries")),
    "账目之外的既往住院",
    "earlier stays that are not in the journal",
  ),
};

const settled = strictObject({
  ...head,
  kind: z.literal("settled"),
  revision,
  claim: field(claim, "单据", "the claim"),
  ...surroundings,
  knownAt: optional(day, "以何日所知,缺省为结算日", "day whose knowledge counts; default: that of settlement"),
}) satisfies z.ZodType<SettledEvent>;

const yearEnd = strictObject({
  ...head,
  kind: z.literal("yearEnd"),
  revision,
  bills: field(
    strictObject({
      id: field(name, "年终结算的编号", "id of the settlement"),
      person: field(person, "参保人", "the person"),
      settled: field(day, "年终结算日", "day of settlement"),
    }),
    "年终结算",
    "the settlement of the year's end",
  ),
  knownAt: optional(day, "以何日所知,缺省为结算日", "day whose knowledge counts; default: that of settlement"),
  household,
}) satisfies z.ZodType<YearEndEvent>;

const reversed = strictObject({
  ...head,
  kind: z.literal("reversed"),
  revision,
  of,
}) satisfies z.ZodType<ReversedEvent>;

const SOME = expecting("大于 0 的数量,至多四位小数", "a quantity above 0 with at most four decimals");
const refundedLine = strictObject({
  id: field(name, "明细编号", "id of the line"),
  quantity: optional(
    checked(z.union([z.string(), z.number()], SOME), (value): Fault[] =>
      (readForm(value, QUANTITY) ?? 0) > 0 ? [] : [{ path: [], message: SOME }],
    ),
    "退几个;缺省整行",
    "how many; default: the line as a whole",
  ),
}) satisfies z.ZodType<RefundedLine>;

const refunded = strictObject({
  ...head,
  kind: z.literal("refunded"),
  revision,
  of,
  lines: field(upTo(MAX_LINES, distinctBy("id", refundedLine, 1)), "退回的明细", "lines that are given back"),
  paid: optional(
    z.array(given).max(MAX_PAID, expecting(`至多 ${MAX_PAID} 项`, `at most ${MAX_PAID} entries`)),
    "别处已结算的各层对余下部分的支付",
    "what layers settled elsewhere pay of the rest",
  ),
}) satisfies z.ZodType<RefundedEvent>;

const corrected = strictObject({
  ...head,
  kind: z.literal("corrected"),
  revision,
  of,
  claim: field(claim, "更正后的单据", "the claim as it is right"),
  ...surroundings,
}) satisfies z.ZodType<CorrectedEvent>;

const range = strictObject({
  from: optional(day, "首日,含当日", "first day, inclusive"),
  to: optional(day, "末日,含当日", "last day, inclusive"),
}) satisfies z.ZodType<HeldRange>;

const ORDERED = expecting("不早于首日", "on or after the first day");
const APART = expecting("与前面各段不重叠的日期", "days that do not overlap with those before");
const held = checked(z.array(range).max(100, expecting("至多 100 项", "at most 100 entries")), (ranges) =>
  ranges.flatMap((own, at): Fault[] => {
    if (!inOrder(own, own)) return [{ path: [at, "to"], message: ORDERED }];
    const overlaps = ranges.slice(0, at).some((other) => inOrder(own, other) && inOrder(other, own));
    return overlaps ? [{ path: [at], message: APART }] : [];
  }),
);

/** Whether one begins by the last day of the other. */
function inOrder({ from }: HeldRange, { to }: HeldRange): boolean {
  return from === undefined || to === undefined || from <= to;
}

const ONE = expecting("category、certificate 中恰有一个", "exactly one of category, certificate");
const recognised = checked(
  strictObject({
    ...head,
    kind: z.literal("recognised"),
    category: optional(name, "身份类别", "the category"),
    certificate: optional(name, "资格", "the certificate"),
    held: field(held, "持有的日期;空列表为从未持有", "days on which it is held; empty: never"),
  }),
  ({ category, certificate }): Fault[] =>
    (category === undefined) === (certificate === undefined)
      ? [{ path: [], message: ONE, found: category === undefined ? "neither" : "both" }]
      : [],
) satisfies z.ZodType<RecognisedEvent>;

const readjudicated = strictObject({
  ...head,
  kind: z.literal("readjudicated"),
  revision,
  knownAt: field(day, "以何日所知", "day whose knowledge counts"),
}) satisfies z.ZodType<ReadjudicatedEvent>;

const KINDS = { settled, yearEnd, reversed, refunded, corrected, recognised, readjudicated };
const names = Object.keys(KINDS);
const KIND = expecting(`kind 为 ${names.join("、")} 之一`, `a kind: ${names.join(", ")}`);

/** An event. */
export const event: z.ZodType<JournalEvent> = choice<JournalEvent>(Object.values(KINDS), (value) => {
  // What is no object at all is refused as such by any of them.
  if (typeof value !== "object" || value === null || Array.isArray(value)) return reversed;
  const { kind } = value as { readonly kind?: unknown };
  const meant = typeof kind === "string" && Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : undefined;
  return meant ?? { message: KIND, found: show(kind) };
});

const entry = strictObject({
  previous: field(digestText, "前一条的摘要", "digest of the entry before"),
  event: field(event, "事件", "what happened"),
  receipts: field(z.array(receipt), "由此产生或改变的结算", "settlements that it made or changed"),
}) satisfies z.ZodType<JournalEntry>;

/** A journal. */
export const journal = strictObject({
  opening: field(account, "第一条之前的台账", "the account before the first event"),
  entries: field(z.array(entry), "事件,只增不改", "events, only ever added to"),
  digest: field(digestText, "最后一条的摘要", "digest of the last entry"),
}) satisfies z.ZodType<Journal>;

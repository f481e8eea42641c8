/** Events that do not fit, and journals that were tampered with. */
import { applyEvent, openAccount, openJournal } from "../../src/index.ts";
import type { Claim, Issue, Journal, JournalEntry, JournalEvent, Text } from "../../src/index.ts";
import { digest } from "../../src/canonical.ts";
import { claimWith, RULEBOOK } from "./pack.ts";
import { both, COUNT, DAY, KEY, NAME, OBJECT } from "./words.ts";

/** What is given: a journal, and an event where one is applied to it; and all that it is refused with. */
export interface JournalRefusal {
  readonly name: string;
  /** Default: `LIVED`. */
  readonly journal?: unknown;
  /** Absent: the journal is only read. */
  readonly event?: unknown;
  readonly issues: readonly Issue[];
}

type Code = Exclude<Issue["code"], "missing_fact" | "rule_conflict">;

function issue(code: Code, path: string, expected: Text, found: string, of?: string): Issue {
  return { code, ...(of === undefined ? {} : { claim: of }), path, expected, found };
}

const ofEvent = (path: string, expected: Text, found: string): Issue => issue("invalid_event", path, expected, found);
const ofJournal = (path: string, expected: Text, found: string): Issue =>
  issue("invalid_journal", path, expected, found);

/** A claim of fee lines, or of a ready bill. */
function claim(id: string, lines = true): Claim {
  const whole = claimWith({ id }) as unknown as Claim;
  if (!lines) return whole;
  const { bill: _, ...rest } = whole;
  return {
    ...rest,
    lines: [
      { id: "1", catalogue: "A", amount: "300.00" },
      { id: "2", catalogue: "A", unitPrice: "100.00", quantity: "3" },
    ],
  };
}

const LAST = "2018-12-01";
const settled = (id: string, revision: number, own: Claim): JournalEvent => {
  return { id, day: LAST, kind: "settled", revision, claim: own };
};

/** Two settlements: `e-1` of lines, `e-2` of a ready bill. */
export const LIVED: Journal = [settled("e-1", 0, claim("c-1")), settled("e-2", 1, claim("c-2", false))].reduce(
  (journal, event) => applyEvent(RULEBOOK, journal, event).journal,
  openJournal(openAccount(claim("c-1").person.id, 2018)),
);

const later = { day: "2018-12-10", revision: 2 };
const after = (day: string): Text => both(`不早于 ${day}`, `on or after ${day}`);
const before = (day: string): Text => both(`不晚于 ${day}`, `on or before ${day}`);
const STANDS = both("尚未撤销的结算事件的编号", "the id of an event whose settlement stands");
const KINDS = ["settled", "yearEnd", "reversed", "refunded", "corrected", "recognised", "readjudicated"];

/** Events that are not what their format allows. */
const SHAPES: readonly JournalRefusal[] = [
  { name: "no object", event: 1, issues: [ofEvent("", OBJECT, "1***")] },
  {
    name: "no kind",
    event: { id: "e-3", day: LAST },
    issues: [ofEvent("", both(`kind 为 ${KINDS.join("、")} 之一`, `a kind: ${KINDS.join(", ")}`), "nothing")],
  },
  {
    name: "everything about a reversal",
    event: { id: "", day: "2018-02-30", kind: "reversed", revision: -1, of: 7, why: "x" },
    issues: [
      ofEvent("id", NAME, '""'),
      ofEvent("day", DAY, '"2018-02-30"'),
      ofEvent("revision", COUNT, "-1"),
      ofEvent("of", NAME, "7"),
      ofEvent("why", KEY, '"why"'),
    ],
  },
  {
    name: "a claim that is none, said as a claim is refused",
    event: { ...later, id: "e-3", kind: "settled", claim: { ...claim("c-3"), lines: [] } },
    issues: [issue("invalid_claim", "claim.lines", both("非空列表", "a list that is not empty"), "a list of 0", "c-3")],
  },
  {
    name: "a refund of nothing, twice and of less than one",
    event: {
      ...later,
      id: "e-3",
      kind: "refunded",
      of: "e-1",
      lines: [
        { id: "2", quantity: "0" },
        { id: "2", quantity: "-1" },
      ],
    },
    issues: [
      ofEvent(
        "lines[0].quantity",
        both("大于 0 的数量,至多四位小数", "a quantity above 0 with at most four decimals"),
        '"0"',
      ),
      ofEvent(
        "lines[1].quantity",
        both("大于 0 的数量,至多四位小数", "a quantity above 0 with at most four decimals"),
        '"-1"',
      ),
      ofEvent("lines[1].id", both("不重复的值", "a value that is not there twice"), '"2"'),
    ],
  },
  {
    name: "a recognition of nothing, and of days that overlap or run backwards",
    event: {
      id: "e-3",
      day: later.day,
      kind: "recognised",
      held: [
        { from: "2018-05-01" },
        { from: "2018-06-01", to: "2018-06-30" },
        { from: "2018-02-01", to: "2018-01-01" },
      ],
    },
    issues: [
      ofEvent("held[1]", both("与前面各段不重叠的日期", "days that do not overlap with those before"), "an object"),
      ofEvent("held[2].to", both("不早于首日", "on or after the first day"), '"2018-01-01"'),
    ],
  },
  {
    name: "a recognition of both a category and a certificate",
    event: { id: "e-3", day: later.day, kind: "recognised", category: "a", certificate: "b", held: [] },
    issues: [ofEvent("", both("category、certificate 中恰有一个", "exactly one of category, certificate"), "both")],
  },
];

/** Events that do not fit what came before them. */
const PLACES: readonly JournalRefusal[] = [
  {
    name: "a recognition of a category that neither the national list nor any region knows",
    event: { id: "e-3", day: later.day, kind: "recognised", category: "registeredPor", held: [] },
    issues: [
      ofEvent(
        "category",
        both(
          `全国或至 ${later.day} 有地区声明的人员类别`,
          `a category, national or that some region declares by ${later.day}`,
        ),
        '"registeredPor"',
      ),
    ],
  },
  {
    name: "a day before the last event's, and a revision that the account has left",
    event: { id: "e-3", day: "2018-11-30", kind: "reversed", revision: 1, of: "e-2" },
    issues: [
      ofEvent("day", after(LAST), '"2018-11-30"'),
      issue("stale_account", "revision", both("台账现在的版本 2", "revision 2, which the account has now"), "1"),
    ],
  },
  {
    name: "an event that is not there",
    event: { ...later, id: "e-3", kind: "reversed", of: "e-9" },
    issues: [issue("unknown_event", "of", STANDS, '"e-9"')],
  },
  {
    name: "the id of another event",
    event: { ...later, id: "e-1", kind: "reversed", of: "e-2" },
    issues: [
      issue(
        "event_conflict",
        "id",
        both("与同一编号的事件相同的内容", "the content of the event of that id"),
        '"e-1" with other content',
      ),
    ],
  },
  {
    name: "a claim that is settled already",
    event: { ...later, id: "e-3", kind: "settled", claim: claim("c-2") },
    issues: [
      issue(
        "event_conflict",
        "claim.id",
        both("尚未结算,或已撤销的单据", "a claim that is not settled, or was reversed"),
        '"c-2", settled by "e-2"',
      ),
    ],
  },
  {
    name: "a claim settled after the day, known after it",
    event: {
      ...later,
      id: "e-3",
      kind: "settled",
      claim: { ...claim("c-3"), visit: { ...claim("c-3").visit, settled: "2018-12-20" } },
      knownAt: "2018-12-31",
    },
    issues: [
      ofEvent("claim.visit.settled", before(later.day), '"2018-12-20"'),
      ofEvent("knownAt", before(later.day), '"2018-12-31"'),
    ],
  },
  {
    name: "a refund of lines that are not there, of more than is left, and of a part of a plain amount",
    event: {
      ...later,
      id: "e-3",
      kind: "refunded",
      of: "e-1",
      lines: [{ id: "3" }, { id: "2", quantity: "3.0001" }, { id: "1", quantity: "1" }],
    },
    issues: [
      ofEvent(
        "lines[2].quantity",
        both("有单价和数量的明细,或不写数量", "a line with a price and a quantity, or no quantity here"),
        '"1"',
      ),
      issue("over_refunded", "lines[1].quantity", both("至多 3", "at most 3"), '"3.0001"'),
      issue("over_refunded", "lines[0].id", both("单据中还有的明细", "a line that the claim still has"), '"3"'),
    ],
  },
  {
    name: "a refund of everything",
    event: { ...later, id: "e-3", kind: "refunded", of: "e-1", lines: [{ id: "1" }, { id: "2", quantity: "3" }] },
    issues: [
      ofEvent(
        "lines",
        both("至少留下一行;全部退回请用 reversed", "at least one line left; to give back all, use reversed"),
        "all of them",
      ),
    ],
  },
  {
    name: "a refund of a ready bill",
    event: { ...later, id: "e-3", kind: "refunded", of: "e-2", lines: [{ id: "1" }] },
    issues: [ofEvent("of", both("有费用明细的单据", "a claim with fee lines"), "a ready bill")],
  },
  {
    name: "given payments of the rest, where none were given",
    event: { ...later, id: "e-3", kind: "refunded", of: "e-1", lines: [{ id: "1" }], paid: [] },
    issues: [ofEvent("paid", both("单据没有 paid,退费也不写", "none: the claim has no paid"), "a list of 0")],
  },
  {
    name: "a correction that is another claim, of another region",
    event: {
      ...later,
      id: "e-3",
      kind: "corrected",
      of: "e-1",
      claim: { ...claim("c-9"), person: { ...claim("c-9").person, region: "990000" } },
    },
    issues: [
      ofEvent("claim.id", both('"c-1"', '"c-1"'), '"c-9"'),
      ofEvent("claim.person.region", both('"990100"', '"990100"'), '"990000"'),
    ],
  },
  {
    name: "a re-adjudication under what was known before the last event",
    event: { ...later, id: "e-3", kind: "readjudicated", knownAt: "2018-11-30" },
    issues: [ofEvent("knownAt", after(LAST), '"2018-11-30"')],
  },
  {
    name: "a re-adjudication under what is not known yet",
    event: { ...later, id: "e-3", kind: "readjudicated", knownAt: "2018-12-11" },
    issues: [ofEvent("knownAt", before(later.day), '"2018-12-11"')],
  },
];

const DIGEST = (said: string): Text =>
  both(`前一条的摘要:此前有条目被改、被删或换了位置,${said}`, `the digest of the entry before it, ${said}`);

const WHOLE = (said: string): Text =>
  both(`最后一条的摘要:有条目被改或被删,${said}`, `the digest of the last entry, ${said}`);

const [FIRST, SECOND] = LIVED.entries as readonly [JournalEntry, JournalEntry];

/** A journal of these entries whose digests are right. */
function chained(entries: readonly JournalEntry[]): Journal {
  let last = digest(LIVED.opening);
  const linked = entries.map((entry) => {
    const own = { ...entry, previous: last };
    last = digest(own);
    return own;
  });
  return { opening: LIVED.opening, entries: linked, digest: last };
}

const CHANGED = { ...FIRST, event: { ...FIRST.event, day: "2018-11-30" } };

/** Journals that are not what they were. */
const TAMPERED: readonly JournalRefusal[] = [
  { name: "no object", journal: null, issues: [ofJournal("", OBJECT, "null")] },
  {
    name: "an entry that was changed",
    journal: { ...LIVED, entries: [CHANGED, SECOND] },
    issues: [issue("broken_chain", "entries[1].previous", DIGEST(digest(CHANGED)), SECOND.previous)],
  },
  {
    name: "the last entry dropped",
    journal: { ...LIVED, entries: [FIRST] },
    issues: [issue("broken_chain", "digest", WHOLE(digest(FIRST)), LIVED.digest)],
  },
  {
    name: "an entry whose receipts are not those of its event",
    journal: chained([FIRST, { ...SECOND, receipts: [] }]),
    issues: [
      ofJournal("entries[1].receipts", both('依次为 ["e-2"] 的结算', 'the settlements of ["e-2"] in turn'), "[]"),
    ],
  },
  {
    name: "a receipt of another claim and account",
    journal: chained([
      { ...FIRST, receipts: FIRST.receipts.map((each) => ({ ...each, account: { ...each.account, revision: 9 } })) },
    ]),
    issues: [ofJournal("entries[0].receipts[0].account.revision", both("1", "1"), "9")],
  },
  {
    name: "an event that does not follow from those before it",
    journal: chained([SECOND]),
    issues: [
      ofJournal("entries[0].event.revision", both("台账现在的版本 0", "revision 0, which the account has now"), "1"),
    ],
  },
  {
    name: "an id twice",
    journal: chained([FIRST, { ...SECOND, event: { ...SECOND.event, id: "e-1" } }]),
    issues: [
      ofJournal(
        "entries[1].event.id",
        both("账目内不重复的编号", "an id of its own within the journal"),
        '"e-1" again',
      ),
      ofJournal("entries[1].receipts", both('依次为 ["e-1"] 的结算', 'the settlements of ["e-1"] in turn'), '["e-2"]'),
    ],
  },
];

export const JOURNALS: readonly JournalRefusal[] = [...SHAPES, ...PLACES, ...TAMPERED];

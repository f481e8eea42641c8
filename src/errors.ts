/** Refusals: one error class with every finding of a stage, each naming the place, what was expected and what was found. */
import { foundInChinese } from "./found.ts";
import type { Text } from "./rules/types.ts";

/** Where a finding is, what was expected there and what was found. Persons' ids and names are masked in `found`. */
export interface Finding {
  /** The rule file, claim file or line that the finding is in, if it came with a name. */
  readonly file?: string;
  /** The claim's id, when the finding is about a claim that has one. */
  readonly claim?: string;
  /** Path from the root of the file or claim, such as `benefits[0].cases[1].bands`; empty for the whole. */
  readonly path: string;
  readonly expected: Text;
  /** A value as JSON, shortened, or English words for what is none; `formatIssues` says those in Chinese too. */
  readonly found: string;
}

/**
 * A finding with its code. The code is the contract; the words may improve.
 *
 * `invalid_rules` a rule file is not what the format allows · `unsupported_operator` a predicate uses one outside
 * the subset · `invalid_claim`, `invalid_account` likewise for input · `unbalanced` parts that do not sum, or a bucket
 * below zero · `unknown_region` no such region in the rulebook · `not_in_force` the region's version has ended, or
 * there is none yet · `no_rule` a layer that is not optional has no version in force · `missing_fact` a rule reads
 * `fact`, the claim lacks it · `rule_conflict` more than one of the `cases` holds · `not_encoded` the notice says
 * more than the file can · `unknown_layer` a given payment of a layer that is not in the pipeline · `overpaid` a given
 * payment above what is unpaid · `wrong_account` an account of another person or year · `invalid_journal`,
 * `invalid_event` a journal or an event is not what the format allows, or does not fit what came before it ·
 * `broken_chain` an entry of a journal was changed, dropped or moved · `event_conflict` an id or a claim that is there
 * already, with other content · `unknown_event` no settlement of that event stands · `stale_account` the account has
 * moved on since the revision named · `over_refunded` a refund of more than is left.
 */
export type Issue = Finding &
  (
    | {
        readonly code:
          | "invalid_rules"
          | "unsupported_operator"
          | "invalid_claim"
          | "invalid_account"
          | "unbalanced"
          | "unknown_region"
          | "not_in_force"
          | "no_rule"
          | "not_encoded"
          | "unknown_layer"
          | "overpaid"
          | "wrong_account"
          | "invalid_journal"
          | "invalid_event"
          | "broken_chain"
          | "event_conflict"
          | "unknown_event"
          | "stale_account"
          | "over_refunded"
          | "too_many_values"
          | "invalid_receipt"
          | "unknown_rules";
      }
    | { readonly code: "missing_fact"; readonly fact: string }
    | { readonly code: "rule_conflict"; readonly cases: readonly string[] }
  );

/** The code of an issue. */
export type IssueCode = Issue["code"];

/** A list that is not empty. */
export type Issues = readonly [Issue, ...Issue[]];

/** The two languages of messages. */
export type Language = "zh" | "en";

/**
 * The one error of this library: nothing was settled, and `issues` says why.
 *
 * @example
 * try {
 *   settle(rulebook, {});
 * } catch (error) {
 *   if (error instanceof SettlementError) error.issues[0].code; // "invalid_claim"
 * }
 */
export class SettlementError extends Error {
  override readonly name = "SettlementError";
  /** All findings of the stage that refused, in the order of the input. */
  readonly issues: Issues;

  constructor(issues: Issues) {
    const [first, ...rest] = issues;
    const hidden: Issues = [hidePersons(first), ...rest.map(hidePersons)];
    super(formatIssues(hidden, "en"));
    this.issues = hidden;
  }
}

/** A resident's identity number: place, day of birth, serial and check digit. */
const IDENTITY_NUMBER = /(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?!\d)/g;
/** Chinese words, which in a claim or an account can be a name that was put in the wrong place. */
const WORDS = /[\u3400-\u9fff]+(?![\u3400-\u9fff*])/g;
const OF_INPUT: ReadonlySet<IssueCode> = new Set([
  "invalid_claim",
  "invalid_account",
  "wrong_account",
  "invalid_journal",
  "invalid_event",
]);

/** Whatever looks like a person's id or name is masked, wherever in the input it stood, as a key too. */
function hidePersons(issue: Issue): Issue {
  const hide = (text: string): string => {
    const numbered = text.replace(IDENTITY_NUMBER, mask);
    return OF_INPUT.has(issue.code) ? numbered.replace(WORDS, mask) : numbered;
  };
  const claim = issue.claim === undefined ? {} : { claim: issue.claim.replace(IDENTITY_NUMBER, mask) };
  return { ...issue, ...claim, path: hide(issue.path), found: hide(issue.found) };
}

/** Throws a `SettlementError` if there is any issue. */
export function refuse(issues: readonly Issue[]): void {
  const [first, ...rest] = issues;
  if (first !== undefined) throw new SettlementError([first, ...rest]);
}

/**
 * One line per issue: code, place, what was expected, what was found.
 *
 * @param issues   As in `SettlementError.issues`.
 * @param language Language of the words; codes and paths are the same in both.
 * @example
 * formatIssues([{ code: "unknown_region", path: "person.region", expected: { zh: "已知地区", en: "a known region" }, found: "990000" }], "en");
 * // "unknown_region at person.region: expected a known region, found 990000"
 */
export function formatIssues(issues: readonly Issue[], language: Language): string {
  return issues.map((issue) => formatIssue(issue, language)).join("\n");
}

function formatIssue(issue: Issue, language: Language): string {
  const claim = issue.claim === undefined ? "" : language === "zh" ? ` 单据 ${issue.claim}` : ` claim ${issue.claim}`;
  const place = [issue.file, issue.path].filter((part) => part !== undefined && part !== "").join("#");
  return language === "zh"
    ? `${issue.code}${claim}${place === "" ? "" : ` 位于 ${place}`}` +
        `:应为${spaced(issue.expected.zh)},实为${spaced(foundInChinese(issue.found))}`
    : `${issue.code}${claim}${place === "" ? "" : ` at ${place}`}: expected ${issue.expected.en}, found ${issue.found}`;
}

/** Puts a space between Chinese and what follows, unless that is Chinese too. */
function spaced(text: string): string {
  return /^\p{Script=Han}/u.test(text) ? text : ` ${text}`;
}

/** Hides the id or name of a person: the first character stays. */
export function mask(personal: string): string {
  const first = personal.codePointAt(0);
  return `${first === undefined ? "" : String.fromCodePoint(first)}***`;
}

const SHOWN = 60;

/** A text, shortened. */
export function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** Shows a value that was found, shortened; a text in quotes, a list or object only by its kind. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(shorten(value));
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  return String(value).slice(0, SHOWN);
}

/** Small rules and bills for the counter-examples of laws 4 and 11, and their results in one line per payer. */
import { createRulebook, settle } from "../../src/index.ts";
import type {
  Account,
  BandsCase,
  Base,
  Benefit,
  BillPart,
  Case,
  Claim,
  Pipeline,
  Rulebook,
  Settlement,
  Split,
  Visit,
} from "../../src/index.ts";
import { fen, yuan } from "./arbitraries/amounts.ts";
import { DECLARATIONS, DOCUMENTS, REGIONS, SOURCE, text } from "./arbitraries/vocabulary.ts";

type Nameless<T> = T extends unknown ? Omit<T, "id" | "source"> : never;
type Mechanism = Nameless<Case>;

/** A benefit of one case over what is unpaid in scope in the year, unless told otherwise. */
export function benefit(base: Partial<Base>, mechanism: Mechanism, more: Partial<Benefit> = {}): Benefit {
  const only: Case = { id: "all", source: SOURCE, ...mechanism };
  return { id: "b", title: text("b"), source: SOURCE, base: { of: ["inScope"], ...base }, cases: [only], ...more };
}

/** Bands as `rate to edge`, the last without: `["0.5 to 100.00", "1"]`. */
export function bands(
  table: readonly string[],
  more: Partial<Pick<BandsCase, "deductible" | "bandMode" | "rounding" | "limits" | "bandsFrom">> = {},
): Mechanism {
  const rows = table.map((row) => {
    const [rate = "0", upTo] = row.split(" to ");
    return { ...(upTo !== undefined && { upTo }), rate };
  });
  return { bands: rows, ...more };
}

/** Layers in the order of their names, with one benefit or several. */
export type Layers = { readonly [layer: string]: Benefit | readonly Benefit[] };

/** The rules of one region. */
function rulebookOf(layers: Layers): Rulebook {
  const region = REGIONS[0].code;
  const head = { region, from: "2016-01-01", published: null, documents: DOCUMENTS };
  const pipeline: Pipeline = {
    ...head,
    order: Object.keys(layers),
    selectBy: "discharge",
    yearOf: "discharge",
    ...DECLARATIONS,
    source: SOURCE,
  };
  return createRulebook([
    { file: "regions.json", data: [{ ...REGIONS[0], parent: null }] },
    { file: `CN/${region}/pipeline/2016-01-01.json`, data: pipeline },
    ...Object.entries(layers).map(([layer, stated]) => ({
      file: `CN/${region}/${layer}/2016-01-01.json`,
      data: { layer, ...head, benefits: Array.isArray(stated) ? stated : [stated] },
    })),
  ]);
}

/** What is in scope; or some of the four buckets; or parts with tags. */
export type Money = string | Partial<Split> | readonly Partial<BillPart>[];

const NOTHING = { inScope: "0.00", preSelfPay: "0.00", overLimit: "0.00", ownPay: "0.00" };

function billOf(money: Money): Split | readonly BillPart[] {
  if (typeof money === "string") return { ...NOTHING, inScope: money };
  if (Array.isArray(money)) return money.map((part: Partial<BillPart>) => ({ ...NOTHING, ...part }));
  return { ...NOTHING, ...money };
}

/** A stay of November 2018 in a county hospital. */
function claimOf(money: Money, visit: Partial<Visit> = {}): Claim {
  const facility = { id: "h-1", region: REGIONS[0].code, tier: "county" as const };
  const dates = { admitted: "2018-11-01", discharged: "2018-11-10", settled: "2018-11-10" };
  return {
    id: "c-1",
    person: { id: "p-1", region: REGIONS[0].code },
    visit: { kind: "inpatient", facility, ...dates, ...visit },
    bill: billOf(money),
  };
}

/** Amounts by payer, or by payer and bucket. */
type By = "payer" | "bucket";

function amountsOf({ payers, payments, patient }: Settlement, by: By): Map<string, number> {
  const rows: [string, string][] =
    by === "payer"
      ? [...Object.entries(payers), ["patient", patient.amount]]
      : [
          ...payments.flatMap(({ payer, buckets }) =>
            Object.entries(buckets).map(([bucket, amount]): [string, string] => [`${payer} ${bucket}`, amount]),
          ),
          ["patient", patient.amount],
        ];
  const sums = new Map<string, number>();
  for (const [name, amount] of rows) sums.set(name, (sums.get(name) ?? 0) + fen(amount));
  return sums;
}

function print(amounts: ReadonlyMap<string, number>): string {
  return [...amounts].map(([name, amount]) => `${name} ${yuan(amount)}`).join(", ");
}

/** What claims settled one after the other give in sum. */
function results(rulebook: Rulebook, claims: readonly Claim[], by: By = "payer"): string {
  const sums = new Map<string, number>();
  let account: Account | undefined;
  for (const claim of claims) {
    const settled = settle(rulebook, claim, account);
    account = settled.account;
    for (const [name, amount] of amountsOf(settled.settlement, by)) sums.set(name, (sums.get(name) ?? 0) + amount);
  }
  return print(sums);
}

/** What a visit pays when it is billed at once, and in two parts, of which the second may be of another day. */
export function bothWays(
  layers: Layers,
  whole: Money,
  parts: readonly [Money, Money],
  { by = "payer", second = {} }: { readonly by?: By; readonly second?: Partial<Visit> } = {},
): { one: string; two: string } {
  const rulebook = rulebookOf(layers);
  const [first, last] = parts;
  const two = results(rulebook, [claimOf(first), claimOf(last, second)], by);
  return { one: results(rulebook, [claimOf(whole)], by), two };
}

/** What a bill pays, and what one with a fen more in scope does. */
export function fenMore(layers: Layers, money: Money, more: Money): { before: string; after: string } {
  const rulebook = rulebookOf(layers);
  return { before: results(rulebook, [claimOf(money)]), after: results(rulebook, [claimOf(more)]) };
}

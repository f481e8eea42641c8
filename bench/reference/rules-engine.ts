/**
 * The same policy for json-rules-engine: rules choose the row of each layer, by priority; what a row pays is computed
 * with decimal.js when its event fires and becomes a fact for the rules after it.
 */
import Decimal from "decimal.js";
import { Engine } from "json-rules-engine";
import type { Almanac, NestedCondition, RuleProperties } from "json-rules-engine";
import { ASSISTANCE, BASIC, CRITICAL, SUPPLEMENTAL, TCM_RATE, TCM_REDUCTION } from "./policy.ts";
import type { Table } from "./policy.ts";
import { between, bandsOn, fen } from "./decimal.ts";
import type { Found, Spoken } from "./spoken.ts";

const is = (fact: string, value: unknown): NestedCondition => ({ fact, operator: "equal", value });
const isNot = (fact: string, value: unknown): NestedCondition => ({ fact, operator: "notEqual", value });
const has = (code: string): NestedCondition => ({ fact: "categories", operator: "contains", value: code });
const hasNot = (code: string): NestedCondition => ({ fact: "categories", operator: "doesNotContain", value: code });

const POOR: NestedCondition = {
  any: [has("registeredPoor"), { all: [{ any: [has("subsistence"), has("extremePoor")] }, hasNot("urban")] }],
};
const ELIGIBLE: NestedCondition = { any: [has("registeredPoor"), has("extremePoor"), has("subsistence")] };
const HERE: NestedCondition = { all: [is("place", "county"), is("designated", true)] };

const hospitals: RuleProperties[] = BASIC.map((row) => ({
  priority: 100,
  conditions: {
    all: [
      row.place === null ? isNot("place", "outside") : is("place", row.place),
      ...(row.tier === null ? [] : [is("tier", row.tier)]),
      { fact: "grade", operator: "lessThanInclusive", value: row.grade },
      ...(row.grade === 3 && (row.tier === "city" || row.tier === "province") ? [is("grade", 3)] : []),
    ],
  },
  event: { type: "basic", params: { row } },
}));

const critical: RuleProperties[] = CRITICAL.map((row) => ({
  priority: 90,
  conditions: { all: [is("since2019", row.since2019), row.poor ? POOR : { not: POOR }] },
  event: { type: "critical", params: { row } },
}));

const assistance: RuleProperties[] = (
  [
    [ASSISTANCE.elsewhere, { not: HERE }],
    [ASSISTANCE.extremePoor, { all: [HERE, has("extremePoor")] }],
    [ASSISTANCE.poor, { all: [HERE, hasNot("extremePoor")] }],
  ] satisfies [string, NestedCondition][]
).map(([rate, where]) => ({
  priority: 70,
  conditions: { all: [is("assists", true), ELIGIBLE, where] },
  event: { type: "assistance", params: { rate } },
}));

const RULES: readonly RuleProperties[] = [
  ...hospitals,
  ...critical,
  { priority: 80, conditions: { all: [ELIGIBLE] }, event: { type: "supplemental" } },
  ...assistance,
];

interface Fired {
  readonly row: Table;
  readonly rate: string;
}

const least = (amount: Decimal, limit: number, paid: number): Decimal =>
  Decimal.min(amount, Decimal.max(0, new Decimal(limit).minus(paid)));
const used = (before: Decimal.Value, after: Decimal, deductible: number): number =>
  Decimal.min(after, deductible).minus(Decimal.min(before, deductible)).toNumber();

/** What each event computes, from the facts of the stay and of the layers before it. */
const EVENTS: Readonly<Record<string, (stay: Spoken, found: Found, fired: Fired) => Partial<Found>>> = {
  basic({ inScope, tcm, tier, place, tcmServices, year }, _, { row }) {
    const lowers = tcm && tier !== "township" && place !== "outside";
    const deductible = lowers ? row.deductible - TCM_REDUCTION : row.deductible;
    const x = new Decimal(inScope);
    let exact = bandsOn(x, { ...row, deductible });
    if (tcmServices > 0 && x.gt(deductible))
      exact = exact.plus(x.minus(deductible).times(tcmServices).times(TCM_RATE).div(x));
    return { stated: row.deductible, deductible, basic: least(fen(exact), row.limit, year.basicPool).toNumber() };
  },
  critical({ inScope, year }, { basic }, { row }) {
    const left = new Decimal(inScope).minus(basic);
    const after = left.plus(year.criticalBase);
    const raw = between(new Decimal(year.criticalBase), after, row);
    return {
      criticalIllness: Decimal.min(least(raw, row.limit, year.criticalPaid), left).toNumber(),
      criticalUsed: used(year.criticalBase, after, row.deductible),
    };
  },
  supplemental({ inScope, year }, { basic, criticalIllness }) {
    const left = new Decimal(inScope).minus(basic).minus(criticalIllness);
    const after = left.plus(year.supplementalBase);
    return {
      supplementalBase: left.toNumber(),
      supplemental: Decimal.min(between(new Decimal(year.supplementalBase), after, SUPPLEMENTAL), left).toNumber(),
      supplementalUsed: used(year.supplementalBase, after, SUPPLEMENTAL.deductible),
    };
  },
  assistance({ inScope, year }, { basic, criticalIllness, supplemental, stated }, { rate }) {
    const left = new Decimal(inScope).minus(basic).minus(criticalIllness).minus(supplemental);
    const base = Decimal.max(0, left.minus(stated));
    return {
      assistanceBase: base.toNumber(),
      medicalAssistance: least(fen(base.times(rate)), ASSISTANCE.limit, year.assistancePaid).toNumber(),
    };
  },
};

/** Nothing found yet. */
const NOTHING: Found = {
  stated: 0,
  deductible: 0,
  basic: 0,
  criticalIllness: 0,
  criticalUsed: 0,
  supplemental: 0,
  supplementalBase: 0,
  supplementalUsed: 0,
  medicalAssistance: 0,
  assistanceBase: 0,
};

/** The engine, made once; running it gives a promise. */
export function createRulesEngine(): (stay: Spoken) => Promise<Found> {
  const engine = new Engine([...RULES]);
  for (const [type, compute] of Object.entries(EVENTS))
    engine.on(type, async (params: unknown, almanac: Almanac) => {
      const stay = await almanac.factValue<Spoken>("stay");
      const found = await almanac.factValue<Found>("found");
      almanac.addRuntimeFact("found", { ...found, ...compute(stay, found, params as Fired) });
    });
  return async (stay) => {
    const { almanac } = await engine.run({ ...stay, stay, found: NOTHING });
    return almanac.factValue<Found>("found");
  };
}

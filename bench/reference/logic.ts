/** The same policy as JsonLogic for json-logic-engine, compiled: integers of fen, with one own operator that rounds. */
import { LogicEngine } from "json-logic-engine";
import { ASSISTANCE, BASIC, CRITICAL, SUPPLEMENTAL, TCM_REDUCTION } from "./policy.ts";
import type { Table } from "./policy.ts";
import type { Found, Spoken } from "./spoken.ts";

type Logic = unknown;

const v = (name: string): Logic => ({ var: name });
const least = (...of: readonly Logic[]): Logic => ({ min: of });
const most = (...of: readonly Logic[]): Logic => ({ max: of });
const minus = (left: Logic, right: Logic): Logic => ({ "-": [left, right] });
const hundredths = (rate: string): number => Math.round(Number(rate) * 100);
const has = (...codes: readonly string[]): Logic => ({ or: codes.map((code) => ({ in: [code, v("categories")] })) });

/** What bands give on `x`, in hundredths of a fen. */
function exact(x: Logic, deductible: Logic, { bands }: Table): Logic {
  return {
    "+": bands.map(({ upTo, rate }, i) => {
      const to = upTo === Infinity ? x : least(x, upTo * 100);
      const from = i === 0 ? deductible : (bands[i - 1]?.upTo ?? 0) * 100;
      return { "*": [most(0, minus(to, from)), hundredths(rate)] };
    }),
  };
}

const round = (value: Logic): Logic => ({ floor: { "/": [{ "+": [value, 50] }, 100] } });
const between = (before: Logic, after: Logic, table: Table): Logic =>
  minus(round(exact(after, table.deductible * 100, table)), round(exact(before, table.deductible * 100, table)));
const used = (before: Logic, after: Logic, { deductible }: Table): Logic =>
  minus(least(after, deductible * 100), least(before, deductible * 100));
const within = (value: Logic, limit: number, paid: string): Logic =>
  limit === Infinity ? value : least(value, most(0, minus(limit * 100, v(paid))));

/** A chain of `if`, the first that matches. */
function first(rows: readonly (readonly [Logic, Logic])[]): Logic {
  return { if: [...rows.slice(0, -1).flat(), rows[rows.length - 1]?.[1]] };
}

const byHospital = (give: (row: (typeof BASIC)[number]) => Logic): Logic =>
  first(
    BASIC.map((row) => [
      {
        and: [
          ...(row.place === null ? [] : [{ "===": [v("place"), row.place] }]),
          ...(row.tier === null ? [] : [{ "===": [v("tier"), row.tier] }]),
          { "<=": [v("grade"), row.grade] },
        ],
      },
      give(row),
    ]),
  );
const byPerson = (give: (row: (typeof CRITICAL)[number]) => Logic): Logic =>
  first(
    CRITICAL.map((row) => [
      { and: [{ "===": [v("since2019"), row.since2019] }, { "===": [v("poor"), row.poor] }] },
      give(row),
    ]),
  );

const POLICY = {
  poor: { or: [has("registeredPoor"), { and: [has("subsistence", "extremePoor"), { "!": has("urban") }] }] },
  stated: byHospital((row) => row.deductible * 100),
  deductible: {
    if: [
      { and: [v("tcm"), { "!==": [v("tier"), "township"] }, { "!==": [v("place"), "outside"] }] },
      minus(v("stated"), TCM_REDUCTION * 100),
      v("stated"),
    ],
  },
  more: {
    if: [
      { ">": [v("tcmServices"), 0] },
      { floor: { "/": [{ "*": [5, most(0, minus(v("inScope"), v("deductible"))), v("tcmServices")] }, v("inScope")] } },
      0,
    ],
  },
  basic: within(
    round({ "+": [byHospital((row) => exact(v("inScope"), v("deductible"), row)), v("more")] }),
    BASIC[0]?.limit ?? 0,
    "year.basicPool",
  ),
  afterBasic: minus(v("inScope"), v("basic")),
  criticalAfter: { "+": [v("year.criticalBase"), v("afterBasic")] },
  criticalIllness: least(
    byPerson((row) => within(between(v("year.criticalBase"), v("criticalAfter"), row), row.limit, "year.criticalPaid")),
    v("afterBasic"),
  ),
  criticalUsed: byPerson((row) => used(v("year.criticalBase"), v("criticalAfter"), row)),
  afterCritical: minus(v("afterBasic"), v("criticalIllness")),
  supplementalBase: { if: [has("registeredPoor", "extremePoor", "subsistence"), v("afterCritical"), 0] },
  supplementalAfter: { "+": [v("year.supplementalBase"), v("supplementalBase")] },
  supplemental: least(between(v("year.supplementalBase"), v("supplementalAfter"), SUPPLEMENTAL), v("supplementalBase")),
  supplementalUsed: used(v("year.supplementalBase"), v("supplementalAfter"), SUPPLEMENTAL),
  assistanceBase: {
    if: [
      { and: [v("assists"), has("registeredPoor", "extremePoor", "subsistence")] },
      most(0, minus(minus(v("afterCritical"), v("supplemental")), v("stated"))),
      0,
    ],
  },
  medicalAssistance: within(
    round({
      "*": [
        v("assistanceBase"),
        {
          if: [
            { or: [{ "!==": [v("place"), "county"] }, { "!": v("designated") }] },
            hundredths(ASSISTANCE.elsewhere),
            has("extremePoor"),
            hundredths(ASSISTANCE.extremePoor),
            hundredths(ASSISTANCE.poor),
          ],
        },
      ],
    }),
    ASSISTANCE.limit,
    "year.assistancePaid",
  ),
} satisfies Readonly<Record<string, Logic>>;

/** The policy, each value built once; a later one reads those before it. Amounts in and out in fen. */
export function createLogic(): (stay: Spoken) => Found {
  const engine = new LogicEngine();
  engine.addMethod("floor", (value: unknown) => Math.floor(Number(Array.isArray(value) ? value[0] : value)), {
    deterministic: true,
  });
  const built = Object.entries(POLICY).map(
    ([name, logic]) => [name as keyof typeof POLICY, engine.build(logic) as (data: unknown) => number] as const,
  );
  return (stay) => {
    // Every field from the start, so that objects keep one shape; built up field by field it takes ten times as long.
    const data = {
      since2019: stay.since2019,
      assists: stay.assists,
      tier: stay.tier,
      grade: stay.grade,
      place: stay.place,
      designated: stay.designated,
      tcm: stay.tcm,
      categories: stay.categories,
      inScope: stay.inScope,
      tcmServices: stay.tcmServices,
      year: stay.year,
      poor: 0,
      stated: 0,
      deductible: 0,
      more: 0,
      basic: 0,
      afterBasic: 0,
      criticalAfter: 0,
      criticalIllness: 0,
      criticalUsed: 0,
      afterCritical: 0,
      supplementalBase: 0,
      supplementalAfter: 0,
      supplemental: 0,
      supplementalUsed: 0,
      assistanceBase: 0,
      medicalAssistance: 0,
    };
    for (const [name, value] of built) data[name] = value(data);
    return data;
  };
}
